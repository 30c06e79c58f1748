"""Cues at the end of a sentence ("..., the minister told reporters."): what stands before the comma.

Here the order of the words tells more than the tree, which often hangs the speaker on what is said.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.statements.extent import Run, below, trimmed

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_NO_SPEAKER = frozenset({"CCONJ", "SCONJ", "ADP", "ADV"})


class Tail(msgspec.Struct, frozen=True):
    """A sentence's last words: who speaks, from `first` up to the cue, and what comes before."""

    first: int
    content: Run
    speakers: tuple[int, ...]


def find_tail(sentence: Sentence, frame: Frame, last: int) -> Tail | None:
    """Return the tail that a cue ends its sentence with, or None; `last` is where the cue ends."""
    tokens = sentence.tokens
    helped = any(True for _ in sentence.below(frame.head, "aux"))
    finite = tokens[frame.head].tag in _FINITE or helped
    if not finite or any(t.pos != "PUNCT" for t in tokens[last:]):
        return None
    comma = _comma(sentence, frame.head)
    if comma is None:
        return None
    start = max((i + 1 for i in range(comma) if tokens[i].text == ";"), default=0)
    content = trimmed(sentence, start, comma)
    speakers = tuple(_heads(sentence, comma + 1, frame.head))
    return Tail(comma + 1, content, speakers) if speakers and content[0] < content[1] else None


def names(sentence: Sentence, tail: Tail, speakers: tuple[int, ...]) -> bool:
    """Whether the tree's speakers are the tail's: their phrase begins where the tail does."""
    return any(min(below(sentence, token)) <= tail.first <= token for token in speakers)


def _comma(sentence: Sentence, verb: int) -> int | None:
    """The comma that parts what is said from who says it, a phrase without a finite verb."""
    tokens = sentence.tokens
    for i in range(verb - 1, 0, -1):
        if tokens[i].tag in _FINITE and tokens[i].head != verb:
            return None
        if tokens[i].text == ",":
            spoken = any(t.pos in _NOUNS for t in tokens[i + 1 : verb])
            return i if spoken and tokens[i + 1].pos not in _NO_SPEAKER else None
    return None


def _heads(sentence: Sentence, first: int, verb: int) -> Iterator[int]:
    """Yield the last word of each run of nouns, as far as they are coordinated."""
    tokens = sentence.tokens
    i = first
    while i < verb:
        while i < verb and tokens[i].pos not in _NOUNS:
            i += 1
        while i < verb and (tokens[i].pos in _NOUNS or tokens[i].dep == "case"):
            i += 1
        if i > first and tokens[i - 1].pos in _NOUNS:
            yield i - 1
        if i >= verb or tokens[i].pos != "CCONJ":
            return
