"""What a deed told by a noun hangs on: each example of the lexicon reads as it promises."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.events.hanging import Hanging, load_open
from goodoffices.shapes import Reading

Read = Callable[..., Reading]
HANGING = load_open().hanging
FORCE = frozenset({"ASSAULT", "PROTEST", "COERCE", "SANCTION"})
DEEDS = FORCE | {"CONSULT", "RETREAT", "COOPERATE"}


def _done(read_text: Read, text: str) -> list[str]:
    return [e.type for e in read_text(text).events if e.type in DEEDS and e.status == "actual"]


def _id(case: tuple[Hanging, str]) -> str:
    return case[1]


@pytest.mark.model
@pytest.mark.parametrize("case", [(one, text) for one in HANGING for text in one.yes], ids=_id)
def test_a_deed_that_hangs_on_what_is_open_is_not_told_as_done(
    read_text: Read, case: tuple[Hanging, str]
) -> None:
    """A proposal for a raid, talks that are awaited and clashes that may follow are not told as done."""
    assert not _done(read_text, case[1])


@pytest.mark.model
@pytest.mark.parametrize("case", [(one, text) for one in HANGING for text in one.no], ids=_id)
def test_a_deed_that_hangs_on_what_is_known_is_told(
    read_text: Read, case: tuple[Hanging, str]
) -> None:
    """What was welcomed, deplored or followed by something was done."""
    assert _done(read_text, case[1])


def test_everything_has_examples_of_both_kinds() -> None:
    """Nothing without sentences that show what it opens and what it leaves."""
    assert all((one.nouns or one.words) and one.by and one.yes and one.no for one in HANGING)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A rumoured Libyan raid on Chad drew wide comment.", ("ASSAULT", "hypothetical")),
        ("The cancelled visit by the Chadian president to Libya hurt.", ("CONSULT", "failed")),
        ("The anticipated Libyan raid on Chad worried Sudan.", ("ASSAULT", "planned")),
        ("The row could lead to clashes between Chadian and Libyan troops.", ("ASSAULT", "hypothetical")),
        ("The row threatens to trigger a strike by Kenyan nurses.", ("PROTEST", "hypothetical")),
    ],
)  # fmt: skip
def test_what_a_noun_is_told_with_says_how_it_stands(
    read_text: Read, text: str, told: tuple[str, str]
) -> None:
    """The word before it, or the clause it is brought about in, gives the status."""
    assert told in [(e.type, e.status) for e in read_text(text).events]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The expected Libyan raid on Chad began at dawn.", "ASSAULT"),
        ("The long-expected offensive on Abeche by Libyan troops is under way.", "ASSAULT"),
        ("The likely Libyan raid on Chad damaged a bridge.", "ASSAULT"),
        ("The planned talks between Chad and Libya opened in Geneva.", "CONSULT"),
        ("The threatened strike by Kenyan nurses went ahead on Monday.", "PROTEST"),
        ("The long-awaited summit between China and Japan drew crowds.", "CONSULT"),
        ("Opposition to the war between Chad and Libya is growing.", "ASSAULT"),
        ("Witnesses talked of a raid by soldiers on the village.", "ASSAULT"),
        ("The talks between Chad and Libya are off to a good start.", "CONSULT"),
        ("China demanded that Chad apologise for the bombing of its embassy.", "ASSAULT"),
        ("Chad needs help after a raid by Libyan rebels on Abeche.", "ASSAULT"),
    ],
)
def test_what_came_about_is_told_as_done(read_text: Read, text: str, kind: str) -> None:
    """What was planned and began, what people are against and what witnesses saw is real."""
    assert kind in _done(read_text, text)
