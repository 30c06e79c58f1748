"""Tests of the mentions of a story: spans, heads, kinds and whom they mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from goodoffices.actors.mentions import find_parties
from goodoffices.actors.parties import Parties, PartyMention
from goodoffices.actors.registry import Registry
from goodoffices.language.tokens import Analysis
from goodoffices.shapes import Reading

from . import sentences
from .conftest import Story


def _by_text(parties: Parties, sentence: int = 0) -> dict[str, PartyMention]:
    return {one.party.text: one for one in parties.in_sentence(sentence)}


def _read(analysis: Analysis, registry: Registry) -> Parties:
    parties = find_parties(analysis, registry)
    for row in parties.rows:
        for one in row:
            party = one.party
            assert analysis.report.text[party.start : party.end] == party.text
            assert one.first <= one.head < one.last
    return parties


def test_surnames_of_those_in_office_are_known(registry: Registry, story: Story) -> None:
    """A surname alone is its bearer in office on the day; a met place is a place."""
    found = _by_text(_read(story(sentences.CALL), registry))
    assert found["Obama"].party.actor == "usa.obama"
    assert found["Netanyahu"].party.role == "prime minister"
    assert found["Berlin"].kind == "place"


def test_a_surname_out_of_office_is_nobody(registry: Registry, story: Story) -> None:
    """Long before anyone of that name held a post, no one is meant."""
    found = _by_text(_read(story(sentences.CALL, published="1970-01-01"), registry))
    assert "Obama" not in found


def test_then_president_is_out_of_office(registry: Registry, story: Story) -> None:
    """The words "then president" leaves the man ELI, and the description means him too."""
    found = _by_text(_read(story(sentences.THEN), registry))
    assert found["Mohamed Morsi"].party.sector == "ELI"
    assert found["then president of Egypt"].party.actor == "egy.morsi"
    assert found["Hamas"].kind == "group"


def test_he_and_the_new_government(registry: Registry, story: Story) -> None:
    """The words "he" is the subject before; "the government" is of the state last spoken of."""
    found = _by_text(_read(story(sentences.THEN, sentences.DEPOSED), registry), 1)
    assert found["He"].party.actor == "egy.morsi"
    assert (found["new government"].party.country, found["new government"].party.sector) == (
        "EGY", "GOV",
    )  # fmt: skip


def test_an_apposition_tells_of_a_stranger(registry: Registry, story: Story) -> None:
    """An unknown name takes country, sector and role from the words beside it, and keeps them."""
    parties = _read(story(sentences.SPOKESWOMAN, sentences.SURNAME), registry)
    roth = _by_text(parties)["Anna Roth"].party
    assert (roth.name, roth.country, roth.sector) == ("Anna Roth", "USA", "GOV")
    assert _by_text(parties, 1)["Roth"].party.country == "USA"
    assert _by_text(parties)["Jordan"].party.country == "JOR"


def test_an_office_in_a_story_without_a_known_holder(registry: Registry, story: Story) -> None:
    """An office whose holder the registry lacks is still of its state's government."""
    found = _by_text(_read(story(sentences.SURNAME), registry))["British prime minister"]
    assert (found.kind, found.party.actor, found.party.country) == ("agent", None, "GBR")


def test_lists_are_one_mention_with_members(registry: Registry, story: Story) -> None:
    """The words "A and B officials" and "leaders of A and B" are lists, never exploded."""
    found = _by_text(_read(story(sentences.LISTS), registry))
    both = found["U.S. and British officials"]
    assert [one.country for one in both.members] == ["USA", "GBR"]
    leaders = found["leaders of Hamas and Fatah"]
    assert [one.actor for one in leaders.members] == ["pse.hamas", "pse.fatah"]


def test_part_of_a_token_is_a_party(registry: Registry, story: Story) -> None:
    """The words "U.S." is found inside "U.S.-brokered"."""
    found = _by_text(_read(story(sentences.BROKERED), registry))
    assert found["U.S."].party.country == "USA"


def test_both_sides_are_those_named_together(registry: Registry, story: Story) -> None:
    """The words "both sides" are the two that a truce was between."""
    parties = _read(story(sentences.BROKERED, sentences.SIDES), registry)
    found = _by_text(parties, 1)
    assert [one.actor for one in found["sides"].members] == ["ISR", "pse.hamas"]
    assert found["Washington"].kind == "state"


def test_both_sides_alone_are_nobody(registry: Registry, story: Story) -> None:
    """Without two parties named before, no one is guessed."""
    assert _by_text(_read(story(sentences.SIDES), registry))["sides"].members == ()


