"""Find the dates that a sentence tells, as intervals of days seen from publication.

Simple dates are found first, the longest words winning; `compose` then makes dates of dates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import msgspec

from goodoffices.dates.compose import join_dates
from goodoffices.dates.cues import tense_at
from goodoffices.dates.grammar import READERS, Grammar, Rule
from goodoffices.dates.intervals import UNKNOWN, Interval, away, days_in
from goodoffices.dates.joins import Found
from goodoffices.dates.mentions import DateMention, StoryDates
from goodoffices.dates.reading import Answer, Frame, Tense, groups_of
from goodoffices.errors import InputError
from goodoffices.shapes import Date

# Readers that ask whether the sentence looks back or ahead.
TENSED = frozenset(
    {
        "calendar",
        "ordinal",
        "month-edge",
        "nth-weekday",
        "days",
        "weekday",
        "weekend",
        "unit",
        "in",
        "month",
        "month-fraction",
        "months",
    }
    | {"season", "holiday"}
)
NEWS = range(1600, 2400)  # years of publication: no distance from them leaves the calendar
EARLIEST = 7  # days between a dateline and the paper it is printed in
NEAR = 20  # dates before this one among which the date spoken of is looked for
# Words of one clause with a preposition of time at its end: what they tell has a day of its own.
OWN_DAY = re.compile(r"[^,;:.\u2014]{4,90}\b(?:on|of)\s{1,3}(?:the\s{1,3})?", re.IGNORECASE)
OPENING = re.compile(r"\W{0,3}(?:back )?(?:in|during|it was in)\s{1,3}\Z", re.IGNORECASE)


class Candidate(NamedTuple):
    """A match of a simple rule; `start` and `end` are those of the words that are kept."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]


class _Sentence(msgspec.Struct, frozen=True):
    """A sentence being read, and what its dates are read against."""

    text: str
    published: date | None
    grammar: Grammar
    story: StoryDates | None
    tense: Tense | None


def find_dates(
    text: str,
    offset: int,
    published: str | None,
    grammar: Grammar,
    story: StoryDates | None = None,
    tense: Tense | None = None,
) -> tuple[DateMention, ...]:
    """Return the dates that one sentence tells, in order of place.

    Every mention's date is an interval of ISO days no narrower than the words: one null end is
    open, both null can't be resolved. Without a publication day only absolute dates are resolved.
    A mention stands inside another only where both are dates of their own: of "a day after
    Monday's raid", "a day after Monday" and "Monday".

    Args:
        text: the sentence.
        offset: where it starts in the report.
        published: the ISO day of publication, if known.
        grammar: from `load_grammar`.
        story: the dates told before in the story, for "three days earlier".
        tense: whether the dates lie behind or ahead, where the caller knows; else the words tell.

    """
    small = text.casefold()
    present = {gate.name for gate in grammar.gates if gate.opens(text, small)}
    if not present:
        return ()
    sentence = _Sentence(text, _day(published), grammar, story, tense)
    rules = [rule for rule in grammar.simple if rule.may_stand(present, small)]
    simple = _simple_dates(sentence, rules)
    found = join_dates(simple, text, grammar.composed, _frame(sentence)) if simple else ()
    return tuple(_mention(one, text, offset) for one in found)


def written_on(dateline: str | None, published: str | None, grammar: Grammar) -> str | None:
    """Return the ISO day that a story's relative words are counted from.

    The day of its dateline ("BEIRUT, May 4 -"), where that lies in the week before publication or
    publication is unknown; else the day of publication.
    """
    told = find_dates(dateline, 0, published, grammar) if dateline else ()
    day = next((m.date.start for m in told if m.date.start and m.date.start == m.date.end), None)
    if day is None or published is None:
        return day or published
    early = date.fromisoformat(published[:10]) - date.fromisoformat(day)
    return day if 0 <= early.days <= EARLIEST else published


def _day(published: str | None) -> date | None:
    if not published:
        return None
    try:
        day = date.fromisoformat(published[:10])
    except ValueError as error:
        raise InputError("published", f"{published!r} is no day", "write 2014-07-11") from error
    if day.year not in NEWS:
        raise InputError("published", f"{published!r} is no day of the news", "write 2014-07-11")
    return day


def _simple_dates(sentence: _Sentence, rules: Sequence[Rule]) -> list[Found]:
    """Return the winners among overlapping candidates, read from left to right.

    A candidate that its reader refuses ("30 February") leaves its words to the next in rank.
    """
    ranked = sorted((one for rule in rules for one in _matches(rule, sentence.text)), key=_rank)
    while True:
        found, refused = _read_all(_winners(ranked), sentence)
        if not refused:
            return _anchored_ahead(_anchored_behind(found, sentence.text), sentence.text)
        ranked = [one for one in ranked if id(one) not in refused]


def _matches(rule: Rule, text: str) -> Iterator[Candidate]:
    for match in rule.regex.finditer(text):
        kept = [name for name in match.re.groupindex if name.startswith("kept") and match[name]]
        start, end = match.span(kept[0] if kept else 0)
        yield Candidate(start, end, rule, match)


