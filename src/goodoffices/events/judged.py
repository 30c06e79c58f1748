"""Whose doing is praised or condemned where only a word stands for it: "a step welcomed by Oman".

"Chad freed them, a step Oman welcomed", "in a move condemned by Oman, Chad expelled them": Chad's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goodoffices.actors.identity import distinct, without
from goodoffices.events.acts import Act
from goodoffices.events.who import Mentions
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Party

_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_DOINGS = frozenset(
    "step move gesture decision action act measure stance position attack strike raid offensive pledge"
    " offer announcement statement remark comment claim charge response reaction policy practice tactic"
    " operation killing bombing arrest verdict ruling breach violation provocation deal agreement visit"
    " suggestion accusation proposal plan bid demand threat approach line".split()
)
_RENAMING = frozenset({"appos", "npadvmod", "dep", "attr", "dobj", "conj"})


def judged(
    act: Act, sentence: Sentence, frames: Mapping[int, Frame], mentions: Mentions
) -> tuple[Party, ...]:
    """Return who did what an act judges by a mere word for it, or nobody."""
    frame = frames.get(act.home)
    if act.type not in _JUDGING or act.recipients or frame is None or frame.kind != "verb":
        return ()
    for token in frame.fill("patient", "with", "as"):
        word = sentence.tokens[token]
        doing = _told_by(word, sentence, frames) if word.lemma in _DOINGS else None
        if doing is not None and doing.head != act.home:
            who = (p for k in doing.fill("agent") for p in _of(k, sentence, mentions))
            if found := without(distinct(who), act.actors):
                return found
    return ()


def _of(token: int, sentence: Sentence, mentions: Mentions) -> tuple[Party, ...]:
    """Return who is meant by a word or, where it names nobody, by the first name below it."""
    first, last = sentence.subtree(token)
    below = (mentions.parties_at(k, places=False) for k in range(first, last))
    return mentions.parties_at(token, places=False) or next(filter(None, below), ())


def _told_by(word: Token, sentence: Sentence, frames: Mapping[int, Frame]) -> Frame | None:
    """Return the clause that a word sums up: the one before its comma, or behind "in a move ..."."""
    tokens = sentence.tokens
    first = min((t.i for t in sentence.hanging[word.i] if t.i < word.i), default=word.i)
    led = tokens[word.head]
    if word.dep == "pobj" and led.text.lower() == "in" and led.i < led.head:
        return frames.get(led.head)
    if word.dep not in _RENAMING or not first or tokens[first - 1].text not in {",", "-", "--"}:
        return None
    if any(t.text.lower() == "the" for t in sentence.below(word.i, "det")):
        return None  # "condemned Chad, the country": no doing of anybody's
    return next(_clauses_above(word, sentence, frames), None)


def _clauses_above(word: Token, sentence: Sentence, frames: Mapping[int, Frame]) -> Iterator[Frame]:
    while word.head != word.i:
        word = sentence.tokens[word.head]
        frame = frames.get(word.i)
        if frame is not None and frame.kind == "verb":
            yield frame
