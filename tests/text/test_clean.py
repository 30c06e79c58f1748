"""Cleaning leaves the story, lists what went, and is done once."""

# ruff: noqa: E501, RUF001 - cases stand whole, in the marks of print

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.shapes import Report
from goodoffices.text.clean import clean
from goodoffices.text.cues import PageCues, load_page_cues

CUES = load_page_cues()

PASTED = """Home
World
Middle East

Qatar envoy carries new truce plan to Benghazi

Rival commanders say they will study the text before Thursday

Published: Updated:
Enable Read mode
100% Font Size
Share

Qatar's envoy landed in Benghazi on Monday with a new plan for a truce.

Read more: Who holds which part of the city

Image caption Fighters rest near the port

"We want peace," Colonel Omar Sample said.

Advertisement

The U.N. mission welcomed the visit. (Reporting by Ann Example; Editing by Jo Specimen)

Related stories
Tripoli airport reopens after shelling
Oil fields shut as talks stall

Diplomats said the plan was Egypt's idea.

Top Content Trending
Ten ways to save on flights
12 Comments
"""

STORY = """Qatar envoy carries new truce plan to Benghazi

Rival commanders say they will study the text before Thursday

Qatar's envoy landed in Benghazi on Monday with a new plan for a truce.

"We want peace," Colonel Omar Sample said.

The U.N. mission welcomed the visit.

Diplomats said the plan was Egypt's idea."""


def _clean(text: str, cues: PageCues, **told: str) -> Report:
    """Return a report of `text` cleaned."""
    return clean(Report(id="r", text=text, **told), cues)


def test_only_the_story_is_left_of_a_pasted_page(cues: PageCues) -> None:
    """Menus, controls, teasers, captions, credits and the tail are gone from wherever they stood."""
    assert _clean(PASTED, cues).text == STORY


def test_what_was_stripped_is_listed(cues: PageCues) -> None:
    """Every word of the page is in the text or in the furniture."""
    report = _clean(PASTED, cues)
    kept = "\n".join([report.text, *(item.text for item in report.furniture)])
    assert sorted(kept.split()) == sorted(PASTED.split())
    assert "Published: Updated:" in {item.text for item in report.furniture}


@pytest.mark.parametrize(
    "text",
    [
        "Read more than one way, the deal commits nobody.\n\nShare prices in Cairo fell.",
        "By signing, both sides agree to a truce of ten days.\n\nMost read it as a surrender.",
        "The rebels hold the following towns\n\nAleppo\n\nIdlib\n\nThe army denied it on Monday.",
        "He said the war was over. More than that he would not say.",
        "Photographs of the dead shocked the region, he said.\n\nTelegram is blocked there.",
    ],
)
def test_a_story_that_looks_like_furniture_stays(text: str, cues: PageCues) -> None:
    """A false strip is worse than a missed one."""
    report = _clean(text, cues)
    assert report.text == text
    assert report.furniture == ()


def test_a_title_told_apart_is_put_before_the_text(cues: PageCues) -> None:
    """Headlines have offsets too."""
    report = _clean(
        "The envoy left on Monday.", cues, title="Envoy  leaves", subtitle="Talks go on"
    )
    assert report.text == "Envoy leaves\n\nTalks go on\n\nThe envoy left on Monday."
    assert (report.title, report.subtitle) == ("Envoy leaves", "Talks go on")


def test_a_title_that_the_text_begins_with_is_not_doubled(cues: PageCues) -> None:
    """The text's own wording is the title then, so that offsets hold."""
    report = _clean(
        "Envoy’s talks fail\n\nThe envoy left on Monday.", cues, title="Envoy's Talks Fail"
    )
    assert report.text == "Envoy’s talks fail\n\nThe envoy left on Monday."
    assert report.title == "Envoy’s talks fail"


