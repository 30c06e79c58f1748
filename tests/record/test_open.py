"""Opening: who may read the file, and what is said of one that can't be a record."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType

import pytest

from goodoffices.errors import RecordError
from goodoffices.record import Record, counts, open_record, write_reading
from goodoffices.record.migrate import APPLICATION_ID
from goodoffices.record.open import snapshot

READ_AT = "2031-05-04T10:00:00Z"
NOBODY = 65534


def mode(path: Path) -> int:
    """Return the permission bits of `path`."""
    return stat.S_IMODE(path.stat().st_mode)


@contextmanager
def wide_open_umask() -> Iterator[None]:
    """Within this, the system grants new files every right that is asked for."""
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def without_privilege() -> Iterator[None]:
    """Within this, root meets the same refusals as anyone."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def fill(path: Path, readings: ModuleType) -> None:
    """Make a record of one report at `path`."""
    with open_record(path) as record:
        write_reading(record, readings.make_reading(), b"raw", "a.txt", READ_AT)


def open_and_close(path: Path) -> None:
    """Open the record at `path`, and close it."""
    open_record(path).close()


def test_new_record_and_its_companions_are_their_owners_only(
    path: Path, readings: ModuleType
) -> None:
    """The file, its -wal and its -shm have mode 0600 even where the umask would allow more."""
    with wide_open_umask(), open_record(path) as record:
        write_reading(record, readings.make_reading(), b"raw", "a.txt", READ_AT)
        companions = [path.with_name(f"{path.name}{suffix}") for suffix in ("", "-wal", "-shm")]
        assert [oct(mode(file)) for file in companions] == ["0o600"] * 3
        assert record.warnings == ()


def test_new_record_has_the_promised_settings(record: Record) -> None:
    """A record logs ahead, holds foreign keys, overwrites what it deletes, and says what it is."""
    wanted = {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "secure_delete": 1,
        "synchronous": 2,
        "application_id": APPLICATION_ID,
    }
    found = {name: record.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert found == wanted


def test_wider_mode_of_an_older_file_is_left_but_told(path: Path, readings: ModuleType) -> None:
    """A file that its owner opened to others stays so, and a warning names it, mode and remedy."""
    fill(path, readings)
    path.chmod(0o644)
    with open_record(path) as record:
        assert mode(path) == 0o644
        assert record.warnings == (
            f"{path}: others on this machine can open it (mode 0644); chmod 600 {path}",
        )


def test_empty_file_becomes_a_record(path: Path) -> None:
    """A file of no bytes, as a crash right after its making would leave, is filled."""
    path.touch(0o600)
    with open_record(path) as record:
        assert counts(record).reports == 0


def test_reopened_record_holds_what_was_written(path: Path, readings: ModuleType) -> None:
    """What one opening wrote, the next one finds, for reading only as well."""
    fill(path, readings)
    with open_record(path, read_only=True) as record:
        assert counts(record).reports == 1


def test_path_with_signs_of_an_address_is_taken_literally(tmp_path: Path) -> None:
    """A `?`, `#` or `%` in a file name is part of the name."""
    path = tmp_path / "gaza?mode=memory#1%20.db"
    open_record(path).close()
    assert path.stat().st_size > 0


def test_database_of_another_program_is_refused_untouched(path: Path) -> None:
    """An SQLite file that is not a record is named as such and not a byte of it changes."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(RecordError, match=r"war\.db: is an SQLite file of another program"):
        open_record(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_newer_schema_is_refused_with_the_way_to_upgrade(path: Path) -> None:
    """A record of a later version names both schemas and the command that upgrades."""
    with open_record(path) as record:
        record.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(RecordError, match=r"schema 99.*this one knows \d+; upgrade: pip install"):
        open_record(path)


def test_older_schema_is_not_migrated_by_a_reader(path: Path) -> None:
    """Reading only, an older record is refused and stays as it is."""
    with open_record(path) as record:
        record.connection.execute("PRAGMA user_version = 0")
    with pytest.raises(RecordError, match="open it for writing once"):
        open_record(path, read_only=True)


@pytest.mark.parametrize("content", [b"Dear diary", b"SQLite format 3\0" + b"\xff" * 4096])
def test_file_that_is_no_database_is_refused_untouched(path: Path, content: bytes) -> None:
    """A text file or a broken header is refused by name, and kept."""
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"war\.db: is not a record; give the path of a record"):
        open_record(path)
    assert path.read_bytes() == content


def test_damaged_record_is_told_as_damaged(path: Path, readings: ModuleType) -> None:
    """Pages overwritten with noise end in an error that says what can still be done."""
    fill(path, readings)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))
    with pytest.raises(RecordError, match=r"is damaged; .*\.recover"), open_record(path) as record:
        counts(record)


def test_folder_is_refused(tmp_path: Path) -> None:
    """A folder is not a record."""
    with pytest.raises(RecordError, match="is a folder; name a file in it"):
        open_record(tmp_path)


def test_pipe_is_refused_at_once(path: Path) -> None:
    """A named pipe is refused, and not waited for."""
    os.mkfifo(path)
    with pytest.raises(RecordError, match="is not a plain file"):
        open_record(path)


def test_missing_folder_is_named(tmp_path: Path) -> None:
    """A record in a folder that isn't there names the folder."""
    with pytest.raises(RecordError, match=r"there is no folder .*nowhere; make it first"):
        open_record(tmp_path / "nowhere" / "war.db")


def test_dangling_link_is_not_followed_into_a_new_file(path: Path) -> None:
    """Nothing is made where a broken link points, as that file's mode would not be ours."""
    target = path.with_name("elsewhere.db")
    path.symlink_to(target)
    with pytest.raises(RecordError, match="there is no record"):
        open_record(path)
    assert not target.exists()


def test_reader_makes_no_record(path: Path) -> None:
    """Reading only, a missing record is told with the command that makes one, and not made."""
    with pytest.raises(RecordError, match=r"there is no record; make one: goodoffices read"):
        open_record(path, read_only=True)
    assert not path.exists()


def test_unreadable_file_is_refused(open_folder: Path) -> None:
    """A file that we may not read is told with what to check."""
    path = open_folder / "war.db"
    open_record(path).close()
    path.chmod(0o000)
    with without_privilege(), pytest.raises(RecordError, match=r"permission denied; check the"):
        open_record(path)


def test_file_that_may_only_be_read_is_refused_to_a_writer(open_folder: Path) -> None:
    """A writer is told at once, not at the first report, that it may not write."""
    path = open_folder / "war.db"
    open_record(path).close()
    path.chmod(0o444)
    with without_privilege(), pytest.raises(RecordError, match=r"permission denied; check the"):
        open_record(path)


def test_folder_that_may_not_be_written_to_is_told(open_folder: Path) -> None:
    """Where no file can be made, the record's path and the remedy are named."""
    with without_privilege(), pytest.raises(RecordError, match=r"war\.db: can't be opened: perm"):
        open_record(open_folder / "war.db")


def test_reader_of_a_folder_it_may_not_write_to_is_told(open_folder: Path) -> None:
    """SQLite needs to write beside the file even for reading; the error says so."""
    path = open_folder / "war.db"
    open_record(path).close()
    path.chmod(0o444)
    refusal = pytest.raises(RecordError, match="make the file and its folder writable")
    with without_privilege(), refusal:
        counts(open_record(path, read_only=True))


def test_reader_can_not_write(path: Path, readings: ModuleType) -> None:
    """A record opened for reading refuses a report by name."""
    fill(path, readings)
    other = readings.make_reading("other", text="Other words.")
    with (
        open_record(path, read_only=True) as record,
        pytest.raises(RecordError, match=r"war\.db: can't be written to"),
    ):
        write_reading(record, other, b"", "b.txt", READ_AT)


def test_lock_of_another_is_waited_for_then_told(path: Path, readings: ModuleType) -> None:
    """Where another process holds on, the wait ends with its reason and nothing half written."""
    with open_record(path) as holder, open_record(path, patience=0.05) as waiter:
        holder.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match=r"war\.db: is locked: another process is writing"):
            write_reading(waiter, readings.make_reading(), b"", "a.txt", READ_AT)
        holder.connection.execute("ROLLBACK")
        assert counts(waiter).reports == 0


