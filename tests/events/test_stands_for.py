"""Whom "their", "those" and "who" stand for as far as their clause tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.events.stands_for import among, helped_in, is_asked_for, joined
from goodoffices.language.tokens import Analysis, Sentence, Token

pytestmark = pytest.mark.model
Parse = Callable[[str], Analysis]


def word_of(parse_text: Parse, text: str, word: str) -> tuple[Sentence, Token]:
    """Return the sentence and its first token of these letters."""
    sentence = parse_text(text).sentences[0]
    return sentence, next(t for t in sentence.tokens if t.text.lower() == word)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Norway is helping Somali forces in their fight against rebels.", ["forces"]),
        ("Norway is helping Somali forces with arms in their fight against rebels.", ["forces"]),
        ("Norway pledged support for Somalia in its fight against rebels.", ["Somalia"]),
        ("The army lost many men in its fight against rebels.", []),
        ("Norway helps Somalia with its roads.", []),
    ],
)
def test_the_fight_is_theirs_who_are_helped(parse_text: Parse, text: str, whose: list[str]) -> None:
    """The helper's fight it is not; who helps nobody fights his own."""
    pronoun = "their" if "their" in text else "its"
    sentence, word = word_of(parse_text, text, pronoun)
    assert [sentence.tokens[k].text for k in helped_in(word, sentence)] == whose


def test_who_was_among_those_held(parse_text: Parse) -> None:
    """All that are listed before are meant by "those"."""
    sentence, word = word_of(
        parse_text, "A bishop and two nuns were among those held in Togo.", "those"
    )
    assert [sentence.tokens[k].text for k in among(word, sentence)] == ["bishop", "nuns"]


def test_a_question_names_nobody(parse_text: Parse) -> None:
    """It asks below "find out", and tells below "the man"."""
    asked = word_of(parse_text, "Police want to find out who shot the mayor.", "who")
    told = word_of(parse_text, "The man who shot the mayor fled.", "who")
    assert is_asked_for(asked[1], asked[0])
    assert not is_asked_for(told[1], told[0])


def test_a_list_is_given_in_order(parse_text: Parse) -> None:
    """What hangs on each other by "and" comes one by one."""
    sentence, word = word_of(parse_text, "Togo, Chad and Mali sent troops.", "togo")
    assert [sentence.tokens[k].text for k in joined(sentence, word.i)] == ["Chad", "Mali"]
