"""`goodoffices actor`: who is meant by a mention on a day."""

from __future__ import annotations

import io
import json
import sys

import pytest

from goodoffices.cli.actor import answer_mentions
from goodoffices.cli.app import Format
from goodoffices.errors import InputError

ANSWER = {"id", "actor", "name", "country", "sector", "role", "as_of"}


def test_an_office_is_answered_with_its_holder(capsys: pytest.CaptureFixture[str]) -> None:
    """Name, country, sector and office, the registry's id, and why."""
    status = answer_mentions("the Egyptian president", "2013-06-01", Format.TABLE, None)
    first, second, third = capsys.readouterr().out.splitlines()
    assert status == 0
    assert first.startswith("Mohamed Morsi (EGY, GOV, ")
    assert second.startswith("  registry: ")
    assert third.startswith("  as of 2013-06-01; ")


def test_the_day_decides(capsys: pytest.CaptureFixture[str]) -> None:
    """The same words mean another a year later."""
    answer_mentions("the Egyptian president", "2014-07-14", Format.JSONL, None)
    row = json.loads(capsys.readouterr().out)
    assert row.keys() >= ANSWER
    assert row["id"] == "the Egyptian president"
    assert "Sisi" in row["name"]


def test_one_who_is_not_known_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """No guess is made."""
    answer_mentions("Qwzx Vbnm", None, Format.TABLE, None)
    assert capsys.readouterr().out.startswith("not known (-)")


def lines(text: bytes, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return the exit status of answering lines."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    return answer_mentions(None, None, Format.JSONL, None)


def test_lines_are_answered_in_order(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each under its own id; blank lines are passed over."""
    asked = (
        b'{"id": "2", "mention": "the Egyptian president", "date": "2013-06-01"}\n\n'
        b'{"id": "1", "mention": "Israel", "date": null}\n'
    )
    assert lines(asked, monkeypatch) == 0
    rows = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [(row["id"], row["country"]) for row in rows] == [("2", "EGY"), ("1", "ISR")]
    assert all(row.keys() >= ANSWER for row in rows)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "-:1: "),
        (b'{"id": "x"}', "-:1: Object missing required field `mention`"),
        (b'{"id": 1, "mention": "x"}', "-:1: Expected `str`, got `int`"),
        (b'{"id": "x", "mention": "y", "date": "2013-13"}', "-:1: date: '2013-13' is not a date"),
        (b"\xff\xfe", "-:1: "),
    ],
)
def test_a_bad_line_is_listed_and_the_others_are_answered(
    line: bytes,
    message: str,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Exit status 1 if some are answered, 2 if none is."""
    assert lines(line + b'\n{"id": "good", "mention": "Israel"}\n', monkeypatch) == 1
    done = capfd.readouterr()
    assert json.loads(done.out)["id"] == "good"
    assert done.err.splitlines()[1].strip().startswith(message)
    assert lines(line + b"\n", monkeypatch) == 2


def test_a_day_that_is_none_is_an_error() -> None:
    """A year or a month will do, a thirteenth month won't."""
    assert answer_mentions("Israel", "2013", Format.TABLE, None) == 0
    with pytest.raises(InputError, match="--date: '2013-13-01' is not a date; use YYYY-MM-DD"):
        answer_mentions("Israel", "2013-13-01", Format.TABLE, None)
