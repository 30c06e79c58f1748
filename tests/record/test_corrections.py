"""Corrections: what people say stands over what was read, by whatever engine, and can be taken back."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from goodoffices.errors import InputError
from goodoffices.record import (
    Filter,
    Person,
    Record,
    accept,
    add,
    change_finding,
    check_integrity,
    draft_finding,
    edit,
    events,
    get_reading,
    judged_pairs,
    list_conflicts,
    list_corrections,
    list_reports,
    open_record,
    reject,
    tell_apart,
    tell_as_one,
    tolls,
    undo,
    write_reading,
)
from goodoffices.shapes import Reading

ANNA = Person("anna", "2031-06-01T00:00:00Z")
BEN = Person("ben", "2031-06-02T00:00:00Z")
MET, OFFER = "story:event:28", "story:event:90"


@pytest.fixture
def story(record: Record, readings: ModuleType) -> Reading:
    """A report in the record, read by the first engine."""
    reading: Reading = readings.make_reading("story")
    write_reading(record, reading, b"story", "story.txt", readings.READ_AT)
    return reading


def reread(record: Record, reading: Reading, readings: ModuleType, **more: object) -> None:
    """Read the same bytes again by a newer engine, which finds something else."""
    newer = msgspec.structs.replace(reading, engine=readings.NEWER, **more)
    outcome = write_reading(record, newer, b"story", "story.txt", "2031-07-01T00:00:00Z")
    assert outcome.what == "re-read"


def state(record: Record) -> list[str]:
    """Return how each correction stands."""
    return [line.state for line in list_corrections(record)]


def types(record: Record) -> list[str]:
    """Return the types of the events that stand, by id."""
    return [line.type for line in sorted(events(record), key=lambda line: line.finding)]


def shifted(reading: Reading, by: str) -> dict[str, object]:
    """Return the reading's text, findings and sentences as if `by` stood before them."""

    def move(value: object) -> object:
        if isinstance(value, dict):
            moved = {key: move(one) for key, one in value.items()}
            for key in ("start", "end"):
                if isinstance(moved.get(key), int):
                    moved[key] += len(by)
            return moved
        return [move(one) for one in value] if isinstance(value, list | tuple) else value

    told = move(msgspec.to_builtins({name: getattr(reading, name) for name in
                ("sentences", "events", "statements", "tolls", "standings", "precedents")}))  # fmt: skip
    made = msgspec.convert({**msgspec.to_builtins(reading), **told}, type=Reading)  # type: ignore[dict-item]
    names = ("sentences", "events", "statements", "tolls", "standings", "precedents")
    return {"text": by + reading.text, **{name: getattr(made, name) for name in names}}


def test_accepting_marks_a_finding_and_changes_nothing(record: Record, story: Reading) -> None:
    """It counts as reviewed; the reading stays as it was."""
    accept(record, MET, ANNA)
    (line,) = events(record, Filter(reviewed=True))
    assert (line.finding, line.reviewed) == (MET, "accepted")
    assert get_reading(record, "story") == story


def test_rejecting_takes_it_out_and_keeps_what_was_read(record: Record, story: Reading) -> None:
    """No answer and no count has it; the machine's reading is still there."""
    reject(record, MET, ANNA, "they never met")
    assert types(record) == ["AGREE"]
    assert [line.events for line in list_reports(record)] == [1]
    assert get_reading(record, "story").events == story.events[1:]
    assert get_reading(record, "story", as_read=True) == story
    assert check_integrity(record) == []


def test_an_edit_stands_in_every_answer(record: Record, story: Reading) -> None:
    """Type, parties and figures are those that the person gave."""
    wanted = change_finding(record, OFFER, {"status": "planned", "actors": "Norland; Ostmark"})
    edit(record, OFFER, wanted, ANNA)
    (line,) = events(record, Filter(reviewed=True))
    assert (line.status, line.actors, line.reviewed) == ("planned", "Norland; Ostmark", "edited")
    assert {one.finding for one in events(record, Filter(by="Norland"))} == {OFFER}
    assert get_reading(record, "story").events[1].status == "planned"
    assert get_reading(record, "story", as_read=True) == story


def test_an_edit_of_another_kind_or_of_absent_words_is_refused(
    record: Record, story: Reading
) -> None:
    """What would stand on nothing is no correction, and nothing is kept of it."""
    with pytest.raises(InputError, match="is event, not toll"):
        edit(record, MET, story.tolls[0], ANNA)
    ghost = msgspec.structs.replace(story.events[0].trigger, text="flew")
    with pytest.raises(InputError, match="'flew' doesn't stand there"):
        edit(record, MET, msgspec.structs.replace(story.events[0], trigger=ghost), ANNA)
    assert list_corrections(record) == []


def test_a_finding_added_by_hand_stands_with_its_words(record: Record, story: Reading) -> None:
    """It is asked like any other, and says that a person told it."""
    del story
    facts = {"kind": "injured", "low": 12, "victims": "12 villagers"}
    add(
        record,
        "story",
        draft_finding(record, "story", "toll", "12 villagers were killed", facts),
        ANNA,
    )
    (line,) = tolls(record, Filter(reviewed=True))
    assert (line.kind, line.low, line.reviewed, line.rule) == ("injured", 12, "added", "by-hand")
    assert line.words == "12 villagers were killed"
    assert check_integrity(record) == []


