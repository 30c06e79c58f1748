"""Furniture goes by whole lines and known parts; what may be a sentence stays."""

# ruff: noqa: RUF001 - cases stand whole, in the marks of print

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.text.cues import PageCues
from goodoffices.text.furniture import (
    find_cue,
    is_heading,
    is_prose,
    link_titles,
    stray_lines,
    strip_parts,
)

Growth = Callable[[Callable[[int], object], int], float]
LINEAR = 12  # four times as long is in proportion, sixteen times is its square


def test_a_section_name_is_furniture_only_above_the_story(cues: PageCues) -> None:
    """A single word such as "Security" may be the story's, below its headline."""
    assert find_cue("Middle East", cues) is None
    assert find_cue("Middle East", cues, above=True) is not None


def test_furniture_after_the_last_full_stop_is_cut_off(cues: PageCues) -> None:
    """A page whose line breaks were lost ends on furniture in its last paragraph."""
    stripped = strip_parts('"We go," he told reporters. Top Content Trending', cues)
    assert stripped.kept == ('"We go," he told reporters.',)
    assert stripped.taken == ("Top Content Trending",)


def test_a_sentence_after_the_last_full_stop_stays(cues: PageCues) -> None:
    """Words that only begin like furniture are the story's."""
    text = "He left on Monday. More than 30 men followed"
    assert strip_parts(text, cues).kept == (text,)


def test_link_titles_end_where_a_sentence_ends() -> None:
    """Under the heading of a list, titles go until the story goes on."""
    lines = [
        "Related stories",
        "Truce fails in the hills",
        "Who is who",
        "The envoy left. He wept.",
    ]
    assert list(link_titles(lines, 1)) == [1, 2]


@pytest.mark.parametrize(
    "line", ["Truce holds in the hills", "Will it hold?", "Envoy leaves U.S.", "‘No more war’"]
)
def test_short_lines_without_a_stop_are_headings(line: str) -> None:
    """A headline has no full stop, an abbreviation's apart."""
    assert is_heading(line)
    assert not is_prose(line)


@pytest.mark.parametrize(
    "line", ["The truce in the hills holds.", "He said: “We go. We must go.”", "word " * 60]
)
def test_sentences_and_long_lines_are_prose(line: str) -> None:
    """A line that a sentence ends on, or that is too long for a headline, is the story's."""
    assert is_prose(line)


@pytest.mark.parametrize(
    "hostile",
    ["share " * 99, "((((" * 140, "a/" * 290, "photo by " * 60, "#" * 580, "more from A " * 48,
     "x (Reuters " * 50, "-" * 599, "reporting by A; " * 36, "home > " * 80, "newsletter " * 50],
)  # fmt: skip
def test_no_line_takes_long(hostile: str, cues: PageCues, growth: Growth) -> None:
    """Lines made to tire the patterns take time that grows with their length."""
    assert growth(lambda n: strip_parts(hostile * n, cues), 10) < LINEAR
    assert growth(lambda n: find_cue(hostile[:n], cues, above=True), len(hostile) // 4) < LINEAR


def test_many_lines_below_a_story_without_a_headline_are_links() -> None:
    """A few may be the story's own end; below a headline any is a link."""
    told = "The envoy said on Monday that both sides had agreed to meet again in the town."
    links = [
        "Ferry runs again",
        "Bridge opens to lorries",
        "Late goal saves United",
        "Port strike ends",
    ]
    assert list(stray_lines([told, *links], titled=False)) == [1, 2, 3, 4]
    assert not list(stray_lines([told, *links[:2]], titled=False))
    assert list(stray_lines([told, *links[:2]], titled=True)) == [1, 2]
