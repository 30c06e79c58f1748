"""Where a sentence names a truce, a deal, talks or a war, and how far the name reaches."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goodoffices.language.tokens import Sentence, Token
from goodoffices.precedents.words import PrecedentWords
from goodoffices.shapes import PrecedentKind

_LEFT = frozenset("amod compound nmod nummod poss npadvmod quantmod advmod punct case".split())
_ARTICLES = frozenset("the a an this that these those".split())
_LONGEST = 14


class Named(msgspec.Struct, frozen=True):
    """A noun of peace or war: token `head`, the name from `first` up to, not including, `last`.

    `proper` tells that it has a name of its own ("the Dayton accords", "the Falklands War"), `public`
    that its words are those of a conflict ("a ceasefire", "the civil war", "a peace deal"), `plain` that
    the noun is a war's or a deal's own and no charter's.
    """

    head: int
    first: int
    last: int
    kind: PrecedentKind
    proper: bool
    public: bool = False
    plain: bool = False


def find_named(sentence: Sentence, words: PrecedentWords) -> Iterator[Named]:
    """Yield the names of truces, deals, talks and wars in a sentence, in order."""
    for token in sentence.tokens:
        kind = _kind(sentence, token, words)
        if kind is None or _is_other_thing(sentence, token, words):
            continue
        first = _first(sentence, token)
        proper = any(
            t.pos == "PROPN" and t.text[:1].isupper() for t in sentence.tokens[first : token.i + 1]
        )
        before = {t.text.lower() for t in sentence.tokens[first : token.i]}
        public = kind == "ceasefire" or not before.isdisjoint(words.public)
        plain = token.lemma.lower() in words.plain
        yield Named(token.i, first, _last(sentence, token), kind, proper, public, plain)


def _kind(sentence: Sentence, token: Token, words: PrecedentWords) -> PrecedentKind | None:
    if token.pos not in {"NOUN", "PROPN"}:
        return None
    lemma = sentence.joined(token.i).lower()
    if lemma.removesuffix("s") in words.kinds and lemma not in words.kinds:
        lemma = lemma.removesuffix("s")
    kind = words.kinds.get(lemma)
    if kind is None and token.i + 2 < len(sentence.tokens):
        ahead = sentence.tokens[token.i + 1 : token.i + 3]
        kind = words.kinds.get(f"{lemma} {ahead[0].text} {ahead[1].text}".lower())
    return kind


def _is_other_thing(sentence: Sentence, token: Token, words: PrecedentWords) -> bool:
    """Whether the noun modifies another ("war crimes") or is one of trade, film or courts."""
    if token.dep in {"compound", "amod", "nmod"} and token.head > token.i:
        return True
    return is_of_trade(sentence, token, words)


def is_of_trade(sentence: Sentence, token: Token, words: PrecedentWords) -> bool:
    """Return whether a word before the noun makes a matter of trade, film or courts of it."""
    before = sentence.below(token.i, "amod", "compound", "nmod")
    return any(t.lemma.lower() in words.not_before for t in before)


def _first(sentence: Sentence, token: Token) -> int:
    first = token.i
    while first > 0:
        before = sentence.tokens[first - 1]
        if before.text.lower() in _ARTICLES or before.dep not in _LEFT or before.text in ",;:":
            break
        if before.head not in range(first - 1, token.i + 1):
            break
        first -= 1
    return first


def _last(sentence: Sentence, token: Token) -> int:
    """Return where the name ends: "of June 1997", "between A and B", "brokered by C" belong to it."""
    last = token.i + 1
    for below in sentence.below(token.i, "prep", "acl"):
        _, end = sentence.subtree(below.i)
        if below.i == last and end - token.i <= _LONGEST:
            last = end
    return last
