"""Fixtures that several rooms share: the parser and the engine, loaded once for a whole run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.language.analyse import analyse_all
from goodoffices.language.spacy_engine import SpacyEngine
from goodoffices.language.tokens import Analysis
from goodoffices.pipeline import ReadingEngine, load_engine, outline, read
from goodoffices.shapes import Reading, Report


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
