"""What a line says of who did what: never more than is told."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest

from goodoffices.brief.wording import phrases, tell
from goodoffices.channels import PartyBook
from goodoffices.record import Mark, Person, Record, mark_report
from goodoffices.shapes import EventType, Party

from . import reports
from .conftest import every_act
from .reports import DENIAL, MEETING, OFFER, STRIKE, Told

ME = Person(name="desk", at="2031-06-01T00:00:00Z")


def told(record: Record, one: Told, **more: Any) -> str:  # noqa: ANN401 - any field of the event
    """Return how a brief tells the event of a sentence."""
    reports.tell(record, "a", "2031-05-05", msgspec.structs.replace(one, more=one.more | more))
    (act,) = every_act(record)
    return tell(act)


def test_an_attack_told_as_done_names_both_sides_in_their_places(record: Record) -> None:
    """Who attacked stands first, whom last."""
    assert told(record, STRIKE) == "Ethiopia attacked Eritrea (“bombed”)"


@pytest.mark.parametrize(
    ("status", "begins"),
    [
        ("planned", "Announced or agreed, not told as done: attack by Ethiopia on Eritrea"),
        ("threatened", "Threatened: attack by Ethiopia on Eritrea"),
        ("hypothetical", "Only a possibility: attack by Ethiopia on Eritrea"),
        ("failed", "Failed: attack by Ethiopia on Eritrea"),
    ],
)
def test_what_is_not_done_is_not_told_as_done(record: Record, status: str, begins: str) -> None:
    """A planned, threatened, possible or failed attack says so first, and quotes the words."""
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
    """A contact that is denied is told as denied, in the report's words."""
    line = told(record, MEETING, status="denied")
    assert line == "Denied, not told as fact: “Kenya met Ethiopia at the lake”"


def test_what_only_an_unreliable_source_tells_says_so(record: Record) -> None:
    """A line that rests on sources marked E alone begins with that."""
    reports.tell(record, "a", "2031-05-05", STRIKE)
    mark_report(record, "a", Mark(reliability="E"), ME)
    (act,) = every_act(record)
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
    assert all(one.noun and (one.toward or not one.both) for one in known.values())


def test_a_denial_keeps_who_is_denied_to_have_done_what(record: Record, book: PartyBook) -> None:
    """What is denied stands in the report's words, and who is in none of them is named."""
    assert book.by_country
    line = told(record, DENIAL)
    assert line == "Denied, not told as fact: “it had shelled Ethiopia”; named: Eritrea"


def test_a_denied_deal_is_not_laid_at_the_door_of_who_denies_it(record: Record) -> None:
    """Of talk and deals that are denied, those in the sentence are only named."""
    one = Told(text="An Eritrea official denied that a deal was reached.", type="CONSULT",
               trigger="reached", by=("Eritrea",), more={"cameo": "045"})  # fmt: skip
    line = told(record, one, status="denied")
    assert line == "Denied, not told as fact: “a deal was reached”; named: Eritrea"


def test_whom_the_sentence_does_not_name_the_line_does_not_either(record: Record) -> None:
    """Two sides of a mediation taken from elsewhere in a report can't be found in what is cited."""
    away = Party(text="Ethiopia", start=16, end=24, name="Ethiopia", country="ETH")
    one = Told(text="Kenya mediated.", type="CONSULT", trigger="mediated", by=("Kenya",),
               more={"cameo": "045", "recipients": (away,)})  # fmt: skip
    reports.tell(record, "a", "2031-05-05", one, Told(text="Ethiopia was silent."))
    (act,) = every_act(record)
    assert tell(act) == "Kenya mediated"


def test_a_name_stands_with_the_words_that_are_read_as_it(record: Record) -> None:
    """A reader sees that "Addis Ababa" was taken for Ethiopia."""
    ethiopia = {"text": "Addis Ababa", "start": 0, "end": 11, "name": "Ethiopia", "country": "ETH"}
    one = msgspec.structs.replace(STRIKE, text="Addis Ababa bombed Eritrea.", by=())
    line = told(record, one, actors=(msgspec.convert(ethiopia, Party),))
    assert line == "Ethiopia (“Addis Ababa”) attacked Eritrea (“bombed”)"


def test_what_something_depends_on_is_not_done(record: Record) -> None:
    """Peace that depends on a withdrawal tells of none."""
    one = Told(text="Peace depends on Ethiopia's withdrawal from Eritrea.", type="RETREAT",
               trigger="withdrawal", by=("Ethiopia",), to=("Eritrea",),
               more={"mode": "withdraw"})  # fmt: skip
    assert told(record, one).startswith(
        "Spoken of, not told as done: withdrawal or easing by Ethiopia"
    )


