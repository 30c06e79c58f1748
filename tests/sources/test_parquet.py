"""Parquet: a row a report, only the columns of use."""

from __future__ import annotations

import datetime as dt
import io

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, parquet

from .conftest import make_parquet


def _read(data: bytes, **told: object) -> list[Report | Failure]:
    """Return what a table holds."""
    return list(parquet.read(io.BytesIO(data), "t.parquet", SourceOptions(**told)))  # type: ignore[arg-type]


def test_days_of_any_type_are_read() -> None:
    """A date, a time and a text with a day in it."""
    when = [dt.date(2019, 3, 14), dt.date(2019, 3, 15)]
    stamps = [dt.datetime(2019, 3, 14, 23, 5, tzinfo=dt.UTC)]
    found = _read(make_parquet(text=["One.", "Two."], date=when, extra=[[1], [2]]))
    assert [one.published for one in found if isinstance(one, Report)] == [
        "2019-03-14",
        "2019-03-15",
    ]
    (report,) = _read(make_parquet(text=["One."], published_at=stamps))
    assert isinstance(report, Report)
    assert report.published == "2019-03-14"


def test_rows_are_numbered_and_empty_ones_told() -> None:
    """A null text is a failure of its row alone."""
    first, second = _read(make_parquet(id=[1, 2], text=[None, "Two."]))
    assert isinstance(first, Failure)
    assert (first.where, first.reason) == ("t.parquet:1", "the text is empty")
    assert isinstance(second, Report)
    assert (second.id, second.origin) == ("2", "t.parquet:2")


def test_the_user_may_name_the_column() -> None:
    """A column that is not there is told with those that are."""
    data = make_parquet(words=["He left."], b=["x"])
    (report,) = _read(data, columns=(("text", "words"),))
    assert isinstance(report, Report)
    (failure,) = _read(data, columns=(("text", "word"),))
    assert isinstance(failure, Failure)
    assert failure.reason == 'no column \'word\' for text among "words", "b"'


def test_a_cell_over_the_limit_fails_and_the_next_row_is_read() -> None:
    """The bound is a report's."""
    first, second = _read(make_parquet(text=["x" * 500, "He left."]), max_bytes=100)
    assert isinstance(first, Failure)
    assert "limit max_bytes" in first.reason
    assert isinstance(second, Report)


def test_a_broken_file_fails() -> None:
    """Half a table has no foot."""
    (failure,) = _read(make_parquet(text=["He left."])[:40])
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("a broken Parquet file")
