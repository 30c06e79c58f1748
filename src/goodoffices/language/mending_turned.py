"""Puts right sentences whose order is turned, and passives that another verb carries.

"Killed in the raid were two soldiers": they were killed; the sentence only begins with it.
"Protesting outside were hundreds of Kurds": the Kurds protest.
"Chad found itself condemned by Mali": Mali condemned Chad; nobody found anything.
"Was in turn arrested by police": was arrested; there is no arrested turn.
"The bombing of a market in Kano by rebels": the rebels bombed it, and no market is theirs.
"Put the blame for the attack on Mali": the blame is on Mali, and no attack.
"Drivers opposed to taxes choked off the bridge, and the mayor asked a court": the drivers ask no court.
"Police waiting on the quay arrested two": police did; who waits arrests.
"Its police chief voiced remorse": he voiced it; nobody's is a chief voiced remorse.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.mending_voice import is_event
from goodoffices.language.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TOLD_OF = frozenset({"attr", "acomp", "oprd", "dobj", "nsubj"})
_HELPING = frozenset({"aux", "auxpass"})
_NAMING = frozenset({"NOUN", "PROPN"})
_SEVERAL = frozenset({"were", "are"})  # "protesting is a right", but "protesting were hundreds"
_FINDING = frozenset({"find", "get", "see"})
_ITSELF = frozenset({"itself", "himself", "herself", "themselves"})
_IN_TURN = frozenset({"turn", "fact", "effect", "return", "addition", "particular"})
_PLACING = frozenset({"of", "on", "against", "in", "at", "near", "into", "outside"})
_WORKS = frozenset(
    "book novel film movie song report article study statement speech letter essay play painting plan"
    " proposal poem".split()
)
_BLAME = frozenset({"blame", "responsibility", "guilt"})
_LAYING = frozenset({"put", "lay", "pin", "place", "heap", "shift", "cast"})
_OPENED = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "mark"})
_VOICING = frozenset(
    "voice vow condemn denounce accuse urge warn pledge release expel announce reject seize launch"
    " deploy express shell bomb attack arrest detain summon recall praise hail impose demand".split()
)
_OWNED = frozenset({"poss", "det", "compound", "amod", "nummod", "nmod"})


def below(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Return the tokens that hang on a token."""
    return [t for t in tokens if t.head == token.i and t.i != token.i]


