"""Puts right what the parser often gets wrong in the sentences that a record of mediation rests on.

"Offered on Monday to mediate": the model takes the infinitive for a purpose once anything stands
before it. With verbs that want an infinitive it is what is offered.
"Brought the two sides together in Oslo": "together" hangs on "in"; it is the verb's.
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
_JOINT = frozenset({"together", "apart"})
_OWN = frozenset({"xcomp", "ccomp"})
_OBJECTS = frozenset({"dobj", "dative"})
_WHEN = frozenset({"DATE", "TIME"})


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence, with infinitives and "together" where they belong."""
    found = {
        token.i: replace(token, dep="xcomp")
        for token in tokens
        if token.dep == "advcl" and _is_complement(token, tokens)
    }
    for token in tokens:
        prep = tokens[token.head]
        if token.text.lower() in _JOINT and prep.i == token.i + 1 and prep.dep == "prep":
            found[token.i] = replace(token, head=prep.head)
    return tuple(found.get(token.i, token) for token in tokens) if found else tokens


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
