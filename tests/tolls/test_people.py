"""The nouns of the lexicon count people, and say of them no more than they say."""

from __future__ import annotations

import pytest

from goodoffices.language.tokens import Token
from goodoffices.tolls import TollLexicon


def _noun(lemma: str) -> Token:
    return Token(0, lemma, lemma, "NOUN", "NNS", "dobj", 0, 0, len(lemma))


@pytest.mark.parametrize(
    ("noun", "traits"),
    [("nun", ("civilian",)), ("soldier", ("soldier",)), ("islander", ()), ("family", ())],
)
def test_people_have_traits(noun: str, traits: tuple[str, ...], lexicon: TollLexicon) -> None:
    """A listed noun has its traits; one known by its ending has none."""
    assert lexicon.people.traits_of(_noun(noun)) == traits


@pytest.mark.parametrize("noun", ["tank", "container", "number", "helicopter", "day"])
def test_things_are_no_people(noun: str, lexicon: TollLexicon) -> None:
    """Things are none, even with the ending of a doer."""
    assert lexicon.people.traits_of(_noun(noun)) is None


def test_a_compound_says_more_than_its_head(lexicon: TollLexicon) -> None:
    """An aid worker is more than a worker."""
    assert lexicon.people.traits_of(_noun("worker"), _noun("aid")) == ("aid-worker",)
