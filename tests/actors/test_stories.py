"""Who is meant in a sentence by what the story told before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_mediators_are_no_sides(read_text: Read) -> None:
    """The two who mediate talks are not "both sides" of the sentence after."""
    text = (
        "Iraq and Iran traded fire. The talks were mediated by Kenya and Norway. Both sides agreed "
        "to a truce on Monday."
    )
    found = [e for e in read_text(text, published="2032-03-03").events if e.sentence == 2]
    told = {p.country for e in found for p in (*e.actors, *e.recipients)}
    assert told & {"KEN", "NOR"} == set()
    assert found


def test_the_army_is_the_one_of_the_story(read_text: Read) -> None:
    """Where one state's army was told of, "the army" is that one though another state came since."""
    text = (
        "Sudan's army shelled the town. Diplomats from Chad arrived. The army killed nine people, "
        "residents said."
    )
    killed = read_text(text, published="2032-03-03").events[-1]
    assert [p.country for p in killed.actors] == ["SDN"]


def test_a_person_of_the_story_is_not_one_of_the_same_name(read_text: Read) -> None:
    """A surname is that of whom the story named in full, not of a town or a statesman."""
    text = "Salim Abbas said he had lost everything. Abbas was beaten by soldiers of Iraq."
    (event,) = read_text(text, published="2032-03-03").events
    assert [(p.text, p.country, p.actor) for p in event.recipients] == [("Abbas", None, None)]


def test_rebels_are_of_the_country_they_are_in(read_text: Read) -> None:
    """People without a country of their own belong to the place a phrase puts them in, soldiers not."""
    (event,) = read_text("Chad shelled rebels in southern parts of Libya.").events
    assert [p.country for p in event.recipients] == ["LBY"]


def test_a_body_and_its_short_name_are_one(read_text: Read) -> None:
    """The words "or ELN" say who is meant; of groups of one name it is the one that existed that day."""
    text = "The National Liberation Army, or ELN, freed a farmer."
    (event,) = read_text(text, published="2016-10-04").events
    assert [p.actor for p in event.actors] == ["grp.eln"]
    text = "The rebels of the Northern Dawn Council, or ELN, freed a farmer."  # by the letters alone: no
    (event,) = read_text(text, published="2016-10-04").events
    assert len(event.actors) == 2
    text = "The rebels of the Sudan Liberation Army, or SLA, freed a farmer."
    (event,) = read_text(text, published="2016-10-04").events
    assert [p.actor for p in event.actors] == ["sdn.slm"]


def test_they_are_the_two_named_before(read_text: Read) -> None:
    """What "they" signed, the two who are urged signed, and not the one who urges."""
    text = "Egypt urged Israel and Hamas to honour the truce they signed on Monday."
    signed = read_text(text, published="2014-08-06").events[-1]
    assert signed.type == "SUPPORT"
    assert {p.country for p in signed.actors} == {"ISR", "PSE"}


def test_who_prompts_a_truce_is_no_side(read_text: Read) -> None:
    """Both sides are the leaders named before, not those at whose urging a truce began."""
    text = (
        "Haftar and Serraj met in Moscow. The truce came into force at the urging of Egypt and "
        "Chad. The UN envoy appealed to both sides to hold their fire."
    )
    appeal = read_text(text, published="2020-01-14").events[-1]
    assert {p.country for p in appeal.recipients} == {"LBY"}


def test_armed_groups_are_of_the_army_they_are_named_with(read_text: Read) -> None:
    """Who fights the Malian army is in Mali, though another state speaks."""
    text = "Niger urged the Malian army and two armed groups to talk."
    (event,) = read_text(text).events
    assert [p.country for p in event.recipients] == ["MLI", "MLI"]


def test_a_people_rejects_in_public(read_text: Read) -> None:
    """A people's words and votes are events; one man's are not."""
    assert read_text("Colombians rejected the agreement.").events
    assert not read_text("A Kenyan rejected the offer of the club.").events


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Chilean troops crossed into Peru. Troops opened fire on villagers.", "Troops", "CHL"),
        ("Iraq was angry. The Foreign Ministry summoned the Iranian envoy.", "Foreign Ministry", "IRQ"),
        ("Yemen's separatists took Aden from the Houthis. The separatists seized a port.",
         "separatists", "YEM"),
    ],
)  # fmt: skip
def test_bare_forces_are_those_of_the_story(
    read_text: Read, text: str, words: str, country: str
) -> None:
    """Troops, ministries and rebels without a name are those the story told of."""
    events = [e for e in read_text(text, published="2032-03-03").events if e.sentence == 1]
    assert (words, country) in {(p.text, p.country) for e in events for p in e.actors}


