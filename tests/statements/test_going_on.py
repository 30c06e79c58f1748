"""Quotations that no cue stands beside."""

from __future__ import annotations

import re
from collections.abc import Callable

from goodoffices.language.tokens import Quote
from goodoffices.shapes import Party
from goodoffices.statements.draft import Draft, Page
from goodoffices.statements.going_on import gone_on

VOSS = Party(text="Voss", start=0, end=4, name="Voss")
Pages = Callable[..., Page]


def _page(text: str, page_of: Pages) -> Page:
    found = re.finditer(r"“([^“”\n]*)(”?)", text)
    return page_of(text, tuple(Quote(m.start(1), m.end(1), closed=bool(m[2])) for m in found))


def _draft(page: Page, quotation: int, sentence: int) -> Draft:
    row = page.quotes[quotation]
    spans = tuple(page.bare([(row.start, row.end)]))
    return Draft(spans, sentence=sentence, sure=0.9, rule="r", quotes=True, speaker=VOSS)


def _words(page: Page, draft: Draft) -> list[str]:
    return [page.text[a:b] for a, b in draft.spans]


def test_a_quotation_after_an_attributed_one_goes_on_with_it(page_of: Pages) -> None:
    """In one paragraph the next quotation is a further piece of the same statement."""
    page = _page("“We go,” said Voss.| “We go now.”", page_of)
    (draft,) = gone_on([_draft(page, 0, 0)], [page.quotes[1]], page)
    assert _words(page, draft) == ["We go", "We go now."]


def test_a_paragraph_that_opens_with_a_quotation_has_the_speaker_above(page_of: Pages) -> None:
    """The speaker is the last one's quoted; the statement is one of its own and less sure."""
    page = _page("“We go,” said Voss.\n“The road is open for all of us.”", page_of)
    first, second = gone_on([_draft(page, 0, 0)], [page.quotes[1]], page)
    assert _words(page, first) == ["We go"]
    assert second.speaker == VOSS
    assert second.sure < first.sure


def test_the_next_quotation_of_the_paragraph_tells_who_speaks(page_of: Pages) -> None:
    """Of two quotations in a row, the one without a cue is the next one's speaker's too."""
    page = _page("“The road is open.”| “We go now,” said Voss.", page_of)
    drafts = gone_on([_draft(page, 1, 1)], [page.quotes[0]], page)
    assert [d.speaker for d in drafts] == [VOSS, VOSS]


def test_a_quotation_left_open_is_taken_up_by_the_next_paragraph(page_of: Pages) -> None:
    """Both paragraphs are one statement, in the order of the words."""
    page = _page("“The road is open.\n“We go now,” said Voss.", page_of)
    (draft,) = gone_on([_draft(page, 1, 1)], [page.quotes[0]], page)
    assert _words(page, draft) == ["The road is open.", "We go now"]


def test_a_quotation_far_from_any_speaker_has_none(page_of: Pages) -> None:
    """Long enough words between marks are a statement of nobody known; a title is none."""
    page = _page("“Nobody in this town sleeps at night.”", page_of)
    (draft,) = gone_on([], [page.quotes[0]], page)
    assert draft.speaker is None
    short = _page("“Night Song.”", page_of)
    assert not gone_on([], [short.quotes[0]], short)
