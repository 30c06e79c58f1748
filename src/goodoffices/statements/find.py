"""Who said what to whom, over a whole story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from goodoffices.shapes import Party, Span, Stance, Statement
from goodoffices.statements.cues import Cue, find_cues
from goodoffices.statements.extent import bare
from goodoffices.statements.gives import StatementLexicon, Words
from goodoffices.statements.quotes import (
    Quotation, cue_for, is_sentence, outside, quotations, quoted, within,
)  # fmt: skip
from goodoffices.statements.speaker import OWN, PRONOUNS, party_of
from goodoffices.statements.view import StatementView, StoryScene

_Spans = tuple[tuple[int, int], ...]
MIXED_WORDS = 2  # so many words outside the quotation marks make a statement the reporter's
ORPHAN_WORDS = 5  # a quotation without a speaker counts as a statement from so many words on


class Draft(msgspec.Struct, frozen=True):
    """A statement in the making."""

    spans: _Spans
    sentence: int
    direct: bool
    sure: float
    rule: str
    quotes: bool = False
    cue: Cue | None = None
    speaker: Party | None = None
    addressees: tuple[Party, ...] = ()
    stance: Stance | None = None


def find_statements(
    scene: StoryScene, lexicon: StatementLexicon, name: Callable[[str, int], str]
) -> tuple[Statement, ...]:
    """Return the story's statements in the order of their words.

    `name` makes a finding's id of its kind and offset.
    """
    quotes = quotations(scene.analysis)
    cues = [
        find_cues(
            StatementView(scene, sentence, lexicon.words),
            scene.frames(sentence.index),
            lexicon,
            quoted(sentence, quotes),
        )
        for sentence in scene.analysis.sentences
    ]
    return tuple(_Finder(scene, cues, quotes, lexicon.words).statements(name))


class _Finder:
    """Brings cues and quotations of a story together."""

    def __init__(
        self,
        scene: StoryScene,
        cues: Sequence[Sequence[Cue]],
        quotes: list[Quotation],
        words: Words,
    ) -> None:
        self.scene = scene
        self.text = scene.analysis.report.text
        self.cues = cues
        self.words = words
        self.quotes = quotes
        self.owner = {id(q): self._owner(q) for q in self.quotes if q.whole}

    def _owner(self, quotation: Quotation) -> Cue | None:
        return cue_for(quotation, self.cues, self.text) or self._announcing(quotation)

    def _announcing(self, quotation: Quotation) -> Cue | None:
        """The cue of the sentence before that ends with a colon."""
        if quotation.first == 0:
            return None
        before = self.scene.analysis.sentences[quotation.first - 1]
        if not before.text.rstrip().endswith(":"):
            return None
        cues = [cue for cue in self.cues[before.index] if cue.gives.quote]
        return cues[-1] if cues else None

    def statements(self, name: Callable[[str, int], str]) -> Iterator[Statement]:
        drafts = [d for row in self.cues for cue in row if (d := self._draft(cue)) is not None]
        drafts = list(_kept(self._continued(drafts)))
        drafts.sort(key=lambda d: (d.spans[0][0], d.spans[-1][1]))
        used: set[int] = set()
        for draft in drafts:
            at = draft.spans[0][0]
            if at in used and draft.cue is not None:
                at = draft.cue.words[0]
            used.add(at)
            yield self._statement(draft, name("statement", at))

    # -- one cue

    def _draft(self, cue: Cue) -> Draft | None:
        whole = [q for q in self.quotes if q.whole and self.owner[id(q)] is cue]
        spans = self._spans(cue, whole)
        speaker = party_of(self.scene, self.words, cue.sentence, cue.speakers)
        if not spans or (speaker is None and not whole) or self._is_pronoun(spans):
            return None
        rest = sum(len(self.text[a:b].split()) for a, b in self._bare(outside(spans, self.quotes)))
        return Draft(
            spans=spans,
            sentence=cue.sentence.index,
            direct=rest < MIXED_WORDS and any(within(*s, _ranges(self.quotes)) for s in spans),
            sure=cue.gives.sure + (0.1 if whole else 0.0),
            rule=cue.rule,
            quotes=any(a <= q.start < b for a, b in spans for q in self.quotes),
            cue=cue,
            speaker=speaker,
            addressees=self._addressees(cue),
            stance=cue.gives.stance,
        )

    def _spans(self, cue: Cue, whole: list[Quotation]) -> _Spans:
        owned = [q for q in self.quotes if q.whole and self.owner[id(q)] is not None]
        free = [s for s in outside(cue.content, owned) if self._has_words(*s)]
        if not whole:
            return tuple(self._bare(self._stretched(free)))
        spans = [(q.start, q.end) for q in whole]
        after = min((q.start for q in whole if q.start > cue.words[1]), default=None)
        if after is not None:
            spans = [*self._led_up(cue, free, after), *(s for s in spans if s[0] != after)]
        return tuple(self._bare(sorted(spans)))

    def _led_up(
        self, cue: Cue, free: list[tuple[int, int]], at: int
    ) -> Iterator[tuple[int, int]]:
        """Yield the quotation at `at`, with the indirect speech that leads up to it."""
        end = next(q.end for q in self.quotes if q.start == at)
        start = at
        for a, b in free:
            if b <= cue.zone[0] and ":" in self.text[cue.words[1] : at]:
                yield a, b
            elif cue.words[1] <= a < at:
                start = min(start, a)
        yield start, end

    def _is_pronoun(self, spans: _Spans) -> bool:
        return " ".join(self.text[a:b].lower() for a, b in spans) in PRONOUNS | OWN

    def _has_words(self, start: int, end: int) -> bool:
        return any(c.isalnum() for c in self.text[start:end])

    def _stretched(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Take in the whole of a quotation that begins inside what is said and goes on after it."""
        for start, end in spans:
            over = [q.end for q in self.quotes if start <= q.start < end < q.end]
            yield start, max([end, *over])

    def _bare(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        for start, end in spans:
            a, b = bare(self.text, start, end)
            if any(c.isalnum() for c in self.text[a:b]):
                yield a, b

    def _addressees(self, cue: Cue) -> tuple[Party, ...]:
        found = (party_of(self.scene, self.words, cue.sentence, (token,)) for token in cue.addressees)
        return tuple(p for p in found if p is not None)

    # -- quotations without a cue of their own

    def _continued(self, drafts: list[Draft]) -> list[Draft]:
        for quotation in self.quotes:
            if quotation.whole and self.owner[id(quotation)] is None:
                drafts = self._attached(quotation, drafts)
        return drafts

    def _attached(self, quotation: Quotation, drafts: list[Draft]) -> list[Draft]:
        """Return `drafts` with a quotation that has no cue: gone on with, or said by somebody near."""
        spans = tuple(self._bare([(quotation.start, quotation.end)]))
        if not spans or any(within(*spans[0], d.spans) for d in drafts):
            return drafts
        if not is_sentence(quotation, self.scene.analysis):
            return drafts
        last = self._told_before(quotation, drafts)
        if last is not None and last.quotes:
            return [replace(d, spans=d.spans + spans) if d is last else d for d in drafts]
        source = last or self._told_after(quotation, drafts) or self._of_paragraph(quotation, drafts)
        if source is None and len(self.text[quotation.start : quotation.end].split()) < ORPHAN_WORDS:
            return drafts
        made = Draft(
            spans=spans,
            sentence=quotation.first,
            direct=True,
            sure=0.6 if source else 0.3,
            rule=source.rule if source else "quote.alone",
            speaker=source.speaker if source else None,
            quotes=True,
        )
        return [*drafts, made]

    def _told_before(self, quotation: Quotation, drafts: list[Draft]) -> Draft | None:
        """The statement told in the sentence right before, in the same paragraph."""
        near = [
            d
            for d in drafts
            if d.spans[0][0] < quotation.start
            and quotation.first - max(self._end(d), d.sentence) in {0, 1}
            and self._paragraph(d.sentence) == self._paragraph(quotation.first)
        ]
        return max(near, key=lambda d: (d.quotes, d.cue is None or d.cue.words[0]), default=None)

    def _told_after(self, quotation: Quotation, drafts: list[Draft]) -> Draft | None:
        """The quotation that follows in the same paragraph."""
        near = [
            d
            for d in drafts
            if d.quotes
            and d.spans[0][0] >= quotation.end
            and self._paragraph(d.sentence) == self._paragraph(quotation.first)
        ]
        return min(near, key=lambda d: d.spans[0][0], default=None)

    def _of_paragraph(self, quotation: Quotation, drafts: list[Draft]) -> Draft | None:
        """The last quotation of the paragraph before."""
        near = [
            d
            for d in drafts
            if d.quotes
            and d.spans[-1][1] <= quotation.start
            and self._paragraph(quotation.first) - self._paragraph(self._end(d)) <= 1
        ]
        return max(near, key=lambda d: d.spans[-1][1], default=None)

    def _paragraph(self, sentence: int) -> int:
        return self.scene.analysis.sentences[sentence].paragraph

    def _end(self, draft: Draft) -> int:
        at = self.scene.analysis.sentence_at(draft.spans[-1][1] - 1)
        return at.index if at is not None else draft.sentence

    def _statement(self, draft: Draft, name: str) -> Statement:
        return Statement(
            id=name,
            rule=draft.rule,
            confidence=round(min(draft.sure, 0.95), 2),
            sentence=draft.sentence,
            content=tuple(self._span(a, b) for a, b in draft.spans),
            direct=draft.direct,
            speaker=draft.speaker,
            cue=self._span(*draft.cue.words) if draft.cue else None,
            addressees=draft.addressees,
            stance=draft.stance,
        )

    def _span(self, start: int, end: int) -> Span:
        return Span(text=self.text[start:end], start=start, end=end)


def _ranges(quotes: Iterable[Quotation]) -> list[tuple[int, int]]:
    return [(q.start, q.end) for q in quotes]


def _kept(drafts: list[Draft]) -> Iterator[Draft]:
    """Leave out what stands in another's words, but for plain speech of a third."""
    for draft in drafts:
        cue = draft.cue
        if cue is None or not any(within(*cue.words, o.spans) for o in drafts if o is not draft):
            yield draft
        elif cue.gives.nested and draft.speaker is not None:
            if draft.speaker.text.lower() not in OWN | PRONOUNS:
                yield draft
