"""Tests of the registry's own check and of the coverage table."""

from __future__ import annotations

from msgspec.structs import replace

from goodoffices.actors.actor import Actor, Phase
from goodoffices.actors.check import check_registry
from goodoffices.actors.lexicon import AgentsFile, read_lexica
from goodoffices.actors.registry import SHIPPED, Registry, make_registry

from .conftest import group, person, post, state

PERU = state("PER", "Peru", "Lima", "Peruvian")


def _told(*actors: Actor) -> list[str]:
    _, offices = read_lexica(SHIPPED)
    return [
        str(one) for one in check_registry(make_registry((PERU, *actors), AgentsFile(), offices))
    ]


def test_a_sound_registry_has_no_errors(registry: Registry) -> None:
    """The registry of these tests has no error, only gaps."""
    assert [one for one in check_registry(registry) if one.level == "error"] == []


def test_unknown_codes_are_told() -> None:
    """Country, sector, office and the body of a post are checked, each with file and id."""
    wrong = replace(
        group("Grupo", "party", "PEX", "PTX"), posts=(post("presidnt", "2001", of="per.nobody"),)
    )
    told = "\n".join(_told(wrong))
    for what in ("country 'PEX'", "sector 'PTX'", "office 'presidnt'", "of 'per.nobody'"):
        assert f"PEX.toml: pex.grupo: {what}" in told or what in told


def test_impossible_dates_are_told() -> None:
    """A post that ends before it begins, a day that is none, a post of a hundred years."""
    told = "\n".join(
        _told(
            person("A One", "PER", post("minister", "2005", "2001")),
            person("B Two", "PER", post("minister", "2001-13-01", "2002")),
            person("C Three", "PER", post("minister", "1901", "2001")),
            person("D Four", "PER", post("minister", "2031")),
        )
    )
    assert "per.one" in told
    assert "ends before it begins" in told
    assert "'2001-13-01' is no day" in told
    assert "longer than a life" in told
    assert "begins after checked_until" in told


def test_two_holders_at_once_are_told() -> None:
    """Two presidents for a year are an overlap, a handover of a month is not."""
    one = person("A One", "PER", post("president", "2001-01-01", "2005-01-01"))
    late = person("B Two", "PER", post("president", "2004-01-01", "2008-01-01"))
    soon = person("B Two", "PER", post("president", "2004-12-20", "2008-01-01"))
    assert any("while per.one holds it" in line for line in _told(one, late))
    assert not _told(one, soon)


def test_a_gap_is_told_unless_bridged() -> None:
    """Two years without a president are a gap, unless a junta's head of state fills them."""
    one = person("A One", "PER", post("president", "2001", "2004"))
    two = person("B Two", "PER", post("president", "2007", "2008"))
    chief = person("C Three", "PER", post("head-of-state", "2004-06", "2007-02"))
    assert any("no president of PER between" in line for line in _told(one, two))
    assert not _told(one, two, chief)


def test_names_of_two_actors_are_told() -> None:
    """One name for two actors of a country is told, however it is spelt."""
    one = person("Abd al-Karim", "PER")
    two = replace(person("Abd Al Karim", "PER"), id="per.other")
    assert any("is also per.al-karim's" in line for line in _told(one, two))


def test_references_are_checked() -> None:
    """A group that is part of an actor that isn't there is told."""
    wing = replace(group("Ala", "armed-group", "PER", "REB"), part_of="per.missing")
    assert any("part_of 'per.missing' is no actor" in line for line in _told(wing))


def test_a_stale_file_is_no_overlap() -> None:
    """Who took over after the day a file was checked until does not overlap with its last holder."""
    one = person("A One", "PER", post("president", "2001"))
    two = replace(person("B Two", "PER", post("president", "2027")), checked_until="2028-01-01")
    assert not [line for line in _told(one, two) if "while" in line]


def test_phases_are_checked() -> None:
    """A phase with a sector that is none is told."""
    wrong = replace(group("Grupo", "party", "PER", "PTY"), phases=(Phase("PTX", "2001"),))
    assert any("phase: sector 'PTX'" in line for line in _told(wrong))
