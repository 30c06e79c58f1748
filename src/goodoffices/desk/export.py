"""What can be taken away: whole tables as CSV or JSON lines, row by row, and papers.

A table that is cut says so in two places: in the file's name, and in a last line that no row looks like.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.response import Stream

from goodoffices.desk.address import parse_question
from goodoffices.desk.desk import Desk
from goodoffices.desk.page import Page
from goodoffices.desk.routes import House, Visit, pairs_of
from goodoffices.desk.rows import TABLES, EventRow, Hits, find_hits, tell_rows
from goodoffices.exports.tables import write_delimited

MOST = 50_000  # rows of an export
CHUNK = 500  # rows told at once
Form = Literal["csv", "jsonl"]
KINDS = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "md": "text/markdown",
    "html": "text/html",
}
CUT = "cut: these are the newest {count} rows, and there are more; ask for a shorter period"


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """The last line of JSON lines that were cut."""

    truncated: bool
    rows: int
    remedy: str


def export_routes(house: House, page: Page) -> tuple[HTTPRouteHandler, ...]:
    """Return the handlers that give the rows of `page` whole, and its papers, if it has any to give."""
    rows = () if page.rows is None else (_rows(house, page, "csv"), _rows(house, page, "jsonl"))
    return *rows, *(_paper(house, page, form) for form in page.papers)


def _paper(house: House, page: Page, form: str) -> HTTPRouteHandler:
    def take(request: Visit) -> Response[str]:
        asked = parse_question(tuple(one for one in pairs_of(request) if one[1]), page.question)
        paper = page.papers[form](house.desk, asked)
        return Response(paper.text, media_type=KINDS[form], headers=_saved(f"{paper.name}.{form}"))

    return get(f"{page.path}.{form}", sync_to_thread=True, include_in_schema=False)(take)


def _saved(name: str) -> dict[str, str]:
    """Return the headers of a file that is saved and never shown."""
    return {
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": "no-store",
    }


def _rows(house: House, page: Page, form: Form) -> HTTPRouteHandler:
    name = page.path.strip("/")

    def export(request: Visit) -> Response[Any]:
        asked = parse_question(tuple(one for one in pairs_of(request) if one[1]), page.question)
        table = TABLES[page.rows]  # type: ignore[index]
        wanted = house.desk.wanted(asked, about=page.rows is EventRow)
        found = find_hits(house.desk.record(), table, wanted, MOST, newest=True)
        first = f"-first-{len(found.findings)}" if found.more else ""
        headers = _saved(f"{name}{first}.{form}")
        lines = write_rows(house.desk, page, found, form)
        return Stream(lines, media_type=KINDS[form], headers=headers)

    return get(f"{page.path}.{form}", sync_to_thread=True, include_in_schema=False)(export)


def write_rows(desk: Desk, page: Page, found: Hits, form: Form) -> Iterator[bytes]:
    """Yield the rows found, as CSV or JSON lines, and at their end whether there would be more."""
    shape: Any = page.rows
    names = tuple(name for name in shape.__struct_fields__ if name != "who")
    if form == "csv":
        yield _csv(names, [])
    for at in range(0, len(found.findings), CHUNK):
        rows = tell_rows(desk.record(), shape, found.findings[at : at + CHUNK])
        if form == "jsonl":
            yield b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
        else:
            yield _csv((), [[getattr(row, name) for name in names] for row in rows])
    if found.more:
        told = CUT.format(count=len(found.findings))
        last = Cut(truncated=True, rows=len(found.findings), remedy=told)
        cells = _csv((), [[told, *("" for _ in names[1:])]])
        yield msgspec.json.encode(last) + b"\n" if form == "jsonl" else cells


def _csv(header: tuple[str, ...], rows: list[list[Any]]) -> bytes:
    """Return rows as CSV, in which no cell can start a formula; without a header where that is empty."""
    out = io.BytesIO()
    write_delimited(header, rows, ",", out)
    return out.getvalue() if header else out.getvalue().partition(b"\r\n")[2]
