"""Tables of answers: typed columns, no formulas, and a header where there is no row."""

from __future__ import annotations

from io import BytesIO

import duckdb
import msgspec
import pyarrow.parquet as pq
import pytest

from goodoffices.exports import neutral, table_of, write_table


class Row(msgspec.Struct, frozen=True):
    """A row of every kind of cell."""

    name: str | None
    count: int | None
    score: float
    sure: bool


ROWS = (Row("=1+1", 3, -2.5, True), Row(None, None, 0.0, False), Row('a "b", c\nd', 1, 1.0, True))


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1"])  # noqa: RUF001 - a wide sign
def test_text_that_begins_like_a_formula_is_neutralised(cell: str) -> None:
    """Spreadsheets take these signs, even the wide ones, for the start of a formula."""
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=1", "1-1", "", None, -1, -2.5, True])
def test_anything_else_stays(cell: object) -> None:
    """Numbers are no text, and a sign within a text is harmless."""
    assert neutral(cell) == cell


def test_csv_is_read_back_by_duckdb(tmp_path: object) -> None:
    """Quotes, commas and line ends stay within their cell; null is empty, true is true."""
    path = f"{tmp_path}/x.csv"
    out = BytesIO()
    write_table(ROWS, Row, "csv", out)
    with open(path, "wb") as file:  # noqa: PTH123 - a fixture's path
        file.write(out.getvalue())
    rows = duckdb.read_csv(path).fetchall()
    assert rows == [
        ("'=1+1", 3, -2.5, True),
        (None, None, 0.0, False),
        ('a "b", c\nd', 1, 1.0, True),
    ]


def test_parquet_and_arrow_have_the_shapes_types() -> None:
    """Text in Parquet needs no neutralising: no spreadsheet computes it."""
    out = BytesIO()
    write_table(ROWS, Row, "parquet", out)
    table = pq.read_table(BytesIO(out.getvalue()))
    assert [str(field.type) for field in table.schema] == ["string", "int64", "double", "bool"]
    assert table.to_pylist()[0] == {"name": "=1+1", "count": 3, "score": -2.5, "sure": True}
    assert table.equals(table_of(ROWS, Row))


@pytest.mark.parametrize(("form", "data"), [("jsonl", b""), ("csv", b"name,count,score,sure\r\n")])
def test_no_row_is_still_a_table(form: str, data: bytes) -> None:
    """The header of a CSV stands; JSON lines are none."""
    out = BytesIO()
    write_table((), Row, form, out)  # type: ignore[arg-type]
    assert out.getvalue() == data
