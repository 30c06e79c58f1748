"""Whole tables to take away."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from litestar.testing import TestClient

from goodoffices.desk import export
from goodoffices.desk.app import App

Browser = TestClient[App]


def test_a_table_is_taken_away_as_csv(client: Browser) -> None:
    """Every row that was asked for, under the names of its fields."""
    answer = client.get("/events.csv?situation=horn&by=")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert sorted(row["type"] for row in rows) == ["AGREE", "ASSAULT", "CONSULT"]
    assert answer.headers["content-disposition"] == 'attachment; filename="events.csv"'
    assert answer.headers["content-type"].startswith("text/csv")


def test_a_table_is_taken_away_as_json_lines(client: Browser) -> None:
    """With everyone who comes into each row."""
    lines = [msgspec.json.decode(one) for one in client.get("/tolls.jsonl").text.splitlines()]
    assert [(one["low"], one["who"][0]["name"]) for one in lines] == [(12, "Eritrea")]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_table_that_is_cut_says_so(
    client: Browser, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """In its name and in its last line."""
    monkeypatch.setattr(export, "MOST", 2)
    monkeypatch.setattr("goodoffices.desk.rows.COUNTED", 1)
    answer = client.get(f"/events.{form}")
    assert f'"events-first-2.{form}"' in answer.headers["content-disposition"]
    last = answer.text.splitlines()[-1]
    assert "newest 2 rows" in last
    assert len(answer.text.splitlines()) == (4 if form == "csv" else 3)


def test_no_cell_starts_a_formula(client: Browser) -> None:
    """Words of a story do nothing in a spreadsheet."""
    for row in csv.reader(io.StringIO(client.get("/events.csv").text)):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)


def test_only_tables_can_be_taken_away(client: Browser) -> None:
    """Other pages have no such address."""
    assert client.get("/sources.csv").status_code == 404
