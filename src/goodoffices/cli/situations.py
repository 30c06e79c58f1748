"""`goodoffices situation`: named conflicts as saved views."""

from __future__ import annotations

from typing import Annotated

import typer

from goodoffices.cli.options import RECORD, ByOption, RecordOption, day, now, somebody
from goodoffices.telling import safe

situations = typer.Typer(
    help="Saved views of a conflict: its parties, period and places.", no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    """Put the commands on the command line."""
    app.add_typer(situations, name="situation")


@situations.command()
def save(  # noqa: PLR0913, PLR0917 - what makes a situation
    name: Annotated[str, typer.Argument(help="What it is called.")],
    party: Annotated[
        list[str] | None, typer.Option(help="A party to it; may be given again.")
    ] = None,
    place: Annotated[
        list[str] | None, typer.Option(help="A place or a country's code; may be given again.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="When it began.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="When it ended.")] = None,
    note: Annotated[str, typer.Option(help="What it is about.")] = "",
    by_whom: ByOption = None,
    record: RecordOption = RECORD,
) -> None:
    """Save a situation, in the place of one of that name."""
    from goodoffices.record import (  # noqa: PLC0415 - heavy parts only when asked
        Person,
        Situation,
        open_record,
        save_situation,
    )

    made = Situation(
        name=name,
        parties=tuple(party or ()),
        places=tuple(place or ()),
        since=day(since, "--since"),
        until=day(until, "--until", last=True),
        note=note,
    )
    with open_record(record) as opened:
        save_situation(opened, made, Person(somebody(by_whom), now()))
    typer.echo(safe(f"saved: {name}. Ask within it: goodoffices events --situation '{name}'"))


@situations.command("list")
def listed(record: RecordOption = RECORD) -> None:
    """List the saved situations."""
    from goodoffices.record import list_situations, open_record  # noqa: PLC0415 - as above

    with open_record(record, read_only=True) as opened:
        for one in list_situations(opened):
            period = f"{one.since or '…'} to {one.until or '…'}"
            whose = ", ".join(one.parties) or "any party"
            where = ", ".join(one.places) or "anywhere"
            typer.echo(safe(f"{one.name}: {whose}; {where}; {period}"))


@situations.command()
def drop(
    name: Annotated[str, typer.Argument(help="What it is called.")], record: RecordOption = RECORD
) -> None:
    """Take a saved situation away; nothing that was read goes with it."""
    from goodoffices.record import drop_situation, open_record  # noqa: PLC0415 - as above

    with open_record(record) as opened:
        drop_situation(opened, name)
