"""Tests of names in a mention that stands by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.actors.registry import Registry
from goodoffices.actors.resolve import resolve
from goodoffices.shapes import Reading

DAY = "2014-07-11"


@pytest.mark.parametrize(
    "mention",
    ["Michael Jordan", "Chad Miller", "Mr. Jordan", "Berlin Schulz", "the Berlin accords",
     "the Jerusalem declaration", "Lake Chad", "the Egypt border", "Deborah Chad"],
)  # fmt: skip
def test_places_that_are_no_parties(mention: str, registry: Registry) -> None:
    """A person's name, a treaty and a lake are not the state whose name they bear."""
    found = resolve(mention, DAY, registry)
    assert (found.actor, found.country) == (None, None)


@pytest.mark.parametrize(
    ("mention", "country"),
    [("Jordan", "JOR"), ("Jordan's army", "JOR"), ("Chad Valley farmers", "TCD"),
     ("northern Chad", "TCD"), ("the Egyptian agreement", "EGY")],
)  # fmt: skip
def test_places_that_are(mention: str, country: str, registry: Registry) -> None:
    """The state itself, what it owns, its parts and its adjective stay its own."""
    assert resolve(mention, DAY, registry).country == country


def test_a_surname_alone_is_the_one_in_office(registry: Registry) -> None:
    """One word, with a capital, is the person in high office on that day, or lately."""
    assert resolve("Obama", DAY, registry).actor == "usa.obama"
    assert resolve("al-Sisi", DAY, registry).actor == "egy.al-sisi"
    assert resolve("Obama", "2050-01-01", registry).actor is None
    assert resolve("obama", DAY, registry).actor is None


@pytest.mark.parametrize(
    ("mention", "name", "country", "sector"),
    [
        ("ambassador to Peru Anna Roth", "Anna Roth", None, "GOV"),
        ("Germany's ambassador to Peru Anna Roth", "Anna Roth", "DEU", "GOV"),
        ("President of Peru Ramon Diaz", "Ramon Diaz", "PER", "GOV"),
        ("the governor's spokesman, Ramon Diaz", "Ramon Diaz", None, "GOV"),
        ("envoy to Egypt Barack Obama", "Barack Obama", "USA", "GOV"),
    ],
)
def test_a_name_after_its_title(
    mention: str, name: str, country: str | None, sector: str, registry: Registry
) -> None:
    """A name at the end, or after a comma, is the one whom the title before describes."""
    found = resolve(mention, DAY, registry)
    assert (found.name, found.country, found.sector) == (name, country, sector)


def test_the_country_may_be_told_late(registry: Registry) -> None:
    """The country of somebody described is read from a place further on, but not from a topic."""
    assert resolve("a professor of law at a college in Germany", DAY, registry).country == "DEU"
    assert resolve("a professor of law who studies wars in Peru", DAY, registry).country is None


@pytest.mark.model
def test_a_premier_spelt_otherwise_is_the_premier(read_text: Callable[..., Reading]) -> None:
    """Who holds the office that day by that last name is meant, however his name is spelt."""
    text = "Prime Minister Nuri Kamal al-Maliki condemned Chad."
    event = read_text(text, published="2008-03-31").events[0]
    assert [p.actor for p in event.actors] == ["irq.maliki"]
