"""Whom an act reaches, and whose countries are guesses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan summoned the envoy.", None),
        ("Rwanda armed the rebels.", None),
        ("Nigeria's army killed ten militants.", "NGA"),
    ],
)
def test_a_guess_gives_nobody_the_doers_country(
    text: str, expected: str | None, read_text: Callable[..., Reading]
) -> None:
    """Envoys called in and rebels armed are not the doer's own; rebels fought at home are."""
    (event,) = read_text(text).events
    assert [party.country for party in event.recipients] == [expected]
