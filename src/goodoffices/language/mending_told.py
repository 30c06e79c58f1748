"""Gives words of speech what is said, where the parser gives it to another word.

"Said quoting officials that rebels fled": that they fled is said; officials don't flee so.
"Sources said Togo, Mali and Chad had agreed": all three had; nobody says Togo.
"Ties soured over accusations Togo arms rebels": they soured; that Togo arms them is the accusation.
"LOME - Togo's army fled": the army is not Lome's.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_SAYING = frozenset("say report add state announce write claim note".split())
_CLAIMS = frozenset(
    "accusation allegation claim report fear charge suggestion rumour rumor complaint concern belief"
    " suspicion warning".split()
)
_ENDS = frozenset({".", "''", '"', "\u201d"})
_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
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


def _with_claims(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang "Togo arms rebels" on the accusations before it, and make the first verb the sentence's."""
    verb = tokens[token.head]
    if verb.dep != "ROOT" or verb.i < token.i or token.pos not in {"VERB", "AUX"}:
        return []
    who = next((t for t in tokens[token.i : verb.i] if t.head == verb.i and t.dep == "nsubj"), None)
    if who is None:
        return []
    begins = min((t.i for t in tokens if t.head == who.i and t.i < who.i), default=who.i)
    claims = tokens[begins - 1]
    if claims.lemma not in _CLAIMS or claims.dep not in {"pobj", "dobj", "attr", "nsubj"}:
        return []
    if not any(t.head == token.i and t.dep in {"nsubj", "nsubjpass"} for t in tokens):
        return []
    return [
        replace(token, dep="ROOT", head=token.i),
        replace(verb, dep="acl", head=claims.i),
        *(replace(t, head=token.i) for t in tokens[-1:] if t.dep == "punct"),
    ]


def _with_dateline(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Part "LOME - Togo's army fled": the town says where it is told, and names nobody."""
    dash = next((t for t in tokens[1:4] if t.text in _DASHES), None)
    if token.i or dash is None or dash.i + 2 >= len(tokens):
        return []
    town, after = tokens[: dash.i], tokens[dash.i + 1]
    if dash.start == town[-1].end or dash.end == after.start:
        return []
    named = all(t.pos == "PROPN" and t.ent == token.ent for t in town)
    if not named or token.ent not in {"GPE", "LOC", "FAC"} or tokens[-1].text not in _ENDS:
        return []
    root = next((t for t in tokens if t.dep == "ROOT"), token)
    if any(t.dep == "ROOT" for t in town):
        return []
    return [
        replace(dash, dep="punct", head=root.i),
        *(replace(t, dep="dep", head=root.i) for t in town),
    ]


TOLD_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"ccomp", "relcl", "acl"}), _with_quoting),
    (frozenset({"dobj"}), _with_said_list),
    (frozenset({"ccomp"}), _with_claims),
    (frozenset({"compound", "nmod", "npadvmod", "amod", "poss", "dep", "nsubj"}), _with_dateline),
)
