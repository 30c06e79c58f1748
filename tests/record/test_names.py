"""Names in a question that the record holds under another name."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

import pytest

from goodoffices.errors import InputError
from goodoffices.record import Filter, Record, events, settle_names, write_reading

MEANS = {
    "Sudtown": ("SUD",), "the Guard": ("sud.guard", "SUD.MIL"), "Norland": ("SUD",), "Nobody": ("XXX",)
}  # fmt: skip


def means(words: str) -> Sequence[str]:
    """Return what a small registry knows of a name."""
    return MEANS.get(words, ())


@pytest.fixture
def filled(record: Record, readings: ModuleType) -> Record:
    """A record in which Sudria's army acts, besides others."""
    army = readings.party("Sudria", name="Sudria", country="SUD", sector="MIL")
    told = readings.events_of("story")
    told = (told[0], told[1].__class__(**{**_fields(told[1]), "recipients": (army,)}))
    write_reading(record, readings.make_reading("story", events=told), b"", "x", readings.READ_AT)
    return record


def _fields(event: object) -> dict[str, object]:
    return {name: getattr(event, name) for name in type(event).__struct_fields__}  # type: ignore[attr-defined]


def test_a_name_that_nobody_bears_is_put_as_one_that_somebody_does(filled: Record) -> None:
    """Its first meaning that the record holds stands for it; in a pair as well."""
    asked = settle_names(filled, Filter(to="the Guard", between=("Sudtown", "Norland")), means)
    assert asked == Filter(to="SUD.MIL", between=("SUD", "Norland"))


def test_a_sector_of_a_country_is_asked_by_its_code(filled: Record) -> None:
    """Only who is of it answers: its minister is not its army."""
    assert {line.type for line in events(filled, Filter(party="SUD.MIL"))} == {"AGREE"}
    assert {line.type for line in events(filled, Filter(party="SUD"))} > {"AGREE"}
    with pytest.raises(InputError, match="nobody this record names"):
        events(filled, Filter(party="SUD.JUD"))


def test_names_that_the_record_holds_are_its_own(filled: Record) -> None:
    """What else they might mean isn't asked, and what means nobody here stays, to be told as an error."""
    asked = Filter(by="Norland", party="Nobody", about="Sudtown")
    assert settle_names(filled, asked, means) == asked
    assert settle_names(filled, asked, means, about=True).about == "SUD"
