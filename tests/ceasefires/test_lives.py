"""Steps told over weeks become lives: one truce apart from the next, each with its sentences."""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.actors import Registry
from goodoffices.ceasefires import Ceasefire, find_ceasefires
from goodoffices.errors import InputError
from goodoffices.record import Person, Record, edit, reject, undo, write_reading
from goodoffices.record.stories import fold_stories
from goodoffices.shapes import EngineId, Event, EventType, Extent, Reading, Span

from .conftest import Lives, Tell

ME = Person(name="desk", at="2031-06-01T00:00:00Z")


def story(one: Ceasefire) -> list[tuple[str, str]]:
    """Return the kinds and days of a life."""
    return [(step.kind, step.day) for step in one.steps]


def test_a_life_from_the_proposal_to_its_collapse(tell: Tell, lives: Lives) -> None:
    """Reports of several days tell one life, each step with the sentence that tells it."""
    tell("2031-05-05", "Kenya proposed a 72-hour ceasefire between Ethiopia and Eritrea on Monday.",
         "Ethiopia accepted the proposal.")  # fmt: skip
    tell(
        "2031-05-06",
        "Eritrea and Ethiopia agreed on Tuesday to a 72-hour ceasefire brokered by Kenya.",
    )
    tell("2031-05-07", "The truce between Ethiopia and Eritrea took effect at dawn on Wednesday.",
         "Ethiopia accused Eritrea of violating the ceasefire.")  # fmt: skip
    tell(
        "2031-05-08",
        "The Kenyan-brokered truce between Ethiopia and Eritrea collapsed on Thursday.",
    )
    (one,) = lives()
    assert story(one) == [
        ("offered", "2031-05-05"),
        ("accepted", "2031-05-05"),
        ("agreed", "2031-05-06"),
        ("in force", "2031-05-07"),
        ("violated", "2031-05-07"),
        ("ended", "2031-05-08"),
    ] or story(one)[2:] == [  # who agreed the next day need not be told to have accepted
        ("in force", "2031-05-07"),
        ("violated", "2031-05-07"),
        ("ended", "2031-05-08"),
    ]
    assert (one.brokers, one.terms.hours, one.state) == (("Kenya",), 72, "ended")
    assert all(step.cites and step.cites[0].text for step in one.steps)
    assert [step.cites[0].sentence for step in one.steps if step.kind == "violated"] == [1]


def test_a_second_truce_is_another_life(tell: Tell, lives: Lives) -> None:
    """What is agreed anew a week later, or for another length, is another truce."""
    tell("2031-05-05", "Ethiopia and Eritrea agreed on Monday to a two-day truce.")
    tell("2031-05-06", "The truce between Ethiopia and Eritrea took effect on Tuesday.")
    tell("2031-05-12", "Ethiopia and Eritrea agreed on Monday to a new five-day truce.")
    tell("2031-05-13", "The new truce between Ethiopia and Eritrea came into force on Tuesday.")
    found = lives()
    assert [(one.terms.hours, one.first) for one in found] == [
        (48, "2031-05-05"),
        (120, "2031-05-12"),
    ]
    assert [story(one)[-1] for one in found] == [
        ("in force", "2031-05-06"),
        ("in force", "2031-05-13"),
    ]


def test_two_reports_of_a_step_are_one_step_with_two_citations(tell: Tell, lives: Lives) -> None:
    """The same agreement in two outlets is told once, and both are cited."""
    tell("2031-05-06", "Ethiopia and Eritrea agreed on Tuesday to a truce.", source="Ost Wire")
    tell("2031-05-07", "Eritrea and Ethiopia reached a ceasefire on Tuesday.", source="Holm Post")
    (one,) = lives()
    (step,) = one.steps
    assert step.kind == "agreed"
    assert {cite.source for cite in step.cites} == {"Ost Wire", "Holm Post"}


def test_a_refused_proposal_stays_one(tell: Tell, lives: Lives) -> None:
    """A proposal that a side refuses is a life of its own, that never came into force."""
    tell("2031-05-05", "Kenya proposed a truce between Ethiopia and Eritrea.",
         "Eritrea rejected the proposal.")  # fmt: skip
    (one,) = lives()
    assert [step.kind for step in one.steps] == ["offered", "rejected"]
    assert one.state == "rejected"
    assert one.name.startswith("Proposal of a truce by Kenya")


def test_one_side_after_the_other_have_agreed(tell: Tell, lives: Lives) -> None:
    """A truce that each side signs on a day of its own is agreed with the second."""
    tell("2031-05-06", "Ethiopia signed the truce with Eritrea that Kenya had drawn up.")
    assert lives()[0].state == "under discussion"
    tell("2031-05-07", "Eritrea signed the truce with Ethiopia on Wednesday.")
    (one,) = lives()
    assert (one.state, one.name) == ("agreed", "Truce of 6 May 2031")


