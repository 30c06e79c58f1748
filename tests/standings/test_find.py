"""Standings: offices held, taken and lost, influence gained and eroded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.rules import Example, Rule, load_classes
from goodoffices.shapes import Reading
from goodoffices.standings import load_standing_rules

pytestmark = pytest.mark.model
Read = Callable[..., Reading]
RULES = load_standing_rules(load_classes()).rules


@pytest.mark.parametrize(
    ("rule", "example"), [(r, e) for r in RULES for e in r.yes], ids=lambda x: getattr(x, "id", "")
)
def test_yes_example_tells_the_change(rule: Rule, example: Example, read_text: Read) -> None:
    """A `yes` sentence yields a standing with the change that the rule gives."""
    found = {s.change for s in read_text(example.text).standings}
    assert example.expect.get("change", rule.gives.change) in found


@pytest.mark.parametrize(
    ("rule", "text"), [(r, t) for r in RULES for t in r.no], ids=lambda x: getattr(x, "id", "")
)
def test_no_example_is_not_read_by_the_rule(rule: Rule, text: str, read_text: Read) -> None:
    """A `no` sentence yields no standing by the rule that names it."""
    assert rule.id not in {s.rule for s in read_text(text).standings}


def test_title_with_a_name_is_an_office_held(read_text: Read) -> None:
    """A name with its title holds the office on the day of publication."""
    text = "Egyptian President Hosni Mubarak met the envoy."
    (standing,) = read_text(text, published="2005-03-01").standings
    assert (standing.change, standing.party.country) == ("holds", "EGY")
    assert standing.date.start == "2005-03-01"


def test_former_office_is_held_no_more(read_text: Read) -> None:
    """A former office is one that was held."""
    text = "Former Egyptian President Hosni Mubarak met the envoy."
    assert [s.change for s in read_text(text, published="2012-03-01").standings] == ["held"]


def test_office_told_twice_is_one_standing_with_both_sentences(read_text: Read) -> None:
    """The same title borne again adds its sentence and no second standing."""
    text = "President Hosni Mubarak spoke. Later President Hosni Mubarak left."
    (standing,) = read_text(text, published="2005-03-01").standings
    assert (standing.sentence, standing.also) == (0, (1,))


def test_what_is_only_spoken_of_changes_no_office(read_text: Read) -> None:
    """Plans and calls to resign are no resignation; a decision to is one."""
    text = "The president of Kenya faced calls to resign. He has no plans to step down."
    assert "resigned" not in {s.change for s in read_text(text, published="2024-03-01").standings}
    text = "The president of Kenya announced his decision to resign."
    assert "resigned" in {s.change for s in read_text(text, published="2024-03-01").standings}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels plan to topple President Laurent Gbagbo.",
        "The opposition demanded that President Laurent Gbagbo resign.",
        "President Laurent Gbagbo would step down in May.",
        "President Laurent Gbagbo refused to resign.",
    ],
)
def test_a_fall_that_is_only_wanted_is_none(text: str, read_text: Read) -> None:
    """What is planned, demanded or refused has not come about."""
    told = {s.change for s in read_text(text, published="2010-12-10").standings}
    assert told.isdisjoint({"deposed", "resigned"})


def test_who_is_named_to_a_rank_holds_no_new_office(read_text: Read) -> None:
    """A general is no office, a minister is."""
    told = read_text(
        "Colonel Ola Sample was promoted to general.", published="2010-12-10"
    ).standings
    assert "appointed" not in {s.change for s in told}
    told = read_text(
        "Colonel Ola Sample was named defence minister.", published="2010-12-10"
    ).standings
    assert "appointed" in {s.change for s in told}


def test_only_who_is_named_dies_in_office(read_text: Read) -> None:
    """Soldiers killed are a toll; a president killed leaves an office."""
    told = read_text(
        "Rebels killed four soldiers and an officer.", published="2011-12-10"
    ).standings
    assert not told
    told = read_text("Rebels killed President Laurent Gbagbo.", published="2010-12-10").standings
    assert [s.change for s in told] == ["died"]


def test_who_is_elect_has_won_and_not_taken_office(read_text: Read) -> None:
    """A president-elect is elected, whatever he was before."""
    (told,) = read_text("President-elect Rodrigo Duterte spoke.", published="2016-05-22").standings
    assert told.change == "elected"
