"""The vocabulary of the patterns."""

from __future__ import annotations

import pytest

from goodoffices.dates.grammar import Grammar
from goodoffices.dates.words import fold, look_up, read_number


def test_words_are_folded_alike() -> None:
    """Case, spacing, apostrophes and a full stop don't matter when a word is looked up."""
    assert fold("New\n YEAR\u2019S  Eve") == "new year's eve"
    assert look_up({"nov": 11}, "Nov.") == 11
    assert look_up({"nov": 11}, None) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("3", 3, 3), ("1,400", 1400, 1400), ("twenty-five", 25, 25), ("a few", 2, 5), ("a", 1, 1)],
)
def test_numbers_are_read(text: str, low: int, high: int, grammar: Grammar) -> None:
    """Figures and words give least and most."""
    assert read_number(text, grammar.words) == (low, high)


def test_names_need_their_capital(grammar: Grammar) -> None:
    """The words "May" and "MAY" are months, "may" is not."""
    month = next(gate for gate in grammar.gates if gate.name == "month")
    found = [match[0] for match in month.regex.finditer("May, MAY or may they?")]
    assert found == ["May", "MAY"]
    assert not month.opens("they may go", "they may go")


def test_the_gates_tell_classes_apart_and_together(grammar: Grammar) -> None:
    """A feast that holds a month's name is found as both."""
    text = "On May Day 2014, last night"
    classes = {gate.name for gate in grammar.gates if gate.opens(text, text.casefold())}
    assert classes == {"holiday", "month", "unit", "year", "today"}
