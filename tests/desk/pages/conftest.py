"""A made-up war between Ethiopia and Eritrea, with a mediator, a truce, tolls and places."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient
from typer.testing import CliRunner

from goodoffices.cli.app import app
from goodoffices.desk.app import App, make_app
from goodoffices.desk.desk import Desk, open_desk
from goodoffices.record import Person, Situation, open_record, save_situation, write_reading
from goodoffices.shapes import Date, EngineId, Event, Extent, Party, Place, Reading, Span, Toll

HOME = "http://127.0.0.1"
ENGINE = EngineId(version="0.1.0", lexicon="l", actors="a", places="p")
STATES = {"Ethiopia": "ETH", "Eritrea": "ERI", "Kenya": "KEN"}
BADME = Place(text="Badme", name="Badme", country="ETH", lat=14.72, lon=37.8)
ASMARA = Place(text="Asmara", name="Asmara", country="ERI", lat=15.34, lon=38.93)
GENEVA = Place(text="Geneva", name="Geneva", country="CHE", lat=46.2, lon=6.15)
SCORES = {"ASSAULT": -9.0, "CONSULT": 2.5, "AGREE": 2.5}
CODES = {"ASSAULT": "194", "CONSULT": "045", "AGREE": "038"}
Run = Callable[..., list[dict[str, Any]]]


def span(text: str, words: str, start: int = 0) -> dict[str, Any]:
    """Return where words stand."""
    at = text.index(words, start)
    return {"text": words, "start": at, "end": at + len(words)}


def told(day: str, *sentences: tuple[str, str, str, str, dict[str, Any]]) -> Reading:
    """Return a report of sentences, each with an event: its words, type, actor, recipients, more of it."""
    text = "\n".join(one[0] for one in sentences)
    extents, events, tolls, at = [], [], [], 0
    for number, (words, kind, actor, to, more) in enumerate(sentences):
        rest = dict(more)
        killed = rest.pop("killed", None)
        trigger = rest.pop("trigger")
        name = f"{day}:event:{number}"
        events.append(
            Event(
                id=name, rule="r", confidence=0.9, sentence=number, type=kind,
                trigger=Span(**span(text, trigger, at)), quad="material-conflict", score=SCORES[kind],
                cameo=CODES[kind], actors=(_party(text, actor, at),),
                recipients=tuple(_party(text, one, at) for one in to.split()),
                date=Date(start=day, end=day), **rest,
            )
        )  # fmt: skip
        if killed is not None:
            tolls.append(
                Toll(
                    id=f"{day}:toll:{number}", rule="k", confidence=0.9, sentence=number, kind="killed",
                    low=killed, evidence=Span(**span(text, f"killed {killed}", at)), incident=name,
                    date=Date(start=day, end=day), place=rest.get("place"),
                )
            )  # fmt: skip
        extents.append(Extent(start=at, end=at + len(words)))
        at += len(words) + 1
    return Reading(
        id=day, title=f"War, {day}", subtitle=None, byline=None, dateline=None, published=day,
        source="Rift Wire", url=None, language="en", synthetic=True, text=text, furniture=(),
        sentences=tuple(extents), engine=ENGINE, events=tuple(events), tolls=tuple(tolls),
    )  # fmt: skip


def _party(text: str, name: str, at: int) -> Party:
    code = STATES[name]
    return Party(**span(text, name, at), actor=code, name=name, country=code, sector="GOV")


def war() -> list[Reading]:
    """Return eight weeks of war: shelling, a mediator's visits, an offer, and a truce that is broken."""
    shelled = [
        (
            f"2031-05-{day:02}",
            f"Eritrea shelled a village near Badme in Ethiopia and killed {count} on the way.",
            count,
        )
        for day, count in ((1, 12), (8, 7), (15, 30), (22, 4))
    ]
    struck = {"trigger": "shelled", "place": BADME}
    found = [
        told(day, (words, "ASSAULT", "Eritrea", "Ethiopia", {**struck, "killed": count}))
        for day, words, count in shelled
    ]
    visit = "Kenya mediated between Ethiopia and Eritrea in Asmara on Thursday."
    offer = "Kenya proposed a ceasefire to Ethiopia and Eritrea on Friday."
    truce = "Ethiopia and Eritrea agreed on Saturday to a ceasefire brokered by Kenya, to hold for 72 hours."
    broken = "Eritrea violated the ceasefire when it shelled Ethiopia near Badme on Monday, and killed 3."
    met = "Kenya mediated between Ethiopia and Eritrea in Geneva on Tuesday."
    sides = "Ethiopia Eritrea"
    found += [
        told(
            "2031-05-29",
            (visit, "CONSULT", "Kenya", sides, {"trigger": "mediated", "place": ASMARA}),
        ),
        told(
            "2031-05-30",
            (offer, "AGREE", "Kenya", sides, {"trigger": "proposed", "status": "offered"}),
        ),
        told("2031-05-31", (truce, "AGREE", "Ethiopia", "Eritrea", {"trigger": "agreed"})),
        told(
            "2031-06-02",
            (
                broken,
                "ASSAULT",
                "Eritrea",
                "Ethiopia",
                {"trigger": "shelled", "killed": 3, "place": BADME},
            ),
        ),
        told(
            "2031-06-17", (met, "CONSULT", "Kenya", sides, {"trigger": "mediated", "place": GENEVA})
        ),
    ]
    return found


def as_json(found: object) -> Any:  # noqa: ANN401 - JSON values are of any type
    """Return an answer as it comes out of JSON."""
    return json.loads(msgspec.json.encode(found))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a record of the war, with a situation."""
    where = tmp_path / "war.db"
    with open_record(where) as record:
        for one in war():
            write_reading(record, one, b"", one.id, "2031-07-01T00:00:00Z")
        horn = Situation(name="horn", parties=("Ethiopia", "Eritrea"), since="2031-05-01")
        save_situation(record, horn, Person("Ada", "2031-07-01T00:00:00Z"))
    return where


@pytest.fixture
def war_desk(path: Path) -> Desk:
    """A desk with that record."""
    return open_desk(path)


@pytest.fixture
def bare_desk(tmp_path: Path) -> Desk:
    """A desk whose record holds nothing."""
    return open_desk(tmp_path / "empty.db")


@pytest.fixture
def visitor(war_desk: Desk) -> Iterator[TestClient[App]]:
    """A browser at that desk."""
    with TestClient(make_app(war_desk), base_url=HOME) as opened:
        yield opened


@pytest.fixture
def nobody(bare_desk: Desk) -> Iterator[TestClient[App]]:
    """A browser at the desk of an empty record."""
    with TestClient(make_app(bare_desk), base_url=HOME) as opened:
        yield opened


@pytest.fixture
def command(path: Path) -> Run:
    """What runs a command on that record, and returns its JSON lines."""

    def run(*words: str) -> list[dict[str, Any]]:
        done = CliRunner().invoke(app, [*words, "--format", "jsonl", "--record", str(path)])
        assert done.exit_code == 0, done.output
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run