def test_a_counterpart_holds_the_same_office(registry: Registry, story: Story) -> None:
    """The words "his Turkish counterpart" is Turkey's minister of the same office that day."""
    found = _by_text(_read(story(sentences.COUNTERPART), registry))
    assert found["Turkish counterpart"].party.actor == "tur.yilmaz"
    assert (found["Georgia"].kind, found["Georgia"].party.country) == ("place", "GEO")


def test_an_opposite_number_is_a_counterpart(registry: Registry, story: Story) -> None:
    """The word of British papers leads to the same minister."""
    told = (
        "Hagel|NNP|nsubj|1 met|VBD|ROOT|1 his|PRP$|poss|5 Turkish|JJ|amod|5|NORP "
        "opposite|JJ|amod|5 number|NN|dobj|1 in|IN|prep|1 Georgia|NNP|pobj|6|GPE ~.|.|punct|1"
    )
    found = _by_text(_read(story(told), registry))
    assert found["Turkish opposite number"].party.actor == "tur.yilmaz"


def test_the_group_is_the_one_named_before(registry: Registry, story: Story) -> None:
    """The words "the Palestinian militant group" is the armed group of that nation named before."""
    parties = _read(story(sentences.BROKERED, sentences.GROUP), registry)
    assert _by_text(parties, 1)["Palestinian militant group"].party.actor == "pse.hamas"
    alone = _by_text(_read(story(sentences.GROUP), registry))["Palestinian militant group"].party
    assert (alone.actor, alone.country, alone.sector) == (None, "PSE", "REB")


def test_homographs_follow_the_name_they_stand_in(registry: Registry, story: Story) -> None:
    """The first name Chad is no state, the place visited is."""
    found = _by_text(_read(story(sentences.CHAD), registry))
    assert found["Chad Miller"].kind == "person"
    assert (found["Chad"].kind, found["Chad"].party.country) == ("state", "TCD")


def test_adjectives_are_mentions(registry: Registry, story: Story) -> None:
    """A nation said of an act is an adjective, with people it is one generic mention."""
    found = _by_text(_read(story(sentences.ASSAULTS), registry))
    assert (found["Israeli"].kind, found["Israeli"].party.sector) == ("adjective", "GOV")
    children = found["Palestinian children"]
    assert (children.kind, children.plural, children.party.sector) == ("agent", True, "CVL")


def test_domestic_agents_are_of_the_place_told(registry: Registry, story: Story) -> None:
    """Police that open a story are those of the place told in it."""
    found = _by_text(_read(story(sentences.ARREST), registry))
    assert (found["Police"].party.country, found["Police"].party.sector) == ("EGY", "COP")


def test_quoted_pronouns_stay_open(registry: Registry, story: Story) -> None:
    """Inside a quotation "we" and "him" are left to whoever knows the speaker."""
    found = _by_text(_read(story(sentences.CALL, sentences.QUOTED), registry), 1)
    assert found["We"].kind == "pronoun"
    assert (found["We"].party.country, found["him"].party.country) == (None, None)
    assert found["Kerry"].party.actor == "usa.kerry"


def test_backers_are_no_party(registry: Registry, story: Story) -> None:
    """The words "U.S.-backed rebels" are not America's; a namesake of a president is not he."""
    found = _by_text(_read(story(sentences.BACKED), registry))
    assert (found["U.S.-backed rebels"].party.country, found["U.S.-backed rebels"].party.sector) == (
        None, "REB",
    )  # fmt: skip
    assert found["Jean Morsi"].party.actor is None


def test_it_and_its(registry: Registry, story: Story) -> None:
    """The words "it" is the state that speaks, "its army" that state's."""
    found = _by_text(_read(story(sentences.OWN), registry))
    assert found["it"].party.actor == "ISR"
    assert (found["army"].party.country, found["army"].party.sector) == ("ISR", "MIL")


def test_an_empty_it_is_nobody(registry: Registry, story: Story) -> None:
    """The words "it is unclear whether" means no one, even after a state."""
    parties = _read(story(sentences.OWN, sentences.UNCLEAR), registry)
    assert _by_text(parties, 1)["It"].party.country is None


def test_an_undated_story_names_no_officeholder(registry: Registry, story: Story) -> None:
    """Without a day "the new government" is still Egypt's, but no office is a person."""
    undated = story(sentences.THEN, sentences.SURNAME, published=None)
    found = _by_text(_read(undated, registry))
    assert found["Mohamed Morsi"].party.actor == "egy.morsi"


@pytest.mark.parametrize("token", [0, 1])
def test_a_mention_is_found_by_any_of_its_tokens(
    token: int, registry: Registry, story: Story
) -> None:
    """`at` finds a mention by its head, else by a token it covers."""
    parties = _read(story(sentences.THEN), registry)
    found = parties.at(0, token)
    assert found is not None
    assert found.party.actor == "egy.morsi"
    assert parties.at(0, 8) is None
    assert parties.at(7, 0) is None


