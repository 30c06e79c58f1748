"""Which pairs are worth comparing: all that can be one event, each once, and few others."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from goodoffices.record import merge_near
from goodoffices.record.merge_near import near
from goodoffices.record.merge_score import compare, may_be_one
from goodoffices.record.merge_tellings import Days, Telling, Who

TOWNS = "Vell Hammar Sund Brae Toft Lund Skar Holm".split()
WORDS = "shell bomb meet call truce offer talk raid kill accus urge sign".split()
SIDES = [
    Who(actor, name, country, sector, role, name or "gunmen")
    for country in ("NOR", "SUD", "OST")
    for actor, name, sector, role in (
        (country, f"State of {country}", "GOV", None),
        (f"{country.lower()}.a", f"Minister {country}", "GOV", "minister"),
        (f"{country.lower()}.b", f"Premier {country}", "GOV", "premier"),
        (None, None, "REB", None),
    )
]


def some_telling(number: int, dice: random.Random) -> Telling:
    """Return a telling of one of few acts of few parties within two weeks."""
    first = 100 + dice.randrange(14)
    days = (
        None
        if dice.random() < 0.1
        else Days(first, first + dice.choice((0, 0, 0, 1, 3, 8)), dice.random() < 0.7)
    )
    words = frozenset(dice.sample(WORDS, dice.randrange(3, 7)))
    place = dice.choice([None, *TOWNS])
    return Telling(
        event=f"e{number:03}",
        report=number // 3,
        story=number // 6,
        published=first + 1,
        type=dice.choice(("ASSAULT", "COERCE", "CONSULT", "AGREE", "REQUEST")),
        mode=dice.choice((None, "aerial", "visit")),
        cameo=dice.choice(("", "195", "040", "043")),
        status=dice.choice(("actual", "actual", "actual", "planned", "denied", "failed")),
        historical=days is None or dice.random() < 0.1,
        days=days,
        place=place,
        spot=dice.random() < 0.5,
        place_country=dice.choice((None, "NOR", "SUD")),
        lat=None,
        lon=None,
        trigger=frozenset([dice.choice(WORDS)]),
        at=0,
        sentence=number % 3,
        words=words,
        near=words,
        numbers=frozenset(dice.sample(["12", "14", "40", "72"], dice.randrange(3))),
        lengths=frozenset(dice.sample(["3 day", "72 hour"], dice.randrange(2))),
        actors=tuple(dice.sample(SIDES, dice.randrange(3))),
        recipients=tuple(dice.sample(SIDES, dice.randrange(3))),
        host=(),
    )


@pytest.fixture(scope="module")
def population() -> list[Telling]:
    """Three hundred tellings, many of them of one act."""
    dice = random.Random(11)  # noqa: S311 - a fixed population, no secret
    return [some_telling(number, dice) for number in range(300)]


def test_no_pair_that_is_one_event_is_left_out(population: list[Telling]) -> None:
    """What comparing every pair of one day or story links is what comparing the near ones links."""
    shelves = {telling.event: set(merge_near._shelves(telling)) for telling in population}
    every = {
        (one.event, other.event)
        for one, other in combinations(population, 2)
        if shelves[one.event] & shelves[other.event] and compare(one, other) is not None
    }
    names = {telling.event for telling in population}
    pairs = list(near(population, names))
    met = {(one.event, other.event) for one, other in pairs if compare(one, other) is not None}
    assert len(every) > 100
    assert met == every
    assert len(pairs) == len({(one.event, other.event) for one, other in pairs})


def test_few_pairs_are_compared_in_vain(population: list[Telling]) -> None:
    """Most of those that nothing rules out are told from what they share, without comparing them."""
    names = {telling.event for telling in population}
    pairs = list(near(population, names))
    linked = sum(compare(one, other) is not None for one, other in pairs)
    possible = sum(may_be_one(one, other) for one, other in combinations(population, 2))
    assert len(pairs) < possible / 2
    assert linked > len(pairs) / 5


def test_what_is_fresh_later_is_compared_the_same_way_round(population: list[Telling]) -> None:
    """Batch by batch, each pair is met once, and as it is met when all are new."""
    names = [telling.event for telling in population]
    whole = {(one.event, other.event) for one, other in near(population, set(names))}
    met: list[tuple[str, str]] = []
    dice = random.Random(3)  # noqa: S311 - a fixed population, no secret
    dice.shuffle(names)
    for at in range(0, len(names), 60):
        known = set(names[: at + 60])
        there = [telling for telling in population if telling.event in known]
        fresh = set(names[at : at + 60])
        met += [(one.event, other.event) for one, other in near(there, fresh)]
    assert len(met) == len(set(met))
    assert set(met) == whole


def test_twice_as_many_days_are_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many reports a day: what is looked at grows with the days, not with their square."""

    def looked_at(days: int) -> int:
        dice = random.Random(5)  # noqa: S311 - a fixed population, no secret
        asked = [0]

        def counted(one: Telling, other: Telling) -> bool:
            asked[0] += 1
            return may_be_one(one, other)

        tellings = []
        for number in range(10 * days):
            first = number // 10
            one = some_telling(number, dice)
            shift = Days(first, first, told=True)
            tellings.append(
                Telling(
                    **{name: getattr(one, name) for name in one.__struct_fields__} | {"days": shift}
                )
            )
        with monkeypatch.context() as patch:
            patch.setattr(merge_near, "may_be_one", counted)
            list(near(tellings, {telling.event for telling in tellings}))
        return asked[0]

    assert looked_at(60) < 2.3 * looked_at(30)
