"""Subjects and verbs that what is told before them hides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.language.conftest import told

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_who_speaks_in_a_town_accuses(read_text: Read) -> None:
    """The minister accuses, and speaking accuses nobody; "shelling the town was a crime" stays."""
    text = "Speaking in Kyiv, Germany's foreign minister accused Russia of war crimes."
    assert told(read_text(text)) == [("ACCUSE", ["DEU"], ["Russia"])]


def test_who_offers_in_talks_is_no_second_partner(read_text: Read) -> None:
    """The emir offers, and meets the president, whose second name he is not."""
    text = "In talks with Iran's president, Qatar's emir offered to mediate."
    assert {e[0]: e[1] for e in told(read_text(text))} == {"AGREE": ["QAT"], "CONSULT": ["QAT"]}


def test_whoever_drove_them_out_is_told_behind_their_homes(read_text: Read) -> None:
    """Serb forces drove them out; an end "by May" and a film "by" somebody do nothing."""
    text = "Driven from their homes by Serb forces, thousands of Albanians fled to Macedonia."
    assert told(read_text(text)) == [("ASSAULT", ["SRB"], ["thousands of Albanians"])]
    assert told(read_text("He was shown a film about the raid by a Danish director.")) == []


def test_what_was_attacked_carries_aid(read_text: Read) -> None:
    """Rebels attacked the convoy in "the convoy that rebels attacked was carrying aid"."""
    text = "The convoy that rebels attacked on Monday was carrying aid from Norway."
    attacks = [e for e in read_text(text).events if e.type == "ASSAULT"]
    assert [(e.actors[0].text, e.recipients[0].text) for e in attacks] == [("rebels", "convoy")]


def test_bombing_a_town_is_a_deed(read_text: Read) -> None:
    """Madrid is bombed, and there is no Madrid kind of bombing."""
    text = "The men were members of a group which Spain accuses of bombing Madrid."
    bombed = [e for e in read_text(text).events if e.type == "ASSAULT"]
    assert [p.text for e in bombed for p in e.recipients] == ["Madrid"]


def test_two_joined_names_before_the_verb_are_its_subject(read_text: Read) -> None:
    """Egypt only helps; Israel and Hamas agree."""
    event, _ = read_text("With the help of Egypt, Israel and Hamas agreed a truce.").events
    assert [p.text for p in event.actors] == ["Israel", "Hamas"]


def test_not_one_is_nobody(read_text: Read) -> None:
    """Nobody was killed where "not one soldier" was."""
    assert read_text("Not one soldier was killed by the rebels.").events == ()


def test_whom_a_call_is_with_does_not_ask(read_text: Read) -> None:
    """In "a call with the king, an ally, the envoy asked" it is the envoy who asks, and both confer."""
    text = (
        "In a telephone conversation on Saturday with Nabil al-Kadi, the Saudi foreign minister,"
        " Foreign Secretary Jeremy Hunt pressed for an answer, according to the Foreign Office."
    )
    (call,) = (e for e in read_text(text).events if e.mode == "phone")
    assert [p.country for p in (*call.actors, *call.recipients)] == ["GBR", "SAU"]
