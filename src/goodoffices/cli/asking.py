"""`goodoffices events`, `tolls`, `contacts`, `offers`, `statements`, `timeline` and `coverage`.

The questions share their filters, so each is the same command under its own name.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from goodoffices.cli.options import RECORD, RecordOption, TableForm

QUESTIONS = MappingProxyType(
    {
        "events": "Who did what to whom.",
        "tolls": "How many were killed, hurt or displaced, by whose count.",
        "contacts": "Meetings, calls, visits and mediation; also those denied or failed, which say so.",
        "offers": "What was offered.",
        "statements": "Who said what.",
        "timeline": "What happened, day by day.",
    }
)
FILTERS = "Parties are names, ids of the registry or country codes; a state stands for all who act for it."


def register(app: typer.Typer) -> None:
    """Put the questions on the command line."""
    for name, what in QUESTIONS.items():
        app.command(
            name, help=f"{what}\n\n{FILTERS} Each line shows the way back to its sentence."
        )(question(name))
    app.command("coverage")(coverage)


def question(name: str) -> Callable[..., None]:
    """Return the command that asks question `name`."""

    def ask(  # noqa: PLR0913, PLR0917 - the filters of a question
        who: Annotated[
            str | None,
            typer.Argument(metavar="[PARTY]", help="Who acts, is acted upon, or speaks."),
        ] = None,
        between: Annotated[
            tuple[str, str] | None, typer.Option(metavar="A B", help="Each of the two takes part.")
        ] = None,
        by: Annotated[str | None, typer.Option(help="Who does it, or says it.")] = None,
        to: Annotated[str | None, typer.Option(help="To whom.")] = None,
        about: Annotated[
            str | None, typer.Option(help="Who comes into it, or into what is said.")
        ] = None,
        types: Annotated[
            list[str] | None, typer.Option("--type", help="PLOVER type; may be given again.")
        ] = None,
        status: Annotated[
            list[str] | None, typer.Option(help="actual, offered, denied…; may be given again.")
        ] = None,
        since: Annotated[
            str | None, typer.Option(metavar="DAY", help="From this day, month or year on.")
        ] = None,
        until: Annotated[
            str | None, typer.Option(metavar="DAY", help="Up to this day, month or year.")
        ] = None,
        situation: Annotated[str | None, typer.Option(help="Within this saved situation.")] = None,
        source: Annotated[str | None, typer.Option(help="The outlet that published it.")] = None,
        place: Annotated[
            str | None, typer.Option(help="A place, or the code of a country.")
        ] = None,
        text: Annotated[str | None, typer.Option(help="Words of its sentence.")] = None,
        reviewed: Annotated[
            bool | None,
            typer.Option("--reviewed/--unreviewed", help="Looked at by a person, or not yet."),
        ] = None,
        fold: Annotated[
            bool, typer.Option("--fold", help="Tell events that are one only once.")
        ] = False,
        imported: Annotated[
            bool, typer.Option("--imported", help="Ask imported event data sets instead.")
        ] = False,
        limit: Annotated[int, typer.Option(min=1, help="At most so many lines.")] = 50,
        output: Annotated[
            TableForm, typer.Option("--format", help="How to print.")
        ] = TableForm.TABLE,
        out: Annotated[
            Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it there.")
        ] = None,
        record: RecordOption = RECORD,
    ) -> None:
        from goodoffices.cli import answers  # noqa: PLC0415 - heavy parts only when asked

        asked = answers.make_filter(
            {"party": who, "between": between, "by": by, "to": to, "about": about,
             "outlet": source, "place": place, "text": text, "reviewed": reviewed,
             "situation": situation},
            types or [], status or [], since, until,
        )  # fmt: skip
        shown = answers.Shown(limit=limit, form=output, out=out, fold=fold, imported=imported)
        answers.answer_question(record, name, asked, shown)

    return ask


def coverage(
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Published from then on.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Published up to then.")] = None,
    situation: Annotated[str | None, typer.Option(help="In the period of this situation.")] = None,
    source: Annotated[str | None, typer.Option(help="The outlet that published it.")] = None,
    output: Annotated[TableForm, typer.Option("--format", help="How to print.")] = TableForm.TABLE,
    record: RecordOption = RECORD,
) -> None:
    """Say how much was read, by outlet, language and week: silence is told from not having looked."""
    from goodoffices.cli import answers  # noqa: PLC0415 - as above

    asked = answers.make_filter({"situation": situation, "outlet": source}, [], [], since, until)
    answers.answer_coverage(record, asked, output)
