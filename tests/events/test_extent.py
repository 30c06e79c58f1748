"""The words of a party reach over its whole phrase; a pronoun gives way to the name before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Event, Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def only(reading: Reading, kind: str) -> Event:
    """Return the one event of a type."""
    (event,) = [e for e in reading.events if e.type == kind]
    return event


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        (
            "About 2,000 Congolese miners attacked supporters of the mayor.",
            "ASSAULT",
            "About 2,000 Congolese miners",
            "supporters of the mayor",
        ),
        (
            "Police arrested dozens of opposition activists.",
            "COERCE",
            "Police",
            "dozens of opposition activists",
        ),
        (
            "The Lord's Resistance Army (LRA) attacked Uganda.",
            "ASSAULT",
            "Lord's Resistance Army (LRA)",
            "Uganda",
        ),
    ],
)
def test_counts_places_and_acronyms_belong_to_a_party(
    read_text: Read, text: str, kind: str, actor: str, recipient: str
) -> None:
    """Articles do not; the span is the report's own words."""
    event = only(read_text(text), kind)
    assert [p.text for p in event.actors] == [actor]
    assert [p.text for p in event.recipients] == [recipient]
    for party in (*event.actors, *event.recipients):
        assert text[party.start : party.end] == party.text


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Chad shelled rebels in southern parts of Libya.", ["rebels in southern parts of Libya"]),
        ("Peru accused Chile of genocide.", ["Chile"]),
        ("Peru praised both Chile and Bolivia.", ["Chile", "Bolivia"]),
        (
            "Chad met the Kenyan foreign minister, Raila Odinga, on Monday.",
            ["Kenyan foreign minister, Raila Odinga"],
        ),
        ("Two nurses were taken hostage by rebels.", ["Two nurses"]),
    ],
)
def test_a_party_reaches_as_far_as_its_name(
    read_text: Read, text: str, recipients: list[str]
) -> None:
    """Where people are and what an officer is called belong to them; what a state did doesn't."""
    (event,) = read_text(text).events
    assert [p.text for p in event.recipients] == recipients


def test_aid_reaches_all_whom_it_is_to_serve(read_text: Read) -> None:
    """The people of three countries are reached by money "to feed people in" them."""
    event = only(
        read_text("Norway gave a million dollars to fight hunger in Chad, Mali and Niger."), "AID"
    )
    assert {p.country for p in event.recipients} == {"TCD", "MLI", "NER"}


def test_a_pronoun_gives_way_to_the_name_in_its_sentence(read_text: Read) -> None:
    """Of "Peru said it had expelled ..." the expeller is told as Peru, not as "it"."""
    event = only(read_text("Peru said it had expelled the Bolivian ambassador."), "SANCTION")
    assert [p.text for p in event.actors] == ["Peru"]


def test_an_act_reaches_the_owner_of_what_it_is_done_to(read_text: Read) -> None:
    """A law is nobody; Chad, whose law it is, is reached."""
    event = only(read_text("Norway suspended aid to farmers in Chad."), "SANCTION")
    assert "TCD" in [p.country for p in event.recipients]


def test_own_troops_are_no_recipients(read_text: Read) -> None:
    """What Kenya withdraws from Somalia are Kenya's own soldiers."""
    event = only(read_text("Kenya withdrew some of its soldiers from Somalia."), "RETREAT")
    assert [p.country for p in event.actors] == ["KEN"]
    assert [p.country for p in event.recipients] == ["SOM"]


def test_where_people_meet_is_nobody(read_text: Read) -> None:
    """A venue is no recipient."""
    event = only(read_text("The presidents of Peru and Chile met in Vienna."), "CONSULT")
    assert {p.country for p in (*event.actors, *event.recipients)} == {"PER", "CHL"}


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Kenya lifted its boycott of Peruvian products.", ["Peruvian products"]),
        ("Norway praised the Peruvian government's decision.", ["Peruvian government's decision"]),
        (
            "Hackers attacked the government websites of Estonia.",
            ["government websites of Estonia"],
        ),
        ("Chad expelled some of the U.N. peacekeepers.", ["some of the U.N. peacekeepers"]),
        (
            "Syria warned the American and French ambassadors not to travel.",
            ["American", "French ambassadors"],
        ),
        (
            "Gunmen stormed a police headquarters in eastern Chad.",
            ["police headquarters in eastern Chad"],
        ),
    ],
)
def test_whose_thing_it_is_done_to_is_told_by_the_thing(
    read_text: Read, text: str, recipients: list[str]
) -> None:
    """A nationality or an owner alone would not say what was lifted, praised or stormed."""
    event = read_text(text).events[0]
    assert [p.text for p in event.recipients] == recipients


def test_an_act_noun_is_no_thing_of_its_victims(read_text: Read) -> None:
    """The assassination is the act; its victim is the minister."""
    event = only(read_text("Togo condemned the assassination of the Ghanaian minister."), "ASSAULT")
    assert [p.text for p in event.recipients] == ["Ghanaian minister"]


def test_a_name_in_brackets_with_one_capital_belongs_to_the_body(read_text: Read) -> None:
    """Some acronyms are written like names."""
    text = "The Mozambique Liberation Front (Frelimo) condemned South Africa."
    event = only(read_text(text), "ACCUSE")
    assert [p.text for p in event.actors] == ["Mozambique Liberation Front (Frelimo)"]


def test_who_acts_is_told_with_what_of_his_acts(read_text: Callable[..., Reading]) -> None:
    """Syrian missiles are told as such; what a man owns does nothing itself."""
    event = next(e for e in read_text("Syrian missiles struck the town of Aleppo.").events)
    assert [party.text for party in event.actors] == ["Syrian missiles"]
    text = "Sudan sought Chad's help in arresting the rebel leader."
    event = next(e for e in read_text(text).events if e.type == "COERCE")
    assert [party.text for party in event.actors] == ["Chad"]


def test_what_a_party_holds_is_told_whole(read_text: Read) -> None:
    """Who shells a rebel-held town is told to have shelled the town, of the rebels."""
    event = only(read_text("Syrian jets bombed the last rebel-held town near Damascus."), "ASSAULT")
    assert [p.text for p in event.recipients] == ["last rebel-held town near Damascus"]


def test_what_somebody_is_accused_of_is_no_part_of_him(read_text: Read) -> None:
    """Rebels accused of a raid are told as the rebels."""
    event = only(read_text("Mali accused the rebels of a raid."), "ACCUSE")
    assert [p.text for p in event.recipients] == ["rebels"]


def test_two_who_share_a_noun_keep_their_words(read_text: Read) -> None:
    """Of "government and rebel forces" the government keeps its own word."""
    event = only(read_text("Annan urged the government and rebel forces to stop."), "REQUEST")
    assert [party.text for party in event.recipients] == ["government", "rebel forces"]


def test_for_whom_it_is_done_is_no_part_of_a_name(read_text: Read) -> None:
    """A camp that is bombed in support of others is not "in support"."""
    first = read_text("Kenyan jets bombed Shabab camps in support of Somali forces.").events[0]
    assert [p.text for p in first.recipients] == ["Shabab camps"]
