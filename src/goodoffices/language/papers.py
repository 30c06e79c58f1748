"""Who speaks in a paper: in "issued a statement condemning the raid" the issuer condemns."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.language.tokens import Sentence, Token

_PAPERS = frozenset(
    "statement communique communiqué letter declaration tweet message resolution petition note".split()
)
_ISSUING = frozenset(
    "issue release publish send sign adopt pass write post make deliver approve circulate read say".split()
)


def issuers(noun: Token, sentence: Sentence) -> list[int]:
    """Return the tokens of those who put out the paper that `noun` names; none for another noun."""
    if noun.lemma not in _PAPERS:
        return []
    above = sentence.tokens[noun.head]
    inside = noun.dep == "pobj" and above.text.lower() == "in"
    verb = sentence.tokens[above.head] if inside else above
    if verb.lemma in _ISSUING and (inside or noun.dep == "dobj"):
        return [k for one in sentence.below(verb.i, "nsubj") for k in _listed(one, sentence)]
    by = [prep for prep in sentence.below(noun.i, "prep") if prep.text.lower() == "by"]
    whose = [*sentence.below(noun.i, "poss"), *(k for p in by for k in sentence.below(p.i, "pobj"))]
    return [k for one in whose for k in _listed(one, sentence)]


def _listed(one: Token, sentence: Sentence) -> Iterator[int]:
    """Yield a token and those listed behind it: "Peru and Chile"."""
    yield one.i
    for other in sentence.below(one.i, "conj"):
        yield from _listed(other, sentence)
