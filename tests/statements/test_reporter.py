"""What the reporter adds to somebody's words is not told as said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Statement

pytestmark = pytest.mark.model
Reader = Callable[..., tuple[Statement, ...]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Voss said the road would open, hours after shells hit the bridge.",
            "the road would open",
        ),
        ("Voss refused to leave the town, two days after rebels took it.", "to leave the town"),
        ("Voss said the talks would go on, as shells fell on the port.", "the talks would go on"),
        (
            "Voss said the town was quiet a week after the raid.",
            "the town was quiet a week after the raid",
        ),
    ],
)
def test_when_and_amid_what_it_was_said_is_the_reporters(
    read: Reader, text: str, said: str
) -> None:
    """Behind a comma, a clause of what went on or how long after is none of the speaker's words."""
    assert [span.text for one in read(text) for span in one.content] == [said]
