"""A report laid out: marks that lie in one another, or overlap, without a letter lost."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodoffices.desk.story import lay_out
from goodoffices.shapes import EngineId, Event, Extent, Reading, Span, Statement, Toll

ENGINE = EngineId(version="0", lexicon="l", actors="a", places="p")
TEXT = "One two three.\nFour five six.\n\nSeven eight."
SENTENCES = (Extent(start=0, end=14), Extent(start=15, end=29), Extent(start=31, end=43))


def span(start: int, end: int) -> Span:
    """Return a stretch of the text."""
    return Span(text=TEXT[start:end], start=start, end=end)


def reading(spans: list[tuple[int, int]]) -> Reading:
    """Return a reading with a statement or a toll at each of these stretches, in turns."""
    said = tuple(
        Statement(id=f"s{k}", rule="r", confidence=1.0, sentence=0, content=(span(*at),), direct=False)
        for k, at in enumerate(spans) if k % 2 == 0
    )  # fmt: skip
    tolls = tuple(
        Toll(id=f"t{k}", rule="r", confidence=1.0, sentence=0, kind="killed", evidence=span(*at))
        for k, at in enumerate(spans) if k % 2
    )  # fmt: skip
    return Reading(
        id="r", title="One two three.", subtitle=None, byline=None, dateline=None, published=None,
        source=None, url=None, language="en", synthetic=True, text=TEXT, furniture=(),
        sentences=SENTENCES, engine=ENGINE, statements=said, tolls=tolls,
    )  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(0, 42), st.integers(1, 20)).map(
            lambda at: (at[0], min(at[0] + at[1], 43))
        ),
        max_size=8,
    )
)
def test_whatever_overlaps_no_letter_is_lost_or_told_twice(spans: list[tuple[int, int]]) -> None:
    """The pieces are the text, and each finding's pieces are its words, but for line ends."""
    found = lay_out(reading(spans), {})
    assert ["".join(p.text for p in one.pieces) for one in found] == [
        line for line in TEXT.split("\n") if line
    ]
    pieces = [piece for one in found for piece in one.pieces]
    for k, (start, end) in enumerate(spans):
        name = f"{'t' if k % 2 else 's'}{k}"
        words = "".join(p.text for p in pieces if any(m.finding == name for m in p.marks))
        assert words == TEXT[start:end].replace("\n", "")


def test_the_longest_mark_is_outermost() -> None:
    """So that a count within what was said stays visible in it."""
    (headline, second, _) = lay_out(reading([(15, 28), (20, 24)]), {"t1": "accepted"})
    nested = [[mark.finding for mark in piece.marks] for piece in second.pieces]
    assert ["s0", "t1"] in nested
    assert [note.finding for note in second.notes] == ["s0", "t1"]
    assert second.notes[1].reviewed == "accepted"
    assert headline.role == "headline"


def test_each_sentence_begins_once() -> None:
    """A link to a sentence leads to its first piece."""
    pieces = [piece for one in lay_out(reading([(0, 20), (4, 7)]), {}) for piece in one.pieces]
    assert [piece.sentence for piece in pieces if piece.first] == [0, 1, 2]


def test_a_finding_in_pieces_is_tagged_once() -> None:
    """The tag stands where its words begin, the note beside that paragraph."""
    found = lay_out(reading([(4, 20)]), {})
    begun = [mark.tag for one in found for p in one.pieces for mark in p.marks if mark.begins]
    assert begun == ["S1"]
    assert [len(one.notes) for one in found] == [1, 0, 0]


def test_a_noun_that_names_an_act_again_is_marked_as_it() -> None:
    """Further on the act's words stand without a tag of their own."""
    told = Event(
        id="e1", rule="r", confidence=1.0, sentence=0, type="CONSULT", quad="verbal-cooperation",
        score=1.0, trigger=span(4, 7), mentions=(span(31, 36),),
    )  # fmt: skip
    found = lay_out(msgspec.structs.replace(reading([]), events=(told,)), {})
    marked = [(p.text, m.tag, m.begins) for one in found for p in one.pieces for m in p.marks]
    assert marked == [("two", "E1", True), ("Seven", "E1", False)]
    assert [note.finding for one in found for note in one.notes] == ["e1"]
