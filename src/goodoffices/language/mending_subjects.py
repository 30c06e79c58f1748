"""Gives verbs the subjects that a word between hides from them.

"Fighting broke out, and Mali and Niger each blamed the other": both blame; no fighting breaks them out.
"Had themselves been shelled": who was shelled stands before; "themselves" only stresses it.
"On Sunday Kouchner had talks": Sunday is the day, and no part of his name.
"Mali and Niger demand ceasefire": a headline's verb, and no kind of ceasefire.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_STRESSED = frozenset({"itself", "himself", "herself", "themselves"})
_NAMING = frozenset({"NOUN", "PROPN"})
_ELSEWHERE = frozenset({"conj", "appos", "dobj", "pobj", "dep"})
_LED = frozenset({"and", "but", "while", ",", ";"})
_DEMANDED = frozenset(
    "ceasefire truce halt end talk withdrawal release action answer pause".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _with_stressed(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make no second subject of the word that only stresses the first."""
    if token.text.lower() not in _STRESSED or token.dep not in _SUBJECTS:
        return []
    beside = (t for t in tokens[: token.i] if t.head == token.head and t.dep in _SUBJECTS)
    return [replace(token, dep="advmod", pos="ADV")] if any(True for _ in beside) else []


def _with_each(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give the verb behind "each" those listed before it, whom the parser hangs on another noun."""
    if token.text.lower() != "each" or token.dep != "nsubj" or not token.i:
        return []
    last = tokens[token.i - 1]
    first = tokens[last.head] if last.dep == "conj" else last
    if last.pos not in _NAMING or first.pos not in _NAMING or first.dep not in _ELSEWHERE:
        return []
    begin = min((t.i for t in tokens if t.head == first.i and t.i < first.i), default=first.i)
    if not begin or tokens[begin - 1].text.lower() not in _LED:
        return []
    return [
        replace(first, dep="nsubj", head=token.head),
        replace(token, dep="appos", head=first.i),
    ]


def _with_weekday(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang a weekday on the "on" before it, where it is taken into the name that follows."""
    if token.text.lower() not in _WEEKDAYS or token.dep != "compound" or token.i != 1:
        return []
    before, name = tokens[0], tokens[token.i + 1]
    if before.text.lower() != "on" or name.tag != "NNP":
        return []
    filled = any(t.head == before.i and t.dep == "pobj" for t in tokens)
    return [] if filled else [replace(token, dep="pobj", head=before.i)]


def _with_demand(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a headline's "demand" behind two names the verb, what it is taken to name its object."""
    verb = tokens[token.i - 1]
    if token.lemma not in _DEMANDED or verb.text != "demand" or verb.tag != "NN" or token.i < 3:
        return []
    names = [t for t in tokens[: verb.i] if t.tag == "NNP" and t.head in {token.i, verb.i}]
    if not names or tokens[verb.i - 1].tag != "NNP" or not _is_list(tokens[: verb.i]):
        return []
    first, *rest = names
    below = "parataxis" if token.dep == "ccomp" else token.dep
    above = verb.i if token.head == token.i else token.head
    return [
        replace(verb, dep=below, head=above, pos="VERB", tag="VBP"),
        replace(token, dep="dobj", head=verb.i),
        replace(first, dep="nsubj", head=verb.i),
        *(replace(one, dep="conj", head=first.i) for one in rest),
    ]


def _is_list(tokens: tuple[Token, ...]) -> bool:
    return any(t.text.lower() == "and" for t in tokens)


SUBJECT_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (_SUBJECTS, _with_stressed),
    (frozenset({"nsubj"}), _with_each),
    (frozenset({"compound"}), _with_weekday),
    (frozenset(), _with_demand),
)
