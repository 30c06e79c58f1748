"""Tests of offices said loosely: who leads, who is envoy for what."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from goodoffices.actors.lexicon import read_lexica
from goodoffices.actors.registry import SHIPPED, Registry, make_registry
from goodoffices.actors.resolve import resolve

from .conftest import ACTORS, group, person, post, state

DAY = "2014-07-11"
MORE = (
    state("TZA", "Tanzania", "Dodoma", "Tanzanian", "Tanzanians"),
    state("YEM", "Yemen", "Sanaa", "Yemeni", "Yemenis"),
    state("HND", "Honduras", "Tegucigalpa", "Honduran", "Hondurans"),
    state("GRC", "Greece", "Athens", "Greek", "Greeks"),
    group("Southern Dawn", "armed-group", "YEM", "REB"),
    group("Free Valley", "armed-group", "YEM", "REB"),
    person("Ana Ortiz", "PER", post("president", "2011-07-28", "2016-07-28")),
    person("Luis Rey", "PER", post("president", "2006-07-28", "2011-07-28")),
    person("Nils Holm", "DEU", post("envoy", "2013", "2015", of="peru.un", title="UN envoy for Yemen")),
    person("Ole Berg", "DEU", post("envoy", "2013", of="peru.un", title="UN deputy envoy for Yemen")),
    person("Jakaya Mrisho", "TZA", post("president", "1985", "1995"),
           post("envoy", "2012", "2015", title="mediator for Honduras")),
    person("Salim Awad", "YEM", post("group-leader", "2010", of="yem.southern-dawn",
         title="leader of Southern Dawn")),
    person("Omar Zaid", "YEM", post("group-leader", "2010", of="yem.southern-dawn",
         title="senior Southern Dawn leader")),
    person("Adel One", "YEM", post("group-leader", "2010", of="yem.free-valley")),
    person("Adel Two", "YEM", post("group-leader", "2010", of="yem.free-valley")),
    person("Eleni Pappas", "GRC", post("prime-minister", "2012", "2016")),
    person("Nikos Lambros", "GRC", post("president", "2010", "2016")),
)  # fmt: skip


@pytest.fixture(scope="module")
def wide() -> Registry:
    """The registry of these tests with envoys, groups and two more states."""
    un = group("Peru Union", "igo", "UNO", "")
    return make_registry((*ACTORS, replace(un, id="peru.un"), *MORE), *read_lexica(SHIPPED))


@pytest.mark.parametrize(
    ("mention", "day", "actor"),
    [
        ("the Peruvian leader", DAY, "per.ortiz"),
        ("the leader of Peru", DAY, "per.ortiz"),
        ("the former Peruvian leader", DAY, "per.rey"),
        ("the Greek leader", DAY, "grc.pappas"),
        ("the Southern Dawn leader", DAY, "yem.awad"),
        ("Southern Dawn's chief", DAY, "yem.awad"),
        ("the Hamas leader", "2010-01-01", "pse.meshaal"),
        ("the Peru Union envoy for Yemen", DAY, "deu.holm"),
        ("the Peru Union Yemen envoy", DAY, "deu.holm"),
        ("the mediator in the Honduran crisis", DAY, "tza.mrisho"),
        ("the facilitator of the Honduras talks", DAY, "tza.mrisho"),
    ],
)
def test_who_leads_or_mediates(mention: str, day: str, actor: str, wide: Registry) -> None:
    """A loose way of saying an office finds its holder on the day, where there is just one."""
    assert resolve(mention, day, wide).actor == actor


@pytest.mark.parametrize(
    "mention",
    [
        "a Peruvian leader", "Peruvian union leader", "the Peruvian Kurdish leader", "the Free Valley leader",
        "a Southern Dawn leader", "the Turkish leader", "the mediator in the Peruvian crisis",
    ],
)  # fmt: skip
def test_nobody_is_guessed(mention: str, wide: Registry) -> None:
    """One of several, one of many, or a state whose leading office changed: no person is named."""
    found = resolve(mention, DAY, wide).actor
    assert found in {None, "yem.southern-dawn", "yem.free-valley"}


@pytest.mark.parametrize(
    "mention",
    ["the head of the Southern Dawn delegation", "the leader of the Peruvian delegation"],
)
def test_who_leads_a_part_leads_not_the_whole(mention: str, wide: Registry) -> None:
    """The head of a group's delegation is not the head of the group."""
    found = resolve(mention, DAY, wide)
    assert found.actor in {None, "yem.southern-dawn"}
    assert resolve("the head of Southern Dawn", DAY, wide).actor == "yem.awad"


def test_a_former_statesman_mediates_for_no_government(wide: Registry) -> None:
    """A former president who mediates is one of the elite, of his own country."""
    found = resolve("the mediator in the Honduran crisis", DAY, wide)
    assert (found.country, found.sector) == ("TZA", "ELI")


def test_the_reason_says_why(wide: Registry) -> None:
    """The answer tells by which rule the person was found."""
    assert resolve("the Peruvian leader", DAY, wide).why.startswith("who led on the day")
    assert "envoy of peru.un for Yemen" in resolve("the Peru Union envoy for Yemen", DAY, wide).why
