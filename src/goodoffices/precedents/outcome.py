"""What became of an earlier truce or deal: held, collapsed, failed, or untold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence, Token
from goodoffices.precedents.nouns import Named
from goodoffices.precedents.words import PrecedentWords
from goodoffices.shapes import Outcome

_ONLY = frozenset({"only", "just", "barely", "hardly", "briefly", "mere"})
_POINTING = frozenset({"it", "they", "which", "that", "this", "these", "those"})


class OutcomeScene(Protocol):
    """A sentence and its frames."""

    sentence: Sentence
    frames: Mapping[int, Frame]


def outcome_of(
    scenes: Sequence[OutcomeScene], index: int, named: Named | None, words: PrecedentWords
) -> Outcome | None:
    """Return what the sentence of a precedent, or the one after it, says became of it."""
    at = next(k for k, scene in enumerate(scenes) if scene.sentence.index == index)
    lemma = scenes[at].sentence.tokens[named.head].lemma if named else None
    for scene in scenes[at : at + 2]:
        own = named.head if named and scene is scenes[at] else None
        for frame in scene.frames.values():
            if frame.kind == "verb" and _is_of(frame, scene.sentence, own, lemma):
                told = _told(frame, scene.sentence, words)
                if told is not None:
                    return told
    return None


def _is_of(frame: Frame, sentence: Sentence, own: int | None, lemma: str | None) -> bool:
    """Whether a verb's subject, or what is done away with, is the precedent or points to it.

    "A government that lasted three months" tells nothing of the deal before it.
    """
    verb = sentence.tokens[frame.head]
    if verb.dep == "relcl" and own is not None and verb.head != own:
        above = sentence.tokens[verb.head]
        if above.pos == "PROPN" or above.lemma != lemma:
            return own in frame.fill("agent", "patient")
    return any(
        k == own or _points(sentence.tokens[k], lemma) for k in frame.fill("agent", "patient")
    )


def _points(token: Token, lemma: str | None) -> bool:
    return token.text.lower() in _POINTING or (lemma is not None and token.lemma == lemma)


def _told(frame: Frame, sentence: Sentence, words: PrecedentWords) -> Outcome | None:
    said = set(_ways(frame, sentence))
    for outcome, verbs in words.outcome.items():
        if said & set(verbs):
            if outcome == "held" and _is_short(frame, sentence):
                return "collapsed"
            if outcome == "held":
                if "hold" in frame.lemmas and frame.has("patient"):
                    return None  # talks that are held have not held
                return "collapsed" if frame.negated else "held" if not frame.passive else None
            return None if frame.negated else outcome
    return None


def _is_short(frame: Frame, sentence: Sentence) -> bool:
    """Whether it held only so long: "lasted only days", "held barely a week"."""
    ahead = sentence.tokens[frame.head + 1 : frame.head + 3]
    return any(t.text.lower() in _ONLY for t in ahead)


def _ways(frame: Frame, sentence: Sentence) -> Iterator[str]:
    """Yield a verb by itself and with the two words behind it: "fall apart", "come to nothing"."""
    yield from frame.lemmas
    token = sentence.tokens[frame.head]
    ahead = [t.text.lower() for t in sentence.tokens[token.i + 1 : token.i + 4]]
    for n in (1, 2, 3):
        yield " ".join((token.lemma, *ahead[:n]))