def test_a_title_that_is_the_start_of_a_sentence_is_put_before_it(cues: PageCues) -> None:
    """Only a whole line is a headline."""
    report = _clean("Envoy leaves for Lome on Monday, aides said.", cues, title="Envoy leaves")
    assert report.text == "Envoy leaves\n\nEnvoy leaves for Lome on Monday, aides said."


def test_what_the_report_says_wins_over_the_page(cues: PageCues) -> None:
    """The user knows better than a heuristic."""
    text = "Truce in the north\nBy Ann Example\nReuters\n11 July 2014\nThe army left the town on Monday."
    report = _clean(text, cues, published="2014-07-12", source="Example Post", byline="Omar Sample")
    assert (report.published, report.source, report.byline) == (
        "2014-07-12",
        "Example Post",
        "Omar Sample",
    )
    assert report.text == "Truce in the north\n\nThe army left the town on Monday."


def test_the_mark_of_a_made_up_example_is_seen_and_taken_out(cues: PageCues) -> None:
    """A synthetic report says so on its first line."""
    text = "[Synthetic example written for goodoffices; no real\nevent.]\n\nTruce in the north\n\nThe army left the town."
    report = _clean(text, cues)
    assert report.synthetic
    assert report.text == "Truce in the north\n\nThe army left the town."
    assert report.furniture[0].text.startswith("[Synthetic example")
    assert not _clean("The army left the town.", cues).synthetic


def test_quotation_marks_stay_as_they_are(cues: PageCues) -> None:
    """Statements are cut out of the text later, and must be what was printed."""
    text = "“We go,” he said. ‘No,’ she said. ``Never,'' they said. \"Yes.\""
    assert _clean(text, cues).text == text


def test_bullets_go_and_their_lines_stay(cues: PageCues) -> None:
    """Points of a list are paragraphs of their own."""
    text = "The plan has points.\n• The army leaves.\n- The rebels disarm. ● The UN comes."
    assert _clean(text, cues).text == (
        "The plan has points.\n\nThe army leaves.\n\nThe rebels disarm.\n\nThe UN comes."
    )


def test_the_language_is_told(cues: PageCues) -> None:
    """English or not decides whether the story can be read."""
    assert _clean(PASTED, cues).language == "en"
    assert (
        _clean("Le ministre a dit que les pourparlers sont dans la capitale.", cues).language
        == "fr"
    )


def test_nothing_comes_of_nothing(cues: PageCues) -> None:
    """An empty text is cleaned to an empty text."""
    report = _clean(" \n\u200b\n", cues)
    assert (report.text, report.furniture, report.title) == ("", (), None)


LINES = st.sampled_from(
    ["", "Home", "Middle East", "Truce holds in the hills", "War ends", "By Ann Example", "Reuters", "11 July 2014",
     "Published: 11 July 2014", "Published: Updated:", "Share", "Read more: Who holds the city", "Most read",
     "Top Content Trending", "The army left the town on Monday.", "CAIRO, July 1 (AP) - The envoy left the city.",
     "Image caption", "HEADLINE: Truce fails at last", "(Reporting by A. Example)", "• First point", "Advertisement",
     "“We go,” he said. Top Content Trending", "Will it hold this time?", "Both sides said that they would go on with",
     "the talks in Lome until the end of the week at the least, and no", "more than that. They did not say when.",
     "Source: AFP", "12 Comments", "[1]", "Envoy leaves (Reuters)", "&amp;lt;", "Ã©", "- - x", "Sign up for our newsletter"]
)  # fmt: skip


@given(
    st.one_of(st.lists(LINES, max_size=14).map("\n".join), st.text(max_size=120)),
    st.sampled_from([None, "War ends"]),
)
def test_cleaning_a_clean_report_changes_nothing(text: str, title: str | None) -> None:
    """Offsets made today hold tomorrow."""
    report = clean(Report(id="r", text=text, title=title), CUES)
    assert clean(report, CUES) == report


@given(st.lists(LINES, max_size=14).map("\n".join))
def test_headlines_stand_at_the_top_of_the_text(text: str) -> None:
    """The title, if any, begins the text, and the subtitle follows it."""
    report = clean(Report(id="r", text=text), CUES)
    top = [line for line in (report.title, report.subtitle) if line]
    assert report.text.split("\n\n")[: len(top)] == top


