"""Who is meant in a sentence by what the story told before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_mediators_are_no_sides(read_text: Read) -> None:
    """The two who mediate talks are not "both sides" of the sentence after."""
    text = (
        "Iraq and Iran traded fire. The talks were mediated by Kenya and Norway. Both sides agreed "
        "to a truce on Monday."
    )
    found = [e for e in read_text(text, published="2032-03-03").events if e.sentence == 2]
    told = {p.country for e in found for p in (*e.actors, *e.recipients)}
    assert told & {"KEN", "NOR"} == set()
    assert found


def test_the_army_is_the_one_of_the_story(read_text: Read) -> None:
    """Where one state's army was told of, "the army" is that one though another state came since."""
    text = (
        "Sudan's army shelled the town. Diplomats from Chad arrived. The army killed nine people, "
        "residents said."
    )
    killed = read_text(text, published="2032-03-03").events[-1]
    assert [p.country for p in killed.actors] == ["SDN"]


def test_a_person_of_the_story_is_not_one_of_the_same_name(read_text: Read) -> None:
    """A surname is that of whom the story named in full, not of a town or a statesman."""
    text = "Salim Abbas said he had lost everything. Abbas was beaten by soldiers of Iraq."
    (event,) = read_text(text, published="2032-03-03").events
    assert [(p.text, p.country, p.actor) for p in event.recipients] == [("Abbas", None, None)]


def test_rebels_are_of_the_country_they_are_in(read_text: Read) -> None:
    """People without a country of their own belong to the place a phrase puts them in, soldiers not."""
    (event,) = read_text("Chad shelled rebels in southern parts of Libya.").events
    assert [p.country for p in event.recipients] == ["LBY"]
