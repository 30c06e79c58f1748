"""What a kill -9 leaves, and what others see while someone writes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

import goodoffices
from goodoffices.record import (
    Record,
    counts,
    get_reading,
    list_reports,
    open_record,
    search,
)

COUNT = 120
KILLS = 6
SOURCES = Path(goodoffices.__file__).parents[1]


def start(path: Path, readings: ModuleType) -> subprocess.Popen[str]:
    """Start a process that writes the series of readings and says which are done."""
    script = readings.__file__
    assert script is not None
    environment = os.environ | {"PYTHONPATH": str(SOURCES)}
    return subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, script, str(path), str(COUNT)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


def kill_after(writer: subprocess.Popen[str], lines: int, pause: float) -> list[str]:
    """Kill `writer` a moment after its first `lines` lines; return the reports it said were done."""
    assert writer.stdout is not None
    told = [writer.stdout.readline() for _ in range(lines)]
    time.sleep(pause)
    writer.send_signal(signal.SIGKILL)
    told += writer.stdout.readlines()
    writer.wait()
    return [line.split()[0] for line in told if line.endswith("\n")]


def check_whole(record: Record, readings: ModuleType) -> set[str]:
    """Check the file and each report that it holds; return their ids."""
    assert record.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert record.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    held = {line.id for line in list_reports(record)}
    for name in held:
        assert get_reading(record, name) == readings.nth_reading(int(name.split("-")[1]))
    return held


@pytest.mark.parametrize("seed", [1, 2])
def test_kill_loses_no_finished_report_and_reading_again_completes(
    path: Path, readings: ModuleType, seed: int
) -> None:
    """Killed at any moment, the file is sound and holds every report that was told as done."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    done: set[str] = set()
    for _ in range(KILLS):
        lines, pause = len(done) + chance.randint(0, 15), chance.random() * 0.01
        done |= set(kill_after(start(path, readings), lines, pause))
        if path.exists():
            with open_record(path) as record:
                assert done <= check_whole(record, readings)
    last = start(path, readings)
    output, _ = last.communicate(timeout=120)
    assert last.returncode == 0
    assert output.count("already there") >= len(done)
    with open_record(path) as record:
        assert len(check_whole(record, readings)) == COUNT
        assert len(search(record, "villagers", limit=COUNT + 1)) == COUNT


def test_reader_sees_whole_reports_while_another_writes(path: Path, readings: ModuleType) -> None:
    """A reader is never locked out and never meets a report of which a part is missing."""
    open_record(path).close()
    writer = start(path, readings)
    seen = 0
    with open_record(path, read_only=True, patience=1) as reader:
        ended = False
        while not ended:
            ended = writer.poll() is not None
            held = list(list_reports(reader))
            assert len(held) >= seen
            seen = len(held)
            for line in held[-2:]:
                number = int(line.id.split("-")[1])
                assert get_reading(reader, line.id) == readings.nth_reading(number)
            found = counts(reader)
            assert found.events == 2 * found.reports
            assert len(search(reader, "villagers", limit=COUNT)) >= seen
    writer.communicate()
    assert writer.returncode == 0
    assert seen == COUNT


def test_two_writers_store_each_report_once(path: Path, readings: ModuleType) -> None:
    """Two processes that read the same reports share the work: each is stored by one of them."""
    writers = [start(path, readings) for _ in range(2)]
    output = "".join(writer.communicate(timeout=120)[0] for writer in writers)
    assert [writer.returncode for writer in writers] == [0, 0]
    assert (output.count("stored"), output.count("already there")) == (COUNT, COUNT)
    with open_record(path) as record:
        assert len(check_whole(record, readings)) == COUNT
