"""Puts right what the parser gets wrong about places that one leaves for, or that are held.

"Left for Cairo to meet the envoy": who left meets him, and Cairo does not.
"Tension in occupied East Jerusalem": nobody occupies it here.
"""

from __future__ import annotations

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_LEAVING = frozenset({"leave", "depart", "head", "fly", "bind", "set", "off"})
_HELD = frozenset(
    {"occupied", "annexed", "besieged", "disputed", "divided", "embattled", "liberated"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def with_bound(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give "left for Cairo to meet" to who left: the place behind "for" meets nobody."""
    verb = tokens[token.head]
    marks = [t for t in tokens if t.head == verb.i and t.dep == "mark" and t.text.lower() == "for"]
    above = tokens[verb.head]
    if token.dep != "nsubj" or token.tag != "NNP" or not marks or above.lemma not in _LEAVING:
        return []
    prep = replace(marks[0], dep="prep", head=above.i)
    return [prep, replace(token, dep="pobj", head=prep.i), replace(verb, dep="advcl")]


def with_occupied(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "occupied" in "tension in occupied East Jerusalem" a quality: nobody occupies it here."""
    if token.text.lower() not in _HELD or token.dep in {"amod", "ROOT"} or not token.i:
        return []
    prep = next((t for t in reversed(tokens[: token.i]) if t.tag not in {"JJ", "DT"}), token)
    named = [t for t in tokens if t.head == token.i and t.dep == "dobj" and t.tag == "NNP"]
    if (
        prep.pos != "ADP"
        or not named
        or any(t.dep in _SUBJECTS for t in tokens if t.head == token.i)
    ):
        return []
    place = replace(named[0], dep="pobj", head=prep.i)
    return [replace(token, dep="amod", pos="ADJ", tag="JJ", head=place.i), place]
