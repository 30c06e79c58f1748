"""Gives verbs the objects that the parser hides in clauses, asides and prepositions.

"Considers Togo a foe", "won Togo applause": Togo is considered one, and won it; it is no clause.
"Gave Togo's vote a clean bill": the vote was given it; two things are not given at once.
"Had nothing but praise for Togo": it had praise.
"Regards the council as the authority": it is regarded so; it is no council as one.
"Rallied round its president": round whom they rallied.
"Trained side by side", "spoke by video link": no side trained them, and no link spoke.
"Was the first to condemn Togo": who was the first condemned it.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.tokens import Token

NAMING = frozenset(
    "call consider name declare deem label brand dub term make elect appoint proclaim pronounce crown"
    " find recognise recognize designate".split()
)
_GIVING = frozenset(
    "win earn give hand grant send offer award promise lend bring sell cost buy deny owe show pay"
    " guarantee wish gain".split()
)
_SEEING_AS = frozenset(
    "regard treat describe recognise recognize hail accept brand denounce see view name appoint portray"
    " condemn praise depict cast dismiss hold acknowledge consider propose choose".split()
)
_CLAUSAL = frozenset({"aux", "auxpass", "mark", "cop", "neg", "punct"})
_ORDERS = frozenset("first second third fourth fifth sixth last latest only".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_IN_ROW = frozenset({"by", "to", "in"})
_ROWS = frozenset({"side", "shoulder", "hand", "arm"})
_SPEAKING = frozenset("speak talk confer meet consult communicate convene".split())
_LINES = frozenset(
    "link phone telephone video videolink videoconference teleconference hotline".split()
)
_NEAR = 6  # words between the two things that are given
_TAKING = frozenset(
    "lose take capture seize retake recapture shell bomb storm besiege leave".split()
)


def _with_small_clause(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give "considers Togo a foe" and "won Togo applause" their objects, told as a clause."""
    verb = tokens[token.head]
    below = [t for t in tokens if t.head == token.i and t.i < token.i]
    whom = next((t for t in below if t.dep == "nsubj" and t.i > verb.i), None)
    if token.pos not in {"NOUN", "PROPN"} or whom is None:
        return []
    if any(t.dep in _CLAUSAL for t in below):
        return []
    if verb.lemma in NAMING:
        return [replace(whom, dep="dobj", head=verb.i), replace(token, dep="oprd")]
    if verb.lemma in _GIVING:
        return [replace(whom, dep="dative", head=verb.i), replace(token, dep="dobj")]
    return []


def _with_dative(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make the first of two objects of a verb of giving the one it is given to."""
    verb = tokens[token.head]
    if verb.lemma not in _GIVING or token.i < verb.i or token.pos not in {"NOUN", "PROPN", "PRON"}:
        return []
    behind = [t for t in tokens[token.i + 1 :] if t.head == verb.i]
    other = next((t for t in behind if t.dep in {"dobj", "prep", "dative"}), None)
    if other is None or other.dep != "dobj" or other.i - token.i > _NEAR:
        return []
    if any(t.text == "," or t.tag == "CC" for t in tokens[token.i : other.i]):
        return []
    return [replace(token, dep="dative")]


def _with_nothing_but(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give "had nothing but praise" its praise."""
    nothing = tokens[token.head]
    if token.text.lower() != "but" or nothing.text.lower() != "nothing" or nothing.dep != "dobj":
        return []
    had = next((t for t in tokens[token.i :] if t.head == token.i and t.dep == "pobj"), None)
    if had is None:
        return []
    return [
        replace(had, dep="dobj", head=nothing.head),
        replace(nothing, dep="dep", head=had.i),
        replace(token, dep="dep", head=had.i),
    ]


def _with_seen_as(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang the "as" of "regards the council as the authority" on the verb."""
    noun = tokens[token.head]
    verb = tokens[noun.head]
    seen = noun.dep == "dobj" or (noun.dep == "nsubjpass" and verb.i < token.i)
    if token.text.lower() != "as" or not seen or verb.lemma not in _SEEING_AS:
        return []
    return [replace(token, head=verb.i)]


def _with_round(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a preposition of the "round" that is taken for a quality."""
    whom = next((t for t in tokens[token.i :] if t.head == token.i and t.dep == "dobj"), None)
    if token.text.lower() != "round" or whom is None:
        return []
    return [replace(token, dep="prep", pos="ADP", tag="IN"), replace(whom, dep="pobj")]


def _with_first_to(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang "to condemn Togo" on the verb in "was the first to condemn Togo"."""
    noun = tokens[token.head]
    verb = tokens[noun.head]
    ordered = noun.lemma in _ORDERS or any(
        t.head == noun.i and t.lemma in _ORDERS for t in tokens[max(0, noun.i - 4) : noun.i]
    )
    if noun.dep != "attr" or verb.lemma not in {"be", "become"} or not ordered:
        return []
    below = [t for t in tokens if t.head == token.i]
    to = any(t.dep == "aux" and t.tag == "TO" for t in below)
    if token.tag != "VB" or not to or any(t.dep in _SUBJECTS for t in below):
        return []
    return [replace(token, dep="xcomp", head=verb.i)]


def _with_means(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "by video link" in "spoke by video link" how they spoke: no link spoke to them."""
    verb = tokens[token.head]
    if verb.lemma not in _SPEAKING or any(t.head == verb.i and t.dep == "auxpass" for t in tokens):
        return []
    how = any(t.head == token.i and t.lemma in _LINES for t in tokens)
    return [replace(token, dep="prep")] if how else []


def _with_side_by_side(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "side by side" tell how it is done, and neither what is done nor by whom."""
    if token.text.lower() not in _IN_ROW or not 0 < token.i < len(tokens) - 1:
        return []
    before, behind = tokens[token.i - 1], tokens[token.i + 1]
    if before.text.lower() != behind.text.lower() or before.text.lower() not in _ROWS:
        return []
    return [
        replace(before, dep="npadvmod"),
        replace(token, dep="dep", head=before.i),
        replace(behind, dep="dep", head=before.i),
    ]


def _with_town(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a name that the parser takes for an adverb what the verb is done to: "lost Bakhmut"."""
    verb = tokens[token.head]
    if token.dep != "advmod" or not token.text[0].isupper() or verb.lemma not in _TAKING:
        return []
    headline = any(t.text[0].isupper() for t in (verb, *tokens[token.i + 1 : token.i + 2]))
    filled = any(t.head == verb.i and t.dep in {"dobj", "nsubjpass"} for t in tokens)
    if headline or filled or verb.i != token.i - 1:
        return []
    return [replace(token, dep="dobj", pos="PROPN", tag="NNP")]


OBJECT_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"ccomp"}), _with_small_clause),
    (frozenset({"dobj"}), _with_dative),
    (frozenset({"prep"}), _with_nothing_but),
    (frozenset({"prep"}), _with_seen_as),
    (frozenset({"prep", "agent"}), _with_side_by_side),
    (frozenset({"agent"}), _with_means),
    (frozenset({"oprd"}), _with_round),
    (frozenset({"relcl", "acl"}), _with_first_to),
    (frozenset({"advmod"}), _with_town),
)
