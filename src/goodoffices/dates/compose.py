"""Make dates of dates: each one found becomes a mark in the text, and patterns run over the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from goodoffices.dates.grammar import Rule
from goodoffices.dates.intervals import UNKNOWN
from goodoffices.dates.joins import JOINS, Found, Parts
from goodoffices.dates.reading import Answer, Frame, groups_of
from goodoffices.dates.words import DATE_MARK, FEAST_MARK, OFFSET_MARK, OTHER_MARK

ROUNDS = 4  # how deep dates are made of dates
MOST = 500  # dates in one sentence; more than that is a table, and nothing is joined in it
PRIVATE = re.compile("[\ue000-\uf8ff]")
POSSESSIVE = re.compile(r"['\u2019]s\b")


class _Marked(msgspec.Struct, frozen=True):
    """A text with a mark for each date; `places` holds where each character stood."""

    text: str
    places: tuple[tuple[int, int], ...]


def join_dates(found: Sequence[Found], text: str, rules: Sequence[Rule], at: Frame) -> list[Found]:
    """Return the dates with all that can be made of them, in order of place.

    What a composed date was made of is given up, save a date that belongs to the next word: in "a
    day after Monday's raid" Tuesday is told, and Monday too.
    """
    dates = list(found)
    for _ in range(ROUNDS if len(dates) <= MOST else 0):
        joined = _one_round(dates, text, rules, at)
        if joined is None:
            break
        dates = joined
    owned = [inner for one in dates for inner in _possessors(one, text)]
    return sorted((*dates, *owned), key=lambda one: (one.start, -one.end))


def _possessors(one: Found, text: str) -> Iterator[Found]:
    """Yield the date at the end of a composed one if it is the possessor of what follows."""
    dates = [part for part in one.parts if part.answer.distance is None]
    if len(dates) == 1 and dates[0].start > one.start and POSSESSIVE.match(text, one.end):
        yield dates[0]


def _one_round(
    dates: list[Found], text: str, rules: Sequence[Rule], at: Frame
) -> list[Found] | None:
    marked = _mark(text, dates)
    new: list[Found] = []
    for one in sorted(_candidates(marked, dates, rules, at), key=_rank):
        if all(one.end <= other.start or other.end <= one.start for other in new):
            new.append(one)
    if not new:
        return None
    used = {id(part) for one in new for part in one.parts}
    return sorted([*new, *(one for one in dates if id(one) not in used)], key=_place)


def _rank(one: Found) -> tuple[int, str]:
    return one.start - one.end, one.rule


def _place(one: Found) -> int:
    return one.start


def _mark(text: str, dates: Sequence[Found]) -> _Marked:
    plain = PRIVATE.sub("\ufffd", text)
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for index, one in enumerate(dates):
        pieces += (plain[at : one.start], chr(_mark_of(one) + index))
        places += pairwise(range(at, one.start + 1))
        places.append((one.start, one.end))
        at = one.end
    places += pairwise(range(at, len(plain) + 1))
    return _Marked("".join((*pieces, plain[at:])), tuple(places))


def _mark_of(one: Found) -> int:
    if one.kind in ("duration", "open"):
        return OTHER_MARK
    if one.answer.distance is not None:
        return OFFSET_MARK
    return FEAST_MARK if one.kind == "holiday" else DATE_MARK


def _candidates(
    marked: _Marked, dates: Sequence[Found], rules: Sequence[Rule], at: Frame
) -> Iterator[Found]:
    for rule in rules:
        for match in rule.regex.finditer(marked.text):
            marks = [sign for sign in match[0] if PRIVATE.match(sign)]
            parts = [dates[ord(mark) % 0x400] for mark in marks]
            found = _joined(rule, match, parts, marked, at)
            if found is not None:
                yield found


def _joined(
    rule: Rule, match: re.Match[str], parts: Parts, marked: _Marked, at: Frame
) -> Found | None:
    answer = JOINS[rule.text.reads](groups_of(match), parts, at)
    if answer is None:
        return None
    interval, like = answer
    kind = rule.text.kind
    anchored = interval != UNKNOWN and any(part.answer.anchored for part in parts)
    return Found(
        start=marked.places[match.start()][0],
        end=marked.places[match.end() - 1][1],
        rule=rule.text.id,
        kind=like.kind if kind is None or kind == "none" else kind,
        answer=Answer(interval, anchored=anchored),
        parts=tuple(parts),
    )
