"""Whether two tellings are of one event: points for and against, each with its reason in words.

The weights were set by hand on the pairs of one war (`docs/merging.md`); the other was only scored.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from goodoffices.record.merge_tellings import Telling, Who

ENOUGH = 5.25  # points from which two tellings are one event
REPRINT = 0.7  # share of the words of two sentences, from which one is the other again
FITS = 0.5  # likeness of two sides from which they can be one
UNSURE = 0.25  # likeness below which they can't; in one report, who is not the same is another
ELSEWHERE = 4.0  # points that another place takes
APART = 60.0  # kilometres between places that can't be one
CROSSED = 0.6  # likeness of all parties from which it doesn't matter who acts and who is acted on
STRANGERS = -5.0  # points of other actors and other recipients, which nothing else outweighs
# Types that tell the same act in other words, with what that takes off.
FAMILIES = (
    frozenset({"AGREE", "CONCEDE", "RETREAT", "COOPERATE", "SUPPORT"}),
    frozenset({"ASSAULT", "MOBILIZE", "COERCE"}),
    frozenset({"CONSULT", "COOPERATE"}),
    frozenset({"AGREE", "CONSULT"}),
    frozenset({"REQUEST", "AGREE"}),
    frozenset({"ACCUSE", "REJECT", "THREATEN"}),
    frozenset({"RETREAT", "SANCTION"}),
)
# Acts in which who acts and who is acted on can change places.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
OPEN = frozenset({"offered", "sought", "planned", "threatened", "hypothetical"})
LATER = -1.0  # points of two that tell no day, in papers of different days
DISPUTED = -0.5  # points of attacks on one town on one day with other figures
NOTHING = -1.5  # points of attacks that share no word, no figure and no town
_KM = 111.0  # kilometres in a degree of latitude
PEOPLE = MappingProxyType({"actors": 2.0, "recipients": 1.5})
# The most that two tellings can come to: by type, mode, code and status; by those of kindred types; by days.
MOST_KINDS, MOST_KIN, MOST_DAYS = 2.1, -0.4, 1.5
SAME_TOWN, SAME_REGION, SAME_TRIGGER, SAME_WORDS, SAME_FIGURE = 0.8, 0.6, 1.2, 3.0, 0.7


class Point(NamedTuple):
    """What speaks for, or against, two tellings being of one event."""

    weight: float
    why: str


class Likeness(NamedTuple):
    """The points of two tellings together, and what they are for."""

    score: float
    why: str


def compare(one: Telling, other: Telling) -> Likeness | None:
    """Return how alike two tellings are, None where they can't be of one event."""
    if not may_be_one(one, other):
        return None
    points = list(weigh(one, other))
    score = sum(point.weight for point in points)
    if score < ENOUGH:
        return None
    return Likeness(round(score, 2), "; ".join(point.why for point in points if point.weight > 0))


def weigh(one: Telling, other: Telling) -> Iterator[Point]:
    """Yield what speaks for and against two tellings being of one event, as far as it matters."""
    if reprints(one, other):
        yield Point(2 * ENOUGH, "the same words in the same sentence")
        return
    people = list(_people(one, other))
    yield from people
    if sum(point.weight for point in people) <= STRANGERS:
        return
    yield from _kinds(one, other)
    yield from _days(one, other)
    yield from _place(one, other)
    yield from _words(one, other)


@cache
def kin(kind: str) -> frozenset[str]:
    """Return the types that can tell an act of this type in other words, itself among them."""
    return frozenset({kind}).union(*(family for family in FAMILIES if kind in family))


def may_be_one(one: Telling, other: Telling) -> bool:
    """Whether nothing rules out that two tellings are of one event: day, type, status, history."""
    if one.type != other.type and other.type not in kin(one.type):
        return False
    if (one.status == "denied") != (other.status == "denied"):
        return False
    if one.report == other.report and one.sentence == other.sentence:
        return False
    if one.historical != other.historical and not (one.days and other.days):
        return False
    return days_meet(one, other)


