"""Quotations: the words between quotation marks, whatever the marks."""

# ruff: noqa: RUF001 - curly quotes, dashes and bullets are what this module reads

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

_MARK = re.compile(r"``|''|[\"“”„‟«»‘’‚‹›]|'")
_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING, _CLOSING = "``“„‟«‘‚‹", "''”»’›"
_FAMILY = {"``": "double", "''": "double", '"': "double", "“": "double", "”": "double",
           "„": "double", "‟": "double", "«": "angle", "»": "angle"}  # fmt: skip
_BEFORE_OPENING = '([{—–-/|:;,"“‘«`'
_AFTER_CLOSING = ".,;:!?)]}—–-/|\"”’»'…"
_STOPS = ".,;:!?)]}"
_SURE = ".,!?;:…—–"
_ELISION = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|n|round|bout|cos|un|cept)\b", re.IGNORECASE)
_DEEPEST = 40  # quotations inside one another: more are no speech, and would cost time without end
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")

Role = Literal["open", "close", "both"]


class QuoteExtent(NamedTuple):
    """Words between quotation marks; the marks lie outside. `closed`: the closing mark is there."""

    start: int
    end: int
    closed: bool


class _Mark(NamedTuple):
    """A quotation mark, its family, and what it may be by the letters around it."""

    start: int
    end: int
    family: str
    role: Role


class _Open(NamedTuple):
    """A quotation begun: its mark, and for a single one the place of the mark that ends it."""

    mark: _Mark
    closing: int | None = None


def find_quotes(text: str) -> tuple[QuoteExtent, ...]:
    """Return the quotations of `text` in order, the outermost only, each within its paragraph.

    A quotation that the next paragraph takes up with another opening mark is not closed. A mark left open
    for no such reason quotes to the end of its sentence; an apostrophe or an inch is no mark.
    """
    quotes: list[QuoteExtent] = []
    paragraphs = [(match.start(), match.end()) for match in _PARAGRAPH.finditer(text)]
    carried = False
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        goes_on = following is not None and _opens_with_mark(text, following)
        found = list(_find_in(text, start, end, carried=carried, goes_on=goes_on))
        carried = bool(found) and not found[-1].closed and found[-1].end == end
        quotes.extend(_trimmed(text, found))
    return tuple(quotes)


def _opens_with_mark(text: str, start: int) -> bool:
    """Return whether the paragraph at `start` begins with a double quotation mark, or a single one."""
    mark = _MARK.match(text, start)
    return mark is not None and mark[0] not in {"''", "”", "»", "’"}


def _trimmed(text: str, quotes: Sequence[QuoteExtent]) -> Iterator[QuoteExtent]:
    """Yield the quotations without white space at their ends; an empty one is none."""
    for start, end, closed in quotes:
        words = text[start:end]
        if words.strip():
            left = start + len(words) - len(words.lstrip())
            yield QuoteExtent(left, start + len(words.rstrip()), closed)


def _find_in(
    text: str, start: int, end: int, *, carried: bool, goes_on: bool
) -> Iterator[QuoteExtent]:
    """Yield the quotations of one paragraph."""
    marks = [
        mark
        for found in _MARK.finditer(text, start, end)
        if (mark := _mark(text, found, start, end))
    ]
    closing_of = _pair_singles(text, marks)
    stack: list[_Open] = []
    inner: list[QuoteExtent] = []
    for at, mark in enumerate(marks):
        if mark.family == "single" and not (stack and stack[0].closing == at):
            if not stack and at in closing_of:
                stack.append(_Open(mark, closing_of[at]))
            continue
        if mark.family != "single" and _opens(mark, stack):
            if len(stack) < _DEEPEST:
                stack.append(_Open(mark))
            continue
        opened = _pop(stack, mark)
        if opened is not None and not stack:
            yield QuoteExtent(opened.mark.end, mark.start, closed=True)
            inner = []
        elif opened is not None and len(stack) == 1:
            inner.append(QuoteExtent(opened.mark.end, mark.start, closed=True))
        elif carried and at == 0:
            yield QuoteExtent(start, mark.start, closed=True)
    if stack:
        yield from _left_open(text, stack[0].mark, inner, end, goes_on=goes_on)


