"""One sentence and what it tells of a ceasefire: kind, day, by whom, and whose truce it is."""

from __future__ import annotations

import pytest

from goodoffices.ceasefires.find import HALTS, Sense, find_steps, may_tell_alone
from goodoffices.ceasefires.line import Found, Line, days_between
from goodoffices.ceasefires.names import Named
from goodoffices.ceasefires.rules import SPEAKS_OF_TRUCE, load_rules
from goodoffices.ceasefires.shape import Citation
from goodoffices.dates import StoryDates

BOTH = (Named("Ethiopia", "ETH", 0, 0), Named("Eritrea", "ERI", 0, 0))
TODAY = "2031-05-07"  # a Wednesday


def steps(text: str, sense: Sense, *, context: bool = False) -> list[Found]:
    """Return the steps that one sentence of TODAY tells."""
    line = Line(
        cite=Citation(report="r", sentence=3, text=text, published=TODAY, source=None),
        today=TODAY,
        order=(TODAY, "r", 3),
        context=context,
        headline=False,
        both=BOTH,
    )
    return find_steps(line, sense, StoryDates())[0]


@pytest.mark.parametrize(
    ("text", "kind", "day", "by"),
    [
        ("Kenya called on both sides on Monday for an immediate ceasefire.",
         "called for", "2031-05-05", ["Kenya"]),
        ("Kenya proposed a truce of three days late on Tuesday.", "offered", "2031-05-06", ["Kenya"]),
        ("Ethiopia accepted the Kenyan proposal for a ceasefire.", "accepted", TODAY, ["Ethiopia"]),
        ("Eritrea rejected the ceasefire proposal.", "rejected", TODAY, ["Eritrea"]),
        ("Ethiopia and Eritrea agreed on Tuesday to an open-ended ceasefire.",
         "agreed", "2031-05-06", ["Ethiopia", "Eritrea"]),
        ("The ceasefire took effect at noon on Tuesday.",
         "in force", "2031-05-06", ["Ethiopia", "Eritrea"]),
        ("Ethiopia accused Eritrea of violating the ceasefire.", "violated", TODAY, ["Eritrea"]),
        ("Both sides extended the truce by a week.", "extended", TODAY, ["Ethiopia", "Eritrea"]),
        ("The truce collapsed on Tuesday.", "ended", "2031-05-06", []),
        ("Eritrea declared the ceasefire over.", "ended", TODAY, ["Eritrea"]),
    ],
)  # fmt: skip
def test_a_step_with_its_day_and_doer(
    text: str, kind: str, day: str, by: list[str], sense: Sense
) -> None:
    """Each kind of step is read with who did it, on the day that the words tell."""
    (step,) = [one for one in steps(text, sense) if one.kind == kind]
    assert (step.day, [one.name for one in step.by]) == (day, by)


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia would accept a ceasefire if the siege were lifted.",
        "Eritrea denied that it had violated the ceasefire.",
        "The two sides have yet to agree on a ceasefire, and might never.",
        "The truce of 2019 took effect within a day.",
        "Did Eritrea break the truce?",
        "Ethiopia rejected the plan for a railway.",
    ],
)
def test_what_did_not_happen_is_no_step(text: str, sense: Sense) -> None:
    """Conditions, denials, questions, history and other plans tell no step."""
    assert steps(text, sense) == []


def test_one_side_s_own_pause_is_an_offer(sense: Sense) -> None:
    """Announced by a side a truce is offered; by others, or jointly, it is agreed."""
    (own,) = steps("Eritrea announced a four-hour pause in the south.", sense)
    assert (own.kind, own.hours) == ("offered", 4)
    (third,) = steps("Kenya announced a ceasefire between the two countries.", sense)
    assert third.kind == "agreed"
    assert [one.name for one in third.brokers] == ["Kenya"]


def test_one_side_s_agreeing_is_accepting(sense: Sense) -> None:
    """A side alone accepts; both together agree."""
    (alone,) = steps("Ethiopia agreed to a ceasefire.", sense)
    (both,) = steps("The two sides agreed to a ceasefire.", sense)
    assert (alone.kind, both.kind) == ("accepted", "agreed")


def test_the_day_it_starts_is_not_the_day_it_was_agreed(sense: Sense) -> None:
    """A beginning told ahead is announced for its own day."""
    found = {
        s.kind: s for s in steps("The two sides agreed to a truce from noon on Friday.", sense)
    }
    assert found["agreed"].day == TODAY
    assert (found["in force"].day, found["in force"].announced) == ("2031-05-09", True)


def test_who_brokered_it_and_for_how_long(sense: Sense) -> None:
    """Brokers, hours and humanitarian ends are read with the step."""
    (step,) = steps(
        "A 72-hour humanitarian ceasefire brokered by Kenya took effect on Tuesday.", sense
    )
    assert ([one.name for one in step.brokers], step.hours, step.humanitarian) == (
        ["Kenya"],
        72,
        True,
    )
    (open_ended,) = steps("The two sides agreed to an open-ended truce.", sense)
    assert open_ended.hours == 0


def test_hosts_and_those_who_announce_it_bring_it_about(sense: Sense) -> None:
    """Who hosts the talks that lead to a truce, and who announces it, has a part in it."""
    (hosted,) = steps(
        "After nine hours of talks in Nairobi, the two sides agreed to a truce.", sense
    )
    assert [one.name for one in hosted.brokers] == ["Kenya"]
    (told,) = steps("Kenya announced that Ethiopia and Eritrea had agreed to a truce.", sense)
    assert [one.name for one in told.brokers] == ["Kenya"]
    assert [one.name for one in told.by] == ["Ethiopia", "Eritrea"]


def test_it_needs_a_truce_told_before(sense: Sense) -> None:
    """What "it" means is the truce that has just been told of, and nothing elsewhere."""
    assert steps("Eritrea rejected it.", sense) == []
    assert [one.kind for one in steps("Eritrea rejected it.", sense, context=True)] == ["rejected"]


def test_days_between() -> None:
    """Later days count up, earlier ones down."""
    assert days_between("2031-04-30", "2031-05-02") == 2
    assert days_between("2031-05-02", "2031-04-30") == -2


MORE = (
    "They laid down their ARMS.", "Guns: silence the guns now.", "An armistice, at last.", "A LULL held.",
    "It ordered an end to the bombing.", "Fighting in the north has stopped.", "A call to suspend flights.",
    "The cessation of military action came late.", "They cea\u017fe fire.", "The suspension of operations.",
    "Violence there soon ended.", "It ended all hostilities.", "The end of the long war.",
    "Peace deal signed.",
)  # fmt: skip


def test_what_may_tell_a_step_is_what_the_patterns_find() -> None:
    """The quick look at the words a pattern needs leaves no sentence out, and lets none in."""
    examples = [text for rule in load_rules() for text in (*rule.yes, *rule.no)]
    told = [text for text in (*examples, *MORE) if may_tell_alone(text)]
    found = [t for t in (*examples, *MORE) if SPEAKS_OF_TRUCE.search(t) or HALTS.search(t)]
    assert told == found
    assert len(found) > len(MORE)
