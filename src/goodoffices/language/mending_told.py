"""Gives words of speech what is said, where the parser gives it to another word.

"Said quoting officials that rebels fled": that they fled is said; officials don't flee so.
"Sources said Togo, Mali and Chad had agreed": all three had; nobody says Togo.
"Ties soured over accusations Togo arms rebels": they soured; that Togo arms them is the accusation.
"Called Togo's envoy a liar": the envoy is called so; nobody calls at the envoy's.
"Men chanting 'We want bread' marched": they marched; bread did not.
"LOME - Togo's army fled": the army is not Lome's.
"Reports that Togo fired are false": they are false; nobody reports it.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.mending_objects import NAMING
from goodoffices.language.tokens import Token

_SAYING = frozenset("say report add state announce write claim note".split())
_CHANTING = frozenset("chant shout yell scream sing cry wave carry".split())
_CLAIMS = frozenset(
    "accusation allegation claim report fear charge suggestion rumour rumor complaint concern belief"
    " suspicion warning".split()
)
_ENDS = frozenset({".", "''", '"', "\u201d"})
_DATELINE = 8  # words that a dateline has at most: "BRIA, Republic of Togo --"
_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
_TWO = 2  # clauses of "reports that Togo fired are false"
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
    dash = next((t for t in tokens[1:_DATELINE] if t.text in _DASHES), None)
    if token.i or dash is None or dash.i + 2 >= len(tokens):
        return []
    town, after = tokens[: dash.i], tokens[dash.i + 1]
    if dash.start == town[-1].end or dash.end == after.start:
        return []
    named = all(t.pos == "PROPN" or t.text in {",", "of", "the"} for t in town)
    named = named and all(t.ent in {"GPE", "LOC", "FAC", "DATE"} for t in town if t.text != ",")
    if not named or token.ent not in {"GPE", "LOC", "FAC"} or tokens[-1].text not in _ENDS:
        return []
    root = next((t for t in tokens if t.dep == "ROOT"), token)
    if any(t.dep == "ROOT" for t in town):
        return []
    return [
        replace(dash, dep="punct", head=root.i),
        *(replace(t, dep="dep", head=root.i) for t in town),
    ]


def _with_names(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "a liar" in "called Togo's envoy a liar" what he is called, and him who is called so."""
    whom = tokens[token.head]
    verb = tokens[whom.head]
    called = whom.dep == "oprd" and verb.lemma == "call"
    if not called and not (whom.dep == "dobj" and _is_epithet(token, verb, tokens)):
        return []
    if whom.i > token.i or tokens[token.i - 1].tag == "POS":
        return []
    if any(t.text == "," for t in tokens[whom.i : token.i]):
        return []
    if called and any(t.head == verb.i and t.dep == "dobj" for t in tokens):
        return []
    return [replace(whom, dep="dobj"), replace(token, dep="oprd", head=verb.i)]


def _is_epithet(token: Token, verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a noun with "a" behind an object is what the object is called."""
    named = any(t.head == token.i and t.text.lower() in {"a", "an"} for t in tokens)
    return named and verb.lemma in NAMING


def _with_chant(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give "men chanting 'We want bread' marched" its verb: what they chant is no sentence of theirs."""
    if token.tag != "VBG" or token.lemma not in _CHANTING or token.i + 1 >= len(tokens):
        return []
    if tokens[token.i + 1].tag not in {"``", "''"}:
        return []
    behind = tokens[token.i + 2 :]
    close = next((t for t in behind if t.tag == "''" or t.text in {'"', "\u201d"}), None)
    verb = tokens[close.i + 1] if close is not None and close.i + 2 < len(tokens) else None
    if close is None or verb is None or verb.tag != "VBD":
        return []
    who = tokens[token.head]
    if token.dep == "ROOT":
        who = next((t for t in tokens[: token.i] if t.head == token.i and t.dep == "nsubj"), token)
    root = next((t for t in tokens if t.dep == "ROOT"), token)
    if who.i >= token.i or not token.i <= root.i < close.i or _is_helped(token, tokens):
        return []
    chanted = (
        [replace(token, dep="acl", head=who.i)]
        if root.i == token.i
        else [replace(root, dep="ccomp", head=token.i)]
    )
    return [
        replace(verb, dep="ROOT", head=verb.i, pos="VERB"),
        replace(who, dep="nsubj", head=verb.i),
        *chanted,
        *(
            replace(t, dep="dobj", head=root.i)
            for t in tokens[token.i : close.i]
            if _is_led(t, verb)
        ),
        *(replace(t, head=verb.i) for t in tokens[verb.i :] if t.head == root.i and t.i != verb.i),
    ]


def _is_helped(token: Token, tokens: tuple[Token, ...]) -> bool:
    return any(t.head == token.i and t.dep == "aux" for t in tokens)


def _is_led(token: Token, verb: Token) -> bool:
    return token.head == verb.i and token.dep in {"nsubj", "nsubjpass"}


def _with_reports(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a noun of "Reports that Togo fired are false": what the second verb has for its subject."""
    if token.i or token.lemma.lower() not in _CLAIMS or token.pos != "VERB" or len(tokens) <= 1:
        return []
    if tokens[1].text.lower() != "that":
        return []
    below = [t for t in tokens if t.head == token.i and t.i]
    clauses = [t for t in below if t.pos in {"VERB", "AUX"} and t.dep in {"ccomp", "conj", "dep"}]
    if len(clauses) != _TWO or tokens[1].head != clauses[0].i:
        return []
    told, main = clauses
    rest = [t for t in below if t.i > main.i]
    top = main.i if token.head == token.i else token.head
    return [
        replace(token, pos="NOUN", tag="NNS", dep="nsubj", head=main.i),
        replace(told, dep="acl"),
        replace(main, dep=token.dep, head=top),
        *(replace(t, head=main.i) for t in rest),
    ]


TOLD_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"ccomp", "relcl", "acl"}), _with_quoting),
    (frozenset({"dobj"}), _with_said_list),
    (frozenset({"acl", "ROOT"}), _with_chant),
    (frozenset({"appos"}), _with_names),
    (frozenset({"ccomp"}), _with_claims),
    (frozenset({"ccomp", "ROOT"}), _with_reports),
    (frozenset({"compound", "nmod", "npadvmod", "amod", "poss", "dep", "nsubj"}), _with_dateline),
)
