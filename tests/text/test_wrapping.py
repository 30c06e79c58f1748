"""Lines broken at a column are joined; lines that are paragraphs are not."""

from __future__ import annotations

import textwrap

from goodoffices.text.furniture import Line
from goodoffices.text.wrapping import unwrap

FIRST = (
    "The government of Example said on Monday that its army would stop firing on the towns of the north "
    "from midnight, and that President Omar Sample would send an envoy to Lome for talks with the rebels."
)
SECOND = "The rebels said they would answer by Friday. They have asked Togo and Ghana to watch the truce."


def _lines(text: str) -> list[Line]:
    """Return the lines of `text` as the cleaner makes them."""
    return [Line(" ".join(raw.split()), len(raw) - len(raw.lstrip())) for raw in text.split("\n")]


def _unwrapped(text: str) -> list[str]:
    """Return the paragraphs of `text`."""
    return [line.text for line in unwrap(_lines(text))]


def test_wrapped_paragraphs_are_joined() -> None:
    """Seventy-two columns with empty lines between give two paragraphs."""
    text = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in (FIRST, SECOND))
    assert _unwrapped(text) == [FIRST, SECOND]


def test_indented_paragraphs_without_empty_lines_stay_apart() -> None:
    """An indented line begins a paragraph."""
    text = "\n".join(textwrap.fill(part, 66, initial_indent="   ") for part in (FIRST, SECOND))
    assert _unwrapped(text) == [FIRST, SECOND]


def test_capitals_are_joined_where_every_break_was_forced() -> None:
    """Old wire text has no small letters to go by."""
    paragraph = f"{FIRST} {SECOND} {FIRST}".upper()
    assert _unwrapped(textwrap.fill(paragraph, 70)) == [paragraph]


def test_titles_in_a_list_are_not_joined() -> None:
    """Lines without stops that begin with capitals are titles."""
    titles = [
        "President of Example sends envoy to Lome for talks with rebels",
        "Ghana and Togo ready to watch over a truce in the far north",
        "Floods on the coast drive thousands out of their homes again",
    ]
    assert _unwrapped("\n".join(titles)) == titles


def test_paragraphs_of_one_line_are_not_joined() -> None:
    """A line that a sentence ends on, and a next that begins one, are two paragraphs."""
    lines = [
        "The envoy of the president landed in Lome on Monday at noon.",
        "He will leave on Friday.",
    ]
    assert _unwrapped("\n".join(lines)) == lines


def test_a_word_broken_at_its_hyphen_is_whole_again() -> None:
    """No space comes in after a hyphen at a line's end."""
    text = "The envoy of the president called the truce a long-\nawaited step and left for the coast again."
    assert "long-awaited" in _unwrapped(text)[0]


def test_a_word_set_apart_amid_a_sentence_is_joined_to_it() -> None:
    """A page that sets its links on lines of their own tears no sentence."""
    text = "The army said on Monday that the French-led \nforce\n had left the town.\nIt gave no reason."
    whole = "The army said on Monday that the French-led force had left the town."
    assert _unwrapped(text) == [whole, "It gave no reason."]


def test_short_lines_in_small_letters_stay_apart() -> None:
    """A list of links is no sentence, nor does one go on after an empty line."""
    for text in ("home\nnews\nworld", f"{FIRST[:60]}\n\nmore here"):
        assert len(_unwrapped(text)) > 1
