"""`goodoffices watch`: what is new is read once, when it is whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from goodoffices.cli import watch
from goodoffices.cli.app import Stopped
from goodoffices.cli.watch import Hands, Watched, watch_source
from goodoffices.errors import InputError, RecordError
from goodoffices.pipeline import ReadingEngine
from goodoffices.record import counts, open_record
from goodoffices.shapes import Failure
from goodoffices.sources import SourceOptions
from goodoffices.sources.fetch import Fetched, Validators

from .conftest import START, STORY, environment

PATIENCE = 600  # seconds until what hangs is given up, on however slow a machine
OTHER = "Niger hosts talks\n\nNIAMEY, March 6 - Niger hosted talks between Mali and the rebels on Thursday.\n"
FEED = (
    b"<rss version='2.0'><channel><title>Wire</title><item><title>Mali rejects talks</title>"
    b"<guid>1</guid><description>Mali rejected talks with the rebels on Tuesday.</description></item>"
    b"</channel></rss>"
)


class World:
    """A world in which waiting takes no time and everything is noted."""

    def __init__(self) -> None:
        self.now = time.time() + 3600
        self.waits: list[float] = []
        self.said: list[str] = []
        self.asked: list[Validators] = []
        self.answers: list[Fetched | Failure] = []
        self.meanwhile: list[Callable[[], object]] = []

    def sleep(self, seconds: float) -> None:
        """Let time pass, and do what is due."""
        self.waits.append(seconds)
        self.now += seconds
        if self.meanwhile:
            self.meanwhile.pop(0)()

    def fetch(self, _address: str, known: Validators) -> Fetched | Failure:
        """Return the next answer."""
        self.asked.append(known)
        return self.answers.pop(0)

    @property
    def hands(self) -> Hands:
        """Return what watching does in this world."""
        return Hands(self.sleep, lambda: self.now, self.fetch, self.said.append)


@pytest.fixture
def world() -> World:
    """Return a new world."""
    return World()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one story."""
    path = tmp_path / "news"
    path.mkdir()
    (path / "a.txt").write_text(STORY, encoding="utf-8")
    return path


def _reports(record: Path) -> int:
    """Return how many reports a record holds."""
    with open_record(record, read_only=True) as opened:
        return counts(opened).reports


def _runs(record: Path) -> int:
    """Return how often something was read into a record."""
    with sqlite3.connect(record) as connection:
        (number,) = connection.execute("SELECT count(*) FROM runs").fetchone()
    return int(number)


@pytest.mark.model
def test_new_files_are_read_and_known_ones_left(
    folder: Path, world: World, engine: ReadingEngine, tmp_path: Path
) -> None:
    """A round without news opens no run; a record in the folder is no news."""
    record = folder / "r.db"
    world.meanwhile = [lambda: None, lambda: (folder / "b.txt").write_text(OTHER, encoding="utf-8")]
    watched = Watched(str(folder), record, SourceOptions(), every=7)
    watch_source(watched, world.hands, engine, rounds=4)
    assert (_reports(record), _runs(record)) == (2, 2)
    assert world.waits == [7, 7, 7]
    watch_source(watched._replace(once=True), world.hands, engine)
    assert _runs(record) == 2
    assert (folder / "r.db.watch").stat().st_mode & 0o077 == 0
    assert tmp_path.name.encode() not in (folder / "r.db.watch").read_bytes()


@pytest.mark.model
def test_a_file_half_written_is_waited_for(
    folder: Path, world: World, engine: ReadingEngine, tmp_path: Path
) -> None:
    """It is read when it was quiet for a while, and once; names of unfinished files are left alone."""
    path, record = folder / "a.txt", tmp_path / "r.db"
    (folder / "c.txt.part").write_text("half")
    path.write_text(STORY[:60], encoding="utf-8")
    world.now = path.stat().st_mtime
    world.meanwhile = [lambda: path.write_text(STORY, encoding="utf-8")]
    watched = Watched(str(folder), record, SourceOptions(), once=True)
    watch_source(watched, world.hands, engine)
    assert (_reports(record), _runs(record)) == (1, 1)
    with open_record(record, read_only=True) as opened:
        (text,) = opened.connection.execute("SELECT text FROM report_text").fetchone()
    assert "Rebels killed 12 soldiers" in text


