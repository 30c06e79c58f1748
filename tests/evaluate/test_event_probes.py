"""The scorer of event probes: what is told, by whom to whom, and what must not be."""

from __future__ import annotations

from goodoffices.evaluate.event_probes import Expected, Forbidden, Probe, figures, judge
from goodoffices.shapes import EngineId, Event, Party, Reading, Span

TEXT = "Chad expelled the Libyan envoy."


def party(text: str, country: str) -> Party:
    """Return a party at its words in the text."""
    start = TEXT.index(text)
    return Party(text=text, start=start, end=start + len(text), country=country)


def reading(kind: str, status: str = "actual") -> Reading:
    """Return a reading with one event of Chad and the envoy."""
    event = Event(
        id="e", rule="r", confidence=1, sentence=0, type=kind, mode=None, contexts=(), cameo=None,
        quad="verbal-conflict", score=0, actors=(party("Chad", "TCD"),),
        recipients=(party("Libyan envoy", "LBY"),), status=status, time="past",
        trigger=Span(text="expelled", start=5, end=13),
    )  # fmt: skip
    engine = EngineId(version="0", lexicon="", actors="", places="")
    return Reading(
        id="a", title=None, subtitle=None, byline=None, dateline=None, published=None, source=None,
        url=None, language="en", synthetic=False, text=TEXT, furniture=(), sentences=(), engine=engine,
        events=(event,), statements=(), tolls=(), standings=(), precedents=(),
    )  # fmt: skip


PROBE = Probe(
    "p", TEXT, "1999-01-01", "frame.SANCTION",
    (Expected("SANCTION", "actual", ("Chad",), ("Libyan envoy",)),), (Forbidden(type="COERCE"),),
)  # fmt: skip


def test_type_status_and_sides_are_asked_for() -> None:
    """Another status is not told; the parties the wrong way round are not whole."""
    right = judge(PROBE, reading("SANCTION"), {})
    assert (right.told, right.whole, right.clean) == (True, True, True)
    assert not judge(PROBE, reading("SANCTION", "planned"), {}).told
    swapped = Probe(
        "p", TEXT, "1999-01-01", "frame.SANCTION",
        (Expected("SANCTION", "actual", ("Libyan envoy",), ("Chad",)),), (),
    )  # fmt: skip
    verdict = judge(swapped, reading("SANCTION"), {})
    assert verdict.told
    assert not verdict.whole


def test_what_is_forbidden_breaks_a_probe() -> None:
    """A forbidden type counts against the reading whatever else it tells."""
    verdict = judge(PROBE, reading("COERCE"), {})
    assert not verdict.clean
    assert figures([verdict]) == {"right": 0, "whole": 0, "positive": 0, "negative": 0}
