"""`goodoffices stories`, `ceasefires` and `tempo`: what a record tells once, and over time."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from goodoffices.cli.options import RECORD, RecordOption

SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="The first day, month or year.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="The last day, month or year.")
]


class Form(StrEnum):
    """How lives and series are printed."""

    TABLE = "table"
    JSONL = "jsonl"


FormOption = Annotated[Form, typer.Option("--format", help="How to print.")]


def register(app: typer.Typer) -> None:
    """Put the commands on the command line."""
    app.command("stories")(stories)
    app.command("ceasefires")(ceasefires)
    app.command("tempo")(tempo)


def stories(
    report: Annotated[
        str | None,
        typer.Argument(metavar="[REPORT]", help="A report's id; all stories are listed without."),
    ] = None,
    record: RecordOption = RECORD,
    least: Annotated[
        int, typer.Option("--least", min=1, help="Only stories of so many reports.")
    ] = 1,
    output: FormOption = Form.TABLE,
) -> None:
    """List stories, copies and editions folded, or show one with what each edition lacks.

    With a report, also the events that other reports tell too, with why they are held for the same.
    """
    from goodoffices.cli.stories import list_all, show_one  # noqa: PLC0415 - help is instant

    if report is None:
        list_all(record, least, jsonl=output is Form.JSONL)
    else:
        show_one(record, report, jsonl=output is Form.JSONL)


def ceasefires(
    a: Annotated[str | None, typer.Argument(metavar="[A]", help="One side.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="[B]", help="The other side.")] = None,
    record: RecordOption = RECORD,
    since: SinceOption = None,
    until: UntilOption = None,
    output: FormOption = Form.TABLE,
) -> None:
    """Show each ceasefire from the first call for it to its end, every step with its sentence.

    Without the two sides, those that the record has fighting each other most.
    """
    from goodoffices.cli.ceasefires import show_ceasefires  # noqa: PLC0415

    show_ceasefires(record, (a, b), (since, until), jsonl=output is Form.JSONL)


def tempo(
    a: Annotated[str | None, typer.Argument(metavar="[A]", help="One party.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="[B]", help="The other party.")] = None,
    record: RecordOption = RECORD,
    since: SinceOption = None,
    until: UntilOption = None,
    output: FormOption = Form.TABLE,
) -> None:
    """Show conflict and cooperation between two parties by week, and where it turned.

    Without the two parties, the pairs that the record has most events between.
    """
    from goodoffices.cli.tempo import show_tempo  # noqa: PLC0415

    show_tempo(record, (a, b), (since, until), jsonl=output is Form.JSONL)
