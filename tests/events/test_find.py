"""Which acts of a sentence are told: two deeds of a kind, or one that is said twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("Gabon cut the internet in Oyem and imposed a curfew in Bitam.", {"censor", "curfew"}),
        ("Gabonese farmers began a hunger strike in Oyem in protest against the tax.", {"hunger"}),
    ],
)
def test_deeds_of_one_kind_are_two_where_their_ways_differ(
    read_text: Read, text: str, modes: set[str]
) -> None:
    """To cut lines and to shut people in are two deeds; to starve and to protest are one."""
    assert {e.mode for e in read_text(text).events} == modes


def test_whom_a_bomb_killed_is_told_with_it(read_text: Callable[..., Reading]) -> None:
    """A bomb's going off and its killing are one attack, on those it killed."""
    text = "A roadside bomb exploded in the province of Borno, killing three Nigerian policemen."
    events = [e for e in read_text(text, published="2012-05-01").events if e.type == "ASSAULT"]
    assert len(events) == 1
    assert "three Nigerian policemen" in [p.text for p in events[0].recipients]
