"""Back-test of the channels ranking on event history, beside public baselines.

    python -m goodoffices.evaluate.channels --shared ../shared

Weights are fitted anew before each fold, on questions made from events that were over by then; the
table of 2018 never teaches the one of 2005-2015. Fold 0 teaches only. Every query is ranked over
events dated on or before its `asof`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from rich.console import Console
from rich.table import Table

from goodoffices.channels import Events, Weights, rank, read_events, shipped_weights
from goodoffices.channels.table import day_number, place_of
from goodoffices.channels.view import View, make_view
from goodoffices.errors import GoodofficesError
from goodoffices.evaluate.channel_baselines import BASELINES
from goodoffices.evaluate.fit_channels import Lesson, fit, make_lessons
from goodoffices.evaluate.score import Scores

SCORER = "tools/score_channels.py"
DATA = "data/channels"
MONTH = 30
DEPTH = 300  # names a ranking holds; a true answer below that counts next to nothing
OURS = "goodoffices"
PLAIN = "goodoffices, plain weights"
FIELDS = {"contact": ("answers", "new"), "broker": ("answers", "clean")}


class Query(msgspec.Struct, frozen=True):
    """One line of a file of queries."""

    id: str
    a: str
    b: str
    asof: str
    events: str
    fold: int


class Result(msgspec.Struct, frozen=True):
    """A method's figures on one task; `gap` is ours less its MRR with the paired 95 % interval."""

    task: str
    method: str
    field: str
    queries: int
    figures: Mapping[str, float]
    gap: str = ""


Ranker = Callable[[Query], list[str]]


def is_there(shared: Path) -> bool:
    """Whether the back-test's tables and queries lie under `shared`."""
    return (shared / DATA / "queries_contact.jsonl").exists()


def score_channels(shared: Path) -> list[Scores]:
    """Return the figures of both tasks, as the other development sets have theirs.

    The figures are those of folds 1-3: MRR and NDCG@10, the MRR on new contacts, and by how much
    both MRR lie above the best baseline's.
    """
    results = backtest(shared)
    return [_scores(shared, task, [r for r in results if r.task == task]) for task in FIELDS]


def _scores(shared: Path, task: str, results: Sequence[Result]) -> Scores:
    text = (shared / DATA / f"queries_{task}.jsonl").read_bytes()
    found: dict[str, float] = {}
    for field in FIELDS[task]:
        ours = next(r for r in results if r.method == OURS and r.field == field)
        rest = [r for r in results if r.method in BASELINES and r.field == field]
        prefix = "" if field == "answers" else f"{field}_"
        found[f"{prefix}MRR"] = ours.figures["MRR"]
        found[f"{prefix}NDCG"] = ours.figures["NDCG@10"]
        if task == "contact":
            best = max(r.figures["MRR"] for r in rest)
            found[f"{prefix}MRR_lead"] = ours.figures["MRR"] - best
    digest = hashlib.sha256(text).hexdigest()[:16]
    return Scores(f"channels_{task}", text.count(b"\n"), digest, {"all": found})


def backtest(shared: Path) -> list[Result]:
    """Return every method's figures on every task, folds 1-3."""
    tasks = {task: _queries(shared, task) for task in FIELDS}
    tables = {q.events: read_events(shared / DATA / q.events) for qs in tasks.values() for q in qs}
    lessons = {name: make_lessons(table, int(table.day[-1])) for name, table in tables.items()}
    results: list[Result] = []
    for task, queries in tasks.items():
        weights = _fold_weights(queries, tables, lessons)
        kept = [q for q in queries if q.fold > 0]
        results += _score_task(shared, task, kept, _rankers(tables, weights))
    return results


def _queries(shared: Path, task: str) -> list[Query]:
    text = (shared / DATA / f"queries_{task}.jsonl").read_text(encoding="utf-8")
    return [msgspec.json.decode(line, type=Query) for line in text.splitlines() if line]


