"""Reports built by hand: each sentence with the event or the count it tells."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.record import Record, write_reading
from goodoffices.shapes import (
    Date,
    EngineId,
    Event,
    Extent,
    Party,
    Precedent,
    Reading,
    Span,
    Standing,
    Toll,
)

ENGINE = EngineId(version="0.1.0", lexicon="l", actors="a", places="p")
STATES = {"Ethiopia": "ETH", "Eritrea": "ERI", "Kenya": "KEN", "Uganda": "UGA"}
QUADS = {"ASSAULT": ("material-conflict", -9.0), "REJECT": ("verbal-conflict", -2.0)}


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, and what is read in it: an event from actor to recipient, or a count."""

    text: str
    type: str | None = None
    trigger: str = ""
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    more: dict[str, Any] = {}
    toll: dict[str, Any] | None = None
    standing: dict[str, Any] | None = None
    precedent: dict[str, Any] | None = None


def tell(record: Record, id: str, day: str | None, *told: Told, **more: Any) -> str:  # noqa: A002, ANN401 - the contract's names, any field
    """Keep a report of these sentences in the record; return its id."""
    text = "\n".join(one.text for one in told)
    starts = [sum(len(one.text) + 1 for one in told[:k]) for k in range(len(told))]
    places = list(zip(range(len(told)), starts, told, strict=True))
    values: dict[str, Any] = {
        "id": id, "title": f"Headline of {id}", "subtitle": None, "byline": None, "dateline": None,
        "published": day, "source": f"Outlet {id}", "url": None, "language": "en",
        "synthetic": False, "text": text, "furniture": (),
        "sentences": tuple(Extent(start=s, end=s + len(one.text)) for _, s, one in places),
        "engine": ENGINE,
        "events": tuple(_event(id, *place) for place in places if place[2].type),
        "tolls": tuple(_toll(id, *place) for place in places if place[2].toll is not None),
        "standings": tuple(_standing(id, *place) for place in places if place[2].standing),
        "precedents": tuple(_precedent(id, *place) for place in places if place[2].precedent),
    }  # fmt: skip
    reading = Reading(**(values | more))
    return write_reading(record, reading, text.encode(), id, "2031-06-01T00:00:00Z").report


def party(words: str, one: Told, start: int) -> Party:
    """Return the party of these words, a state where it is one of ours; "UAF:gunmen" gives a sector."""
    sector, _, name = words.rpartition(":")
    at = start + one.text.index(name)
    code = STATES.get(name)
    known: dict[str, Any] = {"sector": sector or None}
    known |= {"actor": code, "name": name, "country": code} if code else {}
    return Party(text=name, start=at, end=at + len(name), **known)


def _span(words: str, one: Told, start: int) -> Span:
    at = start + one.text.index(words)
    return Span(text=words, start=at, end=at + len(words))


def _event(id: str, number: int, start: int, one: Told) -> Event:  # noqa: A002 - as above
    quad, score = QUADS.get(one.type or "", ("verbal-cooperation", 2.5))
    values: dict[str, Any] = {
        "id": f"{id}:event:{start}", "rule": "r", "confidence": 0.9, "sentence": number,
        "type": one.type, "quad": quad, "score": score,
        "trigger": _span(one.trigger or one.text, one, start),
        "actors": tuple(party(words, one, start) for words in one.by),
        "recipients": tuple(party(words, one, start) for words in one.to),
    }  # fmt: skip
    more = dict(one.more)
    for name in ("host", "according_to"):
        if name in more:
            more[name] = party(more[name], one, start)
    return Event(**(values | more))


def _toll(id: str, number: int, start: int, one: Told) -> Toll:  # noqa: A002 - as above
    more = dict(one.toll or {})
    if "according_to" in more:
        more["according_to"] = party(more["according_to"], one, start)
    values: dict[str, Any] = {
        "id": f"{id}:toll:{start}", "rule": "r", "confidence": 0.9, "sentence": number,
        "kind": "killed", "evidence": _span(one.text, one, start), "cumulative": True,
    }  # fmt: skip
    return Toll(**(values | more))


def _standing(id: str, number: int, start: int, one: Told) -> Standing:  # noqa: A002 - as above
    more = dict(one.standing or {})
    who = party(more.pop("party"), one, start)
    return Standing(
        id=f"{id}:standing:{start}", rule="r", confidence=0.9, sentence=number, party=who,
        actor=who, evidence=_span(one.text, one, start), **more,
    )  # fmt: skip


def _precedent(id: str, number: int, start: int, one: Told) -> Precedent:  # noqa: A002 - as above
    more = dict(one.precedent or {})
    for name in ("brokers", "parties"):
        more[name] = tuple(party(words, one, start) for words in more.get(name, ()))
    what = _span(more.pop("what"), one, start)
    return Precedent(
        id=f"{id}:precedent:{start}", rule="r", confidence=0.9, sentence=number, what=what,
        evidence=_span(one.text, one, start), **more,
    )  # fmt: skip


def on(day: str) -> Date:
    """Return the interval of one day."""
    return Date(start=day, end=day)


STRIKE = Told(
    text="Ethiopia bombed Eritrea before dawn.",
    type="ASSAULT", trigger="bombed", by=("Ethiopia",), to=("Eritrea",),
)  # fmt: skip
OFFER = Told(
    text="Kenya offered to mediate between Ethiopia and Eritrea.",
    type="AGREE", trigger="offered to mediate", by=("Kenya",), to=("Ethiopia", "Eritrea"),
    more={"status": "offered", "cameo": "039"},
)  # fmt: skip
REFUSAL = Told(
    text="Eritrea turned the offer of Kenya down.",
    type="REJECT", trigger="turned", by=("Eritrea",), to=("Kenya",),
)  # fmt: skip
MEETING = Told(
    text="Kenya met Ethiopia at the lake.",
    type="CONSULT", trigger="met", by=("Kenya",), to=("Ethiopia",), more={"cameo": "040"},
)  # fmt: skip
DENIAL = Told(
    text="Eritrea denied that it had shelled Ethiopia.",
    type="ASSAULT", trigger="shelled", by=("Eritrea",), to=("Ethiopia",),
    more={"status": "denied"},
)  # fmt: skip