def _with_turned(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make what stands behind "killed in the raid were" the one killed."""
    be = tokens[token.head]
    verb = tokens[be.head]
    if be.dep not in _HELPING or be.lemma != "be" or not verb.i < be.i < token.i:
        return []
    if verb.tag not in {"VBN", "VBG"} or any(t.dep in _SUBJECTS for t in below(verb, tokens)):
        return []
    if verb.tag == "VBG" and any(t.lemma == "a" for t in below(token, tokens)):
        return []  # "leaving now was a mistake"
    told = replace(token, dep="nsubjpass" if verb.tag == "VBN" else "nsubj", head=verb.i)
    return [told if token.pos in _NAMING else replace(told, pos="NOUN", tag="NN")]


def _with_opened(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make the verb of the sentence of what opens it before "were" and its subject."""
    be = tokens[token.head]
    if be.dep != "ROOT" or be.lemma != "be" or token.i > 1 or token.i > be.i:
        return []
    who = next((t for t in below(be, tokens) if t.dep == "attr" and t.i > be.i), None)
    tag = _opening(token, be, tokens)
    if who is None or not tag or who.pos not in _NAMING:
        return []
    lemma = token.text.lower()[:-3] if token.tag == "NN" else token.lemma
    lemma = "shoot" if token.text == "Shot" else lemma
    passive = tag == "VBN"
    dead = [t for t in below(token, tokens) if t.text == "dead"]
    return [
        replace(token, dep="ROOT", head=token.i, pos="VERB", tag=tag, lemma=lemma),
        replace(be, dep="auxpass" if passive else "aux", head=token.i),
        replace(who, dep="nsubjpass" if passive else "nsubj", head=token.i),
        *(replace(t, dep="oprd") for t in dead),
    ]


def _opening(token: Token, be: Token, tokens: tuple[Token, ...]) -> str:
    """Return the tag of a word that opens a turned sentence as its verb, "" where it does not."""
    own = below(token, tokens)
    if any(t.tag == "TO" or t.dep in {"dobj", "poss", "det", "amod"} - _shot(token) for t in own):
        return ""
    if token.text == "Shot" and tokens[token.i + 1].text == "dead":
        return "VBN"
    if token.dep == "csubj" and token.tag == "VBN":
        return "VBN"
    running = token.text.lower().endswith("ing") and be.text.lower() in _SEVERAL
    able = token.dep == "csubj" or (token.dep == "nsubj" and token.tag in {"NN", "VBG"})
    return "VBG" if running and able else ""


def _shot(token: Token) -> set[str]:
    return {"amod"} if token.text == "Shot" else set()


def _with_carried(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a passive of "found itself condemned", which the subject of "found" undergoes."""
    above = tokens[token.head]
    if token.tag != "VBN" or above.lemma not in _FINDING or token.dep not in {"ccomp", "xcomp"}:
        return []
    own = next((t for t in below(token, tokens) if t.dep in _SUBJECTS), None)
    if own is None or own.text.lower() not in _ITSELF or not above.i < own.i < token.i:
        return []
    if not any(t.dep == "nsubj" for t in below(above, tokens)):
        return []
    return [*_helped(above, token, tokens), replace(own, dep="advmod", pos="ADV")]


def _with_in_turn(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make the verb of "was in turn arrested" of what is taken to describe the turn."""
    turn = tokens[token.head]
    if token.tag != "VBN" or token.dep != "acl" or turn.lemma not in _IN_TURN:
        return []
    within, be = tokens[turn.head], tokens[tokens[turn.head].head]
    if turn.dep != "pobj" or within.text.lower() != "in" or be.lemma != "be" or be.i > within.i:
        return []
    if not any(t.dep == "nsubj" for t in below(be, tokens)):
        return []
    return _helped(be, token, tokens)


def _helped(helper: Token, verb: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Return a verb in place of the one that carries it, which becomes its helping verb."""
    at = verb.i if helper.head == helper.i else helper.head
    moved = [
        replace(t, head=verb.i, dep="nsubjpass" if t.dep == "nsubj" else t.dep)
        for t in below(helper, tokens)
        if t.i != verb.i
    ]
    own = replace(verb, dep=helper.dep, head=at)
    return [own, replace(helper, dep="auxpass", head=verb.i, lemma="be", pos="AUX"), *moved]


def _with_doer(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang the "by" of "the bombing of a market in Kano by rebels" on the bombing."""
    noun = tokens[token.head]
    if token.text.lower() != "by" or noun.pos not in _NAMING or is_deed(noun):
        return []
    while noun.dep == "pobj" and noun.lemma not in _WORKS:
        link = tokens[noun.head]
        if link.text.lower() not in _PLACING or tokens[link.head].pos not in _NAMING:
            return []
        noun = tokens[link.head]
        if is_deed(noun):
            return [replace(token, head=noun.i)]
    return []


def is_deed(noun: Token) -> bool:
    """Whether a noun is what somebody does: "bombing", "arrest", "expulsion"."""
    return is_event(noun) or noun.tag == "VBG"


def _with_blame(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang the "on" of "put the blame for the attack on Mali" on the verb."""
    if token.text.lower() not in {"on", "at"}:
        return []
    noun = tokens[token.head]
    while noun.dep == "pobj" and tokens[noun.head].text.lower() in {"for", "of", "in"}:
        noun = tokens[tokens[noun.head].head]
    verb = noun if noun.pos == "VERB" else tokens[noun.head]
    laid = any(t.lemma in _BLAME for t in below(verb, tokens) if t.dep in {"dobj", "nsubjpass"})
    return [replace(token, head=verb.i)] if laid and verb.lemma in _LAYING else []


def _with_first_clause(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give a first subject its own verb, where a second one stands behind "and" before the last verb."""
    verb = tokens[token.head]
    between = [t for t in below(verb, tokens) if t.dep == "nsubj" and t.i != token.i]
    if not between or between[0].i < token.i or verb.i < between[0].i:
        return []
    begin = min([between[0].i, *(t.i for t in tokens if t.head == between[0].i)])
    joined = tokens[begin - 1]
    if joined.dep != "cc" or joined.head != token.i or tokens[begin - 2].text != ",":
        return []
    stretch = tokens[token.i + 1 : begin - 2]
    past = (t for t in reversed(stretch) if t.tag in {"VBD", "VBN"} and t.dep == "acl")
    deed = next((t for t in past if t.head != token.i or t.tag == "VBD"), None)
    if deed is None or any(t.dep in {*_OPENED, "agent"} for t in below(deed, tokens)):
        return []
    return [
        replace(token, head=deed.i),
        replace(deed, dep="parataxis", head=verb.i, tag="VBD"),
        replace(joined, head=verb.i),
    ]


def _with_waiting(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give the verb behind "police waiting on the quay" the police, who stand before the participle."""
    who = next((t for t in below(token, tokens) if t.dep == "nsubj" and t.i == token.i - 1), None)
    if token.tag != "VBG" or token.dep != "conj" or who is None or who.pos not in _NAMING:
        return []
    rest = tokens[token.i + 1 :]
    verb = next((t for t in rest if t.dep == "conj" and t.head in {token.i, token.head}), None)
    if verb is None or verb.tag != "VBD" or any(t.dep in _OPENED for t in below(verb, tokens)):
        return []
    if any(t.text in {",", "and", "but"} for t in tokens[token.i : verb.i]):
        return []
    return [
        replace(who, head=verb.i),
        replace(token, dep="acl", head=who.i),
        replace(verb, head=token.head),
    ]


def _with_voiced(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make the verb of the sentence of "voiced" in "its police chief voiced remorse to the parents"."""
    noun = tokens[token.head]
    if token.tag not in {"VBN", "VBD"} or noun.dep != "ROOT" or token.lemma not in _VOICING:
        return []
    who = tokens[token.i - 1]
    if noun.pos != "NOUN" or token.i < 2 or who.head not in {noun.i, token.i}:
        return []
    if who.tag not in {"NN", "NNP"} or any(t.tag in {"VBZ", "VBP", "MD"} for t in tokens):
        return []
    before = [t for t in tokens[: who.i] if t.head in {noun.i, token.i} and t.dep in _OWNED]
    behind = [t for t in below(noun, tokens) if t.i > noun.i and t.dep in {"prep", "punct"}]
    return [
        replace(token, dep="ROOT", head=token.i, pos="VERB", tag="VBD"),
        replace(noun, dep="dobj", head=token.i),
        replace(who, dep="nsubj", head=token.i, pos="NOUN" if who.tag == "NN" else "PROPN"),
        *(replace(t, head=who.i) for t in before),
        *(replace(t, head=token.i) for t in behind),
    ]


TURNED_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (_TOLD_OF, _with_turned),
    (frozenset({"csubj", "nsubj"}), _with_opened),
    (frozenset({"ccomp", "xcomp"}), _with_carried),
    (frozenset({"acl"}), _with_in_turn),
    (frozenset({"prep"}), _with_doer),
    (frozenset({"prep"}), _with_blame),
    (frozenset({"nsubj"}), _with_first_clause),
    (frozenset({"conj"}), _with_waiting),
    (frozenset({"amod"}), _with_voiced),
)
