"""The program itself: help, start-up, exit statuses, signals; run as a user runs it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from rich.console import Console
from typer.testing import CliRunner

from goodoffices import __version__
from goodoffices.cli.app import Format, app, fault
from goodoffices.cli.render import print_reading
from goodoffices.shapes import Extent

from .conftest import START, STORY, Run, environment

COMMANDS = (
    "read", "show", "search", "explain", "actor", "channels", "network", "events", "tolls",
    "contacts", "offers", "statements", "timeline", "coverage", "stories", "ceasefires", "tempo",
    "brief", "export", "import", "mark", "forget", "desk", "watch",
)  # fmt: skip
PATIENCE = 600  # seconds until what hangs is given up, on however slow a machine
GROUPS = ("actors", "situation", "review", "record")
HEAVY = ("spacy", "trafilatura", "lxml", "numpy", "sqlite3", "goodoffices.pipeline")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    """The help names the command, says what it does, and explains each option."""
    done = CliRunner().invoke(app, [command, "--help"])
    assert done.exit_code == 0
    assert f" {command} " in done.output
    options = [line.split() for line in done.output.splitlines() if line.startswith("  --")]
    assert options
    assert all(len(words) > 1 for words in options)


def test_help_lists_every_command() -> None:
    """Each with a line of its own; no command is missing here."""
    done = CliRunner().invoke(app, ["--help"])
    listed = done.output.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed if line.strip()] == [*COMMANDS, *GROUPS]
    assert all(len(line.split()) > 3 for line in listed if line.strip())


def test_the_version_is_printed() -> None:
    """Name and version, nothing else."""
    assert CliRunner().invoke(app, ["--version"]).output == f"goodoffices {__version__}\n"


@pytest.mark.slow
@pytest.mark.parametrize("words", [["--help"], ["read", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    """Neither the parser nor the page reader nor the lexicon is imported to print help."""
    script = (
        "import sys; from goodoffices.cli import app as a\n"
        f"try: a.app({words!r})\n"
        "except SystemExit: pass\n"
        f"print('LOADED', *(m for m in {HEAVY!r} if m in sys.modules))"
    )
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )
    assert done.stdout.splitlines()[-1] == "LOADED"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["read"], "Missing argument"),
        (["read", "--nonsense", "x"], "No such option: --nonsense"),
        (["read", "x.txt", "--format", "pdf"], "'pdf' is not one of"),
        (["read", "x.txt", "--published", "soon"], "--published: 'soon' is not a date; use YYYY-"),
        (["show"], "goodoffices: record.db: there is no record; make one: goodoffices read"),
        (["search", "truce"], "goodoffices: record.db: there is no record; make one"),
        (["explain", " "], "goodoffices: SENTENCE: there is nothing to read; give a sentence"),
        (["actor", "Israel", "--date", "9"], "goodoffices: --date: '9' is not a date; use YYYY-"),
        (["actor", "Israel", "--actors", "none"], "none"),
    ],
)
def test_what_the_user_can_mend_is_a_line_and_status_two(
    words: list[str], message: str, run: Run
) -> None:
    """The message names what was given; no traceback is shown."""
    done = run(*words)
    assert done.status == 2
    assert done.out == ""
    assert message in done.err
    assert "Traceback" not in done.err


def test_a_fault_of_ours_is_told_by_kind_and_place() -> None:
    """An error's own words may hold story text, so they stay out."""
    with pytest.raises(msgspec.ValidationError) as found:
        msgspec.convert({"Xylophonia": 1}, type=Extent)
    assert fault(found.value) == "ValidationError"
    with pytest.raises(AttributeError) as found_here:
        print_reading(None, Format.TABLE, Console())  # type: ignore[arg-type]
    assert fault(found_here.value).startswith("AttributeError in cli/render.py:")


@pytest.mark.slow
def test_a_fault_of_ours_shows_no_traceback(tmp_path: Path) -> None:
    """One line asks to report it; the status is none of those that tell about reports."""
    script = (
        "import goodoffices.cli.show as show\n"
        "def broken(*_): raise ValueError('Xylophonia')\n"
        "show.show_record = broken\n"
        + START.replace("; main()", "\nsys.argv[1:] = ['show']\nmain()")
    )
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=environment(),
    )
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr.startswith("goodoffices: this is a bug: ValueError in cli/app.py:")
    assert "Traceback" not in done.stderr
    assert "Xylophonia" not in done.stderr


