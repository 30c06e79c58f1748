"""Whose deed is judged where a sentence says only "the move" or "this attack"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Event, Reading

pytestmark = pytest.mark.model


def judged(reading: Reading) -> list[Event]:
    """Return the events of a reading that judge what another did."""
    return [event for event in reading.events if event.type in {"ACCUSE", "SUPPORT"}]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey sent troops to Libya on Thursday. Egypt condemned the move.",
        "Turkey sent troops to Libya on Thursday. The decision was condemned by Egypt.",
    ],
)
def test_who_condemns_the_move_condemns_who_made_it(
    text: str, read_text: Callable[..., Reading]
) -> None:
    """The doer of the deed told last is the recipient, and says why."""
    (event,) = judged(read_text(text))
    assert [party.country for party in event.actors] == ["EGY"]
    assert [(party.country, party.why) for party in event.recipients] == [
        ("TUR", "whose deed is spoken of")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey sent troops to Libya on Thursday. Egypt condemned the decision to raise prices.",
        "Turkey sent troops to Libya on Thursday. Egypt condemned a move.",
        "Turkey sent troops to Libya. It rained. It snowed. It hailed. Egypt condemned the move.",
    ],
)
def test_what_is_another_matter_reaches_nobody(
    text: str, read_text: Callable[..., Reading]
) -> None:
    """A noun that tells its own tale, or stands too far off, points to no deed."""
    assert [event.recipients for event in judged(read_text(text))] == [()]


def test_nobody_judges_his_own_deed(read_text: Callable[..., Reading]) -> None:
    """The doer is passed over where he is the one who speaks."""
    events = judged(read_text("Chad shelled the airport. Chad called the attack a crime."))
    assert all(party.country != "TCD" for event in events for party in event.recipients)


def test_who_welcomes_the_agreement_welcomes_both_sides(read_text: Callable[..., Reading]) -> None:
    """The agreement that is welcomed, or condemned, is that of the two who signed it last."""
    text = "Gabon signed a truce with Togo in Lome. Kenya welcomed the agreement."
    event = next(e for e in read_text(text).events if e.sentence == 1)
    assert {party.country for party in event.recipients} == {"GAB", "TGO"}
    own = "Gabon signed a truce with Togo in Lome. Gabon welcomed the agreement."
    event = next(e for e in read_text(own).events if e.sentence == 1)
    assert not event.recipients
