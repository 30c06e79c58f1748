"""Several processes that read: the same bytes as one, whatever happens to them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from itertools import chain

import msgspec
import pytest

from goodoffices.bulk.each import Answer, Item, Known, Result, read_each
from goodoffices.bulk.many import LoadReader, ManyReaders
from goodoffices.pipeline import CHUNK, ReadingEngine
from goodoffices.shapes import Failure, Report
from goodoffices.telling import json_line

pytestmark = [pytest.mark.slow, pytest.mark.model]
LOST = Failure(where="lost.txt", reason="can't be opened")


@pytest.fixture(scope="module")
def items(example_reports: tuple[Report, ...]) -> list[Item]:
    """Return reports, failures and a known report, mixed."""
    reports = list(example_reports[:21])
    half = Report(id="half", text="\ud800", origin="half.txt")
    return [LOST, *reports[:5], Known("old", "en"), *reports[5:], half, LOST, LOST]


@pytest.fixture(scope="module")
def many() -> Iterator[ManyReaders]:
    """Return two processes that read."""
    with ManyReaders(2, LoadReader()) as readers:
        yield readers


def lines(results: Iterator[Result]) -> list[bytes]:
    """Return the results as they would be printed."""
    return [json_line(one.found if isinstance(one, Answer) else one) for one in results]


def test_many_give_the_bytes_of_one(
    items: list[Item], many: ManyReaders, engine: ReadingEngine
) -> None:
    """Order, findings, failures: all the same, and read by the same engine."""
    assert many.engine == engine.id
    assert lines(many.read(items)) == lines(read_each(items, engine))


def test_a_reader_killed_over_unfinished_reports_costs_none(
    many: ManyReaders, engine: ReadingEngine
) -> None:
    """Stopped while they hold reports that nobody answered, then killed: the bytes are the same."""
    text = "Rebels killed {} soldiers in Mali on Monday, the army said. Talks were called off."
    items = [Report(id=f"r{k}", text=text.format(k), language="en") for k in range(12 * CHUNK)]
    results = many.read(items)
    first = next(results)
    for pid in many.pool.holding():
        os.kill(pid, signal.SIGSTOP)
    time.sleep(0.2)
    many.pool.pump()  # what they had answered by then
    held = {pid: rows for pid, rows in many.pool.holding().items() if rows}
    assert held
    for pid in held:
        os.kill(pid, signal.SIGKILL)
    assert lines(chain([first], results)) == lines(read_each(items, engine))
    assert not set(held) & set(many.pool.holding())


def test_a_report_that_its_readers_die_of_is_listed(
    example_reports: tuple[Report, ...], many: ManyReaders
) -> None:
    """Whoever holds it alone is killed; it becomes a failure with its place, the others are read."""
    deadly = msgspec.structs.replace(example_reports[1], id="deadly", origin="deadly.txt")
    results = many.read([deadly])
    hand_out = many.pool._hand_out

    def hand_out_and_kill() -> None:
        hand_out()
        for pid, rows in many.pool.holding().items():
            if rows:
                os.kill(pid, signal.SIGKILL)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(many.pool, "_hand_out", hand_out_and_kill)
        (answer,) = results
    assert isinstance(answer, Answer)
    assert isinstance(answer.found, Failure)
    assert answer.found.where == "deadly.txt"
    assert "'deadly' can't be read: its worker process died of it, twice" in answer.found.reason
    assert "--jobs 1" in answer.found.remedy
    (again,) = many.read([deadly])
    assert isinstance(again, Answer)
    assert not isinstance(again.found, Failure)
