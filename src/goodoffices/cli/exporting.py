"""`goodoffices export` and `import`: the record in other tools' forms, and their events in ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.options import (
    RECORD,
    HandlingOption,
    RecordOption,
    now,
    one_of,
)
from goodoffices.errors import InputError
from goodoffices.telling import SYNTHETIC, safe

if TYPE_CHECKING:
    from goodoffices.record import Lookups


def register(app: typer.Typer) -> None:
    """Put the commands on the command line."""
    app.command("export")(exported)
    app.command("import")(imported)


def exported(  # noqa: PLR0913, PLR0917 - what goes out, how, and where to
    form: Annotated[
        str, typer.Argument(help="jsonl, parquet, polecat, icews, acled, gexf, graphml or ftm.")
    ],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where it goes.")],
    situation: Annotated[str | None, typer.Option(help="Within this saved situation.")] = None,
    between: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Each of the two takes part.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Up to this day.")] = None,
    reviewed: Annotated[
        bool | None, typer.Option("--reviewed/--unreviewed", help="Looked at by a person, or not.")
    ] = None,
    handling: HandlingOption = "clear",
    record: RecordOption = RECORD,
) -> None:
    """Write the record in a form other tools take; reports marked for closer handling stay here."""
    from goodoffices.cli.answers import make_filter  # noqa: PLC0415 - heavy parts only when asked
    from goodoffices.exports import export  # noqa: PLC0415
    from goodoffices.record import HANDLINGS, open_record  # noqa: PLC0415

    plain = {"situation": situation, "between": between, "reviewed": reviewed}
    asked = make_filter(plain, [], [], since, until)
    most = one_of(handling, HANDLINGS, "--handling")
    with open_record(record, read_only=True) as opened:
        try:
            done = export(opened, form, out, asked, handling=most)
        except OSError as error:
            what = f"can't be written: {(error.strerror or 'unknown error').lower()}"
            raise InputError(str(out), what, "check the folder and its permissions") from error
    held = ", ".join(f"{count} marked {mark}" for mark, count in sorted(done.withheld.items()))
    lines = [
        f"{done.path}: {done.form}, drawn from {done.events} events",
        f"{done.form}: {done.note}" if done.note else "",
        f"withheld findings: {held}" if held else "",
        SYNTHETIC if done.synthetic else "",
        done.coverage,
    ]
    for line in filter(None, lines):
        typer.echo(safe(line), err=True)


def imported(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE...]", help="ICEWS or POLECAT event files.")
    ] = None,
    drop: Annotated[
        str | None, typer.Option(metavar="NAME", help="Take the events of this file out again.")
    ] = None,
    record: RecordOption = RECORD,
) -> None:
    """Take event files of other data sets into the record, marked as imported; list them without one."""
    from goodoffices.record import (  # noqa: PLC0415 - as above
        drop_import,
        import_events,
        list_imports,
        open_record,
    )

    with open_record(record) as opened:
        if drop is not None:
            typer.echo(safe(f"{drop}: {drop_import(opened, drop)} events taken out"))
            return
        if not paths:
            for one in list_imports(opened):
                typer.echo(safe(f"{one.file}: {one.dataset}, {one.taken} events, on {one.at[:10]}"))
            return
        lookups = _lookups()
        for path in paths:
            done = import_events(opened, path, lookups, now())
            typer.echo(safe(
                f"{done.file}: {done.dataset}, {done.taken} events taken, {done.known} known, "
                f"{done.refused} lines refused"
            ))  # fmt: skip
            for refusal in done.refusals:
                typer.echo(safe(f"  line {refusal.line}: {refusal.reason}"), err=True)


def _lookups() -> Lookups:
    from goodoffices.actors import load_registry  # noqa: PLC0415 - as above
    from goodoffices.exports import load_codes  # noqa: PLC0415
    from goodoffices.record import Lookups  # noqa: PLC0415

    states = [one for one in load_registry().actors.values() if one.kind == "state"]
    names = {name.casefold(): one.id for one in states for name in (one.name, *one.aliases)}
    codes = {code: (facts.type, facts.mode) for code, facts in load_codes().items()}
    return Lookups(codes, names)
