"""Whom an act reaches, and whose countries are guesses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan summoned the envoy.", None),
        ("Rwanda armed the rebels.", None),
        ("Nigeria's army killed ten militants.", "NGA"),
    ],
)
def test_a_guess_gives_nobody_the_doers_country(
    text: str, expected: str | None, read_text: Callable[..., Reading]
) -> None:
    """Envoys called in and rebels armed are not the doer's own; rebels fought at home are."""
    (event,) = read_text(text).events
    assert [party.country for party in event.recipients] == [expected]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Dockers went on strike to protest the mayor of Lima's plan.", ["mayor of Lima's plan"]),
        ("Thai farmers began a hunger strike against laws imposed by the junta.", ["junta"]),
    ],
)
def test_a_protest_reaches_whose_doing_it_is_against(
    text: str, recipients: list[str], read_text: Callable[..., Reading]
) -> None:
    """Where people march is no side; whose plan or law they march against is."""
    event = next(e for e in read_text(text).events if e.type == "PROTEST")
    assert [party.text for party in event.recipients] == recipients


def test_what_is_done_at_home_reaches_the_town(read_text: Callable[..., Reading]) -> None:
    """A truce declared in Tripoli by a Libyan general reaches Tripoli."""
    (event,) = read_text("Libya's General Haftar has declared a ceasefire in Tripoli.").events
    assert [party.text for party in event.recipients] == ["Tripoli"]


def test_who_says_what_a_crowd_shouts_is_not_reached(read_text: Callable[..., Reading]) -> None:
    """The president that the quelled protests were about is not who was quelled."""
    text = "Police quelled protests against the announcement that President Obi had won."
    (event,) = read_text(text).events
    assert event.recipients == ()


def test_a_state_of_emergency_is_no_state(read_text: Callable[..., Reading]) -> None:
    """Nor is force that is used a party."""
    (event,) = read_text("The Peruvian president declared a state of emergency.").events
    assert event.recipients == ()


def test_an_unknown_name_beside_a_known_party_is_one_too(
    read_text: Callable[..., Reading],
) -> None:
    """What is joined to a firm's name is in the firm's role."""
    text = "Norway imposed sanctions on the Russian firm Glavmir and the Indian Space Institute."
    event = next(e for e in read_text(text).events if e.type == "SANCTION")
    assert len(event.recipients) == 2


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Peru said it would not lift the ban until Chile frees the crew.", "REJECT", ["Chile"]),
        ("Turkey threatened to open its borders unless Greece pays.", "THREATEN", ["Greece"]),
        ("Peru refused to attend if Chile comes.", "REJECT", []),
    ],
)
def test_terms_are_for_whoever_must_meet_them(
    text: str, kind: str, recipients: list[str], read_text: Callable[..., Reading]
) -> None:
    """What is refused until, or threatened unless, somebody acts is said to that somebody."""
    event = next(e for e in read_text(text).events if e.type == kind)
    assert [party.text for party in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Crowds blocked roads in Kigali to demand the resignation of Kenyan ministers.", "KEN"),
        ("Youths rioted in Kigali, pressing for reforms by the Kenyan government.", "KEN"),
        ("Youths rioted in Kigali.", "RWA"),
    ],
)
def test_a_march_for_somebodys_going_is_against_him(
    text: str, country: str, read_text: Callable[..., Reading]
) -> None:
    """Whose resignation or reform is demanded is protested against, else the place marched in."""
    event = next(e for e in read_text(text).events if e.type == "PROTEST")
    assert [party.country for party in event.recipients] == [country]


def test_ones_own_state_may_be_defended(read_text: Callable[..., Reading]) -> None:
    """Whose decision a minister defends is reached, his own state too."""
    text = "Chancellor Angela Merkel defended Germany's decision to shut the camp."
    event = next(e for e in read_text(text, published="2016-02-01").events if e.type == "SUPPORT")
    assert [p.country for p in event.recipients] == ["DEU"]


def test_aid_is_for_whom_it_is_meant(read_text: Callable[..., Reading]) -> None:
    """Aid announced "to help people in" several lands reaches each, a new fund reaches nobody."""
    text = "The European Union announced relief aid of two million euros to help people in Niger and Chad."
    (event,) = read_text(text).events
    assert [p.country for p in event.recipients] == ["NER", "TCD"]
    events = read_text("Germany agreed to set up a new company in Berlin.").events
    assert all(event.recipients == () for event in events)


def test_the_guns_that_shell_a_town_are_not_what_is_shelled(
    read_text: Callable[..., Reading],
) -> None:
    """What a town is shelled with is no side."""
    text = "The Chadian rebels shelled the market with heavy artillery of the army."
    event = next(e for e in read_text(text).events if e.type == "ASSAULT")
    assert event.recipients == ()


def test_another_who_condemns_does_not_strike_against_it(read_text: Callable[..., Reading]) -> None:
    """A clause with a subject of its own tells nothing of whom a strike is against."""
    text = "The strike went on in Lima, and the bishop condemned the mayor of Cusco."
    assert all(e.recipients == () for e in read_text(text).events if e.type == "PROTEST")


def test_fire_opened_on_a_bus_is_on_who_sits_in_it(read_text: Callable[..., Reading]) -> None:
    """Who opens fire on a bus that carries pilgrims fires on the pilgrims."""
    event = read_text("Rebel gunmen opened fire on a bus carrying pilgrims.").events[0]
    assert [p.text for p in event.recipients] == ["bus carrying pilgrims"]


def test_where_a_deal_is_signed_is_no_side_of_it(read_text: Callable[..., Reading]) -> None:
    """The capital in which a deal is signed signs nothing, though its name stands beside it."""
    text = "Mr Chambas said the deal would be signed in the capital, Yamoussoukro, on Friday."
    told = [p.text for e in read_text(text, published="2002-10-03").events for p in e.recipients]
    assert "Yamoussoukro" not in told


def test_raids_by_one_against_another_reach_the_other(read_text: Callable[..., Reading]) -> None:
    """Attacks by the army against the rebels are on the rebels."""
    text = "Chad warned that attacks by Sierra Leone's forces against the rebels threaten lives."
    event = next(e for e in read_text(text).events if e.type == "ASSAULT")
    assert [p.text for p in event.recipients] == ["rebels"]