def _fold_weights(
    queries: Iterable[Query], tables: Mapping[str, Events], lessons: Mapping[str, list[Lesson]]
) -> Mapping[tuple[str, int], Weights]:
    """Return, by table and fold, weights fitted on what was over before the fold's first day."""
    starts: dict[tuple[str, int], int] = {}
    for query in queries:
        key, day = (query.events, query.fold), day_number(query.asof)
        starts[key] = min(starts.get(key, day), day)
    return {
        (name, fold): fit(
            one
            for other, taught in lessons.items()
            if tables[other].first <= tables[name].first
            for one in taught
            if one.asof + MONTH < start
        )
        for (name, fold), start in starts.items()
        if fold > 0
    }


def _rankers(
    tables: Mapping[str, Events], weights: Mapping[tuple[str, int], Weights]
) -> Mapping[str, Ranker]:
    plain = next(one for one in shipped_weights() if one.fitted_until is None)

    def by(choose: Callable[[Query], Weights]) -> Ranker:
        return lambda q: rank(tables[q.events], q.a, q.b, day_number(q.asof), choose(q))

    def baseline(measure: Callable[[View], Any]) -> Ranker:
        return lambda q: _by_measure(tables[q.events], q, measure)

    ours = {OURS: by(lambda q: weights[q.events, q.fold]), PLAIN: by(lambda _: plain)}
    return ours | {name: baseline(measure) for name, measure in BASELINES.items()}


def _by_measure(events: Events, query: Query, measure: Callable[[View], Any]) -> list[str]:
    a, b = place_of(query.a, events), place_of(query.b, events)
    if a is None or b is None:
        return []
    values = measure(make_view(events, a, b, day_number(query.asof)))
    order = np.argsort(-values, kind="stable")
    return [events.names[k] for k in order.tolist() if k not in {a, b} and values[k] > 0]


def _score_task(
    shared: Path, task: str, queries: Sequence[Query], rankers: Mapping[str, Ranker]
) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        ids = {query.id for query in queries}
        gold = Path(folder, "gold.jsonl")
        rows = (shared / DATA / f"queries_{task}.jsonl").read_text(encoding="utf-8").splitlines()
        gold.write_text("\n".join(row for row in rows if row and json.loads(row)["id"] in ids))
        files = {
            name: _write(Path(folder, f"{k}.jsonl"), queries, ranker)
            for k, (name, ranker) in enumerate(rankers.items())
        }
        return [
            _result(shared, task, field, name, gold, files)
            for field in FIELDS[task]
            for name in rankers
        ]


def _write(path: Path, queries: Iterable[Query], ranker: Ranker) -> Path:
    lines = (json.dumps({"id": q.id, "ranked": ranker(q)[:DEPTH]}) for q in queries)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _result(
    shared: Path, task: str, field: str, name: str, gold: Path, files: Mapping[str, Path]
) -> Result:
    """Return a method's figures, by the scorer; the gap is of ours to it."""
    figures, _, count = _run(shared, field, gold, files[name])
    gap = "" if name == OURS else _run(shared, field, gold, files[OURS], files[name])[1]
    return Result(task, name, field, count, figures, gap)


def _run(
    shared: Path, field: str, gold: Path, pred: Path, against: Path | None = None
) -> tuple[dict[str, float], str, int]:
    command = [sys.executable, str(shared / SCORER), "--gold", str(gold), "--pred", str(pred)]
    command += ["--field", field, *(["--against", str(against)] if against else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own scorer
    if done.returncode != 0:
        raise GoodofficesError(f"{SCORER}: {done.stderr.strip() or done.stdout[-500:]}")
    head, *lines = done.stdout.splitlines()
    pairs = [line.split() for line in lines]
    figures = {words[0]: float(words[1]) for words in pairs if len(words) == 2}
    gap = next((line.partition(": ")[2] for line in lines if line.startswith("MRR minus")), "")
    return figures, gap, int(head.split()[1])


def main() -> None:
    """Print the back-test as a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    console = Console(highlight=False, width=max(110, Console().width))
    if not is_there(shared):
        console.print(f"No back-test: {shared} has no {DATA}/. Nothing was scored.")
        return
    table = Table(
        "task", "counted", "method", "queries", "MRR", "NDCG@10", "ours less its MRR, 95 %"
    )
    for one in backtest(shared):
        figures = [f"{one.figures[name]:.3f}" for name in ("MRR", "NDCG@10")]
        table.add_row(one.task, one.field, one.method, str(one.queries), *figures, one.gap)
    console.print(table)


if __name__ == "__main__":
    main()