@pytest.mark.slow
@pytest.mark.model
def test_a_story_is_read_from_a_pipe(run: Run) -> None:
    """Text in, findings out, status 0; JSON comes in UTF-8 whatever the terminal can show."""
    done = run("read", "-", "--format", "jsonl", "--published", "2025-03-04", stdin=STORY.encode())
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["tolls"][0]["low"] == 12
    poor = run("read", "-", stdin=STORY.encode(), PYTHONIOENCODING="ascii")
    assert poor.status == 0
    assert "? killed: 12 (12 soldiers)" in poor.out


@pytest.mark.slow
@pytest.mark.model
def test_a_reader_that_goes_away_ends_us_quietly(tmp_path: Path) -> None:
    """`goodoffices read ... | head -1` leaves no message."""
    lines = [json.dumps({"id": str(k), "text": STORY * 9 + str(k)}) for k in range(40)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    command = [sys.executable, "-c", START, "read", "in.jsonl", "--format", "jsonl"]
    with subprocess.Popen(  # noqa: S603 - ourselves
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["id"] == "0"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) != 0


def many(folder: Path, count: int) -> None:
    """Write reports that differ from each other."""
    folder.mkdir()
    for k in range(count):
        name = f"{k:03}.txt"
        (folder / name).write_text(STORY.replace("12 soldiers", f"{k + 20} soldiers"))


def stored(path: Path) -> list[str]:
    """Return the files whose reports a record holds whole."""
    if not path.exists():
        return []
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        try:
            rows = connection.execute("SELECT origin FROM reports ORDER BY origin").fetchall()
        except sqlite3.OperationalError:
            return []
    return [Path(row[0]).name for row in rows]


def reading(folder: Path) -> subprocess.Popen[str]:
    """Start reading `in` into `war.db`."""
    return subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-c", START, "read", "in", "--record", "war.db"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env=environment(),
    )


def wait_for(path: Path, count: int, process: subprocess.Popen[str]) -> None:
    """Return once a record holds `count` reports and its writer is still at work."""
    end = time.monotonic() + 60
    while len(stored(path)) < count and time.monotonic() < end:
        assert process.poll() is None, "it was done before it could be broken off"
        time.sleep(0.02)


@pytest.mark.slow
@pytest.mark.model
def test_kill_nine_loses_no_finished_report(tmp_path: Path) -> None:
    """What was finished is there, whole; reading again reads the rest and adds nothing twice."""
    many(tmp_path / "in", 60)
    record = tmp_path / "war.db"
    for least in (3, 20):
        process = reading(tmp_path)
        wait_for(record, least, process)
        before = stored(record)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert set(before) <= set(stored(record))
        assert 0 < len(stored(record)) < 60
    kept = len(stored(record))
    done = reading(tmp_path)
    _, err = done.communicate(timeout=PATIENCE)
    assert done.returncode == 0
    assert f"60 reports read ({kept} already there, {60 - kept} stored)" in err
    assert stored(record) == [f"{k:03}.txt" for k in range(60)]
    with sqlite3.connect(record) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        tolls = connection.execute("SELECT low FROM tolls ORDER BY low").fetchall()
        broken = connection.execute("SELECT count(*) FROM runs WHERE finished IS NULL").fetchone()
    assert [row[0] for row in tolls] == list(range(20, 80))
    assert broken == (2,)


@pytest.mark.slow
@pytest.mark.model
def test_control_c_says_that_what_is_finished_is_kept(tmp_path: Path) -> None:
    """What was read so far, how to go on, status 130; the record holds what was finished."""
    many(tmp_path / "in", 60)
    process = reading(tmp_path)
    wait_for(tmp_path / "war.db", 3, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert out == ""
    told, stopped = err.splitlines()
    assert told.endswith("it did not come to its end")
    assert stopped == "goodoffices: stopped; what was finished is kept, run it again to go on"
    assert len(stored(tmp_path / "war.db")) >= 3
