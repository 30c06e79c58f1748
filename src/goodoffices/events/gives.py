"""What rules of the event lexicon give: the keys of `lexicon/events` and `lexicon/operators`."""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.actors.identity import are_of_two
from goodoffices.shapes import EventType, Party, Status

OperatorName = Literal[
    "intent",  # offers, promises, agrees, will: the act becomes AGREE, CONCEDE or THREATEN
    "appeal",  # calls on, urges: REQUEST
    "demand",  # demands, insists, orders: REQUEST
    "refuse",  # refuses, rejects: REJECT
    "threaten",  # threatens, warns it will: THREATEN
    "accuse",  # accuses of: ACCUSE; the act itself stays, with the accused as its doer
    "reverse",  # ends, lifts, suspends: the act's opposite
    "deny",  # denies that: the act, denied
    "report",  # says that: the act itself
    "plan",  # plans, intends: the act, planned (cooperation becomes AGREE)
    "suppose",  # may, expected, feared: the act, hypothetical
    "fail",  # failed to, collapse of: the act, failed
    "begin",  # began, continued, carried out: the act itself
    "absent",  # no sign of, avoided, prevented: no act
]
ABSORBING = frozenset({"intent", "appeal", "demand", "refuse", "threaten", "reverse"})
VERB_ACTORS = ("agent",)
VERB_RECIPIENTS: tuple[str, ...] = (
    "patient|dative",
    "with|against|on|upon|to|at|into|toward|towards|between|among|over",
)
NOUN_ACTORS = ("agent|by|poss|mod",)
NOUN_RECIPIENTS = ("patient|dative|against|on|upon|with|to|at|into|of|between|among",)


class EventGives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule of `lexicon/events` makes of a match.

    `actors` and `recipients` are role paths: `a|b` the first that names a party, each list entry
    adding to the others; `patient.of` is the `of` of what fills `patient`; `//between` is any
    `between` below the predicate. `mutual`: all sides act on one another; `both`: and nothing is told
    unless there are two. `undoes`: what is done to did not come about ("prevented a march").
    `across`: nothing is told unless they are of two countries. `places`: a place among the recipients
    stands for those who govern it ("an embassy in Rabat").
    Left out, they are the subject and the objects.
    """

    type: EventType
    mode: str | None = None
    cameo: str = ""
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    host: str | None = None
    status: Status | None = None
    contexts: tuple[str, ...] = ()
    mutual: bool = False
    both: bool = False
    undoes: bool = False
    places: bool = False
    across: bool = False

    def fails(self, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
        """Whether the second side or country that the rule wants isn't there."""
        alone = self.across and not are_of_two((*actors, *recipients))
        return alone or (self.both and not recipients)


class OperatorGives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule of `lexicon/operators` makes of the act found in one of the role paths `inner`.

    `of`: only these PLOVER types are taken, `but`: these are not. `alone`: coded also when the
    inner words name no act we know, with the operator's plain code. `recipients` as in EventGives;
    left out, they come from the inner act. `negated`: holds only of a negated predicate, and says
    what the negation comes to ("is not true that", "did not rule out"). `said`: of an accusation
    that is only said ("Chad said Sudan shelled it"): another must be told to have done it, and the
    deed goes before the charge. `beside`: one of these words must stand in the sentence, wherever a
    parser hangs it ("called the claim that it had shelled the town absurd").
    """

    operator: OperatorName
    inner: tuple[str, ...] = ("comp",)
    of: tuple[EventType, ...] = ()
    but: tuple[EventType, ...] = ()
    status: Status | None = None
    alone: bool = False
    negated: bool = False
    said: bool = False
    beside: frozenset[str] = frozenset()
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] = ()
