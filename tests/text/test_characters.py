"""Characters are put right, and only those that are wrong."""

# ruff: noqa: RUF001 - marks of print are what is tested

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.characters import mend


@pytest.mark.parametrize(
    ("spoilt", "mended"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("Gaza\u00a0City\u2009now", "Gaza City now"),
        ("cease\u00adfire \u200bholds\ufeff", "ceasefire holds"),
        ("a\x00b\x1bc", "abc"),
        ("“We’re here”", "“We’re here”"),
        ("â€œWeâ€™re hereâ€\x9d", "“We’re here”"),
        ("SÃ£o TomÃ©", "São Tomé"),
        ("peace &amp; quiet &quot;now&quot; &#8217;", 'peace & quiet "now" ’'),
        ("&amp;amp;quot;", '"'),
        ("Cafe\u0301", "Café"),
    ],
)
def test_spoilt_characters_are_mended(spoilt: str, mended: str) -> None:
    """Line ends, odd spaces, invisible marks, entities and doubly encoded letters come out right."""
    assert mend(spoilt) == mended


@pytest.mark.parametrize(
    "text", ["«MARCHÉ»", "Âge", "R&D; and AT&T", "5 < 6", "50° C", "naïve façade"]
)
def test_sound_characters_stay(text: str) -> None:
    """What only looks like a mistake is left alone."""
    assert mend(text) == text


@given(st.text())
def test_mending_twice_changes_nothing(text: str) -> None:
    """Mended text is sound text."""
    assert mend(mend(text)) == mend(text)


def test_an_accent_between_letters_is_an_apostrophe() -> None:
    """Some keyboards set one for the other; behind a space it stays."""
    assert mend("Haftar\u00b4s men") == "Haftar's men"
    assert mend("a \u00b4 b") == "a \u00b4 b"
