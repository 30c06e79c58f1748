"""Whatever is fed in, the run goes on and each failure is one line: where, what, what to do."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from goodoffices.cli.app import Format

from .conftest import STORY, Done, Read

pytestmark = pytest.mark.model
WORD = "Xylophonia"  # stands in every bad report: no message may repeat a story's words
FRENCH = (
    "Le ministre égyptien des affaires étrangères a rencontré lundi au Caire les chefs des deux "
    "mouvements, qui ont accepté une trêve de cinq jours. Les combats ont cessé dans la nuit.\n"
)


def listed(done: Done) -> list[str]:
    """Return the failures that a run lists."""
    assert "Traceback" not in done.err
    assert WORD not in done.err
    return [line.strip() for line in done.err.partition("Not read:\n")[2].splitlines()]


def one_failure(done: Done) -> str:
    """Return the only failure of a run in which nothing was read."""
    assert done.status == 2
    assert done.out == ""
    (line,) = listed(done)
    return line


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "the file is empty; give a file with a report in it"),
        ("blank.txt", b" \n\n\t", "the file is empty; give a file with a report in it"),
        ("noise.txt", bytes(range(256)) * 9, "not text: it looks like binary"),
        ("scan.txt", b"%PDF-1.7 " + WORD.encode(), "not text: it looks like a PDF; save it as"),
        ("far.txt", (WORD + "Премьер ").encode("koi8-r") * 40, "not UTF-8 text, and no other"),
        ("empty.jsonl", b"", "the file is empty; give one JSON object a line"),
        ("list.txt", b'["' + WORD.encode() + b'"]', "JSON, not a story; give JSONL"),
    ],
)
def test_a_file_that_is_no_report_is_named_with_a_remedy(
    name: str, content: bytes, message: str, read: Read, tmp_path: Path
) -> None:
    """Nothing is read, the exit status says so, and the message tells what to do."""
    path = tmp_path / name
    path.write_bytes(content)
    line = one_failure(read(path))
    assert line.startswith(f"{path}: {message}")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "x", "text": "Xylophonia', "not JSON: JSON is malformed: "),
        ('{"id": "x"}', 'the field "text" is missing; add "text", a string'),
        ('{"text": "Xylophonia"}', 'the field "id" is missing; add "id", a string'),
        ('{"id": "x", "text": ""}', '"text" is empty; give "text" a value'),
        ('{"id": 7, "text": "Xylophonia"}', '"id" is 7, not a string; put it in quotation marks'),
        (
            '{"id": "x", "text": "Xylophonia", "published": "2025-02-30"}',
            '"published" is "2025-02-30", not a date; use YYYY-MM-DD',
        ),
        ('{"id": "x", "text": "\\ud800 Xylophonia"}', "not JSON: JSON is malformed: "),
        ("[1, 2]", '[1,2] is not an object; give {"id": ..., "text": ...}'),
    ],
)
def test_a_bad_line_is_named_by_number_and_the_others_are_read(
    line: str, message: str, read: Read, tmp_path: Path
) -> None:
    """File, line, value and remedy are told; exit status 1 says that something is missing."""
    path = tmp_path / "lines.jsonl"
    good = [json.dumps({"id": k, "text": STORY}) for k in "ab"]
    path.write_text(f"{good[0]}\n{line}\n{good[1]}\n")
    done = read(path, output=Format.JSONL)
    assert done.status == 1
    assert [json.loads(row)["id"] for row in done.out.splitlines()] == ["a", "b"]
    assert done.err.startswith("2 reports read: ")
    (failure,) = listed(done)
    assert failure.startswith(f"{path}:2: {message}")


def test_a_line_of_fifty_megabytes_is_passed_over(read: Read, tmp_path: Path) -> None:
    """It is told with its number, and the line after it is read."""
    path = tmp_path / "long.jsonl"
    with path.open("w") as file:
        file.write(json.dumps({"id": "big", "text": WORD * 5_100_000}) + "\n")
        file.write(json.dumps({"id": "small", "text": STORY}) + "\n")
    done = read(path, output=Format.JSONL)
    assert [json.loads(row)["id"] for row in done.out.splitlines()] == ["small"]
    assert listed(done) == [f"{path}:1: the line is longer than 50,000,000 bytes; split the report"]


def test_a_text_file_of_fifty_megabytes_in_one_line_is_refused(read: Read, tmp_path: Path) -> None:
    """A file that big is no story."""
    path = tmp_path / "long.txt"
    path.write_bytes(WORD.encode() * 5_000_000)
    assert one_failure(read(path)).startswith(f"{path}: larger than 20,000,000 bytes; split it")


def test_a_single_byte_encoding_is_guessed(read: Read, tmp_path: Path) -> None:
    """Old Windows text is read as what it is."""
    path = tmp_path / "old.txt"
    path.write_bytes("Rebels killed 12 soldiers near Ségou, Mali, the army said.".encode("cp1252"))
    row = json.loads(read(path, output=Format.JSONL).out)
    assert "Ségou" in row["text"]


def test_a_folder_without_reports_says_so(read: Read, tmp_path: Path) -> None:
    """An empty folder is listed like a file that can't be read."""
    assert one_failure(read(tmp_path)).startswith(f"{tmp_path}: no report in this folder; name a")


