"""Help in arms that a clause tells beside the deed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.events.beside import RULE
from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def helped(reading: Reading) -> list[tuple[str, list[str], list[str]]]:
    """Return the help in arms that was read: its type, who helps, who is helped."""
    return [
        (e.type, [p.text for p in e.actors], [p.text for p in e.recipients])
        for e in reading.events
        if e.rule == RULE
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "French jets struck Ansar Dine in support of Malian troops.",
            ("AID", ["French jets"], ["Malian troops"]),
        ),
        (
            "French jets are flying in support of Malian troops.",
            ("AID", ["French jets"], ["Malian troops"]),
        ),
        (
            "Malian troops captured Kidal with the help of Chadian soldiers.",
            ("AID", ["Chadian soldiers"], ["Malian troops"]),
        ),
        (
            "The Malian army fights alongside French troops.",
            ("COOPERATE", ["Malian army"], ["French troops"]),
        ),
        (
            "Malian troops, with the support of the French army, pushed Ansar Dine out of Kidal.",
            ("AID", ["French army"], ["Malian troops"]),
        ),
        (
            "The French army, in coordination with Malian troops, attacked Ansar Dine.",
            ("COOPERATE", ["French army"], ["Malian troops"]),
        ),
        (
            "Malian troops fought rebels alongside Chadian soldiers.",
            ("COOPERATE", ["Malian troops"], ["Chadian soldiers"]),
        ),
        (
            "French jets pounded rebel camps to support ground operations by Malian troops.",
            ("AID", ["French jets"], ["Malian troops"]),
        ),
        (
            "The militias, supported by the French army's artillery, attacked the town.",
            ("AID", ["French army's artillery"], ["militias"]),
        ),
    ],
)
def test_who_helps_whom_by_arms(
    text: str, found: tuple[str, list[str], list[str]], read_text: Read
) -> None:
    """Support, help and fighting alongside make allies, whatever is told of the enemy."""
    assert helped(read_text(text)) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Thousands marched in support of the Malian rebels.",
        "French jets did not strike in support of Malian troops.",
        "The minister built the school with the help of Chadian soldiers.",
        "Malian troops captured Kidal with the help of maps.",
        "Malian troops fought the rebels on two sides of Niamey.",
        "Malian jets struck Ansar Dine near Kidal under cover of a Chadian drill.",
        "French jets pounded rebel camps to support the peace plan.",
        "The plan, supported by artillery of figures, was adopted by the militias.",
    ],
)
def test_what_is_no_help_in_arms(text: str, read_text: Read) -> None:
    """Who marches has no arms; what was not done, built in peace or read off a map is no help."""
    assert helped(read_text(text)) == []


def test_who_fights_alongside_an_army_does_not_attack_it(read_text: Read) -> None:
    """No assault is told of those who fight on one side."""
    reading = read_text("The Malian militia fights alongside the French army.")
    assert [e.type for e in reading.events] == ["COOPERATE"]


def test_who_fights_on_the_side_of_an_army_does_not_attack_it(read_text: Read) -> None:
    """To fight on a side is to help it."""
    reading = read_text("The militia is fighting on the side of the Malian army.")
    assert [e.type for e in reading.events] == ["COOPERATE"]
