"""Tests of words and their folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.actors.words import fold, keys_of, words_of


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ya'alon", "Yaalon"),
        ("Ya\N{RIGHT SINGLE QUOTATION MARK}alon", "Yaalon"),
        ("al-Sisi", "Al Sisi"),
        ("Çavuşoğlu", "Cavusoglu"),
        ("U.S.", "US"),
        ("Jüri", "Juri"),
    ],
)
def test_spellings_of_a_name_fold_to_one(one: str, two: str) -> None:
    """Accents, apostrophes, hyphens and full stops don't tell names apart."""
    assert keys_of(one) == keys_of(two)


def test_a_country_before_a_dollar_sign_is_money() -> None:
    """In "US$500" a sum is named and no country."""
    assert [word.text for word in words_of("US$500 for the US")] == ["500", "for", "the", "US"]


def test_a_possessive_is_no_part_of_the_name() -> None:
    """The word before "'s" stands alone and is marked as owning."""
    word = words_of("Egypt's border")[0]
    assert (word.text, word.owns) == ("Egypt", True)


def test_a_plural_possessive_owns() -> None:
    """An apostrophe after a final s marks the owner too."""
    assert [word.owns for word in words_of("the rebels' camp")] == [False, True, False]


def test_a_hyphen_ties_words() -> None:
    """Hyphenated words are cut apart, the first is marked as joined."""
    words = words_of("U.S.-backed rebels")
    assert [(word.text, word.joined) for word in words] == [
        ("U.S.", True),
        ("backed", False),
        ("rebels", False),
    ]


@given(st.text(max_size=60), st.integers(0, 9))
def test_words_stand_where_they_say(text: str, offset: int) -> None:
    """Every word's offsets point at its own letters, whatever the text."""
    for word in words_of(text, offset):
        assert text[word.start - offset : word.end - offset] == word.text


@given(st.text(alphabet=st.characters(codec="latin-1"), max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded word is folded."""
    assert fold(fold(text)) == fold(text)
