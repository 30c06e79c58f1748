"""Events as a brief tells them: once each, with all who tell it and who takes part on which side."""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
from msgspec import json

from goodoffices.record import EventLine, Record

_PARTIES = """
SELECT p.finding, p.part, p.name, p.text, p.country, p.actor, p.sector, p.start, p.end, e.type, e.cameo,
  p.start BETWEEN s.start AND s.end OR s.start IS NULL OR f.verdict IS NOT NULL AS here,
  substr(s.text, 1, p.start - s.start) AS ahead
FROM {which} CROSS JOIN events AS e ON e.finding = f.id
CROSS JOIN parties AS p ON p.finding = e.finding
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
WHERE p.part IN ('actor', 'recipient', 'host', 'according_to')
ORDER BY p.finding, p.position
"""
_OF_REPORTS = (
    "json_each(:these) AS d CROSS JOIN findings AS f ON f.report = d.value AND f.kind = 'event'"
)
_OF_EVENTS = "json_each(:these) AS d CROSS JOIN findings AS f ON f.id = d.value"
_OFFERS = re.compile(
    r"\b(?:offer|propos|read(?:y|i)|willing|prepared|suggest|invit|volunteer|pledge|initiative|plan"
    r"|disposal|open to|host|help|mediat|good offices)",
    re.IGNORECASE,
)
_ADJECTIVE = r"\b[A-Z]\w*(?:[ei]?an|ese|ish|i|ench|utch|eek|bek|iss|elsh|o|S\.)"
_ADJECTIVES = re.compile(rf"(?:{_ADJECTIVE}, )*{_ADJECTIVE} and $")
_APART = re.compile(r" and |, ")
_SEVERAL = re.compile(r"[A-Z]\S+ (?:[\w-]+ )*[a-z-]+s$")
PRONOUNS = frozenset(
    "it its he his she her they them their we us i one both this that our my your".split()
)
COUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve about at dozens scores hundreds".split()
)
HARMLESS = frozenset("CVL MED JRN REF EDU REL SOC LAB".split())
MEDIATION = frozenset(("039", "045"))
GRAVE = frozenset(("ASSAULT", "RETREAT"))  # what matters even where only one side is named
ONE_SIDED = frozenset(("ceasefire", "martial-law"))  # and what has but one side
UNCERTAIN = frozenset(("hypothetical", "failed", "planned"))
DOUBTED = {"D": 2.0, "E": 4.0}  # points taken off what nobody reliable tells
REPEATED = 1.5  # points taken off for each line of the same type that was picked before
SAME_SENTENCE = 3  # how many times that for a line from the same sentence


class Who(msgspec.Struct, frozen=True):
    """A party to an act: what to call it; whether it is known who is meant; whether it can attack.

    `words` are those it is named by. `ahead` are words before them that may name others with it, by
    adjectives, unless one of these is a party's name.
    """

    name: str
    known: bool
    armed: bool
    words: str = ""
    ahead: str = ""


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """An event told once. `line` is the telling that leads, `tellings` are all, copies among them.

    `stories` counts them with copies told once. `first` is the day it was first told.
    """

    line: EventLine
    tellings: tuple[EventLine, ...]
    stories: int
    first: str
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    hosts: tuple[Who, ...]
    claimed: tuple[Who, ...]

    @property
    def statuses(self) -> frozenset[str]:
        """Every status it is told with."""
        return frozenset(one.status for one in self.tellings)


Parties = Mapping[str, Mapping[str, Sequence[Who]]]  # by event and part


def make_act(group: Sequence[EventLine], parties: Parties, stories: int) -> Act:
    """Return the event that these lines tell, by who takes part in each and how many stories tell it."""
    ordered = sorted(group, key=lambda line: _precedence(line, parties))
    lead = ordered[0]
    own = parties.get(lead.finding, {})
    return Act(
        line=lead,
        tellings=tuple(ordered),
        stories=stories,
        first=min(line.published or "" for line in group),
        actors=tuple(own.get("actor", ())),
        recipients=tuple(own.get("recipient", ())),
        hosts=tuple(own.get("host", ())),
        claimed=tuple(own.get("according_to", ())),
    )


def _precedence(line: EventLine, parties: Parties) -> tuple[bool, bool, str, int, str, str]:
    """Return what puts the telling first that people looked at, is no copy's late one, names most."""
    own = parties.get(line.finding, {})
    named = sum(who.known for part in ("actor", "recipient") for who in own.get(part, ()))
    return (
        line.reviewed is None,
        line.status != "denied",
        line.reliability or "C",
        -named,
        line.published or "",
        line.finding,
    )