def test_it_is_who_says_so(read_text: Read) -> None:
    """In "the PKK, which Turkey hates, said it had" the PKK had, and Turkey did not."""
    text = "The PKK, whom Ankara and Washington call terrorists, said it had seized ten men."
    events = read_text(text, published="2015-03-03").events
    seized = next(
        e for e in events if e.type in {"COERCE", "ASSAULT"} and "men" in e.recipients[0].text
    )
    assert [p.actor for p in seized.actors] == ["tur.pkk"]


def test_neighbours_are_not_the_state_itself(read_text: Read) -> None:
    """Those called "Syria's allies" are other states, and "its main ally, Chile," is Chile."""
    attacked = read_text("Syria's allies attacked the town.", published="2015-03-03").events
    assert all(p.country != "SYR" for e in attacked for p in e.actors)
    blamed = read_text("Peru blamed its neighbour, Chile, for the raid.", published="2015-03-03")
    assert any(p.country == "CHL" for e in blamed.events for p in e.recipients)


def test_the_government_of_the_rebels_is_their_countrys(read_text: Read) -> None:
    """Rebels accuse the government they fight, though another state was named since."""
    text = "Tamil Tiger rebels met envoys of Norway. The rebels accused the government of a raid."
    accused = [e for e in read_text(text).events if e.type == "ACCUSE"]
    assert [p.country for e in accused for p in e.recipients] == ["LKA"]


def test_who_urges_both_sides_is_none_of_them(read_text: Read) -> None:
    """Two who call on others stand between them in the sentence after, too."""
    text = (
        "Chad and Togo traded fire. Kenya and Norway urged them to talk. Envoys of Mali spoke with "
        "both sides."
    )
    spoke = [e for e in read_text(text).events if e.sentence == 2]
    assert {p.country for e in spoke for p in e.recipients} == {"TCD", "TGO"}


def test_a_group_by_the_last_word_of_its_name(read_text: Read) -> None:
    """Once the Tamil Tigers were named, "the Tigers" are they."""
    text = "Tamil Tiger rebels met envoys of Norway. The Tigers shelled a village on Monday."
    shelled = read_text(text).events[-1]
    assert [p.actor for p in shelled.actors] == ["lka.ltte"]


def test_the_junta_is_the_one_the_story_told_of(read_text: Read) -> None:
    """A state named since has no junta where the story told of another's."""
    text = "Myanmar's junta freed two monks. China welcomed it. The junta shelled a village."
    shelled = read_text(text).events[-1]
    assert [p.country for p in shelled.actors] == ["MMR"]


def test_he_is_who_spoke_and_not_whom_he_thanked(read_text: Read) -> None:
    """The subject of the clause before is meant, though a pronoun stands for him there."""
    text = "Josep Borrell arrived. He thanked Miroslav Lajcak and said he would meet Albin Kurti."
    met = [e for e in read_text(text, published="2022-11-24").events if "meet" in e.trigger.text]
    assert [p.actor for p in met[-1].actors] == ["esp.borrell"]


def test_they_are_both_who_were_told_of(read_text: Read) -> None:
    """Where two are the subject together, "they" are both."""
    text = "Chad and Togo met in Lome. They shelled a village on Tuesday."
    shelled = read_text(text).events[-1]
    assert [p.country for p in shelled.actors] == ["TCD", "TGO"]


def test_he_after_somebodys_party_is_its_leader(read_text: Read) -> None:
    """Where only a person's party is the subject, "he" is that person; a woman's, "she"."""
    text = "Mr Okoro's party boycotted the vote. The count was rigged, he said."
    assert [s.speaker.name for s in read_text(text).statements if s.speaker] == ["Okoro"]
    text = "Mr Okoro's party boycotted the vote. The count was rigged, she said."
    assert [s.speaker.name for s in read_text(text).statements if s.speaker] == [None]
