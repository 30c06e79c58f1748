"""Puts right what the parser gets wrong where a day stands between a verb and what is offered.

"Offered on Monday to mediate": the model takes the infinitive for a purpose once anything stands
before it. With verbs that want an infinitive it is what is offered.
"""

from __future__ import annotations

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_WANTING = frozenset(
    "offer agree promise vow pledge refuse decline threaten volunteer undertake decide plan prepare"
    " consent swear intend attempt try begin start continue fail manage hope want wish commit propose"
    " choose resolve scramble struggle hesitate hasten aim".split()
)
_ASKING = frozenset(
    "ask urge order tell press persuade instruct request command compel advise call appeal invite".split()
)
_OWN = frozenset({"xcomp", "ccomp"})
_OBJECTS = frozenset({"dobj", "dative"})
_WHEN = frozenset({"DATE", "TIME"})


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence, with such infinitives as the complements they are."""
    wrong = [token for token in tokens if token.dep == "advcl" and _is_complement(token, tokens)]
    if not wrong:
        return tokens
    found = list(tokens)
    for token in wrong:
        found[token.i] = replace(token, dep="xcomp")
    return tuple(found)


def _is_complement(token: Token, tokens: tuple[Token, ...]) -> bool:
    verb = tokens[token.head]
    if token.tag != "VB" or verb.i >= token.i or verb.lemma not in _WANTING | _ASKING:
        return False
    if not any(other.head == token.i and other.tag == "TO" for other in tokens[verb.i : token.i]):
        return False
    deps = {other.dep for other in tokens if other.head == verb.i}
    if deps & _OWN or (verb.lemma in _WANTING and deps & _OBJECTS):
        return False
    return any(word.ent in _WHEN for word in tokens[verb.i + 1 : token.i])