SITES = [
    (
        (
            "Talks on the Nile dam end without a deal\nEthiopia, Sudan and Egypt blame one another for it.\n"
            "By Ann Example\nPublished On 5 Jul 2021\nCairo, Egypt – Talks about the dam ended on Monday, a ministry"
            " said.\n[Omar Sample/Al Jazeera]\nSOURCE: AL JAZEERA AND NEWS AGENCIES\n"
        ),
        ("Ann Example", "Cairo, Egypt", "2021-07-05", "Al Jazeera"),
        "Cairo, Egypt – Talks about the dam ended on Monday, a ministry said.",
    ),
    (
        (
            "Yemen talks resume in Muscat\nBy Ann Example\nBBC News, Sanaa\nPublished\n3 hours ago\nShare\nImage source,"
            " Getty Images\nImage caption, \nSanaa has been hit several times\nTalks on Yemen have resumed in Oman.\n"
            "Related Topics\nYemen\nMore on this story\nDrone shot down over Marib\n13 June\n"
        ),
        ("Ann Example", None, None, "BBC News"),
        "Talks on Yemen have resumed in Oman.",
    ),
    (
        (
            "Ceasefire holds along the line, says Army\nPTI | Updated: Mar 12, 2021, 10:05 IST\nNEW DELHI: The Army on"
            " Friday said the ceasefire was holding.\nAlso read: What the pact says\n(With inputs from agencies)\n"
        ),
        (None, "NEW DELHI", "2021-03-12", "PTI"),
        "NEW DELHI: The Army on Friday said the ceasefire was holding.",
    ),
    (
        (
            "Truce Frays as Envoys Race to Save Talks\nBy ANN EXAMPLEMARCH 3, 2015\nContinue reading the main story\n"
            "TRIPOLI, Libya — Rockets fell on the port on Tuesday, residents said.\nPhoto\nA fighter near the port on"
            " Monday. Credit Jo Specimen/Example News\nCorrection: March 5, 2015\n"
        ),
        ("ANN EXAMPLE", "TRIPOLI, Libya", "2015-03-03", None),
        "TRIPOLI, Libya — Rockets fell on the port on Tuesday, residents said.",
    ),
    (
        (
            "Sudan, rebels sign roadmap accord\nEnglish.news.cn   2016-08-09 03:24:11\nADDIS ABABA, Aug. 8 (Xinhua) --"
            " Four groups in Sudan signed an accord here. Enditem\n"
        ),
        (None, "ADDIS ABABA, Aug. 8 (Xinhua)", "2016-08-09", "Xinhua"),
        "ADDIS ABABA, Aug. 8 (Xinhua) -- Four groups in Sudan signed an accord here.",
    ),
]


@pytest.mark.parametrize(("page", "head", "body"), SITES, ids=[page[:12] for page, _, _ in SITES])
def test_pages_of_many_manners_give_head_and_story(
    page: str, head: tuple[str | None, ...], body: str, cues: PageCues
) -> None:
    """Whatever the house, the head is told and only the story is left below its headlines."""
    report = _clean(page, cues)
    assert (report.byline, report.dateline, report.published, report.source) == head
    assert report.title == page.split("\n", maxsplit=1)[0]
    top = [line for line in (report.title, report.subtitle) if line]
    assert report.text == "\n\n".join([*top, body])


def test_a_menu_set_apart_by_gaps_is_furniture(cues: PageCues) -> None:
    """Three names in a row with wide gaps are a menu; a table of figures is not."""
    text = (
        "World   Markets   Sport\nKilled   12   34\nRebels left the town on Monday, residents said."
    )
    cleaned = clean(Report(id="r", text=text), cues)
    assert [one.text for one in cleaned.furniture] == ["World Markets Sport"]
    assert "Killed 12 34" in cleaned.text


