"""Tests of headlines in capitals, given to the parser as sentences are written."""

from __future__ import annotations

import pytest

from goodoffices.language.headings import in_small_letters
from goodoffices.language.tokens import Sentence

BODY = (
    Sentence(
        1, 50, 51, "In Niger the Togo Front, which holds a mine near Bria, spoke of Hope Mine."
    ),
    Sentence(2, 52, 53, "The mine was hit, the NGO said, as men fled the mine."),
)


def written(text: str) -> str:
    """Return a headline as the parser gets it."""
    return in_small_letters(Sentence(0, 0, len(text), text, kind="title"), BODY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo Front Rebels Seize Mine", "Togo Front rebels seize mine"),
        ("UN Envoy Seeks Truce In Niger", "UN envoy seeks truce in Niger"),
        ("Togo Front Signs Cease-Fire Accord", "Togo Front signs cease-fire accord"),
        ("TOGO FRONT REBELS ATTACK MINE", "Togo Front rebels attack mine"),
        ("Togo Front Still Holding Bria", "Togo Front Still holding Bria"),
        ("NGO SAYS REBELS KILL FOUR IN BRIA", "NGO says rebels kill four in Bria"),
    ],
)
def test_what_the_story_writes_small_becomes_small(text: str, expected: str) -> None:
    """A headline in capitals keeps those of names, and no letter is added or lost."""
    assert written(text) == expected
    assert len(written(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Togo Front rebels seize mine near Bria",  # written as a sentence
        "Talks Resume",  # too short to tell
        "Togo and Niger agree to meet in Lome",
    ],
)
def test_a_line_in_small_letters_stays(text: str) -> None:
    """A line that is no headline in capitals reaches the parser as it stands."""
    assert written(text) == text
