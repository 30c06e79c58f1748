"""Towns by name: the country of the largest one, and nothing for small ones."""

from __future__ import annotations

from goodoffices.places.gazetteer import Gazetteer
from goodoffices.places.lexicon import Entry
from goodoffices.places.towns import country_of_town


class Listed(Gazetteer):
    """A gazetteer of three towns."""

    def lookup(self, text: str) -> tuple[Entry, ...]:
        """Return the towns of this name."""
        rows = {
            "Tripoli": (
                Entry("Tripoli", "LBN", 34.4, 35.8, "place", population=229_000),
                Entry("Tripoli", "LBY", 32.9, 13.2, "place", population=1_300_000),
            ),
            "Bor": (Entry("Bor", "SSD", 6.2, 31.6, "place", population=26_000),),
        }
        return rows.get(text, ())


def test_largest_town_of_a_name_decides() -> None:
    """Of two Tripolis the larger one gives the country."""
    assert country_of_town(Listed())("Tripoli") == "LBY"


def test_small_town_or_unknown_name_gives_none() -> None:
    """A name alone says too little of a small town, and nothing of one that isn't listed."""
    country = country_of_town(Listed())
    assert country("Bor") is None
    assert country("Nowhere") is None


class Provinces(Gazetteer):
    """A gazetteer of one country's province and of a name that two countries share."""

    def lookup(self, text: str) -> tuple[Entry, ...]:
        """Return the provinces of this name."""
        rows = {
            "Kassala": (Entry("Kassala", "SDN", 15.5, 36.4, "admin1", kind="region"),),
            "Punjab": (
                Entry("Punjab", "PAK", 31.0, 72.0, "admin1", kind="region"),
                Entry("Punjab", "IND", 31.0, 75.0, "admin1", kind="region"),
            ),
        }
        return rows.get(text, ())


def test_province_of_one_country_tells_it() -> None:
    """A province's name gives its country, unless two countries have one of that name."""
    country = country_of_town(Provinces())
    assert country("Kassala") == "SDN"
    assert country("Punjab") is None


class Plain(Gazetteer):
    """A gazetteer where every word is a large town of Cameroon."""

    def lookup(self, text: str) -> tuple[Entry, ...]:
        """Return a town of this name."""
        return (Entry(text, "CMR", 11.0, 14.1, "place", population=61_000),)


def test_plain_words_are_no_towns() -> None:
    """The words "More than 40 people" don't speak of Mora, whoever calls it so."""
    country = country_of_town(Plain())
    assert (country("More"), country("First"), country("Mora")) == (None, None, "CMR")
