"""Gives a sentence its subject and verb where what is told before them hides them.

"Speaking in Lome, Mali's envoy accused Chad": the envoy does; speaking accuses nobody.
"In talks with the king, Mali's envoy offered to help": he offers, and is no second king.
"In a call with the king, an ally, the envoy asked": he does, and the call is with the king.
"Driven from their homes by rebels, they fled": the rebels drove them out; no homes are theirs.
"The convoy that rebels attacked on Monday was carrying aid": they attacked it; it carries aid.
"Accused them of bombing Lome": of a deed, and not of a kind of bombing.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.mending_turned import below, is_deed
from goodoffices.language.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NAMING = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TIMED = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
_MEANS = frozenset(
    "phone telephone air road sea land hand boat ship plane helicopter train car bus law vote force"
    " name mistake accident way proxy chance surprise letter email".split()
)
_WORKS = frozenset(
    "book novel film movie song report article study statement speech letter plan proposal".split()
)
_MEASURES = frozenset({"sanction", "action", "prosecution", "question", "destination"})
_DEEDS = {
    "bombing": "bomb", "shelling": "shell", "killing": "kill", "arming": "arm", "funding": "fund",
    "backing": "back", "training": "train", "attacking": "attack", "kidnapping": "kidnap",
    "torturing": "torture", "raiding": "raid", "fighting": "fight", "beating": "beat",
    "jailing": "jail", "invading": "invade", "harbouring": "harbour", "harboring": "harbor",
    "occupying": "occupy", "shooting": "shoot", "burning": "burn", "helping": "help",
}  # fmt: skip


def _with_speaking(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give the verb behind "speaking in Lome, Mali's envoy" the envoy for its subject."""
    verb = tokens[token.head]
    if token.i or token.tag != "VBG" or verb.tag not in _FINITE or verb.dep != "ROOT":
        return []
    if any(t.dep in _SUBJECTS for t in below(verb, tokens)):
        return []
    stretch = tokens[token.i : verb.i]
    who = next((t for t in stretch if t.dep == "appos" and t.pos in _NAMING), None)
    if who is None or who.lemma == verb.lemma:
        return []
    first = min((t.i for t in below(who, tokens) if t.i < who.i), default=who.i)
    if tokens[first - 1].text != ",":
        return []
    return [replace(token, dep="advcl"), replace(who, dep="nsubj", head=verb.i)]


def _with_talks(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make the verb of "in talks with the king, the envoy offered" the sentence's."""
    led = tokens[0]
    if led.dep != "ROOT" or led.tag != "IN" or token.tag not in _FINITE or token.dep != "acl":
        return []
    who = tokens[token.head]
    if who.dep != "appos" or who.pos not in _NAMING:
        return []
    ends = [t for t in below(led, tokens) if t.dep == "punct"]
    return [
        replace(token, dep="ROOT", head=token.i),
        replace(led, dep="prep", head=token.i),
        replace(who, dep="nsubj", head=token.i),
        *(replace(t, head=token.i) for t in ends),
    ]


def _with_driven(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a clause of "driven from their homes", which is no mere adverb."""
    verb = tokens[token.head]
    opens = not token.i or tokens[token.i - 1].text == ","
    able = token.tag == "VBN" and opens and verb.pos == "VERB" and verb.i > token.i
    return [replace(token, dep="advcl", pos="VERB")] if able else []


def _with_agent_behind(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang "by rebels" in "driven from their homes by rebels" on the passive: the homes do nothing."""
    if token.text.lower() != "by":
        return []
    noun = tokens[token.head]
    who = next((t for t in below(token, tokens) if t.dep == "pobj"), None)
    if who is None or who.ent in _TIMED or who.text.lower() in _MEANS or who.pos not in _NAMING:
        return []
    while noun.dep == "pobj" and (noun.lemma in _MEASURES or not is_deed(noun)):
        if noun.lemma in _WORKS:
            return []
        verb = tokens[tokens[noun.head].head]
        if verb.pos in _NAMING:
            noun = verb
            continue
        return [replace(token, dep="agent", head=verb.i)] if _undergone(verb, tokens) else []
    return []


def _undergone(verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a verb is passive and has no doer yet."""
    own = {t.dep for t in below(verb, tokens)}
    if verb.dep == "ccomp" and tokens[verb.head].lemma in {"find", "get"}:  # "found itself hauled"
        own |= (
            {"auxpass"}
            if any(t.text.endswith(("self", "selves")) for t in below(verb, tokens))
            else set()
        )
    if verb.tag != "VBN" or own & {"agent", "dobj"}:
        return False
    return "auxpass" in own or (verb.dep in {"acl", "advcl", "advmod"} and "aux" not in own)


def _with_attacked(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Part "the convoy that rebels attacked on Monday was carrying aid": who attacks carries nothing."""
    doer = tokens[token.head]
    main = tokens[doer.head]
    what = tokens[main.head]
    if token.tag not in {"VBN", "VBD"} or token.dep != "acl" or doer.dep not in _SUBJECTS:
        return []
    if main.dep != "relcl" or not what.i < doer.i < token.i < main.i or what.pos not in _NAMING:
        return []
    that = next((t for t in below(main, tokens) if t.lemma == "that" and t.i < doer.i), None)
    if that is None or any(t.dep == "agent" for t in below(token, tokens)):
        return []
    if not any(t.dep in {"aux", "auxpass"} and t.i > token.i for t in below(main, tokens)):
        return []
    return [
        replace(token, dep="relcl", head=what.i, tag="VBD"),
        replace(doer, dep="nsubj", head=token.i),
        replace(that, dep="dobj", head=token.i, tag="WDT"),
        replace(main, dep=what.dep, head=main.i if what.head == what.i else what.head),
        replace(what, dep=doer.dep, head=main.i),
    ]


def _with_bombing(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a verb of "bombing" in "accused them of bombing Lome"."""
    lemma = _DEEDS.get(token.text.lower())
    behind = tokens[token.i + 1 : token.i + 3]
    whom = next((t for t in behind if t.head == token.i and t.dep == "npadvmod"), None)
    if lemma is None or token.tag != "NN" or whom is None:
        return []
    return [replace(token, pos="VERB", tag="VBG", lemma=lemma), replace(whom, dep="dobj")]


def _behind_with(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make of "in a call with the king, an ally, Mali's envoy asked" a call with the king."""
    verb = tokens[token.head]
    first = min((t.i for t in below(token, tokens) if t.i < token.i), default=token.i)
    prep = tokens[first - 1]
    if first == 0 or prep.dep != "prep" or any(t.head == prep.i for t in tokens):
        return []
    named = [t for t in below(token, tokens) if t.dep == "appos" and t.i < verb.i]
    who = max(named, key=lambda t: t.i, default=None)
    if who is None or who.pos not in _NAMING or tokens[who.i + 1].i != verb.i:
        return []
    return [replace(token, dep="pobj", head=prep.i), replace(who, dep=token.dep, head=verb.i)]


FRONTED_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"csubj"}), _with_speaking),
    (frozenset({"acl"}), _with_talks),
    (frozenset({"acl"}), _with_attacked),
    (frozenset({"advmod"}), _with_driven),
    (frozenset({"prep"}), _with_agent_behind),
    (frozenset({"pcomp"}), _with_bombing),
    (_SUBJECTS, _behind_with),
)
