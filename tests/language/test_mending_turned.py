"""Sentences whose order is turned, and passives that another verb carries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.language.conftest import told

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_who_stands_behind_was_undergoes_what_opens_the_sentence(read_text: Read) -> None:
    """In "expelled were three" the three are; "shot dead" opens a sentence too."""
    text = "Expelled by Latvia on Monday were three Russian diplomats."
    assert told(read_text(text)) == [("SANCTION", ["LVA"], ["three Russian diplomats"])]
    text = "Shot dead in the raid was the leader of the rebel group, Ali Diallo."
    assert [e[0] for e in told(read_text(text))] == ["ASSAULT"]


def test_who_stands_behind_were_does_what_opens_the_sentence(read_text: Read) -> None:
    """Kurds protest in "protesting were Kurds"; "detaining him was a mistake" has no such subject."""
    (event,) = read_text("Protesting outside the embassy were hundreds of Kurds.").events
    assert (event.type, [p.text for p in event.actors]) == ("PROTEST", ["hundreds of Kurds"])
    text = "Detaining the opposition leader was a mistake, Uganda's president told reporters."
    assert [e[1:] for e in told(read_text(text))] == [([], ["opposition leader"])]


def test_who_found_himself_condemned_was_condemned(read_text: Read) -> None:
    """Nobody finds anything in "found itself condemned"; who "found two rebels wounded" does."""
    text = "The minister got himself arrested by Turkish police at the border."
    assert told(read_text(text)) == [("COERCE", ["TUR"], ["minister"])]
    assert read_text("Turkish police found two tourists lost in the hills.").events == ()


def test_in_turn_is_no_arrested_turn(read_text: Read) -> None:
    """The editor is arrested in "was in turn arrested"."""
    text = "The editor was in turn arrested by Egyptian police."
    assert told(read_text(text)) == [("COERCE", ["EGY"], ["editor"])]


def test_by_is_of_the_deed_and_not_of_the_place(read_text: Read) -> None:
    """Boko Haram bombed the market; a book by somebody stays his book."""
    text = "The bombing of a market in Kano by Boko Haram left 30 people dead."
    (event,) = read_text(text).events
    assert [p.actor for p in event.actors] == ["nga.boko-haram"]
    text = "The bombing of a shop with a book by a Danish poet in it left ten people dead."
    assert [e[1] for e in told(read_text(text))] == [[]]


def test_blame_is_put_on_whom_it_is_put_on(read_text: Read) -> None:
    """Russia is blamed and not attacked in "put the blame for the attack on Russia"."""
    text = "Ukraine put the blame for the attack on Russia."
    assert told(read_text(text)) == [("ACCUSE", ["UKR"], ["Russia"])]


def test_a_first_subject_keeps_its_own_verb(read_text: Read) -> None:
    """The drivers, who blocked a bridge, ask no court for anything."""
    text = (
        "Canadian lorry drivers opposed to vaccine mandates choked off the Ambassador Bridge to"
        " Detroit, and the mayor of Windsor asked a court for an order to remove them."
    )
    asked = [e for e in read_text(text).events if e.type == "REQUEST"]
    assert [p.text for e in asked for p in e.actors] == ["mayor of Windsor"]


def test_who_waits_does_what_follows(read_text: Read) -> None:
    """The police arrest two, and not the crews told of before."""
    text = (
        "Italian navy crews pulled 300 migrants from a trawler before dawn, and police waiting on"
        " the quay in Catania arrested two Tunisians."
    )
    arrests = [e for e in read_text(text).events if e.type == "COERCE"]
    assert [p.text for e in arrests for p in e.actors] == ["police"]


def test_a_chief_voices_remorse(read_text: Read) -> None:
    """He voiced it: he is no quality of remorse, and "voiced" is the sentence's verb."""
    text = "Kenya's police chief voiced remorse on Monday to the parents of two schoolchildren."
    assert [e[:2] for e in told(read_text(text))] == [("CONCEDE", ["KEN"])]
