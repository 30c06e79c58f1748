"""Tests of the read-only handle on all places."""

from __future__ import annotations

import pickle
from pathlib import Path

import msgspec
import pytest

from goodoffices.errors import LexiconError
from goodoffices.places.gazetteer import Gazetteer, distance_km, gazetteer_hash


def test_lookup_is_exact_but_for_accents_and_case(gazetteer: Gazetteer) -> None:
    """An accent more or less finds the place; a letter more or less does not."""
    assert gazetteer.lookup("Zahle")[0].geonames == 27
    assert gazetteer.lookup("ZAHLÉ")[0].geonames == 27
    assert gazetteer.lookup("Zahlee") == ()


def test_a_lookup_never_guesses(gazetteer: Gazetteer) -> None:
    """Sana'a is in Yemen alone, although Santa Ana is spelt much like it."""
    assert {entry.country for entry in gazetteer.lookup("Sana'a")} == {"YEM"}


def test_a_listed_place_is_joined_with_its_row(gazetteer: Gazetteer) -> None:
    """A listed place comes first, once, with the number and population of the file."""
    first, *others = gazetteer.lookup("Rafah")
    assert (first.kept, first.country, first.geonames) == (True, "PSE", 4)
    assert [entry.country for entry in others] == ["EGY"]


def test_an_acronym_must_be_written_as_one(gazetteer: Gazetteer) -> None:
    """Written "US" it is a country, "us" and "Us" are not."""
    assert gazetteer.kept("US")[0].country == "USA"
    assert gazetteer.kept("U.S.")[0].country == "USA"
    assert gazetteer.kept("us") == gazetteer.kept("Us") == ()


def test_the_other_article_is_tried(gazetteer: Gazetteer) -> None:
    """Written "El Bab" it finds Al Bab."""
    assert gazetteer.lookup("el-Bab")[0].geonames == 29


def test_a_city_leads_to_the_region_named_after_it(gazetteer: Gazetteer) -> None:
    """Belgorod's region is Belgorodskaya oblast; Atlanta's is not named after Atlanta."""
    region = gazetteer.region(gazetteer.lookup("Belgorod")[0])
    assert region is not None
    assert region.geonames == 25
    assert gazetteer.region(gazetteer.lookup("Atlanta")[0]) is None


def test_a_missing_file_tells_how_to_build_it(missing: Gazetteer) -> None:
    """Without the file the error names the command that builds it."""
    with pytest.raises(LexiconError, match=r"python -m goodoffices\.places\.build"):
        missing.lookup("Homs")


def test_a_broken_file_tells_how_to_build_it(tmp_path: Path) -> None:
    """A file that is no gazetteer stops the program with the remedy."""
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(b"not a database at all, but long enough to be read as one" * 20)
    with pytest.raises(LexiconError, match="build it again"):
        Gazetteer(path).lookup("Homs")


def test_the_file_is_opened_on_the_first_lookup_only(missing: Gazetteer) -> None:
    """A handle on a missing file still knows the reviewed lists."""
    assert missing.kept("Kobani")[0].country == "SYR"


def test_a_handle_travels_to_another_process(gazetteer: Gazetteer) -> None:
    """A pickled handle opens the file for itself."""
    gazetteer.lookup("Homs")
    copy = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301 - our own object
    assert copy.lookup("Tbilisi") == gazetteer.lookup("Tbilisi")


def test_the_hash_covers_the_file_and_the_lists(gazetteer: Gazetteer, tmp_path: Path) -> None:
    """Another file has another hash; the same has the same."""
    from goodoffices.places.build import write_gazetteer  # noqa: PLC0415

    write_gazetteer(tmp_path / "empty.sqlite", [])
    assert gazetteer_hash(gazetteer) == gazetteer_hash(Gazetteer(gazetteer.path))
    assert gazetteer_hash(gazetteer) != gazetteer_hash(Gazetteer(tmp_path / "empty.sqlite"))


def test_distance_is_along_the_great_circle(gazetteer: Gazetteer) -> None:
    """Tripoli in Lebanon is some 2,100 km from Tripoli in Libya, and nothing from itself."""
    one, other = gazetteer.lookup("Tripoli")[:2]
    assert distance_km(one, other) == pytest.approx(2_110, rel=0.02)
    assert distance_km(one, msgspec.structs.replace(one)) == 0
