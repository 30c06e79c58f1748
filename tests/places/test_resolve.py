"""Tests of the choice among places that share a name."""

from __future__ import annotations

from goodoffices.places.candidate import Candidate
from goodoffices.places.lexicon import Entry
from goodoffices.places.resolve import choose, holds, score
from goodoffices.places.story import Story

LBN = Entry("Tripoli", "LBN", 34.4, 35.8, "place", population=229_398, admin1="LB.09")
LBY = Entry("Tripoli", "LBY", 32.9, 13.2, "place", population=1_302_947, admin1="LY.77")
LEBANON = Entry("Lebanon", "LBN", 33.8, 35.8, "country", "country", kept=True)
VILLAGE = Entry("Tripoli", "USA", 42.8, -92.3, "place", population=1_342, admin1="US.IA")
SILENT = Story(votes={}, sentences={}, anchors=())


def named(first: int, *entries: Entry, follows: bool = False, label: str = "GPE") -> Candidate:
    """Return a candidate of one token at `first`."""
    return Candidate(
        sentence=0,
        first=first,
        last=first + 1,
        end=first + 1,
        name=entries[0].name,
        entries=entries,
        evidence="inside",
        label=label,
        follows=follows,
    )


def test_people_decide_where_nothing_else_does() -> None:
    """In a story that says nothing the larger city is meant."""
    (choice,) = choose([named(0, LBN, LBY)], SILENT)
    assert choice is not None
    assert choice.entry == LBY
    assert choice.why == "largest place of that name"


def test_the_storys_country_outweighs_people() -> None:
    """The smaller city is meant where the story speaks of its country."""
    told = Story(votes={"LBN": 2.0}, sentences={}, anchors=())
    (choice,) = choose([named(0, LBN, LBY)], told)
    assert choice is not None
    assert choice.entry == LBN
    assert choice.why == "the story speaks of LBN"


def test_a_village_needs_more_than_its_country() -> None:
    """A village that shares a famous name is not meant because its country is named."""
    told = Story(votes={"USA": 3.0}, sentences={}, anchors=())
    one = named(0, LBY, VILLAGE)
    assert score(LBY, one, frozenset(), told) > score(VILLAGE, one, frozenset(), told)
    assert score(VILLAGE, one, frozenset({VILLAGE}), told) > score(LBY, one, frozenset(), told)


def test_one_name_means_one_place_throughout() -> None:
    """Saying "Tripoli, Lebanon" once settles every other Tripoli of the story."""
    first, country, again = named(0, LBN, LBY), named(2, LEBANON, follows=True), named(9, LBN, LBY)
    chosen = choose([first, country, again], SILENT)
    assert [choice and choice.entry for choice in chosen] == [LBN, LEBANON, LBN]


def test_a_small_place_without_support_is_refused() -> None:
    """Where the story plays elsewhere, a village is not taken, nor one that looks like a person."""
    told = Story(votes={"SYR": 2.0}, sentences={}, anchors=())
    assert choose([named(0, VILLAGE)], told) == [None]
    assert choose([named(0, LBY, label="PERSON")], told) == [None]


def test_near_sure_places_speak_for_a_place() -> None:
    """Of two towns the one near the story's other places is meant."""
    near = Entry("Zgharta", "LBN", 34.4, 35.9, "place")
    with_company = Story(votes={}, sentences={}, anchors=(near,))
    one = named(0, LBN, LBY)
    gain = score(LBN, one, frozenset(), with_company) - score(LBN, one, frozenset(), SILENT)
    assert gain > 0
    assert score(LBY, one, frozenset(), with_company) == score(LBY, one, frozenset(), SILENT)


def test_holds_compares_countries_and_regions() -> None:
    """A country holds its towns, a region those of its code, a town nothing."""
    north = Entry("North", "LBN", 34.4, 36.0, "admin1", "region", admin1="LB.09")
    assert holds(LEBANON, LBN)
    assert not holds(LEBANON, LBY)
    assert holds(north, LBN)
    assert not holds(north, LBY)
    assert not holds(LBN, LBN)
