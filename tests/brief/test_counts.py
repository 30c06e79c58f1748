"""Who a count is of, in the report's words, and which counts stand beside each other."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pytest

from goodoffices.brief.counts import Group, find_counts, victims
from goodoffices.record import Record, tolls
from goodoffices.shapes import Span

from . import reports
from .conftest import ground_of
from .reports import STRIKE


def count(words: str, **more: Any) -> reports.Told:  # noqa: ANN401 - any field of the toll
    """Return a sentence that counts these victims."""
    text = f"Ethiopia bombed Eritrea; {words} were killed since April, Kenya said."
    at = text.index(words)
    toll = {"victims": Span(text=words, start=at, end=at + len(words)), "low": 5, "high": 5}
    return msgspec.structs.replace(STRIKE, text=text, toll=toll | {"according_to": "Kenya"} | more)


def every_count(record: Record) -> list[Group]:
    """Return all counts of a record, totals first."""
    ground = ground_of(record)
    asked = np.ones(len(ground.tolls.tolls), np.bool_)
    found = find_counts(ground, asked, "2031-05-01", 5)
    return [*found.totals, *found.incidents]


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("at least 974 Karabakh soldiers", "Karabakh soldiers"),
        ("twenty-eight more Karabakh servicemen", "Karabakh servicemen"),
        ("1,867 Eritreans", "Eritreans"),
        ("dozens of villagers", "villagers"),
        ("more than 490", "child"),
    ],
)
def test_who_is_counted_is_told_in_the_reports_words(record: Record, words: str, whom: str) -> None:
    """Numbers and qualifiers come off; where nothing is left, traits tell it, never a state's code."""
    reports.tell(record, "a", "2031-05-05", count(words, traits=("child", "ERI")))
    (line,) = tolls(record)
    assert victims(line) == whom


def test_counts_of_people_under_different_names_are_not_compared(record: Record) -> None:
    """The dead of two peoples that share a state's code stay apart, and dispute nothing."""
    told = [
        count("5 Karabakh soldiers", traits=("soldier", "ERI")),
        count("90 Lakeland soldiers", traits=("soldier", "ERI"), low=90, high=90),
    ]
    reports.tell(record, "a", "2031-05-05", *told)
    groups = every_count(record)
    assert {group.whom for group in groups} == {"Karabakh soldiers", "Lakeland soldiers"}
    assert not any(group.range.disputed for group in groups)


def test_a_count_above_the_running_total_is_a_running_total(record: Record) -> None:
    """What is told without "since", when fewer were told killed before, is no incident's count."""
    days = (
        ("a", "2031-05-01", 500, True),
        ("b", "2031-05-04", 600, False),
        ("c", "2031-05-05", 9, False),
    )
    for name, day, many, running in days:
        one = count(f"{many} Eritreans", low=many, high=many, cumulative=running)
        reports.tell(record, name, day, one)
    groups = every_count(record)
    total, incident = groups
    assert total.incident is None
    assert [one.line.low for one in total.last] == [600]
    assert [one.line.low for one in incident.last] == [9]
