"""`goodoffices show` and `search`: what a record holds, with its words."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from goodoffices.cli.app import Format
from goodoffices.cli.render import print_reading, safe
from goodoffices.record import (
    Record,
    counts,
    get_reading,
    list_failures,
    list_reports,
    open_record,
    search,
)
from goodoffices.telling import SYNTHETIC

_OPEN, _CLOSE = "\ue000", "\ue001"  # private-use marks can't stand in a cleaned text


def show_record(path: Path, report: str | None, output: Format) -> None:
    """List the reports of the record at `path`, or show one of them."""
    console = Console(highlight=False)
    with open_record(path, read_only=True) as record:
        for warning in record.warnings:
            Console(stderr=True).print(warning, style="yellow", markup=False)
        if report is None:
            _list(record, output, console)
        elif output is Format.JSONL:
            _line(get_reading(record, report))
        else:
            print_reading(get_reading(record, report), output, console)


def search_record(path: Path, words: str, limit: int) -> None:
    """Print the sentences of the record at `path` that hold `words`."""
    console = Console(highlight=False)
    with open_record(path, read_only=True) as record:
        hits = search(record, words, limit, marks=(_OPEN, _CLOSE))
        for hit in hits:
            head = [hit.published or "no date", hit.source or "", hit.report]
            mark = f" · {SYNTHETIC}" if hit.synthetic else ""
            console.print(Text(safe(" · ".join(h for h in head if h)) + mark, style="dim"))
            console.print(_snippet(hit.snippet))
        if not hits:
            console.print(f"No sentence holds {words!r}.", markup=False)


def _snippet(marked: str) -> Text:
    text = Text("  ")
    for k, part in enumerate(marked.replace(_CLOSE, _OPEN).split(_OPEN)):
        text.append(safe(part), style="bold cyan" if k % 2 else "")
    return text


def _list(record: Record, output: Format, console: Console) -> None:
    rows = list(list_reports(record))
    if output is Format.JSONL:
        for row in rows:
            _line(row)
        return
    total = counts(record)
    if total.synthetic:
        console.print(Text(f"{total.synthetic} of {total.reports} reports: {SYNTHETIC}", "yellow"))
    table = Table(box=None, header_style="bold")
    for name in ("published", "source", "headline", "events", "said", "tolls", "report"):
        table.add_column(name, justify="right" if name in {"events", "said", "tolls"} else "left")
    for row in rows:
        numbers = (str(row.events), str(row.statements), str(row.tolls))
        words = (row.published or "", row.source or "", row.title or "")
        table.add_row(*(Text(safe(w)) for w in (*words, *numbers, row.id)))
    console.print(table)
    told = f"{total.events} events, {total.statements} statements, {total.tolls} tolls"
    console.print(f"{total.reports} reports, {total.sentences} sentences: {told}.", markup=False)
    for failure in list_failures(record):
        if failure.mended is None:
            console.print(safe(f"not read: {failure.location}: {failure.reason}"), markup=False)


def _line(shape: msgspec.Struct) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(shape) + b"\n")
    sys.stdout.buffer.flush()
