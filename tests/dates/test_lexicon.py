"""Run every example that stands beside a rule in lexicon/dates."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from goodoffices.dates.find import _matches, _rank, find_dates
from goodoffices.dates.grammar import CueText, Example, Grammar, Rule, load_grammar
from goodoffices.dates.mentions import DateMention, StoryDates
from goodoffices.shapes import Date

Growth = Callable[[Callable[[int], object], int], float]
LINEAR = 12  # four times as long is in proportion, sixteen times is its square

PUBLISHED = "2014-07-11"
SHIPPED = load_grammar()
RULES = (*SHIPPED.simple, *SHIPPED.composed)
DATED = [rule for rule in RULES if rule.text.kind != "none"]
SHUT_OUT = [rule for rule in RULES if rule.text.kind == "none"]
HOSTILE = [
    "in " * 3000, "a " * 5000, "1" * 9000, "2014 " * 2000, "May " * 2500, "July 1" * 1500,
    "Monday " * 700, " " * 9000, "two days after " * 500, "until " * 1500 + "Monday",
    "the end of " * 900, "failed to " * 900 + "Monday", "plan a b c d to " * 600 + "on Monday",
    "A" * 9000 + " July 1 (", "ed " * 3000 + "Friday", "a-" * 4500 + "day", "twenty-" * 1300 + " days",
    "12/" * 3000, "3-" * 4500, "first week of " * 700, "February 30 " * 500, "about " * 1500 + "two days",
]  # fmt: skip


def _days(written: str) -> tuple[str | None, str | None]:
    first, _, last = written.partition("/")
    last = last or first
    return (None if first in ("", "..") else first, None if last in ("", "..") else last)


def _read(example: Example, grammar: Grammar) -> tuple[DateMention, ...]:
    last = Date(start=example.story, end=example.story) if example.story else None
    return find_dates(example.text, 0, example.published or None, grammar, StoryDates(last=last))


@pytest.mark.parametrize("rule", DATED, ids=lambda rule: rule.text.id)
def test_a_rule_finds_its_yes_examples(rule: Rule, grammar: Grammar) -> None:
    """Each `yes` sentence yields the words and the days that stand beside it, by this rule."""
    for example in rule.text.yes:
        found = [
            (one.date.text, (one.date.start, one.date.end))
            for one in _read(example, grammar)
            if one.rule == rule.text.id
        ]
        assert (example.says, _days(example.date)) in found, example.text


@pytest.mark.parametrize("rule", DATED, ids=lambda rule: rule.text.id)
def test_a_rule_leaves_its_no_examples_alone(rule: Rule, grammar: Grammar) -> None:
    """No `no` sentence yields a date by this rule."""
    for text in rule.text.no:
        found = [one.rule for one in find_dates(text, 0, PUBLISHED, grammar)]
        assert rule.text.id not in found, text


@pytest.mark.parametrize("rule", SHUT_OUT, ids=lambda rule: rule.text.id)
def test_words_that_are_no_date_yield_none(rule: Rule, grammar: Grammar) -> None:
    """In a `yes` sentence of never.toml the words are matched and no date overlaps them."""
    for example in rule.text.yes:
        kept = [(one.start, one.end) for one in _matches(rule, example.text)]
        start = example.text.index(example.says)
        assert (start, start + len(example.says)) in kept, example.text
        for one in find_dates(example.text, 0, PUBLISHED, grammar):
            assert one.end <= start or one.start >= start + len(example.says), one


@pytest.mark.parametrize("rule", SHUT_OUT, ids=lambda rule: rule.text.id)
def test_words_that_may_be_a_date_are_not_shut_out(rule: Rule) -> None:
    """A `no` sentence of never.toml is not matched by its rule."""
    for text in rule.text.no:
        assert not list(_matches(rule, text)), text


@pytest.mark.parametrize("rule", SHIPPED.simple, ids=lambda rule: rule.text.id)
def test_no_rule_is_lost_by_the_gate(rule: Rule, grammar: Grammar) -> None:
    """Wherever a rule matches in any example, the gates have found the words it needs."""
    texts = [example.text for other in RULES for example in other.text.yes]
    texts += [text for other in RULES for text in other.text.no]
    for text in texts:
        if next(_matches(rule, text), None) is not None:
            small = text.casefold()
            classes = {gate.name for gate in grammar.gates if gate.opens(text, small)}
            assert rule.may_stand(classes, small), text


def test_the_order_of_rules_never_decides(grammar: Grammar) -> None:
    """In no example do two rules claim the same words with the same rank."""
    for example in (example for rule in RULES for example in rule.text.yes):
        matches = (one for rule in grammar.simple for one in _matches(rule, example.text))
        for one, other in pairwise(sorted(matches, key=_rank)):
            same_words = (one.start, one.end) == (other.start, other.end)
            assert not (same_words and _rank(one)[:-1] == _rank(other)[:-1]), example.text


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_text_is_read_in_time(text: str, grammar: Grammar, growth: Growth) -> None:
    """Text made to trap a pattern takes time in proportion to its length."""
    read = growth(lambda n: find_dates(text[-n:], 0, PUBLISHED, grammar), len(text) // 4)
    assert read < LINEAR


@pytest.mark.parametrize("cue", SHIPPED.cues.text, ids=lambda cue: cue.id)
def test_a_cue_turns_monday_to_its_side(cue: CueText, grammar: Grammar) -> None:
    """Monday is the coming one in the sentences of a cue to the future, the last one in others."""
    sides = {"future": "2014-07-14", "past": "2014-07-07"}
    ours = sides.pop(cue.tense)
    (theirs,) = sides.values()
    for texts, day in ((cue.yes, ours), (cue.no, theirs)):
        for text in texts:
            (monday,) = (
                one for one in find_dates(text, 0, PUBLISHED, grammar) if "Monday" in one.date.text
            )
            assert day in (monday.date.start, monday.date.end), text