def _rank(one: Candidate) -> tuple[int, bool, bool, int, str]:
    """Longest words first; then what is no date, a rule's own day, what saw more around the words."""
    seen = one.match.end() - one.match.start()
    text = one.rule.text
    return one.start - one.end, text.kind != "none", not text.fixed, -seen, text.id


def _winners(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Return, in order of place, those whose words no one of higher rank has taken."""
    taken: list[Candidate] = []
    for one in ranked:
        place = bisect_left(taken, one.start, key=_start)
        free_before = place == 0 or taken[place - 1].end <= one.start
        if free_before and (place == len(taken) or one.end <= taken[place].start):
            taken.insert(place, one)
    return taken


def _start(one: Candidate) -> int:
    return one.start


def _read_all(winners: Sequence[Candidate], sentence: _Sentence) -> tuple[list[Found], set[int]]:
    """Return what the winners tell, and by their id() those that tell nothing possible."""
    found: list[Found] = []
    refused: set[int] = set()
    for one in winners:
        text = one.rule.text
        if text.kind is None or text.kind == "none":
            continue
        answer = READERS[text.reads](groups_of(one.match), _frame(sentence, one, found))
        if answer is None:
            refused.add(id(one))
            continue
        found.append(Found(one.start, one.end, text.id, answer.kind or text.kind, answer))
    return found, refused


def _frame(
    sentence: _Sentence, one: Candidate | None = None, before: Sequence[Found] = ()
) -> Frame:
    frame = Frame(sentence.grammar.words, sentence.grammar.holidays, sentence.published)
    if one is None:
        return frame
    return msgspec.structs.replace(
        frame,
        anchor=_anchor(sentence.story, before, exact=one.rule.text.reads == "event"),
        year=_year_set(sentence.text, before),
        tense=_tense(sentence, one),
        fixed=one.rule.text.fixed,
    )


def _tense(sentence: _Sentence, one: Candidate) -> Tense | None:
    if sentence.tense is not None or one.rule.text.reads not in TENSED:
        return sentence.tense
    return tense_at(sentence.text, one.start, one.end, sentence.grammar.cues)


def _anchor(story: StoryDates | None, before: Sequence[Found], *, exact: bool) -> Interval | None:
    """Return the date spoken of: the last closed one in the sentence, else the story's.

    `exact`: the story's only if it is a single day.
    """
    for one in reversed(before[-NEAR:]):
        if days_in(one.interval) is not None and one.answer.distance is None:
            return one.interval
    told = story.last if story else None
    if told is None or told.start is None or told.end is None or (exact and told.start != told.end):
        return None
    return Interval(date.fromisoformat(told.start), date.fromisoformat(told.end))


def _year_set(text: str, before: Sequence[Found]) -> int | None:
    """Return the year that opens the sentence: "In 2006, fighters crossed the line on July 12"."""
    for one in before[:1]:
        start = one.interval.start
        if one.rule in ("year.in", "month.year") and start and OPENING.match(text[: one.start]):
            return start.year
    return None


def _anchored_ahead(found: list[Found], text: str) -> list[Found]:
    """Count "three days after a shell had hit it on June 2" from that day: it dates the main event."""
    done = list(found)
    for k, (one, other) in enumerate(pairwise(found)):
        distance = one.answer.distance
        between = text[one.end : other.start]
        if one.rule != "near.event" or distance is None or not OWN_DAY.fullmatch(between):
            continue
        if days_in(other.interval) == 1 and other.answer.distance is None:
            sign = -distance.sign
            interval = away(other.interval, distance.low, distance.high, distance.unit, sign)
            answer = Answer(interval, anchored=interval != UNKNOWN, distance=distance)
            done[k] = msgspec.structs.replace(one, answer=answer)
    return done


def _anchored_behind(found: list[Found], text: str) -> list[Found]:
    """Count an opening "a day after the raid, ..." from the first date told behind its comma."""
    if not found or found[0].rule != "near.event" or found[0].answer.distance is None:
        return found
    opening, distance = found[0], found[0].answer.distance
    for one in found[1:]:
        if "," in text[opening.end : one.start] and days_in(one.interval) is not None:
            interval = away(one.interval, distance.low, distance.high, distance.unit, distance.sign)
            answer = Answer(interval, anchored=interval != UNKNOWN, distance=distance)
            return [msgspec.structs.replace(opening, answer=answer), *found[1:]]
    return found


def _mention(one: Found, text: str, offset: int) -> DateMention:
    start, end = one.interval.start, one.interval.end
    return DateMention(
        start=offset + one.start,
        end=offset + one.end,
        date=Date(
            start=start.isoformat() if start else None,
            end=end.isoformat() if end else None,
            text=text[one.start : one.end],
        ),
        kind=one.kind,
        anchored=one.answer.anchored,
        rule=one.rule,
    )
