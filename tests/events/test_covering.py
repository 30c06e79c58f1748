"""What an act speaks for: what was prevented or only warned of is not told as done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_what_was_prevented_is_not_told(read_text: Read) -> None:
    """A march that police prevent was not held, nor does a man barred from travelling travel."""
    march = read_text("Gabonese police prevented the march staged by students in Oyem.").events
    assert [e.type for e in march] == ["COERCE"]
    travel = read_text("Gabon will bar Kenyan officials from travelling to Chad.").events
    assert "CONSULT" not in {e.type for e in travel}


def test_what_is_threatened_with_is_not_told_as_done(read_text: Read) -> None:
    """Who warns of an intervention has not intervened."""
    events = read_text("Kenya has warned of military intervention in Gabon.").events
    assert [e.type for e in events] == ["THREATEN"]


def test_sanctions_called_for_are_not_imposed(read_text: Read) -> None:
    """Who calls for sanctions against another speaks against him, and nothing is imposed yet."""
    events = read_text("Danish lawmakers called for sanctions against Serbia.").events
    assert [event.type for event in events] == ["ACCUSE"]


def test_what_two_are_to_be_helped_to_is_not_told_as_done(read_text: Read) -> None:
    """A settlement that a mediator wants to help both reach has not been reached."""
    text = "Kenya is working to help Gabon and the rebels reach a settlement."
    assert not [e for e in read_text(text).events if e.cameo == "057"]


@pytest.mark.parametrize(
    "text",
    ["Kenya rolled back tariffs on Chadian goods.", "Kenya and Chad staged a war game."],
)
def test_what_is_lifted_or_staged_together_is_told_once(text: str, read_text: Read) -> None:
    """Tariffs rolled back are not imposed beside it, nor is a joint war game a show of force."""
    assert len(read_text(text).events) == 1


def test_who_denies_a_charge_answers_whoever_made_it(read_text: Read) -> None:
    """The deed is told as denied, and the accuser who is named is turned down."""
    text = "Tashkent has rejected Tajikistan's accusations that it imposed a blockade on Dushanbe."
    told = {(event.type, event.status) for event in read_text(text).events}
    assert {("COERCE", "denied"), ("REJECT", "actual")} <= told


def test_help_offered_in_a_quarrel_is_mediation_offered(read_text: Read) -> None:
    """Who offers help in easing a row between two others has eased nothing yet."""
    (event,) = read_text("Kenya offered its help in easing the row between Chad and Libya.").events
    assert (event.cameo, event.status, len(event.recipients)) == ("039", "offered", 2)


@pytest.mark.parametrize(
    "text",
    [
        "Gabon posted guards at hotels to deter attacks on tourists.",
        "The police of Gabon took steps to prevent attacks on churches by militants.",
    ],
)
def test_what_is_to_be_prevented_is_not_told(read_text: Read, text: str) -> None:
    """Nobody is attacked by what steps are to prevent."""
    assert not [e for e in read_text(text).events if e.type == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "The Libyan rebels declared a halt to attacks on the army of Chad.",
        "A pause in the fighting between Chad and Libya took hold on Tuesday.",
    ],
)
def test_fighting_that_is_stopped_is_not_told_as_done(read_text: Read, text: str) -> None:
    """A halt to attacks and a pause in the fighting tell of no attack."""
    told = {(e.type, e.mode) for e in read_text(text).events}
    assert len(told) == 1
    assert told <= {("CONCEDE", "ceasefire"), ("RETREAT", "ceasefire")}
