"""The scorers of dates, places and precedents tell right from wrong."""

from __future__ import annotations

import pytest

from goodoffices.dates import DateMention
from goodoffices.evaluate.story_probes import (
    DateProbe,
    PlaceProbe,
    PrecedentProbe,
    Told,
    f1,
    is_dated,
    is_placed,
    precedent_counts,
)
from goodoffices.shapes import Date, Place, Precedent, Span

TEXT = "They signed the Oslo pact in 1993."


def mention(start: str | None, end: str | None) -> DateMention:
    """Return a mention of "1993" in the text above."""
    at = TEXT.index("1993")
    return DateMention(at, at + 4, Date(start=start, end=end, text="1993"), "year", anchored=False)


def test_a_date_is_right_with_both_ends() -> None:
    """One end off is wrong, and so is a date read where there is none."""
    probe = DateProbe("a", None, TEXT, "1993", "1993-01-01", "1993-12-31")
    assert is_dated(probe, [mention("1993-01-01", "1993-12-31")])
    assert not is_dated(probe, [mention("1993-01-01", "1993-06-30")])
    assert not is_dated(probe, [])
    trap = DateProbe("b", None, TEXT, "Oslo pact", none=True)
    assert is_dated(trap, [mention("1993-01-01", "1993-12-31")])
    assert not is_dated(
        DateProbe("c", None, TEXT, "1993", none=True), [mention("1993-01-01", "1993-12-31")]
    )


@pytest.mark.parametrize(
    ("country", "lat", "right"), [("NOR", 59.9, True), ("NOR", 61.0, False), ("USA", 59.9, False)]
)
def test_a_place_is_right_in_its_country_and_near(country: str, lat: float, right: bool) -> None:
    """The same name elsewhere is another place."""
    probe = PlaceProbe("a", "1993-09-01", TEXT, "signed", "Oslo", "Oslo", "NOR", 59.9, 10.75)
    place = Place(text="Oslo", name="Oslo", country=country, lat=lat, lon=10.75, precision="place")
    assert is_placed(probe, place) is right
    assert not is_placed(probe, None)


def test_a_precedent_counts_by_kind_and_words() -> None:
    """Another kind at the same words is a miss and a false one."""
    probe = PrecedentProbe(
        "a", "2014-01-01", TEXT, (Told("Oslo pact", "agreement", "1993-01-01", "1993-12-31"),)
    )
    at = TEXT.index("Oslo")
    what = Span(text="Oslo pact", start=at, end=at + 9)
    right = Precedent(
        id="p", rule="r", confidence=1, sentence=0, what=what, kind="agreement", evidence=what
    )
    wrong = Precedent(
        id="p", rule="r", confidence=1, sentence=0, what=what, kind="war", evidence=what
    )
    assert precedent_counts(probe, [right]) == {"hit": 1, "found": 1, "told": 1, "dated": 0}
    assert precedent_counts(probe, [wrong])["hit"] == 0
    assert f1([precedent_counts(probe, [right]), precedent_counts(probe, [])])["R"] == 0.5
