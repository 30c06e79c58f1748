"""Puts right what is done to somebody, where the parser hangs it on a word beside it.

"The general had two ministers arrested": he arrested them, by others' hands.
"Took 60 conscripts prisoner": the conscripts were taken.
"The killing of striking miners by the army": the army killed; nobody strikes by it.
"Troops massed opposite Chadian lines": opposite is where.
"Drove a truck packed with explosives into the gates": the truck was driven into them, not packed.
"Set a plant ablaze": ablaze is what it is made, and no kind of plant.
"Was strapped to a chair by guards": the guards strapped him.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.mending_clauses import GOING
from goodoffices.language.tokens import Token

_HURT = frozenset({"wound", "injure", "maim", "wounded", "injured", "dead"})
_CAUSED = frozenset(
    "arrest detain jail imprison kill murder execute torture hang poison behead flog beat whip expel deport"
    " banish exile blacklist ban sack purge close seize demolish raze burn confiscate recall release free"
    " deploy station silence shoot assassinate put abduct kidnap blockade surround evict rearrest".split()
)
_HARMED = frozenset({"kill", "shoot", "wound", "capture", "burn", "abduct", "kidnap"})
_OWN = frozenset(
    "soldier man troop policeman fighter trooper officer marine tank house member guard".split()
)
_CAPTIVE = frozenset({"captive", "hostage", "prisoner"})
_SEIZING = frozenset({"take", "hold", "keep"})
_PLURAL = frozenset({"NNS", "NNPS"})
_PLACED = frozenset(
    "mass dig station deploy line sit stand camp park entrench position take dug".split()
)
_LOADED = frozenset("pack load lade rig fill stuff cram laden wire".split())
_DRIVING = frozenset("drive ram crash steer plough plow slam smash sail pilot".split())
_QUALITIES = {
    "strapped": "strap", "shackled": "shackle", "hooded": "hood", "chained": "chain", "gagged": "gag",
    "blindfolded": "blindfold", "handcuffed": "handcuff", "besieged": "besiege", "encircled": "encircle",
    "trapped": "trap", "cornered": "corner", "bloodied": "bloody", "maimed": "maim", "barred": "bar",
    "barricaded": "barricade", "outlawed": "outlaw", "ostracised": "ostracise", "exiled": "exile",
}  # fmt: skip
_NAMING = frozenset({"NOUN", "PROPN"})


def _with_had_done(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "had two ministers arrested" what it comes to: "arrested two ministers"."""
    if token.tag != "VBN" or token.lemma not in _CAUSED or token.dep not in {"ccomp", "acl"}:
        return []
    above = tokens[token.head]
    noun = above if token.dep == "acl" else _own_subject(token, tokens)
    having = tokens[above.head] if token.dep == "acl" else above
    if (
        noun is None
        or not having.i < noun.i < token.i
        or having.lemma != "have"
        or having.pos == "AUX"
    ):
        return []
    if token.dep == "acl" and (above.dep != "dobj" or tokens[token.i - 1].text == ","):
        return []
    if any(t.head == token.i and t.dep in {"agent", "auxpass", "mark"} for t in tokens):
        return []
    if token.lemma in _HARMED and noun.lemma in _OWN:
        return []  # "had six men killed" tells a loss
    moved = [
        replace(t, head=token.i)
        for t in tokens
        if t.head == having.i and t.i not in {having.i, noun.i, token.i}
    ]
    root = token.i if having.head == having.i else having.head
    return [
        *moved,
        replace(token, dep=having.dep, head=root, tag="VBD"),
        replace(having, dep="aux", head=token.i, pos="AUX"),
        replace(noun, dep="dobj", head=token.i),
    ]


def _own_subject(verb: Token, tokens: tuple[Token, ...]) -> Token | None:
    below = (t for t in tokens[: verb.i] if t.head == verb.i and t.dep in {"nsubj", "nsubjpass"})
    return next(below, None)


