"""The headlines are told from a menu, a section and the site's name."""

from __future__ import annotations

import pytest

from goodoffices.text.cues import PageCues
from goodoffices.text.head import Head, read_head

STORY = "The envoy said on Monday that the two armies had agreed to a truce in the north."
TITLE = "Envoy wins truce in the north"


def _head(cues: PageCues, *lines: str) -> Head:
    """Return the head of a page of `lines` above a story."""
    return read_head([*lines, STORY, "He will leave on Friday."], frozenset(), cues)


@pytest.mark.parametrize("site", ["Reuters", "SampleTimes.com", "Sample Gazette"])
def test_a_sites_name_behind_a_bar_is_no_part_of_the_headline(cues: PageCues, site: str) -> None:
    """An agency, a domain or a paper's name is the site's."""
    assert _head(cues, f"{TITLE} | {site}").title == TITLE
    assert _head(cues, f"{TITLE} - {site}").title == TITLE


def test_other_words_behind_a_bar_are_the_headlines(cues: PageCues) -> None:
    """A bar may part a headline of two halves."""
    line = f"{TITLE} | Both sides to meet"
    assert _head(cues, line).title == line


def test_a_headline_that_stands_again_with_the_sites_name_is_told_once(cues: PageCues) -> None:
    """The page's own title goes, whatever the site is called."""
    head = _head(cues, f"{TITLE} | Sampleton Today", TITLE)
    assert (head.title, head.title_at) == (TITLE, 1)
    assert 0 in head.taken


def test_a_section_in_brackets_is_no_headline(cues: PageCues) -> None:
    """Two names above a longer line are the page's."""
    assert _head(cues, "Find (World)", TITLE).title == TITLE
