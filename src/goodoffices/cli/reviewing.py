"""`goodoffices review`: what people say of findings, by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from goodoffices.cli.options import (
    RECORD,
    ByOption,
    HandlingOption,
    NoteOption,
    RecordOption,
    TableForm,
    now,
    one_of,
    somebody,
)
from goodoffices.errors import InputError
from goodoffices.telling import safe

if TYPE_CHECKING:
    from goodoffices.record import CorrectionLine, Person

reviews = typer.Typer(
    help="Accept, reject, edit, add, merge and split findings; every word is kept, with who said it.",
    no_args_is_help=True,
)
FindingArgument = Annotated[
    list[str], typer.Argument(metavar="FINDING...", help="Ids, as the questions show them.")
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help='type=REJECT, "actors=Egypt; Qatar", low=12, date=2014-07-15; KEY= takes it away.',
    ),
]


def register(app: typer.Typer) -> None:
    """Put the commands on the command line."""
    app.add_typer(reviews, name="review")


@reviews.command()
def accept(
    findings: FindingArgument,
    by_whom: ByOption = None,
    note: NoteOption = "",
    record: RecordOption = RECORD,
) -> None:
    """Mark findings as right."""
    from goodoffices import record as records  # noqa: PLC0415 - heavy parts only when asked

    with records.open_record(record) as opened:
        for finding in findings:
            _said(records.accept(opened, finding, _person(by_whom), note), "accepted", finding)


@reviews.command()
def reject(
    findings: FindingArgument,
    by_whom: ByOption = None,
    note: NoteOption = "",
    record: RecordOption = RECORD,
) -> None:
    """Take findings out of every answer."""
    from goodoffices import record as records  # noqa: PLC0415 - as above

    with records.open_record(record) as opened:
        for finding in findings:
            _said(records.reject(opened, finding, _person(by_whom), note), "rejected", finding)


@reviews.command()
def edit(
    finding: Annotated[str, typer.Argument(help="Its id, as the questions show it.")],
    changes: SetOption = None,
    by_whom: ByOption = None,
    note: NoteOption = "",
    record: RecordOption = RECORD,
) -> None:
    """Change what a finding tells. Parties and words are given as the report has them."""
    from goodoffices import record as records  # noqa: PLC0415 - as above

    if not changes:
        raise InputError("--set", "nothing is changed", "give --set KEY=VALUE")
    with records.open_record(record) as opened:
        wanted = records.change_finding(opened, finding, _facts(changes))
        _said(records.edit(opened, finding, wanted, _person(by_whom), note), "edited", finding)


@reviews.command()
def add(
    report: Annotated[str, typer.Argument(help="The id of the report that tells it.")],
    quote: Annotated[str, typer.Option(help="The words that tell it, as the report has them.")],
    kind: Annotated[
        str, typer.Option(help="event, statement, toll, standing or precedent.")
    ] = "event",
    facts: SetOption = None,
    by_whom: ByOption = None,
    note: NoteOption = "",
    record: RecordOption = RECORD,
) -> None:
    """Tell a finding that was not read, with the words that tell it."""
    from goodoffices import record as records  # noqa: PLC0415 - as above

    with records.open_record(record) as opened:
        wanted = records.draft_finding(opened, report, kind, quote, _facts(facts or []))
        _said(records.add(opened, report, wanted, _person(by_whom), note), "added", quote)


@reviews.command()
def merge(
    events: FindingArgument,
    by_whom: ByOption = None,
    note: NoteOption = "",
    record: RecordOption = RECORD,
) -> None:
    """Tell events as one: the first stands for all."""
    from goodoffices import record as records  # noqa: PLC0415 - as above

    with records.open_record(record) as opened:
        _said(
            records.tell_as_one(opened, events, _person(by_whom), note), "merged", " ".join(events)
        )


@reviews.command()
def split(
    event: Annotated[str, typer.Argument(help="The event that is another.")],
    others: Annotated[list[str], typer.Argument(metavar="OTHER...", help="What it is not.")],
    by_whom: ByOption = None,
    note: NoteOption = "",
    record: RecordOption = RECORD,
) -> None:
    """Tell an event apart from others."""
    from goodoffices import record as records  # noqa: PLC0415 - as above

    with records.open_record(record) as opened:
        _said(records.tell_apart(opened, event, others, _person(by_whom), note), "split", event)


@reviews.command()
def undo(
    correction: Annotated[int, typer.Argument(help="Its number, as `review list` shows it.")],
    by_whom: ByOption = None,
    record: RecordOption = RECORD,
) -> None:
    """Take a correction back; it stays on the list."""
    from goodoffices import record as records  # noqa: PLC0415 - as above

    with records.open_record(record) as opened:
        records.undo(opened, correction, _person(by_whom))
    typer.echo(f"taken back: correction {correction}")


@reviews.command("list")
def listed(
    report: Annotated[str | None, typer.Option(help="Of this report alone.")] = None,
    conflicts: Annotated[
        bool, typer.Option("--conflicts", help="Only those to look at again.")
    ] = False,
    output: Annotated[TableForm, typer.Option("--format", help="How to print.")] = TableForm.TABLE,
    record: RecordOption = RECORD,
) -> None:
    """List corrections, with who made them and what came of them."""
    from goodoffices import record as records  # noqa: PLC0415 - as above
    from goodoffices.cli.answers import write_rows  # noqa: PLC0415

    with records.open_record(record, read_only=True) as opened:
        ask = records.list_conflicts if conflicts else records.list_corrections
        lines = ask(opened, report)
    if output is not TableForm.TABLE:
        write_rows(lines, records.CorrectionLine, output, None)
        return
    for line in lines:
        typer.echo(safe(_told(line)))
    typer.echo(f"{len({line.key for line in lines})} corrections")


@reviews.command("export")
def exported(
    folder: Annotated[Path, typer.Argument(help="Where documents.jsonl and gold.jsonl go.")],
    handling: HandlingOption = "clear",
    record: RecordOption = RECORD,
) -> None:
    """Write the corrections as a development set, in the form of our gold."""
    from goodoffices.exports import export_dev_set  # noqa: PLC0415 - as above
    from goodoffices.record import HANDLINGS, open_record  # noqa: PLC0415

    most = one_of(handling, HANDLINGS, "--handling")
    with open_record(record, read_only=True) as opened:
        done = export_dev_set(opened, folder, handling=most)
    left = f"; {done.withheld} reports withheld by their handling mark" if done.withheld else ""
    typer.echo(
        f"{done.reports} reports, {done.findings} findings that must be found, "
        f"{done.must_not} that must not: {safe(str(done.gold))}{left}"
    )


def _person(name: str | None) -> Person:
    from goodoffices.record import Person  # noqa: PLC0415 - as above

    return Person(somebody(name), now())


def _said(key: int, what: str, of: str) -> None:
    typer.echo(
        safe(f"{what}: {of} (correction {key}; goodoffices review undo {key} takes it back)")
    )


def _told(line: CorrectionLine) -> str:
    undone = f"; taken back by {line.undone_by} at {line.undone_at}" if line.undone_at else ""
    rival = f"; {line.rival} says otherwise" if line.rival and not line.undone_at else ""
    note = f"; {line.note}" if line.note else ""
    what = f"{line.kind} “{line.quote}” in {line.report}"
    return (
        f"{line.key}  {line.at}  {line.by}: {line.act} {what} ({line.state}){note}{rival}{undone}"
    )


def _facts(given: list[str]) -> dict[str, Any]:
    """Return KEY=VALUE options as facts; numbers, true, false and JSON are taken as such.

    With a type come its quad class and score, which nobody should have to know.
    """
    import msgspec  # noqa: PLC0415 - as above

    facts: dict[str, Any] = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign:
            raise InputError("--set", f"{one!r} has no =", "write KEY=VALUE")
        try:
            facts[name] = msgspec.json.decode(value) if value else None
        except msgspec.DecodeError:
            facts[name] = value
        if name in {"cameo", "id"} and value:
            facts[name] = value
    return _scored(facts) | facts


def _scored(facts: dict[str, Any]) -> dict[str, Any]:
    if "type" not in facts:
        return {}
    from goodoffices.events.ontology import load_ontology  # noqa: PLC0415 - as above

    ontology = load_ontology()
    kind = one_of(str(facts["type"]), tuple(ontology.types), "--set type")
    facts["type"] = kind
    return {"quad": ontology.quad(kind), "score": ontology.score(kind, facts.get("mode"))}
