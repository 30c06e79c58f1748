"""Situations: saved views that are kept, replaced, listed and dropped by name."""

from __future__ import annotations

import pytest

from goodoffices.errors import InputError
from goodoffices.record import (
    Person,
    Record,
    Situation,
    drop_situation,
    list_situations,
    save_situation,
)

ANNA = Person("anna", "2031-06-01T00:00:00Z")
WAR = Situation(name="War", parties=("Sudria", "Norland"), places=("SUD",), since="2031-01-01")


def test_a_situation_is_kept_as_it_was_saved(record: Record) -> None:
    """Parties and places keep their order."""
    save_situation(record, WAR, ANNA)
    assert list_situations(record) == [WAR]


def test_one_of_the_same_name_takes_its_place(record: Record) -> None:
    """Whatever its case."""
    save_situation(record, WAR, ANNA)
    save_situation(record, Situation(name="WAR", parties=("Ostmark",)), ANNA)
    assert [one.parties for one in list_situations(record)] == [("Ostmark",)]


def test_a_dropped_situation_is_gone(record: Record) -> None:
    """Dropping it again is an error that says so."""
    save_situation(record, WAR, ANNA)
    drop_situation(record, "war")
    assert list_situations(record) == []
    with pytest.raises(InputError, match="is no situation of this record"):
        drop_situation(record, "war")


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (Situation(name=" ", parties=("X",)), "needs a name"),
        (Situation(name="all"), "holds everything"),
        (Situation(name="odd", since="2031-02-01", until="2031-01-01"), "before it begins"),
    ],
)
def test_a_situation_must_hold_something(record: Record, made: Situation, why: str) -> None:
    """A view of nothing, or of everything, is refused."""
    with pytest.raises(InputError, match=why):
        save_situation(record, made, ANNA)
