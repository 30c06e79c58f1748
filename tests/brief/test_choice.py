"""Which events a brief tells: once each, the newest first, what matters most of every kind."""

from __future__ import annotations

import msgspec
import numpy as np

from goodoffices.brief.acts import weight
from goodoffices.brief.choice import Choice
from goodoffices.record import Record
from goodoffices.record.merge import tell_once

from . import reports
from .conftest import ground_of
from .reports import DENIAL, MEETING, OFFER, REFUSAL, STRIKE, Told


def choice(record: Record) -> Choice:
    """Return all events of a record to choose from."""
    ground = ground_of(record)
    return Choice(ground, np.ones(len(ground.events.events), np.bool_))


def test_tellings_of_one_event_are_one_and_the_one_people_saw_leads(record: Record) -> None:
    """All its tellings come with it; it was first told when the first of them was."""
    for name, day in (("one", "2031-05-05"), ("two", "2031-05-06")):
        reports.tell(record, name, day, STRIKE, Told(text=f"So says {name}, at length."))
    tell_once(record)
    acts = choice(record)
    (act,) = acts.tell(range(acts.many))
    assert {line.report for line in act.tellings} == {"one", "two"}
    assert act.first == "2031-05-05"
    assert acts.stories.tolist() == [act.stories]


def test_what_is_weighed_side_by_side_is_what_an_act_weighs(record: Record) -> None:
    """The points in the columns are those of `acts.weight`."""
    reports.tell(record, "a", "2031-05-05", STRIKE, OFFER, MEETING, DENIAL, REFUSAL)
    acts = choice(record)
    told = acts.tell(range(acts.many))
    assert len(told) == len((STRIKE, OFFER, MEETING, DENIAL, REFUSAL))
    assert acts.points.tolist() == [weight(act) for act in told]


def test_the_picked_are_of_several_kinds_and_stand_by_day(record: Record) -> None:
    """After a few strikes of a day a meeting matters more than another strike."""
    strikes = [msgspec.structs.replace(STRIKE, text=f"{STRIKE.text} Again {k}.") for k in range(6)]
    reports.tell(record, "a", "2031-05-05", *strikes)
    reports.tell(record, "b", "2031-05-04", MEETING)
    acts = choice(record)
    picked = acts.pick(np.ones(acts.many, np.bool_), 5)
    assert [act.line.type for act in picked] == ["CONSULT", *["ASSAULT"] * 4]


def test_an_event_is_found_by_any_of_its_tellings(record: Record) -> None:
    """And nothing by an id that no event has."""
    reports.tell(record, "a", "2031-05-05", STRIKE, MEETING)
    acts = choice(record)
    for group, act in enumerate(acts.tell(range(acts.many))):
        assert acts.find(act.line.finding) == group
    assert acts.find("nothing") is None


def test_who_is_chosen_first_does_not_depend_on_how_many_are(record: Record) -> None:
    """A shorter brief tells the first of what a longer one tells."""
    strikes = [msgspec.structs.replace(STRIKE, text=f"{STRIKE.text} Again {k}.") for k in range(4)]
    reports.tell(record, "a", "2031-05-05", *strikes, OFFER, DENIAL)
    reports.tell(record, "b", "2031-05-04", MEETING, REFUSAL)
    acts = choice(record)
    every = np.ones(acts.many, np.bool_)
    long = acts.choose(every, acts.many)
    assert len(long) == len(set(long)) == int(acts.tellable.sum())
    for most in range(len(long)):
        assert acts.choose(every, most) == long[:most]


def test_events_are_beside_those_that_their_sentence_tells(record: Record) -> None:
    """Whichever telling is asked about; nothing is beside what stands no more."""
    reports.tell(record, "a", "2031-05-05", STRIKE, MEETING)
    acts = choice(record)
    for group, act in enumerate(acts.tell(range(acts.many))):
        assert np.flatnonzero(acts.beside([act.line.finding])).tolist() == [group]
    assert not acts.beside(["nothing"]).any()
