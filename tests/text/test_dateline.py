"""Datelines are told from sentences that begin with a place."""

# ruff: noqa: RUF001 - marks of print are what is tested

from __future__ import annotations

import pytest

from goodoffices.text.cues import PageCues
from goodoffices.text.dateline import after_dateline, dateline_alone, find_dateline


@pytest.mark.parametrize(
    ("opening", "dateline", "agency"),
    [
        ("CAIRO, July 15 (Reuters) - ", "CAIRO, July 15 (Reuters)", "Reuters"),
        ("GAZA CITY (AP) — ", "GAZA CITY (AP)", "Associated Press"),
        ("BAGHDAD, Iraq (AP) _ ", "BAGHDAD, Iraq (AP)", "Associated Press"),
        ("CAIRO, Egypt -- ", "CAIRO, Egypt", None),
        ("NEW DELHI: ", "NEW DELHI", None),
        ("Cairo, Egypt – ", "Cairo, Egypt", None),
        ("Gaza City – ", "Gaza City", None),
        ("Moscow, 15 July (TASS) - ", "Moscow, 15 July (TASS)", "TASS"),
        ("MOSCOW. July 11 (Interfax) - ", "MOSCOW. July 11 (Interfax)", "Interfax"),
        ("GAZA/JERUSALEM (Reuters) - ", "GAZA/JERUSALEM (Reuters)", "Reuters"),
        ("WASHINGTON—", "WASHINGTON", None),
        ("(CNN) -- ", "(CNN)", "CNN"),
        ("ADDIS ABABA, Nov. 3, 2021 (Example Wire) - ", "ADDIS ABABA, Nov. 3, 2021 (Example Wire)", None),
        ("KABUL, Afghanistan (Pajhwok): ", "KABUL, Afghanistan (Pajhwok)", "Pajhwok Afghan News"),
        ("Doha, 22 July 2014 (Wire) - ", "Doha, 22 July 2014 (Wire)", None),
        ("CAIRO, December 9. /TASS/. ", "CAIRO, December 9. /TASS/.", "TASS"),
        ("Colombo, May 11: ", "Colombo, May 11", None),
        ("Sept 12, 2006 (AFP) – ", "Sept 12, 2006 (AFP)", "AFP"),
        ("ST. PETERSBURG, Russia, May 2 -- ", "ST. PETERSBURG, Russia, May 2", None),
    ],
)  # fmt: skip
def test_datelines_are_found(
    opening: str, dateline: str, agency: str | None, cues: PageCues
) -> None:
    """Place, date and agency are the dateline; the story goes on behind its dash."""
    paragraph = opening + "The government said on Monday that it would talk."
    found = find_dateline(paragraph, cues)
    assert found is not None
    assert (found.text, found.agency, found.end) == (dateline, agency, len(opening))
    assert after_dateline(paragraph, dateline) == len(opening)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Egypt – long a mediator – said it would talk.",
        "Qatar's foreign minister (left) – in Doha – said so.",
        "The Example Front (EF) – The group that fired – left.",
        "BREAKING: The army has left the town.",
        "NATO - The alliance said it would stay.",
        "Cairo: a city on edge.",
        "Hamas said on Monday (AFP reported) that it would talk.",
        "Cairo has seen worse.",
        "ISRAEL - WHICH HAD FIRED FIRST - SAID SO.",
    ],
)
def test_sentences_are_no_datelines(paragraph: str, cues: PageCues) -> None:
    """An aside between dashes, a group's short name and a word of the desk are no dateline."""
    assert find_dateline(paragraph, cues) is None


def test_a_dateline_with_its_year_tells_the_day(cues: PageCues) -> None:
    """Only a full date dates a story."""
    dated = find_dateline("CAIRO, July 15, 2014 (AFP) - The envoy left.", cues)
    undated = find_dateline("CAIRO, July 15 (AFP) - The envoy left.", cues)
    assert dated is not None
    assert undated is not None
    assert (dated.day, undated.day) == ("2014-07-15", None)


@pytest.mark.parametrize("line", ["BAKU", "KHARTOUM, Sudan", "Baku, Azerbaijan, May 14"])
def test_a_place_alone_on_its_line_is_a_dateline(line: str, cues: PageCues) -> None:
    """Capitals tell it, or the day behind it."""
    assert dateline_alone(line, cues) == line


@pytest.mark.parametrize("line", ["ANALYSIS", "Baku", "ISIS", "REUTERS", "THE WAR", "May 14, 2017"])
def test_other_words_alone_are_none(line: str, cues: PageCues) -> None:
    """Labels, groups, outlets and full dates are no place."""
    assert dateline_alone(line, cues) is None


def test_an_agency_lost_from_its_bracket_hides_no_dateline(cues: PageCues) -> None:
    """Crawlers drop the link in it."""
    found = find_dateline("STEPANAKERT ( — The army broke the ceasefire on Monday.", cues)
    assert found is not None
    assert found.text.startswith("STEPANAKERT")


def test_a_full_day_before_a_long_dash_opens_a_story(cues: PageCues) -> None:
    """Press offices date their stories so."""
    found = find_dateline("6 March 2000 -- One man was killed on Sunday, the mission said.", cues)
    assert found is not None
    assert found.day == "2000-03-06"
