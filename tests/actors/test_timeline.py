"""Tests of who held what on which day."""

from __future__ import annotations

import pytest

from goodoffices.actors.registry import Registry
from goodoffices.actors.timeline import (
    first_day,
    held_on,
    holders,
    last_day,
    last_holder,
    tenure_key,
    tenures,
)

from .conftest import person, post


def test_a_short_date_spans_what_it_can_mean() -> None:
    """A year runs from its first to its last day, a month likewise; no date has no bound."""
    assert (first_day("2012"), last_day("2012")) == ("2012-01-01", "2012-12-31")
    assert (first_day("2012-06"), last_day("2012-06")) == ("2012-06-01", "2012-06-31")
    assert first_day(None) < "1000-01-01"
    assert last_day(None) > "9000-01-01"


@pytest.mark.parametrize(
    ("day", "tense", "office"),
    [
        ("2012-01-01", "future", "defence-minister"),
        ("2013-06-01", "current", "defence-minister"),
        ("2014-05-01", "former", "defence-minister"),
        ("2014-06-08", "current", "president"),
        (None, "current", "president"),
    ],
)
def test_the_post_on_a_day(registry: Registry, day: str | None, tense: str, office: str) -> None:
    """One person is minister, out of office and president, each on its day."""
    held = held_on(registry.actors["egy.al-sisi"], day, registry.offices)
    assert held.post is not None
    assert (held.tense, held.post.office) == (tense, office)


def test_the_higher_of_two_posts_counts(registry: Registry) -> None:
    """Of posts held at once the higher-ranked introduces a person."""
    both = person("Q", "EGY", post("foreign-minister", "2000"), post("prime-minister", "2000"))
    held = held_on(both, "2005-01-01", registry.offices)
    assert held.post is not None
    assert held.post.office == "prime-minister"


def test_an_office_changes_hands(registry: Registry) -> None:
    """The Egyptian president is one man in June 2013 and another a year later."""
    row = registry.tenures[tenure_key("president", "EGY")]
    assert holders(row, "2013-06-01") == ("egy.morsi",)
    assert holders(row, "2015-01-01") == ("egy.al-sisi",)
    assert holders(row, "2013-12-01") == ()
    assert last_holder(row, "2013-12-01") == "egy.morsi"


def test_a_post_under_its_own_title_comes_second() -> None:
    """The words "Prime minister of the region" never stands before the state's prime minister."""
    region = person(
        "R One", "IRQ", post("prime-minister", "2001", title="prime minister of a region")
    )
    whole = person("W Two", "IRQ", post("prime-minister", "2000"))
    row = tenures((region, whole))[tenure_key("prime-minister", "IRQ")]
    assert holders(row, "2005-01-01") == ("irq.two", "irq.one")
