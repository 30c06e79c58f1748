"""Reading the record: round trips, lists, counts, and the views over findings."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.errors import RecordError
from goodoffices.record import (
    Record,
    counts,
    get_raw,
    get_reading,
    is_synthetic,
    list_reports,
    open_record,
    write_reading,
)
from goodoffices.shapes import Date, Extent, Reading

READ_AT = "2031-05-04T10:00:00Z"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def write(record: Record, *readings: Reading) -> None:
    """Write each of `readings`."""
    for reading in readings:
        write_reading(record, reading, reading.text.encode(), f"{reading.id}.txt", READ_AT)


def rows(record: Record, sql: str) -> list[tuple[object, ...]]:
    """Return what `sql` gives."""
    return [tuple(row) for row in record.connection.execute(sql)]


def test_reading_comes_back_byte_for_byte(record: Record, readings: ModuleType) -> None:
    """What the record gives is the JSON line that reading the report gave."""
    reading = readings.make_reading()
    write(record, reading)
    assert msgspec.json.encode(get_reading(record, "story")) == msgspec.json.encode(reading)


def test_reading_without_findings_comes_back(record: Record, readings: ModuleType) -> None:
    """A report in a language that we don't code is kept whole, with the note that says so."""
    empty = dict.fromkeys(("events", "statements", "tolls", "standings", "precedents"), ())
    reading = readings.make_reading(
        language="xx", notes=("language xx is not coded",), sentences=(), furniture=(), **empty
    )
    write(record, reading)
    assert get_reading(record, "story") == reading
    assert counts(record).without_findings == 1


@settings(max_examples=40, deadline=None)
@given(words=st.tuples(ANY_TEXT, st.none() | ANY_TEXT, ANY_TEXT), low=st.integers())
def test_any_text_comes_back_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory,
    readings: ModuleType,
    words: tuple[str, str | None, str],
    low: int,
) -> None:
    """Control characters, quotation marks, any script and any figure survive."""
    text, title, note = words
    toll = msgspec.structs.replace(readings.make_reading().tolls[0], low=low)
    extent = Extent(start=0, end=len(text))
    reading = readings.make_reading(
        text=text, title=title, notes=(note,), tolls=(toll,), sentences=(extent,)
    )
    with open_record(tmp_path_factory.mktemp("any") / "war.db") as record:
        write(record, reading)
        assert msgspec.json.encode(get_reading(record, "story")) == msgspec.json.encode(reading)


def test_unknown_report_is_told_with_what_lists_the_known(record: Record) -> None:
    """An id that the record lacks is named, with the way to those it has."""
    for get in (get_reading, get_raw):
        with pytest.raises(RecordError, match=r"holds no report 'nix'; goodoffices show lists"):
            get(record, "nix")


def test_finding_broken_by_hand_is_told(record: Record, readings: ModuleType) -> None:
    """A payload that is no finding any more is an error that names record and report."""
    write(record, readings.make_reading())
    record.connection.execute("UPDATE findings SET payload = '{}' WHERE kind = 'toll'")
    with pytest.raises(
        RecordError, match=r"war\.db: report 'story' has a finding that was changed"
    ):
        get_reading(record, "story")


def test_report_without_bytes_has_none(record: Record, readings: ModuleType) -> None:
    """Where the caller had no bytes to keep, there are none, and no error."""
    write_reading(record, readings.make_reading(), b"", "a.txt", READ_AT)
    assert get_raw(record, "story") == b""


def test_reports_are_listed_oldest_first_with_their_findings(
    record: Record, readings: ModuleType
) -> None:
    """Each line counts what was found; undated reports come last."""
    days = {"late": "2031-06-01", "undated": None, "early": "2031-01-01"}
    for name, day in days.items():
        write(record, readings.make_reading(name, published=day, text=f"{readings.TEXT} {name}"))
    lines = list(list_reports(record))
    assert [line.id for line in lines] == ["early", "late", "undated"]
    first = lines[0]
    assert (first.events, first.statements, first.tolls, first.standings, first.precedents) == (
        2, 1, 1, 1, 1,
    )  # fmt: skip
    assert (first.engine, first.origin, first.synthetic) == ("0.1.0", "early.txt", True)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"since": "2031-02-01"}, ["b", "c"]),
        ({"until": "2031-02-01"}, ["a", "b"]),
        ({"since": "2031-02-01", "until": "2031-02-28"}, ["b"]),
        ({"source": "Ost Wire"}, ["b"]),
        ({"language": "fr"}, ["c"]),
        ({"limit": 2}, ["a", "b"]),
        ({"limit": 0}, []),
    ],
)
def test_list_is_narrowed(
    record: Record, readings: ModuleType, wanted: dict[str, Any], ids: list[str]
) -> None:
    """Both days count in; source and language are matched whole."""
    for name, day, source, language in (
        ("a", "2031-01-01", "Vell Wire", "en"),
        ("b", "2031-02-01", "Ost Wire", "en"),
        ("c", "2031-03-01", "Vell Wire", "fr"),
    ):
        more = {"published": day, "source": source, "language": language}
        write(record, readings.make_reading(name, text=f"{readings.TEXT} {name}", **more))
    assert [line.id for line in list_reports(record, **wanted)] == ids


def test_one_synthetic_report_marks_the_record(record: Record, readings: ModuleType) -> None:
    """A record with a made-up example says so; one without does not."""
    write(record, readings.make_reading("real", synthetic=False))
    assert not is_synthetic(record)
    write(record, readings.make_reading("made-up", text="Other words."))
    assert is_synthetic(record)
    assert counts(record).synthetic == 1


