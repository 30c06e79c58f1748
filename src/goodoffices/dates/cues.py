"""Does a date lie behind or ahead: read from the words around it in its sentence."""

from __future__ import annotations

import re

from goodoffices.dates.grammar import Cues
from goodoffices.dates.reading import Tense

WINDOW = 300  # characters looked at on either side
POSSESSIVE = re.compile(r"['\u2019]s\b")
CLAUSE = re.compile(
    r"[;:()“”\"]|, (?:and|but|while|as|when|after|which|who|where|although|though|since)\b"
)


def tense_at(text: str, start: int, end: int, cues: Cues) -> Tense | None:
    """Return "future" if the date at `start` lies ahead, "past" if behind, None if nothing tells.

    The last cue before the date in its clause decides; else the first one after it in its clause,
    else the last in the sentence before it. A word that touches the date ("until Monday") goes
    before them all, unless it opens the clause. A possessive ("will discuss Monday's raid") is told
    by what follows alone.
    """
    before = text[max(0, start - WINDOW) : start]
    clause = before[_clause_start(before) :]
    touching = cues.touching.search(clause)
    if POSSESSIVE.match(text, end) and not touching:
        return _first(text[end : end + WINDOW], cues)
    if touching and clause[: touching.start()].strip(' "“,'):
        return _tense(touching)
    if touching and touching.lastgroup and _tense(touching) == "past":
        return "past"
    return (
        _last(clause[: touching.start()] if touching else clause, cues)
        or _first(text[end : end + WINDOW], cues)
        or ("future" if touching else None)
        or _last(before, cues)
    )


def _clause_start(before: str) -> int:
    ends = [match.end() for match in CLAUSE.finditer(before)]
    return ends[-1] if ends else 0


def _tense(match: re.Match[str]) -> Tense:
    return "past" if (match.lastgroup or "").startswith("past") else "future"


def _last(text: str, cues: Cues) -> Tense | None:
    found = None
    for found in cues.anywhere.finditer(text):  # noqa: B007 - the last one is wanted
        pass
    return _tense(found) if found else None


def _first(text: str, cues: Cues) -> Tense | None:
    boundary = CLAUSE.search(text)
    found = cues.anywhere.search(text, 0, boundary.start() if boundary else len(text))
    return _tense(found) if found else None
