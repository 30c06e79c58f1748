"""Tests of the table of names and of the scan."""

from __future__ import annotations

import pytest

from goodoffices.actors.index import scan, surname_keys
from goodoffices.actors.lexicon import AgentsFile, OfficesFile
from goodoffices.actors.registry import Registry, make_registry
from goodoffices.actors.words import words_of

from .conftest import person


def _found(text: str, registry: Registry, *, loose: bool = False) -> list[tuple[str, set[str]]]:
    words = words_of(text)
    atoms = scan(words, registry.index, loose=loose)
    return [
        (
            " ".join(word.text for word in words[atom.first : atom.last]),
            {e.ref for e in atom.entries},
        )
        for atom in atoms
        if atom.entries
    ]


def test_the_longest_name_wins(registry: Registry) -> None:
    """A name of three words is found whole."""
    assert [text for text, _ in _found("World Health Organization", registry)] == [
        "World Health Organization"
    ]


@pytest.mark.parametrize("text", ["turkey", "who", "us", "chad"])
def test_small_letters_are_no_names(text: str, registry: Registry) -> None:
    """A bird, a question and a pronoun are not Turkey, the WHO and the United States."""
    assert not [refs for _, refs in _found(text, registry) if refs & {"TUR", "USA", "TCD"}]


@pytest.mark.parametrize(("text", "ref"), [("WHO", "uno.world-health-organization"), ("US", "USA")])
def test_acronyms_need_their_capitals(text: str, ref: str, registry: Registry) -> None:
    """An acronym is found in capitals, never with one alone."""
    assert _found(text, registry) == [(text, {ref})]
    assert _found(text.title(), registry) == []


def test_a_mention_typed_small_is_found_when_loose(registry: Registry) -> None:
    """A mention without any capital may still be a name."""
    assert ("jordan", {"JOR"}) in _found("jordan", registry, loose=True)


def test_lexicon_words_go_before_names_typed_small(registry: Registry) -> None:
    """The small word "congress" is any legislature, not one state's Congress."""
    ((_, refs),) = _found("congress", registry, loose=True)
    assert "usa.congress" not in refs


def test_a_first_name_is_part_of_a_longer_name() -> None:
    """A person known by one name is not found inside an unknown full name."""
    pele = make_registry((person("Ronaldo", "PRT"),), AgentsFile(), OfficesFile())
    assert _found("Ronaldo smiled", pele) == [("Ronaldo", {"prt.ronaldo"})]
    assert _found("Ronaldo Ferreira smiled", pele) == []


@pytest.mark.parametrize(
    ("name", "country", "keys"),
    [
        ("Abdel Fattah al-Sisi", "EGY", {"sisi", "al sisi"}),
        ("Xi Jinping", "CHN", {"xi"}),
        ("Barack Obama", "USA", {"obama"}),
        ("Ursula von der Leyen", "DEU", {"leyen", "der leyen"}),
    ],
)
def test_surnames(name: str, country: str, keys: set[str]) -> None:
    """The last name counts, with its particle too; the first where families come first."""
    assert surname_keys(person(name, country)) == keys