@pytest.mark.model
def test_a_feed_is_asked_politely_and_read_when_it_changed(
    world: World, engine: ReadingEngine, tmp_path: Path
) -> None:
    """Versions are remembered, a minute lies between two requests, failures make it longer."""
    address, record = "https://example.org/feed", tmp_path / "r.db"
    told = Validators(etag='"v1"')
    world.answers = [
        Fetched(url=address, body=FEED, validators=told),
        Fetched(url=address, changed=False, validators=told),
        Failure(where=address, reason="the server answers 503", remedy="try later"),
        Failure(where=address, reason="the server answers 503", remedy="try later"),
        Fetched(url=address, body=FEED, validators=told),
    ]
    watched = Watched(address, record, SourceOptions(fetch=True), every=5)
    watch_source(watched, world.hands, engine, rounds=5)
    assert [known.etag for known in world.asked] == [None, *['"v1"'] * 4]
    assert world.waits == [60, 60, 120, 240]
    assert len(world.said) == 2
    assert _reports(record) == 1


@pytest.mark.model
def test_a_record_put_back_from_a_copy_is_filled_again(
    folder: Path, world: World, engine: ReadingEngine, tmp_path: Path
) -> None:
    """What watching remembers belongs to one record."""
    record = tmp_path / "r.db"
    watched = Watched(str(folder), record, SourceOptions(), once=True)
    watch_source(watched, world.hands, engine)
    for path in tmp_path.glob("r.db*"):
        if not path.name.endswith(".watch"):
            path.unlink()
    watch_source(watched, world.hands, engine)
    assert _reports(record) == 1


@pytest.mark.model
def test_stopping_is_an_end_not_an_error(
    folder: Path, world: World, engine: ReadingEngine, tmp_path: Path
) -> None:
    """What was read before is kept."""

    def stop() -> None:
        raise Stopped

    world.meanwhile = [stop]
    watch_source(Watched(str(folder), tmp_path / "r.db", SourceOptions()), world.hands, engine)
    assert world.said == ["stopped; what was finished is kept"]
    assert _reports(tmp_path / "r.db") == 1


def test_a_memory_that_is_no_database_is_told(folder: Path, world: World, tmp_path: Path) -> None:
    """The error names the file and what to do."""
    (tmp_path / "r.db.watch").write_bytes(b"not a database, but long enough to look like one" * 30)
    watched = Watched(str(folder), tmp_path / "r.db", SourceOptions(), once=True)
    with pytest.raises(RecordError, match=r"r\.db\.watch: .* delete the file"):
        watch_source(watched, world.hands)


def test_an_address_wants_leave(world: World, tmp_path: Path) -> None:
    """Nothing is fetched unless asked for, and no record is made."""
    watched = Watched("https://example.org/feed", tmp_path / "r.db", SourceOptions())
    with pytest.raises(InputError, match="add --fetch"):
        watch_source(watched, world.hands)
    with pytest.raises(InputError, match="no such folder or file"):
        watch_source(watched._replace(what=str(tmp_path / "none")), world.hands)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_signals_end_it_in_order(kind: signal.Signals, tmp_path: Path) -> None:
    """Exit status 0, one line, no traceback."""
    (tmp_path / "news").mkdir()
    words = [sys.executable, "-c", START, "watch", "news", "--record", "r.db"]
    process = subprocess.Popen(  # noqa: S603 - ourselves
        words, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )
    for _ in range(600):
        if (tmp_path / "r.db.watch").exists():
            break
        time.sleep(0.05)
    time.sleep(0.3)
    os.kill(process.pid, kind)
    _, err = process.communicate(timeout=PATIENCE)
    assert err.decode() == "goodoffices: stopped; what was finished is kept\n"
    assert process.returncode == 0


def test_the_command_is_there() -> None:
    """Its options are the ones that the documentation names."""
    names = watch.watch.__annotations__
    assert {"what", "record", "every", "once", "fetch", "column", "actors"} <= set(names)
