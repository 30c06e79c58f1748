"""A noun that comes back to an act is kept with it, and with no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.events import load_mention_words
from goodoffices.shapes import Reading

pytestmark = pytest.mark.model


def named(reading: Reading) -> dict[str, list[str]]:
    """Return, by the words that told each act, the nouns that come back to it."""
    return {e.trigger.text: [m.text for m in e.mentions] for e in reading.events if e.mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya and Uganda signed an accord. Before the signing a bridge fell. Mali hailed the accord.",
            {"signed": ["signing", "accord"]},
        ),
        (
            "Peru rejected the plan on Friday. Chile said the refusal left it no choice.",
            {"rejected": ["refusal"]},
        ),
        (
            "Eritrean jets bombed a market in Adigrat. It was the third raid this month.",
            {"bombed": ["raid"]},
        ),
        (
            "Gabon proposed a truce to Chad and Niger. Chad accepted the Gabonese proposal at once.",
            {"proposed a truce": ["proposal"]},
        ),
    ],
)
def test_a_noun_is_kept_with_the_act_it_names(
    text: str, expected: dict[str, list[str]], read_text: Callable[..., Reading]
) -> None:
    """A pointing, owned or predicative noun names the act told before that it fits."""
    assert named(read_text(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Eritrean jets bombed a market in Adigrat. Sudan condemned another attack.",
        "Gabon proposed a truce to Chad and Niger. Chad accepted the Turkish proposal at once.",
        "Eritrean jets bombed a market in Adigrat. Sudan recalled the attack of May 1998.",
        "Eritrean jets bombed a market in Adigrat. Sudan feared an attack.",
        "Eritrean jets bombed a market. It rained. It snowed. It hailed. Sudan condemned the attack.",
        "Peru launched the raid at dawn.",
        "Chile said the refusal left it no choice.",
    ],
)
def test_what_may_be_another_act_is_kept_with_none(
    text: str, read_text: Callable[..., Reading]
) -> None:
    """Another's, another day's, a new one, one too far off, or one told by its own verb."""
    assert named(read_text(text)) == {}


def test_where_a_noun_stands_is_told(read_text: Callable[..., Reading]) -> None:
    """A mention's offsets lead to its words."""
    reading = read_text(
        "Peru rejected the plan on Friday. Chile said the refusal left it no choice."
    )
    spans = [span for event in reading.events for span in event.mentions]
    assert [reading.text[span.start : span.end] for span in spans] == ["refusal"]


def test_every_noun_can_name_something() -> None:
    """The lexicon gives each noun codes and status, and no noun twice in one entry."""
    nouns = load_mention_words().noun
    assert all(one.codes and one.status and len(set(one.words)) == len(one.words) for one in nouns)
