"""Faults that fuzzing found, each as the smallest text that had it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.events.extent import _first
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Reading, Report
from goodoffices.text.clean import clean
from goodoffices.text.cues import load_page_cues
from goodoffices.text.quotes import find_quotes


@pytest.mark.parametrize("text", ["Blast kills one", "One in", "The army killed one in"])
def test_a_sentence_may_end_in_a_number(text: str, read_text: Callable[..., Reading]) -> None:
    """What would follow it, "one in ten", is looked for within the sentence."""
    assert read_text(text, "2025-03-04").sentences


def test_a_party_has_words() -> None:
    """Marks before a phrase are left out of it, but never its head, whatever the parser calls it."""
    words = [("'s", "POS"), ("-", "HYPH"), ("'s", "POS")]
    tokens = tuple(
        Token(
            i=k,
            text=word,
            lemma=word,
            pos="PART",
            tag=tag,
            dep="dep",
            head=2,
            start=3 * k,
            end=3 * k + len(word),
        )
        for k, (word, tag) in enumerate(words)
    )
    sentence = Sentence(0, 0, 8, "'s - 's", tokens=tokens)
    assert _first(sentence, 0, tokens[2]) == 2


@pytest.mark.parametrize(
    "line",
    [
        "7" * 3000,  # counts in a row of buttons: no number is cut in two
        "Rebels left" + " " * 20_000 + "the town.",  # blanks that no bullet ends
        "M" * 12_000,  # a place without end before a day
        "“" * 4000 + '"' * 4000,  # quotations inside one another
    ],
)
def test_hostile_lines_are_read_in_time_linear_in_their_length(line: str) -> None:
    """Each held a pass that tried all ways of cutting it: before, minutes, and now nothing to speak of."""
    text = f"Rebels leave the town\n\n{line}\n\nThe rebels left the town on Monday, it said."
    cleaned = clean(Report(id="r", text=text), load_page_cues())
    assert "The rebels left the town on Monday, it said." in cleaned.text
    assert all(0 <= one.start <= one.end <= len(cleaned.text) for one in find_quotes(cleaned.text))


def test_repeated_headlines_are_cleaned_once_and_for_all() -> None:
    """A second headline that stands nine times over goes nine times."""
    cues = load_page_cues()
    second = "\n\n".join(["Envoys fly home from Oslo"] * 9)
    text = f"Rebels leave the town\n\n{second}\n\nThe rebels left on Monday, residents of it said."
    cleaned = clean(Report(id="r", text=text), cues)
    assert clean(cleaned, cues).text == cleaned.text
