"""Whose words stand at a place in the text."""

from __future__ import annotations

from goodoffices.language.tokens import Quote
from goodoffices.shapes import Span, Statement
from goodoffices.statements import who_says


def _statement(name: str, start: int, end: int, *, direct: bool = False) -> Statement:
    span = Span(text="x" * (end - start), start=start, end=end)
    return Statement(id=name, rule="r", confidence=0.9, sentence=0, content=(span,), direct=direct)


def test_the_innermost_statement_wins() -> None:
    """Of two statements that hold the place, the shorter one says it."""
    outer, inner = _statement("outer", 0, 50), _statement("inner", 10, 30)
    assert who_says([outer, inner], 20) is inner
    assert who_says([outer, inner], 40) is outer


def test_nobody_says_words_outside_all_contents() -> None:
    """A place outside every content belongs to nobody; the end of a content is outside."""
    assert who_says([_statement("one", 5, 9)], 9) is None


def test_direct_only_leaves_out_the_reporters_words() -> None:
    """With `direct`, an indirect statement does not count, whatever it holds."""
    outer, inner = _statement("outer", 0, 50, direct=True), _statement("inner", 10, 30)
    assert who_says([outer, inner], 20, direct=True) is outer
    assert who_says([inner], 20, direct=True) is None


def test_quoted_words_inside_a_mixed_statement_are_direct() -> None:
    """Within the quotations given, an indirect statement's words are the speaker's own."""
    mixed = _statement("mixed", 0, 50)
    assert who_says([mixed], 20, direct=True, quotes=[Quote(15, 25)]) is mixed
    assert who_says([mixed], 30, direct=True, quotes=[Quote(15, 25)]) is None
