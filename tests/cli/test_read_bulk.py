"""Reading a lot into a record: whatever ends it, nothing finished is lost, and a second run goes on."""

from __future__ import annotations

import contextlib
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from goodoffices.cli.options import Format
from goodoffices.cli.read import LISTED, Asked, read_asked
from goodoffices.errors import RecordError
from goodoffices.pipeline import ReadingEngine
from goodoffices.record import get_reading, list_reports, open_record
from goodoffices.telling import json_line

from .conftest import Done, environment

pytestmark = [pytest.mark.model, pytest.mark.slow]
REPORTS = 80
SOON = 120.0  # seconds within which something must have come about
BULK = """
import sys
from pathlib import Path
import typer
from goodoffices.cli import app as cli
from goodoffices.cli.options import Format

@cli.app.command("bulk")
def bulk(path: str, jobs: int, record: str = "", jsonl: bool = False) -> None:
    from goodoffices.cli.read import Asked, read_asked
    kept = Path(record) if record else None
    output = Format.JSONL if jsonl else None
    raise typer.Exit(read_asked(Asked(paths=[path], record=kept, output=output, jobs=jobs)))

if __name__ == "__main__":
    sys.argv[0] = "goodoffices"
    cli.main()
"""
Start = Callable[..., "subprocess.Popen[bytes]"]
Dump = dict[str, str]


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with many short reports, one of them bad."""
    path = tmp_path_factory.mktemp("stories") / "wire.jsonl"
    towns = ("Bamako", "Gao", "Kidal", "Mopti", "Timbuktu")
    with path.open("w", encoding="utf-8") as lines:
        for k in range(REPORTS):
            town, other = towns[k % 5], towns[(k + 1) % 5]
            text = (
                f"Rebels killed {k + 2} soldiers near {town} on Monday, the army said.\n\n"
                f"Mali rejected talks with the rebels in {other} on Tuesday.\n\n"
                f"Algeria's foreign minister met rebel leaders in {town} on Wednesday."
            )
            row = {"id": f"r{k}", "title": f"Day {k} of the war", "text": text}
            lines.write(json.dumps({**row, "published": f"2025-03-{k % 28 + 1:02}"}) + "\n")
        lines.write('{"id": "bad"}\n')
    return path


@pytest.fixture(scope="module")
def undisturbed(
    stories: Path, engine: ReadingEngine, tmp_path_factory: pytest.TempPathFactory
) -> Dump:
    """Return what a record holds into which the stories were read without trouble."""
    record = tmp_path_factory.mktemp("whole") / "war.db"
    assert read_asked(Asked(paths=[str(stories)], record=record), engine) == 1
    return dump(record)


@pytest.fixture
def start(stories: Path, tmp_path: Path) -> Iterator[Start]:
    """Return what starts reading the stories in a process of its own, with a terminal's group."""
    script = tmp_path / "bulk.py"
    script.write_text(BULK, encoding="utf-8")
    begun: list[subprocess.Popen[bytes]] = []

    def start(
        record: Path | None, jobs: int, *more: str, limit: Callable[[], None] | None = None
    ) -> subprocess.Popen[bytes]:
        kept = ["--record", str(record)] if record else []
        command = [sys.executable, str(script), "bulk", str(stories), str(jobs), *kept, *more]
        begun.append(
            subprocess.Popen(  # noqa: S603 - ourselves
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment(),
                start_new_session=True,
                preexec_fn=limit,  # noqa: PLW1509 - no threads here, and a limit is all it sets
            )
        )
        return begun[-1]

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def end(process: subprocess.Popen[bytes]) -> Done:
    """Wait for the end of `process`; return how it ended."""
    out, err = process.communicate(timeout=SOON)
    return Done(process.returncode, out.decode(), err.decode())


def dump(record: Path) -> Dump:
    """Check the file; return its readings, and which events are told as one."""
    with open_record(record, read_only=True) as opened:
        execute = opened.connection.execute
        assert [row[0] for row in execute("PRAGMA integrity_check")] == ["ok"]
        assert execute("PRAGMA foreign_key_check").fetchall() == []
        names = [line.id for line in list_reports(opened)]
        held = {name: json_line(get_reading(opened, name)).decode() for name in names}
        held["told"] = str(sorted(tuple(row) for row in execute("SELECT * FROM told_event")))
        held["open"] = str([row[0] for row in execute("SELECT DISTINCT location FROM failures")])
        return held


