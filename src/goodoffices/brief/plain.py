"""What both forms of a brief share: clean words, marks, and the line under the title."""

from __future__ import annotations

import re
from collections import Counter

from goodoffices.brief.shape import Brief, Item, Section, Source

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
MARKS = {"reviewed": "✓", "unreviewed": "°", "worked out": "≈"}
LEGEND = (
    ("✓", "a person looked at it"),
    ("°", "unreviewed: read by the machine only"),
    ("≈", "worked out from several findings, unreviewed"),
)
SYNTHETIC = "Synthetic example: drawn from made-up reports, not from news"


def clean(text: str) -> str:
    """Return `text` on one line, without characters that could move a cursor or turn a line around."""
    flat = " ".join(text.split())
    if flat.isascii() and flat.isprintable():
        return flat
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", flat)


def head(brief: Brief) -> str:
    """Return of when it is, how far it may travel, and how many lines a person looked at."""
    count = Counter(item.review for part in brief.sections for item in part.items)
    lines = sum(count.values())
    looked = f"{count['reviewed']} of {lines} lines reviewed by a person"
    return f"As of {brief.asof} · may travel: {brief.handling} · {looked}"


def legend() -> str:
    """Return what the marks behind the lines mean."""
    return " · ".join(f"{mark} {means}" for mark, means in LEGEND)


def mark(item: Item) -> str:
    """Return the mark of what people did with a line."""
    return MARKS[item.review]


def more(section: Section) -> str:
    """Return how many lines are left out, empty where none is."""
    return f"and {section.more} more" if section.more else ""


def told_by(item: Item) -> str:
    """Return how many other reports tell it, empty where none does."""
    return f"+{item.more} more report{'' if item.more == 1 else 's'}" if item.more else ""


def place_of(source: Source) -> str:
    """Return the outlet, day, report and sentence of a source, with its marks."""
    parts = [
        source.outlet or "outlet not told",
        source.published or "no date",
        f"{source.report}, sentence {source.sentence}",
    ]
    parts += [f"source {source.reliability}"] if source.reliability else []
    parts += [source.handling] if source.handling != "clear" else []
    parts += ["made-up example"] if source.synthetic else []
    return clean(" · ".join(parts))
