"""Behind or ahead: what the words around a date tell."""

from __future__ import annotations

import pytest

from goodoffices.dates.cues import tense_at
from goodoffices.dates.grammar import Grammar


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("They will meet on Monday.", "future"),
        ("They met on Monday.", "past"),
        ("Talks on Monday.", None),
        ("The truce will be extended on Monday.", "future"),
        ("They will go home, but on Monday they sang.", "past"),
        ("He arrived, and will leave on Monday.", "future"),
        ("He will leave, his office said on Monday.", "past"),
        ("Until Monday, he was at large.", "past"),
        ("The truce was prolonged until 8 a.m. on Monday.", "future"),
        ("Officials said Monday's vote will go ahead.", "future"),
        ("He will speak of Monday's raid.", None),
    ],
)
def test_the_nearest_cue_decides(text: str, tense: str | None, grammar: Grammar) -> None:
    """The last cue before the date in its clause decides, else the first after it."""
    start = text.index("Monday")
    assert tense_at(text, start, start + len("Monday"), grammar.cues) == tense
