"""What a sentence only speaks of is not told as done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


@pytest.mark.parametrize(
    "text",
    [
        "Jordan and Iraq discussed the release of hostages by the rebels.",
        "Jordan held talks with Iraq on a prisoner swap.",
        "Jordan is working with Iraq to extend a truce and free the hostages.",
        "Jordan is trying to free the hostages.",
        "Talks between Jordan and Iraq focused on lifting the siege.",
    ],
)
def test_what_is_talked_about_or_tried_has_not_been_done(read_text: Read, text: str) -> None:
    """A topic of talks, and what work is done for, is not told as if it had happened."""
    assert not [e for e in read_text(text).events if e.type in {"RETREAT", "CONCEDE"}]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jordan rejected an Iraqi proposal for signing a trade deal.", "SUPPORT"),
        ("Jordan said that ten thousand people were in need of humanitarian aid in Iraq.", "AID"),
        ("Jordan and Iraq renewed talks on a Jordanian troop pullback from Iraq.", "RETREAT"),
        ("Jordan's king made efforts to persuade Iraq to sign a truce.", "SUPPORT"),
        ("Jordan urged France not to use its veto to keep Iraq out.", "REJECT"),
        ("Jordan's king was invited to a summit of Iran and Iraq to be hosted by Oman.", "CONSULT"),
    ],
)
def test_what_is_wanted_or_still_to_be_has_not_been_done(
    read_text: Read, text: str, kind: str
) -> None:
    """Needs, proposals, topics and what is still to be hosted are no events that happened."""
    assert (kind, "actual") not in {(e.type, e.status) for e in read_text(text).events[1:]}


def test_what_was_said_in_a_call_is_told(read_text: Read) -> None:
    """Who flew somewhere to express support has visited and has expressed it."""
    events = read_text(
        "Jordan's prime minister flew to Beirut to express support for Lebanon."
    ).events
    assert {"CONSULT", "SUPPORT"} <= {e.type for e in events}


def test_what_two_are_to_meet_for_is_not_told_beside_the_meeting(read_text: Read) -> None:
    """Who is expected to meet in order to mediate has done neither."""
    events = read_text("Jordan is expected to meet Iraq to mediate between Iran and Oman.").events
    assert not [e for e in events if e.status == "actual"]