def test_full_disk_keeps_what_was_finished(path: Path, readings: ModuleType) -> None:
    """A report that no longer fits is left out whole; those before it stay, and so does the use."""
    with open_record(path) as record:
        write_reading(record, readings.nth_reading(0), b"raw", "a.txt", READ_AT)
        pages = record.connection.execute("PRAGMA page_count").fetchone()[0]
        record.connection.execute(f"PRAGMA max_page_count = {pages}")
        big = readings.make_reading("big", text="word " * 100_000)
        with pytest.raises(RecordError, match=r"the disk is full; free some space"):
            write_reading(record, big, b"", "big.txt", READ_AT)
        assert counts(record).reports == 1
        record.connection.execute("PRAGMA max_page_count = 1000000")
        assert write_reading(record, big, b"", "big.txt", READ_AT).what == "stored"


def test_many_may_open_a_new_record_at_once(tmp_path: Path) -> None:
    """Processes that race to make one record all get it, made once."""
    spawn = get_context("fork")
    for attempt in range(5):
        path = tmp_path / f"race-{attempt}.db"
        racers = [spawn.Process(target=open_and_close, args=(path,)) for _ in range(5)]
        for racer in racers:
            racer.start()
        for racer in racers:
            racer.join()
        assert [racer.exitcode for racer in racers] == [0] * 5


def test_snapshot_is_of_one_moment(path: Path, readings: ModuleType) -> None:
    """What another writes within a snapshot is not seen in it, and is seen after it."""
    with open_record(path) as writer, open_record(path, read_only=True) as reader:
        with snapshot(reader) as connection:
            before = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
            write_reading(writer, readings.make_reading(), b"", "a.txt", READ_AT)
            within = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
        assert (before, within, counts(reader).reports) == (0, 0, 1)
