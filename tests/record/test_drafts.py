"""Drafts: what a person words becomes a finding whose spans stand in the report."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from goodoffices.errors import InputError
from goodoffices.record import Record, change_finding, draft_finding, write_reading
from goodoffices.shapes import Event, Statement, Toll

MET = "story:event:28"


@pytest.fixture
def story(record: Record, readings: ModuleType) -> Record:
    """A record of one report."""
    write_reading(record, readings.make_reading("story"), b"", "x", readings.READ_AT)
    return record


def test_parties_are_who_they_were_in_the_report(story: Record, readings: ModuleType) -> None:
    """By their words or their name, in any case; the span is where they stand."""
    changed = change_finding(story, MET, {"recipients": "ostmark; Sudria's foreign minister"})
    assert isinstance(changed, Event)
    assert [(p.text, p.country, p.actor) for p in changed.recipients] == [
        ("Ostmark", "OST", None), ("Sudria's foreign minister", "SUD", "sud.fm"),
    ]  # fmt: skip
    for party in changed.recipients:
        assert readings.TEXT[party.start : party.end] == party.text


def test_a_stranger_is_told_with_what_is_known(story: Record) -> None:
    """A party that the report's findings don't know may be given whole."""
    stranger = {"text": "villagers", "country": "SUD", "sector": "CVL"}
    changed = change_finding(story, MET, {"recipients": [stranger], "host": None})
    assert isinstance(changed, Event)
    assert (changed.recipients[0].country, changed.recipients[0].name) == ("SUD", None)


def test_words_are_taken_where_they_are_nearest(story: Record, readings: ModuleType) -> None:
    """Of several places, the one by the finding."""
    drafted = draft_finding(story, "story", "event", "collapsed", {
        "type": "RETREAT", "quad": "material-cooperation", "score": 7.5, "actors": "Ostmark",
    })  # fmt: skip
    assert isinstance(drafted, Event)
    assert drafted.actors[0].start == readings.TEXT.rindex("Ostmark")
    assert drafted.sentence == 4


def test_each_kind_rests_on_its_quote(story: Record) -> None:
    """A statement's content, a toll's evidence."""
    said = draft_finding(
        story, "story", "statement", "the shelling must end", {"speaker": "Ana Duré"}
    )
    hurt = draft_finding(
        story, "story", "toll", "12 villagers", {"kind": "missing", "date": "2031-04-29"}
    )
    assert isinstance(said, Statement)
    assert isinstance(hurt, Toll)
    assert said.content[0].text == "the shelling must end"
    assert (hurt.evidence.text, hurt.date.start) == ("12 villagers", "2031-04-29")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"colour": "red"}, "colour: is nothing that a event tells"),
        ({"id": "x"}, "is nothing that"),
        ({"type": "WAR"}, "Invalid enum value 'WAR'"),
        ({"trigger": "flew"}, "'flew' doesn't stand in it"),
        ({"actors": "Atlantis"}, "'Atlantis' doesn't stand in it"),
    ],
)
def test_what_cannot_be_made_is_an_error(story: Record, changes: dict[str, Any], why: str) -> None:
    """The message names the value and the remedy."""
    with pytest.raises(InputError, match=why):
        change_finding(story, MET, changes)


@pytest.mark.parametrize(
    ("quote", "why"), [("Ostmark", "stands in it twice"), ("nowhere", "doesn't stand in it")]
)
def test_a_quote_stands_in_the_report_once(story: Record, quote: str, why: str) -> None:
    """Else nobody could say which words are meant."""
    with pytest.raises(InputError, match=why):
        draft_finding(story, "story", "event", quote, {"type": "CONSULT"})
