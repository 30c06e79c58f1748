"""Precedents: earlier efforts told as background, apart from today's events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_truce_brokered_years_ago_is_a_precedent(read_text: Read) -> None:
    """Broker, parties and month of an earlier truce are told."""
    text = "In November 2018 Egypt brokered a truce between Israel and Hamas."
    (found,) = read_text(text, published="2021-05-12").precedents
    assert found.kind == "truce"
    assert (found.date.start, found.date.end) == ("2018-11-01", "2018-11-30")
    assert [p.country for p in found.brokers] == ["EGY"]
    assert {p.country for p in found.parties} == {"ISR", "PSE"}


def test_failed_effort_is_a_precedent_that_failed(read_text: Read) -> None:
    """The failure of a peace effort is its outcome."""
    text = "The failure of a Norwegian-brokered peace effort between Tamils and Sinhalese hurt."
    (found,) = read_text(text, published="2014-07-11").precedents
    assert found.outcome == "failed"


def test_todays_mediation_is_no_precedent(read_text: Read) -> None:
    """What happened this week is news."""
    text = "On Tuesday Egypt brokered a truce between Israel and Hamas."
    assert not read_text(text, published="2021-05-20").precedents
