"""What rules of `lexicon/standings` give."""

from __future__ import annotations

import msgspec

from goodoffices.shapes import Change


class StandingGives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`who`: role paths to the person or body; `role`: role paths to the words for the office.

    `told`: the role when no words for one are found (an influence has no title). `named`: it is told of
    somebody by name only, and of an office: what one is promoted to may be a rank.
    """

    change: Change
    who: tuple[str, ...] = ("patient",)
    role: tuple[str, ...] = ("as", "attr")
    told: str = ""
    named: bool = False
