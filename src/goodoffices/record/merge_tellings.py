"""Tellings: what one report tells of one event, as far as it decides whether another tells the same."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import msgspec

from goodoffices.record.sql import query

STEM = 6  # letters by which "proposed" and "proposal", "shelled" and "shelling" are one
AROUND = 9  # words on either side of a trigger that tell what it is about
_WORD = re.compile(r"\w+(?:['\u2019.-]\w+)*")
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\w+")
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = re.compile(
    rf"\b{_MONTHS}\.? \d{{1,2}}\b|\b\d{{1,2}} {_MONTHS}\b|\b\d{{1,2}}(?:[:.]\d\d)? ?[ap]\.?m\b"
)
_ENDING = re.compile(r"(?:['\u2019]s|ments?|ations?|tions?|sions?|ings?|als?|ance|ers?|ed|es|s|e)$")
_STOP = frozenset(
    """a an the and or but of in on at to for from by with as that which who whom whose it its they their them
    he his him she her was were is are be been being had has have would could should will not no after before
    since until while when where than then there this these those into over under about up out off also said
    says say told according more most some any all both each one two other another new had late early day
    night week month""".split()
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty".split()
    )
}
_LENGTH = re.compile(r"(?P<many>\d+|[a-z]+)[- ](?P<unit>minute|hour|day|week|month|year)s?\b")


class Who(NamedTuple):
    """A party to an event, as far as the record knows it."""

    actor: str | None
    name: str | None
    country: str | None
    sector: str | None
    role: str | None
    text: str


class Days(NamedTuple):
    """The days that an event may have happened on, as ordinals; `told`: the report says which."""

    first: int
    last: int
    told: bool


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One report's telling of one event.

    `words` are the stems of its sentence, `trigger` and `near` those of the trigger and about it that
    name no party; `spot` says that its place is a town or closer, no region; `numbers` are the figures
    of the sentence, `lengths` how long something in it lasts ("72 hour").
    `days` is None where neither the event nor the report has a day.
    """

    event: str
    report: int
    story: int
    published: int | None
    type: str
    mode: str | None
    cameo: str
    status: str
    historical: bool
    days: Days | None
    place: str | None
    spot: bool
    place_country: str | None
    lat: float | None
    lon: float | None
    trigger: frozenset[str]
    at: int
    sentence: int
    words: frozenset[str]
    near: frozenset[str]
    numbers: frozenset[str]
    lengths: frozenset[str]
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    host: tuple[Who, ...]

    @property
    def everyone(self) -> tuple[Who, ...]:
        """Actors and recipients, where it doesn't matter which is which."""
        return self.actors + self.recipients


class _Sentence(NamedTuple):
    """What a sentence says, whichever of its events is asked about."""

    words: frozenset[str]
    numbers: frozenset[str]
    lengths: frozenset[str]


def load_tellings(
    connection: sqlite3.Connection,
    reports: str,
    spans: Sequence[tuple[str, str]],
    *,
    undated: bool,
) -> list[Telling]:
    """Return the tellings of these reports, and those merged before that are near to them.

    Near is what was filed, told or done within one of the spans of days, and what reports of the
    same story tell; with `undated`, history without a day too, and what reports without one tell.
    """
    values = {"reports": reports, "spans": _json(spans), "undated": undated}
    rows = connection.execute(query("merge-tellings"), values).fetchall()
    findings = {"findings": _json([row["finding"] for row in rows])}
    people = _people(connection.execute(query("merge-parties"), findings))
    read: dict[tuple[int, int], _Sentence] = {}
    return [_telling(row, people.get(row["finding"], {}), read) for row in rows]


def _json(values: object) -> str:
    return msgspec.json.encode(values).decode()


def _people(rows: Iterable[sqlite3.Row]) -> dict[str, dict[str, tuple[Who, ...]]]:
    found: dict[str, dict[str, tuple[Who, ...]]] = {}
    for (finding, part), group in groupby(rows, key=itemgetter("finding", "part")):
        members = tuple(Who(*(row[name] for name in Who._fields)) for row in group)
        found.setdefault(finding, {})[part] = members
    return found


