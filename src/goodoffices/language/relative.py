"""Whom the words of a relative clause mean that stand in it as somebody's: "whose jets bombed it"."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.language.tokens import Sentence, Token


def whose(word: Token, sentence: Sentence) -> Iterator[int]:
    """Yield the token that "whose" stands for, and those joined to it; nothing for another word."""
    if word.tag != "WP$":
        return
    clause = sentence.tokens[word.head]
    while clause.head != clause.i and clause.dep != "relcl":
        clause = sentence.tokens[clause.head]
    if clause.dep != "relcl" or clause.head > word.i:
        return
    noun = sentence.tokens[clause.head]
    yield noun.i
    yield from (other.i for other in sentence.below(noun.i, "conj") if other.i < word.i)
