"""Status: what is said of an act, over the table of the ontology."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Jordan bombed the camp.", "ASSAULT", "actual"),
        ("Jordan offered to mediate between Fatah and Hamas.", "AGREE", "offered"),
        ("Jordan is ready to mediate between Fatah and Hamas.", "AGREE", "offered"),
        ("Jordan agreed to meet Iran.", "AGREE", "planned"),
        ("Jordan will meet Iran.", "AGREE", "planned"),
        ("Jordan plans to attack the rebels.", "ASSAULT", "planned"),
        ("Jordan threatened to bomb Iraq.", "THREATEN", "threatened"),
        ("Jordan called on both rebels and soldiers to stop fighting.", "REQUEST", "sought"),
        ("Jordan demanded the release of the hostages.", "REQUEST", "sought"),
        ("Jordan denied bombing the camp.", "ASSAULT", "denied"),
        ("Talks between Jordan and Iran failed.", "CONSULT", "failed"),
        ("If Jordan attacks Iraq, oil will rise.", "ASSAULT", "hypothetical"),
        ("Jordan might attack Iraq.", "ASSAULT", "hypothetical"),
        ("Jordan will release the prisoners.", "CONCEDE", "planned"),
        ("Jordan refused to meet Iran.", "REJECT", "actual"),
        ("Jordan will not meet Iran.", "REJECT", "actual"),
        ("Jordan said it will not begin talks with Iran.", "REJECT", "actual"),
        ("Jordan agreed not to participate in the talks with Iran.", "REJECT", "actual"),
        ("Jordan's king made it clear that he would not meet Iran.", "REJECT", "actual"),
        ("Jordan said it had the power to expel the Iranian envoy.", "SANCTION", "hypothetical"),
        ("Jordan did not attack or threaten Iran, the king said.", "ASSAULT", "denied"),
        ("Jordan denied arming and backing the rebels.", "AID", "denied"),
        ("The king said Iran must withdraw its troops.", "REQUEST", "sought"),
        ("Jordan would not sign the deal until the rebels disarmed.", "RETREAT", "hypothetical"),
        ("The rebels spoke of their aim of toppling Jordan's king.", "COERCE", "planned"),
        ("Jordan's king arrived in Doha to sign a peace deal with Iran.", "AGREE", "planned"),
        ("Rebels tried to storm the Jordanian camp but were driven off.", "ASSAULT", "failed"),
        ("Egypt's peace process with Iran collapsed.", "CONSULT", "failed"),
        ("A Jordanian aid convoy never reached Homs.", "AID", "failed"),
        ("Jordan flatly denied supplying weapons to the rebels.", "AID", "denied"),
        (
            "There was no truth, Jordan said, in reports that its jets had bombed Homs.",
            "ASSAULT",
            "denied",
        ),
        (
            "There is not a grain of truth in the story that Jordan bombed Homs, the king said.",
            "ASSAULT",
            "denied",
        ),
        ("Jordan would arrest the exile if he came home, a writer said.", "COERCE", "hypothetical"),
        ("Jordan's king offered an amnesty to rebels who surrender.", "AGREE", "offered"),
        ("Had Iraq withdrawn from Homs, it would still stand.", "RETREAT", "hypothetical"),
        (
            "Were Jordan to let Iran deploy troops in Irbid, Israel might strike.",
            "MOBILIZE",
            "hypothetical",
        ),
        (
            "The truce that Egypt had brokered between Jordan and the rebels fell apart.",
            "RETREAT",
            "failed",
        ),
        ("Another Israeli raid on Gaza could wreck the truce.", "ASSAULT", "hypothetical"),
        (
            "Jordan's bid to revive talks between Iraq and Iran came to nothing.",
            "CONSULT",
            "failed",
        ),
        ("Withdraw your troops from Homs, Jordan told Iran.", "REQUEST", "sought"),
        ("Let our people go home, a Jordanian mayor begged Iraq.", "REQUEST", "sought"),
        ("Jordan would be obliged to extradite the poet to Iraq.", "COOPERATE", "hypothetical"),
    ],
)
def test_status_is_that_of_the_act_spoken_of(
    read_text: Read, text: str, kind: str, status: str
) -> None:
    """Each row of the ontology's table gives its type and status."""
    found = [(e.type, e.status) for e in read_text(text, published="2020-01-15").events]
    assert (kind, status) in found


