"""Whose "the army" and "the rebels" are, where several lands are told of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_whose_pressure_it_is_owns_nobody(read_text: Read) -> None:
    """The opposition under pressure from Washington is that of Kabul."""
    text = "Under pressure from Washington, the opposition agreed to talks with the government in Kabul."
    event = next(e for e in read_text(text).events if e.type == "AGREE")
    assert [party.country for party in event.actors] == ["AFG"]


def test_the_place_of_talks_is_no_home(read_text: Read) -> None:
    """Rebels who are to meet officials abroad are still those told of before."""
    text = (
        "Hutu rebels attacked a village in Burundi. "
        "In South Africa, rebel leaders are to meet the army."
    )
    event = [e for e in read_text(text).events if e.sentence == 1][-1]
    assert {party.country for party in (*event.actors, *event.recipients)} == {"BDI"}


def test_who_leads_peacekeepers_is_not_spoken_of(read_text: Read) -> None:
    """Behind a "Malaysia-led" force "the military" is not Malaysia's."""
    text = (
        "Philippine troops fought Moro rebels in Basilan. A Malaysia-led contingent has kept watch. "
        "The military blamed the guerrillas for the clash."
    )
    event = next(e for e in read_text(text).events if e.type == "ACCUSE")
    assert [party.country for party in event.actors] == ["PHL"]


def test_whose_men_they_are_is_told_before(read_text: Read) -> None:
    """The men of a fighter are fighters."""
    event = read_text("The warlord, whose men attacked the convoy, fled.").events[0]
    assert [party.sector for party in event.actors] == ["REB"]


def test_rebels_named_with_a_government_are_of_its_land(read_text: Read) -> None:
    """Those who talk with the Nepal government are Nepal's."""
    (event,) = read_text("Maoist rebels and the Nepal government took up their talks again.").events
    assert {party.country for party in event.actors} == {"NPL"}


def test_troops_who_fight_rebels_at_home_are_the_states(read_text: Read) -> None:
    """Where one state alone was spoken of, troops who fight its rebels are its own."""
    text = "Nepal buried its dead. Troops exchanged fire with Maoist rebels in the west."
    event = next(e for e in read_text(text).events if e.type == "ASSAULT")
    assert {party.country for party in event.actors} == {"NPL"}


def test_settlers_among_palestinians_are_israelis(read_text: Read) -> None:
    """The place where they live does not make them Palestinians."""
    (event,) = read_text("Settlers attacked a farmer near Nablus in the West Bank.").events
    assert [party.country for party in event.actors] == ["ISR"]


def test_a_breakaway_region_is_the_one_named_before(read_text: Read) -> None:
    """The region that Moscow annexes is Abkhazia."""
    text = "Tbilisi broke off talks with Abkhazia. Georgia accused Moscow of annexing the breakaway region."
    event = next(e for e in read_text(text).events if e.type == "COERCE")
    assert [party.actor for party in event.recipients] == ["geo.abkhazia"]


def test_a_mob_is_of_the_town_it_is_in(read_text: Read) -> None:
    """What the sentence tells of the place goes before the only state of the story."""
    text = "The United States is worried. Mobs fought policemen in Caracas on Monday."
    event = next(e for e in read_text(text).events if e.sentence == 1)
    assert [party.country for party in event.actors] == ["VEN"]


def test_a_breakaway_capital_is_of_the_breakaway_land(read_text: Read) -> None:
    """The South Ossetian capital is not Georgia's."""
    (event,) = read_text("Russian units pulled out of the South Ossetian capital.").events
    assert [party.actor for party in event.recipients] == ["geo.south-ossetia"]


def test_who_backs_a_government_is_not_whose_it_is(read_text: Read) -> None:
    """The US-backed government is neither America's nor Qatar's, where the talks were held."""
    text = (
        "Lebanese leaders join Qatar-brokered talks. Lebanon's leaders were to meet in Qatar on Friday. "
        "The US-backed cabinet and a Hezbollah-led bloc agreed to hold a dialogue."
    )
    event = next(e for e in read_text(text).events if e.sentence == 2)
    assert {party.country for party in event.actors} == {"LBN"}


