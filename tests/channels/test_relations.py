"""What a CAMEO code means for a go-between."""

from __future__ import annotations

import pytest

from goodoffices.channels.relations import (
    ANNOUNCED,
    CONTACT,
    COOPERATION,
    HOSTILE,
    MEDIATED,
    MEDIATOR_ACCEPTED,
    kinds_of,
    words_of,
)


@pytest.mark.parametrize(
    ("code", "yes", "no"),
    [
        ("040", CONTACT | COOPERATION, MEDIATED | HOSTILE),
        ("045", CONTACT | MEDIATED, HOSTILE),
        ("0256", CONTACT | MEDIATED, COOPERATION),
        ("025", 0, CONTACT | MEDIATED),
        ("039", CONTACT | MEDIATED | ANNOUNCED, HOSTILE),
        ("038", CONTACT | MEDIATOR_ACCEPTED, MEDIATED),
        ("036", COOPERATION | ANNOUNCED, CONTACT),
        ("112", 0, CONTACT | COOPERATION | HOSTILE),
        ("138", HOSTILE, CONTACT),
        ("190", HOSTILE, COOPERATION),
        ("43", CONTACT | COOPERATION, HOSTILE),
        ("841", COOPERATION, HOSTILE),
    ],
)
def test_a_code_is_of_its_kinds(code: str, yes: int, no: int) -> None:
    """Consultation and mediation are contact, 13-20 hostile; a lost zero is put back."""
    kinds = kinds_of(code)
    assert kinds & yes == yes
    assert kinds & no == 0


def test_every_code_has_words() -> None:
    """The finest code that fits is told; what has no word is still told."""
    assert words_of("0411") == "telephoned"
    assert words_of("045") == "mediated"
    assert words_of("999")
