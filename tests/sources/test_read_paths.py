"""Paths become reports in order, and whatever can't be read is listed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from goodoffices.errors import InputError
from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, read_paths

STORY = "The envoy left Lome on Monday, his aides said.\n"
LINE = '{"id": "%s", "text": "The envoy left."}\n'


def _read(*paths: object, options: SourceOptions | None = None) -> list[Report | Failure]:
    """Return what `paths` hold."""
    return list(read_paths([str(path) for path in paths], options or SourceOptions()))


def _stdin(data: bytes) -> Report | Failure:
    """Return the first thing that standard input holds."""
    return next(read_paths(["-"], SourceOptions(), io.BytesIO(data)))


def test_reports_come_in_the_order_of_the_paths(tmp_path: Path) -> None:
    """The second path's report comes second, whatever the names."""
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "a.jsonl").write_text(LINE % "x" + LINE % "y")
    found = _read(tmp_path / "b.txt", tmp_path / "a.jsonl")
    assert [item.id[:2] for item in found if isinstance(item, Report)] == ["b-", "x", "y"]


def test_a_folder_is_walked_in_order_and_its_hidden_files_skipped(tmp_path: Path) -> None:
    """Folders in folders are read where their name sorts."""
    for name in ("c.txt", "a.txt", ".hidden.txt", "b/z.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY + name)
    stems = [Path(item.origin).name for item in _read(tmp_path) if isinstance(item, Report)]
    assert stems == ["a.txt", "z.txt", "c.txt"]


def test_a_folder_lists_the_files_it_can_not_read(tmp_path: Path) -> None:
    """Nothing is passed over in silence."""
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "story").write_text(STORY)
    failure, report = _read(tmp_path)
    assert isinstance(failure, Failure)
    assert ".jpg files are not read" in failure.reason
    assert isinstance(report, Report)


def test_a_folder_without_reports_says_so(tmp_path: Path) -> None:
    """An empty folder is a failure, not silence."""
    (failure,) = _read(tmp_path)
    assert isinstance(failure, Failure)
    assert failure.reason == "no report in this folder"


def test_a_missing_file_fails_and_the_rest_is_read(tmp_path: Path) -> None:
    """One bad path does not stop a run."""
    (tmp_path / "a.txt").write_text(STORY)
    failure, report = _read(tmp_path / "none.txt", tmp_path / "a.txt")
    assert isinstance(failure, Failure)
    assert failure.where.endswith("none.txt")
    assert "No such file" in failure.reason
    assert isinstance(report, Report)


def test_a_dangling_link_in_a_folder_fails(tmp_path: Path) -> None:
    """A link that leads nowhere is a file that can't be opened."""
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (failure,) = _read(tmp_path)
    assert isinstance(failure, Failure)


def test_a_link_back_up_does_not_turn_in_circles(tmp_path: Path) -> None:
    """Links to folders are not followed."""
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(_read(tmp_path)) == 1


def test_an_unknown_suffix_is_told_by_its_bytes(tmp_path: Path) -> None:
    """A file named by the user is read whatever it is called."""
    (tmp_path / "a.data").write_text(LINE % "x")
    (tmp_path / "b.story").write_text(STORY)
    (tmp_path / "c.page").write_text("<html><body><p>The envoy left.</p></body></html>")
    ids = [item.id for item in _read(*sorted(tmp_path.iterdir())) if isinstance(item, Report)]
    assert ids[0] == "x"
    assert [name[:2] for name in ids[1:]] == ["b-", "c-"]


def test_standard_input_is_told_by_its_bytes() -> None:
    """JSONL, HTML and plain text all come through a pipe."""
    line = _stdin((LINE % "x").encode())
    long = _stdin(b'{"id": "l", "text": "' + b"word " * 40_000 + b'"}\n')
    page = _stdin(b"\n<!DOCTYPE html><html><body><p>The envoy left.</p></body></html>")
    story = _stdin(STORY.encode())
    brace = _stdin(b"{Editor} The envoy left.")
    found = [item for item in (line, long, page, story, brace) if isinstance(item, Report)]
    assert [item.id.split("-")[0] for item in found] == ["x", "l", "stdin", "stdin", "stdin"]
    assert found[2].text == "The envoy left."
    assert found[1].text.endswith("word ")
    assert all(item.origin.startswith("-") for item in found)


def test_empty_input_fails() -> None:
    """Nothing in, one failure out."""
    assert isinstance(_stdin(b""), Failure)


def test_options_fill_in_what_a_report_leaves_out(tmp_path: Path) -> None:
    """The user's day and title hold for plain text; a JSONL line's own hold for it."""
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "Y.", "published": "2013-05-04"}\n')
    options = SourceOptions(published="2014-07-11T10:00:00Z", title="Envoy leaves")
    told = [
        (item.published, item.title)
        for item in _read(*sorted(tmp_path.iterdir()), options=options)
        if isinstance(item, Report)
    ]
    assert told == [("2014-07-11", "Envoy leaves"), ("2013-05-04", "Envoy leaves")]


def test_an_option_that_is_no_date_raises() -> None:
    """The one thing that stops a run before it begins."""
    with pytest.raises(InputError, match=r"--published: '11/07/14' is not a date; use YYYY-MM-DD"):
        SourceOptions(published="11/07/14")
