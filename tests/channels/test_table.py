"""An events table from a file or from rows."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from goodoffices.channels import day_number, make_events, read_events
from goodoffices.channels.relations import CONTACT, HOSTILE, MEDIATED
from goodoffices.channels.table import Row, iso_day, place_of
from goodoffices.errors import InputError

LINES = """date,source,cameo,target
2031-05-02,Sudria,190,Norland
2031-05-01,Ostmark,040,Norland
2031-05-01,Ostmark,0256,Sudria
2031-05-03,Norland,040,Norland
"""


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    """Return a table of four lines, one of them of a party with itself."""
    path = tmp_path / "war.csv"
    path.write_text(LINES, encoding="utf-8")
    return path


def test_a_table_is_sorted_by_day_and_has_no_party_with_itself(csv: Path) -> None:
    """The oldest come first, and what a party does to itself is left out."""
    events = read_events(csv)
    assert [iso_day(day) for day in events.day] == ["2031-05-01", "2031-05-01", "2031-05-02"]
    assert events.names == ("Norland", "Ostmark", "Sudria")


def test_codes_keep_their_leading_zero(csv: Path) -> None:
    """040 is a consultation, not the number forty."""
    events = read_events(csv)
    assert set(events.codes) == {"040", "0256", "190"}
    kinds = [events.kind[k] for k in range(3)]
    assert kinds[0] & CONTACT
    assert kinds[1] & MEDIATED
    assert kinds[2] & HOSTILE


def test_parquet_and_csv_are_the_same_table(csv: Path, tmp_path: Path) -> None:
    """The same rows in Parquet, days as dates, give the same arrays."""
    other = tmp_path / "war.parquet"
    options = "types = {'cameo': 'VARCHAR'}"
    duckdb.sql(f"COPY (FROM read_csv('{csv}', {options})) TO '{other}' (FORMAT parquet)")
    one, two = read_events(csv), read_events(other)
    assert one.names == two.names
    assert one.day.tolist() == two.day.tolist()
    assert [one.codes[k] for k in one.code] == [two.codes[k] for k in two.code]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("war.xlsx", "", "not a table that can be read"),
        ("gone.csv", None, "there is no such file"),
        ("bad.csv", "day,who\n1,2\n", "needs columns date, source, cameo, target"),
        ("broken.parquet", "no parquet", "needs columns"),
    ],
)
def test_a_table_that_cant_be_used_says_why(
    tmp_path: Path, name: str, text: str | None, said: str
) -> None:
    """The message names the file and what it should be."""
    path = tmp_path / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_events(path)


def test_an_empty_table_is_a_table(tmp_path: Path) -> None:
    """No rows are no error: nothing is known."""
    path = tmp_path / "war.csv"
    path.write_text("date,source,cameo,target\n", encoding="utf-8")
    assert len(read_events(path).day) == 0
    assert len(make_events([]).day) == 0


def test_a_party_is_found_whatever_its_case() -> None:
    """A name as typed finds the name as written, the exact one first."""
    events = make_events([Row(1, "norland", "040", "Norland")])
    assert place_of("Norland", events) == events.names.index("Norland")
    assert place_of("NORLAND", events) is not None
    assert place_of("Sudria", events) is None


def test_a_day_that_is_none_is_told() -> None:
    """A date that the calendar lacks is an error with a remedy."""
    with pytest.raises(InputError, match="use YYYY-MM-DD"):
        day_number("2031-02-30")