@pytest.mark.parametrize(
    "text",
    [
        "Jordan did not attack Iraq.",
        "No talks were held between Jordan and Iran.",
        "Jordan prevented attacks by rebels.",
    ],
)
def test_what_did_not_happen_is_no_event(read_text: Read, text: str) -> None:
    """Negated and averted acts are not told as facts."""
    assert not [e for e in read_text(text).events if e.status == "actual"]


def test_what_lies_ahead_is_planned(read_text: Read) -> None:
    """Talks that something happened "ahead of", or that will do something, have not been held."""
    for text in ("Jordan freed two men ahead of talks between Iran and Iraq.",
                 "Talks between Iran and Iraq will focus on oil, Jordan said."):  # fmt: skip
        assert ("AGREE", "planned") in [(e.type, e.status) for e in read_text(text).events]


def test_who_is_punished_for_a_deed_is_not_told_to_have_done_it(read_text: Read) -> None:
    """A man arrested for cooperating with rebels is only said to have cooperated."""
    found = read_text("A man was arrested in Jordan for cooperating with rebels.").events
    assert "COOPERATE" not in {e.type for e in found}


def test_accusation_keeps_the_act_as_the_accusers_word(read_text: Read) -> None:
    """To accuse X of bombing is an accusation, and the bombing is told on the accuser's word."""
    events = read_text("Jordan accused Iraq of bombing a camp.").events
    assert [e.type for e in events] == ["ACCUSE", "ASSAULT"]
    assert events[0].actors[0].country == "JOR"
    assert events[1].actors[0].country == "IRQ"


def test_mediator_acts_and_both_sides_receive(read_text: Read) -> None:
    """A mediation has the mediator as actor and both conflict parties as recipients."""
    event = read_text("Oman brokered a truce between Saudi Arabia and the Houthis.").events[0]
    assert event.cameo == "045"
    assert [p.country for p in event.actors] == ["OMN"]
    assert {p.country for p in event.recipients} == {"SAU", "YEM"}


def test_main_event_comes_first(read_text: Read) -> None:
    """The act of the main clause stands before those of clauses below it."""
    text = "Iran condemned Israel after Israeli jets bombed Damascus."
    assert next(e.type for e in read_text(text).events) == "ACCUSE"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police tried to arrest the Jordanian envoy but were driven off.", "COERCE"),
        ("Jordan's king offered an amnesty to rebels who surrender.", "RETREAT"),
        ("Negotiations for the release of ten Jordanian captives broke down.", "RETREAT"),
        ("Had Iraq withdrawn from Homs, it would still stand.", "RETREAT"),
    ],
)
def test_what_did_not_come_about_is_not_told_as_done(read_text: Read, text: str, kind: str) -> None:
    """What was balked, held out or only bargained over is told as done by nobody."""
    done = [e for e in read_text(text, published="2020-01-15").events if e.status == "actual"]
    assert kind not in {e.type for e in done}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels tried to flee but were shot by Jordanian troops.", "ASSAULT"),
        ("The rebels who surrendered in Homs were freed by Jordan.", "RETREAT"),
        ("Jordan arrested the exile when he came home.", "COERCE"),
        ("Jordan held negotiations with Iran and released ten captives.", "RETREAT"),
        ("Jordan had withdrawn its troops from Homs.", "RETREAT"),
        ("The grenade thrown at Jordanian soldiers exploded.", "ASSAULT"),
    ],
)
def test_what_was_done_is_told_as_done(read_text: Read, text: str, kind: str) -> None:
    """The words by which an act is balked or left open take nothing from acts done."""
    found = [(e.type, e.status) for e in read_text(text, published="2020-01-15").events]
    assert (kind, "actual") in found
