"""Plain text: one report a file."""

# ruff: noqa: RUF001 - marks of print are what is tested

from __future__ import annotations

import io

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, plain


def _read(data: bytes, where: str = "news/story.txt") -> Report | Failure:
    """Return what the bytes hold."""
    (found,) = plain.read(io.BytesIO(data), where, SourceOptions())
    return found


def test_the_text_is_what_the_file_held() -> None:
    """Cleaning comes later: line ends and furniture are still there."""
    report = _read("Title\r\n\r\nShare\r\nThe envoy’s gone.".encode())
    assert isinstance(report, Report)
    assert report.text == "Title\r\n\r\nShare\r\nThe envoy’s gone."
    assert (report.title, report.published, report.origin) == (None, None, "news/story.txt")


def test_json_is_no_story() -> None:
    """A file of JSON under another name is not read as prose."""
    failure = _read(b'{\n "id": "a",\n "text": "b"\n}')
    assert isinstance(failure, Failure)
    assert failure.remedy == "give JSONL, one report a line"
    assert isinstance(_read(b"[Lome] The envoy left."), Report)


def test_a_deep_nest_of_brackets_is_a_text() -> None:
    """What tires the JSON reader does not stop the run."""
    assert isinstance(_read(b"[" * 50_000), Report)
