"""Floors: a fall shows, a shrunken set shows, and nothing is lowered unasked."""

from __future__ import annotations

from pathlib import Path

from goodoffices.evaluate.gate import check, load_floors, raised, save
from goodoffices.evaluate.score import Scores


def scores(value: float, rows: int = 10, wrong: float = 2) -> list[Scores]:
    """Return one set's scores."""
    figures = {"all": {"event_F1": value, "must_not_violated": wrong}}
    return [Scores("news", rows, "abc", figures)]


def test_floors_rise_and_do_not_fall_unasked(tmp_path: Path) -> None:
    """A better score raises its floor; a worse one leaves it, unless regression is allowed."""
    path = tmp_path / "floors.json"
    save(raised(scores(0.5), load_floors(path), allow_regression=False), path)
    save(raised(scores(0.4), load_floors(path), allow_regression=False), path)
    assert load_floors(path).floors["news.event_F1"] == 0.5
    save(raised(scores(0.4), load_floors(path), allow_regression=True), path)
    assert load_floors(path).floors["news.event_F1"] == 0.4


def test_fall_is_told_with_both_figures(tmp_path: Path) -> None:
    """What is below its floor is named; within noise nothing is."""
    path = tmp_path / "floors.json"
    save(raised(scores(0.5), load_floors(path), allow_regression=False), path)
    assert list(check(scores(0.4998), load_floors(path))) == []
    (fault,) = check(scores(0.4), load_floors(path))
    assert "0.400 is worse than its floor 0.500" in fault


def test_more_errors_are_a_fall(tmp_path: Path) -> None:
    """Where less is better, more is worse."""
    path = tmp_path / "floors.json"
    save(raised(scores(0.5), load_floors(path), allow_regression=False), path)
    (fault,) = check(scores(0.5, wrong=3), load_floors(path))
    assert "must_not_violated" in fault


def test_changed_set_is_told(tmp_path: Path) -> None:
    """Fewer rows than the floors were taken on show."""
    path = tmp_path / "floors.json"
    save(raised(scores(0.5), load_floors(path), allow_regression=False), path)
    (fault,) = check(scores(0.5, rows=9), load_floors(path))
    assert "9 rows" in fault
