"""`goodoffices brief`: a situation on two pages, every line with the sentence it rests on."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.options import RECORD, HandlingOption, RecordOption, day, one_of
from goodoffices.errors import InputError

if TYPE_CHECKING:
    from goodoffices.brief import Asked, Brief

WEEK = timedelta(days=7)
FORMS = (".md", ".html", ".htm")


def register(app: typer.Typer) -> None:
    """Put the command on the command line."""
    app.command("brief")(brief)


def brief(  # noqa: PLR0913, PLR0917 - the options of a brief
    asof: Annotated[
        str, typer.Option(metavar="YYYY-MM-DD", help="Known is what was published by this day.")
    ],
    situation: Annotated[
        str | None, typer.Argument(metavar="[SITUATION]", help="A saved situation.")
    ] = None,
    between: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Or the two sides.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", help="Tell changes from here; else from the brief in FILE, or a week."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="An .md or .html file; else printed."),
    ] = None,
    handling: HandlingOption = "clear",
    actors: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Registry files of your own; they win.")
    ] = None,
    record: RecordOption = RECORD,
) -> None:
    """Write a brief: state of play, changes, truces, offers, contacts, channels, tolls, disputes.

    Every line is cited to the sentences it rests on, and says whether a person looked at it. The
    day of the last brief is taken from the file that -o names, if a brief is there already.
    """
    from goodoffices.brief import Asked  # noqa: PLC0415 - help is instant
    from goodoffices.record import HANDLINGS  # noqa: PLC0415

    if out is not None and out.suffix.lower() not in FORMS:
        raise InputError(str(out), "is neither .md nor .html", "give it one of these endings")
    last = day(asof, "--asof", last=True) or asof
    start, why = _start(since, last, out)
    asked = Asked(
        situation=situation, between=between, asof=last, since=start, since_why=why,
        handling=one_of(handling, HANDLINGS, "--handling"),
    )  # fmt: skip
    made = _made(record, asked, actors)
    _write(made, out)


def _start(since: str | None, asof: str, out: Path | None) -> tuple[str, str]:
    """Return the day to tell changes from, and where it comes from.

    Raises:
        InputError: it is not before the day of the brief.

    """
    from goodoffices.brief import read_stamp  # noqa: PLC0415

    told = day(since, "--since")
    if told is not None and told >= asof:
        raise InputError("--since", f"{told} is not before {asof}", "give an earlier day")
    if told is not None:
        return told, "as asked"
    written = read_stamp(out) if out is not None else None
    if written is not None and written < asof:
        return written, "the day of the last brief in this file"
    return (date.fromisoformat(asof) - WEEK).isoformat(), "a week before"


def _made(path: Path, asked: Asked, actors: Path | None) -> Brief:
    from goodoffices.actors import load_registry  # noqa: PLC0415
    from goodoffices.brief import lives_by, make_brief  # noqa: PLC0415
    from goodoffices.channels import make_book  # noqa: PLC0415
    from goodoffices.cli.told_once import opened  # noqa: PLC0415

    registry = load_registry(actors)
    with opened(path) as record:
        return make_brief(
            record,
            asked,
            make_book(registry.actors.values()),
            lives_by(registry),
        )


def _write(made: Brief, out: Path | None) -> None:
    from goodoffices.brief import to_html, to_markdown  # noqa: PLC0415

    if out is None:
        typer.echo(to_markdown(made), nl=False)
        return
    text = to_markdown(made) if out.suffix.lower() == ".md" else to_html(made)
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        what = f"can't be written: {(error.strerror or 'unknown error').lower()}"
        raise InputError(str(out), what, "check the folder and its permissions") from error
    lines = sum(len(part.items) for part in made.sections)
    typer.echo(f"{out}: {lines} lines, {len(made.sources)} sentences cited", err=True)