def test_finding_words_gives_each_finding_with_its_sentence(
    record: Record, readings: ModuleType
) -> None:
    """Any tool can read the words that a finding rests on, and the sentence they stand in."""
    write(record, readings.make_reading())
    sql = "SELECT words, sentence_text FROM finding_words WHERE kind = 'toll'"
    assert rows(record, sql) == [("At least 12 villagers were killed", readings.SENTENCES[3])]


def test_event_parties_are_those_of_events(record: Record, readings: ModuleType) -> None:
    """The view gives each party's role, its place in the set, and the office held."""
    write(record, readings.make_reading())
    sql = "SELECT role, position, name, office FROM event_parties WHERE event LIKE '%:28'"
    assert rows(record, sql) == [
        ("actor", 0, "Ana Duré", "foreign minister"),
        ("recipient", 0, "Norland", None),
    ]


def test_contacts_are_consult_events(record: Record, readings: ModuleType) -> None:
    """A contact is told with its day, both sides, place and status."""
    write(record, readings.make_reading())
    sql = "SELECT day, actors, recipients, place, status, report FROM contacts"
    assert rows(record, sql) == [
        ("2031-04-29", "Ana Duré", "Norland", "Port Vell", "actual", "story")
    ]


def test_offers_are_agree_events_that_are_offered(record: Record, readings: ModuleType) -> None:
    """An offer is told with who made it, to whom, and the host."""
    write(record, readings.make_reading())
    sql = "SELECT actors, recipients, host, trigger FROM offers"
    assert rows(record, sql) == [("Ostmark", "Norland; Sudria", "Ostmark", "offered to host talks")]


def event_table(record: Record) -> list[tuple[object, ...]]:
    """Return the table of events as the contract has it."""
    sql = "SELECT date, source, cameo, target, goldstein FROM event_table ORDER BY 1, 2, 4"
    return rows(record, sql)


def test_event_table_has_a_row_for_each_pair(record: Record, readings: ModuleType) -> None:
    """Each actor stands beside each recipient; `goldstein` is left to whoever reads the table."""
    write(record, readings.make_reading())
    assert event_table(record) == [
        ("2031-04-29", "Ana Duré", "042", "Norland", None),
        ("2031-04-30", "Ostmark", "039", "Norland", None),
        ("2031-04-30", "Ostmark", "039", "Sudria", None),
    ]


def test_event_table_pairs_those_who_met_each_other(record: Record, readings: ModuleType) -> None:
    """Of a meeting told without a recipient, each side is the other's."""
    both = {"cameo": "040", "actors": (readings.NORLAND, readings.SUDRIA)}
    talks = readings.event("story:1", "CONSULT", "met", mode="multilateral", **both)
    visit = readings.event("story:2", "CONSULT", "met", mode="visit", **both)
    blame = readings.event("story:3", "ACCUSE", "met", **both)
    write(record, readings.make_reading(events=(talks, visit, blame)))
    assert [row[1::2][:2] for row in event_table(record)] == [
        ("Norland", "Sudria"),
        ("Sudria", "Norland"),
    ]


@pytest.mark.parametrize(
    ("kind", "status", "kept"),
    [
        ("ASSAULT", "actual", True),
        ("ASSAULT", "denied", False),
        ("ASSAULT", "planned", False),
        ("ASSAULT", "hypothetical", False),
        ("CONSULT", "failed", False),
        ("THREATEN", "threatened", True),
        ("REQUEST", "sought", True),
        ("AGREE", "planned", True),
        ("AGREE", "denied", False),
    ],
)
def test_event_table_holds_only_what_came_to_pass(
    record: Record, readings: ModuleType, kind: str, status: str, kept: bool
) -> None:
    """Words that are acts count as said; an attack that was only planned or is denied is none."""
    parties = {"actors": (readings.NORLAND,), "recipients": (readings.SUDRIA,)}
    event = readings.event("story:1", kind, "met", cameo="190", status=status, **parties)
    write(record, readings.make_reading(events=(event,)))
    assert bool(event_table(record)) == kept


def test_event_table_has_no_undated_or_uncoded_rows(record: Record, readings: ModuleType) -> None:
    """History without a date, and an event without a code, can't be ranked over."""
    parties = {"actors": (readings.NORLAND,), "recipients": (readings.SUDRIA,)}
    history = readings.event(
        "story:1", "ASSAULT", "met", cameo="190", historical=True, date=Date(text="once"), **parties
    )
    uncoded = readings.event("story:2", "ASSAULT", "met", **parties)
    write(record, readings.make_reading(events=(history, uncoded)))
    assert event_table(record) == []


def test_party_without_a_name_is_told_by_country_then_words(
    record: Record, readings: ModuleType
) -> None:
    """The table names a party as well as the record can."""
    nameless = readings.party("Norland and", country="NOR")
    unknown = readings.party("12 villagers")
    event = readings.event(
        "story:1", "ASSAULT", "met", cameo="190", actors=(nameless,), recipients=(unknown,)
    )
    write(record, readings.make_reading(events=(event,)))
    assert [(row[1], row[3]) for row in event_table(record)] == [("NOR", "12 villagers")]


def test_two_records_do_not_share_anything(tmp_path: Path, readings: ModuleType) -> None:
    """Two open records in one process are two."""
    with open_record(tmp_path / "a.db") as one, open_record(tmp_path / "b.db") as two:
        write(one, readings.make_reading())
        assert (counts(one).reports, counts(two).reports) == (1, 0)
