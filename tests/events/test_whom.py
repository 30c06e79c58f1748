"""Whose an act is and whom it is done to, where its rule leaves it open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model


def test_an_arrest_is_by_the_state_where_it_was(read_text: Callable[..., Reading]) -> None:
    """Nobody is told to have arrested her: the state where it was did, but no mere region did."""
    (event,) = read_text("A Danish nurse was arrested in Burundi on Monday.").events
    assert [party.country for party in event.actors] == ["BDI"]
    (event,) = read_text("A Danish nurse was arrested in a hotel on Monday.").events
    assert event.actors == ()


def test_troops_without_a_flag_are_of_whoever_orders_them(
    read_text: Callable[..., Reading],
) -> None:
    """Who speeds up a pullout pulls out; where from is whom it reaches."""
    text = "France accelerated the withdrawal of combat forces from Mali."
    (event,) = read_text(text).events
    assert [p.country for p in event.actors] == ["FRA"]
    assert [p.country for p in event.recipients] == ["MLI"]


def test_each_other_makes_an_act_mutual(read_text: Callable[..., Reading]) -> None:
    """Both blame and both are blamed."""
    (event,) = read_text("Serbia and Croatia blamed each other for the fire.").events
    assert {p.country for p in event.actors} == {p.country for p in event.recipients}


def test_who_agrees_to_mediate_does_so_for_others(read_text: Callable[..., Reading]) -> None:
    """Two who offer to mediate are no sides to one another, two who agree are."""
    (event,) = read_text("Kenya and Oman offered to mediate.").events
    assert event.recipients == ()
    (event,) = read_text("Kenya and Oman agreed to cooperate.").events
    assert [p.country for p in event.recipients] == ["KEN", "OMN"]


def test_two_who_begin_talks_talk_with_one_another(read_text: Callable[..., Reading]) -> None:
    """Rebels of a group are the group, and talk with the government."""
    text = "The Indonesian government and rebels of the Free Aceh Movement began peace talks."
    (event,) = read_text(text).events
    assert [p.actor for p in event.recipients] == [p.actor for p in event.actors]
    assert event.actors[1].actor == "idn.gam"


@pytest.mark.model
def test_what_is_raided_is_told_though_nobody_owns_it(read_text: Callable[..., Reading]) -> None:
    """A village or base of nobody in particular is what was struck; a land is not."""
    event = read_text("Rebels attacked the Catumbela air base.").events[0]
    assert [p.text for p in event.recipients] == ["Catumbela air base"]
    event = read_text("Gunmen fired at a bus.").events[0]
    assert [p.text for p in event.recipients] == ["bus"]


def test_an_arrest_in_a_town_is_by_its_state(read_text: Callable[..., Reading]) -> None:
    """Nobody need say who arrests in Paris; a house of parliament arrests nobody."""
    (event,) = read_text("The Tunisian was arrested in Paris on Monday.").events
    assert [p.country for p in event.actors] == ["FRA"]
    events = read_text("The rebels were arrested in both houses of the Kenyan parliament.").events
    assert not [p for e in events for p in e.actors]


def test_an_offensive_by_an_army_is_the_armys(read_text: Callable[..., Reading]) -> None:
    """By whom a deed is told is who did it, though the words hang on another's verb."""
    text = "The Libyan army has reversed an offensive on Tripoli by Haftar's army."
    event = next(e for e in read_text(text).events if e.type == "ASSAULT")
    assert [p.text for p in event.actors] == ["Haftar's army"]