def _with_prisoner(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make the conscripts of "took 60 conscripts prisoner" those who are taken."""
    verb = tokens[token.head]
    if token.text.lower() not in _CAPTIVE or verb.lemma not in _SEIZING or token.i < verb.i:
        return []
    last = tokens[token.i - 1]
    if last.head != token.i or last.dep != "compound" or last.tag not in _PLURAL:
        return []
    return [
        replace(token, dep="oprd", pos="ADJ", tag="JJ"),
        replace(last, dep="dobj", head=verb.i),
        *(replace(t, head=last.i) for t in tokens[: last.i] if t.head == token.i),
    ]


def _with_noun_before(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang "by the army" in "the killing of striking miners by the army" on the killing."""
    quality = tokens[token.head]
    noun = _described(quality, tokens)
    if noun is None or not quality.i < noun.i < token.i:
        return []
    above = tokens[quality.head if quality.dep == "pcomp" else noun.head]
    deed = tokens[above.head] if above.text.lower() == "of" else noun
    by = token.text.lower() == "by" and deed.pos in _NAMING
    return [replace(token, dep="prep", head=deed.i if by else noun.i)]


def _described(quality: Token, tokens: tuple[Token, ...]) -> Token | None:
    """Return the miners of "striking miners", also where the parser has them struck."""
    if quality.tag != "VBG":
        return None
    if quality.dep == "amod":
        return tokens[quality.head]
    if quality.dep != "pcomp" or quality.lemma not in GOING:
        return None
    below = (t for t in tokens if t.head == quality.i and t.dep == "dobj" and t.tag in _PLURAL)
    return next(below, None)


def _with_opposite(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "opposite" in "massed opposite Chadian lines" say where."""
    noun, before = tokens[token.head], tokens[token.i - 1] if token.i else token
    verb = tokens[before.head] if before.dep in {"prt", "prep", "advmod"} else before
    if (
        token.text != "opposite"
        or verb.lemma not in _PLACED
        or verb.i >= token.i
        or noun.i < token.i
    ):
        return []
    if noun.dep not in {"dobj", "pobj"} or noun.head not in {verb.i, before.i}:
        return []
    return [
        replace(token, dep="prep", head=verb.i, pos="ADP", tag="IN"),
        replace(noun, dep="pobj", head=token.i),
    ]


def _with_strapped(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "strapped" in "was strapped to a chair by guards" something done to him."""
    helper = tokens[token.head]
    lemma = _QUALITIES.get(token.text.lower())
    if lemma is None or token.tag != "JJ" or token.dep != "acomp" or helper.lemma != "be":
        return []
    by = next((t for t in tokens if t.head == token.i and t.text.lower() == "by"), None)
    if by is None:
        return []
    root = token.i if helper.head == helper.i else helper.head
    moved = (
        replace(t, head=token.i, dep="nsubjpass" if t.dep == "nsubj" else t.dep)
        for t in tokens
        if t.head == helper.i and t.i not in {helper.i, token.i}
    )
    return [
        *moved,
        replace(token, dep=helper.dep, head=root, pos="VERB", tag="VBN", lemma=lemma),
        replace(helper, dep="auxpass", head=token.i, pos="AUX"),
        replace(by, dep="agent"),
    ]


def _with_driven(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang "into" in "drove a truck packed with explosives into the gates" on who drove."""
    load = tokens[token.head]
    while load.dep == "pobj" and tokens[load.head].text.lower() == "with":
        load = tokens[tokens[load.head].head]
    noun = tokens[load.head]
    verb = tokens[noun.head]
    if token.text.lower() not in {"into", "at"} or load.dep != "acl" or load.lemma not in _LOADED:
        return []
    if noun.dep != "dobj" or verb.lemma not in _DRIVING:
        return []
    return [replace(token, head=verb.i)]


def _with_ablaze(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "ablaze" in "set a plant ablaze" what the plant is made."""
    noun = tokens[token.head]
    verb = tokens[noun.head]
    if token.text.lower() not in {"ablaze", "alight", "afire"} or noun.i > token.i:
        return []
    if verb.lemma != "set" or noun.dep != "dobj":
        return []
    below = (replace(t, head=verb.i) for t in tokens[token.i :] if t.head == token.i)
    return [replace(token, dep="oprd", head=verb.i, pos="ADJ", tag="JJ"), *below]


def _with_left_hurt(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "wounded" in "which left four wounded" what the four were left."""
    before = tokens[token.i - 1]
    verb = tokens[before.head]
    if token.lemma not in _HURT or before.dep != "dobj" or verb.lemma != "leave":
        return []
    return [replace(token, dep="oprd", head=verb.i)]


DONE_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"ccomp", "acl"}), _with_had_done),
    (frozenset({"dobj"}), _with_prisoner),
    (frozenset({"prep", "agent"}), _with_noun_before),
    (frozenset({"prep"}), _with_driven),
    (frozenset({"amod"}), _with_opposite),
    (frozenset({"acomp"}), _with_strapped),
    (frozenset({"advcl", "conj", "dep"}), _with_left_hurt),
    (frozenset({"amod", "advmod", "appos", "acl"}), _with_ablaze),
)
