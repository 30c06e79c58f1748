"""Below a story its foot goes whole; between paragraphs only links do, never a list of the story's own."""

from __future__ import annotations

from goodoffices.text.foot import cut_teasers, dated_links, foot_lines, inner_links
from goodoffices.text.furniture import Line

TOLD = Line(
    "The two armies agreed on Monday to draw their guns back from the river before the end of May, and to "
    "let the mediators count them there."
)


def test_lines_below_the_first_furniture_of_the_foot_go() -> None:
    """Readers' names and words stand below the box for comments."""
    lines = [
        TOLD,
        TOLD,
        Line("2 comments", cue="social.comments"),
        Line("Jo Sample said..."),
        Line("At last!"),
    ]
    assert list(foot_lines(lines)) == [3, 4]


def test_a_story_that_goes_on_below_furniture_has_no_foot_there() -> None:
    """A box of links in the middle ends nothing."""
    lines = [TOLD, Line("Related stories", cue="links.block+"), Line("Nothing held"), TOLD]
    assert list(foot_lines(lines)) == []


def test_titles_behind_bullets_between_two_paragraphs_are_links() -> None:
    """The paragraph above announces nothing."""
    lines = [TOLD, Line("Envoy lands in Lome for talks", bullet=True), TOLD]
    assert list(inner_links(lines)) == [1]


def test_a_list_that_is_announced_is_the_storys() -> None:
    """A colon, or words such as "the following", announce it."""
    item = Line("Guns to be drawn back by May", bullet=True)
    assert list(inner_links([Line(TOLD.text[:-1] + ":"), item, item, TOLD])) == []
    assert list(inner_links([Line("They agreed on the following points."), item, TOLD])) == []


def test_several_titles_that_end_on_a_date_are_other_stories() -> None:
    """A chronicle has its dates in front, and one such line may be a headline."""
    links = [
        Line("Ten tips for a better garden - November 6, 2020"),
        Line("Who won the cup - March 2, 2019"),
    ]
    assert list(dated_links([*links, TOLD])) == [0, 1]
    assert list(dated_links([links[0], TOLD])) == []
    chronicle = [Line("May 5, 2014 - Rebels take the bridge"), Line("June 9, 2014 - Talks begin")]
    assert list(dated_links(chronicle)) == []


def test_what_stands_below_the_storys_end_goes_whole() -> None:
    """The issue a story was printed in ends it: teasers below it are sentences too."""
    printed = Line("Published in Example Daily, December 6th, 2022", cue="stamp")
    lines = [
        TOLD,
        TOLD,
        printed,
        Line("Ill omens"),
        Line("One wonders what the judges were thinking of."),
    ]
    assert list(foot_lines(lines)) == [3, 4]


def test_another_storys_title_and_its_cut_off_beginning_go() -> None:
    """They stand above a link to the rest; a cut-off paragraph of the story itself stays."""
    title = Line("Ferry runs again after ten years")
    teaser = Line("The boat between the two banks left the pier at noon with a band on...")
    link = Line("Read more", cue="links.read-more")
    assert list(cut_teasers([TOLD, title, teaser, link])) == [1, 2]
    assert list(cut_teasers([TOLD, TOLD, teaser, link])) == []
    assert list(cut_teasers([title, teaser, link])) == []
