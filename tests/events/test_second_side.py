"""The second of two sides where the parser lost it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        (
            "Fighting between men of the Shabab group under Ali Dere and the Kenyan army began.",
            {"SOM", "KEN"},
        ),
        ("Fighting between rebels in the hills near Gao and Kidal erupted before dawn.", {"MLI"}),
    ],
)
def test_the_side_beyond_a_long_name(text: str, countries: set[str], read_text: Read) -> None:
    """Beyond a commander's name the other side is found; a land named with another is none."""
    fights = [e for e in read_text(text).events if e.type == "ASSAULT"]
    assert {p.country for e in fights for p in (*e.actors, *e.recipients)} == countries
