"""Tests of places that no list holds."""

from __future__ import annotations

from .conftest import Find


def test_the_village_of_is_a_place(find: Find) -> None:
    """Being "the village of" makes any name a place, in the country of the places around it."""
    found = find("Troops entered the village of Qirwana and shelled Kobani.")["Qirwana"]
    assert (found.listed, found.place.country, found.place.lat) == (False, "SYR", None)


def test_a_named_region_lends_its_point(find: Find) -> None:
    """A village told to be in a region has the region's coordinates, and says how rough they are."""
    found = find("Men raided the village of Torwana in North Darfur.")["Torwana"]
    assert found.place.country == "SDN"
    assert found.place.precision == "admin1"
    assert found.place.lat is not None


def test_a_name_before_its_country_is_a_place(find: Find) -> None:
    """What is "in Old Pangak, South Sudan" needs no label."""
    found = find("A clinic in Old Pangak, South Sudan, burned.")["Old Pangak"]
    assert (found.place.country, found.place.lat) == ("SSD", None)


def test_the_parsers_word_alone_is_not_enough(find: Find) -> None:
    """A name the parser calls a place is taken only after a preposition of place."""
    labels = {"Zorbo": "GPE"}
    assert not find("Zorbo said no.", labels=labels)
    assert "Zorbo" in find("Four died in Zorbo.", labels=labels)


def test_a_demonym_and_a_surname_are_no_village(find: Find) -> None:
    """A "Nigerian town" names no place called Nigerian, nor is a minister one."""
    labels = {"Ali Qaram": "PERSON", "Qaram": "GPE"}
    assert "Nigerian" not in find("He died in the Nigerian town.")
    assert "Qaram" not in find("Ali Qaram resigned.", "Trust in Qaram fell.", labels=labels)
