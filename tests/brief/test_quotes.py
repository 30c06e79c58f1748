"""The part of a sentence that tells one act."""

from __future__ import annotations

import pytest

from goodoffices.brief.quotes import clause_of, short


@pytest.mark.parametrize(
    ("sentence", "words", "told"),
    [
        ("Mali later denied that its guns had hit anyone there.", "hit", "its guns had hit anyone there"),
        ("Mali denied firing on Kidal, and blamed the rebels.", "firing", "firing on Kidal"),
        ("He said his men had taken the ford; Chad denied that.", "taken", "his men had taken the ford"),
        ("Denials of a meeting came from Bamako.", "meeting", "of a meeting came from Bamako"),
        ("Chad denied losing 2,500 men.", "losing", "losing 2,500 men"),
        ("Nothing of it is here.", "bombed", "bombed"),
    ],
)  # fmt: skip
def test_a_clause_goes_from_one_mark_to_the_next(sentence: str, words: str, told: str) -> None:
    """Neither the denial itself nor what another clause tells is in it."""
    assert clause_of(sentence, words) == told


def test_long_words_are_cut_between_two_of_them() -> None:
    """What is cut says so."""
    assert short("one two three", 9) == "one two …"
    assert short("one two", 9) == "one two"
