"""Who "both", "the two", "the trio" are where they stand alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Kenya, Uganda and Rwanda met in Entebbe. The trio urged Chad to free the men.",
            ["KEN", "UGA", "RWA"],
        ),
        ("Kenya and Chad blamed each other. Both urged Togo to free the men.", ["KEN", "TCD"]),
        ("Kenya and Chad blamed each other. The two urged Togo to free the men.", ["KEN", "TCD"]),
        (
            "Salva Kiir and William Ruto were received by Yoweri Museveni, and both urged Togo to free him.",
            ["SSD", "KEN"],
        ),
        ("Kenya met Chad and Uganda. The trio urged Togo to free the men.", ["KEN", "TCD", "UGA"]),
    ],
)
def test_so_many_named_together_are_meant(text: str, who: list[str], read_text: Read) -> None:
    """A number that stands alone for somebody is so many who were named right before."""
    event = next(e for e in read_text(text).events if e.type == "REQUEST")
    assert [party.country for party in event.actors] == who


def test_too_few_named_are_nobody(read_text: Read) -> None:
    """Of two who were named no trio is made."""
    text = "Kenya and Chad blamed each other. The trio urged Togo to free the men."
    assert not [e for e in read_text(text).events if e.type == "REQUEST" and e.actors]


def test_they_are_all_of_the_subject_before(read_text: Read) -> None:
    """They who act next are all who were told as the subject of the sentence before."""
    text = "Kenya, Chad and Togo signed the pact. They urged Benin to free the men."
    event = next(e for e in read_text(text).events if e.type == "REQUEST")
    assert [party.country for party in event.actors] == ["KEN", "TCD", "TGO"]
