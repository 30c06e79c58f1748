"""Migrations: each once, all or none; and the schema that they lead to."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import ModuleType

import pytest

from goodoffices.record import (
    Filter,
    Record,
    check_integrity,
    contacts,
    coverage,
    events,
    get_reading,
    list_failures,
    open_record,
    search,
    statements,
    write_reading,
)
from goodoffices.record.migrate import migrate, schema_version
from goodoffices.record.sql import migrations, run_script
from goodoffices.shapes import Extent

VERSIONS = sorted(Path(__file__).with_name("versions").glob("*.sql"))
DOCS = Path(__file__).parents[2] / "docs" / "record.md"
WIPE = """
INSERT INTO sentence_words (sentence_words) VALUES ('optimize');
PRAGMA wal_checkpoint (TRUNCATE);
VACUUM;
PRAGMA wal_checkpoint (TRUNCATE);
"""


def names(record: Record, kind: str) -> set[str]:
    """Return the tables or views of our own making."""
    rows = record.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%'", (kind,)
    )
    return {name for (name,) in rows}


def test_new_record_has_the_last_schema(record: Record) -> None:
    """The file says which migration it went through last."""
    assert schema_version(record.connection) == len(migrations())


def test_second_opening_migrates_nothing(path: Path) -> None:
    """An up-to-date record is not written to when it is opened."""
    open_record(path).close()
    before = path.read_bytes()
    open_record(path).close()
    assert path.read_bytes() == before


def test_failed_migration_leaves_the_file_as_it_was() -> None:
    """A step that can't be taken takes back those before it, and the version stays."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE VIEW event_table AS SELECT 1")
    with pytest.raises(sqlite3.OperationalError, match="event_table"):
        migrate(connection)
    assert schema_version(connection) == 0
    assert not connection.in_transaction
    assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (1,)


@pytest.fixture(params=VERSIONS, ids=lambda file: file.stem)
def older(request: pytest.FixtureRequest, path: Path) -> Path:
    """A record as an older version left it."""
    connection = sqlite3.connect(path)
    connection.executescript(request.param.read_text("utf-8"))
    connection.close()
    return path


def test_a_record_of_an_older_version_keeps_all_it_holds(older: Path, readings: ModuleType) -> None:
    """Readings, failures and the search index are as they were; the file is whole."""
    with open_record(older) as record:
        assert schema_version(record.connection) == len(migrations())
        assert get_reading(record, "story") == readings.make_reading("story")
        assert [line.location for line in list_failures(record)] == ["desk/torn.html"]
        assert [hit.report for hit in search(record, "shelling")] == ["story"]
        assert check_integrity(record) == []


def test_a_record_of_an_older_version_answers_as_a_new_one(
    older: Path, tmp_path: Path, readings: ModuleType
) -> None:
    """Questions, and how much was read, come to the same as if it had been read today."""
    with open_record(tmp_path / "new.db") as new, open_record(older) as record:
        write_reading(new, readings.make_reading("story"), b"", "desk/story.txt", readings.READ_AT)
        assert events(record) == events(new)
        assert contacts(record, Filter(party="Norland")) == contacts(new, Filter(party="Norland"))
        assert statements(record, Filter(since="2031-04-30")) == statements(new)
        found = coverage(record)
        assert (found.reports, found.not_coded, found.failed, found.findings) == (2, 1, 1, 6)


def test_every_table_is_strict(record: Record) -> None:
    """A column holds only what its type says, in every table but the search index's own."""
    loose = {
        row["name"]
        for row in record.connection.execute("PRAGMA table_list")
        if row["type"] == "table" and not row["strict"]
    }
    assert loose <= {"sqlite_schema", "sqlite_temp_schema"}


def test_every_reference_is_indexed(record: Record) -> None:
    """Taking a report away looks nothing up by scanning: each foreign key leads an index."""
    for table in names(record, "table"):
        for key in record.connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            plan = record.connection.execute(
                f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {key['from']} = 1"  # noqa: S608 - our own names
            ).fetchone()
            assert plan["detail"].startswith("SEARCH"), (table, key["from"])


def test_every_view_answers(record: Record) -> None:
    """Each view can be asked, with nothing in the record."""
    for view in names(record, "view"):
        assert record.connection.execute(f"SELECT * FROM {view}").fetchall() == []  # noqa: S608 - our own names


def test_the_documentation_names_every_table_and_view(record: Record) -> None:
    """docs/record.md leaves nothing out that a user meets in the file."""
    told = DOCS.read_text("utf-8")
    ours = names(record, "table") | names(record, "view")
    index_parts = {name for name in ours if name.startswith("sentence_words_")}
    assert [name for name in sorted(ours - index_parts) if f"`{name}`" not in told] == []


def test_a_report_can_be_taken_away_with_its_words(path: Path, readings: ModuleType) -> None:
    """Deleting a report's row leaves no finding, no index entry and no byte of its text."""
    word = "Quillonmere"
    text = f"{word} fell silent.\n\n{readings.TEXT}"
    extents = (Extent(start=0, end=len(word) + 13),)
    told = readings.make_reading("told", title=word, text=text, sentences=extents)
    with open_record(path) as record:
        write_reading(record, told, text.encode(), "told.txt", readings.READ_AT)
        write_reading(record, readings.nth_reading(1), b"", "kept.txt", readings.READ_AT)
        assert len(search(record, word)) == 1
        record.connection.execute("DELETE FROM reports WHERE id = 'told'")
        run_script(record.connection, WIPE)
        left = record.connection.execute("SELECT count(*) FROM parties WHERE finding LIKE 'told%'")
        assert left.fetchone()[0] == 0
        assert search(record, word) == []
        files = list(path.parent.iterdir())
        assert len(files) == 3
        assert not any(word.lower().encode() in file.read_bytes().lower() for file in files)
