"""`goodoffices read`: its options. What it does is in `read`, which is heavy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goodoffices.cli.options import ActorsOption, Format


def register(app: typer.Typer) -> None:
    """Put the command on the command line."""
    app.command()(read)


def read(  # noqa: PLR0913, PLR0917 - the options of the main command
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files or folders: text, HTML, feeds, WARC, tables, mail, Word, archives; - is"
            " standard input.",
        ),
    ],
    output: Annotated[
        Format | None, typer.Option("--format", help="How to print; table when no record is kept.")
    ] = None,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="FILE", help="Keep what was read in this file."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Publication day, when the text doesn't say."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Headline, when the text doesn't say.")] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=NAME", help="Which column of a table holds what: text=body."),
    ] = None,
    fetch: Annotated[
        bool,
        typer.Option(
            "--fetch", help="Fetch the addresses among the paths; else nothing is fetched."
        ),
    ] = False,
    jobs: Annotated[
        int,
        typer.Option(min=1, max=256, help="How many processes read; what comes out is the same."),
    ] = 1,
    actors: ActorsOption = None,
) -> None:
    """Read news reports and show what they tell, with the words it was read from.

    Exit status: 0 all was read; 1 something could not be read, and is listed; 2 nothing was read.
    """
    from goodoffices.cli.read import Asked, read_asked  # noqa: PLC0415 - help is instant
    from goodoffices.sources import SourceOptions, parse_columns  # noqa: PLC0415 - as above

    options = SourceOptions(
        published=published, title=title, columns=parse_columns(column or ()), fetch=fetch
    )
    asked = Asked(
        paths=paths, output=output, record=record, options=options, actors=actors, jobs=jobs
    )
    raise typer.Exit(read_asked(asked))
