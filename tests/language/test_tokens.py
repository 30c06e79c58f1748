"""What stands where in a story, found without looking through all of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.language.tokens import Analysis, Quote, Sentence, between
from goodoffices.shapes import Report

STEPS = st.lists(st.integers(1, 9), max_size=24)
EXTENTS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 20)), max_size=6)


def laid(steps: list[int]) -> list[tuple[int, int]]:
    """Return stretches in order and apart: of every two lengths one is a gap, the other words."""
    edges = [sum(steps[: k + 1]) for k in range(len(steps))]
    return list(zip(edges[::2], edges[1::2], strict=False))


def story(steps: list[int]) -> Analysis:
    """Return a story with a sentence for each stretch."""
    sentences = (Sentence(k, a, b, "x" * (b - a)) for k, (a, b) in enumerate(laid(steps)))
    return Analysis(Report(id="t", text=""), tuple(sentences))


@given(STEPS, st.integers(0, 90), st.integers(1, 30))
def test_between_finds_what_looking_at_all_finds(steps: list[int], start: int, length: int) -> None:
    """The stretches that share a letter with a range are found, in order."""
    quotes = [Quote(a, b) for a, b in laid(steps)]
    end = start + length
    assert list(between(quotes, start, end)) == [
        q for q in quotes if q.start < end and q.end > start
    ]


@given(STEPS, st.integers(0, 100))
def test_the_sentence_at_an_offset(steps: list[int], offset: int) -> None:
    """It is the one that holds the letter; between two there is none."""
    analysis = story(steps)
    holding = [s for s in analysis.sentences if s.start <= offset < s.end]
    assert analysis.sentence_at(offset) == (holding[0] if holding else None)


@given(STEPS, st.lists(EXTENTS, max_size=5))
def test_items_by_sentence(steps: list[int], extents: list[list[tuple[int, int]]]) -> None:
    """Each sentence gets the items with words in it, each once, in the items' order."""
    analysis = story(steps)
    items = [[(a, a + n) for a, n in rows if n] for rows in extents]
    numbers = range(len(items))
    found = analysis.by_sentence(numbers, lambda number: items[number])
    wanted = [
        tuple(k for k in numbers if any(a < s.end and b > s.start for a, b in items[k]))
        for s in analysis.sentences
    ]
    assert list(found) == wanted
