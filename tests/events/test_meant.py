"""Whose deed "the raid" is that a third party condemns, and who is meant by "each" and "the talks"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Event, Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]
DAY = "2031-05-06"


def condemned(read_text: Read, text: str, by: str) -> set[str | None]:
    """Return the countries that a state condemns in a story."""
    events: tuple[Event, ...] = read_text(text, published=DAY).events
    found = [e for e in events if e.type == "ACCUSE" and by in {p.country for p in e.actors}]
    assert found
    return {p.country for e in found for p in e.recipients}


def test_a_condemned_raid_is_its_raiders(read_text: Read) -> None:
    """Who is told to have raided is condemned by whoever condemns "the raid" afterwards."""
    text = "Chilean troops raided a camp in Tacna. The mayor wept. Bolivia condemned the raid."
    assert condemned(read_text, text, "BOL") == {"CHL"}


def test_an_attack_by_one_of_two_is_nobodys(read_text: Read) -> None:
    """Where two sides did violence, "the violence" is not laid at the door of the last."""
    text = (
        "Chilean troops raided a camp in Tacna. Peruvian soldiers shelled Arica. Bolivia condemned "
        "the violence."
    )
    assert condemned(read_text, text, "BOL") == set()


def test_a_town_before_a_raid_is_not_condemned(read_text: Read) -> None:
    """In "condemned the Hebron raid" nobody condemns Hebron."""
    assert condemned(read_text, "Norway condemned the Hebron raid.", "NOR") == set()


def test_each_that_accuses_the_other_is_accused(read_text: Read) -> None:
    """Accusing "the other" is said of both by both."""
    [event] = read_text("Chad and Sudan each accused the other of firing first.").events
    assert {p.country for p in event.actors} == {p.country for p in event.recipients}
    assert {p.country for p in event.actors} == {"TCD", "SDN"}


def test_a_strike_hits_those_whom_it_killed(read_text: Read) -> None:
    """A deed told as a noun is one with the killing behind it, and has its dead as recipients."""
    text = "The accord came after a missile strike that killed 13 villagers."
    hit = [e for e in read_text(text).events if e.type == "ASSAULT"]
    assert [[p.text for p in e.recipients] for e in hit] == [["13 villagers"]]


def test_talks_of_hours_are_of_those_who_came_to_terms(read_text: Read) -> None:
    """Talks that a deal came after tell a meeting of those who agreed."""
    text = "Chad and Sudan agreed on a truce after more than ten hours of talks in Rome."
    met = [e for e in read_text(text).events if e.type == "CONSULT"]
    assert [{p.country for p in e.actors} for e in met] == [{"TCD", "SDN"}]


def test_a_day_before_a_surname_is_no_first_name(read_text: Read) -> None:
    """Who is named by surname alone is known behind a weekday too."""
    [event] = read_text("On Sunday Lavrov met Kerry in Geneva.", published="2014-07-14").events
    assert {p.actor for p in (*event.actors, *event.recipients)} == {"rus.lavrov", "usa.kerry"}


def test_the_capital_of_a_land_that_broke_away_is_its_own(read_text: Read) -> None:
    """A breakaway land's adjective before "capital" means that land, not the state it left."""
    [event] = read_text("Georgian units pulled out of the Abkhaz capital.").events
    assert [p.actor for p in event.recipients] == ["geo.abkhazia"]