def test_undoing_leaves_the_record_as_it_was(record: Record, story: Reading) -> None:
    """Each act, taken back, leaves no trace but its line on the list."""
    facts = {"kind": "injured", "low": 1}
    drafted = draft_finding(record, "story", "toll", "12 villagers were killed", facts)
    keys = [
        accept(record, MET, ANNA),
        reject(record, OFFER, ANNA),
        add(record, "story", drafted, ANNA),
        edit(record, MET, change_finding(record, MET, {"mode": "phone"}), ANNA),
    ]
    for key in keys:
        undo(record, key, BEN)
    assert get_reading(record, "story") == story
    assert events(record, Filter(reviewed=True)) == []
    assert {(line.undone_by, line.undone_at) for line in list_corrections(record)} == {
        ("ben", BEN.at)
    }
    with pytest.raises(InputError, match="was taken back before"):
        undo(record, keys[0], BEN)


def test_the_earlier_word_stands_again_when_the_later_is_taken_back(
    record: Record, story: Reading
) -> None:
    """Undo is of one correction, whatever came after or before it."""
    del story
    first = reject(record, MET, ANNA)
    second = accept(record, MET, BEN)
    assert types(record) == ["CONSULT", "AGREE"]
    undo(record, second, BEN)
    assert types(record) == ["AGREE"]
    undo(record, first, ANNA)
    assert types(record) == ["CONSULT", "AGREE"]


def test_two_people_who_disagree_are_shown(record: Record, story: Reading) -> None:
    """The later word stands; the earlier is a conflict, which names who says otherwise."""
    del story
    accept(record, MET, ANNA)
    reject(record, MET, BEN)
    (line,) = list_conflicts(record)
    assert (line.by, line.state, line.rival) == ("anna", "overruled", "ben")
    accept(record, OFFER, ANNA)
    accept(record, OFFER, BEN)
    assert len(list_conflicts(record)) == 1


def test_corrections_survive_a_reading_by_a_newer_engine(
    record: Record, story: Reading, readings: ModuleType
) -> None:
    """Same findings, other ids and rules: rejected stays rejected, edited edited, added added."""
    reject(record, MET, ANNA)
    edit(record, OFFER, change_finding(record, OFFER, {"status": "planned"}), ANNA)
    facts = {"kind": "injured", "low": 12}
    add(
        record,
        "story",
        draft_finding(record, "story", "toll", "12 villagers were killed", facts),
        ANNA,
    )
    renamed = tuple(
        msgspec.structs.replace(one, id=f"{one.id}x", rule="new") for one in story.events
    )
    reread(record, story, readings, events=renamed)
    assert [(line.type, line.status) for line in events(record)] == [("AGREE", "planned")]
    assert {line.kind for line in tolls(record, Filter(reviewed=True))} == {"injured"}
    assert state(record) == ["applied"] * 3
    assert list_conflicts(record) == []
    assert check_integrity(record) == []


def test_corrections_move_with_their_words(
    record: Record, story: Reading, readings: ModuleType
) -> None:
    """A newer engine that leaves a line more on the page finds them further on."""
    wanted = change_finding(record, OFFER, {"status": "planned"})
    edit(record, OFFER, wanted, ANNA)
    reject(record, "story:toll:180", ANNA)
    reread(record, story, readings, **shifted(story, "The Vell Courier met here.\n\n"))
    (line,) = events(record, Filter(reviewed=True))
    assert (line.status, line.words) == ("planned", "offered to host talks")
    text = get_reading(record, "story").text
    told = get_reading(record, "story").events[1]
    assert told.status == "planned"
    for party in (*told.actors, *told.recipients):
        assert text[party.start : party.end] == party.text
    assert tolls(record) == []


def test_what_the_engine_no_longer_reads_is_kept_by_a_persons_word(
    record: Record, story: Reading, readings: ModuleType
) -> None:
    """Accepted and edited findings stay; a rejected one has nothing left to reject."""
    accept(record, MET, ANNA)
    edit(record, OFFER, change_finding(record, OFFER, {"status": "planned"}), ANNA)
    reject(record, "story:toll:180", ANNA)
    reread(record, story, readings, events=(), tolls=())
    assert [(line.type, line.reviewed) for line in events(record)] == [
        ("AGREE", "edited"), ("CONSULT", "accepted"),
    ]  # fmt: skip
    assert state(record) == ["kept", "kept", "learned"]


def test_an_engine_that_learned_makes_a_correction_needless(
    record: Record, story: Reading, readings: ModuleType
) -> None:
    """What it now reads as the person said is one finding, accepted, and no conflict."""
    edit(record, OFFER, change_finding(record, OFFER, {"status": "planned"}), ANNA)
    better = msgspec.structs.replace(story.events[1], status="planned")
    reread(record, story, readings, events=(story.events[0], better))
    assert [(line.status, line.reviewed) for line in events(record, Filter(reviewed=True))] == [
        ("planned", "accepted")
    ]
    assert state(record) == ["learned"]
    assert list_conflicts(record) == []


