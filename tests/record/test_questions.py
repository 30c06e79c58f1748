"""Questions: each filter keeps what it names and nothing else, and every line shows the way back."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import msgspec
import pytest

from goodoffices.errors import InputError
from goodoffices.record import (
    Filter,
    Person,
    Record,
    Situation,
    contacts,
    events,
    offers,
    precedents,
    reject,
    save_situation,
    standings,
    statements,
    tell_as_one,
    timeline,
    tolls,
    write_reading,
)
from goodoffices.record import starts as room

ANNA = Person("anna", "2031-06-01T00:00:00Z")
Fill = Callable[..., Record]


@pytest.fixture
def filled(record: Record, readings: ModuleType) -> Record:
    """A record of two reports: one of 30 April, one of 2 May by another outlet."""
    later = readings.make_reading(
        "later", published="2031-05-02", title="Again", source="Norland Post", language="en"
    )
    for reading in (readings.make_reading("story"), later):
        write_reading(record, reading, b"", "x.txt", readings.READ_AT)
    return record


def ids(lines: list[msgspec.Struct]) -> set[str]:
    """Return the reports of lines."""
    return {line.report for line in lines}


def test_a_line_shows_the_way_back(filled: Record, readings: ModuleType) -> None:
    """Report, sentence and words of a line are those of the text."""
    (line,) = events(filled, Filter(types=("CONSULT",)), limit=1)
    assert line.words == "met"
    assert line.sentence_text == readings.SENTENCES[0]
    assert (line.actors, line.recipients, line.place) == ("Ana Duré", "Norland", "Port Vell")
    assert line.reviewed is None


def test_newest_come_first_and_the_limit_holds(filled: Record) -> None:
    """Without a limit all are told, newest day first."""
    days = [line.day for line in events(filled)]
    assert days == sorted(days, key=str, reverse=True)
    assert len(days) == 4
    assert len(events(filled, limit=3)) == 3


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(between=("Norland", "SUD")), {"CONSULT", "AGREE"}),
        (Filter(between=("Ostmark", "Norland")), {"AGREE"}),
        (Filter(between=("Ana Duré", "Norland")), {"CONSULT"}),
        (Filter(by="Ostmark"), {"AGREE"}),
        (Filter(to="SUD"), {"AGREE"}),
        (Filter(to="NOR"), {"CONSULT", "AGREE"}),
        (Filter(party="sud.fm"), {"CONSULT"}),
        (Filter(about="OST"), {"AGREE"}),
        (Filter(types=("ASSAULT",)), set()),
        (Filter(statuses=("offered",)), {"AGREE"}),
        (Filter(until="2031-04-29"), {"CONSULT"}),
        (Filter(since="2031-04-30"), {"AGREE"}),
        (Filter(place="port vell"), {"CONSULT"}),
        (Filter(place="SUD"), {"CONSULT"}),
        (Filter(text="host talks"), {"AGREE"}),
        (Filter(reviewed=True), set()),
        (Filter(reviewed=False), {"CONSULT", "AGREE"}),
    ],
)
def test_a_filter_keeps_what_it_names(filled: Record, asked: Filter, found: set[str]) -> None:
    """Each filter alone, by name, id or country."""
    assert {line.type for line in events(filled, asked)} == found


def test_walking_and_looking_up_answer_the_same(
    filled: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the rarest set is looked up or the table is walked, the answer is one."""
    asked = [
        Filter(between=("Norland", "SUD")),
        Filter(by="Ostmark", text="host"),
        Filter(outlet="Norland Post", about="Sudria"),
        Filter(reviewed=False, to="Norland"),
    ]
    said = [Filter(about="shell"), Filter(by="sud.fm", about="shelling must")]
    hurt = [Filter(between=("SUD", "Norland")), Filter(about="village")]

    def answers() -> list[object]:
        lines = [events(filled, one) for one in asked]
        more = [statements(filled, one) for one in said] + [tolls(filled, one) for one in hurt]
        return [*lines, *more]

    looked_up = answers()
    assert all(looked_up)
    monkeypatch.setattr(room, "FEW", 0)
    assert answers() == looked_up


def test_an_outlet_is_asked_by_its_name(filled: Record) -> None:
    """Only what that outlet published is told."""
    assert ids(events(filled, Filter(outlet="Norland Post"))) == {"later"}


def test_somebody_unknown_is_an_error_with_those_called_alike(filled: Record) -> None:
    """A name that nobody bears is no silent empty answer."""
    with pytest.raises(InputError, match="nobody this record names; it names Norland"):
        events(filled, Filter(by="Nor"))


