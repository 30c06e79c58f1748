"""Whose doing is praised or condemned where only a word stands for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model


def judged(reading: Reading, kind: str) -> list[list[str | None]]:
    """Return the countries of those whom each act of a type reaches."""
    return [[p.country for p in e.recipients] for e in reading.events if e.type == kind]


def test_a_step_is_of_who_took_it(read_text: Callable[..., Reading]) -> None:
    """Sudan is praised for its step, whether told before or behind it; nobody is for a mere step."""
    after = "Sudan released 20 political prisoners, a step welcomed by Washington."
    before = "In a step welcomed by Washington, Sudan released 20 political prisoners."
    assert judged(read_text(after), "SUPPORT") == judged(read_text(before), "SUPPORT") == [["SDN"]]
    assert judged(read_text("Washington welcomed the step."), "SUPPORT") == [[]]


def test_a_move_is_of_whose_sentence_it_stands_in(read_text: Callable[..., Reading]) -> None:
    """Who condemns "a move which" condemns whoever made it, whatever they did."""
    troops = "Turkey sent troops to Libya on Thursday, a move which Egypt condemned."
    vote = "Ghana's parliament voted on Monday, a move which Egypt condemned."
    assert judged(read_text(troops), "ACCUSE") == [["TUR"]]
    assert judged(read_text(vote), "ACCUSE") == [["GHA"]]


def test_a_strike_is_of_whose_drones_it_was(read_text: Callable[..., Reading]) -> None:
    """The Kremlin denounces those whose drones did the damage."""
    text = (
        "A swarm of Ukrainian drones hit two refineries before dawn,"
        " a strike the Kremlin denounced as terrorism."
    )
    assert judged(read_text(text), "ACCUSE") == [["UKR"]]
