"""How answers are told: days, numbers, and words that can do nothing."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from goodoffices.desk.looks import harmless, load_looks, mark_words, tell_count, tell_day


@pytest.mark.parametrize(
    ("day", "told"),
    [("2014-07-08", "8 Jul 2014"), ("2014-07", "2014-07"), (None, ""), ("soon", "soon")],
)
def test_a_day_is_told_as_people_write_it(day: str | None, told: str) -> None:
    """What is no whole day stays as it is."""
    assert tell_day(day) == told


def test_thousands_stand_apart() -> None:
    """By a space that doesn't break."""
    assert tell_count(1234567) == "1\u202f234\u202f567"


def test_the_words_of_a_finding_are_marked_in_their_sentence() -> None:
    """Both escaped, and nothing marked where they don't stand."""
    assert mark_words("a <b> c", "<b>") == Markup("a <mark>&lt;b&gt;</mark> c")
    assert mark_words("a <b> c", "z") == Markup("a &lt;b&gt; c")
    assert mark_words("a", None) == Markup("a")


@pytest.mark.parametrize("bad", ["\u202e", "\u2066", "\x00", "\x1b", "\x07", "\u2028"])
def test_characters_that_move_others_are_made_visible(bad: str) -> None:
    """Wherever a template prints a text."""
    assert harmless(f"a{bad}b") == "a\ufffdb"
    shown = load_looks().environment.from_string("{{ words }}").render(words=f"<{bad}>")
    assert shown == "&lt;\ufffd&gt;"
