"""How quotations stand: whole sentences, fragments, and what lies outside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.language.tokens import Quote
from goodoffices.statements.draft import Page
from goodoffices.statements.quotes import is_sentence, outside


def _page(text: str, page_of: Callable[..., Page]) -> Page:
    start, end = text.index("“") + 1, text.find("”")
    return page_of(text, (Quote(start, end if end > 0 else len(text), closed=end > 0),))


@pytest.mark.parametrize(
    "text",
    [
        "“We will stay,” the envoy said.",
        "“We will stay”, the envoy said.",
        "The envoy said: “We will stay.”",
        "The envoy said, “Nobody here will leave the town”.",
        "Marchers chanted “What curfew?” and kept going.",
        "“We will stay.",
    ],
)
def test_a_quotation_that_could_be_a_sentence_is_whole(
    text: str, page_of: Callable[..., Page]
) -> None:
    """It opens its sentence and stops before the cue, or follows a colon or comma."""
    assert _page(text, page_of).quotes[0].whole


@pytest.mark.parametrize(
    "text",
    [
        "The envoy called the plan “a trap” for the town.",
        "“Terrorists” hold the town, the envoy said.",
        "The envoy spoke of “dark days.”",
    ],
)
def test_a_few_words_inside_a_sentence_are_a_fragment(
    text: str, page_of: Callable[..., Page]
) -> None:
    """Words quoted within the reporter's sentence make no statement of their own."""
    assert not _page(text, page_of).quotes[0].whole


def test_a_quotation_is_a_sentence_only_without_other_words(page_of: Callable[..., Page]) -> None:
    """Words of the reporter beside the quotation mean that a cue may stand there."""
    alone = _page("“We will stay.”", page_of)
    beside = _page("“We will stay,” the envoy said.", page_of)
    assert is_sentence(alone.quotes[0], alone.analysis)
    assert not is_sentence(beside.quotes[0], beside.analysis)


def test_outside_gives_what_the_quotations_leave(page_of: Callable[..., Page]) -> None:
    """A span is cut where a quotation stands in it."""
    page = _page("ab “cd” ef", page_of)
    assert list(outside([(0, 10)], page.quotes)) == [(0, 4), (6, 10)]
    assert list(outside([(4, 6)], page.quotes)) == []