def test_a_path_that_is_not_there_says_so(read: Read, tmp_path: Path) -> None:
    """The path and what to check are told."""
    path = tmp_path / "none.txt"
    message = "can't be opened: No such file or directory; check the path and its permissions"
    assert one_failure(read(path)) == f"{path}: {message}"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(read: Read, story: Path) -> None:
    """The system's reason is told."""
    story.chmod(0)
    assert "can't be opened: Permission denied" in one_failure(read(story))


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux's /proc")
def test_a_file_that_breaks_off_while_it_is_read_says_so(read: Read) -> None:
    """An input/output error is a failure of that file only."""
    assert "/proc/self/mem: can't be read to its end: " in one_failure(read("/proc/self/mem"))


def test_text_in_another_language_is_kept_listed_and_not_coded(read: Read, tmp_path: Path) -> None:
    """The record holds it, the end of the run lists it, and nothing is found in it."""
    path, record = tmp_path / "fr.txt", tmp_path / "war.db"
    path.write_text(FRENCH)
    done = read(path, record=record, output=Format.JSONL)
    assert done.status == 0
    row = json.loads(done.out)
    assert (row["language"], row["events"], row["statements"]) == ("fr", [], [])
    assert row["text"] == FRENCH.strip()
    (line,) = [line for line in done.err.splitlines() if line.startswith("not coded: ")]
    assert line == f"not coded: {row['id']} (language fr); only English is read"
    with sqlite3.connect(record) as connection:
        assert connection.execute("SELECT language FROM reports").fetchone() == ("fr",)
    assert "note: not coded" in read(path).out


def test_bad_and_good_together_are_counted_and_listed(read: Read, story: Path) -> None:
    """The good is read and kept, the bad is listed here and in the record, the status is 1."""
    folder, record = story.parent / "in", story.parent / "war.db"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY)
    (folder / "b.txt").write_text("")
    (folder / "c.xyz").write_text(WORD)
    done = read(folder, "nowhere.txt", record=record)
    assert done.status == 1
    assert done.err.splitlines()[0].startswith("1 report read (1 stored): ")
    assert done.err.splitlines()[0].endswith("; 3 not read")
    assert [line.partition(": ")[0] for line in listed(done)] == [
        str(folder / "b.txt"), str(folder / "c.xyz"), "nowhere.txt",
    ]  # fmt: skip
    with sqlite3.connect(record) as connection:
        assert connection.execute("SELECT count(*) FROM failures").fetchone() == (3,)


def test_a_name_with_control_characters_is_shown_plainly(read: Read, tmp_path: Path) -> None:
    """A file's name can't move the cursor either."""
    path = tmp_path / "evil\x1b[2J.txt"
    path.write_text("")
    done = read(path)
    assert "\x1b" not in done.err
    assert "evil\N{REPLACEMENT CHARACTER}[2J.txt: the file is empty" in one_failure(done)
