"""A title before a name tells an office; ranks, trades and headlines tell none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.rules import load_classes
from goodoffices.shapes import Reading
from goodoffices.standings.titled import is_office

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_words_for_an_office_make_one() -> None:
    """A halved word counts too; ranks and trades do not."""
    classes = load_classes()
    assert is_office("Vice-President", classes)
    assert is_office("army spokesman", classes)
    assert not is_office("Colonel", classes)
    assert not is_office("shopkeeper", classes)
    assert is_office("secretary general", classes)
    assert is_office("head of state", classes)
    assert not is_office("Deputy Africa Editor", classes)


@pytest.mark.parametrize(
    "text",
    [
        "Colonel Ola Sample spoke.",
        "Ola Sample, a shopkeeper, spoke.",
        "Professor Ola Sample spoke.",
    ],
)
def test_ranks_and_trades_are_no_offices(text: str, read_text: Read) -> None:
    """No standing comes of them."""
    assert not read_text(text, published="2012-05-05").standings


def test_the_title_in_print_names_the_office(read_text: Read) -> None:
    """Another office than the registry's first is told as it is printed."""
    text = "Qatari Foreign Minister Mohammed bin Abdulrahman Al Thani called on Monday."
    (told,) = read_text(text, published="2024-08-16").standings
    assert told.role.endswith("Foreign Minister")


def test_who_bears_two_titles_in_a_sentence_is_told_once(read_text: Read) -> None:
    """The office and the name beside it are one standing."""
    text = "The special envoy for Burma of the UN, Vijay Nambiar, rose to speak."
    assert len(read_text(text, published="2012-05-05").standings) == 1


def test_a_bare_name_tells_no_office_that_is_over(read_text: Read) -> None:
    """Only print can say that somebody held a post before."""
    text = "Lakhdar Brahimi met the rebels."
    assert not read_text(text, published="2020-05-05").standings


def test_who_is_named_inside_anothers_name_holds_his_office(read_text: Read) -> None:
    """An ally's president is one too; an island named after a prince is nobody."""
    text = "An ally of President Omar Specimen denounced the raid."
    (told,) = read_text(text, published="1998-12-21").standings
    assert (told.party.name, told.role) == ("Omar Specimen", "President")
    assert not read_text("Some flew to Prince Edward Island.", published="1998-12-21").standings
    twice = f"{text} President Omar Specimen spoke on Monday."
    assert len(read_text(twice, published="1998-12-21").standings) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb went off outside the Hotel Ambassador in the port.",
        "Abakar Sample of the Spokesman-Review saw it.",
        "Police quoted an army spokesman, Brig, who left.",
    ],
)
def test_a_name_that_holds_an_office_word_is_no_office(text: str, read_text: Read) -> None:
    """Hotels and papers bear such names."""
    assert not read_text(text, published="2014-07-22").standings
