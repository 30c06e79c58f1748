"""Acts told by a noun that hangs on what is not done: "may file a lawsuit", "plans to act as a channel".

A noun that is new to the reader ("a raid", "clashes") is as real as the clause it stands in; "the raid"
has been told of already, and so has one that is the reason or the time of what is to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goodoffices.events.acts import COOPERATIVE, Act
from goodoffices.events.coder import Coder
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Token

_KNOWN = frozenset("the this that these those its his her their our my your both each such".split())
_INTO = frozenset({"on", "in", "as"})  # "went on strike", "took part in a raid", "act as a channel"
_OBJECTS = frozenset({"dobj", "attr", "oprd"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ONE = frozenset({"a", "an", "any", "another"})
_TOLD_MORE = frozenset({"acl", "relcl"})
_UNSURE = frozenset({"may", "might", "could", "would", "should", "will"})
_IF = frozenset({"if", "unless", "whether"})
_VERBAL = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
_STEPS = 6


def overhung(acts: Sequence[Act], coder: Coder) -> list[Act]:
    """Return acts; those of nouns as open as the clause they hang on, or gone where it tells them."""
    return [kept for act in acts for kept in _as_open(act, acts, coder)]


def _as_open(act: Act, acts: Iterable[Act], coder: Coder) -> Iterator[Act]:
    clause = _clause(act, coder)
    if clause is None:
        yield act
        return
    over = [a for a in acts if a is not act and (a.home == clause.head or clause.head in a.covers)]
    open_ = [a for a in over if a.status != "actual"]
    told = any(a.type == act.type or _is_only_words(a, act) for a in open_)
    if told:
        return
    unsure = not _UNSURE.isdisjoint(clause.modals) or clause.marker in _IF
    one = _is_one(coder.sentence.tokens[act.home], coder)
    if one and (open_ or (unsure and not clause.negated)):
        act = act.changed("in a clause that is open", status="hypothetical", time="future")
    yield act


def _is_only_words(over: Act, act: Act) -> bool:
    """Whether the clause's own act is to do the noun's: "plans to act as a channel between them"."""
    return over.type in _VERBAL and act.type in COOPERATIVE


def _clause(act: Act, coder: Coder) -> Frame | None:
    """Return the clause that a noun new to the reader hangs on, or None."""
    frame = coder.frames.get(act.home)
    if frame is None or frame.kind != "noun" or act.status != "actual":
        return None
    word = coder.sentence.tokens[act.home]
    for _ in range(_STEPS):
        if word.pos not in {"NOUN", "PROPN"} or not _is_new(word, coder):
            return None
        above = coder.sentence.tokens[word.head]
        if word.dep == "pobj" and above.text.lower() in _INTO and above.head < above.i:
            above = coder.sentence.tokens[above.head]
            if above.pos not in {"VERB", "AUX"}:
                word = above
                continue
        elif word.dep not in _OBJECTS and not (word.dep in _SUBJECTS and _is_one(word, coder)):
            return None
        found = coder.frames.get(above.i)
        return found if found is not None and found.kind == "verb" else None
    return None


def _is_one(noun: Token, coder: Coder) -> bool:
    """Whether a noun is "a strike"; "fighting may spread" and "attacks will end" that go on."""
    return any(t.text.lower() in _ONE for t in coder.sentence.below(noun.i, "det"))


def _is_new(noun: Token, coder: Coder) -> bool:
    """Whether a noun names what was not spoken of before."""
    below = coder.sentence.below
    if any(True for _ in below(noun.i, "poss")) or any(True for _ in below(noun.i, *_TOLD_MORE)):
        return False
    return all(t.text.lower() not in _KNOWN for t in below(noun.i, "det", "amod"))
