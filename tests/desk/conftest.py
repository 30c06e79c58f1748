"""What the tests of the desk share: a small made-up record, one with hostile words, and a client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from goodoffices.desk.app import App, make_app
from goodoffices.desk.desk import Desk, open_desk
from goodoffices.record import Person, Record, Situation, open_record, save_situation, write_reading
from goodoffices.shapes import (
    Date,
    EngineId,
    Event,
    Extent,
    Furniture,
    Party,
    Place,
    Reading,
    Span,
    Standing,
    Statement,
    Toll,
)

HOME = "http://127.0.0.1"
ENGINE = EngineId(version="0.1.0", lexicon="l", actors="a", places="p")
AT = "2031-06-01T00:00:00Z"
STATES = {"Ethiopia": "ETH", "Eritrea": "ERI", "Kenya": "KEN"}
TRUCE = (
    "Kenya proposed a truce between Ethiopia and Eritrea on Monday.",
    "Eritrea shelled a town in Ethiopia and killed 12 villagers.",
    "Ethiopia will answer in kind, the foreign minister said.",
)
HOSTILE = (
    '<script>alert(1)</script> Kenya met "><img src=x onerror=alert(1)> Eritrea on Monday.',
    "The \u202eedoc\u202c page \x1b[31mred\x07 of Kenya was signed.",
)


def span(text: str, words: str) -> dict[str, Any]:
    """Return where `words` stand in `text` first."""
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def party(text: str, name: str) -> Party:
    """Return a state as a party, where its name stands in the text."""
    return Party(
        **span(text, name), actor=STATES[name], name=name, country=STATES[name], sector="GOV"
    )


def reading(id: str, day: str | None, sentences: tuple[str, ...], **found: Any) -> Reading:  # noqa: A002, ANN401 - the contract's names, any field
    """Return a report of these sentences."""
    text = "\n".join(sentences)
    starts = [sum(len(one) + 1 for one in sentences[:k]) for k in range(len(sentences))]
    extents = zip(starts, sentences, strict=True)
    values: dict[str, Any] = {
        "id": id, "title": f"Headline of {id}", "subtitle": None, "byline": None, "dateline": None,
        "published": day, "source": "Rift Wire", "url": None, "language": "en", "synthetic": True,
        "text": text, "furniture": (), "engine": ENGINE,
        "sentences": tuple(Extent(start=at, end=at + len(one)) for at, one in extents),
    }  # fmt: skip
    return Reading(**(values | found))


def truce_reading(name: str = "truce") -> Reading:
    """Return a report with an offer, an attack with its toll, a threat that somebody speaks, an office."""
    text = "\n".join(TRUCE)
    day = Date(start="2031-05-05", end="2031-05-05", text="on Monday")
    sides = (party(text, "Ethiopia"), party(text, "Eritrea"))
    offer = Event(
        id=f"{name}:event:0", rule="agree.propose", confidence=0.8, sentence=0, type="AGREE",
        trigger=Span(**span(text, "proposed a truce")), quad="verbal-cooperation", score=3.0,
        status="offered", actors=(party(text, "Kenya"),), recipients=sides, date=day,
    )  # fmt: skip
    shelled = Event(
        id=f"{name}:event:1", rule="assault.shell", confidence=0.9, sentence=1, type="ASSAULT",
        trigger=Span(**span(text, "shelled")), quad="material-conflict", score=-9.0, cameo="194",
        mode="firearms", actors=(sides[1],), recipients=(sides[0],), date=day,
        place=Place(text="town", name="Badme", country="ETH", lat=14.7, lon=37.8),
    )  # fmt: skip
    toll = Toll(
        id=f"{name}:toll:1", rule="killed.active", confidence=0.9, sentence=1, kind="killed", low=12,
        evidence=Span(**span(text, "killed 12 villagers")), by=(sides[1],), date=day,
        victims=Span(**span(text, "villagers")), incident=f"{name}:event:1",
    )  # fmt: skip
    said = Statement(
        id=f"{name}:statement:2", rule="said.after", confidence=0.9, sentence=2, direct=False,
        content=(Span(**span(text, "Ethiopia will answer in kind")),), speaker=sides[0],
        cue=Span(**span(text, "said")), stance="demands",
    )  # fmt: skip
    held = Standing(
        id=f"{name}:standing:2", rule="holds.office", confidence=0.7, sentence=2, party=sides[0],
        actor=sides[0], role="foreign minister", change="holds",
        evidence=Span(**span(text, "foreign minister")),
    )  # fmt: skip
    return reading(
        name, "2031-05-06", TRUCE, events=(offer, shelled), tolls=(toll,), statements=(said,),
        standings=(held,), furniture=(Furniture(text="Share this"),),
    )  # fmt: skip


def hostile_reading() -> Reading:
    """Return a report whose every word wants to be markup, or to turn the line around."""
    text = "\n".join(HOSTILE)
    name = "<svg onload=alert(1)>"
    bad = Party(**span(text, "<img src=x onerror=alert(1)>"), name=name, country="KEN")
    met = Event(
        id="bad:event:0", rule="consult.meet", confidence=0.8, sentence=0, type="CONSULT",
        trigger=Span(**span(text, "met")), quad="verbal-cooperation", score=1.0,
        actors=(bad,), recipients=(party(text, "Eritrea"),),
        date=Date(start="2031-05-07", end="2031-05-07"),
        place=Place(text="x", name="<b>Asmara</b>", country="ERI"),
    )  # fmt: skip
    return reading(
        "bad", "2031-05-08", HOSTILE, events=(met,), title="</title><script>alert(2)</script>",
        source="\u202ereverse\u202c <i>wire</i>", furniture=(Furniture(text="<script>x</script>"),),
    )  # fmt: skip


@pytest.fixture
def make_truce() -> Callable[[str], Reading]:
    """What makes the first report once more, under another name."""
    return truce_reading


@pytest.fixture
def keep() -> Callable[[Record, Reading], None]:
    """What keeps a reading in a record."""

    def keep(record: Record, one: Reading) -> None:
        write_reading(record, one, one.text.encode(), one.id, AT)

    return keep


@pytest.fixture
def empty(tmp_path: Path) -> Desk:
    """A desk whose record holds nothing."""
    return open_desk(tmp_path / "war.db")


@pytest.fixture
def desk(empty: Desk, keep: Callable[[Record, Reading], None]) -> Desk:
    """A desk with two reports and a situation."""
    with open_record(empty.path) as record:
        keep(record, truce_reading())
        keep(record, hostile_reading())
        horn = Situation(name="horn", parties=("Ethiopia", "Eritrea"), since="2031-05-01")
        save_situation(record, horn, Person("Ada", AT))
    return empty


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient[App]]:
    """A browser at the desk, which follows no redirect."""
    with TestClient(make_app(desk, changes=()), base_url=HOME) as browser:
        browser.follow_redirects = False
        yield browser
