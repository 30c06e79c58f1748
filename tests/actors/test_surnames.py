"""Surnames that stand in other names, and words that are no surnames."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "The inspector, Jemar delos Santos, accused the rebels of the raid.",
        "West Africans accused the rebels of the raid.",
        "The mayor of Yala province accused the rebels of the raid.",
    ],
)
def test_part_of_another_name_is_nobody_of_that_surname(
    text: str, read_text: Callable[..., Reading]
) -> None:
    """No Santos, no West and no Yala of the registry is meant."""
    event = next(e for e in read_text(text, published="2016-02-01").events)
    people = {"col.santos", "usa.west", "gnb.yala"}
    assert people.isdisjoint(party.actor for party in event.actors)
    assert {"COL", "GNB"}.isdisjoint(party.country for party in event.actors)
