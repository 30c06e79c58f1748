"""Gives words of speech what is said, where the parser gives it to another word.

"Said quoting officials that rebels fled": that they fled is said; officials don't flee so.
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


TOLD_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"ccomp", "relcl", "acl"}), _with_quoting),
)
