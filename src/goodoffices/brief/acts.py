"""Events as a brief tells them: once each, with all who tell it and who takes part on which side."""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import msgspec

from goodoffices.record import EventLine, Filter, Record, events

_PARTIES = """
SELECT p.finding, p.part, p.name, p.text, p.country, p.actor, p.sector, p.start, p.end, e.type, e.cameo,
  p.start BETWEEN s.start AND s.end OR s.start IS NULL OR f.verdict IS NOT NULL AS here,
  substr(s.text, 1, p.start - s.start) AS ahead
FROM parties AS p
JOIN events AS e ON e.finding = p.finding
JOIN findings AS f ON f.id = p.finding
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
WHERE p.part IN ('actor', 'recipient', 'host', 'according_to')
ORDER BY p.finding, p.position
"""
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
DOUBTED = {"D": 2.0, "E": 4.0}  # points taken off what nobody reliable tells
REPEATED = 1.5  # points taken off for each line of the same type that was picked before
SAME_SENTENCE = 3  # how many times that for a line from the same sentence


class Who(msgspec.Struct, frozen=True):
    """A party to an act: what to call it; whether it is known who is meant; whether it can attack.

    `words` are those it is named by.
    """

    name: str
    known: bool
    armed: bool
    words: str = ""


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


def find_acts(known: Record, asked: Filter) -> list[Act]:
    """Return the events asked for, each once, newest first; told as background ones left out."""
    parties = _parties(known)
    rows = known.connection.execute("SELECT report, story FROM story_lines")
    stories: dict[str, str] = dict(row for row in rows)
    groups: dict[str, list[EventLine]] = {}
    for line in events(known, asked):
        if not line.historical:
            groups.setdefault(line.told, []).append(line)
    return [_act(group, parties, stories) for group in groups.values()]


def _act(
    group: Sequence[EventLine],
    parties: dict[str, dict[str, list[Who]]],
    stories: dict[str, str],
) -> Act:
    ordered = sorted(group, key=lambda line: _precedence(line, parties))
    lead = ordered[0]
    own = parties.get(lead.finding, {})
    return Act(
        line=lead,
        tellings=tuple(ordered),
        stories=len({stories.get(line.report, line.report) for line in group}),
        first=min(line.published or "" for line in group),
        actors=tuple(own.get("actor", ())),
        recipients=tuple(own.get("recipient", ())),
        hosts=tuple(own.get("host", ())),
        claimed=tuple(own.get("according_to", ())),
    )


def _precedence(
    line: EventLine, parties: dict[str, dict[str, list[Who]]]
) -> tuple[bool, bool, str, int, str, str]:
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


def _parties(known: Record) -> dict[str, dict[str, list[Who]]]:
    """Return who takes part in each event by its own sentence, without whoever is named inside another.

    Whom a reading took from another sentence, a reader can't find in the one that a line cites. Where
    it looked there for one of two sides, it guessed both.
    """
    found: dict[str, dict[str, list[Who]]] = {}
    ends: dict[tuple[str, str], int] = {}
    rows = sorted(known.connection.execute(_PARTIES), key=_outer_first)
    called = {row["name"] for row in rows if row["name"]}
    guessed = {row["finding"] for row in rows if row["part"] == "recipient" and not row["here"]}
    for row in rows:
        place = row["finding"], row["part"]
        if not row["here"] or row["end"] <= ends.get(place, 0):
            continue
        if row["cameo"] in MEDIATION and row["part"] == "recipient" and row["finding"] in guessed:
            continue
        ends[place] = row["end"]
        found.setdefault(row["finding"], {}).setdefault(row["part"], []).append(_who(row, called))
    return found


def _who(row: sqlite3.Row, called: AbstractSet[str]) -> Who:
    identified = bool(row["actor"] or row["country"])
    joint = _joint(row, called)
    name = joint or " ".join((row["name"] or row["text"]).split())
    return Who(
        name=name[:1].lower() + name[1:] if name.split(" ")[0].casefold() in COUNTS else name,
        known=bool(joint) or _is_somebody(row),
        armed=identified and row["sector"] not in HARMLESS,
        words=joint or row["text"],
    )


def _joint(row: sqlite3.Row, called: AbstractSet[str]) -> str:
    """Return the whole of words that name several by adjectives: "Armenian and Azerbaijani ministers".

    A reading may give them as one party with the last adjective alone. A name in front of the "and",
    one of those in `called`, is a party of its own.
    """
    words = " ".join(row["text"].split())
    ahead = _ADJECTIVES.search(row["ahead"] or "") if _SEVERAL.match(words) else None
    if ahead is None or any(one in called for one in _APART.split(ahead[0])):
        return ""
    return " ".join((ahead[0] + words).split())


def _outer_first(row: sqlite3.Row) -> tuple[str, str, int, int]:
    return row["finding"], row["part"], row["start"], -row["end"]


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
    points -= 3.0 if line.status in {"hypothetical", "failed", "planned"} else 0.0
    best = min((one.reliability or "C" for one in act.tellings), default="C")
    return points - DOUBTED.get(best, 0.0)


def two_sided(act: Act) -> bool:
    """Whether somebody is named on either side of an act."""
    return all(any(who.known for who in side) for side in (act.actors, act.recipients))


def is_tellable(act: Act) -> bool:
    """Whether a line about an act tells something: both its sides are named, or it is grave with one."""
    return two_sided(act) or act.line.type in GRAVE or act.line.mode in ONE_SIDED


def pick(acts: Sequence[Act], most: int) -> list[Act]:
    """Return the `most` acts that matter most, with an eye to every kind and day, oldest first."""
    left = {act.line.finding: (weight(act), act) for act in acts if is_tellable(act)}
    taken: list[Act] = []
    seen: dict[str, int] = {}
    while left and len(taken) < most:
        key = min(left, key=lambda one: (-_left_of(*left[one], seen), one))
        act = left.pop(key)[1]
        taken.append(act)
        for shelf in _shelves(act):
            seen[shelf] = seen.get(shelf, 0) + 1
    return sorted(taken, key=lambda act: (act.line.day or "", act.line.finding))


def _left_of(points: float, act: Act, seen: dict[str, int]) -> float:
    kind, day, sentence = (seen.get(shelf, 0) for shelf in _shelves(act))
    return points - REPEATED * (kind + day + SAME_SENTENCE * sentence)


def _shelves(act: Act) -> tuple[str, str, str]:
    line = act.line
    return line.type, line.day or "", " ".join((line.sentence_text or line.finding).split())
