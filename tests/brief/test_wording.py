"""What a line says of who did what: never more than is told."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest

from goodoffices.brief.acts import find_acts
from goodoffices.brief.wording import phrases, tell
from goodoffices.channels import PartyBook
from goodoffices.record import Filter, Mark, Person, Record, mark_report
from goodoffices.shapes import EventType

from . import reports
from .reports import DENIAL, MEETING, OFFER, STRIKE, Told

ME = Person(name="desk", at="2031-06-01T00:00:00Z")


def told(record: Record, one: Told, **more: Any) -> str:  # noqa: ANN401 - any field of the event
    """Return how a brief tells the event of a sentence."""
    reports.tell(record, "a", "2031-05-05", msgspec.structs.replace(one, more=one.more | more))
    (act,) = find_acts(record, Filter())
    return tell(act)


def test_an_attack_told_as_done_names_both_sides_in_their_places(record: Record) -> None:
    """Who attacked stands first, whom last."""
    assert told(record, STRIKE) == "Ethiopia attacked Eritrea (“bombed”)"


@pytest.mark.parametrize(
    ("status", "begins"),
    [
        ("denied", "Denied, not told as fact: attack by Ethiopia on Eritrea"),
        ("planned", "Announced or agreed, not told as done: attack by Ethiopia on Eritrea"),
        ("threatened", "Threatened: attack by Ethiopia on Eritrea"),
        ("hypothetical", "Only a possibility: attack by Ethiopia on Eritrea"),
        ("failed", "Failed: attack by Ethiopia on Eritrea"),
    ],
)
def test_what_is_not_done_is_not_told_as_done(record: Record, status: str, begins: str) -> None:
    """A denied, planned, threatened, possible or failed attack says so first, and quotes the words."""
    line = told(record, STRIKE, status=status)
    assert line == f"{begins} (“bombed”)"
    assert "attacked" not in line


def test_an_attack_by_nobody_named_names_nobody(record: Record) -> None:
    """Without an actor the line says that it isn't told by whom."""
    line = told(record, msgspec.structs.replace(STRIKE, by=()))
    assert line == "Attack on Eritrea; by whom is not told (“bombed”)"


def test_an_attack_on_nobody_named_does_not_make_its_only_party_the_attacker(
    record: Record,
) -> None:
    """A single party beside violence may have done it or suffered it."""
    line = told(record, msgspec.structs.replace(STRIKE, to=()))
    assert line == "Attack, Ethiopia named in it; who did it to whom is not settled (“bombed”)"


def test_those_who_carry_no_arms_are_not_told_as_attackers(record: Record) -> None:
    """Where a reading has a hospital kill people, the line doesn't."""
    one = Told(text="The hospital killed Eritrea.", type="ASSAULT", trigger="killed",
               by=("MED:hospital",), to=("Eritrea",))  # fmt: skip
    line = told(record, one)
    assert "hospital attacked" not in line
    assert "who did it to whom is not settled" in line


def test_what_comes_from_a_place_is_no_attack_on_it(record: Record) -> None:
    """A reading that takes the origin for the target isn't told as an attack."""
    one = Told(text="Ethiopia shot down a drone from Eritrea.", type="ASSAULT", trigger="shot down",
               by=("Ethiopia",), to=("Eritrea",))  # fmt: skip
    assert told(record, one).startswith("Attack, Ethiopia and Eritrea named in it; who did it to")


def test_nobody_is_told_to_attack_his_own(record: Record) -> None:
    """Whose soldiers died isn't taken for who killed them."""
    one = Told(text="Ethiopia lost nine Ethiopian soldiers, killed at the lake.", type="ASSAULT",
               trigger="killed", by=("Ethiopia",), to=("nine Ethiopian soldiers",))  # fmt: skip
    line = told(record, one)
    assert "attacked" not in line
    assert "who did it to whom is not settled" in line


def test_a_pronoun_is_nobody(record: Record) -> None:
    """A sentence that begins with "It" names no attacker."""
    one = Told(text="It bombed Eritrea.", type="ASSAULT", trigger="bombed", by=("It",),
               to=("Eritrea",))  # fmt: skip
    assert told(record, one) == "Attack on Eritrea; by whom is not told (“bombed”)"


def test_what_another_says_is_told_by_his_word(record: Record) -> None:
    """A claim begins with whose it is."""
    one = msgspec.structs.replace(
        STRIKE,
        text="Ethiopia bombed Eritrea before dawn, Kenya said.",
        more={"according_to": "Kenya"},
    )
    assert told(record, one) == "According to Kenya: Ethiopia attacked Eritrea (“bombed”)"


def test_an_offer_is_told_as_an_offer_with_its_words(record: Record) -> None:
    """Who offers, to whom, what, and the words."""
    line = told(record, OFFER)
    assert line == "Kenya made an offer to Ethiopia and Eritrea: mediation (“offered to mediate”)"


def test_a_denied_meeting_is_no_meeting(record: Record) -> None:
    """A contact that is denied is told as denied."""
    assert told(record, MEETING, status="denied").startswith("Denied, not told as fact: meeting")


def test_what_only_an_unreliable_source_tells_says_so(record: Record) -> None:
    """A line that rests on sources marked E alone begins with that."""
    reports.tell(record, "a", "2031-05-05", STRIKE)
    mark_report(record, "a", Mark(reliability="E"), ME)
    (act,) = find_acts(record, Filter())
    assert tell(act) == "Told only by an unreliable source: Ethiopia attacked Eritrea (“bombed”)"


def test_a_fight_told_of_two_names_no_attacker(record: Record) -> None:
    """Where both are on both sides, neither attacked the other."""
    sides = ("Ethiopia", "Eritrea")
    one = Told(text="Ethiopia and Eritrea clashed.", type="ASSAULT", trigger="clashed", by=sides,
               to=sides)  # fmt: skip
    assert told(record, one) == "Ethiopia and Eritrea fought each other (“clashed”)"


def test_every_type_has_a_phrase_whose_gap_is_the_recipient() -> None:
    """Each PLOVER type can be told, and what is told with two sides has a place for the second."""
    known = phrases()
    assert {kind for kind, mode in known if not mode} == set(get_args(EventType))
    assert all(one.both.count("{b}") == 1 for one in known.values() if one.both)
    assert all(one.noun and one.toward for one in known.values())


def test_a_denial_keeps_who_is_denied_to_have_done_what(record: Record, book: PartyBook) -> None:
    """The party that denies is the one whose attack is denied, not the one attacked."""
    assert book.by_country
    assert "attack by Eritrea on Ethiopia" in told(record, DENIAL)
