"""Whether a toll has come about as far as its sentence tells: not denied, feared, planned or supposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.tolls.headcount import Headcount
from goodoffices.tolls.people import Doubt

_NEGATIONS = frozenset("not n't never no neither nor hardly barely nobody none without".split())
_MODALS = frozenset({"may", "might", "can", "could", "would", "will", "shall", "should", "must"})
_HEDGE = 0.7
_PRESUPPOSED = frozenset({"relcl", "acl", "amod"})


class Told:
    """Asks the clauses of one sentence how far what they tell has come about."""

    def __init__(self, sentence: Sentence, frames: Mapping[int, Frame], doubt: Doubt) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.frames = frames
        self.doubt = doubt

    def certainty(self, anchors: tuple[int, ...], count: Headcount, *, deed: bool) -> float:
        """Return 0 where it has not come about, below 1 where the teller himself is unsure.

        `anchors` are the predicates it is told with. `deed`: a noun of it is no fact by itself (the
        release that is demanded), unlike a death that is mourned.
        """
        return min((self._of(anchor, count, deed=deed) for anchor in anchors), default=1.0)

    def _of(self, anchor: int, count: Headcount, *, deed: bool) -> float:
        frame = self.frames.get(anchor)
        if frame is None:
            return self._above(anchor, count)
        if not self._holds(frame, count):
            return 0.0
        return self._climb(frame, count, deed=deed)

    def _above(self, anchor: int, count: Headcount) -> float:
        """Judge by the clause that a word without a frame of its own stands in."""
        token = self.tokens[anchor]
        while token.head != token.i:
            token = self.tokens[token.head]
            frame = self.frames.get(token.i)
            if frame is not None and token.i not in count:
                if self._is(frame, self.doubt.unreal) or not self._holds(frame, count):
                    return 0.0
                return self._climb(frame, count, deed=False)
        return 1.0

    # -- the predicate itself

    def _holds(self, frame: Frame, count: Headcount) -> bool:
        if (
            frame.tense == "future"
            or set(frame.modals) & _MODALS
            or frame.marker in self.doubt.open
        ):
            return False
        if frame.negated and self._is_negated(frame, count):
            return False
        if self._is_undone(frame, count):
            return False
        return not frame.infinitive or self._comes_about(frame)

    def _is_undone(self, frame: Frame, count: Headcount) -> bool:
        """Whether an adverb takes it back: "were nearly killed", "was falsely told"."""
        adverbs = self.sentence.below(frame.head, "advmod")
        return any(t.lemma in self.doubt.undone and t.i not in count for t in adverbs)

    def _is_negated(self, frame: Frame, count: Headcount) -> bool:
        """Whether something else than the count itself ("no soldiers") denies the clause."""
        return any(k not in count for k in self._negations(frame.head))

    def _negations(self, head: int) -> Iterator[int]:
        for child in self.sentence.children[head]:
            if self.tokens[child].text.lower() in _NEGATIONS:
                yield child
            if self.tokens[child].dep in {"nsubj", "nsubjpass", "dobj"}:
                for below in self.sentence.children[child]:
                    if self.tokens[below].text.lower() in _NEGATIONS:
                        yield below

    def _comes_about(self, frame: Frame) -> bool:
        """Whether an infinitive is told as a fact: "managed to kill", "is said to have killed"."""
        parent = self._parent(frame)
        if parent is None:
            return False
        if frame.perfect:
            return not self._is(parent, self.doubt.unreal)
        return self._is(parent, self.doubt.real_infinitive)

    # -- what it hangs on

    def _climb(self, frame: Frame, count: Headcount, *, deed: bool) -> float:
        parent = self._parent(frame)
        if parent is None:
            return 1.0
        if frame.link == "acl" and frame.marker == "that":
            return self._climb_claim(parent, count, deed=deed)
        if frame.link in _PRESUPPOSED:
            return 1.0
        return self._climb_clause(frame, parent, count, deed=deed)

    def _climb_clause(self, frame: Frame, parent: Frame, count: Headcount, *, deed: bool) -> float:
        if frame.kind == "noun":
            return self._climb_noun(frame, parent, count, deed=deed)
        if frame.link == "conj":
            return self._climb_conj(frame, parent, count, deed=deed)
        bare = self._is_bare(frame)
        if frame.link == "advcl" and not self._is_complement(frame, parent):
            return self._shared(parent) if bare and not frame.infinitive else 1.0
        return self._climb_said(frame, parent, count, bare=bare)

    def _is_complement(self, frame: Frame, parent: Frame) -> bool:
        """Whether a participle goes with the verb before it: "were feared killed"."""
        return frame.head == parent.head + 1 and self.tokens[frame.head].tag == "VBN"

    def _climb_claim(self, noun: Frame, count: Headcount, *, deed: bool) -> float:
        """Judge "fears that 12 died", "rejected claims that ...", "no evidence that ..."."""
        if self._is(noun, self.doubt.unreal) or any(
            self.tokens[k].text.lower() in _NEGATIONS for k in self.sentence.children[noun.head]
        ):
            return 0.0
        passed = self._is(noun, self.doubt.passing)
        return self._climb(noun, count, deed=deed) if passed else 1.0

    def _climb_said(self, frame: Frame, parent: Frame, count: Headcount, *, bare: bool) -> float:
        """Judge what is said, thought, begun or feared in the governing clause."""
        if not self._bears(frame):
            return 1.0
        told_real = frame.infinitive and self._comes_about(frame)
        told_real = told_real or (not bare and self._is(parent, self.doubt.telling))
        if self._is(parent, self.doubt.unreal) and not told_real:
            return 0.0
        if self._is_undone(parent, count):
            return 0.0
        if parent.negated and self._is_negated(parent, count):
            return 0.0
        if bare and not self._holds(parent, count):
            return 0.0
        above = self._climb(parent, count, deed=False) if bare else 1.0
        return above * (_HEDGE if self._is(parent, self.doubt.hedged) else 1.0)

    def _climb_conj(self, frame: Frame, parent: Frame, count: Headcount, *, deed: bool) -> float:
        """Judge the second of two predicates by what governs the first, and by its modal if shared."""
        shared = self.tokens[frame.head].tag in {"VB", "VBN", "VBG"} and not self._has_own(frame)
        if shared and not self._holds(parent, count):
            return 0.0
        return self._climb(parent, count, deed=deed) if parent.kind == frame.kind else 1.0

    def _climb_noun(self, frame: Frame, parent: Frame, count: Headcount, *, deed: bool) -> float:
        """Judge a noun ("the release of 40", "the deaths of 12") by what is said of it."""
        if not self._bears(frame):
            return 1.0
        if self._is(parent, self.doubt.unreal):
            return 0.0
        if self._is_supposed(frame, parent):
            return 0.0
        if self._is(parent, self.doubt.passing):
            met = not deed or parent.kind == "noun" or self._holds(parent, count)
            return self._climb(parent, count, deed=deed) if met else 0.0
        if deed or self._is(parent, self.doubt.causing):
            return 1.0 if parent.kind == "noun" or self._holds(parent, count) else 0.0
        return 1.0

    def _is_supposed(self, frame: Frame, parent: Frame) -> bool:
        """Whether it is only judged what it would be: "the killing of two would be a mistake"."""
        subject = self.tokens[frame.head].dep == "nsubj"
        return subject and parent.lemmas[-1] in {"be", "have"} and "would" in parent.modals

    def _shared(self, parent: Frame) -> float:
        """Judge "killing 12" by the modal of the clause it is added to."""
        modal = set(parent.modals) & _MODALS or parent.tense == "future"
        unmet = parent.infinitive and not self._comes_about(parent)
        return 0.0 if modal or unmet or parent.marker in self.doubt.open else 1.0

    def _bears(self, frame: Frame) -> bool:
        """Whether what governs a predicate says it of it, and not only beside it ("after killing")."""
        token = self.tokens[frame.head]
        prep = self.tokens[token.head]
        if token.dep in {"pobj", "pcomp"}:
            return prep.text.lower() in self.doubt.bearing
        return True

    def _parent(self, frame: Frame) -> Frame | None:
        return None if frame.parent is None else self.frames.get(frame.parent)

    def _is_bare(self, frame: Frame) -> bool:
        """Whether a clause has no tense of its own."""
        return (
            frame.kind == "adj"
            or frame.infinitive
            or (self.tokens[frame.head].tag in {"VBG", "VB", "VBN"} and not self._has_own(frame))
        )

    def _has_own(self, frame: Frame) -> bool:
        return any(True for _ in self.sentence.below(frame.head, "aux", "auxpass"))

    def _is(self, frame: Frame, words: frozenset[str]) -> bool:
        return any(lemma in words for lemma in frame.lemmas)
