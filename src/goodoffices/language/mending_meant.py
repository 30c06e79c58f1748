"""Gives verbs of denying and asides of speech the words behind them.

"Denied supplying arms": the supplying is denied, and arms are supplied.
"There was no truth, he said, in the report": no truth in it; he said nothing in it.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_OF_DEEDS = frozenset(
    "deny consider contemplate admit justify renounce forswear favour favor".split()
)
_SAYING = frozenset("say maintain insist add claim argue stress report tell write".split())


def _with_denied_deed(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make of "denied supplying arms" a denial of supplying them."""
    noun = tokens[token.head]
    verb = tokens[noun.head]
    if token.tag != "VBG" or noun.dep != "dobj" or verb.lemma not in _OF_DEEDS:
        return []
    if not verb.i < token.i < noun.i or token.i - verb.i != 1:
        return []
    behind = [
        replace(t, head=token.i)
        for t in tokens[noun.i :]
        if t.dep == "prep" and t.head == verb.i and t.text.lower() != "as"
    ]
    return [
        replace(token, dep="xcomp", pos="VERB", head=verb.i),
        replace(noun, head=token.i),
        *behind,
    ]


def _behind_aside(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang what follows "no truth, he said," on the truth."""
    said = tokens[token.head]
    if said.dep != "parataxis" or said.lemma not in _SAYING or token.i < said.i:
        return []
    main = tokens[said.head]
    if not token.i or tokens[token.i - 1].text != "," or main.i > said.i or main.lemma != "be":
        return []
    what = next((t for t in tokens[main.i : said.i] if t.head == main.i and t.dep == "attr"), None)
    return [replace(token, head=what.i)] if what is not None else []


MEANT_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"amod"}), _with_denied_deed),
    (frozenset({"prep"}), _behind_aside),
)
