"""`goodoffices record`, `mark` and `forget`: the care of a record file and of what is in it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goodoffices.cli.options import RECORD, ByOption, RecordOption, now, one_of, somebody
from goodoffices.errors import InputError
from goodoffices.telling import safe

keeping = typer.Typer(help="Check a record file, copy it, clean it.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Put the commands on the command line."""
    app.add_typer(keeping, name="record")
    app.command()(mark)
    app.command()(forget)


@keeping.command()
def check(record: RecordOption = RECORD) -> None:
    """Check that the file is whole. Exit status: 0 it is; 1 it is not, and what is wrong is listed."""
    from goodoffices.record import check_integrity, open_record  # noqa: PLC0415 - only when asked

    with open_record(record, read_only=True) as opened:
        troubles = check_integrity(opened)
    for trouble in troubles:
        typer.echo(safe(f"{trouble.check}: {trouble.found}"))
    if troubles:
        raise typer.Exit(1)
    typer.echo(safe(f"{record}: pages, references, search index, texts and findings are whole"))


@keeping.command()
def backup(
    to: Annotated[Path, typer.Argument(metavar="FILE", help="The copy; it may not be there yet.")],
    record: RecordOption = RECORD,
) -> None:
    """Copy a record while others use it, and check the copy."""
    from goodoffices.record import back_up, open_record  # noqa: PLC0415 - as above

    with open_record(record, read_only=True) as opened:
        back_up(opened, to)
    typer.echo(safe(f"{to}: a whole copy of {record}; only you can open it"))


@keeping.command()
def upgrade(record: RecordOption = RECORD) -> None:
    """Bring a record of an older version to this one's schema."""
    from goodoffices.record import open_record  # noqa: PLC0415 - as above

    with open_record(record) as opened:
        (number,) = opened.connection.execute("PRAGMA user_version").fetchone()
    typer.echo(safe(f"{record}: schema {number}"))


@keeping.command("wipe")
def wiped(record: RecordOption = RECORD) -> None:
    """Rewrite the file without what was deleted, and empty its log."""
    from goodoffices.record import open_record, wipe  # noqa: PLC0415 - as above

    with open_record(record) as opened:
        wipe(opened)
    typer.echo(safe(f"{record}: rewritten"))


def mark(
    report: Annotated[str | None, typer.Argument(help="A report's id.")] = None,
    source: Annotated[str | None, typer.Option(help="Or all reports of this outlet.")] = None,
    reliability: Annotated[
        str | None, typer.Option(help="A reliable … E unreliable, F can't be judged.")
    ] = None,
    handling: Annotated[str | None, typer.Option(help="clear, green, amber or red.")] = None,
    by_whom: ByOption = None,
    record: RecordOption = RECORD,
) -> None:
    """Mark how reliable a report's source is, and how far what it tells may travel.

    Without --reliability and --handling, the mark is taken off.
    """
    from typing import get_args  # noqa: PLC0415 - as above

    from goodoffices import record as records  # noqa: PLC0415

    if (report is None) == (source is None):
        raise InputError(
            "REPORT", "one report, or one outlet, is marked", "give REPORT or --source"
        )
    grades = get_args(records.Reliability)
    made = records.Mark(
        reliability=one_of(reliability, grades, "--reliability") if reliability else None,
        handling=one_of(handling, records.HANDLINGS, "--handling") if handling else None,
    )
    person = records.Person(somebody(by_whom), now())
    with records.open_record(record) as opened:
        if report is not None:
            records.mark_report(opened, report, made, person)
        elif source is not None:
            records.mark_outlet(opened, source, made, person)
    told = [made.reliability and f"source {made.reliability}", made.handling]
    typer.echo(safe(f"{report or source}: {', '.join(t for t in told if t) or 'no mark'}"))


def forget(
    report: Annotated[str, typer.Argument(help="A report's id.")],
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
    record: RecordOption = RECORD,
) -> None:
    """Remove a report and all drawn from it, so that no byte of it stays in the file."""
    from goodoffices.record import forget as forget_report  # noqa: PLC0415 - as above
    from goodoffices.record import open_record  # noqa: PLC0415

    if not yes:
        typer.confirm(
            safe(f"Forget {report}, with everything drawn from it, for good?"), abort=True
        )
    with open_record(record) as opened:
        gone = forget_report(opened, report)
    typer.echo(
        safe(f"forgotten: {gone.report}, {gone.findings} findings, {gone.corrections} corrections")
    )
    typer.echo("Not reached:")
    for origin in gone.origins:
        typer.echo(safe(f"  where it came from: {origin}"))
    for copy in gone.copies:
        typer.echo(safe(f"  report {copy} has a sentence of it: goodoffices forget {copy}"))
    for beyond in gone.beyond:
        typer.echo(f"  {beyond}")
