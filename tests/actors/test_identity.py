"""When two mentions stand for one party."""

from __future__ import annotations

from msgspec.structs import replace

from goodoffices.actors.identity import are_of_two, belongs, one_of_each, same
from goodoffices.shapes import Party

PERU = Party(text="Peru", start=0, end=4, actor="PER", country="PER", sector="GOV")
HEAD = replace(PERU, text="President Roca", actor="per.roca", role="president")
OTHER = replace(PERU, text="Minister Vega", actor="per.vega", role="minister")
REBELS = Party(text="Andean rebels", start=0, end=13, country="PER", sector="REB")


def test_two_men_of_one_government_are_two() -> None:
    """A president is his state, but he is not his minister."""
    assert same(PERU, HEAD)
    assert not same(HEAD, OTHER)


def test_they_are_those_they_stand_for() -> None:
    """A pronoun is the party without a name whose country and kind it took over."""
    they = replace(REBELS, text="their")
    assert same(REBELS, they)
    assert not same(REBELS, replace(they, sector="MIL"))
    assert not same(REBELS, replace(REBELS, text="hill rebels"))


def test_a_state_answers_for_its_own() -> None:
    """What a country's men do is the country's to answer for; another's is not."""
    assert belongs(REBELS, PERU)
    assert not belongs(PERU, replace(REBELS, country="CHL", text="Chilean rebels"))


def test_who_is_of_two_countries() -> None:
    """Two parties of one country are of one; the second of a country is left out."""
    chile = replace(PERU, text="Chile", actor="CHL", country="CHL")
    assert are_of_two((PERU, chile))
    assert not are_of_two((PERU, HEAD, REBELS))
    assert one_of_each((PERU, HEAD, chile)) == (PERU, chile)
