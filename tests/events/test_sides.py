"""Whose war a story tells of, and who "both sides" and a mediator's parties are in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from goodoffices.actors.antecedents import MOST_NAMED
from goodoffices.events.opponents import find_pair
from goodoffices.events.sides import settle_sides
from goodoffices.shapes import Party, Reading

from .war import CHILE, FRONT, KENYA, NAMED, PATH, PERU, WAR, told

Read = Callable[..., Reading]

BOTH = Party(text="both sides", start=0, end=10)


def countries(parties: tuple[Party, ...]) -> set[str | None]:
    """Return the countries of parties."""
    return {party.country for party in parties}


def test_both_sides_are_the_storys_two() -> None:
    """The words stay; who they are is told by the war."""
    contact = told("CONSULT", (KENYA,), (BOTH,), cameo="040")
    settled = settle_sides((*WAR, contact), NAMED)[-1]
    assert countries(settled.recipients) == {"PER", "CHL"}
    assert {p.text for p in settled.recipients} == {"both sides"}


def test_a_mediators_parties_are_filled_in() -> None:
    """One who brokers a truce between nobody brokers it between those at war."""
    brokered = told("CONSULT", (KENYA,), (), cameo="045")
    assert countries(settle_sides((*WAR, brokered), NAMED)[-1].recipients) == {"PER", "CHL"}


def test_a_side_is_not_its_own_mediator() -> None:
    """An offer of one of the two is left as it was told."""
    own = told("AGREE", (PERU,), (), cameo="0356")
    assert settle_sides((*WAR, own), NAMED)[-1].recipients == ()


def test_a_broker_brought_together_who_came_to_terms() -> None:
    """Two who agreed with one another are those a third party's deal is between."""
    agreed = told("AGREE", (PERU, CHILE), (PERU, CHILE))
    brokered = replace(told("CONSULT", (KENYA,), ()), cameo="045", sentence=1)
    found = settle_sides([agreed, brokered], [])[-1]
    assert countries(found.recipients) == {"PER", "CHL"}
    own = replace(brokered, actors=(PERU,))
    assert settle_sides([agreed, own], [])[-1].recipients == ()


LIMA = replace(PERU, text="Lima")


def test_a_state_and_its_rebels_are_a_pair() -> None:
    """In a war at home both sides have one country; a third state named often is none of them."""
    war = (told("ASSAULT", (PATH,), (LIMA,)), told("ASSAULT", (PERU,), (PATH,)))
    named = (PERU, PATH, CHILE, CHILE, CHILE)
    pair = find_pair(war, named)
    assert pair is not None
    assert {pair.one.actor, pair.other.actor} == {"PER", "per.sendero"}
    brokered = told("CONSULT", (CHILE,), (PATH,), cameo="045")
    recipients = settle_sides((*war, brokered), named)[-1].recipients
    assert {p.actor for p in recipients} == {"PER", "per.sendero"}


def test_the_talks_are_of_those_who_were_told_to_talk() -> None:
    """Talks without sides are those of the two who met last; without a meeting they are nobody's."""
    met = told("CONSULT", (PERU,), (CHILE,), cameo="040")
    failed = told("CONSULT", (), (), cameo="046", rule="consult.the-talks", status="failed")
    settled = settle_sides((met, failed), ())
    assert countries(settled[-1].actors) == {"PER", "CHL"}
    assert settle_sides((failed,), ()) == ()


def test_fighting_without_sides_is_of_the_pair() -> None:
    """Where fighting went on between whom is not told, the story's two sides fought."""
    fought = told("ASSAULT", (), (), rule="assault.fighting-open")
    assert countries(settle_sides((*WAR, fought), NAMED)[-1].actors) == {"PER", "CHL"}
    assert settle_sides((fought,), NAMED) == ()


def test_talks_with_one_side_are_of_the_other_told_to_talk() -> None:
    """Who held "talks with the rebels" is whoever was told to talk with them; else nobody."""
    met = told("CONSULT", (PERU,), (CHILE,), cameo="040")
    talks = told("CONSULT", (), (CHILE,), cameo="046")
    assert countries(settle_sides((met, talks), NAMED)[-1].actors) == {"PER"}
    assert settle_sides((talks,), NAMED) == ()


def test_a_truce_agreed_by_nobody_is_the_two_sides() -> None:
    """What is said to be agreed without those who agreed is of those at war."""
    agreed = told("AGREE", (), (), cameo="0356", rule="agree-record.truce-agreed")
    assert countries(settle_sides((*WAR, agreed), NAMED)[-1].actors) == {"PER", "CHL"}


def test_two_who_are_named_stay_a_mediators_parties() -> None:
    """Where a mediator's two parties are told, the sides of another quarrel are not added."""
    rebels = Party(text="rebels", start=0, end=6, country="KEN", sector="REB")
    brokered = told("CONSULT", (KENYA,), (KENYA, rebels), cameo="045")
    assert settle_sides((*WAR, brokered), NAMED)[-1].recipients == (KENYA, rebels)


@pytest.mark.model
def test_who_will_visit_is_no_side_of_a_truce_that_was_brokered(read_text: Read) -> None:
    """The sides of the truce are those who fight, not a minister and the capital he will travel to."""
    text = (
        "The army of Yemen shelled Houthi rebels on Sunday. "
        "Oman's foreign minister will travel to Sanaa this week. "
        "The UN envoy, who brokered the December truce, is due back on Thursday."
    )
    broker = next(e for e in read_text(text).events if e.cameo == "045")
    assert "OMN" not in {party.country for party in broker.recipients}


