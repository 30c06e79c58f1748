"""Lists of lands behind one noun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        ("Norway expelled diplomats from Iran, Syria and Belarus.", ["IRN", "SYR", "BLR"]),
        ("Norway expelled diplomats from Iran over a plot in Oslo and Bergen.", ["IRN"]),
    ],
)
def test_those_of_several_lands_are_of_each(
    text: str, lands: list[str], read_text: Callable[..., Reading]
) -> None:
    """People "from" a list of states are as many parties."""
    event = next(e for e in read_text(text).events if e.type == "SANCTION")
    assert [party.country for party in event.recipients] == lands


def test_two_numbered_nations_share_a_noun(read_text: Callable[..., Reading]) -> None:
    """Counts between two nations keep neither from the noun behind them."""
    event = next(
        iter(read_text("Three Malian and two Chadian soldiers were killed in Gao.").events)
    )
    assert [party.country for party in event.recipients] == ["MLI", "TCD"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The head of the mission in Goma, Ann Sample, said it was calm.", "head of the mission"),
        ("The acting head of the mission, David Sample, said it was calm.", "acting head"),
        ("The minister of electricity and water Salim Samplewa was rescued.", "minister"),
        ("Tanzania's ambassador to Burundi, Peter Mbeleza, said so.", "Tanzania's ambassador"),
        (
            "Commissioner of Police in the state, Mr Peter Mbeleza, who was on a tour, described the attack.",
            "Commissioner of Police",
        ),
    ],
)
def test_a_name_between_commas_bears_the_office_before_it(
    text: str, office: str, read_text: Callable[..., Reading]
) -> None:
    """What the office is of, in or to may stand between them."""
    (one,) = read_text(text, published="2014-07-22").standings
    assert one.role == office


def test_whose_wife_is_named_is_not_named(read_text: Callable[..., Reading]) -> None:
    """The name behind "the wife of the president" is hers."""
    text = "The wife of the president, Ann Sample, was killed."
    assert not read_text(text, published="2014-07-22").standings


@pytest.mark.model
def test_envoys_of_states_and_bodies_are_of_each(read_text: Callable[..., Reading]) -> None:
    """Envoys from two states and a body of states act for all three."""
    text = (
        "Mr Obi met envoys from the United States, Canada and the Organization of American States."
    )
    event = next(e for e in read_text(text).events if e.type == "CONSULT")
    assert [p.country for p in event.recipients] == ["USA", "CAN", "IGO"]


@pytest.mark.model
def test_an_official_whose_name_nobody_knows_keeps_his_country(
    read_text: Callable[..., Reading],
) -> None:
    """A senior Burundian official stays one, though his name is taken for a body's."""
    text = "A senior Burundian official, Lazare Nduwayo, accused Chad of stalling."
    event = next(e for e in read_text(text).events if e.type == "ACCUSE")
    assert [p.country for p in event.actors] == ["BDI"]
