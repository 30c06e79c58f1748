"""Turning points: a level that changes is found, noise and short series are not."""

from __future__ import annotations

import random

from goodoffices.tempo import Citation, Period, change_points, find_turns


def period(start: str, net: float | None, *cites: Citation) -> Period:
    """Return a period of that net level."""
    value = net or 0.0
    return Period(
        start=start, conflict=max(-value, 0.0), cooperation=max(value, 0.0), net=net,
        events=len(cites), reports=0 if net is None else 1, cites=cites,
    )  # fmt: skip


def cite(event: str, score: float) -> Citation:
    """Return an event of that score."""
    return Citation(
        event=event, day="2031-05-05", type="ASSAULT" if score < 0 else "AGREE", mode=None,
        status="actual", score=score, report="r", sentence=0, text=event,
    )  # fmt: skip


WEEKS = [f"2031-{month:02}-{day:02}" for month in (5, 6, 7) for day in (5, 12, 19, 26)]


def test_a_change_of_level_is_found_where_it_is() -> None:
    """The first period of the new level is the turn."""
    assert change_points([-20.0, -22, -19, -21, 3, 4, 2, 5]) == [4]
    assert change_points([1.0] * 9) == []
    assert change_points([5.0, -5]) == []


def test_noise_is_no_turn() -> None:
    """Of forty series of mere noise, few have any turn."""
    noise = random.Random(7)  # noqa: S311 - a series for a test
    turned = sum(bool(change_points([noise.gauss(0, 1) for _ in range(30)])) for _ in range(40))
    assert turned <= 4


def test_an_escalation_cites_the_attacks_an_easing_the_talks() -> None:
    """A turn is told with the events that carried it."""
    calm = [period(week, 4.0, cite(f"talks {week}", 4.0)) for week in WEEKS[:5]]
    war = [
        period(week, -18.0, cite(f"raid {week}", -9.0), cite("call", 1.5)) for week in WEEKS[5:10]
    ]
    (turn,) = find_turns([*calm, *war])
    assert (turn.start, turn.direction) == (WEEKS[5], "escalating")
    assert turn.before > 0 > turn.after
    assert all(one.score < 0 for one in turn.cites)
    (back,) = find_turns([*war, *[period(w, 4.0, cite("talks", 4.0)) for w in WEEKS[10:]], *calm])
    assert back.direction == "easing"
    assert all(one.score > 0 for one in back.cites)


def test_periods_of_which_nothing_was_read_say_nothing() -> None:
    """Silence is no lull: weeks without reports are left out of the level."""
    war = [period(week, -18.0, cite("raid", -9.0)) for week in WEEKS[:4]]
    gap = [period(week, None) for week in WEEKS[4:8]]
    more = [period(week, -18.0, cite("raid", -9.0)) for week in WEEKS[8:]]
    assert find_turns([*war, *gap, *more]) == []
