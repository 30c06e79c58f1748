"""Who fills a role: one phrase for two, forces loyal to a chief, "they" in somebody's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Leaders of Hamas and Fatah signed a reconciliation accord.", ["Hamas", "Fatah"]),
        ("The foreign ministers of Egypt and Sudan met in Cairo on Tuesday.", ["Egypt", "Sudan"]),
        ("The leader of Hamas met the president.", ["leader of Hamas"]),
    ],
)
def test_delegates_of_two_act_for_both(
    text: str, sides: list[str], read_text: Callable[..., Reading]
) -> None:
    """The plural of an office "of A and B" is of both; one person is of the one."""
    (event,) = read_text(text).events
    assert len(event.actors) == len(sides)
    assert all(side in party.text for side, party in zip(sides, event.actors, strict=True))


def test_who_weighs_an_act_would_do_it(read_text: Callable[..., Reading]) -> None:
    """The act of a noun that somebody weighs is that somebody's; what is feared is another's."""
    (event,) = read_text("Norway is weighing sanctions against Belarus.").events
    assert [party.country for party in event.actors] == ["NOR"]
    (feared,) = read_text("Diplomats fear sanctions against Belarus.").events
    assert feared.actors == ()


def test_forces_loyal_to_a_president_are_his_countrys(read_text: Read) -> None:
    """Forces without a flag are of the country of whom they are loyal to."""
    text = "Forces loyal to President Salva Kiir attacked a rebel camp near Yei."
    event = next(e for e in read_text(text, published="2015-05-01").events if e.type == "ASSAULT")
    assert [(p.country, p.sector) for p in event.actors] == [("SSD", "MIL")]


def test_they_in_a_quotation_is_not_who_speaks(read_text: Read) -> None:
    """Nobody says "they" of himself."""
    text = '"They have agreed to a ceasefire," said Foreign Minister Ana Palacio.'
    events = read_text(text, published="2003-05-01").events
    assert not [e for e in events if any("Palacio" in p.text for p in e.actors)]


def test_one_of_those_held_is_told_as_held(read_text: Read) -> None:
    """Who "was among those detained" was detained."""
    text = "Kossi Lawson, a Togolese deputy, was among those detained."
    (event,) = [e for e in read_text(text).events if e.type == "COERCE"]
    assert [p.text for p in event.recipients] == ["Kossi Lawson"]


def test_who_asks_of_nobody(read_text: Read) -> None:
    """Where the police ask who did it, they did not do it."""
    text = "Togolese police are trying to determine who abducted the teachers."
    (event,) = [e for e in read_text(text).events if e.type == "ASSAULT"]
    assert event.actors == ()


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Government and rebel negotiators met in Arusha.", ["Government", "rebel negotiators"]),
        ("Army and police patrols arrested ten protesters.", ["Army", "police patrols"]),
        ("The army and police chief arrested ten protesters.", ["police chief"]),
    ],
)
def test_two_who_share_a_noun_both_act(text: str, sides: list[str], read_text: Read) -> None:
    """Of "government and rebel negotiators" both act, of one man with two offices only he."""
    (event,) = read_text(text).events
    assert [party.text for party in event.actors] == sides


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "Four traders were wounded by bullets fired by Kenyan police in a slum.",
            ["Kenyan police"],
        ),
        ("On Friday morning in Jos, gunmen shot dead a Nigerian judge.", ["gunmen"]),
        (
            "Three Thai teachers were shot dead and five others injured in an attack by insurgents.",
            ["insurgents"],
        ),
    ],
)
def test_who_is_behind_a_weapon_or_an_attack_did_it(
    text: str, doers: list[str], read_text: Read
) -> None:
    """Who fired the bullets hit those they hit; an attack's author hurt all who are told of before it."""
    (event,) = [e for e in read_text(text).events if e.type == "ASSAULT"]
    assert [p.text for p in event.actors] == doers
    assert "Jos" not in [p.text for p in event.recipients]


def test_several_spelt_out_are_those_named(read_text: Callable[..., Reading]) -> None:
    """Other countries, including three by name, are the three."""
    text = "Other countries, including Chad, Kenya and Mali, opposed the independence of Kosovo."
    (event,) = read_text(text).events
    assert {"TCD", "KEN", "MLI"} <= {party.country for party in event.actors}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_", "country"),
    [
        ("The envoy spoke in Oman, which has mediated between Chad and Mali.", "CONSULT", "OMN"),
        ("Peru's former president landed in Cuba, which has granted him asylum.", "AID", "CUB"),
    ],
)
def test_a_place_that_a_clause_resumes_acts(
    read_text: Read, text: str, type_: str, country: str
) -> None:
    """A state told as a place is a party where "which" goes on with what it did."""
    told = [e for e in read_text(text).events if e.type == type_]
    assert country in {p.country for e in told for p in e.actors}
