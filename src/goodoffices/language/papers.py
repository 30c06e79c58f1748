"""Who speaks in a paper: in "issued a statement condemning the raid" the issuer condemns."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.language.tokens import Sentence, Token

_PAPERS = frozenset(
    "statement communique communiqué letter declaration tweet message resolution petition note motion"
    " memo memorandum speech address editorial article post broadcast telegram cable report".split()
)
_ISSUING = frozenset(
    "issue release publish send sign adopt pass write make deliver approve circulate read say carry"
    " put post endorse vote unveil back".split()
)
_INSIDE = frozenset({"in", "for", "with"})


def issuers(noun: Token, sentence: Sentence) -> list[int]:
    """Return the tokens of those who put out the paper that `noun` names; none for another noun."""
    if noun.lemma not in _PAPERS:
        return []
    above = sentence.tokens[noun.head]
    inside = noun.dep == "pobj" and above.text.lower() in _INSIDE
    verb = sentence.tokens[above.head] if inside else above
    if verb.lemma in _ISSUING and (inside or noun.dep == "dobj"):
        return [k for one in sentence.below(verb.i, "nsubj") for k in _listed(one, sentence)]
    return [k for one in _by_whom(noun, sentence) for k in _listed(one, sentence)]


def _by_whom(noun: Token, sentence: Sentence) -> list[Token]:
    """Return who a paper is by, whose it is, or by whom it was adopted, signed or put out."""
    above = sentence.tokens[noun.head]
    verbs = [k for k in sentence.below(noun.i, "acl") if k.tag == "VBN"]
    verbs += [above] if noun.dep == "nsubjpass" else []
    preps = [k for k in sentence.below(noun.i, "prep") if k.text.lower() == "by"]
    preps += [k for v in verbs if v.lemma in _ISSUING for k in sentence.below(v.i, "agent")]
    named = [k for p in preps for k in sentence.below(p.i, "pobj")]
    return [*sentence.below(noun.i, "poss"), *named]


def _listed(one: Token, sentence: Sentence) -> Iterator[int]:
    """Yield a token and those listed behind it: "Peru and Chile"."""
    yield one.i
    for other in sentence.below(one.i, "conj"):
        yield from _listed(other, sentence)
