"""A text twice as long takes twice the steps, whatever it is full of.

Steps are lines run, counted: no clock, the same on every machine. A page of thousands of sentences is what
makes a pass over all pairs of them felt; at a hundred it shows in the count.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from goodoffices.language import Analysis
from goodoffices.language.analyse import analyse_all
from goodoffices.pipeline import ReadingEngine, find_all, outline
from goodoffices.shapes import Report

PEOPLE = ("Dabor", "Lumeki", "Tasovar", "Gorinel", "Vetamu", "Sirakon", "Beludo", "Nozarim")
STATES = ("Mali", "Egypt", "Russia", "Kenya", "Yemen", "Qatar", "Sudan")
FULL_OF: dict[str, Callable[[int], str]] = {
    "news": lambda k: (
        f"{STATES[k % 7]} accused {STATES[k % 5]} of shelling village {k}, killing {k % 30 + 2} people. "
        f"The foreign minister met officials from {STATES[k % 3]} and the rebels left the town."
    ),
    "quotations": lambda k: f'"We will hold hill {k} with all that we have." "So be it," he said.',
    "speakers": lambda k: (
        f"{PEOPLE[k % 8]} {PEOPLE[k % 7]}ov said that he had left town {k} on Monday."
    ),
    "pronouns": lambda k: (
        f"Both sides said they would leave hill {k}. The president told the army."
    ),
    "places": lambda k: (
        f"Fighting broke out in the village of {PEOPLE[k % 8]}{k} near Gao, in Mali."
    ),
    "tolls": lambda k: (
        f"On {k % 28 + 1} May at least {k + 3} people were killed and {k + 2} wounded."
    ),
}
SLACK = 1.1  # of twice: words met for the first time, tables grown
SHORT = 30
FAR = 10  # sentences back to whom "the president" may mean; thousands would be needed to see the real limit


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of Python `work` runs; a loop's line counts each time round."""
    count = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Any:  # noqa: ANN401 - as `sys.settrace` wants it
        nonlocal count
        del frame, event, arg
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def text(kind: str, size: int) -> Report:
    """Return a report of `size` paragraphs."""
    return Report(id="t", text="\n\n".join(map(FULL_OF[kind], range(size))), published="2025-03-04")


def parsed(report: Report, engine: ReadingEngine) -> Analysis:
    """Return a report as `find_all` takes it."""
    return next(iter(analyse_all([outline(report, engine)], engine.parser)))


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("kind", list(FULL_OF))
def test_finding_takes_steps_by_the_length(
    kind: str, engine: ReadingEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All rooms together: twice the sentences, no more than twice the steps and a tenth."""
    monkeypatch.setattr("goodoffices.actors.coref.FAR", FAR)
    short, long = (parsed(text(kind, size), engine) for size in (SHORT, 2 * SHORT))
    find_all(long, engine)  # words and rules met for the first time
    taken = [steps(lambda one=one: find_all(one, engine)) for one in (short, long)]  # type: ignore[misc]
    assert taken[1] < 2 * SLACK * taken[0], f"{kind}: {taken[0]} steps, then {taken[1]}"


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("kind", list(FULL_OF))
def test_cleaning_and_splitting_take_steps_by_the_length(kind: str, engine: ReadingEngine) -> None:
    """Before the parse likewise."""
    short, long = (text(kind, size) for size in (SHORT, 2 * SHORT))
    outline(long, engine)
    taken = [steps(lambda one=one: outline(one, engine)) for one in (short, long)]  # type: ignore[misc]
    assert taken[1] < 2 * SLACK * taken[0], f"{kind}: {taken[0]} steps, then {taken[1]}"
