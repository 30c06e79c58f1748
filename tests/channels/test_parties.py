"""Which party somebody stands for."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.actors import load_registry
from goodoffices.channels import PartyBook, make_book
from goodoffices.channels.parties import Mention, foreign_party, named_party, party_of, person_of


@pytest.fixture(scope="module")
def book() -> PartyBook:
    """Return the parties of our registry."""
    return make_book(load_registry().actors.values())


def mention(**known: Any) -> Mention:  # noqa: ANN401 - any field of the shape
    """Return a mention of which nothing is known but what is given."""
    blank: dict[str, Any] = dict.fromkeys(("actor", "name", "country", "sector", "role"))
    return Mention(**{**blank, "part": "actor", "text": "somebody", **known})


@pytest.mark.parametrize(
    ("known", "party"),
    [
        ({"actor": "ISR", "name": "Israel", "country": "ISR", "sector": "GOV"}, "Israel"),
        ({"actor": "usa.obama", "country": "USA", "sector": "GOV"}, "United States"),
        ({"actor": "egy.morsi", "country": "EGY", "sector": "ELI"}, "Egypt"),
        ({"actor": "pse.hamas", "country": "PSE", "sector": "REB"}, "Hamas"),
        ({"actor": "pse.qassam", "country": "PSE", "sector": "REB"}, "Hamas"),
        ({"actor": "pse.meshaal", "country": "PSE", "sector": "REB"}, "Hamas"),
        ({"actor": "igo.unsc", "country": "UNO"}, "United Nations"),
        ({"actor": "kor.ban", "country": "UNO"}, "United Nations"),
        ({"country": "EGY", "sector": "GOV", "text": "the new government"}, "Egypt"),
        ({"country": "EGY", "sector": "CVL", "text": "Egyptians"}, None),
        ({"sector": "JRN", "text": "reporters"}, None),
        ({"name": "Red Lantern Front", "country": "SDN", "sector": "REB"}, "Red Lantern Front"),
        ({"name": "Ana Duré", "country": None, "sector": None}, None),
    ],
)
def test_officials_are_their_state_and_wings_their_movement(
    book: PartyBook, known: dict[str, Any], party: str | None
) -> None:
    """Movements are parties of their own; crowds, reporters and strangers are none."""
    assert party_of(mention(**known), book) == party


def test_the_person_behind_a_party_is_named_with_the_office(book: PartyBook) -> None:
    """A party itself has nobody behind it."""
    obama = mention(
        actor="usa.obama", name="Barack Obama", country="USA", sector="GOV", role="president"
    )
    state = mention(actor="USA", name="United States", country="USA", sector="GOV")
    assert person_of(obama, book) == "Barack Obama, president"
    assert person_of(state, book) is None


@pytest.mark.parametrize(
    ("name", "country", "sectors", "party"),
    [
        ("Hamas", "PSE", "Parties", "Hamas"),
        ("Citizen (Egypt)", "EGY", "General Population", "Egypt"),
        ("Armed Rebel (Sudan)", "SDN", "Rebel", "Armed Rebel (Sudan)"),
        ("Somebody", None, "", "Somebody"),
        ("", "EGY", "", None),
    ],
)
def test_an_actor_of_another_data_set_is_its_country_or_itself(
    book: PartyBook, name: str, country: str | None, sectors: str, party: str | None
) -> None:
    """Known names go by the registry, rebels stand for themselves, nobody is nobody."""
    assert foreign_party(name, country, sectors, book) == party


@pytest.mark.parametrize("name", ["Israel", "israel", "ISR", "isr"])
def test_a_user_may_type_a_name_or_a_code(book: PartyBook, name: str) -> None:
    """In any case."""
    assert named_party(name, book) == "Israel"
    assert named_party("Nowhere at all", book) is None
