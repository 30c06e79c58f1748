"""Questions made from history, and weights learnt from them."""

from __future__ import annotations

import numpy as np
import pytest

from goodoffices.channels import Events, make_events
from goodoffices.channels.features import FEATURES, NAMES
from goodoffices.channels.table import Row
from goodoffices.evaluate.channel_questions import make_questions
from goodoffices.evaluate.fit_channels import Lesson, fit, make_lessons


def history(last: int = 100) -> Events:
    """Return a feud of Norland and Sudria, with Ostmark going between from day 61 on."""
    rows = [Row(day, "Norland", "190", "Sudria") for day in range(30, 60, 4)]
    rows += [Row(day, "Norland", "190", "Raiders") for day in range(30, 60, 4)]
    rows += [Row(day, "Norland", "190", "Pirates") for day in range(30, 60, 5)]
    rows += [Row(day, "Sudria", "190", "Raiders") for day in range(30, 60, 4)]
    rows += [Row(61, "Ostmark", "040", "Norland"), Row(66, "Ostmark", "041", "Sudria")]
    rows += [Row(61, "Islet", "040", "Norland"), Row(75, "Islet", "040", "Sudria")]
    rows += [Row(62, "Raiders", "040", side) for side in ("Norland", "Sudria")]
    return make_events([row for row in rows if row.day <= last])


def test_who_met_both_within_a_week_is_the_answer() -> None:
    """Ostmark did; Islet's contacts lie too far apart; the Raiders are a main adversary."""
    events = history()
    found = [
        q for q in make_questions(events, [60], 100, fewest=5)
        if {events.names[q.a], events.names[q.b]} == {"Norland", "Sudria"}
    ]  # fmt: skip
    (question,) = found
    assert {events.names[party] for party in question.answers} == {"Ostmark"}
    assert question.new == question.answers
    assert question.hostile == 7


def test_a_question_whose_month_is_not_over_is_not_asked() -> None:
    """On the last day of the table nobody can know who will go between."""
    assert list(make_questions(history(), [60], 89)) == []
    assert list(make_questions(history(), [60], 90)) != []


def test_lessons_stop_at_the_day_they_are_told_to() -> None:
    """What is dated after `until` changes no lesson."""
    whole, cut = history(), history(66)
    a, b = make_lessons(whole, 66, step=1), make_lessons(cut, 66, step=1)
    assert [one.asof for one in a] == [one.asof for one in b]


def _lessons(rng: np.random.Generator, worth: np.ndarray) -> list[Lesson]:
    lessons = []
    for day in range(150):
        table = rng.random((12, len(NAMES)))
        went = np.zeros(12, dtype=bool)
        went[int(np.argmax(table @ worth + rng.gumbel(size=12)))] = True
        lessons.append(Lesson(day, table, went))
    return lessons


def test_the_fit_finds_what_decided() -> None:
    """From choices made by contact and against rivalry it learns that, and next to nothing of the rest."""
    worth = np.zeros(len(NAMES))
    worth[NAMES.index("contact")], worth[NAMES.index("rivalry")] = 6.0, -4.0
    found = fit(_lessons(np.random.default_rng(1), worth), NAMES, ridge=1.0).weights
    assert found["contact"] == pytest.approx(6.0, abs=1.5)
    assert found["rivalry"] == pytest.approx(-4.0, abs=1.5)
    rest = [abs(found[name]) for name in NAMES if name not in {"contact", "rivalry", "activity"}]
    assert max(rest) < 2.0


def test_no_weight_turns_its_sign() -> None:
    """Where history says that hostility helps, the weight is zero: a feature speaks one way or not."""
    worth = np.zeros(len(NAMES))
    worth[NAMES.index("hostility")], worth[NAMES.index("contact")] = 5.0, -5.0
    found = fit(_lessons(np.random.default_rng(2), worth), NAMES, ridge=1.0).weights
    assert found["hostility"] == 0.0
    assert found["contact"] == 0.0
    assert all(found[f.name] * f.sign >= 0 for f in FEATURES)
