"""What words around a deed leave of it: none of it, another's, only supposed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading


@pytest.mark.parametrize(
    "text",
    [
        "It was not Libya that bombed Abeche.",
        "There was no mission to expel the Libyan envoy, Chad said.",
        "Not once did Chad expel a Libyan envoy.",
        "Libyan troops refrained from shelling Abeche.",
    ],
)
def test_what_was_not_done_is_not_told_as_done(
    read_text: Callable[..., Reading], text: str
) -> None:
    """A cleft, a "no" before the noun, an inversion and a verb nobody undergoes leave nothing done."""
    assert not [e for e in read_text(text).events if e.status == "actual"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It was Libya that bombed Abeche.", "ASSAULT"),
        ("It was not the first time that Libya bombed Abeche.", "ASSAULT"),
        ("It was not until Monday that Libya bombed Abeche.", "ASSAULT"),
        ("There was no time to lose, and Chad expelled the Libyan envoy.", "SANCTION"),
        ("Not only did Chad expel the Libyan envoy, it said so.", "SANCTION"),
        ("The Libyan rebels insisted they have released all hostages.", "RETREAT"),
        ("Chad had no choice but to expel the Libyan envoy.", "SANCTION"),
    ],
)
def test_what_looks_like_it_is_told_as_done(
    read_text: Callable[..., Reading], text: str, kind: str
) -> None:
    """The same words about something else leave the deed as it is."""
    assert [e.type for e in read_text(text).events if e.status == "actual"] == [kind]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Libya would bomb Abeche under such circumstances, a general said.", "hypothetical"),
        ("Libya would perhaps bomb Abeche, a general said.", "hypothetical"),
        ("Libya said it would bomb Abeche.", "planned"),
    ],
)
def test_would_supposes_where_it_is_said_to(
    read_text: Callable[..., Reading], text: str, status: str
) -> None:
    """With "perhaps" or a case that is spoken of "would" supposes; one that was said is a plan."""
    assert [e.status for e in read_text(text).events if e.type == "ASSAULT"] == [status]