def test_lines_below_a_story_that_are_no_sentences_are_furniture(cues: PageCues) -> None:
    """Links of any wording go from the foot; a sentence, a day and a list with a colon stay."""
    story = "Rebels leave the town\n\nThe rebels left the town on Monday, residents of it said."
    foot = "Oil slips as traders shrug\n\nNobody was hurt.\n\nApril 5 - Rebels seize town"
    cleaned = clean(Report(id="r", text=f"{story}\n\n{foot}"), cues)
    assert "Oil slips" not in cleaned.text
    assert cleaned.text.endswith("Nobody was hurt.\n\nApril 5 - Rebels seize town")


def test_a_day_behind_the_headline_dates_the_story(cues: PageCues) -> None:
    """Where one line ends on a day in figures it is the headline's; where several do they are a list."""
    told = _clean(
        "Envoy wins truce in the north - 2004-11-10\n\nThe envoy said on Monday that all agreed.",
        cues,
    )
    assert (told.title, told.published) == ("Envoy wins truce in the north", "2004-11-10")
    twice = "Ferry runs again at last - 2004-11-10\nBridge opens to lorries - 2004-11-11"
    assert _clean(f"{twice}\n\nThe envoy said on Monday that all agreed.", cues).published is None


def test_a_headline_that_is_given_loses_its_day_too(cues: PageCues) -> None:
    """Feeds hang it on as pages do."""
    told = _clean(
        "The envoy said on Monday that all had agreed to meet.",
        cues,
        title="Envoy wins truce - 2019-11-02",
    )
    assert told.title == "Envoy wins truce"


def test_a_day_in_brackets_before_the_dateline_dates_the_story(cues: PageCues) -> None:
    """Some papers set it at the head of the first paragraph."""
    told = _clean(
        "[August 15, 2015]  BEIRUT (Reuters) - The envoy said that all had agreed to meet.", cues
    )
    assert (told.published, told.dateline) == ("2015-08-15", "BEIRUT (Reuters)")


def test_readers_comments_go_with_their_days(cues: PageCues) -> None:
    """Below their count all is theirs, sentences too."""
    story = "The envoy said on Monday that both sides had agreed to meet in Lome. " * 3
    page = (
        f"Envoy wins truce\n\n{story}\n\n2 comments\n\nAnn Sample\n\nOctober 16, 2017 at 3:57 am"
        "\n\nThis will never hold. They killed ten men.\n\nReply"
    )
    told = _clean(page, cues)
    assert told.text.endswith("meet in Lome.")
    assert "killed" not in told.text


def test_a_link_told_twice_has_its_teaser(cues: PageCues) -> None:
    """A picture's words, the link and its first sentence are another story's."""
    story = "The envoy said on Monday that both sides had agreed to meet in Lome. " * 3
    links = "Raids in the north\n\nRaids in the north\n\nRebels have raided ten villages since May, officials say."
    told = _clean(f"Envoy wins truce\n\n{story}\n\nYou might also like\n\n{links}", cues)
    assert "villages" not in told.text


def test_a_headline_in_capitals_may_end_in_a_full_stop(cues: PageCues) -> None:
    """So old bulletins print it."""
    told = _clean(
        "TWO ATTACKS IN SAMPLELAND.\n\nGunmen attacked a vehicle in the port on Monday night.", cues
    )
    assert told.title == "TWO ATTACKS IN SAMPLELAND."


def test_titles_with_cut_off_beginnings_are_other_stories(cues: PageCues) -> None:
    """Two such pairs in a row are teasers, above the story too."""
    story = "The envoy said on Monday that both sides had agreed to meet in Lome. " * 3
    teasers = (
        "Raids in the north\n\nRebels have raided ten villages since May and...\n\n"
        "Floods in the south\n\nRain has driven thousands from their homes and..."
    )
    told = _clean(f"Envoy wins truce\n\n{teasers}\n\n{story}", cues)
    assert "raided" not in told.text
    assert "meet in Lome" in told.text
