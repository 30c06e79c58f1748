"""Fits the weights of channel features on event history: a conditional logit with fixed signs.

    python -m goodoffices.evaluate.fit_channels --until 2013-12-31 EVENTS.parquet... -o fitted.toml

For a person to run when history or features change; the product only reads the file it writes.
A later table never teaches an earlier one: give only tables whose events are before `--until`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from goodoffices.channels.features import FEATURES, NAMES, feature_matrix, main_adversaries
from goodoffices.channels.table import Events, Floats, Ints, day_number, iso_day, read_events
from goodoffices.channels.testimony import SIGNS
from goodoffices.channels.view import make_view
from goodoffices.channels.weights import Weights, shipped_weights, weights_for, write_weights
from goodoffices.evaluate.channel_questions import Question, make_questions

Flags = npt.NDArray[np.bool_]
STEP = 6  # days between the days asked of; nearer ones share most of their answers
MEMORY = 210  # days of history before the first question
SHORT = 30  # the same, of a table that is shorter than a year
CLOSEST = 150  # candidates of a question that teach; the rest have next to nothing
NEARNESS = [NAMES.index("cooperation"), NAMES.index("acquaintance")]
WHY = "Conditional logit on questions made from history; what only a record tells is set by hand."
RIDGE = 20.0  # penalty on standardised weights, against those that speak for the same thing twice
CHOSEN = (  # of all features the few that taught most; the others add nothing to these on history
    "cooperation", "acquaintance", "announced", "mediation", "recurrency", "circle", "rivalry",
)  # fmt: skip


class Lesson(msgspec.Struct, frozen=True):
    """One question to learn from: features of its candidates, a row each, and who went between."""

    asof: int
    table: Floats
    went: Flags


def make_lessons(events: Events, until: int, step: int = STEP) -> list[Lesson]:
    """Return the lessons of a table's history up to day `until`; later events are not looked at."""
    last = min(until, int(events.day[-1]))
    lead = MEMORY if last - events.first > 365 else SHORT
    days = range(events.first + lead, last, step)
    return [_lesson(events, question) for question in make_questions(events, days, last)]


def _lesson(events: Events, question: Question) -> Lesson:
    view = make_view(events, question.a, question.b, question.asof)
    table = feature_matrix(view)
    barred = main_adversaries(view) | {question.a, question.b}
    known = np.unique(np.concatenate([view.a.other, view.b.other]))
    kept = np.array([k for k in known.tolist() if k not in barred], dtype=np.int64)
    if len(kept) > CLOSEST:
        near = np.argsort(-table[kept][:, NEARNESS].sum(axis=1), kind="stable")[:CLOSEST]
        kept = np.array(sorted({*kept[near].tolist(), *(question.answers & {*kept.tolist()})}))
    return Lesson(question.asof, table[kept], np.isin(kept, list(question.answers)))


def fit(lessons: Iterable[Lesson], names: Sequence[str] = CHOSEN, ridge: float = RIDGE) -> Weights:
    """Return the weights under which those who went between come first, signs as the features say.

    A conditional (listwise) logit: each answer is a choice among the candidates of its question
    (McFadden 1974), a question with n answers counting as the root of n choices. Convex, solved by
    Newton steps on the weights that are not held at zero by their sign.
    """
    place = [NAMES.index(name) for name in names]
    sign = {feature.name: feature.sign for feature in FEATURES}
    used = [one for one in lessons if one.went.any()]
    table = np.concatenate([one.table[:, place] for one in used])
    went = np.concatenate([one.went for one in used])
    sizes = np.array([len(one.went) for one in used])
    spread = table.std(axis=0)
    scale = np.where(spread > 0, spread, 1.0)
    signs = np.array([sign[name] for name in names])
    found = _solve(table / scale, went, sizes, signs, ridge) / scale
    return Weights(name="fitted", weights=dict(zip(names, (float(w) for w in found), strict=True)))


def _solve(table: Floats, went: Flags, sizes: Ints, signs: Ints, ridge: float) -> Floats:
    """Return the weights of least loss; Newton steps, projected on the signs, halved where they overshoot."""
    choices = _Choices(table, went, sizes)
    weights = np.zeros(table.shape[1])
    loss, slope, curve = choices.loss(weights, ridge)
    for _ in range(60):
        held = (weights == 0) & (signs * slope > 0) & (signs != 0)
        free = ~held
        step = np.zeros_like(weights)
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        for halving in range(30):
            tried = weights - step * 0.5**halving
            tried[(tried * signs) < 0] = 0.0
            new = choices.loss(tried, ridge)
            if new[0] < loss:
                break
        else:
            break
        gain = loss - new[0]
        weights, (loss, slope, curve) = tried, new
        if gain < 1e-7 * abs(loss):
            break
    return weights


class _Choices(msgspec.Struct, frozen=True):
    """Candidates of all questions in one table, with who was chosen and where each question ends."""

    table: Floats
    went: Flags
    sizes: Ints

    def loss(self, weights: Floats, ridge: float) -> tuple[float, Floats, Floats]:
        """Return the penalised negative log-likelihood, its slope and its curvature."""
        starts = np.concatenate([[0], np.cumsum(self.sizes)[:-1]])
        which = np.repeat(np.arange(len(self.sizes)), self.sizes)
        score = self.table @ weights
        score = score - np.maximum.reduceat(score, starts)[which]
        odds = np.exp(score)
        whole = np.add.reduceat(odds, starts)
        chance = odds / whole[which]
        answers = np.add.reduceat(self.went.astype(np.float64), starts)
        heft = 1.0 / np.sqrt(answers)
        mass = (heft * answers)[which]
        pull = self.went * heft[which]
        value = -float((pull * (score - np.log(whole)[which])).sum())
        slope = self.table.T @ (mass * chance - pull)
        mean = np.add.reduceat(self.table * chance[:, None], starts)
        curve = self.table.T @ (self.table * (mass * chance)[:, None])
        curve -= (mean * (heft * answers)[:, None]).T @ mean
        size = len(weights)
        return (
            value + ridge * float(weights @ weights) / 2.0,
            slope + ridge * weights,
            curve + ridge * np.eye(size),
        )


def _last_day(tables: Iterable[Events], until: int) -> int:
    return max(int(table.day[table.day <= until].max()) for table in tables)


def _set_by_hand() -> dict[str, float]:
    """Return the plain weights of what only a record tells: an events table can't teach them."""
    plain = weights_for("", [w for w in shipped_weights() if w.fitted_until is None])
    return {name: plain.weights[name] for name in SIGNS if name in plain.weights}


def main() -> None:
    """Fit on the tables named and write the weights with the day up to which they know history."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="+", type=Path)
    parser.add_argument("--until", required=True, help="no event after this day is looked at")
    parser.add_argument("--step", type=int, default=STEP, help="days between questions")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    until = day_number(options.until)
    tables = [read_events(path) for path in options.tables]
    lessons = [one for table in tables for one in make_lessons(table, until, options.step)]
    fitted = fit(lessons)
    weights = Weights(
        name=options.output.stem,
        why=WHY,
        fitted_until=iso_day(_last_day(tables, until)),
        questions=len(lessons),
        weights={**fitted.weights, **_set_by_hand()},
    )
    write_weights(weights, options.output)


if __name__ == "__main__":
    main()
