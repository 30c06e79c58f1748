"""The worker as one pure function over Arrow batches."""

from __future__ import annotations

import msgspec
import pyarrow as pa
import pytest

from goodoffices.bulk.columns import READINGS, REPORTS, batch_of, found_in, read_batch, reports_of
from goodoffices.bulk.workers import packed, unpacked
from goodoffices.pipeline import ReadingEngine, read
from goodoffices.shapes import Failure, Furniture, Report

FULL = Report(
    id="r1",
    text="Rebels killed 12 soldiers in Mali on Monday, the army said. 🕊",
    title="War in Mali",
    subtitle="A second line",
    byline="By Ana Duré",
    dateline="BAMAKO, March 4",
    published="2025-03-04",
    source="Sahel Wire",
    url="https://x.example/1",
    language="en",
    synthetic=True,
    furniture=(Furniture(text="Share this"),),
    origin="pages/one.html",
)
BARE = Report(id="r2", text="Niger and Mali signed a truce on Tuesday.")


def test_reports_come_back_as_they_were() -> None:
    """All but the bytes that they were read from."""
    with_raw = msgspec.structs.replace(FULL, raw=b"<html>")
    assert list(reports_of(unpacked(packed(batch_of([with_raw, BARE]))))) == [FULL, BARE]
    assert batch_of([]).num_rows == 0


def test_a_path_that_is_no_text_can_travel() -> None:
    """Bytes of a file name that are no UTF-8 are written as such."""
    (back,) = reports_of(batch_of([msgspec.structs.replace(BARE, origin="\udcff.txt")]))
    assert back.origin == r"\udcff.txt"


@pytest.mark.model
def test_a_batch_gives_what_reading_each_gives(engine: ReadingEngine) -> None:
    """A row for a row, in order, the same however the batch is cut, and however often."""
    reports = [FULL, BARE, msgspec.structs.replace(FULL, id="r3", text="Talks failed in Bamako.")]
    batch = batch_of(reports)
    whole = read_batch(batch, engine)
    assert whole.schema == READINGS
    assert list(found_in(whole)) == [read(report, engine) for report in reports]
    assert whole == read_batch(batch, engine)
    rows = [read_batch(batch.slice(k, 1), engine) for k in range(3)]
    assert pa.Table.from_batches([whole]) == pa.Table.from_batches(rows).combine_chunks()


@pytest.mark.model
def test_columns_that_nobody_gives_count_as_unknown(engine: ReadingEngine) -> None:
    """An id and a text are enough."""
    batch = pa.RecordBatch.from_pylist([{"id": "a", "text": BARE.text}])
    (found,) = found_in(read_batch(batch, engine))
    assert found == read(Report(id="a", text=BARE.text), engine)


@pytest.mark.model
def test_a_row_that_breaks_us_is_a_row_with_a_reason(engine: ReadingEngine) -> None:
    """The others are read; where it came from and why are in its row."""
    broken = msgspec.structs.replace(FULL, published="no day")
    batch = batch_of([BARE, broken])
    assert batch.schema == REPORTS
    _, failed = found_in(read_batch(batch, engine))
    assert isinstance(failed, Failure)
    assert failed.where == "pages/one.html"
    assert "'r1' can't be read: " in failed.reason
