"""The head of a page is read: headlines, byline, dateline, day and outlet."""

# ruff: noqa: RUF001 - cases stand whole, in the marks of print

from __future__ import annotations

import pytest

from goodoffices.text.cues import PageCues
from goodoffices.text.head import Head, read_head

STORY = "The envoy said on Monday that both sides had agreed to meet in Lome."


def _head(
    cues: PageCues, *lines: str, title: str | None = None, subtitle: str | None = None
) -> Head:
    """Return the head of a page of `lines` above a story."""
    return read_head(
        [*lines, STORY, "He will leave on Friday."], frozenset(), cues, title, subtitle
    )


def test_two_short_lines_above_the_story_are_its_headlines(cues: PageCues) -> None:
    """Title and subtitle stand without a full stop before the first sentence."""
    head = _head(cues, "Envoy wins truce in the north", "Both sides will meet in Lome next week")
    assert (head.title, head.title_at) == ("Envoy wins truce in the north", 0)
    assert (head.subtitle, head.subtitle_at) == ("Both sides will meet in Lome next week", 1)


def test_a_page_that_begins_with_a_sentence_has_no_headline(cues: PageCues) -> None:
    """The first sentence is never taken for a title."""
    head = _head(cues)
    assert (head.title, head.subtitle, head.taken) == (None, None, frozenset())


def test_a_short_line_without_a_story_is_no_headline(cues: PageCues) -> None:
    """A headline stands over something."""
    assert read_head(["Envoy wins truce in the north"], frozenset(), cues).title is None


def test_the_menu_above_the_headline_is_taken_away(cues: PageCues) -> None:
    """Words of a menu are neither title nor story."""
    head = _head(cues, "World", "Our Experts", "Inside Story", "Envoy wins truce in the north")
    assert head.title == "Envoy wins truce in the north"
    assert head.taken == {0, 1, 2}


def test_one_short_line_above_a_longer_one_is_the_headline(cues: PageCues) -> None:
    """A headline of two words is not thrown away for the longer line below it."""
    head = _head(cues, "War ends", "Both sides sign a paper in Lome after six years")
    assert head.title == "War ends"
    assert head.subtitle == "Both sides sign a paper in Lome after six years"


def test_byline_date_and_outlet_are_read_and_taken_away(cues: PageCues) -> None:
    """What the head says about the story is no part of its text."""
    head = _head(cues, "Envoy wins truce in the north", "By Ann Example", "Reuters", "11 July 2014")
    assert (head.byline, head.source, head.published) == ("Ann Example", "Reuters", "2014-07-11")
    assert head.taken == {1, 2, 3}


def test_a_standfirst_that_is_a_sentence_is_the_second_headline(cues: PageCues) -> None:
    """A sentence between headline and byline is the standfirst."""
    head = _head(
        cues, "Envoy wins truce", "Both sides said they would meet soon.", "By Ann Example"
    )
    assert head.subtitle == "Both sides said they would meet soon."
    assert head.byline == "Ann Example"


def test_publication_comes_before_update(cues: PageCues) -> None:
    """The day a story was published dates it, whichever line comes first."""
    head = _head(cues, "Truce in the north", "Updated: 16 July 2014", "Published: 15 July 2014")
    assert head.published == "2014-07-15"


def test_an_update_dates_a_story_without_a_publication_day(cues: PageCues) -> None:
    """The day of the last change is better than none."""
    assert (
        _head(cues, "Truce in the north", "Last updated on 3 March 2015").published == "2015-03-03"
    )


def test_a_date_inside_a_sentence_never_dates_the_story(cues: PageCues) -> None:
    """Only a line of its own or the dateline counts."""
    head = _head(cues, "Truce in the north", "The war began on 3 March 2015, the army said.")
    assert head.published is None


def test_dates_over_paragraphs_are_a_chronicles(cues: PageCues) -> None:
    """Several dates with text in between are the story's own headings."""
    lines = [
        "July 8, 2014",
        "Shells hit the town.",
        "July 9, 2014",
        "The army moved north on foot.",
    ]
    head = _head(cues, "Timeline of the war", *lines)
    assert head.published is None
    assert head.taken == frozenset()


def test_a_labelled_date_below_the_story_counts_if_it_is_alone(cues: PageCues) -> None:
    """A stated publication day at the foot is the story's, unless there are two."""
    once = read_head([STORY, "First published: 15 July 2014"], frozenset(), cues)
    twice = read_head(
        [STORY, "Published: 15 July 2014", "Published: 1 May 2014"], frozenset(), cues
    )
    assert (once.published, twice.published) == ("2014-07-15", None)
    assert twice.taken == {1, 2}


