"""Reads every development set, has the scorers score it, and lays the figures side by side."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from goodoffices.errors import GoodofficesError
from goodoffices.evaluate.sets import (
    SETS,
    EvalSet,
    digest,
    gold_path,
    load_inputs,
    load_rows,
    unread,
)

Part = Literal["all", "read", "unread"]
UNREAD = frozenset({"third"})  # whole sets that nobody who writes rules has read
UNREAD_STORIES = frozenset({"s4-bujumbura", "s4-doha", "s4-kathmandu", "s4-sarajevo"})
PARTS: tuple[Part, ...] = ("all", "read", "unread")
Answer = Callable[[str, list[dict[str, Any]]], Iterable[bytes]]


class Scores(msgspec.Struct, frozen=True):
    """The figures of one set: part of the set to figure name to value; `rows` and `sha` pin the set."""

    name: str
    rows: int
    sha: str
    figures: Mapping[str, Mapping[str, float]]


def score_all(shared: Path, answer: Answer, only: Iterable[str] = ()) -> list[Scores]:
    """Return the figures of every set that lies under `shared` (or of those named in `only`).

    Args:
        shared: The folder with `data/` and `tools/`.
        answer: Given "reports" or "mentions" and inputs, yields the product's JSON lines.
        only: Names of sets; all where empty.

    """
    wanted = set(only)
    held = unread(shared)
    chosen = [one for one in SETS if not wanted or one.name in wanted]
    there = [one for one in chosen if gold_path(shared, one).exists()]
    return [score_set(shared, one, answer, held) for one in there]


def score_set(shared: Path, one: EvalSet, answer: Answer, held: frozenset[str]) -> Scores:
    """Return the figures of one set, whole and in its read and unread part."""
    rows = load_rows(shared, one)
    inputs = load_inputs(shared, one, rows)
    lines = list(answer(one.reads, inputs))
    figures: dict[str, Mapping[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        pred = Path(folder, "pred.jsonl")
        pred.write_bytes(b"\n".join(lines) + b"\n")
        for part in PARTS:
            kept = [r for r in rows if _in_part(part, _is_held(one, str(r["id"]), held))]
            if kept:
                gold = Path(folder, f"{part}.jsonl")
                gold.write_text("\n".join(json.dumps(r) for r in kept) + "\n", encoding="utf-8")
                figures[part] = run_scorer(shared, one, gold, pred)
    return Scores(one.name, len(rows), digest([*rows, *inputs]), figures)


def _is_held(one: EvalSet, row: str, held: frozenset[str]) -> bool:
    return f"{one.name}#{row}" in held or one.name in UNREAD or row in UNREAD_STORIES


def _in_part(part: Part, is_held: bool) -> bool:
    return part == "all" or (part == "unread") == is_held


def run_scorer(shared: Path, one: EvalSet, gold: Path, pred: Path) -> dict[str, float]:
    """Return the figures of a scorer's last line that belong to the set."""
    command = [
        sys.executable,
        str(shared / "tools" / one.scorer),
        "--gold",
        str(gold),
        "--pred",
        str(pred),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own scorer
    if done.returncode != 0:
        raise GoodofficesError(
            f"{one.scorer} on {one.name}: {done.stderr.strip() or done.stdout[-500:]}"
        )
    words = done.stdout.strip().splitlines()[-1].split()
    pairs = dict(zip(words[1::2], words[2::2], strict=False))
    return {name: float(pairs[name]) for name in one.figures if name in pairs}
