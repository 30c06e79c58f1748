"""JSONL: a report a line, a failure a bad line, and no more than a line in memory."""

# ruff: noqa: E501 - cases and pages stand whole

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, jsonl

OPTIONS = SourceOptions()


def _read(data: bytes, options: SourceOptions = OPTIONS) -> list[Report | Failure]:
    """Return what the bytes hold."""
    return list(jsonl.read(io.BytesIO(data), "f.jsonl", options))


def test_all_fields_are_read() -> None:
    """Known fields are kept, null ones are absent, unknown ones passed over."""
    line = (
        b'{"id": "a", "text": "T.", "title": "H", "published": "2014-07-11T09:00:00Z", "url": "u",'
        b' "source": "s", "synthetic": true, "subtitle": null, "note": [1]}'
    )
    (report,) = _read(line + b"\r\n")
    assert isinstance(report, Report)
    assert (report.id, report.text, report.title, report.url, report.source) == (
        "a",
        "T.",
        "H",
        "u",
        "s",
    )
    assert (report.published, report.synthetic, report.subtitle) == ("2014-07-11", True, None)
    assert (report.raw, report.origin) == (line, "f.jsonl:1")


@pytest.mark.parametrize(
    ("line", "reason", "remedy"),
    [
        (b"{", "not JSON", "JSON object"),
        (b"[1]", "[1] is not an object", "give"),
        (b'{"text": "t"}', 'the field "id" is missing', 'add "id"'),
        (b'{"id": "a"}', 'the field "text" is missing', 'add "text"'),
        (b'{"id": "a", "text": "  "}', '"text" is empty', "value"),
        (b'{"id": 7, "text": "t"}', '"id" is 7, not a string', "quotation marks"),
        (b'{"id": "a", "text": ["t"]}', '"text" is ["t"], not a string', "quotation marks"),
        (b'{"id": "a", "text": "t", "published": "July 11"}', '"published" is "July 11", not a date', "YYYY-MM-DD"),
        (b'{"id": "a", "text": "t", "synthetic": "yes"}', '"synthetic" is "yes"', "true or false"),
        (b'{"id": "a", "text": "t", "title": 5}', '"title" is 5', "quotation marks"),
        (b'{"id": "a", "text": "\xff"}', "not JSON", "UTF-8"),
        (b'{"id": "\\ud800", "text": "t"}', "not JSON", "UTF-8"),
        (b'{"a":' * 60_000, "not JSON", "JSON object"),
    ],
)  # fmt: skip
def test_a_bad_line_fails_and_the_next_is_read(line: bytes, reason: str, remedy: str) -> None:
    """The failure names line, field, value and remedy."""
    failure, report = _read(line + b'\n{"id": "z", "text": "t"}\n')
    assert isinstance(failure, Failure)
    assert failure.where == "f.jsonl:1"
    assert reason in failure.reason
    assert remedy in failure.remedy
    assert isinstance(report, Report)


def test_usual_names_of_other_makers_are_known() -> None:
    """A missing or numeric id is no hindrance then."""
    first, second = _read(
        b'{"_id": 7, "headline": "H", "body": "T.", "pubDate": "14 March 2019", "link": "u"}\n'
        b'{"content": "U."}\n'
    )
    assert isinstance(first, Report)
    assert (first.id, first.title, first.text, first.published) == ("7", "H", "T.", "2019-03-14")
    assert (first.url, first.origin) == ("u", "f.jsonl:1")
    assert isinstance(second, Report)
    assert second.id.startswith("f-")


def test_the_user_may_name_the_fields() -> None:
    """What is told wins over what the field is called; a field that is not there is told."""
    options = SourceOptions(columns=(("text", "lead"),))
    found = _read(b'{"id": "a", "text": "T.", "lead": "L."}\n{"id": "b", "text": "T."}\n', options)
    assert isinstance(found[0], Report)
    assert found[0].text == "L."
    assert isinstance(found[1], Failure)
    assert found[1].reason == 'no column \'lead\' for text among "id", "text"'


def test_an_id_given_twice_fails() -> None:
    """The first report keeps its id."""
    one = b'{"id": "a", "text": "t"}\n'
    first, second = _read(one + b"\n" + one)
    assert isinstance(first, Report)
    assert isinstance(second, Failure)
    assert (second.where, second.reason) == ("f.jsonl:3", '"id" "a" stands on an earlier line too')


def test_an_empty_file_fails() -> None:
    """Blank lines are no reports."""
    (failure,) = _read(b"\n \n")
    assert isinstance(failure, Failure)
    assert failure.reason == "the file is empty"


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    """Editors put one there."""
    (report,) = _read(b'\xef\xbb\xbf{"id": "a", "text": "t"}')
    assert isinstance(report, Report)


def test_a_line_over_the_limit_is_passed_over() -> None:
    """It fails, and the next line is read with its own number."""
    long = b'{"id": "a", "text": "' + b"x" * 5_000_000 + b'"}\n'
    failure, report = _read(long + b'{"id": "b", "text": "t"}\n', SourceOptions(max_line=1000))
    assert isinstance(failure, Failure)
    assert (failure.where, failure.reason) == ("f.jsonl:1", "the line is longer than 1,000 bytes")
    assert isinstance(report, Report)
    assert report.origin == "f.jsonl:2"


def test_a_text_over_the_limit_of_a_report_fails() -> None:
    """The same bound holds for a report in a line as for one in a file."""
    (failure,) = _read(b'{"id": "a", "text": "' + b"x" * 50 + b'"}', SourceOptions(max_bytes=20))
    assert isinstance(failure, Failure)
    assert "longer than 20" in failure.reason


class _Endless(io.RawIOBase):
    """A stream of reports without end."""

    def __init__(self) -> None:
        self.lines = self._make()
        self.rest = b""

    def _make(self) -> Iterator[bytes]:
        number = 0
        while True:
            number += 1
            yield b'{"id": "%d", "text": "t"}\n' % number

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = (self.rest or next(self.lines))[: len(buffer)]
        self.rest = self.rest[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def test_reports_come_before_the_file_ends() -> None:
    """Lines are read as they come, so that a pipe need not end."""
    found = jsonl.read(io.BufferedReader(_Endless()), "-", OPTIONS)  # type: ignore[arg-type]
    assert [
        item.id for item, _ in zip(found, range(3), strict=False) if isinstance(item, Report)
    ] == ["1", "2", "3"]
