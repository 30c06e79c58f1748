"""What stands beside words in a sentence."""

from __future__ import annotations

import re

from goodoffices.brief.beside import has_before, has_behind, one_line, stands_after

ANNOUNCED = r"\bannounced an "


def test_what_ends_where_the_words_begin_stands_before_them() -> None:
    """Any place of the words counts, and only what touches them."""
    assert has_before("An airlift ended; they announced an airlift.", "airlift", ANNOUNCED)
    assert not has_before("They announced an early airlift.", "airlift", ANNOUNCED)
    assert not has_before("They announced an airlift.", "", ANNOUNCED)


def test_case_is_minded_unless_it_is_not_to_be() -> None:
    """Words and pattern alike."""
    assert not has_before("They Announced an Airlift.", "airlift", ANNOUNCED)
    assert has_before("They Announced an Airlift.", "airlift", ANNOUNCED, re.IGNORECASE)


def test_what_begins_where_the_words_end_stands_behind_them() -> None:
    """A space between is part of the pattern."""
    assert has_behind("the Vesta war goes on", "Vesta", r" (?:war|talks)\b")
    assert not has_behind("the Vesta warden", "Vesta", r" (?:war|talks)\b")


def test_words_that_go_on_are_others() -> None:
    """Whoever comes "from Vestan hills" does not come from Vesta."""
    assert stands_after("came from Vesta today", "Vesta", r"\bfrom (?:the )?")
    assert not stands_after("came from Vestan hills", "Vesta", r"\bfrom (?:the )?")


def test_one_line_has_one_space_between_words() -> None:
    """None is no words."""
    assert one_line("a\n  b\t c ") == "a b c"
    assert not one_line(None)
