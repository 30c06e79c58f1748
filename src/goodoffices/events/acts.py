"""An act: what a predicate says happened, before it becomes an event of the contract."""

from __future__ import annotations

import msgspec

from goodoffices.actors.identity import distinct, without
from goodoffices.events.ontology import Code
from goodoffices.shapes import EventType, Party, Status, Time

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
FORCE = frozenset({"ASSAULT", "MOBILIZE", "PROTEST", "COERCE", "SANCTION"})
PENALTIES = frozenset(  # what one threatens with who warns of it
    "consequence retaliation action response reprisal measure sanction step strike attack war force"
    " reaction punishment repercussion retribution revenge countermeasure bloodshed".split()
)

BESIDE: dict[Status, EventType] = {  # what is done in denying an act, or in discussing it
    "denied": "REJECT", "hypothetical": "CONSULT"
}  # fmt: skip
CLOSE = 6  # tokens: "killed in police firing" is one trigger


class Act(msgspec.Struct, frozen=True):
    """A coded predicate. `home` is its token; `covers` are the predicates it speaks for.

    `undone` are the predicates whose "not" an operator took up ("is not true that").
    `trigger` is a token range. A `dropped` act is said not to have happened: it yields no event and
    keeps what it covers from yielding one. `trail` tells how it came about, for `explain`.
    """

    home: int
    rule: str
    evidence: int
    type: EventType
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    trigger: tuple[int, int]
    covers: frozenset[int]
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    host: Party | None = None
    status: Status = "actual"
    time: Time = "past"
    mutual: bool = False
    dropped: bool = False
    undone: frozenset[int] = frozenset()
    trail: tuple[str, ...] = ()

    def changed(self, why: str, **fields: object) -> Act:
        """Return this act with `fields` replaced and `why` added to its trail."""
        return msgspec.structs.replace(self, trail=(*self.trail, why), **fields)

    def is_one_with(self, earlier: Act) -> bool:
        """Return whether what came before is part of a deed: clashes before a town is taken are.

        Who strikes after the killing of his pilot does not kill him.
        """
        return earlier.mutual or not (self.recipients and earlier.recipients)

    def struck_with(self, earlier: Act) -> tuple[Party, ...]:
        """Return whom it and the fight before it were against: "took Bria after clashes with them"."""
        return distinct((*self.recipients, *earlier.recipients)) if self.recipients else ()

    def aimed_with(self, strike: Act) -> tuple[Party, ...]:
        """Return whom it hit and the armed body by name that the strike was aimed at.

        A battle is aimed at nobody: its dead may be of either side.
        """
        if strike.mutual:
            return self.recipients
        told = {p.actor for p in (*self.recipients, *self.actors)}
        aimed = (p for p in strike.recipients if p.sector == "REB" and p.actor not in told)
        return distinct((*self.recipients, *aimed)) if self.recipients else ()

    def recoded(self, code: Code, why: str, **fields: object) -> Act:
        """Return this act under another CAMEO code, with the type and mode it stands for."""
        if code.type is None:
            return self
        return self.changed(
            why, type=code.type, mode=code.mode, cameo=code.code, contexts=code.contexts, **fields
        )

    def words_with(self, other: Act) -> tuple[int, int]:
        """Return the words of two triggers that stand close together, else those of the other."""
        first = min(self.trigger[0], other.trigger[0])
        last = max(self.trigger[1], other.trigger[1])
        return (first, last) if last - first <= CLOSE else other.trigger


def authors(struck: Act, harmed: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return whose force it was: of "held after they clashed with police" the police's."""
    found = without(struck.actors, harmed)
    return found or (without(struck.recipients, harmed) if struck.actors else ())


def is_bare(act: Act) -> bool:
    """Whether an act is told of nobody."""
    return not (act.actors or act.recipients or act.dropped)


def with_talk(acts: tuple[Act, ...], plain: tuple[Act, ...]) -> tuple[Act, ...]:
    """Add "rejected Mali's accusation that ..." to the acts that are denied in it, or talked of.

    With whom an attack is discussed is not attacked.
    """
    wanted = BESIDE[acts[0].status]
    more = tuple(a for a in plain if a.type == wanted and a.recipients)
    if not more or wanted == "REJECT":
        return acts + more
    left = [
        a.changed("discussed", recipients=without(a.recipients, more[0].recipients)) for a in acts
    ]
    return (*(a.changed("of nobody", dropped=True) if is_bare(a) else a for a in left), *more)
