"""What two acts come to that one deed is told by."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.events.acts import Act
from goodoffices.shapes import Party, Reading


def act(*struck: str, mutual: bool = False) -> Act:
    """Return an assault on some."""
    return Act(
        home=1,
        rule="assault.attack",
        evidence=1,
        type="ASSAULT",
        mode=None,
        cameo="190",
        contexts=(),
        trigger=(1, 2),
        covers=frozenset({1}),
        recipients=tuple(Party(text=t, start=k, end=k + 1) for k, t in enumerate(struck)),
        mutual=mutual,
    )


def test_clashes_before_a_town_is_taken_are_part_of_it() -> None:
    """A killing before a strike is another's deed, where both tell whom they hit."""
    assert act("town").is_one_with(act("army", mutual=True))
    assert not act("rebels").is_one_with(act("pilot"))
    assert act().is_one_with(act("pilot"))


def test_a_town_is_taken_from_whom_the_clashes_were_with() -> None:
    """Both are told once; of nobody struck there is nothing to add to."""
    assert [p.text for p in act("town").struck_with(act("town", "army"))] == ["town", "army"]
    assert act().struck_with(act("army")) == ()


@pytest.mark.model
def test_a_strike_is_against_whom_it_was_aimed_at(read_text: Callable[..., Reading]) -> None:
    """Beside those it killed, the body by name it was aimed at is told; a place is not."""
    (aimed,) = read_text("Kenyan airstrikes against the Shabab killed ten militants.").events
    assert [p.text for p in aimed.recipients] == ["ten militants", "Shabab"]
    (at,) = read_text("Kenyan airstrikes on Kismayo killed ten militants.").events
    assert [p.text for p in at.recipients] == ["ten militants"]
    (fought,) = read_text("A battle with the Shabab killed ten Kenyan soldiers.").events
    assert [p.text for p in fought.recipients] == ["ten Kenyan soldiers"]
