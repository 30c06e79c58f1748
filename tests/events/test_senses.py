"""Senses of words of force: each rule's examples tell nothing of what it bars, its counter-examples do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.events import load_event_lexicon
from goodoffices.events.senses import SenseGives
from goodoffices.rules import Rule, load_classes
from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]
SENSES = load_event_lexicon(load_classes()).senses.rules


def _told(read_text: Read, text: str, rule: Rule[SenseGives]) -> list[str]:
    return [event.type for event in read_text(text).events if event.type in rule.gives.bars]


@pytest.mark.parametrize(
    ("rule", "text"),
    [(rule, example.text) for rule in SENSES for example in rule.yes],
    ids=lambda x: getattr(x, "id", None) or x,
)
def test_no_force_is_told_in_that_sense(read_text: Read, rule: Rule[SenseGives], text: str) -> None:
    """Who is bombarded with questions, and a team that is crushed, is not told as attacked."""
    assert not _told(read_text, text, rule)


@pytest.mark.parametrize(
    ("rule", "text"),
    [(rule, text) for rule in SENSES for text in rule.no],
    ids=lambda x: getattr(x, "id", None) or x,
)
def test_force_is_told_in_its_own_sense(read_text: Read, rule: Rule[SenseGives], text: str) -> None:
    """The same words tell of force where the deed's roles do."""
    assert _told(read_text, text, rule)


def test_what_else_the_words_tell_is_read(read_text: Read) -> None:
    """A sense bars force alone: who comes under fire from critics is rebuked by them."""
    events = read_text("The Chilean premier came under fire from critics over the budget.").events
    assert [event.type for event in events] == ["ACCUSE"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a Malian army post on the eve of the World Cup.",
        "Israel struck Hezbollah positions in Lebanon as markets fell.",
        "Gunmen shot dead nine students in the stadium of Gao.",
        "Russian jets bombed a theatre in Mariupol.",
        "Turkish troops attacked a Kurdish village in the final days of the campaign.",
        "El Salvador attacked Honduras weeks after a qualifier between the two.",
        "Reporters were beaten by police in Harare.",
        "The Philippines were attacked by Chinese coastguards with water cannon.",
    ],
)
def test_force_beside_a_game_or_a_market_is_told(read_text: Read, text: str) -> None:
    """A stadium, a market or a match that is only mentioned silences nothing."""
    assert [event.type for event in read_text(text).events] == ["ASSAULT"]