def test_clashes_told_beside_a_death_are_the_storys_own(read_text: Callable[..., Reading]) -> None:
    """Clashes without sides keep them from the story, whatever else a speaker adds."""
    text = (
        "Chadian troops ambushed rebels near Abeche. Chadian soldiers shelled the rebels."
        " There were further clashes on Thursday, he added, and two soldiers were killed."
    )
    events = read_text(text, published="2006-01-10").events
    fights = [e for e in events if e.rule == "assault.there-is-fighting"]
    assert [len(e.actors) for e in fights] == [2]


def test_whom_a_third_party_stands_between_are_the_sides() -> None:
    """Two named together as those to be reconciled come before who is only named often."""
    offer = told("AGREE", (KENYA,), (PERU, FRONT), cameo="039", status="offered")
    call = told("REQUEST", (KENYA,), (BOTH,), cameo="020", status="sought")
    found = settle_sides((offer, call), (KENYA, PERU, KENYA, CHILE))[-1]
    assert [party.country for party in found.recipients] == ["PER", None]
    assert find_pair([replace(offer, status="denied")], [PERU, KENYA]) is None


@pytest.mark.model
def test_who_leaves_the_talks_leaves_the_other_of_the_two(read_text: Read) -> None:
    """Walking out of talks is done to the other of the two who were told to talk."""
    text = "Peru held talks with Chile in Quito. Peru walked out of the talks on Friday."
    (event,) = [e for e in read_text(text).events if e.type == "REJECT"]
    assert countries(event.recipients) == {"CHL"}


@pytest.mark.model
def test_a_truce_that_holds_is_of_those_between_whom_it_was_brokered(read_text: Read) -> None:
    """A truce told without its sides is theirs, and not the broker's."""
    text = "Kenya brokered a truce between Peru and Chile. The truce is holding."
    (event,) = [e for e in read_text(text).events if e.type == "RETREAT"]
    assert countries(event.actors) == {"PER", "CHL"}


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Peruvian-Chilean talks in Quito collapsed.",
        "Peace talks stalled on Friday between Peru and Chile.",
    ],
)
def test_talks_are_between_those_told_with_them(text: str, read_text: Read) -> None:
    """Both names before the talks, or behind what is said of them, are their sides."""
    (event,) = [e for e in read_text(text).events if e.type == "CONSULT"]
    assert (countries(event.actors), event.status) == ({"PER", "CHL"}, "failed")


def test_who_was_only_named_most_gives_way_to_who_is_at_odds() -> None:
    """A guess at "both sides" by how often one is named is bettered by what they do."""
    guess = (replace(KENYA, why=MOST_NAMED), replace(CHILE, why=MOST_NAMED))
    urged = told("REQUEST", (FRONT,), guess, cameo="020", status="sought")
    assert countries(settle_sides((*WAR, urged), NAMED)[-1].recipients) == {"PER", "CHL"}
    assert countries(settle_sides([urged], NAMED)[-1].recipients) == {"KEN", "CHL"}


@pytest.mark.model
def test_brokers_are_no_sides_of_the_truce_that_failed(read_text: Read) -> None:
    """A truce brokered by two others and told without its sides is the story's two sides'."""
    text = "Peru attacked Chile. Chile shelled Peru. A truce brokered by Kenya and Togo collapsed."
    (event,) = [e for e in read_text(text).events if e.type == "RETREAT"]
    assert countries(event.actors) == {"PER", "CHL"}
    assert event.trigger.text != "truce"
    alone = read_text("A truce brokered by Kenya and Togo collapsed.").events
    assert not [e for e in alone if e.type == "RETREAT"]


def test_who_offers_to_be_the_mediator_does_not_offer_it_to_himself() -> None:
    """What somebody offers to be is no recipient of the offer."""
    mediator = replace(KENYA, text="mediator", actor=None, name=None)
    offer = told("AGREE", (KENYA,), (mediator,), cameo="039", status="offered")
    assert countries(settle_sides((*WAR, offer), NAMED)[-1].recipients) == {"PER", "CHL"}


@pytest.mark.model
def test_a_truce_signed_somewhere_ends_for_its_sides(read_text: Read) -> None:
    """Where it was signed is no side of it."""
    text = "Peru and Chile blamed each other. The truce, which was signed in Quito, broke down."
    (event,) = [e for e in read_text(text).events if e.type == "RETREAT"]
    assert (countries(event.actors), event.status) == ({"PER", "CHL"}, "failed")


def test_envoys_of_both_sides_are_of_the_two() -> None:
    """Wherever they are met, they speak for the story's two sides."""
    envoys = replace(KENYA, text="envoys of both sides", actor=None, name=None)
    guest = replace(KENYA, actor="TGO", country="TGO", text="Togo")
    met = told("CONSULT", (guest,), (envoys,), cameo="040")
    assert countries(settle_sides((*WAR, met), NAMED)[-1].recipients) == {"PER", "CHL"}


@pytest.mark.model
def test_a_truce_told_by_its_place_is_the_two_sides(read_text: Read) -> None:
    """Where a truce holds stands for its sides until the story tells them."""
    held = "The truce in Darfur held for a fifth day."
    (event,) = read_text(held).events
    assert (countries(event.actors), countries(event.recipients)) == (set(), {"SDN"})
    *_, event = read_text(f"Peru and Chile blamed each other. {held}").events
    assert countries(event.actors) == {"PER", "CHL"}
    assert not read_text("The truce was extended at the request of France.").events
