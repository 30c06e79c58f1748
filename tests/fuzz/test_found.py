"""Faults that fuzzing found, each as the smallest text that had it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.events.extent import _first
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Reading


@pytest.mark.parametrize("text", ["Blast kills one", "One in", "The army killed one in"])
def test_a_sentence_may_end_in_a_number(text: str, read_text: Callable[..., Reading]) -> None:
    """What would follow it, "one in ten", is looked for within the sentence."""
    assert read_text(text, "2025-03-04").sentences


def test_a_party_has_words() -> None:
    """Marks before a phrase are left out of it, but never its head, whatever the parser calls it."""
    words = [("'s", "POS"), ("-", "HYPH"), ("'s", "POS")]
    tokens = tuple(
        Token(
            i=k,
            text=word,
            lemma=word,
            pos="PART",
            tag=tag,
            dep="dep",
            head=2,
            start=3 * k,
            end=3 * k + len(word),
        )
        for k, (word, tag) in enumerate(words)
    )
    sentence = Sentence(0, 0, 8, "'s - 's", tokens=tokens)
    assert _first(sentence, 0, tokens[2]) == 2