def _left_open(
    text: str, mark: _Mark, inner: Sequence[QuoteExtent], end: int, *, goes_on: bool
) -> Iterator[QuoteExtent]:
    """Yield what a mark quotes that its paragraph does not close: all, or the pairs found inside."""
    if inner and not goes_on:
        yield from inner
        return
    stop = None if goes_on else _SENTENCE_END.search(text, mark.end, end)
    if mark.family != "single":
        yield QuoteExtent(mark.end, stop.end() if stop else end, closed=False)


def _mark(text: str, found: re.Match[str], start: int, end: int) -> _Mark | None:
    """Return the quotation mark, or None for an apostrophe or an inch sign."""
    before = text[found.start() - 1] if found.start() > start else " "
    after = text[found.end()] if found.end() < end else " "
    family = _FAMILY.get(found[0], "single")
    if family == "single" and before.isalnum() and after.isalnum():
        return None
    if found[0] == '"' and before.isdigit() and not after.isspace() and after not in _AFTER_CLOSING:
        return None
    return _Mark(found.start(), found.end(), family, _role(found[0], before, after))


def _role(mark: str, before: str, after: str) -> Role:
    """Return whether a mark can open, close, or either, by its shape and then by what stands beside it."""
    opens = (before.isspace() or before in _BEFORE_OPENING) and not (
        after.isspace() or after in _STOPS
    )
    closes = (after.isspace() or after in _AFTER_CLOSING) and not before.isspace()
    if mark == "``":
        return "open"
    if opens != closes:
        return "open" if opens else "close"
    if mark in {'"', "'"}:
        return "both"
    return "open" if mark in _OPENING else "close"


def _opens(mark: _Mark, stack: Sequence[_Open]) -> bool:
    """Return whether `mark` opens a quotation, one that could do either by whether one is open."""
    if mark.role == "both":
        return not any(opened.mark.family == mark.family for opened in stack)
    return mark.role == "open"


def _pop(stack: list[_Open], mark: _Mark) -> _Open | None:
    """Take the quotation that `mark` closes off the stack, with all left open inside it."""
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].mark.family == mark.family:
            opened = stack[at]
            del stack[at:]
            return opened
    return None


def _pair_singles(text: str, marks: Sequence[_Mark]) -> dict[int, int]:
    """Return, for each single mark that opens a quotation, the place of the mark that closes it.

    An opening without a closing before the next opening is an apostrophe.
    """
    singles = [at for at, mark in enumerate(marks) if mark.family == "single"]
    pairs: dict[int, int] = {}
    opened: int | None = None
    closings: list[int] = []
    for at in singles:
        if _can_open(text, marks[at]):
            _close(text, marks, opened, closings, pairs)
            opened, closings = at, []
        elif marks[at].role != "open":
            closings.append(at)
    _close(text, marks, opened, closings, pairs)
    return pairs


def _close(
    text: str,
    marks: Sequence[_Mark],
    opened: int | None,
    closings: Sequence[int],
    pairs: dict[int, int],
) -> None:
    """Put the likeliest of `closings` into `pairs`: one after a stop, or after a letter other than s."""
    if opened is None or not closings:
        return
    for at in closings:
        before = text[marks[at].start - 1]
        if before in _SURE or before not in "sS":
            pairs[opened] = at
            return
    sure = (at for at in closings if text[marks[at].end : marks[at].end + 1] in {*_SURE, "", "\n"})
    pairs[opened] = next(sure, closings[0])


def _can_open(text: str, mark: _Mark) -> bool:
    """Return whether a single mark can open a quotation: a letter follows, and no clipped word."""
    if mark.role == "close" or _ELISION.match(text, mark.end):
        return False
    return text[mark.end : mark.end + 1].isalnum() or text[mark.end : mark.end + 1] in {'"', "“"}
