"""Acts told by nouns in clauses that are open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def _told(read_text: Read, text: str) -> list[tuple[str, str]]:
    return [(e.type, e.status) for e in read_text(text).events]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thirty Kurdish prisoners plan to go on hunger strike in Izmir.", ("PROTEST", "planned")),
        ("Jordan plans to act as a channel between Chad and Libya.", ("AGREE", "planned")),
        (
            "The mayor denied that there had been clashes between Chadian and Libyan troops.",
            ("ASSAULT", "denied"),
        ),
    ],
)
def test_a_noun_is_no_second_act_beside_the_clause_that_is_open(
    read_text: Read, text: str, told: tuple[str, str]
) -> None:
    """The clause tells it once, with its status."""
    assert _told(read_text, text) == [told]


def test_what_one_will_ban_has_not_been_held(read_text: Read) -> None:
    """A march that the ministry "will ban" is open; "the march" that it may punish was held."""
    banned = _told(read_text, "The Jordanian ministry will ban a march of Kurdish students.")
    assert ("PROTEST", "hypothetical") in banned
    held = _told(read_text, "Jordan may punish the march of Kurdish students.")
    assert ("PROTEST", "actual") in held


@pytest.mark.parametrize(
    "text",
    [
        "Chad may send troops to Abeche after an attack by Libyan rebels.",
        "Chad will not forget the bombing of its embassy by Libyan rebels.",
        "Police will investigate the killing of the reporter by Libyan soldiers.",
        "Chad could not stop an attack by Libyan rebels on Abeche.",
    ],
)
def test_what_is_known_or_the_reason_of_what_may_come_was_done(read_text: Read, text: str) -> None:
    """An open clause leaves its causes and what has been told as they were."""
    assert ("ASSAULT", "actual") in _told(read_text, text)


@pytest.mark.parametrize(
    "text", ["There was no fighting in Abeche.", "There were no clashes between rebels and police."]
)
def test_no_fighting_is_none(read_text: Read, text: str) -> None:
    """What there was none of did not happen."""
    assert _told(read_text, text) == []


def test_talks_in_which_one_offers_are_held(read_text: Read) -> None:
    """What a clause opens with is where it happens."""
    told = _told(read_text, "In talks with Chad's president, Jordan's king offered to mediate.")
    assert ("CONSULT", "actual") in told
