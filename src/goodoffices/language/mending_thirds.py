"""Puts right third parties that stand by what two others do, whom the parser counts among the two.

"With Oman mediating they met": Oman mediates, and they don't meet with it.
"With Swiss envoys as go-betweens the sides met": the envoys mediate likewise.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_MEDIATING = {"mediating": "mediate", "brokering": "broker", "facilitating": "facilitate"}
_GO_BETWEENS = frozenset(
    "mediator mediators intermediary intermediaries go-between go-betweens facilitator facilitators"
    " broker brokers middleman middlemen guarantor guarantors peacemaker peacemakers conciliator".split()
)
_NEW_NOUNS = frozenset({"go-between", "go-betweens"})
_BEFORE_NOUN = frozenset({"DT", "JJ", "PRP$"})
_JOINED = frozenset({"conj", "appos", "nsubj"})


def _with_mediator(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "with" open a clause of its own, also where the parser takes "mediating" for a noun."""
    lemma, above = _MEDIATING.get(token.text.lower()), tokens[token.head]
    if lemma is None:
        return []
    if token.dep == "pobj":
        who = [t for t in tokens if t.head == token.i and t.tag == "NNP" and t.i < token.i][-1:]
        prep = above
    else:
        who, prep = [above], tokens[above.head]
    if prep.text.lower() != "with" or (token.dep != "pobj" and above.dep != "pobj"):
        return []
    verb = replace(token, dep="advcl", head=prep.head, pos="VERB", tag="VBG", lemma=lemma)
    return [verb, *(replace(one, dep="nsubj", head=token.i) for one in who)]


def _with_whole_noun(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "go-between" behind "as" a noun where the parser, to which it is new, makes a verb of it."""
    if token.text.lower() not in _NEW_NOUNS or token.pos == "NOUN":
        return []
    noun = replace(token, pos="NOUN", tag="NNS" if token.text.endswith("s") else "NN")
    role = next((t for t in reversed(tokens[: token.i]) if t.tag not in _BEFORE_NOUN), token)
    verb = tokens[token.head]
    if role.text.lower() != "as" or verb.i > role.i or role.head != token.i:
        return [noun]
    return [replace(role, dep="prep", head=verb.i), replace(noun, dep="pobj", head=role.i)]


def _with_go_between(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "as go-between" behind "with Oman" a verb: Oman goes between those of the main clause."""
    if token.text.lower() not in _GO_BETWEENS:
        return []
    role = next((t for t in reversed(tokens[: token.i]) if t.tag not in _BEFORE_NOUN), token)
    starts = (t for t in reversed(tokens[: role.i]) if t.text.lower() == "with")
    start = next(starts, None)
    if role.text.lower() != "as" or start is None or role.i - start.i < 2:
        return []
    inside = range(start.i + 1, role.i)
    who = next((t for t in tokens[start.i + 1 : role.i] if t.head not in inside), None)
    if who is None or any(t.text == "," or t.pos == "VERB" for t in tokens[start.i : role.i]):
        return []
    main = tokens[start.head]
    while main.pos not in {"VERB", "AUX"} and main.head != main.i:
        main = tokens[main.head]
    if main.pos not in {"VERB", "AUX"} or start.i < main.i < token.i:
        return []
    verb = replace(token, dep="advcl", head=main.i, pos="VERB", tag="VBG", lemma="mediate")
    return [
        verb,
        replace(start, dep="mark", head=token.i),
        replace(role, dep="mark", head=token.i),
        replace(who, dep="nsubj", head=token.i),
        *_sides(inside, token, main, tokens),
    ]


def _sides(inside: range, token: Token, main: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Return who acts in the main clause, where the parser joins them to the go-between."""
    joined = [
        t for t in tokens[token.i : main.i] if t.head in (*inside, token.i) and t.dep in _JOINED
    ]
    return [replace(one, dep="nsubj", head=main.i) for one in joined]


THIRD_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset(), _with_mediator),
    (frozenset(), _with_whole_noun),
    (frozenset(), _with_go_between),
)
