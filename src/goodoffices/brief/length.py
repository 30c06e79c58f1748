"""How many pages a brief takes, reckoned from its letters: what doesn't fit on two gives way."""

from __future__ import annotations

import math

from goodoffices.brief.plain import head, legend, mark, more, place_of, told_by
from goodoffices.brief.shape import Brief

# As `brief.css` sets them on A4: letters of a line in a column, millimetres of a line.
COLUMN, LINE = 60, 3.67
SOURCES_COLUMN, SOURCES_LINE = 80, 2.75
HEADING = 2  # lines that a heading takes
HIGH = 275.0
COLUMNS = 2


def pages(brief: Brief) -> float:
    """Return how many sheets of A4 the brief takes in print."""
    texts = list(brief.coverage)
    for section in brief.sections:
        texts += [section.note, more(section)]
        texts += [f"{one.text} {told_by(one)} {mark(one)} 12 34" for one in section.items]
    body = sum(_lines(text, COLUMN) for text in texts) + HEADING * (len(brief.sections) + 1)
    cited = [f"{one.text} {place_of(one)}" for one in brief.sources]
    sources = sum(_lines(text, SOURCES_COLUMN) for text in cited) + HEADING
    top = 4 * LINE + LINE * _lines(head(brief) + legend(), COLUMNS * COLUMN)
    return (body * LINE / COLUMNS + sources * SOURCES_LINE / COLUMNS + top) / HIGH


def _lines(text: str, width: int) -> int:
    return math.ceil(len(text) / width)
