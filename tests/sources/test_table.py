"""CSV and TSV: a row a report, columns found by name or told."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator

import pytest

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, table

OPTIONS = SourceOptions()


def _read(data: bytes, options: SourceOptions = OPTIONS) -> list[Report | Failure]:
    """Return what a table holds."""
    return list(table.read(io.BytesIO(data), "t.csv", options))


def test_usual_names_are_found() -> None:
    """Capitals, blanks and other columns do not matter."""
    data = (
        b"Region,Headline,Body,Publication Date,URL\nx,Envoy leaves,The envoy left.,2019-03-14,u\n"
    )
    (report,) = _read(data)
    assert isinstance(report, Report)
    assert (report.title, report.text, report.published, report.url, report.origin) == (
        "Envoy leaves",
        "The envoy left.",
        "2019-03-14",
        "u",
        "t.csv:2",
    )


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_what_parts_the_columns_is_seen(mark: str) -> None:
    """Whatever the spreadsheet wrote."""
    (report,) = _read(f"id{mark}text{mark}date\na{mark}He left.{mark}2019-03-14\n".encode())
    assert isinstance(report, Report)
    assert (report.id, report.text) == ("a", "He left.")


def test_a_cell_may_hold_lines() -> None:
    """Paragraphs survive; the place is the line on which the row ends."""
    found = _read(b'id,text\na,"One.\n\nTwo."\nb,Three.\n')
    assert [(one.text, one.origin) for one in found if isinstance(one, Report)] == [
        ("One.\n\nTwo.", "t.csv:4"),
        ("Three.", "t.csv:5"),
    ]


def test_no_column_for_the_text_names_those_found() -> None:
    """So that the user can say which it is."""
    (failure,) = _read(b"a,b\n1,2\n")
    assert isinstance(failure, Failure)
    assert failure.reason == 'no column for the text among "a", "b"'
    assert failure.remedy == "name it: --column text=NAME"


def test_rows_that_can_not_be_read_are_listed_between_the_others() -> None:
    """Two rows with one id, an empty text, a day that could be two: three failures, two reports."""
    data = b"id,text,date\na,One.,\na,Two.,\nb,,\nc,Three.,4/7/2014\nd,Four.,2014-07-04\n"
    found = _read(data)
    assert [one.id for one in found if isinstance(one, Report)] == ["a", "d"]
    reasons = [one.reason for one in found if isinstance(one, Failure)]
    assert "earlier row" in reasons[0]
    assert reasons[1] == "the text is empty"
    assert '"4/7/2014", not a day that can be read one way only' in reasons[2]


def test_the_user_may_say_how_days_are_written() -> None:
    """The form stands behind the column's name."""
    options = SourceOptions(columns=(("date", "when:%d/%m/%Y"), ("text", "words")))
    (report,) = _read(b"when,words\n4/7/2014,He left.\n", options)
    assert isinstance(report, Report)
    assert report.published == "2014-07-04"


def test_a_row_over_the_limit_fails_and_the_next_is_read() -> None:
    """A quotation mark that is never closed costs no more than the limit."""
    data = b'id,text\na,"' + b"word " * 5000 + b'"\nb,Short.\n'
    found = _read(data, SourceOptions(max_bytes=2000))
    assert isinstance(found[0], Failure)
    assert "2000" in found[0].reason.replace(",", "")
    assert isinstance(found[-1], Report)


def test_an_unclosed_quotation_mark_is_a_failure_at_most() -> None:
    """The rest of the table may be lost, but not in silence."""
    found = _read(b'id,text\na,"never closed\n' + b"b,x\n" * 50_000, SourceOptions(max_bytes=1000))
    assert any(isinstance(one, Failure) for one in found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(encoding: str) -> None:
    """Marks decide, then UTF-8, then Windows."""
    (report,) = _read("id,text\na,Lomé is quiet and the café is open.\n".encode(encoding))
    assert isinstance(report, Report)
    assert report.text.startswith("Lomé")


def test_null_bytes_and_pictures_are_no_tables() -> None:
    """They are told, not read."""
    (failure,) = _read(b"id,text\0\na,b\n")
    assert isinstance(failure, Failure)
    assert "not a table" in failure.reason


def test_rows_come_before_the_table_ends() -> None:
    """Only a row is held at a time."""
    found = table.read(io.BufferedReader(_Endless()), "-", OPTIONS)  # type: ignore[arg-type]
    first = itertools.islice(found, 3)
    assert [one.id for one in first if isinstance(one, Report)] == ["1", "2", "3"]


class _Endless(io.RawIOBase):
    """A table without end."""

    def __init__(self) -> None:
        self.rows = self._make()
        self.rest = b"id,text\n"

    def _make(self) -> Iterator[bytes]:
        for number in itertools.count(1):
            yield b"%d,The envoy left.\n" % number

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = (self.rest or next(self.rows))[: len(buffer)]
        self.rest = self.rest[len(data) :]
        buffer[: len(data)] = data
        return len(data)
