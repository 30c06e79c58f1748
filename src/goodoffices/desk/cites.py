"""Evidence as items of a list: a ranking cites hundreds, and a template takes three times as long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape

from markupsafe import Markup

from goodoffices.channels.shape import Citation, Evidence
from goodoffices.desk.address import write_address
from goodoffices.desk.prints import mark_words, tell_day
from goodoffices.telling import safe

KEPT = 4000  # citations kept as items of a list: those of some dozens of pages


def cite_rows(
    rows: Sequence[Evidence], outlets: Mapping[str, str], url: Callable[..., str]
) -> Markup:
    """Return rows of evidence as items of a list, each with its words marked and the way back to them.

    Args:
        rows: what a reason rests on.
        outlets: who published a report, by its id, where that is told.
        url: writes the address of a page.

    """
    page = url("/report")
    lines = "".join(line for row in rows for line in _lines(row, outlets, page))
    return Markup(lines)  # noqa: S704 - escaped below, word by word


def cite_words(
    report: str,
    sentence: int,
    text: str,
    url: Callable[..., str],
    outlet: str | None = None,
    published: str | None = None,
) -> Markup:
    """Return the words of a report that something rests on, with the way back to their sentence."""
    day = f", {_words(tell_day(published))}" if published else ""
    return Markup(  # noqa: S704 - escaped here, word by word
        f'<q class="quote" dir="auto">{_words(text)}</q> <a class="cite"'
        f' href="{_words(url("/report", id=report))}#s{sentence}">'
        f"<bdi>{_words(outlet or report)}</bdi>{day}</a>"
    )


def _lines(row: Evidence, outlets: Mapping[str, str], page: str) -> Iterator[str]:
    for cite in row.cited:
        yield _line(row.date, cite, outlets.get(cite.report), page)
    if not row.cited:
        day = _words(tell_day(row.date))
        yield (
            f"<li>{day} <bdi>{_words(row.source)}</bdi> {_words(row.cameo)}"
            f' <bdi>{_words(row.target)}</bdi> <span class="quiet">(imported)</span></li>'
        )


@lru_cache(maxsize=KEPT)
def _line(date: str | None, cite: Citation, outlet: str | None, page: str) -> str:
    """Return a citation as an item of a list: one stands under several reasons, and on many pages."""
    day = _words(tell_day(date))
    when = f'<time datetime="{_words(date)}">{day}</time> ' if date else ""
    text = mark_words(cite.sentence or cite.words or "", cite.words)
    back = _way_back(cite, outlet, page)
    return f'<li>{when}<q class="quote" dir="auto">{text}</q> {back}</li>\n'


def _way_back(cite: Citation, outlet: str | None, page: str) -> str:
    asked = write_address("", None, id=cite.report, at=cite.event)
    href = _words(page + (asked.replace("?", "&", 1) if "?" in page else asked))
    outlet = _words(outlet or "the report")
    published = f", {_words(tell_day(cite.published))}" if cite.published else ""
    status = ""
    if cite.status and cite.status != "actual":
        status = f' <span class="status {_words(cite.status)}">{_words(cite.status)}</span>'
    return f'<a class="cite" href="{href}"><bdi>{outlet}</bdi>{published}</a>{status}'


def _words(text: str | None) -> str:
    return escape(safe(text or ""))
