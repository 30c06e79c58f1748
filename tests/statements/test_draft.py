"""When a statement is in the speaker's own words."""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.language.tokens import Quote
from goodoffices.statements.draft import Draft, Page

TEXT = "He said it was “a long and dark night” for them."


def test_words_between_marks_are_direct_and_a_mixture_is_not(page_of: Callable[..., Page]) -> None:
    """More than one word of the reporter's makes the statement indirect."""
    start, end = TEXT.index("“") + 1, TEXT.index("”")
    page = page_of(TEXT, (Quote(start, end),))
    assert page.is_direct(((start, end),))
    assert not page.is_direct(((8, len(TEXT) - 1),))
    assert page.has_quotes(((8, len(TEXT) - 1),))


def test_confidence_never_reaches_certainty(page_of: Callable[..., Page]) -> None:
    """However good the evidence, a finding of a rule stays below one."""
    page = page_of(TEXT)
    statement = page.statement(Draft(((8, 20),), sentence=0, sure=1.2, rule="r"), "id")
    assert statement.confidence == 0.95
    assert statement.content[0].text == TEXT[8:20]
