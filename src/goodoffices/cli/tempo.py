"""`goodoffices tempo`: conflict and cooperation of a pair by week, and where it turned."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from goodoffices.cli.options import day
from goodoffices.cli.render import hang
from goodoffices.cli.told_once import mark, opened, pair_of, print_read, print_rows
from goodoffices.record import Record
from goodoffices.telling import safe
from goodoffices.tempo import Citation, Tempo, list_pairs, tempo


def show_tempo(
    path: Path,
    sides: tuple[str | None, str | None],
    span: tuple[str | None, str | None],
    *,
    jsonl: bool,
) -> None:
    """Print the tempo of a pair in the record at `path`, or the pairs that there are."""
    console = Console(highlight=False)
    since, until = day(span[0], "--since"), day(span[1], "--until", last=True)
    pair = pair_of(sides)
    with opened(path) as record:
        if pair is None:
            _pairs(record, console, jsonl=jsonl)
            return
        found = tempo(record, *pair, since=since, until=until)
        if jsonl:
            print_rows([found])
            return
        _tempo(found, console)
        print_read(record, console)


def _pairs(record: Record, console: Console, *, jsonl: bool) -> None:
    found = list_pairs(record)
    if jsonl:
        print_rows(found)
        return
    for pair in found:
        console.print(safe(f"{pair.a} {pair.b}  {pair.events} events"), markup=False)
    console.print("goodoffices tempo A B shows one of them.", markup=False)


def _tempo(found: Tempo, console: Console) -> None:
    console.print(Text(safe(f"{found.a} and {found.b}"), style="bold"))
    console.print(Text(safe(trend(found))))
    if not found.weeks:
        return
    table = Table(box=None, header_style="dim")
    for name in ("week from", "conflict", "cooperation", "net", "events", "reports"):
        table.add_column(name, justify="left" if name == "week from" else "right")
    for week in found.weeks:
        net = "nothing read" if week.net is None else f"{week.net:+.1f}"
        table.add_row(
            week.start, f"{week.conflict:.1f}", f"{week.cooperation:.1f}", net,
            str(week.events), str(week.reports),
        )  # fmt: skip
    console.print(table)
    for turn in found.turns:
        level = f"mean net {turn.before:+.1f} before, {turn.after:+.1f} after"
        console.print(Text(safe(f"{turn.direction} from {turn.start}: {level}"), style="bold"))
        for cite in turn.cites:
            console.print(hang(_quote(cite), console, "    "))


def trend(found: Tempo) -> str:
    """Return where the pair is heading, in words."""
    if not found.weeks:
        return "No event between them is told of."
    if found.since is None:
        return "no turning point found"
    return f"{found.trend} since {found.since} (found by {found.unit})"


def _quote(cite: Citation) -> Text:
    act = " ".join(part for part in (cite.type, cite.mode) if part)
    words = cite.text.replace("\n", " ")
    back = f"{cite.report}, sentence {cite.sentence}{mark(synthetic=cite.synthetic)}"
    return Text(safe(f"{cite.day} {act} {cite.score:+.1f}: “{words}” {back}"), style="dim")
