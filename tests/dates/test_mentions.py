"""The story's dates, carried from sentence to sentence."""

from __future__ import annotations

from goodoffices.dates.mentions import DateMention, StoryDates
from goodoffices.shapes import Date


def _mention(start: str | None, end: str | None) -> DateMention:
    return DateMention(0, 1, Date(start=start, end=end), "day", anchored=False)


def test_the_last_closed_date_is_carried_on() -> None:
    """Open and unresolved dates leave the story's date as it was."""
    story = StoryDates().after([_mention("2014-07-01", "2014-07-01")])
    later = story.after([_mention("2014-07-05", None), _mention(None, None)])
    assert later.last == Date(start="2014-07-01", end="2014-07-01")


def test_a_mention_with_one_end_is_resolved() -> None:
    """A date like "since Monday" is known in part, "the eve of the vote" not at all."""
    assert _mention("2014-07-05", None).resolved
    assert not _mention(None, None).resolved
