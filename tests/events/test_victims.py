"""Who judges a deed speaks of its doer and not of those it was done to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("France condemned the attack on Israel.", []),
        ("Peru condemned a military air strike on a village in Chad.", []),
        ("Turkey slammed the bombing of a hospital in Gaza City.", []),
        ("Qatar denounced the killing of ten nurses by Chadian troops.", ["Chadian troops"]),
        ("Iran denounced the Israeli raid on Jenin.", ["Israeli raid"]),
    ],
)
def test_who_condemns_a_deed_is_not_against_its_victims(
    text: str, recipients: list[str], read_text: Read
) -> None:
    """A word against an attack is one against whoever made it, if anybody is told to have."""
    event = next(e for e in read_text(text).events if e.type == "ACCUSE")
    assert [p.text for p in event.recipients] == recipients


def test_who_is_accused_of_an_attack_stays_accused(read_text: Read) -> None:
    """The accused is named beside the deed and is none of those it was done to."""
    text = "Mali accused Chad of the attack on Niger."
    event = next(e for e in read_text(text).events if e.type == "ACCUSE")
    assert [p.text for p in event.recipients] == ["Chad"]
