"""Parties and deeds of a made-up war, for what is told of its sides."""

from __future__ import annotations

from msgspec.structs import replace

from goodoffices.shapes import Event, Party, Span

PERU = Party(text="Peru", start=0, end=4, actor="PER", name="Peru", country="PER", sector="GOV")
CHILE = Party(text="Chile", start=0, end=5, actor="CHL", name="Chile", country="CHL", sector="GOV")
KENYA = Party(text="Kenya", start=0, end=5, actor="KEN", name="Kenya", country="KEN", sector="GOV")
FRONT = Party(text="Northern Front", start=0, end=14)
PATH = replace(PERU, text="Shining Path", actor="per.sendero", name="Shining Path", sector="REB")
EVENT = Event(
    id="e", rule="r", confidence=1, sentence=0, type="ASSAULT", mode=None, contexts=(), cameo="190",
    quad="material-conflict", score=0, actors=(), recipients=(), status="actual", time="past",
    trigger=Span(text="struck", start=0, end=6),
)  # fmt: skip


def told(kind: str, by: tuple[Party, ...], to: tuple[Party, ...], **fields: object) -> Event:
    """Return an event of a type between parties."""
    return replace(EVENT, type=kind, actors=by, recipients=to, **fields)


WAR = (told("ASSAULT", (PERU,), (CHILE,)), told("ASSAULT", (CHILE,), (PERU,)))
NAMED = (PERU, CHILE, PERU, KENYA)