def test_a_sentence_without_tokens_has_no_mentions(registry: Registry, story: Story) -> None:
    """A sentence that was not parsed is passed over."""
    analysis = story(sentences.CALL)
    bare = type(analysis.sentences[0])(index=0, start=0, end=3, text="Oba")
    assert find_parties(type(analysis)(analysis.report, (bare,)), registry).rows == ((),)


def test_brackets_give_a_body_its_acronym(registry: Registry, story: Story) -> None:
    """An acronym in brackets is the body before it, there and later, for this story."""
    parties = _read(story(sentences.FRONT, sentences.ACRONYM), registry)
    front, short = _by_text(parties)["Northern Dawn Front"], _by_text(parties)["NDF"]
    assert (front.kind, short.party.name) == ("group", front.party.name)
    assert _by_text(parties, 1)["NDF"].party.name == front.party.name


def test_she_is_a_woman_and_he_is_none(registry: Registry, story: Story) -> None:
    """The words "she" passes over a man who is subject, "he" over a woman."""
    she = _read(story(sentences.MEETING, sentences.SHE), registry)
    he = _read(story(sentences.MEETING, sentences.HE), registry)
    assert _by_text(she, 1)["She"].party.actor == "deu.merkel"
    assert _by_text(he, 1)["He"].party.actor == "usa.kerry"


def test_hyphened_nations_are_two(registry: Registry, story: Story) -> None:
    """The words "A German-Turkish delegation" has a member of each."""
    found = _by_text(_read(story(sentences.DELEGATION), registry))["German-Turkish delegation"]
    assert [one.country for one in found.members] == ["DEU", "TUR"]
    assert found.party.country is None


def test_a_leader_brings_the_group_to_mind(registry: Registry, story: Story) -> None:
    """After its leader was named "the movement" is his group."""
    parties = _read(story(sentences.DELEGATION, sentences.MOVEMENT), registry)
    assert _by_text(parties, 1)["movement"].party.actor == "pse.hamas"


def test_a_title_reaches_over_its_place(registry: Registry, story: Story) -> None:
    """The words "UN envoy to Georgia Anna Roth": the envoy is she, Georgia a place."""
    found = _by_text(_read(story(sentences.ENVOY), registry))
    assert found["UN envoy"].party.name == "Anna Roth"
    assert (found["Anna Roth"].party.country, found["Georgia"].kind) == ("UNO", "place")


def test_two_leaders_are_those_named_together(registry: Registry, story: Story) -> None:
    """The words "the two leaders" are the pair named last; "Western officials" are nobody's."""
    parties = _read(story(sentences.ENVOY, sentences.LEADERS), registry)
    found = _by_text(parties, 1)
    assert [one.actor for one in found["leaders"].members] == ["isr.netanyahu", "egy.morsi"]
    assert found["Western officials"].party.country is None


def test_locals_are_of_the_only_state(registry: Registry, story: Story) -> None:
    """Students and rebels are of the one state spoken of; police of an unknown name are not."""
    found = _by_text(_read(story(sentences.LOCALS), registry))
    assert (found["students"].party.country, found["Hutu rebels"].party.country) == ("PER", "PER")
    assert found["Atlantis police"].party.country is None


def test_locals_of_two_states_stay_open(registry: Registry, story: Story) -> None:
    """Where two states were spoken of, students are nobody's, unless their sentence tells a place."""
    found = _by_text(_read(story(sentences.BROKERED, sentences.UNPLACED), registry), 1)
    assert found["students"].party.country is None
    placed = _by_text(_read(story(sentences.BROKERED, sentences.LOCALS), registry), 1)
    assert placed["students"].party.country == "PER"


def test_a_strangers_title_is_of_the_state_spoken_of(registry: Registry, story: Story) -> None:
    """A president we don't know is one of the state spoken of; a newspaper's name is a body."""
    parties = _read(story(sentences.LOCALS, sentences.DIAZ, sentences.COURT), registry)
    found = _by_text(parties, 1)
    assert (found["President Ramon Diaz"].party.country, found["newspaper Aurora"].kind) == (
        "PER", "group",
    )  # fmt: skip
    last = _by_text(parties, 2)
    assert (last["court"].party.country, last["brother"].party.country) == ("PER", "PER")


def test_his_country_is_the_state(registry: Registry, story: Story) -> None:
    """The words "his country" is the state of the one who speaks."""
    found = _by_text(_read(story(sentences.COUNTRY), registry))
    assert (found["country"].kind, found["country"].party.actor) == ("state", "EGY")


def test_sides_are_states_and_groups_before_peoples(registry: Registry, story: Story) -> None:
    """The words "both sides" are those at war, though their peoples were named together later."""
    parties = _read(story(sentences.BROKERED, sentences.PEOPLES, sentences.SIDES), registry)
    found = _by_text(parties, 2)
    assert [one.actor for one in found["sides"].members] == ["ISR", "pse.hamas"]


