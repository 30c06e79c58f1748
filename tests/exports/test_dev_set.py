"""A desk's corrections become a development set in the form of our gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goodoffices.exports import export_dev_set
from goodoffices.record import (
    Mark,
    Person,
    Record,
    accept,
    add,
    draft_finding,
    get_reading,
    mark_report,
    reject,
    undo,
)

ANNA = Person("anna", "2031-06-01T00:00:00Z")
GOLD = Path(__file__).parents[2] / "bench" / "gold" / "stories-dev" / "gold.jsonl"


@pytest.fixture
def corrected(record: Record) -> Record:
    """A record whose meeting is right, whose shelling is wrong, and which missed an injury."""
    accept(record, "story:event:28", ANNA)
    reject(record, "story:event:147", ANNA, "nobody shelled")
    facts = {"kind": "injured", "low": 12, "victims": "12 villagers"}
    add(
        record,
        "story",
        draft_finding(record, "story", "toll", "12 villagers were killed", facts),
        ANNA,
    )
    return record


def rows(record: Record, folder: Path, **more: Any) -> tuple[list[Any], list[Any]]:  # noqa: ANN401 - any option
    """Return the documents and the gold that an export writes."""
    done = export_dev_set(record, folder, **more)
    found = [path.read_text("utf-8").splitlines() for path in (done.documents, done.gold)]
    return [json.loads(one) for one in found[0]], [json.loads(one) for one in found[1]]


def test_documents_are_what_the_reader_is_given(corrected: Record, tmp_path: Path) -> None:
    """A report as JSONL input, and no label of the gold."""
    documents, _ = rows(corrected, tmp_path / "dev")
    reading = get_reading(corrected, "story")
    names = ("id", "text", "title", "published", "url", "source")
    assert documents == [{name: getattr(reading, name) for name in names}]


def test_gold_has_what_must_be_found_and_what_must_not(corrected: Record, tmp_path: Path) -> None:
    """Reviewed findings count, unreviewed ones are optional, rejected ones are temptations."""
    _, (gold,) = rows(corrected, tmp_path / "dev")
    certain = [event["type"] for event in gold["events"] if not event.get("optional")]
    assert certain == ["CONSULT"]
    assert len(gold["events"]) == 3
    assert [toll["kind"] for toll in gold["tolls"] if not toll.get("optional")] == ["injured"]
    assert [contact["a_text"] for contact in gold["contacts"]] == ["Ana Duré"]
    (must_not,) = gold["must_not"]
    assert must_not["forbid"]["types"] == ["ASSAULT"]
    assert must_not["why"] == "nobody shelled"
    assert "shelling" in must_not["quote"]


def test_its_keys_are_those_of_our_gold(corrected: Record, tmp_path: Path) -> None:
    """Whatever scores our gold can score a desk's."""
    _, (gold,) = rows(corrected, tmp_path / "dev")
    ours = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    for kind in ("events", "statements", "tolls", "contacts", "must_not"):
        wanted = set.intersection(*(set(one) for row in ours for one in row[kind]))
        assert wanted <= set(gold[kind][0]), kind
    assert {key for row in ours for key in row} == set(gold)


def test_what_was_taken_back_is_not_in_it(record: Record, tmp_path: Path) -> None:
    """A correction that was undone says nothing."""
    undo(record, accept(record, "story:event:28", ANNA), ANNA)
    assert rows(record, tmp_path / "dev") == ([], [])


def test_marked_reports_stay_here(corrected: Record, tmp_path: Path) -> None:
    """The texts go out with a development set, so the marks hold for it."""
    mark_report(corrected, "story", Mark(handling="amber"), ANNA)
    assert rows(corrected, tmp_path / "dev") == ([], [])
    assert export_dev_set(corrected, tmp_path / "dev").withheld == 1
    assert len(rows(corrected, tmp_path / "dev", handling="amber")[1]) == 1