def parties_of(record: Record, reports: str) -> Parties:
    """Return who takes part in each event of these reports, given by keys as JSON, by its own sentence.

    Left out is whoever is named inside another, and whom a reading took from another sentence: a
    reader can't find them in the one that a line cites. Where it looked there for one of two sides,
    it guessed both.
    """
    sql = _PARTIES.format(which=_OF_REPORTS)
    return _by_part(record.connection.execute(sql, {"these": reports}))


def parties_in(record: Record, events: Sequence[str], is_name: Callable[[str], bool]) -> Parties:
    """Return who takes part in these events, as `parties_of`; `is_name` says who is a party's name.

    Several told by adjectives ("Armenian and Azerbaijani ministers") are told whole.
    """
    values = {"these": json.encode(list(events)).decode()}
    rows = record.connection.execute(_PARTIES.format(which=_OF_EVENTS), values)
    return {
        event: {part: [untangled(who, is_name) for who in own] for part, own in parts.items()}
        for event, parts in _by_part(rows).items()
    }


def _by_part(found: Iterable[sqlite3.Row]) -> dict[str, dict[str, list[Who]]]:
    by_part: dict[str, dict[str, list[Who]]] = {}
    ends: dict[tuple[str, str], int] = {}
    rows = sorted(found, key=_outer_first)
    guessed = {row["finding"] for row in rows if row["part"] == "recipient" and not row["here"]}
    for row in rows:
        place = row["finding"], row["part"]
        if not row["here"] or row["end"] <= ends.get(place, 0):
            continue
        if row["cameo"] in MEDIATION and row["part"] == "recipient" and row["finding"] in guessed:
            continue
        ends[place] = row["end"]
        by_part.setdefault(row["finding"], {}).setdefault(row["part"], []).append(_who(row))
    return by_part


def _who(row: sqlite3.Row) -> Who:
    identified = bool(row["actor"] or row["country"])
    name = " ".join((row["name"] or row["text"]).split())
    words = " ".join(row["text"].split())
    ahead = _ADJECTIVES.search(row["ahead"] or "") if _SEVERAL.match(words) else None
    return Who(
        name=_named(name),
        known=_is_somebody(row),
        armed=identified and row["sector"] not in HARMLESS,
        words=row["text"],
        ahead=ahead[0] if ahead else "",
    )


def _named(name: str) -> str:
    return (
        name[:1].lower() + name[1:] if name.split(" ", maxsplit=1)[0].casefold() in COUNTS else name
    )


def is_tangled(parties: Mapping[str, Sequence[Who]]) -> bool:
    """Whether it depends on what else is a party's name who takes part in an event."""
    return any(who.ahead for own in parties.values() for who in own)


def untangled(who: Who, is_name: Callable[[str], bool]) -> Who:
    """Return the whole of words that name several by adjectives: "Armenian and Azerbaijani ministers".

    A reading may give them as one party with the last adjective alone. A name in front of the "and"
    is a party of its own.
    """
    if not who.ahead or any(is_name(one) for one in _APART.split(who.ahead)):
        return who
    joint = " ".join((who.ahead + " ".join(who.words.split())).split())
    return msgspec.structs.replace(who, name=_named(joint), known=True, words=joint)


def _outer_first(row: sqlite3.Row) -> tuple[str, str, int, int]:
    return row["finding"], row["part"], row["start"], -row["end"]


def is_offered(words: str | None) -> bool:
    """Whether words speak of an offer: "is meant to stop" is none."""
    return bool(_OFFERS.search(words or ""))


def _is_somebody(row: sqlite3.Row) -> bool:
    """Whether it is told who is meant: no pronoun, nothing but a thing; hurt may be any "12 people"."""
    if row["actor"] or row["name"]:
        return True
    first = row["text"].split(" ")[0].casefold()
    if first in PRONOUNS:
        return False
    if row["type"] == "ASSAULT" and row["part"] == "recipient":
        return True
    counted = first[:1].isdigit() or first in COUNTS
    return not counted and bool(row["country"] or row["sector"])


def weight(act: Act) -> float:
    """Return how much an act matters in a brief: how grave or helpful, how widely told, how sure.

    A doubtful source, and an act that didn't come to pass, weigh less; one that names both sides more.
    """
    line = act.line
    points = abs(line.score) + 2 * math.log2(1 + act.stories) + line.confidence
    points += 3.0 if two_sided(act) else 0.0 if line.type in GRAVE else -2.0
    points += 1.0 if line.reviewed else 0.0
    points -= 3.0 if line.status in UNCERTAIN else 0.0
    best = min((one.reliability or "C" for one in act.tellings), default="C")
    return points - DOUBTED.get(best, 0.0)


def two_sided(act: Act) -> bool:
    """Whether somebody is named on either side of an act."""
    return all(any(who.known for who in side) for side in (act.actors, act.recipients))
