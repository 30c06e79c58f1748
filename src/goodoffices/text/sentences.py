"""Sentences, found by rules before any parse."""

# ruff: noqa: RUF001 - curly quotes, dashes and bullets are what this module reads

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from goodoffices.shapes import Report
from goodoffices.text.cues import PageCues, SentenceCues
from goodoffices.text.dateline import after_dateline

SentenceKind = Literal["title", "subtitle", "body"]

_PARAGRAPH = re.compile(r"[^\n]+")
_STOP = re.compile(
    r"(?<![.!?…؟])(?<!\. )(?P<stop>\.(?: \.)++|[.!?…؟]++)"
    r"(?P<close>(?:''|[\"'”’»›)\]}])*+(?: (?:''|”)(?=\s|$))?+)(?=\s|$)"
    r"|(?P<wide>[。！？]+[”』」）]*)|(?<=[a-z]{3})(?P<glued>\.)(?=[A-Z][a-z]+ )"
)
_NEXT = re.compile(r"[\w'’.-]*\w")
_BRACKET = re.compile(r"\([^()]{0,250}\)|\[[^\[\]]{0,250}\]")
_SHOUTS = frozenset("?!؟")
_QUOTE_MARKS = "\"'“”‘’«»`"
_GOES_ON = ",;:–—-)]"
_ARTICLE = re.compile(r"(?:al|el|as|ash|an|ar|at|ad|az)-[A-Z]")
_OPENERS = "\"'“‘«„`([{¿¡"
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})")
_SPOKEN_WORD = r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Col|Lt)\. |[^\s.!?,;:\d\"“”]+ )"
_BEFORE, _AFTER = 80, 120
_LETTERS_TO_TELL = 12
LONGEST = 2000  # letters of a sentence


class SentenceExtent(NamedTuple):
    """Where a sentence stands, what it is, and the number of its paragraph."""

    start: int
    end: int
    kind: SentenceKind
    paragraph: int


class _Rules(NamedTuple):
    """The word lists a paragraph is split by, whether its letters' case tells, and `"..." Ann asked`."""

    words: SentenceCues
    cased: bool
    asked: re.Pattern[str]


class _Stop(NamedTuple):
    """A mark that may end a sentence, with the words before and after it."""

    mark: str
    close: str
    before: str
    after: str


def split_sentences(report: Report, cues: PageCues) -> tuple[SentenceExtent, ...]:
    """Return the sentences of a cleaned report, in order and apart, each without white space at its ends.

    Nothing but white space lies outside them, save the dateline and its dash. A headline is one
    sentence. No sentence goes beyond its paragraph, and a semicolon ends none. What is longer than
    `LONGEST` letters is cut at a blank.
    """
    extents: list[SentenceExtent] = []
    undated = report.dateline
    for number, match in enumerate(_PARAGRAPH.finditer(report.text)):
        kind = _kind(report, match.start(), match[0])
        start = match.start()
        if undated and kind == "body" and (skipped := after_dateline(match[0], undated)):
            start, undated = start + skipped, None
        pieces = (
            [(start, match.end())]
            if kind != "body"
            else _split(match[0], start - match.start(), cues)
        )
        shift = 0 if kind != "body" else match.start()
        extents.extend(
            _trim(report.text, first, last, kind, number)
            for piece in pieces
            for first, last in _bounded(report.text, piece[0] + shift, piece[1] + shift)
        )
    return tuple(extent for extent in extents if extent.start < extent.end)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence in parts that a parser can take, cut at blanks where there are any.

    No sentence of a story is that long; a table or a run of marks may be, and its tree is too deep.
    """
    while end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = blank + 1 if blank > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _kind(report: Report, start: int, paragraph: str) -> SentenceKind:
    """Return whether the paragraph at `start` is the headline, the second headline or the story."""
    if start == 0 and report.title == paragraph:
        return "title"
    above = report.title if report.title and report.text.startswith(report.title + "\n") else ""
    if report.subtitle == paragraph and start <= len(above) + 2:
        return "subtitle"
    return "body"


def _trim(text: str, start: int, end: int, kind: SentenceKind, paragraph: int) -> SentenceExtent:
    """Return the extent without the white space at its ends."""
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return SentenceExtent(left, max(left, start + len(words.rstrip())), kind, paragraph)


def _split(paragraph: str, start: int, cues: PageCues) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of `paragraph` from `start` on stand, white space included."""
    rules = _rules(paragraph, cues)
    asides = [found.span() for found in _BRACKET.finditer(paragraph)]
    at = 0
    for match in _STOP.finditer(paragraph, start):
        while at < len(asides) and asides[at][1] <= match.start():
            at += 1
        aside = asides[at] if at < len(asides) else (len(paragraph), 0)
        if (
            aside[0] < match.start()
            and match.end() < aside[1]
            and paragraph[start : aside[0]].strip()
        ):
            continue
        if _ends(_stop(paragraph, start, match), rules):
            yield start, match.end()
            start = match.end()
    yield start, len(paragraph)


def _rules(paragraph: str, cues: PageCues) -> _Rules:
    """Return what to go by in `paragraph`: text all in capitals or small letters tells nothing by case."""
    letters = [*filter(str.isalpha, paragraph)]
    capitals = sum(map(str.isupper, letters))
    shouted = len(letters) >= _LETTERS_TO_TELL and capitals > 0.8 * len(letters)
    cased = not shouted and (capitals > 0 or len(letters) < 3 * _LETTERS_TO_TELL)
    words = cues.sentences if cased else cues.folded
    return _Rules(words, cased, _asked(words.asked))


@lru_cache(maxsize=8)
def _asked(verbs: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for a speaker and one of `verbs` behind a quoted question: "she asked"."""
    return re.compile(_SPOKEN_WORD + "{1,4}(?:" + "|".join(sorted(verbs)) + r")\b", re.IGNORECASE)


def _stop(paragraph: str, start: int, match: re.Match[str]) -> _Stop:
    """Return a mark that may end the sentence begun at `start`, with what stands around it."""
    return _Stop(
        mark=match["stop"] or "",
        close=match["close"] or "",
        before=paragraph[max(start, match.start() - _BEFORE) : match.start()].strip(),
        after=paragraph[match.end() : match.end() + _AFTER].lstrip(),
    )


def _ends(stop: _Stop, rules: _Rules) -> bool:
    """Return whether `stop` ends its sentence."""
    if not stop.mark or not stop.after:
        return True
    if not _SHOUTS.isdisjoint(stop.mark):
        return _shout_ends(stop, rules)
    if len(stop.mark) > 1 or stop.mark == "…":
        return rules.cased and not _goes_on_small(stop, rules)
    if _goes_on_small(stop, rules) or stop.after[0] in _GOES_ON:
        return False
    return _full_stop_ends(stop, rules)


def _shout_ends(stop: _Stop, rules: _Rules) -> bool:
    """Return whether a question or exclamation mark ends its sentence; `"Why?" Ann asked.` is one."""
    quoted = any(mark in stop.close for mark in _QUOTE_MARKS)
    return not (_goes_on_small(stop, rules) or (quoted and rules.asked.match(stop.after)))


def _goes_on_small(stop: _Stop, rules: _Rules) -> bool:
    """Return whether a small letter follows, as inside a sentence; a quoted one may open another."""
    first = stop.after.lstrip(_OPENERS)[:1]
    quoted = stop.after[0] in _QUOTE_MARKS and not stop.close
    return rules.cased and first.islower() and not quoted and not _ARTICLE.match(stop.after)


def _full_stop_ends(stop: _Stop, rules: _Rules) -> bool:
    """Return whether a single full stop, with no small letter behind it, ends its sentence."""
    words = stop.before.split()
    last = re.split(r"[—–/-]", words[-1])[-1].lstrip(_OPENERS) if words else ""
    word = last if rules.cased else last.casefold()
    following = _NEXT.match(stop.after.lstrip(_OPENERS))
    after = (following[0] if rules.cased else following[0].casefold()) if following else ""
    opens = after.split("'")[0].split("’")[0] in rules.words.starters
    if len(words) == 1 and _NUMBERED.fullmatch(word):
        return False
    if len(word) == 1 and word.isalpha():
        return opens or (
            len(words) > 1 and words[-2].casefold().strip(_OPENERS) in rules.words.lettered
        )
    if word in rules.words.clock:
        return after not in rules.words.after_clock if rules.cased else opens
    if word in rules.words.before_name:
        return False
    if word in rules.words.before_figure:
        return not after[:1].isdigit()
    return opens or not (word in rules.words.before_any or _ACRONYM.fullmatch(word))
