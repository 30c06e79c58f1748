"""`goodoffices desk`: the record in a browser."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.options import RECORD, ByOption, RecordOption, somebody
from goodoffices.telling import safe

if TYPE_CHECKING:
    from goodoffices.desk.entry import Keys

PASSWORD = "GOODOFFICES_PASSWORD"  # noqa: S105 - the name of a variable


def register(app: typer.Typer) -> None:
    """Put the command on the command line."""
    app.command("desk")(desk)


def desk(  # noqa: PLR0913, PLR0917 - the options of a server
    host: Annotated[
        str, typer.Option(help="The address to serve at; beyond this machine it wants a password.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any that is free.")] = 8765,
    name: Annotated[
        list[str] | None,
        typer.Option(help="A further name that the desk goes by; may be given again."),
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=f"Holds the password; else {PASSWORD}, else asked for."),
    ] = None,
    token_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Holds a token that programs may bear.")
    ] = None,
    actors: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Registry files of your own; they win.")
    ] = None,
    by_whom: ByOption = None,
    record: RecordOption = RECORD,
) -> None:
    """Serve the record in a browser, with an API, on this machine only.

    The record is made where there is none. While the desk serves, other commands may read into the
    same record. Beyond this machine (--host) a password or a token is demanded; put a proxy with
    TLS before it.
    """
    from goodoffices.desk.desk import Settings  # noqa: PLC0415 - help is instant
    from goodoffices.desk.serve import Place, is_loopback, serve  # noqa: PLC0415

    wanted = not is_loopback(host) or password_file is not None or token_file is not None
    place = Place(
        host=host, port=port, names=tuple(name or ()),
        keys=_keys(password_file, token_file) if wanted else None,
    )  # fmt: skip
    settings = Settings(person=somebody(by_whom), actors=actors)
    serve(record, place, settings, say=lambda words: typer.echo(safe(words)))


def _keys(password_file: Path | None, token_file: Path | None) -> Keys:
    """Return the keys: from files, from the environment, else asked for on the terminal."""
    from goodoffices.desk.entry import make_keys, read_secret  # noqa: PLC0415 - as above

    token = read_secret(token_file, "--token-file") if token_file else None
    password = read_secret(password_file, "--password-file") if password_file else None
    password = password or os.environ.pop(PASSWORD, None)
    if password is None and token is None:
        password = typer.prompt("Password for the desk", hide_input=True, confirmation_prompt=True)
    return make_keys(password, token)
