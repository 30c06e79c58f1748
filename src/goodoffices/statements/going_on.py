"""Quotations without a cue of their own: gone on with, or said by somebody who spoke nearby."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from goodoffices.statements.draft import Draft, Page
from goodoffices.statements.quotes import Quotation, is_sentence, within

ORPHAN_WORDS = 5  # a quotation without a speaker counts as a statement from so many words on
SURE_NEAR = 0.6
SURE_ALONE = 0.3


def gone_on(drafts: list[Draft], left: Iterable[Quotation], page: Page) -> list[Draft]:
    """Return `drafts` with the quotations `left` that no cue stands beside.

    One that follows a quotation in its paragraph goes on with it. Else it is said by who speaks in
    the sentence before, later in the paragraph, or in the quotation of the paragraph before.
    """
    rows = list(left)
    for quotation in reversed([q for q in rows if not q.closed]):
        drafts = _taken_up(quotation, drafts, page)
    for quotation in rows:
        drafts = _with(quotation, drafts, page)
    return drafts


def _taken_up(quotation: Quotation, drafts: list[Draft], page: Page) -> list[Draft]:
    """Join a quotation that its paragraph does not close to the one the next paragraph opens with."""
    spans = tuple(page.bare([(quotation.start, quotation.end)]))
    below = page.paragraph(quotation.last) + 1
    for draft in drafts:
        if (
            draft.quotes
            and page.is_opening(draft.start)
            and page.paragraph_at(draft.start) == below
        ):
            joined = replace(draft, spans=spans + draft.spans)
            return [joined if d is draft else d for d in drafts]
    return drafts


def _with(quotation: Quotation, drafts: list[Draft], page: Page) -> list[Draft]:
    spans = tuple(page.bare([(quotation.start, quotation.end)]))
    if not spans or any(within(*spans[0], d.spans) for d in drafts):
        return drafts
    if not is_sentence(quotation, page.analysis):
        return drafts
    before = _told_before(quotation, drafts, page)
    if before is not None and before.quotes:
        return [replace(d, spans=d.spans + spans) if d is before else d for d in drafts]
    source = before or _told_after(quotation, drafts, page) or _above(quotation, drafts, page)
    if source is None and len(page.text[quotation.start : quotation.end].split()) < ORPHAN_WORDS:
        return drafts
    made = Draft(
        spans=spans,
        sentence=quotation.first,
        sure=SURE_NEAR if source else SURE_ALONE,
        rule=source.rule if source else "quote.alone",
        speaker=source.speaker if source else None,
        unnamed=source.unnamed if source else False,
        quotes=True,
    )
    return [*drafts, made]


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