def test_a_reading_that_changed_under_a_rejection_is_shown_again(
    record: Record, story: Reading, readings: ModuleType
) -> None:
    """The rejection was of something else: what is read now stands, as a conflict to look at."""
    reject(record, OFFER, ANNA)
    other = msgspec.structs.replace(story.events[1], type="REJECT", quad="verbal-conflict")
    reread(record, story, readings, events=(story.events[0], other))
    assert types(record) == ["CONSULT", "REJECT"]
    (line,) = list_conflicts(record)
    assert (line.act, line.state) == ("reject", "changed")
    assert '"type":"REJECT"' in str(line.stands)


def test_an_accepted_finding_stands_over_another_reading(
    record: Record, story: Reading, readings: ModuleType
) -> None:
    """A person's word goes before the newer engine's, and the difference is shown."""
    accept(record, OFFER, ANNA)
    other = msgspec.structs.replace(story.events[1], type="REJECT", quad="verbal-conflict")
    reread(record, story, readings, events=(story.events[0], other))
    assert types(record) == ["CONSULT", "AGREE"]
    assert [line.state for line in list_conflicts(record)] == ["changed"]


def test_words_that_are_gone_leave_a_correction_adrift(
    record: Record, story: Reading, readings: ModuleType
) -> None:
    """It is not applied to anything else, and shown."""
    accept(record, OFFER, ANNA)
    short = readings.TEXT.partition("\n\n")[0]
    reread(
        record, story, readings, text=short, sentences=story.sentences[:1],
        events=story.events[:1], statements=(), tolls=(), standings=(), precedents=(),
    )  # fmt: skip
    assert types(record) == ["CONSULT"]
    assert [line.state for line in list_conflicts(record)] == ["adrift"]


def test_merges_and_splits_are_kept_as_pairs(record: Record, readings: ModuleType) -> None:
    """The last word on a pair counts; a split takes its first event out of the group."""
    for name in ("one", "two", "three"):
        reading = readings.make_reading(name, title=name)
        write_reading(record, reading, b"", name, readings.READ_AT)
    met = [f"{name}:event:28" for name in ("one", "two", "three")]
    tell_as_one(record, met, ANNA)
    assert {line.told for line in events(record, Filter(types=("CONSULT",)))} == {met[0]}
    key = tell_apart(record, met[2], met[:1], BEN)
    said = {(pair.one, pair.other): pair.same for pair in judged_pairs(record)}
    assert said == {(met[0], met[1]): True, (met[2], met[0]): False}
    told = {line.finding: line.told for line in events(record, Filter(types=("CONSULT",)))}
    assert told == {met[0]: met[0], met[1]: met[0], met[2]: met[2]}
    undo(record, key, BEN)
    assert {line.told for line in events(record, Filter(types=("CONSULT",)))} == {met[0]}


def test_a_merge_survives_a_newer_engine(
    record: Record, story: Reading, readings: ModuleType
) -> None:
    """Its events are found again by their words, whatever their ids are by then."""
    other = readings.make_reading("other", title="Other")
    write_reading(record, other, b"", "other", readings.READ_AT)
    tell_as_one(record, ["other:event:28", MET], ANNA)
    renamed = tuple(msgspec.structs.replace(one, id=f"{one.id}x") for one in story.events)
    reread(record, story, readings, events=renamed)
    told = {line.told for line in events(record, Filter(types=("CONSULT",)))}
    assert told == {"other:event:28"}


@pytest.mark.parametrize("act", [tell_as_one, lambda r, e, p: tell_apart(r, e[0], e[1:], p)])
def test_only_events_are_told_as_one(record: Record, story: Reading, act: object) -> None:
    """One event is no pair, and a toll is no event."""
    del story
    with pytest.raises(InputError, match="not enough"):
        act(record, [MET, MET], ANNA)  # type: ignore[operator]
    with pytest.raises(InputError, match="only events"):
        act(record, [MET, "story:toll:180"], ANNA)  # type: ignore[operator]


def test_nobody_and_nothing_can_be_corrected(record: Record, story: Reading) -> None:
    """A correction needs a person and a finding."""
    del story
    with pytest.raises(InputError, match="nobody is named"):
        accept(record, MET, Person(" ", "2031-06-01T00:00:00Z"))
    with pytest.raises(InputError, match="is no finding of"):
        accept(record, "story:event:999", ANNA)
    with pytest.raises(InputError, match="is no report"):
        add(record, "none", get_reading(record, "story").events[0], ANNA)


def test_corrections_are_on_disk(path: Path, readings: ModuleType) -> None:
    """Another opening of the file finds them applied."""
    with open_record(path) as record:
        write_reading(record, readings.make_reading("story"), b"", "x", readings.READ_AT)
        reject(record, MET, ANNA)
    with open_record(path, read_only=True) as record:
        assert types(record) == ["AGREE"]
