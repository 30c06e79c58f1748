"""Lists of lands behind one noun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        ("Norway expelled diplomats from Iran, Syria and Belarus.", ["IRN", "SYR", "BLR"]),
        ("Norway expelled diplomats from Iran over a plot in Oslo and Bergen.", ["IRN"]),
    ],
)
def test_those_of_several_lands_are_of_each(
    text: str, lands: list[str], read_text: Callable[..., Reading]
) -> None:
    """People "from" a list of states are as many parties."""
    event = next(e for e in read_text(text).events if e.type == "SANCTION")
    assert [party.country for party in event.recipients] == lands


def test_two_numbered_nations_share_a_noun(read_text: Callable[..., Reading]) -> None:
    """Counts between two nations keep neither from the noun behind them."""
    event = next(
        iter(read_text("Three Malian and two Chadian soldiers were killed in Gao.").events)
    )
    assert [party.country for party in event.recipients] == ["MLI", "TCD"]
