"""What only a record tells of a go-between: what it brokered before, what it tried, what it lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from goodoffices.channels.shape import Citation, Evidence, Reason

TestimonyKind = Literal["brokered", "effort-failed", "office-lost", "weakened", "strengthened"]
SIGNS: Mapping[str, int] = {
    "brokered": 1, "effort-failed": -1, "office-lost": -1, "weakened": -1, "strengthened": 1,
}  # fmt: skip
MEANS: Mapping[str, str] = {
    "brokered": "brokered between the sides before",
    "effort-failed": "an earlier effort of it failed",
    "office-lost": "who had its contacts lost the office",
    "weakened": "its influence has waned",
    "strengthened": "its influence has grown",
}
ENDS = {"deposed": "was deposed", "resigned": "resigned", "died": "died"}


class Testimony(msgspec.Struct, frozen=True, kw_only=True):
    """One thing told of a third party, with where.

    `sides` are the parties it is told of, as far as told, `around` those of the whole report;
    `person` is who lost the office.
    """

    party: str
    kind: TestimonyKind
    words: str
    cited: Citation
    date: str | None = None
    sides: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    person: str | None = None


def bearing_on(
    testimonies: Sequence[Testimony], a: str, b: str, people: Mapping[str, Sequence[str]]
) -> Iterator[Testimony]:
    """Yield those that bear on a question.

    A precedent bears where a side took part, or, where no side is told, in a report of both; a lost
    office where its holder was behind the party's contacts with the sides (`people`, by party).
    """
    for one in testimonies:
        if one.party in {a, b}:
            continue
        behind = {person.split(", ")[0] for person in people.get(one.party, ())}
        lost = one.kind == "office-lost"
        if one.person in behind if lost else _is_about(one, {a, b}):
            yield one


def _is_about(one: Testimony, sides: set[str]) -> bool:
    return bool(one.sides & sides) if one.sides else sides <= one.around


def testimony_reasons(
    found: Sequence[Testimony], weights: Mapping[str, float]
) -> tuple[Reason, ...]:
    """Return a party's testimonies as reasons, one for each thing told, all tellers cited."""
    by_words: dict[tuple[str, str], list[Testimony]] = {}
    for one in found:
        by_words.setdefault((one.kind, one.words), []).append(one)
    return tuple(
        Reason(
            feature=kind,
            reason=words,
            weight=weights.get(kind, 0.0),
            evidence=tuple(Evidence(date=one.date, cited=(one.cited,)) for one in told),
            count=len(told),
        )
        for (kind, words), told in by_words.items()
    )
