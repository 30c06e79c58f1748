"""Writing: what makes a report new, known or read anew."""

from __future__ import annotations

from types import ModuleType

import msgspec
import pytest

from goodoffices.errors import RecordError
from goodoffices.record import (
    Record,
    Tally,
    counts,
    finish_run,
    get_raw,
    get_reading,
    list_failures,
    list_reports,
    note_failure,
    search,
    start_run,
    write_reading,
)
from goodoffices.shapes import Failure, Reading

READ_AT = "2031-05-04T10:00:00Z"
LATER = "2031-06-01T10:00:00Z"


def write(record: Record, reading: Reading, raw: bytes = b"raw", origin: str = "a.txt") -> str:
    """Write `reading` and return what became of it, as `ID: WHAT`."""
    outcome = write_reading(record, reading, raw, origin, READ_AT)
    return f"{outcome.report}: {outcome.what}"


def rows(record: Record, sql: str) -> list[tuple[object, ...]]:
    """Return what `sql` gives."""
    return [tuple(row) for row in record.connection.execute(sql)]


def test_new_report_is_stored(record: Record, readings: ModuleType) -> None:
    """The record then holds the report and all that was found in it."""
    assert write(record, readings.make_reading()) == "story: stored"
    found = counts(record)
    assert (found.reports, found.sentences, found.events, found.tolls) == (1, 5, 2, 1)


def test_same_report_again_adds_nothing(record: Record, readings: ModuleType) -> None:
    """Not a row changes, in any table."""
    write(record, readings.make_reading())
    before = list(record.connection.iterdump())
    assert write(record, readings.make_reading()) == "story: already there"
    assert list(record.connection.iterdump()) == before


def test_copy_under_another_name_adds_only_where_it_was_met(
    record: Record, readings: ModuleType
) -> None:
    """The same words from another outlet stay one report, but the outlet is not lost."""
    write(record, readings.make_reading())
    copy = readings.make_reading("copy", source="The Copyist")
    assert write(record, copy, b"other bytes", "b.txt") == "story: already there"
    assert counts(record).reports == 1
    assert rows(record, "SELECT external_id, source, origin FROM sightings") == [
        ("story", "The Vell Courier", "a.txt"),
        ("copy", "The Copyist", "b.txt"),
    ]


def test_newer_engine_replaces_what_the_older_found(record: Record, readings: ModuleType) -> None:
    """Its findings stand in the place of the old ones, under the same report."""
    write(record, readings.make_reading())
    key = rows(record, "SELECT key FROM reports")
    newer = readings.make_reading(engine=readings.NEWER, events=(), byline="By B. Writer")
    assert write(record, newer) == "story: re-read"
    assert get_reading(record, "story") == newer
    assert rows(record, "SELECT key FROM reports") == key
    assert rows(record, "SELECT count(*) FROM parties WHERE part = 'recipient'") == [(0,)]
    assert len(search(record, "villagers")) == 1


def test_newer_engine_that_cleans_better_makes_no_second_report(
    record: Record, readings: ModuleType
) -> None:
    """The same bytes under the same id are the same report, even where its text changes."""
    write(record, readings.make_reading(text=f"{readings.TEXT}\n\nAdvertisement"))
    cleaner = readings.make_reading(engine=readings.NEWER)
    assert write(record, cleaner) == "story: re-read"
    assert get_reading(record, "story").text == readings.TEXT
    assert counts(record).reports == 1


def test_day_given_by_a_person_dates_the_report_read_before(
    record: Record, readings: ModuleType
) -> None:
    """Read first without, then with a day, it is one report, now dated."""
    write(record, readings.make_reading(published=None))
    assert write(record, readings.make_reading()) == "story: re-read"
    assert rows(record, "SELECT id, published FROM reports") == [("story", "2031-04-30")]


@pytest.mark.parametrize("lost", ["published", "title"])
@pytest.mark.parametrize("engine", ["ENGINE", "NEWER"])
def test_undated_or_untitled_reading_never_replaces_a_better_one(
    record: Record, readings: ModuleType, lost: str, engine: str
) -> None:
    """A folder read again without the options of the first time takes nothing away."""
    write(record, readings.make_reading())
    poorer = readings.make_reading(engine=getattr(readings, engine), **{lost: None})
    assert write(record, poorer) == "story: already there"
    assert get_reading(record, "story") == readings.make_reading()


def test_another_report_under_a_taken_id_gets_the_next(
    record: Record, readings: ModuleType
) -> None:
    """Both are kept, each with findings of its own, and both know the id they came with."""
    write(record, readings.make_reading())
    second = readings.make_reading(text=f"{readings.TEXT}\n\nMore.")
    third = readings.make_reading(text=f"{readings.TEXT}\n\nStill more.")
    assert write(record, second, b"second") == "story-2: stored"
    assert write(record, third, b"third") == "story-3: stored"
    assert rows(record, "SELECT DISTINCT external_id FROM reports") == [("story",)]
    assert get_reading(record, "story-2").events[0].id == "story-2:event:28"
    assert get_reading(record, "story-2").tolls[0].incident == "story-2:event:28"
    assert counts(record).events == 6


def test_renamed_report_is_known_again(record: Record, readings: ModuleType) -> None:
    """Reading both namesakes again changes nothing, whatever their order."""
    first, second = readings.make_reading(), readings.make_reading(text=f"{readings.TEXT} More.")
    for reading in (first, second):
        write(record, reading, reading.text.encode())
    assert write(record, second, second.text.encode()) == "story-2: already there"
    assert write(record, first, first.text.encode()) == "story: already there"


