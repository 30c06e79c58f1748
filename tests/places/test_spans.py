"""Tests of which words may name a place."""

from __future__ import annotations

from goodoffices.places.candidate import Candidate, Reader
from goodoffices.places.evidence import evidence_before
from goodoffices.places.gazetteer import Gazetteer
from goodoffices.places.spans import find_candidates

from .conftest import Story


def candidates(gazetteer: Gazetteer, story: Story, text: str, **labels: str) -> list[Candidate]:
    """Return the candidates of one sentence."""
    reader = Reader(gazetteer.lexicon, gazetteer.lookup, gazetteer.kept, frozenset())
    return find_candidates(story(text, labels=labels).sentences[0], reader)


def test_the_longest_name_is_read(gazetteer: Gazetteer, story: Story) -> None:
    """Names of several words, with articles, hyphens and nouns, are read whole."""
    text = "He left northern Gaza for Port-au-Prince, al-Tanf, the Strait of Hormuz and Jenin camp."
    names = [one.name for one in candidates(gazetteer, story, text)]
    assert names == [
        "northern Gaza",
        "Port-au-Prince",
        "al-Tanf",
        "Strait of Hormuz",
        "Jenin camp",
    ]


def test_a_preposition_is_evidence(gazetteer: Gazetteer, story: Story) -> None:
    """A town outside the lists is read after "in", not as a bare subject."""
    assert [c.evidence for c in candidates(gazetteer, story, "Ten died in Atlanta.")] == ["inside"]
    assert not candidates(gazetteer, story, "Atlanta won.")


def test_a_list_goes_on(gazetteer: Gazetteer, story: Story) -> None:
    """What is listed with a town is read like it; what is listed with a country less surely."""
    towns = candidates(gazetteer, story, "Men fought in Kobani, Hama and Atlanta.")
    assert [one.evidence for one in towns] == ["inside", "inside", "inside"]
    assert [one.evidence for one in candidates(gazetteer, story, "Israel and Atlanta won.")] == [
        "none",
        "beside",
    ]


def test_a_shouted_word_is_no_listed_town(gazetteer: Gazetteer, story: Story) -> None:
    """SWAT is not Swat; DMZ is the DMZ."""
    assert not candidates(gazetteer, story, "A SWAT team came.")
    assert candidates(gazetteer, story, "They met in the DMZ.")


def test_the_owner_is_read(gazetteer: Gazetteer, story: Story) -> None:
    """A possessive country and a demonym before the town's noun say whose town it is."""
    reader = Reader(gazetteer.lexicon, gazetteer.lookup, gazetteer.kept, frozenset())
    sentence = story("They shelled the northern Syrian border town of Bor.").sentences[0]
    before = evidence_before(sentence, 8, reader)
    assert (before.evidence, before.wants, before.country) == ("type", "place", "SYR")
    owned = candidates(gazetteer, story, "In Lebanon's Tripoli men fought.")
    assert owned[1].country == "LBN"


def test_a_part_of_a_longer_name_is_skipped(gazetteer: Gazetteer, story: Story) -> None:
    """A town in an organisation's or a person's name is not read; its own noun does no harm."""
    assert not candidates(
        gazetteer, story, "The Hama Media Office closed.", **{"Hama Media Office": "ORG"}
    )
    assert candidates(gazetteer, story, "The Hama Governorate fell.", **{"Hama Governorate": "ORG"})
