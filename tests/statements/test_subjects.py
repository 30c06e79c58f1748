"""Who speaks where the tree has another word in the subject's place."""

from __future__ import annotations

import pytest
from tests.statements.conftest import Reader

pytestmark = pytest.mark.model


def _told(read: Reader, text: str) -> list[tuple[str | None, str]]:
    """Return who says what in `text`."""
    return [
        (one.speaker.text if one.speaker else None, " ".join(span.text for span in one.content))
        for one in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The union issued a statement denouncing the arrest of a clerk.", "union", "the arrest of a clerk"),
        ("King Oran defended his move, saying the premier was weak.", "King Oran", "the premier was weak"),
        (
            "Nobody lives in the valley any more, the mayor's office reported on Tuesday.",
            "mayor's office", "Nobody lives in the valley any more",
        ),
    ],
)  # fmt: skip
def test_who_issued_or_did_it_speaks(read: Reader, text: str, speaker: str, content: str) -> None:
    """A statement, a move or an office is not left standing for whoever is behind it."""
    assert any(who and who.endswith(speaker) and content in what for who, what in _told(read, text))


@pytest.mark.parametrize(
    "text",
    [
        "The fighting threatened to cut the town off from the coast.",
        "The bombings claimed four lives in the harbour.",
    ],
)
def test_what_happens_says_nothing(read: Reader, text: str) -> None:
    """An attack may threaten and claim; it makes no statement."""
    assert _told(read, text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Voss insisted the raid was lawful, adding that Brod could not keep the port.",
            "Voss", "Brod could not keep the port",
        ),
        (
            "The ministry said the border was calm and called on all sides to leave.",
            "ministry", "all sides to leave",
        ),
    ],
)  # fmt: skip
def test_what_cannot_speak_leaves_the_word_to_who_spoke_before(
    read: Reader, text: str, speaker: str, content: str
) -> None:
    """A raid adds nothing and a gulf calls on nobody: who told of them goes on."""
    found = [who for who, what in _told(read, text) if what == content]
    assert found == [next(who for who in found if who and who.endswith(speaker))]
