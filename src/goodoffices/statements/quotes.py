"""Which quotation belongs to which cue, over sentences and paragraphs."""

# ruff: noqa: RUF001 - curly quotes and dashes are what this module reads

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from goodoffices.language.tokens import Analysis, Quote, Sentence
from goodoffices.statements.cues import Cue

REACH = 120  # characters between a cue and the quotation it opens ("said in a statement on Monday: ...")
MARKS = " \"'`“”‘’«»"
_ENDS = ",.!?…-–—"


class Quotation(msgspec.Struct, frozen=True):
    """A quotation and how it stands: `whole` where it is a sentence or more of its own."""

    start: int
    end: int
    whole: bool
    closed: bool
    first: int
    last: int


def quotations(analysis: Analysis) -> list[Quotation]:
    """Return the story's quotations in order, each with its sentences."""
    return [q for q in (_quotation(analysis, quote) for quote in analysis.quotes) if q is not None]


def _quotation(analysis: Analysis, quote: Quote) -> Quotation | None:
    first = analysis.sentence_at(quote.start)
    last = analysis.sentence_at(max(quote.end - 1, quote.start)) or first
    if first is None or last is None:
        return None
    return Quotation(
        start=quote.start,
        end=quote.end,
        whole=_is_whole(analysis.report.text, quote, first),
        closed=quote.closed,
        first=first.index,
        last=last.index,
    )


def _is_whole(text: str, quote: Quote, sentence: Sentence) -> bool:
    before = text[sentence.start : quote.start].rstrip(MARKS)
    words = text[quote.start : quote.end]
    opens = not any(c.isalnum() for c in before)
    stops = words[-1:] in _ENDS or text[quote.end : quote.end + 3].lstrip(MARKS)[:1] == ","
    if opens:
        return stops or not quote.closed
    if before[-1:] in {":", ","}:
        more = any(c.isalnum() for c in text[quote.end : sentence.end])
        return stops or (words[:1].isupper() and len(words.split()) > 3 and not more)
    least = 1 if words[-1:] in "!?" else 3
    return words[:1].isupper() and words[-1:] in ".!?…" and len(words.split()) > least


def cue_for(quotation: Quotation, cues: Sequence[Sequence[Cue]], text: str) -> Cue | None:
    """Return the cue that a whole quotation belongs to, if one stands beside it.

    `cues` are by sentence. The cue right after it wins over one before; of those the nearest.
    """
    near = {quotation.first, quotation.last}
    beside = [
        cue
        for index in near
        for cue in cues[index]
        if cue.gives.quote and not quotation.start <= cue.words[0] < quotation.end
    ]
    ranked = [(gap, cue) for cue in beside if (gap := _gap(quotation, cue, text)) is not None]
    return min(ranked, key=lambda pair: (pair[0], pair[1].words[0]))[1] if ranked else None


def announcing(
    quotation: Quotation, cues: Sequence[Sequence[Cue]], analysis: Analysis
) -> Cue | None:
    """Return the last cue of the sentence before, where that ends with a colon."""
    if quotation.first == 0:
        return None
    before = analysis.sentences[quotation.first - 1]
    if not before.text.rstrip().endswith(":"):
        return None
    return next((cue for cue in reversed(cues[before.index]) if cue.gives.quote), None)


def _gap(quotation: Quotation, cue: Cue, text: str) -> int | None:
    """How far the cue stands from the quotation; None where it can't be its cue."""
    if cue.zone[0] >= quotation.end:
        between = text[quotation.end : cue.zone[0]]
        return 0 if not any(c.isalnum() for c in between) else _reach(between, 1)
    if cue.words[1] <= quotation.start:
        between = text[max(cue.zone[1], cue.words[1]) : quotation.start]
        return _reach(between, 0 if ":" in between else 1)
    return None


def _reach(between: str, least: int) -> int | None:
    between = between.strip(MARKS + ",")
    if len(between) > REACH or any(mark in between for mark in '“”"'):
        return None
    return least + sum(c.isalnum() for c in between)


def is_sentence(quotation: Quotation, analysis: Analysis) -> bool:
    """Whether nothing but the quotation stands in its sentences."""
    text = analysis.report.text
    first, last = analysis.sentences[quotation.first], analysis.sentences[quotation.last]
    outside = text[first.start : quotation.start] + text[quotation.end : last.end]
    return not any(c.isalnum() for c in outside)


def within(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether the words from `start` to `end` lie in one of `spans`."""
    return any(a <= start and end <= b for a, b in spans)


def outside(
    spans: Iterable[tuple[int, int]], quotes: Iterable[Quotation]
) -> Iterator[tuple[int, int]]:
    """Yield what of `spans` stands outside the quotations."""
    marks = sorted((q.start, q.end) for q in quotes)
    for start, end in spans:
        at = start
        for a, b in marks:
            if a < end and b > at:
                if a > at:
                    yield at, a
                at = max(at, b)
        if at < end:
            yield at, end


def quoted(sentence: Sentence, quotes: Iterable[Quotation]) -> frozenset[int]:
    """Return the tokens of a sentence that stand in whole quotations."""
    ranges = [(q.start, q.end) for q in quotes if q.whole]
    return frozenset(t.i for t in sentence.tokens if within(t.start, t.end, ranges))
