"""What readers share: groups, and the choice between what is past and what is to come."""

from __future__ import annotations

import re
from datetime import date

from goodoffices.dates.grammar import Grammar
from goodoffices.dates.intervals import UNKNOWN, month_of, on
from goodoffices.dates.reading import Frame, choose, counted, first, groups_of


def _frame(grammar: Grammar, tense: str | None) -> Frame:
    return Frame(grammar.words, grammar.holidays, date(2014, 7, 11), tense=tense)  # type: ignore[arg-type]


def test_numbered_slots_are_gathered_in_order() -> None:
    """`day00` and `day01` stand under `day`; what matched nothing is left out."""
    match = re.fullmatch(r"(?P<day00>\d)-(?P<day01>\d)(?P<year00>x)?", "3-5")
    assert match is not None
    groups = groups_of(match)
    assert groups == {"day": ("3", "5")}
    assert (first(groups, "day"), first(groups, "year")) == ("3", None)


def test_the_past_goes_before_unless_the_words_look_ahead(grammar: Grammar) -> None:
    """A bare month is the last one; with a cue to the future the next one."""
    past, ahead = month_of(2014, 3), month_of(2015, 3)
    assert choose(past, ahead, _frame(grammar, None)) == past
    assert choose(past, ahead, _frame(grammar, "future")) == ahead


def test_ten_months_are_too_far(grammar: Grammar) -> None:
    """What lies ten months back gives way if no verb is in the past, ten months ahead always."""
    last, coming = month_of(2013, 8), month_of(2014, 8)
    assert choose(last, coming, _frame(grammar, None)) == coming
    assert choose(last, coming, _frame(grammar, "past")) == last
    june, next_june = month_of(2014, 6), month_of(2015, 6)
    assert choose(june, next_june, _frame(grammar, "future")) == june


def test_only_known_days_count_as_anchored() -> None:
    """An interval that could not be counted is no anchored one."""
    assert counted(on(date(2014, 7, 11))).anchored
    assert not counted(UNKNOWN).anchored
