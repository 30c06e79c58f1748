"""Thousands of steps: lives and their steps are found without looking at each step beside each other."""

from __future__ import annotations

import random
from datetime import date, timedelta

import msgspec
import pytest

from goodoffices.ceasefires import joined, lives
from goodoffices.ceasefires.joined import merge_steps
from goodoffices.ceasefires.line import Found, days_between, once, side_of
from goodoffices.ceasefires.lives import RANK, Life, fit, join_steps
from goodoffices.ceasefires.names import Named
from goodoffices.ceasefires.shape import Citation

SIDES = tuple(
    Named(name=name, country=name[:3].upper(), start=0, end=0)
    for name in ("Norland", "Sudria", "Ostmark")
)


def some_step(dice: random.Random, days: int, kind: str | None = None) -> Found:
    """Return a step of any kind on one of so many days, by some of three states."""
    day = (date(2031, 1, 1) + timedelta(days=dice.randrange(days))).isoformat()
    report, sentence = f"r{dice.randrange(300)}", dice.randrange(5)
    cite = Citation(
        report=report, sentence=sentence, text="", published=day, source=None, synthetic=True
    )
    return Found(
        kind=kind or dice.choice(RANK),  # type: ignore[arg-type]
        day=day,
        dated=dice.random() < 0.6,
        by=tuple(dice.sample(SIDES, dice.randrange(3))),
        brokers=(),
        announced=dice.random() < 0.2,
        hours=dice.choice((None, None, 0, 24, 72)),
        humanitarian=False,
        new=dice.random() < 0.3,
        keeps=dice.random() < 0.2,
        rule="told",
        cite=cite,
        order=(day, report, sentence),
        headline=False,
    )


def some_steps(seed: int, many: int, days: int, kind: str | None = None) -> list[Found]:
    """Return so many steps."""
    dice = random.Random(seed)  # noqa: S311 - made-up steps, no secret
    return [some_step(dice, days, kind) for _ in range(many)]


def told_same(step: Found, other: list[Found], day: str, by: tuple[Named, ...]) -> bool:
    """Say by the rule whether a step is one that is told already."""
    if step.kind != other[0].kind:
        return False
    if step.kind == "in force" or (step.kind in joined.JOINT and step.day == day):
        return True
    theirs, ours = {side_of(one) for one in step.by}, {side_of(one) for one in by}
    if theirs and ours and not theirs & ours:
        return False
    gap = abs(days_between(step.day, day))
    return gap == 0 or (gap <= joined.NEAR and not step.dated)


def test_each_telling_is_with_the_first_step_that_it_can_be() -> None:
    """Found by kind and day, as if every step before it had been looked at."""
    for seed in range(40):
        steps = some_steps(seed, 60, 12)
        by_the_book: list[list[Found]] = []
        order = sorted(
            steps, key=lambda one: (not one.dated, one.day, RANK.index(one.kind), one.order)
        )
        for step in order:
            same = next(
                (
                    told
                    for told in by_the_book
                    if told_same(step, told, told[0].day, once([one for t in told for one in t.by]))
                ),
                None,
            )
            if same is None:
                by_the_book.append([step])
            else:
                same.append(step)
        found = {frozenset(map(id, one.told)) for one in merge_steps(Life(steps=steps))}
        assert found <= {frozenset(map(id, told)) for told in by_the_book}
        assert len(found) > 5


def test_lives_fallen_silent_are_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a war of twice the days, twice the lives are weighed, not four times as many."""

    def weighed(days: int) -> int:
        asked: list[int] = []

        def counted(step: Found, life: Life) -> float:
            asked.append(1)
            return fit(step, life)

        with monkeypatch.context() as patch:
            patch.setattr(lives, "fit", counted)
            found = join_steps(some_steps(1, 2 * days, days))
        assert len(found) > days / 10
        return len(asked)

    assert weighed(800) < 2.5 * weighed(400)


def test_a_long_list_of_breaches_is_one_life_quickly_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told of thousands of breaches is compared with those of its days alone."""
    found = [*some_steps(1, 1, 1, "in force"), *some_steps(2, 2000, 700, "violated")]
    steps = [msgspec.structs.replace(step, hours=None) for step in found]
    asked: list[int] = []
    same = joined._is_same

    def counted(step: Found, other: joined._Making) -> bool:
        asked.append(1)
        return same(step, other)

    monkeypatch.setattr(joined, "_is_same", counted)
    (one,) = join_steps(steps)
    assert len(one.steps) == len(steps)
    assert 300 < len(merge_steps(one)) < 2000
    assert len(asked) < 10 * len(steps)
