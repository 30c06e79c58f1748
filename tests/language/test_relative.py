"""Whom "whose" stands for."""

from __future__ import annotations

from goodoffices.language.relative import whose
from goodoffices.language.tokens import Sentence, Token, children_of


def sentence(text: str) -> Sentence:
    """Return a sentence written out as `word|TAG|dep|head`."""
    made = []
    for i, one in enumerate(text.split()):
        word, tag, dep, head = one.split("|")
        made.append(Token(i, word, word, "X", tag, dep, int(head), i, i + 1, ""))
    tokens = tuple(made)
    return Sentence(index=0, start=0, end=9, text=text, tokens=tokens, children=children_of(tokens))


def test_whose_stands_for_what_the_clause_describes() -> None:
    """In "Chad and Mali, whose jets bombed" both are meant, by "their" nobody is."""
    text = "Chad|NNP|nsubj|5 and|CC|cc|0 Mali|NNP|conj|0 {} jets|NNS|nsubj|5 bombed|VBD|relcl|0"
    told = sentence(text.format("whose|WP$|poss|4"))
    assert list(whose(told.tokens[3], told)) == [0, 2]
    other = sentence(text.format("their|PRP$|poss|4"))
    assert list(whose(other.tokens[3], other)) == []