def days_meet(one: Telling, other: Telling) -> bool:
    """Whether two tellings can be of one day.

    Told days must overlap. An event without a day of its own happened on the day of its report or
    shortly before; copies of one story are compared whatever their day.
    """
    a, b = one.days, other.days
    if a is None or b is None:
        return (one.historical and other.historical) or one.story == other.story
    if one.story == other.story and not (a.told and b.told):
        return True
    return a.first <= b.last and b.first <= a.last


def reprints(one: Telling, other: Telling) -> bool:
    """Whether one sentence is the other again, and the same word in it tells both."""
    if one.report == other.report or one.type != other.type or not one.trigger & other.trigger:
        return False
    if one.type == "ASSAULT" and one.numbers and other.numbers and not one.numbers & other.numbers:
        return False
    shared = len(one.words & other.words)
    return bool(shared) and shared / len(one.words | other.words) >= REPRINT


def _kinds(one: Telling, other: Telling) -> Iterator[Point]:
    if one.type == other.type:
        yield Point(1.0, f"both {one.type}")
        if one.mode and other.mode:
            same = one.mode == other.mode
            yield Point(0.5 if same else -0.7, f"mode {one.mode}")
        if one.cameo[:3] == other.cameo[:3] and one.cameo:
            yield Point(0.3, f"CAMEO {one.cameo[:3]}")
    else:
        yield Point(-0.7, "kindred types")
    if one.status == other.status:
        yield Point(0.3, f"both {one.status}")
    elif (one.status in OPEN) != (other.status in OPEN):
        yield Point(-0.7, "one is done, one is not")
    if (one.status == "failed") != (other.status == "failed"):
        yield Point(-2.0, "one failed")


def _days(one: Telling, other: Telling) -> Iterator[Point]:
    a, b = one.days, other.days
    if a is None or b is None:
        return
    if a.told and b.told:
        exact = a == b
        wide = max(a.last - a.first, b.last - b.first) > 3
        yield Point(
            0.5 if wide else 1.5 if exact else 1.0,
            "on the same day" if exact else "in the same days",
        )
    elif one.report == other.report:
        yield Point(0.2, "told in one report")
    elif one.published == other.published:
        yield Point(0.8, "told on the same day")
    elif a.told or b.told:
        yield Point(0.2, "told in the same days")
    else:
        yield Point(LATER, "told a day apart")


def _people(one: Telling, other: Telling) -> Iterator[Point]:
    straight = [
        (part, sides(getattr(one, part), getattr(other, part))) for part in ("actors", "recipients")
    ]
    if mutual(one, other):
        whole = sides(one.everyone, other.everyone)
        if whole is not None and whole > CROSSED:
            straight = [("actors", whole), ("recipients", whole)]
    for part, alike in straight:
        weight = people_points(part, alike, within=one.report == other.report)
        if weight > 0:
            yield Point(weight, f"the same {part}" if alike == 1 else f"{part} that fit")
        elif weight < 0:
            yield Point(weight, f"other {part}")


def mutual(one: Telling, other: Telling) -> bool:
    """Whether in both who acts and who is acted on can change places."""
    return one.type in MUTUAL and other.type in MUTUAL


def people_points(part: str, alike: float | None, *, within: bool) -> float:
    """Return the points of two sides as alike as that; `within`: of one report."""
    if alike is None:
        return 0.0
    if alike >= FITS:
        return PEOPLE[part] * alike
    return -1.5 * PEOPLE[part] if alike < UNSURE or within else 0.0


def sides(one: Sequence[Who], other: Sequence[Who]) -> float | None:
    """Return from 0 to 1 how well the fewer of two sides fit the others; None where one is unknown."""
    few, many = sorted((one, other), key=len)
    if not few:
        return None
    best = [max(alike(who, them) for them in many) for who in few]
    return sum(best) / len(best)


