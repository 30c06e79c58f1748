"""Hangs an infinitive on the noun or adjective that says it is only meant.

"Foiled a plot by Chad to kill him": the plot is to kill him, and nobody foils in order to kill.
"Used the right to expel him": he was expelled.
"Stepped up preparations to strike", "made up its mind to strike", "was given until Friday to leave":
what is prepared for, resolved on and given time for is not what the first verb is done for.
"Was getting ready on Monday to strike": ready to strike.
"Ended without Chad expelling him": what was gone without is that Chad expels him.
"Were on the verge of leaving": who is on the verge would leave.
"Came close to expelling him": what was come close to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_MEANT = frozenset(
    "plan plot scheme conspiracy attempt bid effort move preparation threat vow pledge promise offer"
    " decision intention intent readiness willingness refusal failure permission authority mandate"
    " proposal ambition initiative commitment undertaking ability inability capacity"
    " mind conspiracy push campaign drive resolve determination desire wish call appeal demand plea"
    " request invitation threat ultimatum".split()
)
_USED = frozenset({"use", "exploit", "invoke"})
_TAKEN = _USED | {"seize", "need", "cite", "send"}  # "seized the initiative to strike"
_READY = frozenset(
    "ready set due prepared poised able unable eager determined willing likely unlikely bound free"
    " reluctant powerless keen".split()
)
_VERGES = frozenset({"verge", "brink", "point", "cusp", "threshold", "edge", "danger"})
_BEING = frozenset({"be", "stand", "teeter", "hover", "come", "seem"})
_MAKING = frozenset("make begin start step lay finish complete speed have hasten".split())
_CLOSE = frozenset({"close", "near", "closer", "nearer"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})
_BETWEEN = frozenset({"by", "of", "among", "from", "on", "in"})


def _to_plan(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make of "foiled a plot by Chad to kill him" a plot to kill."""
    to = _opening(token, tokens)
    if to is None or (noun := _meant_before(to, tokens)) is None or noun.i <= token.head:
        return []
    return [replace(token, dep="acl", head=noun.i)]


def _opening(token: Token, tokens: tuple[Token, ...]) -> Token | None:
    """Return the "to" of an infinitive that hangs on a verb before it."""
    if token.tag != "VB" or token.head >= token.i or tokens[token.head].pos not in {"VERB", "AUX"}:
        return None
    return next(
        (t for t in tokens[token.head : token.i] if t.tag == "TO" and t.head == token.i), None
    )


def _meant_before(to: Token, tokens: tuple[Token, ...]) -> Token | None:
    """Return the plan that stands before "to", but for who made it and when."""
    for k in _heads_before(to.i, tokens):
        word = tokens[k]
        who = word.lemma == "authority" and word.tag == "NNS"  # "called on the authorities to go"
        if word.pos == "NOUN" and word.dep in _OBJECTS and word.lemma in _MEANT and not who:
            verb = _verb_above(word, tokens)
            return None if verb.lemma in _TAKEN else word
        if word.dep == "dobj" or word.pos in {"VERB", "PUNCT"}:
            return None
    return None


def _heads_before(end: int, tokens: tuple[Token, ...]) -> Iterator[int]:
    """Yield the words before `end`, the nearest first, past "by Chad" and "on Monday" whole."""
    k = end - 1
    while k > 0:
        yield k
        above = tokens[tokens[k].head]
        behind = tokens[k].dep == "pobj" and above.text.lower() in _BETWEEN
        k = (above.i if behind and above.i < k else k) - 1


def _verb_above(noun: Token, tokens: tuple[Token, ...]) -> Token:
    word = tokens[noun.head]
    return tokens[word.head] if word.dep == "prep" else word


def _to_prepare(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make of "makes preparations to strike" preparations to; they strike nobody."""
    above = tokens[token.head]
    noun = next(
        (t for t in tokens[above.i : token.i] if t.dep == "nsubj" and t.head == token.i), None
    )
    if token.tag != "VB" or noun is None or noun.lemma not in _MEANT or above.i > noun.i:
        return []
    if tokens[noun.i + 1].tag != "TO" or above.lemma not in _MAKING:
        return []
    return [
        replace(noun, dep="dobj", head=above.i),
        replace(token, dep="acl", head=noun.i),
    ]


def _for_use(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make of "used the right to expel him" what it was used for: he was expelled."""
    noun = tokens[token.head]
    used = noun.dep == "dobj" and tokens[noun.head].lemma in _USED
    if not used or token.tag != "VB" or noun.i > token.i:
        return []
    return [replace(token, dep="advcl", head=noun.head)]


def _to_ready(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make of "was getting ready on Monday to strike" ready to strike."""
    if _opening(token, tokens) is None:
        return []
    between = tokens[token.head + 1 : token.i]
    ready = [t for t in between if t.dep == "acomp" and t.head == token.head]
    if _is_turned(tokens[token.head], tokens):
        return [replace(token, dep="xcomp")]
    if len(ready) != 1 or ready[0].text.lower() not in _READY:
        return []
    return [replace(token, dep="xcomp", head=ready[0].i)]


def _is_turned(verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a condition opens with its verb: "Were Chad to strike, they would leave"."""
    behind = tokens[verb.i + 1 : verb.i + 2]
    return (
        verb.text.lower() == "were"
        and verb.dep == "advcl"
        and behind != ()
        and behind[0].pos != "PUNCT"
    )


def _without_doing(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make of "ended without Chad expelling him" a deed that was gone without."""
    beside = tokens[token.i - 1] if token.dep == "advcl" and token.i else tokens[token.head]
    without = tokens[beside.head]
    if token.tag != "VBG" or beside.dep != "pobj" or without.text.lower() != "without":
        return []
    if beside.i > token.i or any(t.text == "," for t in tokens[beside.i : token.i]):
        return []
    return [
        replace(token, dep="pcomp", head=without.i),
        replace(beside, dep="nsubj", head=token.i),
    ]


def _close_to(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang the deed that somebody "came close to" on the coming."""
    close = tokens[token.head]
    if close.dep != "advmod" or close.text.lower() not in _CLOSE or token.text.lower() != "to":
        return []
    deed = tokens[token.i + 1] if token.i + 1 < len(tokens) else token
    if deed.dep != "pcomp" or deed.tag != "VBG":
        return []
    return [replace(token, head=close.head)]


def _on_verge(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang the deed that somebody is "on the verge of" on the being, so that it is his."""
    of = tokens[token.head]
    verge = tokens[of.head]
    at = tokens[verge.head]
    if token.tag != "VBG" or of.text.lower() != "of" or verge.lemma not in _VERGES:
        return []
    if at.dep != "prep" or tokens[at.head].lemma not in _BEING:
        return []
    return [replace(token, dep="xcomp", head=at.head)]


AIM_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"advcl", "xcomp"}), _to_plan),
    (frozenset({"ccomp"}), _to_prepare),
    (frozenset({"acl"}), _for_use),
    (frozenset({"advcl"}), _to_ready),
    (frozenset({"advcl", "acl"}), _without_doing),
    (frozenset({"pcomp"}), _on_verge),
    (frozenset({"prep"}), _close_to),
)