def test_the_outlet_at_the_foot_is_the_source(cues: PageCues) -> None:
    """A last line with nothing but an outlet names the source."""
    head = read_head([STORY, STORY, "Source: Agence France-Presse"], frozenset(), cues)
    assert (head.source, head.taken) == ("AFP", {2})


def test_the_agency_of_the_dateline_is_the_source_of_last_resort(cues: PageCues) -> None:
    """An outlet named in the head wins over the agency it printed."""
    line = "LOME, July 15, 2014 (AP) - " + STORY
    alone = read_head([line], frozenset(), cues)
    headed = read_head(["Truce in the north", "Al Jazeera", line], frozenset(), cues)
    assert (alone.source, alone.published) == ("Associated Press", "2014-07-15")
    assert headed.source == "Al Jazeera"


def test_colons_of_speakers_are_no_datelines(cues: PageCues) -> None:
    """A transcript opens every paragraph with a name in capitals."""
    lines = [
        "SAMPLE: We came to listen to both sides.",
        "EXAMPLE: They came to talk to us at last.",
    ]
    assert read_head(lines, frozenset(), cues).dateline is None


def test_a_given_title_is_found_whatever_its_marks(cues: PageCues) -> None:
    """Curly or straight, capital or small, the line is the headline."""
    head = _head(
        cues,
        "Live",
        "Envoy’s truce “holds” in the north",
        title='ENVOY\'S TRUCE "HOLDS" IN THE NORTH',
    )
    assert (head.title_at, head.title) == (1, "Envoy’s truce “holds” in the north")
    assert head.taken == {0}


def test_a_given_title_that_is_not_on_the_page_bars_a_guess(cues: PageCues) -> None:
    """The page's first line is then the second headline."""
    head = _head(cues, "Both sides will meet in Lome next week", title="Envoy wins truce")
    assert head.title is None
    assert head.subtitle == "Both sides will meet in Lome next week"


def test_archive_fields_are_read(cues: PageCues) -> None:
    """Labelled lines say what they hold."""
    head = _head(
        cues,
        "HEADLINE: Truce in the north",
        "BYLINE: Ann Example",
        "SOURCE: AP",
        "DATE: July 12, 2014",
    )
    assert (head.title, head.byline, head.source) == (
        "Truce in the north",
        "Ann Example",
        "Associated Press",
    )
    assert head.published == "2014-07-12"


def test_a_name_beside_the_date_is_the_byline(cues: PageCues) -> None:
    """Some pages sign without a "by"."""
    head = _head(cues, "Truce holds in the far north", "October 15, 2020 2:14 PM", "Ann Example")
    assert (head.byline, head.published) == ("Ann Example", "2020-10-15")


def test_a_place_and_a_day_on_a_line_are_the_dateline(cues: PageCues) -> None:
    """Press releases are dated so."""
    head = _head(cues, "Mission welcomes the truce", "New York, 4 May 2011")
    assert (head.dateline, head.published, head.taken) == ("New York", "2011-05-04", {1})


def test_speakers_and_points_below_the_headline_are_no_second_one(cues: PageCues) -> None:
    """The subtitle stands right below the title, and nobody speaks it."""
    spoken = _head(
        cues, "An interview with the envoy", "ANN: What did they offer you?", "OMAR: Nothing at all"
    )
    points = _head(
        cues, "Minister resigns over the raid", "Key points:", "Minister quits after raid"
    )
    assert (spoken.subtitle, points.subtitle) == (None, None)
    assert points.title == "Minister resigns over the raid"


def test_a_dateline_on_a_line_of_its_own_is_one(cues: PageCues) -> None:
    """The story goes on in the next paragraph."""
    assert _head(cues, "Truce holds in the far north", "WASHINGTON —").dateline == "WASHINGTON"


LONG_STORY = (
    "The envoy said on Monday that the truce in the north would hold until both sides had met in Lome, "
    "where the mediators of four states wait for them with a draft of nine pages and a list of prisoners."
)


@pytest.mark.parametrize(
    "above", ["Other States", "POST REPORTERS", "Plural news and views on gardens"]
)
def test_a_section_or_a_motto_above_the_headline_is_none(above: str, cues: PageCues) -> None:
    """Names in capitals, or words of which hardly one comes again in the story."""
    head = read_head(
        [above, "Envoy says truce in the north will hold", LONG_STORY], frozenset(), cues
    )
    assert head.title == "Envoy says truce in the north will hold"
    assert 0 in head.taken


