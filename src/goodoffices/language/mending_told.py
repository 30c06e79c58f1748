"""Gives words of speech what is said, where the parser gives it to another word.

"Said quoting officials that rebels fled": that they fled is said; officials don't flee so.
"Sources said Togo, Mali and Chad had agreed": all three had; nobody says Togo.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_SAYING = frozenset("say report add state announce write claim note".split())
_QUOTING = frozenset({"quote", "cite"})


def _with_quoting(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give "said quoting officials that rebels fled" its clause."""
    above = tokens[token.head]
    quoting = above if above.lemma in _QUOTING else tokens[above.head]
    said = tokens[quoting.head]
    if quoting.lemma not in _QUOTING or quoting.tag != "VBG" or said.lemma not in _SAYING:
        return []
    if not any(t.head == token.i and t.dep == "mark" and t.lemma == "that" for t in tokens):
        return []
    if any(t.head == said.i and t.dep == "ccomp" for t in tokens):
        return []
    return [replace(token, dep="ccomp", head=said.i), replace(quoting, dep="advcl")]


def _with_said_list(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give "said Togo, Mali and Chad had agreed" its first subject: nobody says a name."""
    said = tokens[token.head]
    named = token.pos == "PROPN" or token.text.isupper()
    if said.lemma != "say" or not named or token.i < said.i:
        return []
    if token.i + 2 >= len(tokens) or tokens[token.i + 1].text != ",":
        return []
    verb = next((t for t in tokens[token.i :] if t.dep == "ccomp" and t.head == said.i), token)
    subjects = (t for t in tokens[token.i : verb.i] if t.head == verb.i)
    second = next((t for t in subjects if t.dep in {"nsubj", "nsubjpass"}), None)
    if second is None or not any(t.head == second.i and t.dep == "conj" for t in tokens):
        return []
    begins = min((t.i for t in tokens if t.head == second.i and t.i < second.i), default=second.i)
    if begins != token.i + 2:
        return []
    return [
        replace(token, dep=second.dep, head=verb.i),
        replace(second, dep="conj", head=token.i),
    ]


TOLD_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"ccomp", "relcl", "acl"}), _with_quoting),
    (frozenset({"dobj"}), _with_said_list),
)
