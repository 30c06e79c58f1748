"""Deeds whose doer stands in a phrase, before a noun, or only as the source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def told(reading: Reading) -> set[tuple[str, tuple[str | None, ...], tuple[str | None, ...]]]:
    """Return the types of a reading's events with the countries of their sides."""
    return {
        (e.type, tuple(p.country for p in e.actors), tuple(p.country for p in e.recipients))
        for e in reading.events
    }


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Three Greek nurses were killed at the hands of Taliban gunmen.",
            ("ASSAULT", "AFG", "GRC"),
        ),
        (
            "Two Greek nurses were freed on the orders of a Turkish court.",
            ("RETREAT", "TUR", "GRC"),
        ),
        (
            "Six Greek sailors were arrested on orders from the Kenyan navy.",
            ("COERCE", "KEN", "GRC"),
        ),
        ("Togo was on the receiving end of Ghanaian cyber attacks.", ("COERCE", "GHA", "TGO")),
        ("French troops were under mortar fire from Malian rebels.", ("ASSAULT", "MLI", "FRA")),
        ("Kenya's detention of two Greek sailors caused a row.", ("COERCE", "KEN", "GRC")),
    ],
)
def test_who_stands_behind_a_deed_did_it(
    read_text: Read, text: str, event: tuple[str, str, str]
) -> None:
    """A phrase or a possessive may name the doer that a "by" would."""
    assert (event[0], (event[1],), (event[2],)) in told(read_text(text))


def test_orders_leave_whoever_did_it_the_doer(read_text: Read) -> None:
    """Where somebody is told to have done it, on whose orders is another matter."""
    events = told(read_text("Two Greek nurses were arrested by Kenyan police on Uganda's orders."))
    assert ("COERCE", ("KEN",), ("GRC",)) in events


@pytest.mark.parametrize(
    "text",
    [
        "Kenya suffered a defeat at the hands of Ghana in the semi-final.",
        "Kenya came under attack from Ghana for its stance on the law.",
        "Kenya was accused of murders at the hands of Ghanaian troops.",
    ],
)
def test_a_phrase_that_tells_of_no_force(read_text: Read, text: str) -> None:
    """Not in sport, nor in words; who is accused does not suffer it."""
    assert ("ASSAULT", ("GHA",), ("KEN",)) not in told(read_text(text))


def test_who_comes_under_attack_from_rebels_is_not_criticised(read_text: Read) -> None:
    """Rebels attack troops with arms; a union attacks a state with words."""
    (event,) = read_text("Malian troops came under attack from Tuareg rebels.").events
    assert event.type == "ASSAULT"


def test_according_to_a_state_its_enemy_did_it(read_text: Read) -> None:
    """What a state is the source of, it lays to another's charge."""
    for text in (
        "According to Nairobi, Somali troops shelled a village.",
        "Somali troops shelled a village, according to Nairobi.",
    ):
        events = told(read_text(text))
        assert ("ACCUSE", ("KEN",), ("SOM",)) in events
        assert any(kind == "ASSAULT" for kind, _, _ in events)


def test_a_source_that_charges_nobody(read_text: Read) -> None:
    """A source's own men, and what an agency tells, are no charge."""
    for text in (
        "According to Nairobi, Kenyan troops shelled a camp.",
        "According to Nairobi, Somali troops will shell a camp.",
        "According to a newspaper, Somali troops shelled a camp.",
    ):
        assert all(kind != "ACCUSE" for kind, _, _ in told(read_text(text)))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Peru recalled its envoy from Minsk, and Bolivia did likewise.",
            ("SANCTION", ("PER", "BOL"), ("BLR",)),
        ),
        (
            "Kenya banned Chinese broadcasts, as has Uganda.",
            ("COERCE", ("KEN", "UGA"), ("CHN",)),
        ),
    ],
)
def test_who_does_likewise_did_it(read_text: Read, text: str, event: tuple[str, ...]) -> None:
    """A verb may stand for the one before it."""
    assert event in told(read_text(text))


def test_rather_than_is_not_done(read_text: Read) -> None:
    """What somebody does rather than another thing leaves that undone."""
    events = told(read_text("Kenya chose to talk to the rebels rather than bomb them."))
    assert all(kind != "ASSAULT" for kind, _, _ in events)


def test_a_boycott_of_talks_is_no_talk(read_text: Read) -> None:
    """Talks that are boycotted are refused, and not held."""
    events = told(read_text("The Kenyan army's boycott of talks with Somalia caused a row."))
    assert events == {("REJECT", ("KEN",), ("SOM",))}


@pytest.mark.parametrize(
    "text",
    [
        "Doctors sent the soldiers home after a week in hospital.",
        "Kenya and Uganda ended a day of talks in Kigali.",
        "Kenya will receive no more American jets.",
    ],
)
def test_what_moves_or_refuses_nobody(read_text: Read, text: str) -> None:
    """Doctors deploy nobody, talks that end are over, and jets are no guests."""
    kinds = {kind for kind, _, _ in told(read_text(text))}
    assert kinds.isdisjoint({"MOBILIZE", "SANCTION", "REJECT"})
