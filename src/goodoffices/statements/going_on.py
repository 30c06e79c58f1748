"""Quotations without a cue of their own: gone on with, or said by somebody who spoke nearby."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from goodoffices.language.tokens import between
from goodoffices.statements.draft import Draft, Page, Spans
from goodoffices.statements.quotes import Quotation, is_sentence, within

ORPHAN_WORDS = 5  # a quotation without a speaker counts as a statement from so many words on
SURE_NEAR = 0.6
SURE_ALONE = 0.3


class _Rows:
    """The drafts in their order, found by the paragraphs that they and their cues stand in."""

    def __init__(self, drafts: Iterable[Draft], page: Page) -> None:
        self._page = page
        self._drafts: list[Draft] = []
        self._places: dict[int, dict[int, None]] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Put a draft after the others."""
        self._drafts.append(draft)
        self._enter(len(self._drafts) - 1, draft.spans)

    def extend(self, number: int, draft: Draft, spans: Spans) -> None:
        """Put `draft`, which is the one of this number with more `spans`, in its place."""
        self._drafts[number] = draft
        self._enter(number, spans)

    def near(self, *paragraphs: int) -> list[tuple[int, Draft]]:
        """Return the drafts that stand in any of these paragraphs, numbered, in their order."""
        numbers = {number for one in paragraphs for number in self._places.get(one, ())}
        return [(number, self._drafts[number]) for number in sorted(numbers)]

    def all(self) -> list[Draft]:
        """Return the drafts in their order."""
        return self._drafts

    def _enter(self, number: int, spans: Spans) -> None:
        draft, page = self._drafts[number], self._page
        places = {page.paragraph(draft.sentence), page.paragraph(page.last_sentence(draft))}
        for start, end in spans:
            places |= {s.paragraph for s in between(page.analysis.sentences, start, end)}
        for place in places:
            self._places.setdefault(place, {})[number] = None


def gone_on(drafts: list[Draft], left: Iterable[Quotation], page: Page) -> list[Draft]:
    """Return `drafts` with the quotations `left` that no cue stands beside.

    One that follows a quotation in its paragraph goes on with it. Else it is said by who speaks in
    the sentence before, later in the paragraph, or in the quotation of the paragraph before.
    """
    quotations = list(left)
    rows = _Rows(drafts, page)
    for quotation in reversed([q for q in quotations if not q.closed]):
        _take_up(quotation, rows, page)
    for quotation in quotations:
        _add(quotation, rows, page)
    return rows.all()


def _take_up(quotation: Quotation, rows: _Rows, page: Page) -> None:
    """Join a quotation that its paragraph does not close to the one the next paragraph opens with."""
    spans = tuple(page.bare([(quotation.start, quotation.end)]))
    below = page.paragraph(quotation.last) + 1
    for number, draft in rows.near(below):
        opens = draft.quotes and page.is_opening(draft.start)
        if opens and page.paragraph_at(draft.start) == below:
            rows.extend(number, replace(draft, spans=spans + draft.spans), spans)
            return


def _add(quotation: Quotation, rows: _Rows, page: Page) -> None:
    """Add a quotation to what is said right before it, or as a statement of its own."""
    spans = tuple(page.bare([(quotation.start, quotation.end)]))
    here = page.paragraph(quotation.first)
    beside = rows.near(here - 1, here, here + 1)
    drafts = [draft for _, draft in beside]
    if not spans or any(within(*spans[0], d.spans) for d in drafts):
        return
    if not is_sentence(quotation, page.analysis):
        return
    before = _told_before(quotation, drafts, page)
    if before is not None and before.quotes:
        number = next(number for number, draft in beside if draft is before)
        rows.extend(number, replace(before, spans=before.spans + spans), spans)
        return
    source = before or _told_after(quotation, drafts, page) or _above(quotation, drafts, page)
    if source is None and len(page.text[quotation.start : quotation.end].split()) < ORPHAN_WORDS:
        return
    rows.add(_alone(quotation, spans, source))


def _alone(quotation: Quotation, spans: Spans, source: Draft | None) -> Draft:
    return Draft(
        spans=spans,
        sentence=quotation.first,
        sure=SURE_NEAR if source else SURE_ALONE,
        rule=source.rule if source else "quote.alone",
        speaker=source.speaker if source else None,
        unnamed=source.unnamed if source else False,
        quotes=True,
    )


def _told_before(quotation: Quotation, drafts: list[Draft], page: Page) -> Draft | None:
    """The statement told in the sentence right before, in the same paragraph."""
    near = [
        d
        for d in drafts
        if d.start < quotation.start
        and quotation.first - page.last_sentence(d) in {0, 1}
        and page.paragraph(d.sentence) == page.paragraph(quotation.first)
    ]
    return max(near, key=lambda d: (d.quotes, d.cue.words[0] if d.cue else d.end), default=None)


def _told_after(quotation: Quotation, drafts: list[Draft], page: Page) -> Draft | None:
    """The quotation that follows in the same paragraph."""
    near = [
        d
        for d in drafts
        if d.quotes
        and d.start >= quotation.end
        and page.paragraph(d.sentence) == page.paragraph(quotation.first)
    ]
    return min(near, key=lambda d: d.start, default=None)


def _above(quotation: Quotation, drafts: list[Draft], page: Page) -> Draft | None:
    """The last quotation of the paragraph before."""
    near = [
        d
        for d in drafts
        if d.quotes
        and d.end <= quotation.start
        and page.paragraph(quotation.first) - page.paragraph(page.last_sentence(d)) <= 1
    ]
    return max(near, key=lambda d: d.end, default=None)
