"""Who "we" and "I" are in a text that is printed as it was issued."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.actors.parties import ISSUER
from goodoffices.shapes import Event, Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def doer(reading: Reading, kind: str) -> list[tuple[str, str | None, str | None]]:
    """Return who did what is told as `kind`: the words, who is meant and why."""
    events: list[Event] = [e for e in reading.events if e.type == kind]
    return [(p.text, p.actor, p.why) for e in events for p in e.actors]


def test_a_headline_says_whose_statement_it_is(read_text: Read) -> None:
    """The minister is "I" whose statement the headline announces."""
    reading = read_text(
        "Statement by the Norwegian Foreign Minister Børge Brende on Mali\n\n"
        "I spoke to the Malian foreign minister in Bamako today.",
        "2016-03-03",
    )
    ((text, actor, _),) = doer(reading, "CONSULT")
    assert text == "I"
    assert actor == "nor.brende"


def test_a_line_with_a_colon_says_who_speaks_next(read_text: Read) -> None:
    """The words below "the minister said:" are his, though no marks quote them."""
    reading = read_text(
        "Talks on Mali\n\nSpeaking in Oslo, Foreign Minister Børge Brende said:\n\n"
        "We condemn the attacks by the rebels on villages near Gao.",
        "2016-03-03",
    )
    assert ("We", "nor.brende", "who issues the text") in doer(reading, "ACCUSE")


def test_an_issuer_without_a_name_acts_all_the_same(read_text: Read) -> None:
    """Where nobody is quoted, "we" are whoever issues the text."""
    reading = read_text("Truce in Mali\n\nWe urge the Malian government to respect the truce.")
    assert doer(reading, "REQUEST") == [("We", None, ISSUER)]


def test_a_reporter_who_says_we_issues_nothing(read_text: Read) -> None:
    """In a story that quotes somebody by name, "we" outside the quotation is nobody."""
    reading = read_text(
        'March in Lima\n\n"They have to go," said Ana Diaz, a mayor.\n\n'
        "We urge the Malian government to respect the truce."
    )
    assert doer(reading, "REQUEST") == []
