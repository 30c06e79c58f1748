"""Third parties told only by how two sides deal: through them, with their help, in their chair."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def _mediators(read_text: Read, text: str) -> list[tuple[str, ...]]:
    events = [e for e in read_text(text).events if e.cameo in {"045", "039"}]
    return [tuple(p.country or "" for p in (*e.actors, *e.recipients)) for e in events]


@pytest.mark.parametrize(
    "text",
    [
        "Bolivia and Chile held talks through Uruguay on Monday.",
        "Bolivia and Chile have been in contact via Uruguay.",
        "With Uruguayan help, Bolivia and Chile resumed talks on Tuesday.",
        "Bolivia and Chile signed an accord with the help of Uruguayan mediators.",
        "Bolivia and Chile met in Lima with Uruguay in the chair.",
    ],
)
def test_who_is_dealt_through_goes_between(read_text: Read, text: str) -> None:
    """The third party acts, both sides receive."""
    assert _mediators(read_text, text) == [("URY", "BOL", "CHL")]


def test_a_meeting_to_come_under_mediation_is_planned_mediation(read_text: Read) -> None:
    """Who is to mediate has only agreed to."""
    reading = read_text("Bolivia and Chile are to meet next week under Uruguayan mediation.")
    assert [(e.type, e.status) for e in reading.events if e.cameo == "039"] == [
        ("AGREE", "planned")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bolivia and Chile held talks through Friday.",
        "Bolivia held talks with Chile and Uruguay.",
        "Bolivia and Chile fought with Uruguayan help.",
        "Bolivia and Chile traded through Uruguay.",
        "Bolivia and Chile did not hold talks through Uruguay.",
        "Bolivia and Chile agreed with the blessing of Uruguay.",
    ],
)
def test_who_is_no_go_between(read_text: Read, text: str) -> None:
    """Days, partners, allies, roads and onlookers carry nothing."""
    assert _mediators(read_text, text) == []


def test_a_go_between_is_no_side_of_the_accord(read_text: Read) -> None:
    """Both sides sign with one another."""
    reading = read_text("Bolivia and Chile signed an accord with the help of Uruguayan mediators.")
    signed = next(e for e in reading.events if e.type == "SUPPORT")
    assert [p.country for p in signed.recipients] == ["BOL", "CHL"]


def test_who_helped_them_to_agree_has_mediated(read_text: Read) -> None:
    """The truce is to come, the mediation is done; of talks that are to come it is not."""
    reading = read_text("With the help of Uruguay, Bolivia and Chile agreed a truce.")
    assert [e.status for e in reading.events if e.cameo == "045"] == ["actual"]
    reading = read_text("Bolivia and Chile agreed to hold talks with the help of Uruguay.")
    assert [e.status for e in reading.events if e.cameo == "045"] == []


def test_rebels_whom_mediators_meet_are_not_of_the_mediators_country(read_text: Read) -> None:
    """Nothing says whose they are; those an army fights at home are its state's."""
    (met,) = read_text("Uruguayan mediators held talks with rebel commanders on Monday.").events
    assert [p.country for p in met.recipients] == [None]
    (fought,) = read_text("Bolivian soldiers killed ten rebels.").events
    assert [p.country for p in fought.recipients] == ["BOL"]
