"""A statement in the making, and the page that its offsets point into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from goodoffices.language.tokens import Analysis, between
from goodoffices.shapes import Party, Span, Stance, Statement
from goodoffices.statements.cues import Cue
from goodoffices.statements.extent import bare
from goodoffices.statements.quotes import Quotation, outside, within

Spans = tuple[tuple[int, int], ...]
MIXED_WORDS = 2  # so many words outside the quotation marks make a statement the reporter's
SUREST = 0.95
_WORD = re.compile(r"[^\W_]")


class Draft(msgspec.Struct, frozen=True):
    """A statement in the making. `quotes`: part of it stands between quotation marks.

    `unnamed`: the story keeps the speaker's name back; `noun` is the speaker's head word.
    """

    spans: Spans
    sentence: int
    sure: float
    rule: str
    quotes: bool = False
    cue: Cue | None = None
    speaker: Party | None = None
    unnamed: bool = False
    noun: str = ""
    addressees: tuple[Party, ...] = ()
    stance: Stance | None = None

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.spans[-1][1]


class Page(msgspec.Struct, frozen=True):
    """The story's text with its sentences and quotations."""

    analysis: Analysis
    quotes: tuple[Quotation, ...]

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.analysis.report.text

    def bare(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the spans that hold words, without marks at their ends."""
        for start, end in spans:
            a, b = bare(self.text, start, end)
            if self.has_words(a, b):
                yield a, b

    def has_words(self, start: int, end: int) -> bool:
        """Whether anything but marks and space stands between two offsets."""
        return end > start and _WORD.search(self.text, start, end) is not None

    def paragraph(self, sentence: int) -> int:
        """Return the paragraph of a sentence."""
        return self.analysis.sentences[sentence].paragraph

    def paragraph_at(self, offset: int) -> int | None:
        """Return the paragraph that holds an offset."""
        sentence = self.analysis.sentence_at(offset)
        return sentence.paragraph if sentence is not None else None

    def is_opening(self, offset: int) -> bool:
        """Whether no word of its paragraph stands before an offset."""
        start = self.text.rfind("\n", 0, offset) + 1
        return not self.has_words(start, offset)

    def last_sentence(self, draft: Draft) -> int:
        """Return the sentence in which a draft and its cue end."""
        at = self.analysis.sentence_at(draft.end - 1)
        return max(draft.sentence, at.index if at is not None else draft.sentence)

    def is_direct(self, spans: Spans) -> bool:
        """Whether the words stand between quotation marks, but for one at most."""
        near = [quote for a, b in spans for quote in between(self.quotes, a, b)]
        marks = [(q.start, q.end) for q in near]
        rest = [self.text[a:b] for a, b in self.bare(outside(spans, near))]
        return sum(len(words.split()) for words in rest) < MIXED_WORDS and any(
            within(*span, marks) for span in spans
        )

    def has_quotes(self, spans: Spans) -> bool:
        """Whether a quotation begins in the words."""
        return any(a <= quote.start for a, b in spans for quote in between(self.quotes, a, b))

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets."""
        return Span(text=self.text[start:end], start=start, end=end)

    def statement(self, draft: Draft, name: str) -> Statement:
        """Return the finding that a draft becomes."""
        return Statement(
            id=name,
            rule=draft.rule,
            confidence=round(min(draft.sure, SUREST), 2),
            sentence=draft.sentence,
            content=tuple(self.span(a, b) for a, b in draft.spans),
            direct=self.is_direct(draft.spans),
            speaker=draft.speaker,
            cue=self.span(*draft.cue.words) if draft.cue else None,
            addressees=draft.addressees,
            stance=draft.stance,
        )
