"""Puts right who is beside whom: places run by others, those named behind "as well as".

"A camp run by peacekeepers": the camp is run by them; it is no run.
"Attacks against the police, as well as soldiers": the soldiers are attacked too.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_NAMING = frozenset({"NOUN", "PROPN"})
_RUN = frozenset({"run"})
_FILLING = frozenset({"pobj", "dobj", "conj"})


def _with_run(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "run" of "a base run by the army" what is done with the base."""
    run = tokens[token.head]
    if token.text.lower() != "by" or run.text.lower() not in _RUN or run.tag != "NN":
        return []
    place = tokens[run.i - 1]
    if place.head != run.i or place.dep != "compound" or place.pos not in _NAMING:
        return []
    whole = (
        replace(t, head=place.i) for t in tokens[: place.i] if t.head == run.i and t.i != place.i
    )
    return [
        replace(place, dep=run.dep, head=run.head if run.head != run.i else place.i),
        replace(run, dep="acl", head=place.i, pos="VERB", tag="VBN", lemma="run"),
        *whole,
    ]


def _with_as_well(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang the soldiers of "against the police, as well as soldiers" on the police."""
    verb = tokens[token.head]
    if token.pos not in _NAMING or verb.pos != "VERB" or token.i < verb.i:
        return []
    joint = next((t for t in tokens[verb.i + 1 : token.i] if _is_joint(t, verb, tokens)), None)
    if joint is None:
        return []
    before = [t for t in tokens[verb.i + 1 : joint.i - 2] if t.pos in _NAMING]
    if not before or before[-1].dep not in _FILLING:
        return []
    return [replace(token, head=before[-1].i), replace(joint, head=before[-1].i)]


def _is_joint(token: Token, verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a word is the last "as" of "as well as", hung on a verb."""
    if token.text.lower() != "as" or token.dep != "cc" or token.head != verb.i:
        return False
    return [t.text.lower() for t in tokens[token.i - 2 : token.i]] == ["as", "well"]


SIDE_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"agent"}), _with_run),
    (frozenset({"conj"}), _with_as_well),
)
