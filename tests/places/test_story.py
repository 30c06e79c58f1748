"""Tests of what a story as a whole says about its places."""

from __future__ import annotations

from goodoffices.places.candidate import Reader
from goodoffices.places.gazetteer import Gazetteer
from goodoffices.places.spans import find_candidates
from goodoffices.places.story import dateline_length, read_story, surnames

from .conftest import Story


def reader_of(gazetteer: Gazetteer) -> Reader:
    """Return a reader that knows of no persons."""
    return Reader(gazetteer.lexicon, gazetteer.lookup, gazetteer.kept, frozenset())


def test_countries_are_counted_once_a_mention(story: Story, gazetteer: Gazetteer) -> None:
    """A "South Sudanese" is no vote for Sudan, and names borne by people are no votes at all."""
    analysis = story("South Sudanese and Kenyan envoys met.", "Kenya said so; Jordan did not.")
    reader = reader_of(gazetteer)
    named = [c for s in analysis.sentences for c in find_candidates(s, reader)]
    read = read_story(analysis, named, reader)
    assert dict(read.votes) == {"SSD": 1.0, "KEN": 2.0}
    assert read.sentences[0] == {"SSD", "KEN"}
    assert read.support("KEN") > read.support("SSD") > read.support("SDN") == 0


def test_a_place_with_a_rival_is_no_anchor(story: Story, gazetteer: Gazetteer) -> None:
    """Bor could be in three countries, so it tells nothing; Kobani could not."""
    analysis = story("Men fought in Bor and Kobani.")
    reader = reader_of(gazetteer)
    named = find_candidates(analysis.sentences[0], reader)
    assert [entry.name for entry in read_story(analysis, named, reader).anchors] == ["Kobani"]


def test_surnames_come_from_full_names_and_titles(story: Story, gazetteer: Gazetteer) -> None:
    """The last word of a person's full name and the word after a title are surnames."""
    labels = {"Ali Hassan": "PERSON", "Kobani": "PERSON"}
    analysis = story("Ali Hassan met Gen. Palma near Kobani.", labels=labels)
    assert surnames(analysis.sentences, gazetteer.lexicon.words) == {"hassan", "palma"}


def test_a_dateline_ends_at_a_spaced_dash(story: Story) -> None:
    """A hyphen inside a name and a dash inside a clause end no dateline."""

    def length(text: str, dateline: str | None = None) -> int:
        return dateline_length(story(text).sentences[0], dateline)

    assert length("KYIV, Ukraine - Drones hit Odesa.") == 3
    assert length("GENEVA (Reuters) — Talks began.") == 4
    assert length("Port-au-Prince fell.") == 0
    assert length("The army - or what is left of it - fled.") == 0
    assert length("Goma, Congo: rebels came.", "Goma, Congo") == 3
