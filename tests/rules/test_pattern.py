"""Surface patterns: what can be written, and what is refused."""

from __future__ import annotations

import pytest

from goodoffices.errors import LexiconError
from goodoffices.rules.pattern import parse_pattern


def test_words_slots_gaps_and_options_are_told_apart() -> None:
    """Each way of writing an element gives an element of its kind."""
    kinds = [
        (e.kind, e.optional) for e in parse_pattern("killed {count} [more] ..3 (men|women)", "t")
    ]
    assert kinds == [
        ("words", False),
        ("slot", False),
        ("words", True),
        ("gap", False),
        ("words", False),
    ]


def test_slot_can_have_a_name_of_its_own() -> None:
    """`{who:party}` is a party bound as `who`."""
    (slot,) = parse_pattern("{who:party}", "t")
    assert (slot.name, slot.slot) == ("who", "party")


def test_longer_alternatives_are_tried_first() -> None:
    """Of "dead" and "shot dead" the longer stands first, so that it is found."""
    (words,) = parse_pattern("(dead|shot dead)", "t")
    assert words.words == (("shot", "dead"), ("dead",))


@pytest.mark.parametrize("text", ["", "[only] [options]", "killed (men", "killed {COUNT}"])
def test_pattern_that_can_mean_nothing_is_refused(text: str) -> None:
    """A pattern without a required word, or with an open bracket, names its rule in the error."""
    with pytest.raises(LexiconError, match="rule x"):
        parse_pattern(text, "rule x")
