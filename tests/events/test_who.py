"""Who fills a role, where one phrase stands for two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Leaders of Hamas and Fatah signed a reconciliation accord.", ["Hamas", "Fatah"]),
        ("The foreign ministers of Egypt and Sudan met in Cairo on Tuesday.", ["Egypt", "Sudan"]),
        ("The leader of Hamas met the president.", ["leader of Hamas"]),
    ],
)
def test_delegates_of_two_act_for_both(
    text: str, sides: list[str], read_text: Callable[..., Reading]
) -> None:
    """The plural of an office "of A and B" is of both; one person is of the one."""
    (event,) = read_text(text).events
    assert len(event.actors) == len(sides)
    assert all(side in party.text for side, party in zip(sides, event.actors, strict=True))


def test_who_weighs_an_act_would_do_it(read_text: Callable[..., Reading]) -> None:
    """The act of a noun that somebody weighs is that somebody's; what is feared is another's."""
    (event,) = read_text("Norway is weighing sanctions against Belarus.").events
    assert [party.country for party in event.actors] == ["NOR"]
    (feared,) = read_text("Diplomats fear sanctions against Belarus.").events
    assert feared.actors == ()
