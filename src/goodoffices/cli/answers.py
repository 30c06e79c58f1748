"""Asks a record and prints the answer: lines a person can read, or rows for other tools."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

import msgspec
from rich.console import Console
from rich.text import Text

from goodoffices import record as records
from goodoffices.actors import Registry, load_registry
from goodoffices.actors.meanings import meanings
from goodoffices.actors.phrase import Cities
from goodoffices.cli.options import TableForm, day, one_of
from goodoffices.cli.render import hang, print_lines
from goodoffices.cli.show import warn
from goodoffices.errors import InputError
from goodoffices.exports.tables import TableFormat, write_path, write_table
from goodoffices.places.gazetteer import Gazetteer
from goodoffices.places.towns import country_of_town
from goodoffices.record import (
    EventLine,
    Filter,
    ImportedLine,
    Line,
    Means,
    Record,
    StatementLine,
    TimelineLine,
    TollLine,
    coverage,
    coverage_line,
    open_record,
    settle_names,
)
from goodoffices.shapes import EventType, Status
from goodoffices.telling import SYNTHETIC, safe

FOLDABLE = frozenset({"events", "contacts", "offers", "timeline"})
SHAPES: Mapping[str, type[Line]] = MappingProxyType(
    {
        "events": EventLine,
        "contacts": EventLine,
        "offers": EventLine,
        "statements": StatementLine,
        "tolls": TollLine,
        "timeline": TimelineLine,
    }
)


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """How an answer is shown: how many lines, in which form, where, folded, or imported ones."""

    limit: int
    form: TableForm
    out: Path | None = None
    fold: bool = False
    imported: bool = False


def make_filter(
    plain: Mapping[str, Any],
    types: Sequence[str],
    statuses: Sequence[str],
    since: str | None,
    until: str | None,
) -> Filter:
    """Return the filter that the options of a question ask for.

    Raises:
        InputError: no such type or status, or no date.

    """
    return Filter(
        **plain,
        types=tuple(one_of(word, get_args(EventType), "--type") for word in types),
        statuses=tuple(one_of(word, get_args(Status), "--status") for word in statuses),
        since=day(since, "--since"),
        until=day(until, "--until", last=True),
    )


def answer_question(path: Path, name: str, asked: Filter, shown: Shown) -> None:
    """Print what the record at `path` answers, with how much was read."""
    with open_record(path, read_only=True) as record:
        warn(record)
        if not shown.imported:
            about = name not in {"statements", "tolls"}
            asked = settle_names(record, asked, registry_meanings(), about=about)
        found = _ask(record, name, asked, shown)
        lines = found[: shown.limit] if name != "timeline" else found[-shown.limit :]
        read = coverage_line(coverage(record, asked))
    shape = ImportedLine if shown.imported else SHAPES[name]
    more = len(found) > shown.limit
    if shown.form is not TableForm.TABLE:
        write_rows(lines, shape, shown.form, shown.out)
        _under(lines, read, Console(stderr=True, highlight=False), more=more)
        return
    if shown.out is not None:
        raise InputError("--output", "a table is for the screen", "add --format csv, say")
    console = Console(highlight=False)
    for line in lines:
        _print(line, console)
    _under(lines, read, console, more=more)


def registry_meanings() -> Means:
    """Return what tells the meanings of names; the registry is loaded when that is first asked."""

    @cache
    def load() -> tuple[Registry, Cities]:
        return load_registry(), country_of_town(Gazetteer())

    return lambda words: meanings(words, *load())


def write_rows(
    rows: Sequence[msgspec.Struct], shape: type[msgspec.Struct], form: TableForm, out: Path | None
) -> None:
    """Write rows to a file, or to standard output.

    Raises:
        InputError: Parquet would go to a screen, or the file can't be written.

    """
    data = io.BytesIO()
    name: TableFormat = (
        "csv" if form is TableForm.CSV else "parquet" if form is TableForm.PARQUET else "jsonl"
    )
    write_table(rows, shape, name, data)
    if out is not None:
        try:
            write_path(out, data.getvalue())
        except OSError as error:
            what = f"can't be written: {(error.strerror or 'unknown error').lower()}"
            raise InputError(str(out), what, "check the folder and its permissions") from error
        return
    if form is TableForm.PARQUET and sys.stdout.isatty():
        raise InputError("--format", "parquet is not for a screen", "give -o FILE")
    sys.stdout.buffer.write(data.getvalue())
    sys.stdout.buffer.flush()


def answer_coverage(path: Path, asked: Filter, output: TableForm) -> None:
    """Print how much was read."""
    with open_record(path, read_only=True) as record:
        warn(record)
        found = coverage(record, asked, shares=True)
    groups = (("outlet", found.by_outlet), ("language", found.by_language), ("week", found.by_week))
    if output is not TableForm.TABLE:
        rows = [
            ShareLine(by=by, **msgspec.structs.asdict(one)) for by, group in groups for one in group
        ]
        write_rows(rows, ShareLine, output, None)
        return
    lines = [coverage_line(found)]
    for by, group in groups:
        lines.append(f"by {by}:")
        for one in group:
            less = f", {one.not_coded} not coded" if one.not_coded else ""
            less += f", {one.without_findings} with nothing found" if one.without_findings else ""
            lines.append(f"  {one.name or 'not told'}: {one.reports}{less}")
    print_lines(map(safe, lines), Console(highlight=False))


class ShareLine(records.Share, frozen=True, kw_only=True):
    """A line of the coverage: the reports of one outlet, one language or one week."""

    by: str


def _ask(record: Record, name: str, asked: Filter, shown: Shown) -> Sequence[msgspec.Struct]:
    wanted = shown.limit + 1
    if shown.imported:
        if name not in FOLDABLE - {"timeline"}:
            raise InputError("--imported", f"imported data sets have no {name}", "ask for events")
        return records.imported_events(record, _imported(name, asked), limit=wanted)
    ask: Callable[..., Sequence[msgspec.Struct]] = getattr(records, name)
    if shown.fold and name not in FOLDABLE:
        raise InputError("--fold", f"{name} are not told as one", "leave it out")
    more = {"fold": True} if shown.fold else {}
    return ask(record, asked, limit=wanted, **more)


def _imported(name: str, asked: Filter) -> Filter:
    only: dict[str, tuple[EventType, ...]] = {"contacts": ("CONSULT",), "offers": ("AGREE",)}
    return msgspec.structs.replace(asked, types=only.get(name, asked.types))


def _print(line: msgspec.Struct, console: Console) -> None:
    head, words = told(line)
    console.print(hang(Text(safe(head)), console, ""))
    if isinstance(line, Line):
        console.print(hang(_sentence(line), console, "    "))
    console.print(hang(Text(safe(words), style="dim"), console, "    "))


def told(line: msgspec.Struct) -> tuple[str, str]:
    """Return a line in words, and where it is from.

    Raises:
        TypeError: it is no line of an answer.

    """
    match line:
        case EventLine():
            act = " ".join(part for part in (line.type, line.mode, line.cameo) if part)
            to = f" → {line.recipients}" if line.recipients else ""
            rest = [f"host {line.host}" if line.host else "", line.place or "",
                    "background" if line.historical else "",
                    f"according to {line.according_to}" if line.according_to else "",
                    f"told by {line.tellings}" if line.tellings > 1 else ""]  # fmt: skip
            status = "" if line.status == "actual" else f" ({line.status})"
            return _head(line.day, f"{act}{status}: {line.actors or '?'}{to}", *rest), _back(line)
        case StatementLine():
            to = f" to {line.addressees}" if line.addressees else ""
            stance = f" [{line.stance}]" if line.stance else ""
            return _head(
                line.day, f"{line.speaker or 'unnamed'}{to}{stance}: {line.content}"
            ), _back(line)
        case TollLine():
            count = line.low if line.low is not None else line.high
            number = (
                line.qualifier
                if count is None
                else f"{line.qualifier} {count}".removeprefix("exact ")
            )
            whom = f" by {line.by}" if line.by else ""
            rest = [f"according to {line.according_to}" if line.according_to else "", line.place or "",
                    "running total" if line.cumulative else ""]  # fmt: skip
            return _head(
                line.day, f"{line.kind}{whom}: {number} ({line.victims or 'people'})", *rest
            ), _back(line)
        case TimelineLine():
            status = f"({line.status})" if line.status not in {None, "actual"} else ""
            when = f"told {line.told}" if line.told != line.day else ""
            return _head(line.day, line.what, status, line.place or "", when), _back(line)
        case ImportedLine():
            act = " ".join(part for part in (line.type, line.mode, line.cameo) if part)
            back = f"imported: {line.event} · {line.file} line {line.line}"
            return _head(line.day, f"{act}: {line.source} → {line.target}", line.place or ""), back
    raise TypeError(type(line).__name__)


def _head(when: str | None, *facts: str) -> str:
    return f"{when or 'no date   '}  " + "; ".join(fact for fact in facts if fact)


def _back(line: Line) -> str:
    parts = [
        f"report {line.report} sentence {line.sentence + 1}",
        line.outlet or "",
        f"source {line.reliability}" if line.reliability else "",
        "" if line.handling == "clear" else line.handling.upper(),
        f"{line.rule} {line.confidence:.2f}",
        line.reviewed or "unreviewed",
        SYNTHETIC.partition(":")[0].lower() if line.synthetic else "",
        line.finding,
    ]
    return " · ".join(part for part in parts if part)


def _sentence(line: Line) -> Text:
    sentence = safe((line.sentence_text or line.words or "").replace("\n", " "))
    text = Text(f"“{sentence}”")
    words = safe((line.words or "").replace("\n", " "))
    at = text.plain.find(words)
    if words and at >= 0:
        text.stylize("bold cyan", at, at + len(words))
    return text


def _under(lines: Sequence[msgspec.Struct], read: str, console: Console, *, more: bool) -> None:
    """Print how many lines there are, how many of them a person has looked at, and how much was read."""
    told = [line for line in lines if isinstance(line, Line)]
    looked = sum(1 for line in told if line.reviewed)
    count = f"{len(lines)} line{'' if len(lines) == 1 else 's'}"
    count += " (there are more: --limit)" if more else ""
    count += f", {looked} reviewed, {len(told) - looked} unreviewed" if told else ""
    print_lines([safe(f"{count}. {read}.")], console)
