"""Negation, conditions and epithets: what they leave of an act that somebody speaks of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Togo said that its soldiers had not shelled the port.", "ASSAULT", "denied"),
        (
            "There was no meeting between Togo and Benin, an official in Lome said.",
            "CONSULT",
            "denied",
        ),
        ("Togo is not ready to meet Benin.", "REJECT", "actual"),
        ("There can be no talks with the kidnappers, Togo said.", "REJECT", "actual"),
        ("Togo would be ready to mediate if both sides asked.", "AGREE", "hypothetical"),
        ("Togo said it would bomb Benin if the raids went on.", "THREATEN", "threatened"),
        ("A Togolese invasion of Benin would frighten Ghana.", "ASSAULT", "hypothetical"),
        ("Togo held fruitless talks with Benin.", "CONSULT", "failed"),
        ("Togo vowed to retaliate against Benin.", "THREATEN", "threatened"),
        ("Police in Togo launched searches to nab the attackers.", "COERCE", "planned"),
        ("Togolese police had to fire nine rounds to drive the crowd off.", "ASSAULT", "actual"),
        ("The envoy said Togo had to bomb Benin.", "ASSAULT", "hypothetical"),
        (
            "If the rebels move and attack Togolese troops, war will follow.",
            "ASSAULT",
            "hypothetical",
        ),
        ("A suicide bomber blew himself up in a market in Togo.", "ASSAULT", "actual"),
        ("Togolese soldiers could be seen beating students.", "ASSAULT", "actual"),
        ("Ghana will act if Togo does not accept the ruling.", "REJECT", "hypothetical"),
        (
            "“If they go on, we will bomb Benin,” the Togolese leader said.",
            "THREATEN",
            "threatened",
        ),
    ],
)
def test_words_around_an_act_decide_its_status(
    read_text: Read, text: str, kind: str, status: str
) -> None:
    """Denials need somebody who says so; refusals, conditions and epithets speak for themselves."""
    found = [(e.type, e.status) for e in read_text(text, published="2020-01-15").events]
    assert (kind, status) in found


def test_what_nobody_says_did_not_happen_is_no_denial(read_text: Read) -> None:
    """A negation in the reporter's own voice tells of no event, denied or not."""
    assert not read_text("Togo did not shell the port of Benin.").events


def test_who_foils_a_plot_is_not_its_doer(read_text: Read) -> None:
    """A foiled plot is a failed act of others than those who foiled it."""
    events = read_text("Togolese soldiers foiled a plot to kill the president of Benin.").events
    assert [(e.type, e.status, e.actors) for e in events] == [("ASSAULT", "failed", ())]


def test_what_was_not_ruled_out_is_hypothetical(read_text: Read) -> None:
    """A negated "rule out" leaves the act open, as its subject's own where no other is named."""
    event = read_text("Togo has not ruled out air strikes against Benin.").events[0]
    assert (event.type, event.status) == ("ASSAULT", "hypothetical")
    assert [p.country for p in event.actors] == ["TGO"]


def test_what_a_speaker_would_do_is_planned_in_a_second_clause_too(read_text: Read) -> None:
    """Both clauses of "said he had no news and would fly" are what was said."""
    text = "Kenya's envoy said he had no news and would fly to Ethiopia on Tuesday."
    found = read_text(text, published="2032-03-03").events
    assert [(e.status, e.recipients[0].country) for e in found] == [("planned", "ETH")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Togo said it would disarm only after Beninese troops withdraw from Lome.", "RETREAT"),
        ("Togo's king will not arrive in Accra before Monday.", "REJECT"),
        ("Togo hoped that the talks would lead to the release of hostages by Benin.", "RETREAT"),
        ("Togo took steps towards granting an amnesty to rebels.", "CONCEDE"),
        ("Togo is to meet both before bringing the army and the rebels together.", "CONSULT"),
    ],
)
def test_what_hangs_on_what_is_to_come_is_open(read_text: Read, text: str, kind: str) -> None:
    """A condition, or the aim of a step, has not been met by being named."""
    assert not [e for e in read_text(text).events if (e.type, e.status) == (kind, "actual")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rather than threaten Benin, Togo sent an envoy to Cotonou.", "THREATEN"),
        ("Benin hit back on Tuesday when its jets bombed a Togolese town.", "THREATEN"),
        ("“We may lift or relax the curfew in Lome,” the governor of Togo said.", "REQUEST"),
    ],
)
def test_what_is_done_or_left_undone_or_open_is_neither_threatened_nor_asked(
    read_text: Read, text: str, kind: str
) -> None:
    """Who hit back threatens no more; "rather than" leaves a thing undone, "may" asks of nobody."""
    assert kind not in [event.type for event in read_text(text).events]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Togo hoped the rebels would follow suit by freeing ten men.", "RETREAT", "hypothetical"),
        ("The rebels will show good will by freeing ten men.", "CONCEDE", "planned"),
        (
            "Togo opposes plans that would allow rebels to continue their offensive in Benin.",
            "ASSAULT",
            "hypothetical",
        ),
        ("Talks between Togo and Benin are due to begin in Accra.", "AGREE", "planned"),
        (
            "It would be a mistake to arrest the priest, a Benin daily wrote.",
            "COERCE",
            "hypothetical",
        ),
        ("Arresting the priest was a mistake, Togo's president said.", "COERCE", "actual"),
    ],
)
def test_a_deed_is_as_open_as_what_it_is_the_way_of(
    text: str, kind: str, status: str, read_text: Read
) -> None:
    """What is done by way of, or within, what is only hoped, allowed or due has not been done."""
    assert [e.status for e in read_text(text).events if e.type == kind] == [status]


def test_what_is_given_in_return_is_not_told_as_done(read_text: Read) -> None:
    """Who offers to trade hostages for the release of others has freed nobody."""
    text = "Togo offered to trade ten hostages for Benin's release of twenty rebels."
    assert not [e for e in read_text(text).events if e.type == "RETREAT"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It would be folly to arrest the bishop now, a Togolese daily said.", "COERCE"),
        ("It would be a mistake to bomb Benin, a Togolese general said.", "ASSAULT"),
        ("Arresting the bishop would only anger Benin, a diplomat said.", "COERCE"),
        ("Will the army of Togo arrest the president?", "COERCE"),
        ("Has Togo bombed Benin?", "ASSAULT"),
    ],
)
def test_what_is_only_judged_or_asked_about_is_open(text: str, kind: str, read_text: Read) -> None:
    """A deed that would be folly, or that a question is about, has not been done by that."""
    assert [e.status for e in read_text(text).events if e.type == kind] == ["hypothetical"]


def test_why_something_was_done_is_no_question_whether(read_text: Read) -> None:
    """Who asks why Togo bombed Benin tells that it did."""
    events = read_text("Why did Togo bomb Benin on Monday?").events
    assert {e.status for e in events if e.type == "ASSAULT"} == {"actual"}


def test_aid_that_could_not_be_brought_has_failed(read_text: Read) -> None:
    """A convoy that could not deliver its food failed; it is not left out."""
    events = read_text("A Togolese convoy could not deliver food to Benin.").events
    assert [e.status for e in events if e.type == "AID"] == ["failed"]


def test_who_says_that_force_should_stop_asks_for_it(read_text: Read) -> None:
    """Togo asks Benin to yield where it says that Benin should stop arming the rebels."""
    events = read_text("Togo said Benin should stop arming the rebels.").events
    assert [(e.type, e.status) for e in events] == [("REQUEST", "sought")]
