"""What says again, with less, what another act of its sentence says."""

from __future__ import annotations

import pytest

from goodoffices.events.acts import Act
from goodoffices.events.arms import STRUCK
from goodoffices.events.single import single
from goodoffices.shapes import Party


def party(text: str, why: str | None = None) -> Party:
    """Return a party of these words."""
    return Party(text=text, start=0, end=len(text), why=why)


def attack(home: int, *struck: Party, mode: str | None = None) -> Act:
    """Return an assault by the army on some."""
    return Act(
        home=home,
        rule="assault.attack",
        evidence=1,
        type="ASSAULT",
        mode=mode,
        cameo="190",
        contexts=(),
        trigger=(home, home + 1),
        covers=frozenset({home}),
        actors=(party("army"),),
        recipients=struck,
    )


REBELS, TRUCK = party("rebels"), party("truck", STRUCK)


def test_the_telling_with_more_sides_stays() -> None:
    """An attack on nobody is said again by one on rebels."""
    assert [a.home for a in single([attack(1), attack(5, REBELS)])] == [5]


def test_things_make_no_telling_richer() -> None:
    """The attack told first stays beside the one that has a truck more."""
    assert [a.home for a in single([attack(1, REBELS), attack(5, REBELS, TRUCK)])] == [1, 5]


@pytest.mark.parametrize(("one", "other", "kept"), [("aerial", "firearms", 2), (None, "aerial", 1)])
def test_deeds_of_two_kinds_are_two(one: str | None, other: str, kept: int) -> None:
    """What was bombed and shot at was attacked twice."""
    acts = [attack(1, REBELS, mode=one), attack(5, REBELS, mode=other)]
    assert len(list(single(acts))) == kept
