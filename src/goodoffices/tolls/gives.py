"""What rules of the toll lexicon give: the keys of `lexicon/tolls`."""

from __future__ import annotations

import msgspec

from goodoffices.shapes import Qualifier, TollKind


class TollGives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule makes of a count.

    `victims` is the slot of a surface pattern or a role path (`patient`, `patient.of`, `a|b` the
    first that counts people); `by` are role paths, asked in turn, of whoever did it (`self`: the
    owner of the noun). `qualifier` stands for a bare number ("passed 58": over). `void`: the count
    is of two kinds together ("58 dead or wounded"), so nothing certain can be said. `hedged`: less
    sure than other tolls. `beside`: holds only beside another toll of its kind ("bringing the total
    to 58"). `state`: what a release ends ("hostages held by X"), not told again beside it. `own`:
    the count is the predicate's own subject, not one that it shares.
    """

    kind: TollKind
    victims: str = "victims"
    by: tuple[str, ...] = ("agent", "self", "by", "at", "in|during|from|under")
    cumulative: bool = False
    qualifier: Qualifier | None = None
    void: bool = False
    hedged: bool = False
    beside: bool = False
    state: bool = False
    own: bool = False