def test_a_state_stands_for_those_who_act_for_it(record: Record, readings: ModuleType) -> None:
    """Its name, with its id for an id, finds its minister."""
    state = readings.party("Sudria", actor="SUD", name="Sudria", country="SUD")
    told = readings.events_of("story")
    told = (told[0], msgspec.structs.replace(told[1], recipients=(state,)))
    write_reading(record, readings.make_reading("story", events=told), b"", "x", readings.READ_AT)
    assert {line.type for line in events(record, Filter(party="Sudria"))} == {"CONSULT", "AGREE"}


def test_contacts_and_offers_are_views_of_events(filled: Record) -> None:
    """A contact is a CONSULT, an offer an AGREE that was offered; asking for others is an error."""
    assert {line.type for line in contacts(filled, Filter(party="Norland"))} == {"CONSULT"}
    assert {(line.type, line.status) for line in offers(filled)} == {("AGREE", "offered")}
    with pytest.raises(InputError, match="not what this question is about"):
        contacts(filled, Filter(types=("ASSAULT",)))


def test_statements_by_somebody_about_something(filled: Record) -> None:
    """What is said is asked by words that begin in it, not by letters within a word."""
    asked = Filter(by="Ana Duré", about="shell", since="2031-05-01")
    (line,) = statements(filled, asked)
    assert (line.speaker, line.content, line.report) == (
        "Ana Duré",
        "the shelling must end",
        "later",
    )
    assert statements(filled, Filter(about="helling")) == []


def test_tolls_between_two_stand_beside_their_event(filled: Record) -> None:
    """A toll whose incident is an event between the two is kept; between others it isn't."""
    assert {line.low for line in tolls(filled, Filter(between=("SUD", "Norland")))} == {12}
    assert tolls(filled, Filter(between=("Ostmark", "SUD"))) == []
    with pytest.raises(InputError, match="tolls have no such party"):
        tolls(filled, Filter(to="Norland"))


def test_standings_and_precedents_can_be_asked(filled: Record) -> None:
    """Each by the parties that it names."""
    assert {line.change for line in standings(filled, Filter(party="sud.fm"))} == {"holds"}
    assert {line.outcome for line in precedents(filled, Filter(by="Ostmark"))} == {"collapsed"}


def test_the_timeline_runs_forward_over_all_kinds(filled: Record) -> None:
    """Events, counts and offices come day by day; a limit keeps the last."""
    lines = timeline(filled)
    assert [line.day for line in lines] == sorted(line.day for line in lines)
    assert {line.kind for line in lines} == {"event", "toll", "standing"}
    for limit in range(1, len(lines) + 2):
        assert timeline(filled, limit=limit) == lines[-limit:]
    assert {line.kind for line in timeline(filled, Filter(statuses=("offered",)))} == {"event"}


def test_what_was_rejected_is_in_no_answer(filled: Record) -> None:
    """Events, the timeline and the event table leave it out."""
    reject(filled, "story:event:28", ANNA)
    assert ids(contacts(filled)) == {"later"}
    assert "story:event:28" not in {line.finding for line in timeline(filled)}
    table = filled.connection.execute("SELECT event FROM event_table").fetchall()
    assert "story:event:28" not in {row["event"] for row in table}


def test_events_that_are_one_are_told_once(filled: Record) -> None:
    """Folded, a meeting told by two outlets is one line that says so."""
    tell_as_one(filled, ["later:event:28", "story:event:28"], ANNA)
    assert len(contacts(filled)) == 2
    (line,) = contacts(filled, fold=True)
    assert (line.told, line.tellings, line.outlets) == ("later:event:28", 2, 2)
    (line,) = contacts(filled, Filter(outlet="The Vell Courier"), fold=True, limit=1)
    assert line.finding == "story:event:28"


def test_a_situation_is_asked_within(filled: Record) -> None:
    """Its period and its parties hold in every question; an unknown one is an error that names them."""
    war = Situation(name="War", parties=("Sudria",), since="2031-05-01")
    save_situation(filled, war, ANNA)
    assert ids(offers(filled, Filter(situation="war"))) == {"later"}
    assert ids(tolls(filled, Filter(situation="War"))) == set()
    with pytest.raises(InputError, match="there is War"):
        events(filled, Filter(situation="peace"))


def test_a_situation_by_place_keeps_what_took_place_there(filled: Record) -> None:
    """Of events, those in its places; a country's code counts all places in it."""
    save_situation(filled, Situation(name="Coast", places=("SUD",)), ANNA)
    assert {line.type for line in events(filled, Filter(situation="Coast"))} == {"CONSULT"}
