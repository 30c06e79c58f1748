"""What says once more what another paragraph says goes; the paragraph stays."""

from __future__ import annotations

from goodoffices.text.repeats import find_repeats

STORY = "“They wanted to shame the council before the vote,” the mayor said on Monday."


def test_a_quotation_set_large_goes_with_the_name_below_it() -> None:
    """The words stand in a paragraph of the story; who said them stands there too."""
    lines = ["They wanted to shame the council", "The mayor", STORY, "Nobody answered him."]
    assert list(find_repeats(lines, set())) == [0, 1]


def test_the_headline_printed_twice_stays_once() -> None:
    """Of two lines that are the same the one known as the headline stays."""
    lines = ["Council votes to leave", "Ann Example", "Council votes to leave", STORY]
    assert list(find_repeats(lines, {2})) == [0]


def test_a_teaser_that_was_cut_off_gives_way_to_the_paragraph() -> None:
    """The same words without their end are the teaser, wherever they stand."""
    lines = [STORY[:-1] + "…", STORY]
    assert list(find_repeats(lines, set())) == [0]


def test_what_stands_in_a_caption_that_was_taken_goes_too() -> None:
    """A caption is often printed twice, once with its photographer."""
    caption = "Families cross the river in May (Ann Example/Example Press)"
    assert list(find_repeats(["Families cross the river in May", STORY], set(), [caption])) == [0]


def test_short_subheadings_stay_though_their_words_come_again() -> None:
    """Four words are too few to be sure of."""
    lines = ["Shame the council", STORY, "Before the vote", "The vote is on Friday."]
    assert list(find_repeats(lines, set())) == []


def test_a_dated_sentence_twice_in_a_row_is_a_caption() -> None:
    """A picture's text and its caption go together; a lead that stands twice stays once."""
    told = [
        f"The envoy met the commanders in town number {n} and left on Monday." for n in range(4)
    ]
    caption = "Guards walk by the gate of the old port on June 29, 2024."
    assert list(find_repeats([caption, caption, *told], set())) == [1, 0]
    lead = "The envoy met the commanders of both armies at the port and left for home."
    assert list(find_repeats([lead, lead, *told], set())) == [1]