def _telling(
    row: sqlite3.Row,
    people: Mapping[str, tuple[Who, ...]],
    read: dict[tuple[int, int], _Sentence],
) -> Telling:
    sentence, published = row["sentence_text"], ordinal(row["published"])
    place = (row["report"], row["sentence"])
    if place not in read:
        read[place] = _Sentence(
            stems(sentence), frozenset(figures(sentence)), frozenset(lengths(sentence))
        )
    said, trigger, named = read[place], stems(row["trigger"]), _named(people.values())
    return Telling(
        event=row["finding"],
        report=row["report"],
        story=row["story"],
        published=published,
        type=row["type"],
        mode=row["mode"],
        cameo=row["cameo"] or "",
        status=row["status"],
        historical=bool(row["historical"]),
        days=days_of(row["date_start"], row["date_end"], published, historical=row["historical"]),
        place=row["place"],
        spot=row["precision"] == "place",
        place_country=row["place_country"],
        lat=row["lat"],
        lon=row["lon"],
        trigger=trigger - named or trigger,
        at=row["at"],
        sentence=row["sentence"],
        words=said.words,
        near=stems(_around(sentence, row["at"], len(row["trigger"]))) - trigger - named,
        numbers=said.numbers,
        lengths=said.lengths,
        actors=people.get("actor", ()),
        recipients=people.get("recipient", ()),
        host=people.get("host", ()),
    )


def ordinal(day: str | None) -> int | None:
    """Return an ISO day as its number among all days, None for None."""
    return None if day is None else dt.date.fromisoformat(day).toordinal()


def days_of(
    start: str | None, end: str | None, published: int | None, *, historical: bool
) -> Days | None:
    """Return the days of an event: as told, or the day of the report and the one before.

    Of an interval that is open, the day of the report stands for the missing end. History without
    a date could be of any day.
    """
    first, last = ordinal(start), ordinal(end)
    if first is None and last is None:
        return None if historical or published is None else Days(published - 1, published, False)
    if first is None:
        first = last
    if last is None:
        last = max(published or 0, first or 0)
    return Days(first or 0, last or 0, True)


def stems(text: str) -> frozenset[str]:
    """Return the words of `text` that carry meaning, cut so that forms of one word are one."""
    found = (stem(word) for word in _WORD.findall(text.lower()) if word not in _STOP)
    return frozenset(one for one in found if one)


@lru_cache(maxsize=2**16)
def stem(word: str) -> str:
    """Return a word without its ending, and no longer than six letters."""
    bare = _ENDING.sub("", word) if len(word) > 4 else word
    return (bare if len(bare) >= 3 else word)[:STEM]


def figures(text: str) -> Iterator[str]:
    """Yield the numbers of `text` from three up, but days and hours; smaller ones are in every story."""
    for word in _FIGURE.findall(_DAY.sub(" ", text.lower())):
        bare = word.replace(",", "")
        if bare.isdigit() and int(bare) > 2:
            yield str(int(bare))
        elif _NUMBERS.get(word, 0) > 2:
            yield str(_NUMBERS[word])


def lengths(text: str) -> Iterator[str]:
    """Yield how long things last in `text`: "72 hour" for "a 72-hour truce" and "72 hours"."""
    for match in _LENGTH.finditer(text.lower()):
        many = match["many"]
        number = many if many.isdigit() else str(_NUMBERS.get(many, ""))
        if number:
            yield f"{number} {match['unit']}"


def _named(people: Iterable[tuple[Who, ...]]) -> frozenset[str]:
    """Return the words by which an event's parties are called: they speak for the parties already."""
    return frozenset().union(
        *(stems(f"{who.text} {who.name or ''}") for one in people for who in one)
    )


def _around(sentence: str, at: int, long: int) -> str:
    """Return the words on either side of a trigger."""
    before = _WORD.findall(sentence[:at])[-AROUND:]
    after = _WORD.findall(sentence[at + long :])[:AROUND]
    return " ".join([*before, sentence[at : at + long], *after])
