"""Gives verbs the subjects that a word between hides from them.

"Fighting broke out, and Mali and Niger each blamed the other": both blame; no fighting breaks them out.
"Had themselves been shelled": who was shelled stands before; "themselves" only stresses it.
"On Sunday Kouchner had talks": Sunday is the day, and no part of his name.
"Mali and Niger demand ceasefire": a headline's verb, and no kind of ceasefire.
"The sentence passed on him was confirmed": the sentence was, which is said to have been passed.
"Choked off the road": the road is choked off, and "off" no place of it.
"A judge held Chad liable": liable is what it was held to be, and no clause of its own.
"Rang Mali's president to admit it": who rang admits it, and not whom he rang.
"Wired Mali the last $2 million": the money was wired, and Mali is whom to.
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
_HOLDING = frozenset({"hold", "find", "deem", "judge", "declare", "pronounce"})
_RINGING = frozenset({"ring", "phone", "telephone", "text", "email", "visit", "meet"})
_COINS = frozenset("$£€¥")
_PAYING = frozenset("wire send pay lend hand give grant transfer advance loan remit slip".split())
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


def _with_reduced(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make the subject of a participle that is taken for the subject the one it describes."""
    if token.tag not in {"VBD", "VBN"} or token.i > token.head:
        return []
    below = [t for t in tokens if t.head == token.i]
    nouns = [t for t in below if t.dep in _SUBJECTS and t.i < token.i and t.pos in _NAMING]
    if len(nouns) != 1 or any(t.dep in {"aux", "auxpass", "mark", "dobj"} for t in below):
        return []
    return [
        replace(nouns[0], dep="n" + token.dep[1:], head=token.head),
        replace(token, tag="VBN", dep="acl", head=nouns[0].i),
    ]


def _with_held(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make what somebody is held to be no clause: "held Chad liable for the raid"."""
    if token.tag != "JJ" or token.head >= token.i or tokens[token.head].lemma not in _HOLDING:
        return []
    below = [t for t in tokens if t.head == token.i]
    between = any(t.dep == "dobj" and t.i == token.i - 1 for t in tokens if t.head == token.head)
    if not between or any(t.dep in {*_SUBJECTS, "mark", "cop"} for t in below):
        return []
    return [replace(token, dep="oprd")]


def _with_particle(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make the object of "choked off the road", "shot down a jet" the verb's, not the particle's."""
    verb = tokens[token.head]
    below = [t for t in tokens if t.head == token.i]
    particle = token.dep == "prt" or token.tag == "RP"
    if not particle or verb.pos != "VERB" or token.i != verb.i + 1 or len(below) != 1:
        return []
    if verb.lemma == "call" and token.text.lower() in {"on", "upon"}:  # "called on him to go"
        return [replace(token, dep="prep", tag="IN")]
    taken = any(t.head == verb.i and t.dep in {"dobj", "auxpass"} for t in tokens)
    if below[0].dep != "pobj" or taken:
        return []
    return [replace(token, dep="prt"), replace(below[0], dep="dobj", head=verb.i)]


def _with_money_sent(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make money behind somebody named what was sent to him, where it is taken for how much."""
    summed = any(t.text in _COINS and t.head == token.i for t in tokens[: token.i])
    if token.dep != "npadvmod" or not summed or tokens[token.head].lemma not in _PAYING:
        return []
    whom = next((t for t in tokens[token.head : token.i] if _is_object(t, token.head)), None)
    if whom is None or whom.pos != "PROPN":
        return []
    return [replace(whom, dep="dative"), replace(token, dep="dobj")]


def _with_called(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make who is rung up no doer of what the caller rings for: "rang the victor to concede"."""
    verb, call = tokens[token.head], tokens[tokens[token.head].head]
    if call.lemma not in _RINGING or verb.dep not in {"ccomp", "xcomp"} or token.i < call.i:
        return []
    if not any(t.head == verb.i and t.tag == "TO" for t in tokens[token.i : verb.i]):
        return []
    return [replace(token, dep="dobj", head=call.i), replace(verb, dep="advcl")]


def _is_object(token: Token, verb: int) -> bool:
    return token.head == verb and token.dep == "dobj"


def _is_list(tokens: tuple[Token, ...]) -> bool:
    return any(t.text.lower() == "and" for t in tokens)


SUBJECT_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (_SUBJECTS, _with_stressed),
    (frozenset({"nsubj"}), _with_each),
    (frozenset({"compound"}), _with_weekday),
    (_SUBJECTS, _with_called),
    (frozenset({"npadvmod"}), _with_money_sent),
    (frozenset(), _with_demand),
    (_SUBJECTS | {"csubj", "csubjpass"}, _with_reduced),
    (frozenset({"advcl"}), _with_held),
    (frozenset({"prep", "prt"}), _with_particle),
)
