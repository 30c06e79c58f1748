"""Fixtures that several rooms share: what takes seconds to load or read is made once for a run."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from goodoffices.language.analyse import analyse_all
from goodoffices.language.spacy_engine import SpacyEngine
from goodoffices.language.tokens import Analysis
from goodoffices.pipeline import ReadingEngine, load_engine, outline, read, read_all
from goodoffices.shapes import Reading, Report
from goodoffices.sources import SourceOptions, read_paths

Growth = Callable[[Callable[[int], object], int], float]
EXAMPLES = Path(__file__).parent.parent / "examples"


# A slow machine is no fault of what is tested.
settings.register_profile("without a clock", deadline=None)
settings.load_profile("without a clock")


@pytest.fixture(scope="session")
def growth() -> Growth:
    """Return what tells how many times longer work takes at four times the size, both run side by side.

    Work that grows with its size takes four times as long, work that grows with its square sixteen.
    """

    def spent(work: Callable[[int], object], size: int) -> float:
        begun = time.process_time_ns()
        work(size)
        return time.process_time_ns() - begun + 1

    def growth(work: Callable[[int], object], size: int) -> float:
        gc.collect()
        gc.disable()  # it looks through all that other tests keep, more often the longer the work
        try:
            rounds = [(spent(work, size), spent(work, 4 * size)) for _ in range(5)]
        finally:
            gc.enable()
        return min(long / short for short, long in rounds)  # what else runs only makes it more

    return growth


@pytest.fixture(scope="session")
def parser() -> SpacyEngine:
    """Return the parser we ship with."""
    return SpacyEngine()


@pytest.fixture(scope="session")
def engine(parser: SpacyEngine) -> ReadingEngine:
    """Return the whole engine with our lexicon, registry and gazetteer."""
    return load_engine(parser)


@pytest.fixture(scope="session")
def read_text(engine: ReadingEngine) -> Callable[..., Reading]:
    """Return what reads a text as a story of its own."""

    def read_text(text: str, published: str | None = None, *, language: str = "en") -> Reading:
        report = Report(id="t", text=text, published=published, language=language)
        return read(report, engine)

    return read_text


@pytest.fixture(scope="session")
def parse_text(engine: ReadingEngine) -> Callable[[str], Analysis]:
    """Return what parses a text, and looks for nothing in it."""

    def parse_text(text: str) -> Analysis:
        report = Report(id="t", text=text, language="en")
        return next(analyse_all([outline(report, engine)], engine.parser))

    return parse_text


@pytest.fixture(scope="session")
def example_reports() -> tuple[Report, ...]:
    """Return the shipped examples, none of which may fail."""
    folders = [str(EXAMPLES / name) for name in ("gaza-2014", "karabakh-2020")]
    found = list(read_paths(folders, SourceOptions()))
    reports = tuple(one for one in found if isinstance(one, Report))
    assert len(reports) == len(found)
    return reports


@pytest.fixture(scope="session")
def example_readings(
    example_reports: tuple[Report, ...], engine: ReadingEngine
) -> tuple[Reading, ...]:
    """Return the readings of the shipped examples, in order."""
    return tuple(read_all(example_reports, engine))


_PARSES = frozenset({"parser", "engine", "read_text", "parse_text", "parse"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that loads the parser, so that `make check` can leave it out."""
    for item in items:
        if _PARSES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.model)
