"""What the tests of briefs share: a record, the registry's parties, and briefs on two sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from goodoffices.actors import load_registry
from goodoffices.brief import Asked, Brief, make_brief
from goodoffices.brief.acts import Act
from goodoffices.brief.choice import Choice
from goodoffices.brief.ground import Ground, lay_ground, read_whole
from goodoffices.ceasefires import Ceasefire
from goodoffices.channels import PartyBook, make_book
from goodoffices.record import Record, open_record

Ask = Callable[..., Brief]


@pytest.fixture(scope="session")
def book() -> PartyBook:
    """The parties of our registry."""
    return make_book(load_registry().actors.values())


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A new record."""
    with open_record(tmp_path / "war.db") as opened:
        yield opened


@pytest.fixture
def ask(record: Record, book: PartyBook) -> Ask:
    """What makes the brief on Ethiopia and Eritrea as of 10 May 2031, compared with a week before."""

    def make(lives: Sequence[Ceasefire] = (), **more: Any) -> Brief:  # noqa: ANN401 - any field of Asked
        values: dict[str, Any] = {
            "between": ("Ethiopia", "Eritrea"), "asof": "2031-05-10", "since": "2031-05-03",
        }  # fmt: skip
        return make_brief(record, Asked(**(values | more)), book, lambda *_: lives)

    return make


def ground_of(record: Record) -> Ground:
    """Return all that a record tells by the end of May 2031 as the ground of a brief."""
    whole = read_whole(record, make_book(load_registry().actors.values()))
    found = lay_ground(record, whole, "2031-05-31", "clear")
    assert found is not None
    return found


def every_act(record: Record) -> list[Act]:
    """Return every event of a record, told once, newest first."""
    ground = ground_of(record)
    acts = Choice(ground, np.ones(len(ground.events.events), np.bool_))
    return acts.tell(range(acts.many))


def lines(brief: Brief, title: str) -> list[str]:
    """Return the lines of the section whose title begins so."""
    return [
        item.text for part in brief.sections if part.title.startswith(title) for item in part.items
    ]


def everything(brief: Brief) -> str:
    """Return all words of a brief: lines, notes, coverage and the sentences cited."""
    parts = [brief.title, *brief.coverage]
    for section in brief.sections:
        parts += [section.title, section.note, *(item.text for item in section.items)]
    return "\n".join(parts + [f"{one.report} {one.text}" for one in brief.sources])
