"""Lines that stand alone between a story's paragraphs and end like no sentence: crossheads, captions."""

# ruff: noqa: RUF001 - curly quotes are what this module reads

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goodoffices.text.foot import announces_list
from goodoffices.text.furniture import Line, is_heading, is_prose

_FEWEST_PARAGRAPHS = 4
_SHORT = 5  # words of a crosshead; a longer line is a caption
_LONGEST = 16
_MOST_SHORT, _MOST_LONG = 8, 3  # more of them are the headings of a digest or a live page
_STOPPED = re.compile(r"[.!?…]['\"”’»)\]]*$")
_ENDS = re.compile(r"[.!?…:;,'\"”’»)\]]$")
_DATED = re.compile(r"\W{0,3}(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)", re.IGNORECASE)


def crossheads(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the places of lone short lines inside a story whose paragraphs all end on a full stop.

    A line above the first paragraph or below the last is none of them, nor one with a colon, a day or
    a question in it, nor what the paragraph above announces. Where a page has many they are a list's
    or a chronicle's, and stay.
    """
    full = [at for at, line in enumerate(lines) if line.text]
    told = [at for at in full if not lines[at].cue and is_prose(lines[at].text)]
    stopped = [at for at in told if _STOPPED.search(lines[at].text)]
    if len(stopped) < _FEWEST_PARAGRAPHS:
        return
    ends = frozenset(stopped)
    lone = [
        at
        for above, at, below in zip(full, full[1:], full[2:], strict=False)
        if above in ends and below in ends and _is_lone(lines[at], lines[above])
    ]
    short = [at for at in lone if len(lines[at].text.split()) <= _SHORT]
    long = [at for at in lone if len(lines[at].text.split()) > _SHORT]
    if len(short) <= _MOST_SHORT:
        yield from short
    headed = any(is_heading(lines[at].text) for at in full if at < told[0])
    if headed and len(long) <= _MOST_LONG and len(stopped) == len(told):
        yield from long


def _is_lone(line: Line, above: Line) -> bool:
    """Return whether a line between two paragraphs is no sentence and no item of a list."""
    text = line.text
    if line.cue or line.bullet or ":" in text or _ENDS.search(text) or _DATED.match(text):
        return False
    plain = is_heading(text) and not is_prose(text) and len(text.split()) <= _LONGEST
    return plain and not announces_list(above)
