"""Every event rule and operator keeps its promises: its `yes` sentences code so, its `no` don't."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from goodoffices.events import load_event_lexicon
from goodoffices.events.gives import EventGives
from goodoffices.rules import Example, Rule, load_classes
from goodoffices.shapes import Event, Party, Reading

pytestmark = pytest.mark.model
LEXICON = load_event_lexicon(load_classes())
RULES = (*LEXICON.events.rules, *LEXICON.operators.rules)
PLAIN = ("type", "mode", "cameo", "status")


def promised() -> Iterator[tuple[Rule, Example]]:
    """Yield each rule with each of its `yes` examples."""
    for rule in RULES:
        for example in rule.yes:
            yield rule, example


def forbidden() -> Iterator[tuple[Rule, str]]:
    """Yield each rule with each of its `no` examples."""
    for rule in RULES:
        for text in rule.no:
            yield rule, text


def names(parties: tuple[Party, ...]) -> str:
    """Return the words of parties."""
    return " | ".join(f"{p.text} {p.name}" for p in parties)


def keeps(event: Event, rule: Rule, example: Example) -> bool:
    """Whether an event is what an example promises."""
    wanted = dict(example.expect)
    if isinstance(rule.gives, EventGives):
        wanted.setdefault("type", rule.gives.type)
    plain = all(getattr(event, key) == wanted[key] for key in PLAIN if key in wanted)
    sides = all(
        word in names(getattr(event, side))
        for side in ("actors", "recipients")
        for word in wanted.get(side, ())
    )
    return plain and sides


@pytest.mark.parametrize(
    ("rule", "example"), list(promised()), ids=lambda x: getattr(x, "id", None) or x.text
)
def test_yes_example_is_coded_as_promised(
    rule: Rule, example: Example, read_text: Callable[..., Reading]
) -> None:
    """A `yes` sentence yields an event of the type, status and sides that the rule promises."""
    events = read_text(example.text, published="2020-01-15").events
    assert any(keeps(event, rule, example) for event in events), (rule.where, events)


@pytest.mark.parametrize(
    ("rule", "text"), list(forbidden()), ids=lambda x: getattr(x, "id", None) or x
)
def test_no_example_is_not_coded_by_the_rule(
    rule: Rule, text: str, read_text: Callable[..., Reading]
) -> None:
    """A `no` sentence yields no event by the rule that names it."""
    events = read_text(text, published="2020-01-15").events
    assert not [event for event in events if event.rule == rule.id], rule.where
