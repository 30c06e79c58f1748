"""Which words a clause or phrase covers, apart from the words that say who says them."""

# ruff: noqa: RUF001 - curly quotes and dashes are what this module reads

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodoffices.language.tokens import Sentence

_MARKS = frozenset("\"'`“”‘’«»„,;:.…-–—―()[] ")
_ENDINGS = frozenset(".…)]")
_PAIRS = (("“", "”"), ("``", "''"), ("«", "»"), ('"', '"'))
Run = tuple[int, int]


def below(sentence: Sentence, i: int) -> frozenset[int]:
    """Return token `i` and all tokens below it."""
    found, stack = {i}, [i]
    while stack:
        for child in sentence.children[stack.pop()]:
            if child not in found:
                found.add(child)
                stack.append(child)
    return frozenset(found)


def opening(sentence: Sentence, i: int) -> int:
    """Return the first of the words below token `i`, a comma before them left out."""
    return min(k for k in below(sentence, i) if sentence.tokens[k].pos != "PUNCT" or k == i)


def is_parted(sentence: Sentence, i: int) -> bool:
    """Return whether a comma, with or without an "and", stands before the words below token `i`."""
    before = sentence.tokens[opening(sentence, i) - 1]
    if before.tag == "CC":
        before = sentence.tokens[before.i - 1]
    return before.text == ","


def runs(sentence: Sentence, inside: frozenset[int], apart: frozenset[int]) -> list[Run]:
    """Return the token ranges from the first to the last of `inside`, broken at words `apart`."""
    if not inside:
        return []
    rows: list[Run] = []
    first: int | None = None
    for i in range(min(inside), max(inside) + 1):
        if i in apart and sentence.tokens[i].pos != "PUNCT":
            if first is not None:
                rows.append((first, i))
            first = None
        elif first is None:
            first = i
    if first is not None:
        rows.append((first, max(inside) + 1))
    return [row for row in (trimmed(sentence, *row) for row in rows) if row[0] < row[1]]


def trimmed(sentence: Sentence, first: int, last: int) -> Run:
    """Return the range without a leading "that" and without punctuation at its ends."""
    tokens = sentence.tokens
    while first < last and (_is_mark(tokens[first].text) or _opens(sentence, first)):
        first += 1
    while first < last and (_is_mark(tokens[last - 1].text) or tokens[last - 1].tag == "CC"):
        last -= 1
    return first, last


def _is_mark(text: str) -> bool:
    return not any(c.isalnum() or c in "$€£%" for c in text)


def _opens(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.text.lower() in {"that", "for"} and token.dep == "mark"


def chars(sentence: Sentence, rows: Iterable[Run]) -> Iterator[tuple[int, int]]:
    """Yield the report offsets of token ranges."""
    for first, last in rows:
        yield sentence.tokens[first].start, sentence.tokens[last - 1].end


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets without white space, commas and quotation marks at the ends.

    A mark whose other half stands inside is kept.
    """
    while start < end and (text[start].isspace() or text[start] in _MARKS - {"(", "["}):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _MARKS - _ENDINGS):
        end -= 1
    for opening, closing in _PAIRS:
        words = text[start:end]
        opened = words.count(opening) - words.count(closing) if opening != closing else None
        if opened is None:
            opened = words.count(opening) % 2
        if opened > 0 and text.startswith(closing, end):
            end += len(closing)
        elif opened and text.endswith(opening, 0, start):
            start -= len(opening)
    return start, end
