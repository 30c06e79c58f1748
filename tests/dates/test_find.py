"""What `find_dates` promises of any sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.dates import StoryDates, find_dates
from goodoffices.dates.grammar import Grammar, load_grammar
from goodoffices.errors import InputError
from goodoffices.shapes import Date

FRIDAY = "2014-07-11"
SHIPPED = load_grammar()
WORDS = st.sampled_from(
    [
        "Monday", "last", "May", "may", "15", "2014", "in", "the", "week", "a", "day", "after",
        "since", "until", "from", "to", "and", "July", "of", "three", "weeks", "ago", "Ramadan",
        "early", "late", "Christmas", "will", "said", ",", ".", "(", ")", "'s", "-", "11/14/2012",
        "yesterday", "1990s", "summer", "next", "eve", "\ue001", "\u2019", "February", "30",
    ]
)  # fmt: skip


def _days(text: str, grammar: Grammar, published: str | None = FRIDAY) -> list[tuple[object, ...]]:
    found = find_dates(text, 0, published, grammar)
    return [(one.date.text, one.date.start, one.date.end) for one in found]


def test_offsets_are_those_of_the_report(grammar: Grammar) -> None:
    """A mention's place counts from the start of the report, not of the sentence."""
    (one,) = find_dates("Shots were heard on Tuesday night.", 100, FRIDAY, grammar)
    assert (one.start, one.end, one.date.text) == (120, 133, "Tuesday night")


def test_a_sentence_without_a_word_of_time_has_no_date(grammar: Grammar) -> None:
    """Nothing is found where no word of time stands."""
    assert find_dates("The envoy denied it.", 0, FRIDAY, grammar) == ()


def test_every_mention_names_its_rule_and_kind(grammar: Grammar) -> None:
    """A mention carries the lexicon entry that found it, its kind and whether it was counted."""
    month, since = find_dates("In May 2012 he fled; since Monday he is back.", 0, FRIDAY, grammar)
    assert (month.rule, month.kind, month.anchored) == ("month.year", "month", False)
    assert (since.rule, since.kind, since.anchored) == ("composed.since", "open", True)


def test_without_publication_only_absolute_dates_resolve(grammar: Grammar) -> None:
    """Relative words keep their text and get no days; a full date keeps its own."""
    text = "On Monday, two weeks ago, he recalled July 15, 2006, and last year."
    assert _days(text, grammar, None) == [
        ("Monday", None, None),
        ("two weeks ago", None, None),
        ("July 15, 2006", "2006-07-15", "2006-07-15"),
        ("last year", None, None),
    ]


def test_a_publication_day_that_is_none_is_refused(grammar: Grammar) -> None:
    """The message shows the value and how to write it."""
    for value, message in (("11 July", "is no day; write"), ("0014-07-11", "no day of the news")):
        with pytest.raises(InputError, match=f"'{value}' .*{message}"):
            find_dates("He came on Monday.", 0, value, grammar)


def test_an_impossible_day_is_not_a_date(grammar: Grammar) -> None:
    """The 30th of February is refused, and the month behind it may still be read."""
    assert _days("It was held on 30 February.", grammar) == []


def test_a_year_at_the_head_of_a_sentence_holds_for_its_bare_days(grammar: Grammar) -> None:
    """The day in "In 2006, ... on July 12" is a day of 2006; a year told in passing sets nothing."""
    opened = _days("In 2006, fighters crossed the line on July 12.", grammar)
    passing = _days("The crossing, built in 2006, was shut on July 2.", grammar)
    assert opened[1] == ("July 12", "2006-07-12", "2006-07-12")
    assert passing[1] == ("July 2", "2014-07-02", "2014-07-02")


def test_a_distance_counts_from_the_date_before_it_then_from_the_story(grammar: Grammar) -> None:
    """A count like "two days later" takes the sentence's own date first, then the story's last one."""
    story = StoryDates(last=Date(start="2014-06-01", end="2014-06-01"))
    text = "He fled on July 2 and came back two days later."
    own = find_dates(text, 0, FRIDAY, grammar, story)[-1]
    told = find_dates("He came back two days later.", 0, FRIDAY, grammar, story)[-1]
    assert (own.date.start, told.date.start) == ("2014-07-04", "2014-06-03")


def test_what_follows_after_is_dated_from_the_main_event(grammar: Grammar) -> None:
    """A distance like "a day after" counts back from the sentence's date or publication."""
    news = _days("The offer came a day after the envoy called.", grammar)
    later = _days("A day after the raid, officials said on Tuesday that shops were open.", grammar)
    assert news == [("a day after", "2014-07-10", "2014-07-10")]
    assert later[0] == ("A day after", "2014-07-07", "2014-07-07")


def test_a_possessor_inside_a_composed_date_keeps_its_own_mention(grammar: Grammar) -> None:
    """Of "a day after Monday's raid" Tuesday is told, and Monday, which dates the raid."""
    assert _days("He spoke a day after Monday's raid.", grammar) == [
        ("a day after Monday", "2014-07-08", "2014-07-08"),
        ("Monday", "2014-07-07", "2014-07-07"),
    ]


def test_the_caller_may_tell_the_tense(grammar: Grammar) -> None:
    """A tense that is passed in goes before the words of the sentence."""
    (past,) = find_dates("Talks on Monday.", 0, FRIDAY, grammar, tense="past")
    (ahead,) = find_dates("Talks on Monday.", 0, FRIDAY, grammar, tense="future")
    assert (past.date.start, ahead.date.start) == ("2014-07-07", "2014-07-14")


@pytest.mark.parametrize(
    "text",
    [
        "May said she may march on.",
        "He paid $2014 for Flight 1549.",
        "A boy aged 15 and a man of 60 were hurt.",
        "He is 45 years old.",
        "The Sunday Times reported 2014 deaths.",
        "They work day and night, five days a week.",
        "Resolution 1701 binds both.",
        "One day there will be peace.",
        "The March 14 alliance walked out.",
        "Mr. August Reed and Ms. April Shaw left.",
        "It left at 2000 GMT on Route 1948.",
        "In 2,014 cases the fall was slight.",
    ],
)
def test_names_and_numbers_are_no_dates(text: str, grammar: Grammar) -> None:
    """Names, verbs, ages, sums, times of day and numbers of things are passed over."""
    assert _days(text, grammar) == []


@given(st.lists(WORDS, max_size=14).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_words_give_well_formed_mentions(text: str) -> None:
    """For whatever words, a mention's text is that of its place and its days are in order."""
    places = []
    for one in find_dates(text, 7, FRIDAY, SHIPPED):
        assert text[one.start - 7 : one.end - 7] == one.date.text
        start, end = one.date.start, one.date.end
        assert start is None or end is None or start <= end
        assert one.kind != "duration" or (start, end) == (None, None)
        places.append(one.start)
    assert places == sorted(places)
