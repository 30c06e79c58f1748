"""A brief as Markdown: every line with footnotes that hold the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.brief.plain import SYNTHETIC, clean, head, legend, mark, more, place_of, told_by
from goodoffices.brief.shape import Brief, Item, Section
from goodoffices.brief.stamp import stamp

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~^$&])")


def to_markdown(brief: Brief) -> str:
    """Return the brief as Markdown; nothing in a report's words works as markup."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"<!-- {stamp(brief.asof)} -->"
    yield f"# {escaped(brief.title)}: brief"
    yield ""
    if brief.synthetic:
        yield from (f"**{SYNTHETIC}.**", "")
    yield from (escaped(head(brief)) + "  ", f"{escaped(legend())}", "")
    numbers = brief.numbers
    for section in brief.sections:
        yield from _section(section, numbers)
    yield from ("## Coverage", "")
    yield from (f"- {escaped(line)}" for line in brief.coverage)
    yield ""
    for source in brief.sources:
        where = escaped(place_of(source))
        yield f"[^{numbers[source.key]}]: “{escaped(source.text)}” {where}"


def _section(section: Section, numbers: dict[tuple[str, int], int]) -> Iterator[str]:
    yield from (f"## {escaped(section.title)}", "")
    if section.note:
        yield from (f"*{escaped(section.note)}*", "")
    for item in section.items:
        yield f"- {escaped(item.text)} {_behind(item, numbers)}"
    if section.more:
        yield f"- *{more(section)}*"
    yield ""


def _behind(item: Item, numbers: dict[tuple[str, int], int]) -> str:
    notes = "".join(f"[^{numbers[one.key]}]" for one in item.sources)
    return " ".join(part for part in (notes, told_by(item), mark(item)) if part)


def escaped(text: str) -> str:
    """Return `text` on one line, with what Markdown or HTML would take as markup escaped."""
    return _SPECIAL.sub(r"\\\1", clean(text))
