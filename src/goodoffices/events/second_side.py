"""The second of two sides, where the parser lost the "and" between them.

"Between fighters of the group under a local chief and the marines": the marines are the other side.
"""

from __future__ import annotations

from typing import Protocol

from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Party

_FAR = 18  # tokens: what stands farther off belongs to another clause
_BODIES = frozenset({"group", "agent", "adjective"})


class _Mentions(Protocol):
    def parties_at(self, token: int, *, places: bool) -> tuple[Party, ...]: ...

    def kind_at(self, token: int) -> str | None: ...


def other_side(token: int, sentence: Sentence, mentions: _Mentions) -> list[int]:
    """Return the head of the second side behind the one headed by `token`.

    Beyond a preposition other than "of" only a body counts: of "between rebels in Chad and Togo" Togo
    may be where they are.
    """
    joined = strayed = False
    for word in sentence.tokens[token + 1 : token + _FAR]:
        joined = joined or word.text.lower() == "and"
        if joined and mentions.parties_at(word.i, places=False):
            ahead = sentence.tokens[word.head]
            found = ahead.i if ahead.i > word.i and ahead.pos == "PROPN" else word.i
            return [] if strayed and mentions.kind_at(found) not in _BODIES else [found]
        if word.pos == "ADP" and word.text.lower() != "of":
            if joined:
                break
            strayed = True
        elif word.pos in {"VERB", "AUX"} and not _is_tied(word, sentence):
            break
    return []


def _is_tied(word: Token, sentence: Sentence) -> bool:
    """Whether a participle is a quality: "heavily armed men", "Iran-aligned fighters"."""
    return word.dep in {"amod", "compound"} and sentence.tokens[word.head].i > word.i