def test_id_that_a_renaming_took_is_taken(record: Record, readings: ModuleType) -> None:
    """A report that really is called `story-2` gets an id of its own after a renaming."""
    for number, name in enumerate(["story", "story", "story-2"]):
        text = f"{readings.TEXT}\n\n{number}"
        write(record, readings.make_reading(name, text=text), text.encode())
    ids = rows(record, "SELECT id FROM reports ORDER BY key")
    assert ids == [("story",), ("story-2",), ("story-2-2",)]


def test_reports_out_of_one_file_stay_apart(record: Record, readings: ModuleType) -> None:
    """One engine's different texts out of the same bytes are different reports."""
    other = readings.make_reading(text=f"{readings.TEXT}\n\nAnother row.")
    write(record, readings.make_reading(), b"whole table")
    assert write(record, other, b"whole table") == "story-2: stored"


def test_reports_out_of_one_file_survive_a_newer_engine(
    record: Record, readings: ModuleType
) -> None:
    """A new engine never folds two rows of one file into one report."""
    texts = [f"{readings.TEXT}\n\nRow {number} ad" for number in range(3)]
    for text in texts:
        write(record, readings.make_reading(text=text), b"whole table")
    for text in texts:
        cleaner = readings.make_reading(engine=readings.NEWER, text=text.removesuffix(" ad"))
        write(record, cleaner, b"whole table")
    kept = {get_reading(record, line.id).text for line in list_reports(record)}
    assert {text.removesuffix(" ad") for text in texts} <= kept


def test_row_of_a_file_never_takes_the_place_of_another(
    record: Record, readings: ModuleType
) -> None:
    """Where the same bytes gave several reports, a new text out of them is one more."""
    texts = [f"{readings.TEXT}\n\nRow {number}" for number in range(2)]
    for text in texts:
        write(record, readings.make_reading(text=text), b"whole table")
    newer = readings.make_reading(engine=readings.NEWER, text=f"{texts[1]}, cleaned")
    assert write(record, newer, b"whole table") == "story-3: stored"
    assert [get_reading(record, name).text for name in ("story", "story-2")] == texts


def test_twice_the_same_finding_id_is_refused_whole(record: Record, readings: ModuleType) -> None:
    """A reading that breaks the schema is named, and leaves nothing behind."""
    event = readings.events_of("story")[0]
    with pytest.raises(RecordError, match=r"report 'story' doesn't fit the schema: UNIQUE.*bug"):
        write(record, readings.make_reading(events=(event, event)))
    assert counts(record).reports == 0
    assert write(record, readings.make_reading()) == "story: stored"


def test_half_a_character_is_refused_without_its_text(record: Record, readings: ModuleType) -> None:
    """Text that has no UTF-8 is told by the report's id; the words stay out of the message."""
    with pytest.raises(RecordError, match="lone surrogate") as caught:
        write(record, readings.make_reading(text="secret \ud800 words"))
    assert "secret" not in str(caught.value)
    assert counts(record).reports == 0


def test_file_name_that_is_no_text_is_kept_readably(record: Record, readings: ModuleType) -> None:
    """A file name with bytes outside UTF-8 doesn't stop its report."""
    write(record, readings.make_reading(), origin="caf\udce9.txt")
    note_failure(record, Failure(where="caf\udce8.txt", reason="empty"), READ_AT)
    assert rows(record, "SELECT origin FROM reports") == [(r"caf\udce9.txt",)]
    assert next(list_failures(record)).location == r"caf\udce8.txt"


def test_raw_bytes_are_kept_and_replaced(record: Record, readings: ModuleType) -> None:
    """The bytes come back as they were; a new engine's bytes take the place of the old."""
    page = b"<p>" * 500 + b"\xff\x00"
    write(record, readings.make_reading(), page)
    assert get_raw(record, "story") == page
    write(record, readings.make_reading(engine=readings.NEWER), b"plain")
    assert get_raw(record, "story") == b"plain"


def test_engines_are_kept_once(record: Record, readings: ModuleType) -> None:
    """Reports read by one engine share its row."""
    for number in range(3):
        write(record, readings.nth_reading(number), b"%d" % number)
    assert rows(record, "SELECT version, lexicon FROM engines") == [("0.1.0", "lex-a")]


def test_run_is_open_until_it_is_finished(record: Record) -> None:
    """A run that was broken off has no end; a finished one has its tally."""
    broken, whole = start_run(record, READ_AT), start_run(record, READ_AT)
    finish_run(record, whole, LATER, Tally(stored=3, known=1, failed=2))
    assert rows(record, "SELECT key, finished, stored, reread, known, failed FROM runs") == [
        (broken, None, 0, 0, 0, 0),
        (whole, LATER, 3, 0, 1, 2),
    ]


def test_failure_is_listed_with_its_reason_and_run(record: Record) -> None:
    """What could not be read is kept with where, why, and what helps."""
    run = start_run(record, READ_AT)
    failure = Failure(where="x.html", reason="no text in it", remedy="save the page again")
    note_failure(record, failure, READ_AT, run)
    note_failure(record, Failure(where="y.txt", reason="empty"), READ_AT)
    (line,) = list_failures(record, run)
    assert (line.location, line.reason, line.remedy) == (
        "x.html",
        *msgspec.structs.astuple(failure)[1:],
    )
    assert len(list(list_failures(record))) == counts(record).failed == 2


@pytest.mark.parametrize("origin", ["x.jsonl", "x.jsonl:7"])
def test_failure_is_mended_by_reading_the_same_place(
    record: Record, readings: ModuleType, origin: str
) -> None:
    """Once the file, or a line of it, was read, it no longer counts as failed."""
    note_failure(record, Failure(where="x.jsonl", reason="no permission"), READ_AT)
    write_reading(record, readings.make_reading(), b"", origin, LATER)
    assert counts(record).failed == 0
    assert next(list_failures(record)).mended == LATER