def stored(record: Path) -> int:
    """Return how many reports the record holds by now."""
    try:
        with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as connection:
            (count,) = connection.execute("SELECT count(*) FROM reports").fetchone()
    except sqlite3.Error:
        return 0
    return int(count)


def wait_for(record: Path, count: int) -> None:
    """Wait until the record holds so many reports."""
    deadline = time.monotonic() + SOON
    while stored(record) < count:
        assert time.monotonic() < deadline
        time.sleep(0.005)


def group_is_empty(group: int) -> bool:
    """Wait until no process of the group is left; return whether that came about."""
    deadline = time.monotonic() + SOON
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_keeps_what_was_finished_and_says_how_to_go_on(
    start: Start, tmp_path: Path, undisturbed: Dump, jobs: int
) -> None:
    """No traceback, no process left; read again, only the rest is parsed, and the record is whole."""
    record = tmp_path / "war.db"
    process = start(record, jobs)
    wait_for(record, 5)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    done = end(process)
    assert done.status == 130
    assert "; it did not come to its end\n" in done.err
    assert done.err.endswith("stopped; what was finished is kept, run it again to go on\n")
    assert "Traceback" not in done.err
    assert group_is_empty(process.pid)
    kept = stored(record)
    assert 5 <= kept < REPORTS
    told = [f"{n} reports read ({n} stored)" for n in (kept - 1, kept)]  # it may come between two
    assert any(line in done.err for line in told)
    again = end(start(record, jobs))
    assert again.status == 1
    assert f"({kept} already there, {REPORTS - kept} stored)" in again.err
    assert dump(record) == undisturbed


@pytest.mark.parametrize("jobs", [1, 2])
def test_kill_9_loses_nothing_that_was_finished(
    start: Start, tmp_path: Path, undisturbed: Dump, jobs: int
) -> None:
    """At random points, again and again; then a run to the end gives the record of a quiet one."""
    record = tmp_path / "war.db"
    dice = random.Random(jobs)  # noqa: S311 - not for secrets
    before = 0
    for _ in range(3):
        process = start(record, jobs)
        wait_for(record, min(before + dice.randint(1, 12), REPORTS))
        time.sleep(dice.random() * 0.1)
        process.kill()
        process.wait()
        assert group_is_empty(process.pid)
        held = dump(record)
        before = len(held) - 2
        assert all(held[name] == undisturbed[name] for name in held if name.startswith("r"))
    done = end(start(record, jobs))
    assert f"{before} already there" in done.err
    assert dump(record) == undisturbed


def test_two_at_once_share_the_work(start: Start, tmp_path: Path, undisturbed: Dump) -> None:
    """Each waits for the other's writing; every report is stored once."""
    record = tmp_path / "war.db"
    ends = [end(process) for process in [start(record, 1), start(record, 1)]]
    assert [done.status for done in ends] == [1, 1]
    assert stored(record) == REPORTS
    assert dump(record) == undisturbed


def test_a_locked_record_is_told_after_the_wait(
    stories: Path, tmp_path: Path, engine: ReadingEngine, undisturbed: Dump
) -> None:
    """The error says what to do; when the lock is gone reading goes on."""
    asked = Asked(paths=[str(stories)], record=tmp_path / "war.db", patience=0.2)
    open_record(tmp_path / "war.db").close()
    with sqlite3.connect(tmp_path / "war.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match=r"war\.db: is locked: another process .* try again"):
            read_asked(asked, engine)
        other.execute("ROLLBACK")
    assert read_asked(asked, engine) == 1
    assert dump(tmp_path / "war.db") == undisturbed


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_may_not_grow_loses_nothing(
    start: Start, tmp_path: Path, undisturbed: Dump, jobs: int
) -> None:
    """The error names the record; with more room a second run completes it."""
    record = tmp_path / "war.db"
    room = 800_000  # an empty record takes half of it
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (room, room))
    done = end(start(record, jobs, limit=limit))
    assert done.status == 2
    assert f"goodoffices: {record}: can't" in done.err
    assert "; it did not come to its end\n" in done.err
    kept = stored(record)
    assert 0 < kept < REPORTS
    assert len(dump(record)) == kept + 2
    end(start(record, jobs))
    assert dump(record) == undisturbed


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a file system of a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode != 0:  # noqa: S603 - ours
        pytest.skip(
            "NO DISK WAS FULL: mounting one takes privileges; RLIMIT_FSIZE is tested instead"
        )
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S603, S607 - ours


