"""Whose war a story tells of: the two that its deeds are between."""

from __future__ import annotations

from msgspec.structs import replace

from goodoffices.events.opponents import find_pair, sides_of
from goodoffices.shapes import Party

from .war import CHILE, FRONT, KENYA, NAMED, PATH, PERU, WAR, told

ABROAD = Party(
    text="the Caliphate", start=0, end=13, actor="img.caliphate", country="IMG", sector="REB"
)


def test_the_pair_is_who_fights() -> None:
    """A state that only talks is no side, and without fighting there are none."""
    pair = find_pair(WAR, NAMED)
    assert pair is not None
    assert {pair.one.country, pair.other.country} == {"PER", "CHL"}
    assert find_pair([told("CONSULT", (PERU,), (CHILE,))], NAMED) is None


def test_who_trades_blame_with_the_one_that_is_hit_is_the_other_side() -> None:
    """Where only one side is told to be fought, its accuser or accused is the other; of two, neither."""
    hit = (told("ASSAULT", (), (PERU,)), told("ASSAULT", (), (PERU,)))
    blamed = told("ACCUSE", (PERU,), (CHILE,), mode="allege")
    pair = find_pair((*hit, blamed), (PERU, CHILE, KENYA))
    assert pair is not None
    assert {pair.one.country, pair.other.country} == {"PER", "CHL"}
    third = told("ACCUSE", (PERU,), (KENYA,), mode="allege")
    assert find_pair((*hit, blamed, third), (PERU, CHILE, KENYA)) is None


def test_a_side_may_be_named_by_its_army_alone() -> None:
    """A state that is only told of in "Chilean forces" is a side all the same."""
    army = Party(text="Chilean forces", start=0, end=14, country="CHL", sector="MIL")
    pair = find_pair(
        (told("ASSAULT", (army,), (PERU,)), told("ASSAULT", (PERU,), (army,))), (PERU,)
    )
    assert pair is not None
    assert {pair.one.country, pair.other.country} == {"PER", "CHL"}


def test_who_threatens_sanctions_is_no_side_of_a_war() -> None:
    """Threats of sanctions do not make the pair that a story's talks are between."""
    threats = tuple(told("THREATEN", (KENYA,), (PERU,), mode="restrict") for _ in range(3))
    assert find_pair(threats, NAMED) is None


def test_who_fights_more_than_is_mediated_is_the_pair() -> None:
    """A mediation in another quarrel doesn't make that the story's war."""
    aside = told("CONSULT", (KENYA,), (PERU, FRONT), cameo="045")
    pair = find_pair((*WAR, aside), NAMED)
    assert pair is not None
    assert {pair.one.country, pair.other.country} == {"PER", "CHL"}


def test_who_only_offers_is_no_side() -> None:
    """Where one side alone is told to fight, the other is not whoever offers to mediate."""
    raids = [told("ASSAULT", (PERU,), ())] * 3
    offer = told("AGREE", (KENYA,), (), status="offered")
    pair = find_pair((*raids, offer), (PERU, KENYA, KENYA, KENYA, CHILE, CHILE))
    assert pair is not None
    assert {pair.one.country, pair.other.country} == {"PER", "CHL"}


def test_an_armed_group_of_many_countries_is_a_side() -> None:
    """Who is at home in many countries stands for itself."""
    war = [told("ASSAULT", (ABROAD,), (PERU,)), told("ASSAULT", (PERU,), (ABROAD,))]
    pair = find_pair(war, (PERU, ABROAD, KENYA, KENYA, KENYA))
    assert pair is not None
    assert {pair.one.actor, pair.other.actor} == {"PER", "img.caliphate"}
    assert pair.holds(ABROAD)
    assert not pair.holds(KENYA)


def test_the_one_group_in_arms_against_its_state_faces_it() -> None:
    """Where little is told of the fighting, a state and the one group in arms at home are the two."""
    accused = told("ACCUSE", (PERU,), (KENYA,))
    assert sides_of([accused], (PERU, PATH, KENYA)) == (PERU, PATH)
    assert sides_of([accused], (PERU, KENYA)) == ()
    assert sides_of([told("AID", (KENYA,), (CHILE,))], (PERU, PATH)) == ()


def test_two_who_blame_each_other_are_the_sides() -> None:
    """So they are where one is a group that no list has, told by a name in capitals."""
    front = replace(FRONT, text="rebel Northern Front", sector="REB")
    blame = told("ACCUSE", (CHILE, front), (CHILE, front))
    assert sides_of([blame], (CHILE, KENYA, KENYA)) == (CHILE, front)
