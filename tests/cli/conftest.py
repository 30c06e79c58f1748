"""What the tests of the command line share: commands run here with one engine, or as a user runs them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import goodoffices
from goodoffices.cli.app import Format
from goodoffices.cli.read import read_reports
from goodoffices.pipeline import ReadingEngine

START = "import sys; from goodoffices.cli import main; sys.argv[0] = 'goodoffices'; main()"
STORY = """Mali rejects talks with rebels

BAMAKO, March 4 - Mali rejected on Tuesday an Algerian proposal for talks with the rebels.

"We will not sit down with them," a government spokesman said. Rebels killed 12 soldiers on Monday.
"""


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str


Read = Callable[..., Done]
Run = Callable[..., Done]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return a file with a short story of ours."""
    path = tmp_path / "mali.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def read(
    engine: ReadingEngine,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> Read:
    """Return what does as `goodoffices read` does, with the engine that is loaded already."""

    def read(
        *paths: object,
        output: Format | None = None,
        record: Path | None = None,
        published: str | None = None,
        title: str | None = None,
        stdin: bytes = b"",
        width: int = 100,
    ) -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setenv("COLUMNS", str(width))
        names = [str(path) for path in paths]
        status = read_reports(names, output, record, published, title, None, engine)
        out, err = capfdbinary.readouterr()
        return Done(status, out.decode(), err.decode())

    return read


def environment(**more: str) -> dict[str, str]:
    """Return what a subprocess needs to find the package under test."""
    source = str(Path(goodoffices.__file__).parents[1])
    return os.environ | {"PYTHONPATH": source, "COLUMNS": "100"} | more


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return what runs the command line in a process of its own, in an empty folder."""

    def run(*words: object, stdin: bytes = b"", **more: str) -> Done:
        done = subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-c", START, *map(str, words)],
            input=stdin,
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env=environment(**more),
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
