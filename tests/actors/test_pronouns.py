"""Whom pronouns stand for: ahead of a name, behind a quotation, in praise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_its_statement_is_that_of_the_subject_behind_it(read_text: Read) -> None:
    """What stands before the subject speaks of it, and not of a state told of before."""
    text = "Chad accused Mali of a raid. In its talks with Peru, Niger offered to mediate."
    told = [e for e in read_text(text).events if e.sentence == 1]
    assert {p.country for e in told for p in e.actors} <= {"NER", "PER"}
    assert "NER" in {p.country for e in told for p in e.actors}


def test_he_may_run_ahead_of_a_man_known_before(read_text: Read) -> None:
    """Who attended the meeting is Mr Mbeki, who is named behind it, and not Mr Gbagbo."""
    text = (
        "President Thabo Mbeki met President Laurent Gbagbo. Mr Gbagbo accused France of a plot. "
        "During a cabinet meeting he attended on Tuesday, Mr Mbeki called on France to help."
    )
    told = read_text(text, published="2005-01-12").events
    asked = [e for e in told if e.sentence == 2]
    assert {p.actor for e in asked for p in e.actors} == {"zaf.mbeki"}


def test_a_date_is_no_part_of_a_name(read_text: Read) -> None:
    """Last week's visitor is called by his name alone."""
    (event,) = read_text("Last week Matthew Bryza visited Tbilisi.").events
    assert [party.text for party in event.actors] == ["Matthew Bryza"]


@pytest.mark.parametrize(
    "text",
    [
        "Jordan praised Oman for its efforts to mediate between Iran and Iraq.",
        "Jordan thanked Oman for its mediation between Iran and Iraq.",
    ],
)
def test_who_is_praised_has_done_what_the_praise_is_for(read_text: Read, text: str) -> None:
    """The efforts that somebody is thanked for are not those of who thanks."""
    mediated = [e for e in read_text(text).events if e.cameo == "045"]
    assert [p.country for e in mediated for p in e.actors] == ["OMN"]


def test_it_is_the_it_before(read_text: Read) -> None:
    """Of "it says it has" both are the regime of the sentence before."""
    text = "Maduro's regime has forbidden protests. It says it has dispatched 370,000 troops."
    event = next(e for e in read_text(text, published="2017-07-28").events if e.sentence == 1)
    assert [party.country for party in event.actors] == ["VEN"]


def test_they_may_be_people_of_no_known_country(read_text: Read) -> None:
    """They who did it are told with what is known of them, be it only that they are soldiers."""
    text = "Soldiers joined police in the raid. They fired tear gas at the crowd."
    event = next(e for e in read_text(text).events if e.sentence == 1)
    assert [party.sector for party in event.actors] == ["MIL"]


def test_who_frees_captives_did_not_take_them(read_text: Read) -> None:
    """Soldiers who rescue nurses had not abducted them; rebels may free whom they held."""
    text = "Soldiers rescued six nurses they had abducted."
    taken = [e for e in read_text(text).events if e.mode == "abduct"]
    assert [p.sector for e in taken for p in e.actors] == []
    text = "Rebels freed six nurses they had abducted."
    taken = [e for e in read_text(text).events if e.mode == "abduct"]
    assert [p.sector for e in taken for p in e.actors] == ["REB"]


def test_their_raids_are_of_those_the_clause_is_about(read_text: Read) -> None:
    """Rebels who are known for their attacks have made them."""
    text = "Talks began with RUF rebels, who are known for their brutal attacks on civilians."
    event = next(e for e in read_text(text).events if e.type == "ASSAULT")
    assert [p.actor for p in event.actors] == ["sle.ruf"]


def test_they_are_whom_it_is_told(read_text: Read) -> None:
    """Who is told that they would be attacked is the one under threat, not the teller."""
    text = "The Nigerians told the FNL they would be hunted by the army of Chad."
    event = next(e for e in read_text(text).events if e.type == "ASSAULT")
    assert [p.actor for p in event.recipients] == ["bdi.fnl"]