def test_a_headlines_capitals_are_no_names(registry: Registry, story: Story) -> None:
    """The words "Rebel Leader Killed" in a title names nobody Killed."""
    analysis = story(sentences.HEADLINE)
    title = replace(analysis, sentences=(replace(analysis.sentences[0], kind="title"),))
    found = _by_text(_read(title, registry))
    assert (found["Rebel Leader"].party.name, found["Rebel Leader"].party.sector) == (None, "REB")


def test_counterparts_of_two_states(registry: Registry, story: Story) -> None:
    """Words like "his Israeli and Turkish counterparts" mean who hold his office in each state."""
    parties = _read(story(sentences.COUNTERPARTS), registry)
    both = next(one for one in parties.in_sentence(0) if one.members)
    assert {one.actor for one in both.members} == {"isr.ya'alon", "tur.yilmaz"}


def test_the_two_named_a_sentence_before_the_last(registry: Registry, story: Story) -> None:
    """Words like "the two leaders" mean those named two sentences ago where the last names nobody new."""
    parties = _read(story(sentences.MEETING, sentences.HE, sentences.LEADERS), registry)
    both = next(one for one in parties.in_sentence(2) if one.members)
    assert {one.actor for one in both.members} == {"usa.kerry", "deu.merkel"}


def test_a_place_of_an_accord_is_nobody(registry: Registry, story: Story) -> None:
    """Words like "the Berlin accords" do not make Germany a party."""
    found = _by_text(_read(story(sentences.ACCORDS), registry))
    assert set(found) == {"Egypt"}


def test_its_leader(registry: Registry, story: Story) -> None:
    """Here "its" is of the main clause's subject, and the leader of a group is who led it that day."""
    parties = _read(story(sentences.CLAIM, sentences.ITS), registry)
    assert [one.party.actor for one in parties.in_sentence(1)] == ["pse.hamas", "pse.meshaal"]


def test_the_ousted_president(registry: Registry, story: Story) -> None:
    """A former office without a name is the one who left it last in the state spoken of."""
    found = _by_text(_read(story(sentences.OUSTED, published="2013-08-01"), registry))
    assert found["ousted president"].party.actor == "egy.morsi"


def test_whose_a_thing_is_stands_before_it(registry: Registry, story: Story) -> None:
    """Rebel positions are the rebels', with the nation said of them; military aid is no army's."""
    found = _by_text(_read(story(sentences.POSITIONS), registry))
    party = found["Israeli rebel"].party
    assert (party.country, party.sector) == ("ISR", "REB")
    assert "Israeli" not in found
    assert set(_by_text(_read(story(sentences.MILITARY_AID), registry))) == {"Jordan"}


@pytest.mark.model
def test_a_town_of_a_mans_name_is_no_man(read_text: Callable[..., Reading]) -> None:
    """The town of Afrin is not the commander of that surname."""
    events = read_text("Turkey shelled the Kurdish-controlled town of Afrin.").events
    assert {p.actor for e in events for p in e.recipients} <= {None, "SYR"}


@pytest.mark.model
def test_sniper_fire_names_no_sniper(read_text: Callable[..., Reading]) -> None:
    """Fire from rebel positions is the rebels', whatever it was fired with."""
    events = read_text("Police came under sniper fire from rebel positions.").events
    assert [p.sector for e in events for p in e.actors] == ["REB"]


@pytest.mark.model
def test_a_government_base_is_the_governments(read_text: Callable[..., Reading]) -> None:
    """Rebels who attack a government patrol base attack the government."""
    text = "Mali freed a nurse. Rebels attacked a government patrol base."
    event = next(e for e in read_text(text).events if e.type == "ASSAULT")
    assert [(p.country, p.sector) for p in event.recipients] == [("MLI", "GOV")]


@pytest.mark.model
def test_soldiers_of_a_states_outpost_are_its_own(read_text: Callable[..., Reading]) -> None:
    """Soldiers of a Kyrgyz outpost are Kyrgyz, and the border service is told of by name."""
    text = "Tajikistan said soldiers of Kyrgyz border outposts fired on a village."
    event = next(e for e in read_text(text).events if e.type == "ASSAULT")
    assert [p.country for p in event.actors] == ["KGZ"]


@pytest.mark.model
def test_a_storm_is_no_namesake(read_text: Callable[..., Reading]) -> None:
    """Storms bear names of people, and do not attack."""
    reading = read_text("Typhoon Haiyan hit Gabon, destroying whole towns and killing 100 people.")
    assert not reading.events
    named = read_text("Storm Daniel killed 100 people in Derna.", published="2023-09-12")
    assert not [p for e in named.events for p in e.actors]
