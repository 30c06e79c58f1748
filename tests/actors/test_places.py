"""Tests of where a name stands for a place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.actors.places import is_place
from goodoffices.language.tokens import Sentence, Token, children_of
from goodoffices.shapes import Reading


def _sentence(verb: str, tag: str, preposition: str) -> Sentence:
    """Return "He VERB PREPOSITION Lima" as parsed."""
    words = (
        ("He", "PRP", "nsubj", 1),
        (verb, tag, "ROOT", 1),
        (preposition, "IN", "prep", 1),
        ("Lima", "NNP", "pobj", 2),
    )
    tokens, at = [], 0
    for k, (word, mark, dep, head) in enumerate(words):
        pos = "VERB" if mark.startswith("V") else "NOUN"
        tokens.append(Token(k, word, word, pos, mark, dep, head, at, at + len(word)))
        at += len(word) + 1
    text = " ".join(word[0] for word in words)
    return Sentence(
        0, 0, len(text), text, tokens=tuple(tokens), children=children_of(tuple(tokens))
    )


@pytest.mark.parametrize(
    ("verb", "tag", "preposition", "place"),
    [
        ("meet", "VBD", "in", True),
        ("land", "VBD", "near", True),
        ("fly", "VBD", "to", True),
        ("arrive", "VBD", "from", True),
        ("receive", "VBD", "from", False),
        ("speak", "VBD", "to", False),
        ("call", "NN", "from", False),
        ("agree", "VBD", "with", False),
    ],
)
def test_prepositions_and_verbs_decide(verb: str, tag: str, preposition: str, place: bool) -> None:
    """The words "in" is where; "to" is where after travel, "from" after movement, else they name a party."""
    assert is_place(_sentence(verb, tag, preposition), 3) is place


@pytest.mark.model
def test_whom_a_man_lashes_out_at_is_no_place(read_text: Callable[..., Reading]) -> None:
    """Who lashes out at the United States does so at the state."""
    event = read_text("Taylor lashed out at the United States.", published="2000-05-15").events[0]
    assert [p.actor for p in event.recipients] == ["USA"]
