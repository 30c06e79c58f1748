"""`goodoffices watch`: a record kept up to date with a folder or a feed."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from goodoffices.cli.options import RECORD, RecordOption
from goodoffices.errors import GoodofficesError, InputError
from goodoffices.telling import safe

if TYPE_CHECKING:
    from goodoffices.cli.watch_memory import State, WatchMemory
    from goodoffices.pipeline import ReadingEngine
    from goodoffices.shapes import Failure
    from goodoffices.sources import SourceOptions
    from goodoffices.sources.fetch import Fetched, Validators

    Fetch = Callable[[str, Validators], Fetched | Failure]

SETTLED = 2.0  # seconds without a change after which a file counts as written to its end
LOOKS = 5  # at a file that still grows, before --once leaves it
POLITE = 60.0  # seconds between two requests for a feed, at the least
LONGEST = 3600.0  # seconds between two requests for a feed that fails, at the most
UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".swp", "~")


class Watched(NamedTuple):
    """What is watched: a folder, file or address; how often, where it is kept, what else is told."""

    what: str
    record: Path
    options: SourceOptions
    every: float = 60.0
    once: bool = False
    actors: Path | None = None


class Hands(NamedTuple):
    """What watching does in the world: wait, tell the time in seconds, fetch, say a line."""

    sleep: Callable[[float], None]
    clock: Callable[[], float]
    fetch: Fetch
    say: Callable[[str], None]


def register(app: typer.Typer) -> None:
    """Put the command on the command line."""
    app.command()(watch)


def watch(
    what: Annotated[
        str, typer.Argument(metavar="DIR|FEED", help="A folder, a file, or a feed's address.")
    ],
    record: RecordOption = RECORD,
    every: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="How often to look; a feed: 60 or more.")
    ] = 60.0,
    once: Annotated[bool, typer.Option("--once", help="Look once and stop.")] = False,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Fetch the address; nothing is fetched without it.")
    ] = False,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=NAME", help="Which column of a table holds what: text=body."),
    ] = None,
    actors: Annotated[
        Path | None,
        typer.Option(
            "--actors", metavar="DIR", help="Registry files of your own; they win over ours."
        ),
    ] = None,
) -> None:
    """Keep a record up to date: read what is new in a folder or a feed, again and again.

    A file still being written is waited for, and what was read is not read again. Ctrl-C ends it; what
    was finished is kept.
    """
    from goodoffices.sources import SourceOptions, parse_columns  # noqa: PLC0415 - only when asked

    options = SourceOptions(columns=parse_columns(column or ()), fetch=fetch)
    watched = Watched(what, record, options, every, once, actors)
    watch_source(watched, _hands())


def watch_source(
    watched: Watched, hands: Hands, engine: ReadingEngine | None = None, rounds: int | None = None
) -> None:
    """Read what is new, and again every so often, until Ctrl-C, SIGTERM or for so many `rounds`.

    Only the main thread of a process can watch, since only it is sent signals.

    Raises:
        InputError: there is no such folder or file, or an address without leave to fetch it.
        RecordError: the record can't be opened when watching begins.

    """
    from goodoffices.cli.app import Stopped  # noqa: PLC0415 - it imports this module

    _check(watched)
    limit = 1 if watched.once else rounds
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        _Watch(watched, hands, engine).run(limit)
    except Stopped:
        if watched.once:
            raise
        hands.say("stopped; what was finished is kept")
    finally:
        signal.signal(signal.SIGTERM, before)


class _Watch:
    """One watch: the engine is loaded when there is something to read, and stays."""

    def __init__(self, watched: Watched, hands: Hands, engine: ReadingEngine | None) -> None:
        self._watched = watched
        self._hands = hands
        self._engine = engine
        self._before: dict[Path, State] = {}
        self._failed = 0

    def run(self, rounds: int | None) -> None:
        """Look, wait, look again."""
        done = 0
        while rounds is None or done < rounds:
            if done:
                self._hands.sleep(self._pause())
            try:
                self._look()
            except GoodofficesError as error:
                if self._watched.once or not done:
                    raise
                self._hands.say(f"{error}; tried again at the next look")
            done += 1

    def _pause(self) -> float:
        """Return how long to wait: longer and longer for a feed that fails."""
        if not _is_address(self._watched.what):
            return self._watched.every
        every = max(POLITE, self._watched.every)
        return min(every * 2.0 ** min(self._failed, 20), max(LONGEST, every))

    def _look(self) -> None:
        """Read what is new."""
        from goodoffices.cli.watch_memory import WatchMemory  # noqa: PLC0415 - only when asked

        with WatchMemory(self._watched.record, _last_run(self._watched.record)) as memory:
            if _is_address(self._watched.what):
                self._look_at_feed(memory)
            else:
                self._look_at_files(memory)

    def _look_at_feed(self, memory: WatchMemory) -> None:
        """Fetch the feed and read it, if it was changed; its version is kept once it is read."""
        from msgspec.structs import replace  # noqa: PLC0415 - only when asked

        from goodoffices.shapes import Failure  # noqa: PLC0415 - only when asked

        address = self._watched.what
        found = self._hands.fetch(address, memory.validators(address))
        if isinstance(found, Failure):
            self._failed += 1
            self._hands.say(f"{found.where}: {found.reason}; {found.remedy}")
            return
        self._failed = 0
        if found.changed:
            self._read([address], replace(self._watched.options, fetcher=lambda _: found))
            memory.keep_feed(address, found.validators, _last_run(self._watched.record))

    def _look_at_files(self, memory: WatchMemory) -> None:
        """Read the files that are new or changed and no longer written to."""
        ready = self._ready(memory)
        if self._watched.once:
            for _ in range(LOOKS):
                if not self._growing(memory, ready):
                    break
                self._hands.sleep(SETTLED)
                ready = self._ready(memory)
        if ready:
            self._read([str(path) for path in ready], self._watched.options)
            memory.keep_files(ready, _last_run(self._watched.record))

    def _ready(self, memory: WatchMemory) -> dict[Path, State]:
        """Return the files to read now: as they were at the last look, or quiet for a while."""
        found = dict(_states(self._watched))
        before, self._before = self._before, found
        now = self._hands.clock()
        return {
            path: state
            for path, state in found.items()
            if (before.get(path) == state or now - state.changed / 1e9 >= SETTLED)
            and not memory.knows(path, state)
        }

    def _growing(self, memory: WatchMemory, ready: dict[Path, State]) -> bool:
        """Return whether files are left that were neither read nor are ready."""
        return any(
            path not in ready and not memory.knows(path, state)
            for path, state in self._before.items()
        )

    def _read(self, paths: list[str], options: SourceOptions) -> None:
        """Read paths into the record."""
        from goodoffices.cli.read import Asked, read_asked  # noqa: PLC0415 - only when asked
        from goodoffices.pipeline import load_engine  # noqa: PLC0415 - takes seconds

        self._engine = self._engine or load_engine(actors=self._watched.actors)
        asked = Asked(paths=paths, record=self._watched.record, options=options)
        read_asked(asked, self._engine)


def _states(watched: Watched) -> Iterator[tuple[Path, State]]:
    """Yield the files that are watched, and how they look; ours, hidden and half-fetched ones are not."""
    from goodoffices.cli.watch_memory import State  # noqa: PLC0415 - only when asked
    from goodoffices.sources import walk  # noqa: PLC0415 - only when asked

    what = Path(watched.what)
    ours = watched.record.resolve()
    for path in walk(what) if what.is_dir() else (what,):
        if path.name.lower().endswith(UNFINISHED):
            continue
        if path.name.startswith(ours.name) and path.resolve().parent == ours.parent:
            continue
        with suppress(OSError):  # gone again since it was listed
            told = path.stat()
            yield path, State(told.st_size, max(told.st_mtime_ns, told.st_ctime_ns))


def _check(watched: Watched) -> None:
    """Raise where there is nothing to watch."""
    if _is_address(watched.what):
        if not watched.options.fetch:
            what = "an address; nothing is fetched unless you ask for it"
            raise InputError(watched.what, what, "add --fetch")
    elif not Path(watched.what).exists():
        raise InputError(watched.what, "no such folder or file", "make it first")


def _is_address(what: str) -> bool:
    from goodoffices.sources.fetch import is_address  # noqa: PLC0415 - only when asked

    return is_address(what)


def _last_run(record: Path) -> int:
    """Return the number of the record's last run, 0 for a record that is new; it is there afterwards."""
    from goodoffices.record import open_record  # noqa: PLC0415 - only when asked

    with open_record(record) as opened:
        (last,) = opened.connection.execute("SELECT max(key) FROM runs").fetchone()
    return last or 0


def _hands() -> Hands:
    """Return what watching does in the world."""
    from goodoffices.sources.fetch import fetch  # noqa: PLC0415 - only when asked

    return Hands(time.sleep, time.time, fetch, _say)


def _say(line: str) -> None:
    typer.echo(safe(f"goodoffices: {line}"), err=True)


def _stop(_signal: int, _frame: object) -> None:
    from goodoffices.cli.app import Stopped  # noqa: PLC0415 - it imports this module

    raise Stopped