def test_a_truce_broken_as_it_begins_is_told_so(tell: Tell, lives: Lives) -> None:
    """One sentence may tell both the beginning and the breach."""
    tell(
        "2031-05-06",
        "A truce between Ethiopia and Eritrea took effect on Tuesday and was broken at once.",
    )
    (one,) = lives()
    assert [step.kind for step in one.steps] == ["in force", "violated"]


def test_a_beginning_announced_and_then_told_is_one(tell: Tell, lives: Lives) -> None:
    """What was announced is confirmed by the report that tells it; until then it is marked."""
    tell("2031-05-06", "Ethiopia and Eritrea agreed to a truce from noon on Wednesday.")
    (one,) = lives()
    assert [step.announced for step in one.steps] == [False, True]
    tell("2031-05-08", "The truce between Ethiopia and Eritrea took effect on Wednesday.")
    (one,) = lives()
    assert [step.announced for step in one.steps] == [False, False]
    assert story(one)[-1] == ("in force", "2031-05-07")


def test_a_copy_a_day_later_tells_the_day_of_its_original(
    tell: Tell, lives: Lives, record: Record
) -> None:
    """A reprint doesn't move a step that has no date of its own."""
    sentences = (
        "Ethiopia and Eritrea agreed to a truce after nine hours of talks in a tent by the river.",
        "Farmers on both banks had waited for the news since the rains began in the hills.",
    )
    tell("2031-05-06", *sentences, source="Ost Wire")
    tell("2031-05-07", *sentences, source="Holm Post")
    fold_stories(record)
    (one,) = lives()
    assert story(one) == [("agreed", "2031-05-06")]


def test_other_wars_are_left_out(tell: Tell, lives: Lives) -> None:
    """A report that names only one of the sides tells nothing of the two."""
    tell("2031-05-06", "Ethiopia and Somalia agreed on a ceasefire.")
    assert lives() == []


def test_a_side_nobody_knows_is_refused(record: Record) -> None:
    """A name that the registry lacks is named, with what helps."""
    with pytest.raises(InputError, match="Norland"):
        find_ceasefires(record, ("Norland", "Eritrea"))


def test_conditions_are_kept_in_their_words(tell: Tell, lives: Lives) -> None:
    """What a side asks for while a truce is talked of is among its terms, cited."""
    tell("2031-05-05", "Kenya proposed a truce between Ethiopia and Eritrea.",
         "Eritrea said there would be no truce without a withdrawal from the river.")  # fmt: skip
    (one,) = lives()
    (condition,) = one.terms.conditions
    assert "without a withdrawal" in condition.words
    assert condition.cite.sentence == 1


def test_a_step_goes_with_the_event_that_a_person_rejected(
    record: Record, registry: Registry
) -> None:
    """Rejected, it is no step; taken back, it is one again; an event beside it takes nothing away."""
    text = "Ethiopia and Eritrea agreed on a ceasefire after the shelling of Assab."
    told = _with_events(text, ("agreed", "AGREE"), ("shelling", "ASSAULT"))
    write_reading(record, told, text.encode(), "a", "2031-06-01T00:00:00Z")

    def kinds() -> list[str]:
        found = find_ceasefires(record, ("Ethiopia", "Eritrea"), registry=registry)
        return [step.kind for life in found for step in life.steps]

    assert kinds() == ["agreed"]
    reject(record, "a:event:shelling", ME)
    assert kinds() == ["agreed"]
    rejected = reject(record, "a:event:agreed", ME)
    assert kinds() == []
    undo(record, rejected, ME)
    assert kinds() == ["agreed"]


def test_an_event_edited_to_a_denied_one_is_no_step(record: Record, registry: Registry) -> None:
    """What a person says was denied didn't happen."""
    text = "Ethiopia and Eritrea agreed on a ceasefire."
    told = _with_events(text, ("agreed", "AGREE"))
    write_reading(record, told, text.encode(), "a", "2031-06-01T00:00:00Z")
    (event,) = told.events
    edit(record, event.id, msgspec.structs.replace(event, status="denied"), ME)
    assert find_ceasefires(record, ("Ethiopia", "Eritrea"), registry=registry) == []


def _with_events(text: str, *events: tuple[str, EventType]) -> Reading:
    """Return the reading of a sentence in which each of these words tells an event."""
    return Reading(
        id="a", title=None, subtitle=None, byline=None, dateline=None, published="2031-05-07",
        source="Ost Wire", url=None, language="en", synthetic=True, text=text, furniture=(),
        sentences=(Extent(start=0, end=len(text)),),
        engine=EngineId(version="0.1.0", lexicon="l", actors="a", places="p"),
        events=tuple(
            Event(
                id=f"a:event:{words}", rule="r", confidence=0.9, sentence=0, type=type_,
                trigger=Span(text=words, start=text.index(words), end=text.index(words) + len(words)),
                quad="verbal-cooperation", score=2.5,
            )
            for words, type_ in events
        ),
    )  # fmt: skip
