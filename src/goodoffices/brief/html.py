"""A brief as one HTML page that prints on A4 or letter paper; it fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources

from goodoffices.brief.plain import SYNTHETIC, clean, head, legend, mark, more, place_of, told_by
from goodoffices.brief.shape import Brief, Item, Section
from goodoffices.brief.stamp import stamp

POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # words of reports can't fetch anything


def to_html(brief: Brief) -> str:
    """Return the brief as a page of its own; nothing in a report's words works as markup."""
    style = resources.files(__package__).joinpath("brief.css").read_text("utf-8")
    return "\n".join((*_head(brief, style), *_body(brief))) + "\n"


def _head(brief: Brief, style: str) -> Iterator[str]:
    yield "<!doctype html>"
    yield f"<!-- {stamp(brief.asof)} -->"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{_text(brief.title)}: brief as of {brief.asof}</title>"
    yield f"<style>\n{style}</style></head>"


def _body(brief: Brief) -> Iterator[str]:
    numbers = brief.numbers
    yield f"<body><header><h1>{_text(brief.title)}</h1>"
    yield f"<p>{_text(head(brief))}</p><p class=quiet>{_text(legend())}</p>"
    if brief.synthetic:
        yield f"<p class=synthetic>{_text(SYNTHETIC)}</p>"
    yield "</header><main>"
    for section in brief.sections:
        yield from _section(section, numbers)
    yield "<section><h2>Coverage</h2><ul>"
    yield from (f"<li>{_text(line)}</li>" for line in brief.coverage)
    yield "</ul></section></main>"
    yield "<footer><h2>Sources</h2><ol>"
    for source in brief.sources:
        where = f"<span class=quiet>{_text(place_of(source))}</span>"
        yield f'<li id="s{numbers[source.key]}"><q>{_text(source.text)}</q> {where}</li>'
    yield "</ol></footer></body></html>"


def _section(section: Section, numbers: dict[tuple[str, int], int]) -> Iterator[str]:
    yield f"<section><h2>{_text(section.title)}</h2>"
    if section.note:
        yield f"<p class=quiet>{_text(section.note)}</p>"
    yield "<ul>"
    yield from (f"<li>{_item(item, numbers)}</li>" for item in section.items)
    if section.more:
        yield f"<li class=quiet>{more(section)}</li>"
    yield "</ul></section>"


def _item(item: Item, numbers: dict[tuple[str, int], int]) -> str:
    links = " ".join(f'<a href="#s{n}">{n}</a>' for n in (numbers[s.key] for s in item.sources))
    cited = f"<sup>{links}</sup>" if links else ""
    behind = " ".join(part for part in (told_by(item), mark(item)) if part)
    return f"{_text(item.text)}{cited} <span class=quiet>{behind}</span>"


def _text(text: str) -> str:
    return escape(clean(text))