def alike(one: Who, other: Who) -> float:
    """Return from 0 to 1 how well two parties can be one.

    1 is the same registry entry or name. A state fits its organs and people; two named persons of a
    state are two; somebody generic ("militants") fits any armed group of the country.
    """
    if _is_named_same(one, other):
        return 1.0
    if one.text.casefold() == other.text.casefold():
        return 0.5
    if not one.country or not other.country:
        return 0.3
    if one.country != other.country:
        return 0.0
    return _of_one_country(one, other)


def _is_named_same(one: Who, other: Who) -> bool:
    """Whether both are one registry entry, one name, or the same words with no entry to tell apart."""
    if one.actor and other.actor:
        return one.actor == other.actor
    return (one.name or one.text).casefold() == (other.name or other.text).casefold()


def _of_one_country(one: Who, other: Who) -> float:
    if not (one.actor or other.actor):
        return _of_one_kind(one, other)
    if _is_state(one) or _is_state(other):
        return 0.7
    if not (one.actor and other.actor):
        return 0.6
    return 0.0 if one.role and other.role else 0.5


def _of_one_kind(one: Who, other: Who) -> float:
    """Return how well two nameless parties of a country are one: its jets and its troops are its army."""
    if not one.sector or not other.sector:
        return 0.6
    return 0.8 if one.sector == other.sector else 0.4


def _is_state(who: Who) -> bool:
    return bool(who.actor) and who.actor == who.country


def _place(one: Telling, other: Telling) -> Iterator[Point]:
    if one.place is None or other.place is None:
        return
    if one.place == other.place:
        yield Point(SAME_TOWN if one.spot and other.spot else SAME_REGION, f"at {one.place}")
    elif one.place_country and other.place_country and one.place_country != other.place_country:
        yield Point(-ELSEWHERE, "in other countries")
    elif _kilometres(one, other) > APART:
        yield Point(-ELSEWHERE, "far apart")


def _kilometres(one: Telling, other: Telling) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return _KM * max(abs(one.lat - other.lat), abs(one.lon - other.lon) * 0.7)


def _words(one: Telling, other: Telling) -> Iterator[Point]:
    if one.trigger & other.trigger:
        yield Point(SAME_TRIGGER, f"told as {min(one.trigger & other.trigger)}")
    shared = one.near & other.near
    few = min(len(one.near), len(other.near)) or 1
    yield Point(SAME_WORDS * len(shared) / few, f"{len(shared)} words about it")
    numbers = one.numbers & other.numbers
    if numbers:
        yield Point(SAME_FIGURE * min(len(numbers), 2), "figures " + ", ".join(sorted(numbers)))
    elif one.numbers and other.numbers and one.type == "ASSAULT":
        yield Point(DISPUTED if _there_and_then(one, other) else -2.0, "other figures")
    elif one.type == "ASSAULT" and not shared and not _there(one, other):
        yield Point(NOTHING, "nothing else in common")
    if one.lengths and other.lengths and not one.lengths & other.lengths:
        yield Point(-2.0, "of another length")


def _there(one: Telling, other: Telling) -> bool:
    """Whether both tell of one town, or closer."""
    return one.spot and other.spot and one.place is not None and one.place == other.place


def _there_and_then(one: Telling, other: Telling) -> bool:
    """Whether both tell of one town and of one day: of one attack each source has its own toll."""
    told = one.days is not None and one.days.told and one.days == other.days
    return told and _there(one, other)


def most(one: Telling, other: Telling, people: float) -> float:
    """Return the most points that two tellings can come to, whose parties come to `people`.

    Never less than `compare` counts, and quick to tell: it gives no reasons.
    """
    if people <= STRANGERS:
        return people
    top = people + MOST_DAYS + (MOST_KINDS if one.type == other.type else MOST_KIN)
    if one.place is not None and one.place == other.place:
        top += SAME_TOWN
    if not one.trigger.isdisjoint(other.trigger):
        top += SAME_TRIGGER
    if one.numbers and other.numbers:
        top += SAME_FIGURE * min(len(one.numbers & other.numbers), 2)
    few = min(len(one.near), len(other.near)) or 1
    return top + SAME_WORDS * len(one.near & other.near) / few