@pytest.mark.parametrize(
    ("kind", "trigger", "line"),
    [
        ("ASSAULT", "retook", "Ethiopia took or seized Eritrea (“retook”)"),
        ("ASSAULT", "entered", "Ethiopia entered Eritrea by force (“entered”)"),
        ("ASSAULT", "stormed", "Ethiopia attacked Eritrea (“stormed”)"),
        ("AGREE", "accepted", "Ethiopia accepted something, with Eritrea named in it (“accepted”)"),
        ("AGREE", "agreed", "Ethiopia told Eritrea of its agreement or readiness (“agreed”)"),
    ],
)
def test_the_words_of_an_act_say_more_exactly_what_it_was(
    record: Record, kind: str, trigger: str, line: str
) -> None:
    """Who took or entered a place need not have attacked it; who accepts a plan agrees with nobody yet."""
    one = Told(text=f"Ethiopia {trigger} what Eritrea held.", type=kind, trigger=trigger,
               by=("Ethiopia",), to=("Eritrea",))  # fmt: skip
    assert told(record, one) == line


def test_two_that_accept_a_plan_have_not_agreed_with_each_other(record: Record) -> None:
    """Both said yes to a third."""
    sides = ("Ethiopia", "Eritrea")
    one = Told(text="Ethiopia and Eritrea accepted the plan.", type="AGREE", trigger="accepted",
               by=sides, to=sides)  # fmt: skip
    assert told(record, one) == "Ethiopia and Eritrea accepted something (“accepted”)"


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Ethiopia announced a large airlift for Eritrea.", False),
        ("Ethiopia promised an emergency airlift to Eritrea.", False),
        ("Ethiopia announced the planes had made an airlift to Eritrea.", True),
        ("Ethiopia began an airlift to Eritrea.", True),
    ],
)
def test_what_is_announced_in_a_noun_is_not_told_as_done(
    record: Record, text: str, done: bool
) -> None:
    """An airlift that somebody announces has brought nothing yet."""
    one = Told(text=text, type="AID", trigger="airlift", by=("Ethiopia",), to=("Eritrea",))
    line = told(record, one)
    assert ("Ethiopia gave aid to Eritrea" in line) is done
    assert line.startswith("Spoken of, not told as done: aid by Ethiopia") is not done


def test_who_speaks_behind_a_semicolon_speaks_for_himself(record: Record) -> None:
    """What medics say ends where Ethiopia begins to accuse."""
    one = Told(text="Ten died, medics said; Ethiopia accused Eritrea.", type="ACCUSE",
               trigger="accused", by=("Ethiopia",), to=("Eritrea",))  # fmt: skip
    line = told(record, one, according_to="MED:medics")
    assert line == "Ethiopia criticised or accused Eritrea (“accused”)"


def test_what_it_stands_for_is_not_told_as_hit(record: Record) -> None:
    """In "hit it" the reading has guessed who "it" is."""
    one = Told(text="Kenya, which runs the camp, said Ethiopia had hit it.", type="ASSAULT",
               trigger="hit", by=("Ethiopia",), to=("Kenya",))  # fmt: skip
    line = told(record, one)
    assert "attacked" not in line
    assert "who did it to whom is not settled" in line


@pytest.mark.parametrize(
    ("words", "text", "name"),
    [
        ("Eritrean ministers", "Kenya met the Ethiopian and Eritrean ministers.",
         "Ethiopian and Eritrean ministers"),
        ("Eritrean ministers", "On Monday, and in Kenya, Eritrean ministers met.", "Eritrean ministers"),
        ("Eritrean ministers", "Kenya and Eritrean ministers met.", "Eritrean ministers"),
    ],
)  # fmt: skip
def test_several_named_by_adjectives_stay_several(
    record: Record, words: str, text: str, name: str
) -> None:
    """The first of two adjectives isn't lost; a day or a state in front of "and" is no adjective."""
    one = Told(text=text, type="CONSULT", trigger="met", by=("Kenya",), to=(f"GOV:{words}",))
    reports.tell(record, "a", "2031-05-05", one)
    (act,) = every_act(record)
    assert [who.name for who in act.recipients] == [name]


def test_a_thing_keeps_the_words_that_say_where_it_is(record: Record) -> None:
    """A bridge at a town is no attack on the town."""
    bridge = Party(text="a bridge at Vell", start=0, end=16, name="Vell", country="ERI")
    assert "a bridge at Vell" in told(record, STRIKE, recipients=(bridge,))
