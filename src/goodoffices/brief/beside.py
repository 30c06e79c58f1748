"""What stands before or behind given words in a sentence.

The words differ from line to line, and a pattern with them in it would have to be compiled anew for
each; so they are found as they are, and only what stands beside them is a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_EDGE = re.compile(r"\b")


@cache
def _before(pattern: str, flags: int) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\Z", flags)


@cache
def _behind(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def one_line(text: str | None) -> str:
    """Return a text with one space between its words."""
    return " ".join((text or "").split())


def has_before(sentence: str, words: str, pattern: str, flags: int = 0) -> bool:
    """Whether what matches `pattern` ends where `words` begin; with `IGNORECASE` words in any case."""
    found = _before(pattern, flags)
    return any(found.search(sentence, 0, at) for at in _places(sentence, words, flags))


def has_behind(sentence: str, words: str, pattern: str) -> bool:
    """Whether what matches `pattern` begins where `words` end."""
    found = _behind(pattern)
    return any(found.match(sentence, at + len(words)) for at in _places(sentence, words))


def stands_after(sentence: str, words: str, pattern: str) -> bool:
    """Whether `words` end with a word, and what matches `pattern` ends where they begin."""
    found = _before(pattern, 0)
    return any(
        _EDGE.match(sentence, at + len(words)) and found.search(sentence, 0, at)
        for at in _places(sentence, words)
    )


def _places(sentence: str, words: str, flags: int = 0) -> Iterator[int]:
    """Yield where words begin in a sentence."""
    if flags & re.IGNORECASE:
        sentence, words = sentence.lower(), words.lower()
    at = sentence.find(words) if words else -1
    while at >= 0:
        yield at
        at = sentence.find(words, at + 1)
