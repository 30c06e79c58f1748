"""Crossheads and captions between paragraphs go; lists, days and a digest's headings stay."""

from __future__ import annotations

from goodoffices.text.crossheads import crossheads
from goodoffices.text.furniture import Line

TOLD = Line(
    "The two armies agreed on Monday to draw their guns back from the river by the end of May."
)
TITLE = Line("Armies to draw guns back from river")
SHORT = Line("Heavy gunfire")
CAPTION = Line("Women queue for water in the upper town after the siege")


def _page(*inner: Line) -> list[Line]:
    """Return a page with a headline and `inner` between its paragraphs."""
    return [TITLE, TOLD, TOLD, *inner, TOLD, TOLD]


def test_a_crosshead_and_a_caption_alone_between_paragraphs_go() -> None:
    """They end like no sentence where all the others do."""
    assert list(crossheads(_page(SHORT))) == [3]
    assert list(crossheads(_page(CAPTION))) == [3]


def test_what_stands_beside_another_line_or_has_marks_stays() -> None:
    """Lists, labels, questions and days are the story's."""
    assert not list(crossheads(_page(SHORT, CAPTION)))
    for words in ("Terms: both sides agree", "Who holds the bridge?", "3 May, the bridge falls"):
        assert not list(crossheads(_page(Line(words))))
    assert not list(crossheads(_page(Line("Guns back by May", bullet=True))))


def test_a_list_announced_above_stays() -> None:
    """A paragraph that ends on a colon or tells of points has its list below it."""
    announced = Line("The two sides agreed in the end on the following points.")
    assert not list(crossheads([TITLE, TOLD, TOLD, announced, SHORT, TOLD]))


def test_a_page_that_leaves_full_stops_out_keeps_its_lines() -> None:
    """There a line without one may be a sentence."""
    bare = Line(
        "The rebels had taken the last bridge over the river on Friday and the men of the unit who held it "
        "had gone home to their villages in the hills with their wounded and all the guns they could carry"
    )
    assert not list(crossheads([TITLE, TOLD, TOLD, bare, TOLD, CAPTION, TOLD, TOLD]))


def test_the_headings_of_a_digest_stay() -> None:
    """More than three long ones are headings of stories of their own."""
    inner = [line for _ in range(4) for line in (CAPTION, TOLD)]
    assert not list(crossheads(_page(*inner)))


def test_a_short_page_has_none() -> None:
    """Three paragraphs tell too little of how the page sets its lines."""
    assert not list(crossheads([TITLE, TOLD, SHORT, TOLD]))
