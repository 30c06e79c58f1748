"""A page's talk of itself is known by its words, whatever their order; a story's line never is."""

from __future__ import annotations

import pytest

from goodoffices.text.cues import PageCues
from goodoffices.text.page_words import is_page_talk, is_run_together


@pytest.mark.parametrize(
    "line",
    [
        "Link to comment", "Are you already a subscriber?", "No registered users viewing this page.",
        "Register a new account to reply", "Search for your article of interest", "HTML link code:",
        "Adjust Comment Print", "Get all your news in one place.", "Start reading", "Notify of new replies",
    ],
)  # fmt: skip
def test_a_short_line_of_nothing_but_a_pages_words_is_its_own(line: str, cues: PageCues) -> None:
    """No list of phrases is needed: each word is a page's or a small one."""
    assert is_page_talk(line, cues)


@pytest.mark.parametrize(
    "line",
    [
        "The members of the council signed up to the new code.", "Security", "Talks to go on",
        "“Share this with your readers”", "Rebels post photos of the captured bridge", "Watch the border",
        "Free at last", "The print works were shelled", "More than 40 names on the list", "Home",
    ],
)  # fmt: skip
def test_a_storys_line_is_not_the_pages(line: str, cues: PageCues) -> None:
    """One word that is not a page's keeps a line, and so do quotation marks."""
    assert not is_page_talk(line, cues)


@pytest.mark.parametrize(
    "line",
    ["PoliticsWorldTop NewsSport", "Archive picArchive pic", "English हिन्दी বাংলা اردو Русский"],
)
def test_a_menu_that_was_run_together_is_known_by_its_look(line: str) -> None:
    """Entries without a blank between them, one thing twice, or many scripts on one line."""
    assert is_run_together(line)


@pytest.mark.parametrize(
    "line",
    ["McDowell meets MacAllister in Dublin", "YouTube and WhatsApp were cut", "No peace, no peace"],
)
def test_names_with_a_capital_inside_are_no_menu(line: str) -> None:
    """A single joint, a known site or a refrain says nothing."""
    assert not is_run_together(line)


def test_a_long_row_of_shouted_names_is_a_menu() -> None:
    """A headline in capitals is shorter, or has small words in it."""
    menu = "NEWS LINKS EAST EDITION COLUMNS DIARY SPECIALS TALKS CAPITAL BUZZ POLL READER STATES BOOKS SEARCH"
    assert is_run_together(menu)
    assert not is_run_together(
        "REBELS LEAVE THE TOWN AFTER THE ARMY AND THE MEDIATORS AGREE ON A TRUCE IN THE NORTH"
    )


def test_a_row_of_names_with_many_of_a_pages_words_is_its_buttons(cues: PageCues) -> None:
    """Icons of a page stand in one line; a long headline has few such words."""
    row = "Arrow Left Arrow Right Camera Facebook Globe List Mail Map Print RSS Search Share Twitter Youtube"
    assert is_page_talk(row, cues)
    headline = "Envoys From Both Sides Share Table In Lome And Agree On A Truce For The North"
    assert not is_page_talk(headline, cues)
