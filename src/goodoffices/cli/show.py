"""`goodoffices show` and `search`: what a record holds, with its words."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
from rich.console import Console
from rich.text import Text

from goodoffices.cli.options import Format
from goodoffices.cli.render import escaped, hang, print_failures, print_lines, print_reading
from goodoffices.record import (
    Record,
    ReportLine,
    counts,
    get_reading,
    list_failures,
    list_reports,
    open_record,
    search,
)
from goodoffices.shapes import Failure
from goodoffices.telling import SYNTHETIC, json_line, safe

_OPEN, _CLOSE = "\ue000", "\ue001"  # private-use marks can't stand in a cleaned text


def show_record(path: Path, report: str | None, output: Format) -> None:
    """List the reports of the record at `path`, or show one of them."""
    console = Console(highlight=False)
    with open_record(path, read_only=True) as record:
        warn(record)
        if report is None:
            _list(record, output, console)
        elif output is Format.JSONL:
            _line(get_reading(record, report))
        else:
            print_reading(get_reading(record, report), output, console)


def warn(record: Record) -> None:
    """Print what the user should know about the file of a record."""
    for warning in record.warnings:
        Console(stderr=True).print(Text(safe(warning), "yellow"), soft_wrap=True)


def search_record(path: Path, words: str, limit: int) -> None:
    """Print the sentences of the record at `path` that hold `words`."""
    console = Console(highlight=False)
    with open_record(path, read_only=True) as record:
        hits = search(record, words, limit, marks=(_OPEN, _CLOSE))
        for hit in hits:
            head = [hit.published or "no date", hit.source or "", hit.report]
            line = Text(safe(" · ".join(part for part in head if part)), style="dim")
            line.append(f" · {SYNTHETIC}" if hit.synthetic else "", style="yellow")
            console.print(hang(line, console))
            console.print(hang(_snippet(hit.snippet), console, "  "))
        if not hits:
            console.print(Text(safe(f"No sentence holds {words!r}.")))


def _snippet(marked: str) -> Text:
    text = Text()
    for k, part in enumerate(marked.replace(_CLOSE, _OPEN).split(_OPEN)):
        text.append(safe(part), style="bold cyan" if k % 2 else "")
    return text


def _list(record: Record, output: Format, console: Console) -> None:
    if output is Format.JSONL:
        for row in list_reports(record):
            _line(row)
        return
    for row in list_reports(record):
        head, under = _row(row)
        if output is Format.MARKDOWN:
            print_lines([f"- {escaped(head.plain)}  ", f"  {escaped(under.plain)}"], console)
        else:
            console.print(hang(head, console))
            console.print(hang(under, console, " " * 12))
    total = counts(record)
    found = f"{total.events} events, {total.statements} statements, {total.tolls} tolls"
    console.print(f"{total.reports} reports, {total.sentences} sentences: {found}.", markup=False)
    if total.synthetic:
        mark = f"{total.synthetic} of {total.reports} reports: {SYNTHETIC}"
        console.print(Text(mark, "bold yellow"))
    open_ones = (f for f in list_failures(record) if f.mended is None)
    print_failures(
        (Failure(where=f.location, reason=f.reason, remedy=f.remedy) for f in open_ones), console
    )


def _row(row: ReportLine) -> tuple[Text, Text]:
    """Return a report's headline, and under it where it is from and how much was found."""
    head = Text.assemble((row.published or "no date   ", "dim"), "  ")
    head.append(safe(row.title or "(no headline)"), style="bold")
    found = ((row.events, "event"), (row.statements, "statement"), (row.tolls, "toll"))
    facts = [
        row.source or "source not told",
        ", ".join(f"{n} {what}{'' if n == 1 else 's'}" for n, what in found),
        row.id,
    ]
    under = Text(safe(" · ".join(facts)), style="dim")
    under.append(" · synthetic example" if row.synthetic else "", style="yellow")
    return head, under


def _line(shape: msgspec.Struct) -> None:
    sys.stdout.buffer.write(json_line(shape))
    sys.stdout.buffer.flush()