def test_a_sites_own_today_gives_way_to_a_dateline_long_before(cues: PageCues) -> None:
    """Many sites print the day of the visit above every story."""
    told = "LOME, July 15, 2014 (AP) - " + LONG_STORY
    head = read_head(["Friday, March 3, 2023", "Truce in the north holds", told], frozenset(), cues)
    near = read_head(["July 16, 2014", "Truce in the north holds", told], frozenset(), cues)
    assert (head.published, near.published) == ("2014-07-15", "2014-07-16")


def test_a_paper_that_is_not_listed_is_named_by_its_field(cues: PageCues) -> None:
    """The last lines may hold "Source:" and a name."""
    head = read_head([STORY, STORY, "Source: Example National News Office"], frozenset(), cues)
    assert head.source == "Example National News Office"


def test_of_two_days_in_the_head_the_one_long_before_is_the_storys(cues: PageCues) -> None:
    """A site's today stands above the story's own day."""
    lines = [
        "Friday 26 April 2024",
        "Envoy says truce in the north holds",
        "Lome, February 2, 2008",
        LONG_STORY,
    ]
    assert read_head(lines, frozenset(), cues).published == "2008-02-02"


def test_an_update_long_before_the_sites_own_today_dates_the_story(cues: PageCues) -> None:
    """A site prints today above, and below the headline when the story was last touched."""
    head = _head(
        cues,
        "Monday, March 17, 2025",
        "Envoy wins truce in the north",
        "Update : 04 Feb 2022, 02:11 PM",
    )
    assert head.published == "2022-02-04"


def test_a_place_beside_the_day_and_a_writer_behind_from_are_the_heads(cues: PageCues) -> None:
    """Papers print where they appear, and who sent the story."""
    head = _head(
        cues,
        "Wednesday, July 26, 2000",
        "Lome, Togo",
        "Envoy wins truce in the north",
        "From T.R. Sample",
    )
    assert (head.title, head.byline) == ("Envoy wins truce in the north", "T.R. Sample")
    assert 1 in head.taken


def test_a_dateline_is_found_below_lines_that_nobody_knows(cues: PageCues) -> None:
    """The first paragraphs that read as a story are looked at, whatever stands above."""
    lines = [
        "Envoy wins truce in the north",
        "Sample Edition One",
        "Letters In",
        "Sample Two",
        "Third Sample",
    ]
    told = (
        "LOME, July 25 (Reuters) - The envoy said that both sides had agreed to meet in the town."
    )
    head = read_head([*lines, told, STORY], frozenset(), cues)
    assert head.dateline == "LOME, July 25 (Reuters)"


def test_a_day_below_the_headline_comes_before_the_sites_own(cues: PageCues) -> None:
    """The day above the headline may be the reader's today."""
    head = _head(cues, "Monday, 16 October 2017", "Envoy wins truce", "October 15, 2017")
    assert head.published == "2017-10-15"


def test_a_wires_line_tells_outlet_and_day(cues: PageCues) -> None:
    """Outlet, day, hour and editor stand between bars."""
    line = "Source: Xinhua| 2031-02-03 04:05:06|Editor: someone"
    head = _head(cues, "Envoy wins truce in the north", line)
    assert (head.source, head.published) == ("Xinhua", "2031-02-03")


def test_a_name_before_an_outlet_is_a_signature(cues: PageCues) -> None:
    """No word "by" is needed."""
    head = _head(cues, "Envoy wins truce in the north", "Ann Sample Associated Press")
    assert (head.byline, head.source) == ("Ann Sample", "Associated Press")


def test_a_dateline_alone_is_no_second_headline(cues: PageCues) -> None:
    """It stands on its own line below the headline."""
    head = _head(cues, "Envoy wins truce in the north", "DAR ES SALAAM, 10 June (Reuters)")
    assert (head.subtitle, head.dateline) == (None, "DAR ES SALAAM, 10 June (Reuters)")


def test_a_report_numbered_and_dated_is_a_stamp(cues: PageCues) -> None:
    """Aid bulletins print their number and the day they speak of."""
    head = _head(cues, "Sampleland crisis", "Situation Report No. 7 (as of 3 February 2031)")
    assert (head.title, head.published) == ("Sampleland crisis", "2031-02-03")


def test_a_day_joined_to_its_outlet_is_read(cues: PageCues) -> None:
    """The space between the two is lost on some pages."""
    head = _head(cues, "Envoy wins truce in the north", "Associated PressMarch 28, 2007")
    assert head.published == "2007-03-28"


def test_a_signed_staff_line_tells_its_day(cues: PageCues) -> None:
    """Name in brackets, then the day."""
    head = _head(cues, "Envoy wins truce in the north", "(Sample Staff) Tuesday, March 18, 2008")
    assert head.published == "2008-03-18"
