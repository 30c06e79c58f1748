"""Imported event data sets stand behind what was read, marked, and never pass for it."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from goodoffices.errors import InputError
from goodoffices.record import (
    Filter,
    Lookups,
    Record,
    coverage,
    drop_import,
    events,
    import_events,
    imported_events,
    list_imports,
    write_reading,
)

AT = "2031-06-01T00:00:00Z"
LOOKUPS = Lookups({"042": ("CONSULT", "visit"), "190": ("ASSAULT", None)}, {"sudria": "SUD"})
ICEWS = (
    "Event ID\tEvent Date\tSource Name\tSource Country\tCAMEO Code\tIntensity\tTarget Name\t"
    "Target Country\tCountry\tLatitude\n"
    "7\t2030-01-05\tForeign Minister (Sudria)\tSudria\t42\t1.9\tNorland\tNowhere\tSudria\t12.5\n"
    '8\t2030-01-06\tA "loud" one\tSudria\t190\t-10\tNorland\tNULL\t\t\n'
    "9\tsoon\tSudria\tSudria\t190\t-10\tNorland\t\t\t\n"
)
POLECAT = (
    "Event Date\tEvent ID\tEvent Type\tEvent Mode\tActor Name\tActor Country\tRecipient Name\t"
    "Recipient Country\tIntensity\n"
    "2030-02-01\tp1\tREJECT\tmeet\tNorland\tNOR\tSudria\tSUD;OST\t-2\n"
)


@pytest.fixture
def icews(tmp_path: Path) -> Path:
    """A file of three ICEWS lines, one of them without a day."""
    path = tmp_path / "icews.tab"
    path.write_text(ICEWS, encoding="utf-8")
    return path


def test_an_icews_file_is_taken_line_by_line(record: Record, icews: Path) -> None:
    """Codes get their lost 0 back, countries their code; a line that can't be used is told of."""
    done = import_events(record, icews, LOOKUPS, AT)
    assert (done.dataset, done.taken, done.refused) == ("ICEWS", 2, 1)
    assert [(one.line, one.reason) for one in done.refusals] == [
        (4, "has 'soon' for a day; YYYY-MM-DD is read")
    ]
    later, first = imported_events(record)
    assert (first.event, first.cameo, first.type, first.mode) == (
        "ICEWS:7",
        "042",
        "CONSULT",
        "visit",
    )
    assert (first.source_country, first.target_country, first.lat) == ("SUD", None, 12.5)
    assert (later.source, later.intensity, later.line) == ('A "loud" one', -10.0, 3)


def test_a_polecat_file_is_told_by_its_header(record: Record, tmp_path: Path) -> None:
    """Columns are found by name, whatever their order; the code is that of the type."""
    path = tmp_path / "polecat.txt"
    path.write_text(POLECAT, encoding="utf-8")
    assert import_events(record, path, LOOKUPS, AT).dataset == "POLECAT"
    (event,) = imported_events(record, Filter(between=("SUD", "Norland")))
    assert (event.type, event.mode, event.cameo, event.target_country) == (
        "REJECT",
        "meet",
        "12",
        "SUD",
    )


def test_imported_events_never_pass_for_read_ones(
    record: Record, icews: Path, readings: ModuleType
) -> None:
    """Questions leave them out, the event table marks them, the coverage counts them apart."""
    write_reading(record, readings.make_reading(), b"", "x", readings.READ_AT)
    read = events(record)
    import_events(record, icews, LOOKUPS, AT)
    assert events(record) == read
    table = record.connection.execute("SELECT * FROM event_table ORDER BY date").fetchall()
    assert [row["imported"] for row in table] == [1, 1, 0, 0, 0]
    assert (table[0]["event"], table[0]["goldstein"], table[0]["report"]) == ("ICEWS:7", 1.9, None)
    assert (coverage(record).imported, coverage(record).reports) == (2, 1)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(by="norland"), 0),
        (Filter(to="norland"), 2),
        (Filter(party="SUD"), 2),
        (Filter(types=("ASSAULT",)), 1),
        (Filter(until="2030-01-05"), 1),
        (Filter(since="2030-01-07"), 0),
    ],
)
def test_imported_events_are_asked_by_their_own_names(
    record: Record, icews: Path, asked: Filter, found: int
) -> None:
    """Sides, types and days, as the data set gives them."""
    import_events(record, icews, LOOKUPS, AT)
    assert len(imported_events(record, asked)) == found


def test_a_file_is_taken_once(record: Record, icews: Path, tmp_path: Path) -> None:
    """The same file is refused, the same event in another file is known."""
    import_events(record, icews, LOOKUPS, AT)
    with pytest.raises(InputError, match="was taken in on 2031-06-01"):
        import_events(record, icews, LOOKUPS, AT)
    more = tmp_path / "more.tab"
    more.write_text(ICEWS + "10\t2030-01-09\tX\t\t190\t-10\tY\t\t\t\n", encoding="utf-8")
    done = import_events(record, more, LOOKUPS, AT)
    assert (done.taken, done.known) == (1, 2)


def test_what_was_taken_in_can_be_taken_out(record: Record, icews: Path) -> None:
    """With the file go its events; a file that wasn't there is an error."""
    import_events(record, icews, LOOKUPS, AT)
    assert [one.file for one in list_imports(record)] == ["icews.tab"]
    assert drop_import(record, "icews.tab") == 2
    assert imported_events(record) == []
    with pytest.raises(InputError, match="was not imported"):
        drop_import(record, "icews.tab")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a\tb\nc\td\n", "is no event file that we read: .* would also have"),
        ("", "is no event file"),
        (ICEWS.splitlines()[0] + "\n", "holds no event"),
    ],
)
def test_a_file_of_another_kind_is_refused(
    record: Record, tmp_path: Path, text: str, why: str
) -> None:
    """The error names what is missing, and nothing of the file is kept."""
    path = tmp_path / "x.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=why):
        import_events(record, path, LOOKUPS, AT)
    assert list_imports(record) == []