def test_the_country_of_talks_is_not_the_country(read_text: Read) -> None:
    """Leaders who meet in Qatar attack "the country" that they are of, and not Qatar."""
    text = "Lebanese leaders met in Qatar on Friday. The army said rebels had attacked the country."
    told = read_text(text).events
    assert "QAT" not in {p.country for e in told if e.sentence == 1 for p in e.recipients}


def test_the_army_is_the_one_told_in_full(read_text: Read) -> None:
    """An ally of another nation does not make the army that nation's."""
    text = (
        "The Syrian army and its Lebanese ally Hezbollah attacked Zabadani. "
        "The army shelled the town from the hills."
    )
    event = next(e for e in read_text(text).events if e.sentence == 1)
    assert [party.country for party in event.actors] == ["SYR"]


def test_rebels_who_fight_foreign_troops_are_at_home_where_they_fight(read_text: Read) -> None:
    """Insurgents beside French troops are no Frenchmen where a place of another land is told."""
    text = "A clash between French troops and the insurgents killed ten people in Mali."
    told = {p.text: p.country for e in read_text(text).events for p in (*e.actors, *e.recipients)}
    assert told["insurgents"] == "MLI"


def test_students_are_of_the_place_a_sentence_opens_with(read_text: Read) -> None:
    """Students who march in Jakarta over Timor are Indonesians."""
    text = (
        "Militias attacked a camp in East Timor. "
        "In the capital of Jakarta, 1,000 students marched over the bloodshed in East Timor."
    )
    event = next(e for e in read_text(text).events if e.type == "PROTEST")
    assert [p.country for p in event.actors] == ["IDN"]


def test_the_rebels_are_those_told_of_in_the_sentence(read_text: Read) -> None:
    """Where the talks are is no home of the rebels who walk out of them."""
    text = (
        "Colombia said talks with its largest guerrilla army would be renewed in Cuba "
        "after the rebels walked away from the talks."
    )
    event = next(e for e in read_text(text).events if e.type == "REJECT")
    assert [(p.text, p.country) for p in event.actors] == [("rebels", "COL")]


def test_members_of_the_military_are_of_its_state(read_text: Read) -> None:
    """Members of the security forces are of the state that the story speaks of."""
    text = "Mali accused the rebels of a raid. Ten members of the military were killed."
    event = next(e for e in read_text(text).events if e.type == "ASSAULT")
    assert [p.country for p in event.recipients] == ["MLI"]


def test_who_backs_a_plan_does_not_own_who_rejects_it(read_text: Read) -> None:
    """An opposition that rejects a U.S.-backed plan is of the state spoken of."""
    text = (
        "Haiti's president appealed for help. An opposition alliance rejected a U.S.-backed plan."
    )
    event = next(e for e in read_text(text).events if e.type == "REJECT")
    assert [p.country for p in event.actors] == ["HTI"]


def test_the_authorities_are_not_the_brokers(read_text: Read) -> None:
    """Who brokers a deal between authorities and rebels is not the state of these."""
    text = (
        "A Qatari team left a region in northern Yemen after "
        "a Qatari-brokered deal between authorities and Shiite rebels failed."
    )
    told = {p.text: p.country for e in read_text(text).events for p in e.recipients}
    assert told["authorities"] == "YEM"
    assert told["Shiite rebels"] == "YEM"


def test_government_troops_are_of_the_land_they_fight_in(read_text: Read) -> None:
    """France may help government troops, who are of the land whose capital they fight in."""
    text = (
        "The Chadian president said that France had helped government troops "
        "push the rebels from the capital N'Djamena."
    )
    events = read_text(text).events
    told = {p.text: p.country for e in events for p in (*e.actors, *e.recipients)}
    assert told.get("government troops", "TCD") == "TCD"
    assert told.get("rebels") != "FRA"
