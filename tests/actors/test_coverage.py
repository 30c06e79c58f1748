"""Tests of the coverage table."""

from __future__ import annotations

from msgspec.structs import replace

from goodoffices.actors.coverage import coverage, markdown
from goodoffices.actors.lexicon import AgentsFile, read_lexica
from goodoffices.actors.registry import SHIPPED, Registry, make_registry

from .conftest import person, post, state

PERU = replace(state("PER", "Peru", "Lima", "Peruvian"), checked_until="2019-12-31")


def test_coverage_counts_by_country(registry: Registry) -> None:
    """The table counts persons, others, posts and how many are only recalled."""
    egypt = next(row for row in coverage(registry) if row.country == "EGY")
    assert (egypt.name, egypt.persons, egypt.others, egypt.posts, egypt.recalled) == (
        "Egypt", 3, 1, 4, 4,
    )  # fmt: skip
    assert (egypt.since, egypt.verified) == ("1981-10-14", 0)


def test_days_with_a_known_holder_are_counted_once() -> None:
    """Two heads at a time count once, a gap counts, days before 2000 do not."""
    _, offices = read_lexica(SHIPPED)
    actors = (
        PERU,
        person("A One", "PER", post("president", "1990", "2004-12-31")),
        person("B Two", "PER", post("prime-minister", "2000", "2009-12-31")),
        person("C Three", "PER", post("foreign-minister", "2010", source="a data set")),
    )
    checked = [replace(one, checked_until="2019-12-31") for one in actors]
    row = coverage(make_registry(checked, AgentsFile(), offices))[0]
    assert round(row.heads or 0, 2) == 0.5
    assert round(row.foreign or 0, 2) == 0.5
    assert row.defence == 0
    assert (row.recalled, row.verified) == (2, 1)


def test_the_page_has_a_row_a_country(registry: Registry) -> None:
    """The page is sorted by code, and bodies that are no states have no ministers."""
    page = markdown(coverage(registry))
    rows = [line for line in page.splitlines() if line.startswith("| ") and " %" in line]
    assert rows == sorted(rows)
    uno = next(line for line in page.splitlines() if line.startswith("| UNO"))
    assert uno.count(" - ") == 4
