"""What a third party brings about: between whom, with whose help, and what ends it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Event, Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def _brokering(reading: Reading) -> Event:
    """Return the one mediation of a reading."""
    (event,) = (e for e in reading.events if e.cameo in {"045", "039"})
    return event


def _countries(event: Event) -> tuple[set[str | None], set[str | None]]:
    return {p.country for p in event.actors}, {p.country for p in event.recipients}


@pytest.mark.parametrize(
    ("text", "brokers", "sides"),
    [
        ("Kenya restored ties with Somalia in a deal brokered by Oman.", {"OMN"}, {"KEN", "SOM"}),
        ("Kenya and Somalia signed a truce under Omani auspices.", {"OMN"}, {"KEN", "SOM"}),
        ("Kenya freed ten Somali sailors under a deal brokered by Oman.", {"OMN"}, {"KEN"}),
        (
            "Oman led the mediation between Kenya and Somalia, assisted by Qatar.",
            {"OMN", "QAT"},
            {"KEN", "SOM"},
        ),
    ],
)
def test_a_broker_stands_between_both(
    read_text: Read, text: str, brokers: set[str], sides: set[str]
) -> None:
    """Both who come to terms are its sides; who is freed by a deal is none, who assists is a broker."""
    assert _countries(_brokering(read_text(text))) == (brokers, sides)


def test_who_assists_others_gives_aid(read_text: Read) -> None:
    """Only the mediator's helper mediates."""
    events = read_text("Qatar assisted Kenya with food after the drought.").events
    assert {e.type for e in events} == {"AID"}


def test_an_errand_is_not_the_speakers(read_text: Read) -> None:
    """Who says that envoys came for talks did not hold them; who says so after talks of his own did."""
    told = read_text(
        "Omani envoys flew to Kabul on Monday for talks with the Taliban, two officials said."
    )
    assert {p.country for e in told.events for p in e.actors} == {"OMN"}
    own = read_text(
        "Kenyan President William Ruto said after talks with Oman that the port would open."
    )
    assert [{p.country for p in e.actors} for e in own.events if e.type == "CONSULT"] == [{"KEN"}]


@pytest.mark.parametrize(
    "text",
    [
        "A rocket attack ended a week-old truce between Kenya and Somalia.",
        "Fighting resumed on Friday, shattering a truce between Kenya and Somalia.",
    ],
)
def test_fighting_ends_a_truce(read_text: Read, text: str) -> None:
    """The truce has failed; nobody rejected it in words."""
    events = [e for e in read_text(text).events if e.mode == "ceasefire"]
    assert [e.status for e in events] == ["failed"]
    assert not [e for e in read_text(text).events if e.type == "REJECT"]


def test_a_truce_ends_fighting(read_text: Read) -> None:
    """The other way round nothing has failed."""
    events = read_text("A truce ended the fighting between Kenya and Somalia.").events
    assert "failed" not in {e.status for e in events}


def test_who_is_to_be_sent_is_no_side(read_text: Read) -> None:
    """Negotiators that a state is ready to send are its own."""
    (event,) = read_text("Somalia said it was ready to send negotiators to Muscat.").events
    assert event.status == "offered"
    assert "negotiators" not in {p.text for p in event.recipients}


def test_an_outlet_is_no_place(read_text: Read) -> None:
    """What is hit lies not where the newspaper that was told is called."""
    (event,) = read_text("An air strike hit a school, two aid workers told Meridian.").events
    assert {p.country for p in event.recipients} == {None}
