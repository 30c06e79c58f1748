"""Starts the desk: on this machine only, or, behind a password, for others too."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import uvicorn

from goodoffices.desk.app import make_app
from goodoffices.desk.desk import Desk, Settings, open_desk
from goodoffices.desk.entry import Keys
from goodoffices.desk.guard import LOOPBACK, Rules
from goodoffices.desk.warm import keep_warm
from goodoffices.errors import InputError, RecordError

WAITING = 256  # visitors that wait to be let in, from the moment the address is told


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where the desk is served: `names` are further names it goes by, beside its host's."""

    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()
    keys: Keys | None = None


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def serve(
    path: Path,
    place: Place = Place(),  # noqa: B008 - frozen
    settings: Settings = Settings(),  # noqa: B008 - frozen
    say: Callable[[str], None] = print,
) -> None:
    """Serve the record at `path` until the process is told to end.

    Raises:
        InputError: the place is open to others, without keys; or it is taken.
        RecordError: the record can't be opened.

    """
    if not is_loopback(place.host) and place.keys is None:
        raise InputError(
            "--host", "others could read the record", "give --password or --token-file"
        )
    desk = open_desk(path, settings)
    app = make_app(desk, rules_of(place))
    listening = _listen(place)
    threading.Thread(target=_catch_up, args=(desk, say), daemon=True).start()
    ended = threading.Event()
    threading.Thread(target=keep_warm, args=(desk, ended), daemon=True).start()
    port = listening.getsockname()[1]
    say(f"The desk is at http://{_shown(place.host)}:{port}/ - end it with Ctrl-C.")
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        timeout_graceful_shutdown=2, limit_concurrency=500, ws="none",
    )  # fmt: skip
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        ended.set()
        listening.close()
        desk.close()


def _catch_up(desk: Desk, say: Callable[[str], None]) -> None:
    """Merge what an earlier reading left to merge, while the desk serves already."""
    try:
        desk.catch_up()
    except RecordError as error:
        say(str(error))


def rules_of(place: Place) -> Rules:
    """Return what the guard holds to at this place: the names it goes by, and who may come in."""
    own = {place.host.casefold().strip("[]"), *(name.casefold() for name in place.names)}
    return Rules(hosts=frozenset(LOOPBACK | own), keys=place.keys)


def _listen(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((place.host, place.port))
        listening.listen(WAITING)
    except OSError as error:
        listening.close()
        what = f"{place.host}:{place.port} can't be used: {(error.strerror or 'unknown').lower()}"
        raise InputError("--port", what, "give another --port; 0 takes any that is free") from error
    return listening


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
