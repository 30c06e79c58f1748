"""Who groups, peoples and "both nations" are by what the story named before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_fighters_of_a_group_are_the_group(read_text: Read) -> None:
    """Militants of Hamas are Hamas, rebels of an acronym are those it was told for."""
    (event,) = read_text("Hamas militants attacked a farm.").events
    assert [party.actor for party in event.actors] == ["pse.hamas"]
    text = (
        "The Justice and Equality Movement (JEM) left the talks. "
        "Sudan sentenced more than ten JEM rebels to death."
    )
    event = next(e for e in read_text(text).events if e.type == "SANCTION" and e.sentence == 1)
    assert [party.actor for party in event.recipients] == ["sdn.jem"]


def test_both_nations_of_two_armies_are_their_states(read_text: Read) -> None:
    """Thai and Cambodian troops stand for Thailand and Cambodia."""
    text = "Thai and Cambodian troops clashed on Monday. Both nations agreed to hold talks."
    event = next(e for e in read_text(text).events if e.type == "AGREE")
    assert [party.actor for party in event.actors] == ["THA", "KHM"]


def test_an_ethnic_leader_is_of_the_land_told_of(read_text: Read) -> None:
    """Ethnic Albanian leaders in a story of Macedonia are no Albanians."""
    text = (
        "Macedonia called a vote. Macedonia is calm. "
        "NATO urged ethnic Albanian leaders to accept the plan."
    )
    event = next(e for e in read_text(text).events if e.type == "REQUEST")
    assert [party.country for party in event.recipients] == ["MKD"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("India accused Pakistan of the raid. India condemned its neighbour on Monday.", "PAK"),
        (
            "Rebels seized Bangui, a former French colony. Rwanda declared war against the country.",
            "CAF",
        ),
    ],
)
def test_another_state_is_meant_than_the_one_that_acts(
    text: str, country: str, read_text: Read
) -> None:
    """A neighbour is the other state, and so is the country that a state acts against."""
    told = [e for e in read_text(text).events if e.sentence == 1]
    assert country in {p.country for e in told for p in e.recipients}


def test_the_centre_is_indias_government(read_text: Read) -> None:
    """In a story of India the Centre is the Union government, elsewhere it is nobody's."""
    text = "The Centre rushed troops to Manipur after clashes in Imphal."
    event = next(e for e in read_text(text).events if e.type == "MOBILIZE")
    assert [party.actor for party in event.actors] == ["IND"]
    events = read_text("The Centre rushed troops to a town in Chad.").events
    assert "IND" not in {p.country for e in events for p in e.actors}


def test_the_sides_of_a_war_are_named_by_their_names(read_text: Read) -> None:
    """The warring sides are told in the words that name them, not by a pronoun for them."""
    text = (
        "The Chadian army and its ally fought rebel groups near Abeche. "
        "The warring sides agreed to a truce on Monday."
    )
    told = [p.text for e in read_text(text).events if e.sentence == 1 for p in e.actors]
    assert "its" not in told


def test_the_bloc_is_the_union_of_states_told_of(read_text: Read) -> None:
    """The bloc is ASEAN where ASEAN was named, and a bloc with a name of its own is itself."""
    text = "ASEAN met in Jakarta on Monday. The bloc condemned the raid by Chad."
    event = next(e for e in read_text(text).events if e.type == "ACCUSE")
    assert [p.actor for p in event.actors] == ["igo.asean"]


def test_rebels_behind_a_bracket_are_of_the_front_in_it(read_text: Read) -> None:
    """Rebels after a group's short name in brackets are no party of their own."""
    text = "Hundreds of armed Moro Islamic Liberation Front (MILF) rebels attacked Jolo."
    event = next(e for e in read_text(text).events if e.type == "ASSAULT")
    assert [p.actor for p in event.actors] == ["phl.milf"]


def test_our_government_is_the_speakers(read_text: Read) -> None:
    """Who says our government in a quotation means that of his own state."""
    text = (
        '"Libya has promised to go between our government and the rebels," Mali\'s president said.'
    )
    event = next(e for e in read_text(text).events if e.type == "AGREE")
    assert ("our government", "MLI") in {(p.text, p.country) for p in event.recipients}


def test_the_front_is_no_union(read_text: Read) -> None:
    """A word in capitals names a body that has the word in its name."""
    text = "The African Union met Chad's Desert Front. Sudan's influence over the Front has faded."
    told = {p.text: p.actor for s in read_text(text).standings for p in (s.party,)}
    assert told.get("Front") != "igo.au"
