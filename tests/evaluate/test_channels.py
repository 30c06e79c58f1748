"""The back-test of the channels ranking."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from goodoffices.channels import make_events
from goodoffices.channels.features import NAMES
from goodoffices.channels.table import Row
from goodoffices.channels.view import make_view
from goodoffices.evaluate.channel_baselines import BASELINES
from goodoffices.evaluate.channels import Query, _fold_weights, is_there
from goodoffices.evaluate.fit_channels import Lesson


def lessons(first: int, feature: str) -> list[Lesson]:
    """Return lessons from day `first` on, in all of which one feature alone decides."""
    made = []
    for day in range(first, first + 40):
        table = np.zeros((4, len(NAMES)))
        table[day % 4, NAMES.index(feature)] = 5.0
        made.append(Lesson(day, table, np.arange(4) == day % 4))
    return made


def test_a_later_table_never_teaches_an_earlier_one_nor_a_day_itself() -> None:
    """The old table's folds know nothing of the new one; the new one's know both; no fold its own days."""
    tables = {
        "old": make_events([Row(0, "A", "040", "B")]),
        "new": make_events([Row(5000, "A", "040", "B")]),
    }
    taught = {"old": lessons(100, "cooperation"), "new": lessons(5100, "announced")}
    taught["old"] += lessons(1000, "recurrency")
    queries = [
        Query(id=f"{name}{fold}", a="A", b="B", asof=asof, events=name, fold=fold)
        for name, fold, asof in (
            ("old", 1, "1971-06-01"), ("old", 0, "1970-05-01"), ("new", 1, "1985-01-01"),
        )
    ]  # fmt: skip
    found = _fold_weights(queries, tables, taught)
    assert set(found) == {("old", 1), ("new", 1)}
    old, new = found["old", 1].weights, found["new", 1].weights
    assert old["cooperation"] > 0
    assert old["recurrency"] == 0
    assert old["announced"] == 0
    assert new["announced"] > 0
    assert new["recurrency"] > 0


def test_every_baseline_ranks_who_met_both_over_who_met_none() -> None:
    """Each is a way to rank, and none of them a constant."""
    rows = [Row(100 + k, "Ostmark", "040", side) for k in range(4) for side in ("A", "B")]
    events = make_events([*rows, Row(101, "Far", "040", "Away")])
    view = make_view(events, events.names.index("A"), events.names.index("B"), 110)
    for name, measure in BASELINES.items():
        values = measure(view)
        both, none = (values[events.names.index(party)] for party in ("Ostmark", "Far"))
        assert both > none, name


def test_without_the_data_there_is_nothing_to_score(tmp_path: Path) -> None:
    """A machine without the shared folder skips the back-test."""
    assert not is_there(tmp_path)
