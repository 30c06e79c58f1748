"""Every rule of steps.toml reads its examples and leaves its counterexamples."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from goodoffices.ceasefires.find import Sense, find_steps
from goodoffices.ceasefires.line import Line
from goodoffices.ceasefires.names import Named
from goodoffices.ceasefires.rules import Rule, load_rules
from goodoffices.ceasefires.shape import Citation
from goodoffices.dates import StoryDates

Growth = Callable[[Callable[[int], object], int], float]
LINEAR = 12  # four times as long is in proportion, sixteen times is its square

RULES = load_rules()
BOTH = (Named("Ethiopia", "ETH", 0, 0), Named("Eritrea", "ERI", 0, 0))
REAL = (
    ("Norland", "Ethiopia"),
    ("Sudria", "Eritrea"),
    ("Ostmark", "Kenya"),
    ("rebels", "Eritreans"),
)


def found(text: str, sense: Sense) -> set[str]:
    """Return the rules that read something in the sentences of `text`, told one after another."""
    for made_up, real in REAL:
        text = text.replace(made_up, real)
    rules: set[str] = set()
    context = False
    for number, sentence in enumerate(re.split(r"(?<=[.])\s+(?=[A-Z])", text)):
        line = Line(
            cite=Citation(report="r", sentence=number, text=sentence, published="2031-05-06", source=None),
            today="2031-05-06",
            order=("2031-05-06", "r", number),
            context=context,
            headline=False,
            both=BOTH,
        )  # fmt: skip
        steps, _ = find_steps(line, sense, StoryDates())
        rules |= {step.rule for step in steps}
        context = True
    return rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_matches_its_examples(rule: Rule) -> None:
    """The pattern finds each example, and says why it is there."""
    assert rule.why.endswith(".")
    for text in rule.yes:
        parts = re.split(r"(?<=[.])\s+(?=[A-Z])", text)
        assert any(rule.regex.search(part) for part in parts), text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_nothing_is_read_in_a_counterexample(rule: Rule, sense: Sense) -> None:
    """In a counterexample the rule yields no step."""
    for text in rule.no:
        assert rule.id not in found(text, sense), text


@pytest.mark.parametrize("rule", [r for r in RULES if not r.context], ids=lambda rule: rule.id)
def test_an_example_tells_a_step(rule: Rule, sense: Sense) -> None:
    """Something is read in every example, by this rule or by one that says the same."""
    for text in rule.yes:
        assert found(text, sense), text


def test_hostile_sentences_take_no_time(growth: Growth) -> None:
    """A long sentence that almost matches everywhere is read in time that grows with its length."""
    text = ("called on the two sides for a " + "very immediate " * 60) * 2 + "truc"
    assert growth(lambda n: [list(rule.regex.finditer(text * n)) for rule in RULES], 2) < LINEAR