def remount(folder: Path, how: str) -> None:
    """Change how the small disk is mounted."""
    command = ["mount", "-o", f"remount,{how}", str(folder)]
    subprocess.run(command, check=True)  # noqa: S603 - ours


def test_a_full_disk_loses_nothing(start: Start, small_disk: Path, undisturbed: Dump) -> None:
    """As above, where the disk itself is full; then with room it is completed."""
    record = small_disk / "war.db"
    done = end(start(record, 2))
    assert done.status == 2
    assert "can't grow: the disk is full; free some space and go on; what was finished is kept" in (
        done.err
    )
    assert 0 < stored(record) < REPORTS
    remount(small_disk, "size=64m")
    end(start(record, 2))
    assert dump(record) == undisturbed


def test_a_disk_that_turns_read_only_is_told(
    stories: Path, small_disk: Path, engine: ReadingEngine
) -> None:
    """Nothing is read in vain: the record is opened first."""
    record = small_disk / "war.db"
    open_record(record).close()
    remount(small_disk, "ro")
    with pytest.raises(RecordError, match=r"war\.db: can't be opened: read-only file system; "):
        read_asked(Asked(paths=[str(stories)], record=record), engine)
    remount(small_disk, "rw")


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_bytes_are_the_same_whatever_the_jobs(
    start: Start, stories: Path, engine: ReadingEngine, capfdbinary: pytest.CaptureFixture[bytes],
    jobs: int,
) -> None:  # fmt: skip
    """Standard output and what is said at the end."""
    read_asked(Asked(paths=[str(stories)], output=Format.JSONL), engine)
    out, err = capfdbinary.readouterr()
    done = end(start(None, jobs, "--jsonl"))
    assert done.out == out.decode()
    assert done.err == err.decode()


def test_a_closed_pipe_ends_us_quietly(start: Start) -> None:
    """`| head` wants no more: no word, no process left."""
    process = start(None, 2, "--jsonl")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(100)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == -signal.SIGPIPE
    assert group_is_empty(process.pid)


def test_a_full_standard_output_is_told(
    stories: Path, engine: ReadingEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which, and why; not as a bug."""
    from goodoffices.errors import GoodofficesError  # noqa: PLC0415 - its only use

    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        asked = Asked(paths=[str(stories)], output=Format.JSONL)
        with pytest.raises(GoodofficesError, match="standard output can't be written: no space"):
            read_asked(asked, engine)


def test_a_list_that_would_be_endless_is_told_as_it_comes(
    tmp_path: Path, engine: ReadingEngine, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Memory is bounded, and yet every failure is told."""
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}\n" * (LISTED + 7), encoding="utf-8")
    assert read_asked(Asked(paths=[str(bad)], output=Format.JSONL), engine) == 2
    lines = capfdbinary.readouterr().err.decode().splitlines()
    head = lines.index("Not read:")
    assert len(lines[head + 1 :]) == LISTED
    assert len(lines[: head - 1]) == 7
    assert lines[head - 1] == f"0 reports read; {LISTED + 7} not read"


def test_the_bar_keeps_out_of_what_is_printed(
    tmp_path: Path,
    engine: ReadingEngine,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    """A person who watches sees it move; standard output, into a file, holds readings alone."""
    for k in range(5):
        text = f"Rebels killed {k + 2} soldiers in Mali on Monday, the army said."
        (tmp_path / f"{k}.txt").write_text(text, encoding="utf-8")
    screen, terminal = os.openpty()
    drawn: list[bytes] = []
    watcher = threading.Thread(target=_watch, args=(screen, drawn))
    watcher.start()
    with os.fdopen(terminal, "w", encoding="utf-8") as stderr:
        monkeypatch.setattr(sys, "stderr", stderr)
        monkeypatch.setenv("TERM", "xterm")
        assert read_asked(Asked(paths=[str(tmp_path)], output=Format.JSONL), engine) == 0
    watcher.join(SOON)
    lines = capfdbinary.readouterr().out.splitlines()
    assert [json.loads(line)["id"][0] for line in lines] == list("01234")
    shown = b"".join(drawn)
    assert b"reading" in shown
    assert b"5 reports read" in shown


def _watch(screen: int, drawn: list[bytes]) -> None:
    with contextlib.suppress(OSError):  # the other side was closed
        while piece := os.read(screen, 4096):
            drawn.append(piece)
    os.close(screen)
