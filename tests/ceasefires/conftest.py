"""What the tests of ceasefires share: a registry, and records of reports written sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from goodoffices.actors import Registry, load_registry
from goodoffices.ceasefires import Ceasefire, find_ceasefires
from goodoffices.ceasefires.find import Sense
from goodoffices.ceasefires.names import Names
from goodoffices.ceasefires.rules import load_rules
from goodoffices.dates import load_grammar
from goodoffices.record import Record, open_record, write_reading
from goodoffices.shapes import EngineId, Extent, Reading

ENGINE = EngineId(version="0.1.0", lexicon="l", actors="a", places="p")
Tell = Callable[..., None]
Lives = Callable[..., list[Ceasefire]]


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The registry that we ship."""
    return load_registry()


@pytest.fixture(scope="session")
def sense(registry: Registry) -> Sense:
    """What sentences are read with, and nobody known but by the registry."""
    return Sense(load_rules(), Names(registry, {}, {}), load_grammar())


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A new record."""
    with open_record(tmp_path / "war.db") as opened:
        yield opened


@pytest.fixture
def tell(record: Record) -> Tell:
    """Return what writes a report of some sentences into the record."""

    def tell(published: str, *sentences: str, source: str = "Ost Wire") -> None:
        name = f"report-{published}-{abs(hash(sentences)) % 10**6}"
        write_reading(record, _reading(name, published, sentences, source), b"", name, "2031-01-01")

    return tell


@pytest.fixture
def lives(record: Record, registry: Registry) -> Lives:
    """Return what finds the ceasefires between Ethiopia and Eritrea in the record."""

    def lives() -> list[Ceasefire]:
        return find_ceasefires(record, ("Ethiopia", "Eritrea"), registry=registry)

    return lives


def _reading(name: str, published: str, sentences: Sequence[str], source: str) -> Reading:
    text = "\n".join(sentences)
    extents, at = [], 0
    for sentence in sentences:
        extents.append(Extent(start=at, end=at + len(sentence)))
        at += len(sentence) + 1
    return Reading(
        id=name, title=None, subtitle=None, byline=None, dateline=None, published=published,
        source=source, url=None, language="en", synthetic=True, text=text, furniture=(),
        sentences=tuple(extents), engine=ENGINE,
    )  # fmt: skip
