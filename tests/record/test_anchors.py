"""Anchors: the words of a correction, found again in another cleaning of the same report."""

from __future__ import annotations

import pytest

from goodoffices.record.anchors import Anchor, locate
from goodoffices.shapes import Extent

WORDS = Anchor(
    kind="event", quote="met again", before="On Monday they ", after=" in Vell.", start=15
)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("On Monday they met again in Vell.", 15),
        ("Vell, 3 May. On Monday they met\nagain in Vell.", 28),
        ("They met again. On Monday they met again in Vell. Once more they met again.", 31),
        ("met again met again", 10),
    ],
)
def test_words_are_found_by_their_context(text: str, start: int) -> None:
    """Most context wins, then the nearest to the old place; white space may differ."""
    found = locate(WORDS, text)
    assert found is not None
    assert found.start == start
    assert text[found.start : found.end].split() == ["met", "again"]


def test_words_that_are_gone_are_nowhere() -> None:
    """Nothing alike is taken for them."""
    assert locate(WORDS, "On Monday they spoke again in Vell.") is None
    assert locate(Anchor(kind="event", quote=" ", before="", after="", start=0), "a b") is None
    assert locate(WORDS, "On Monday they met again") == Extent(start=15, end=24)
