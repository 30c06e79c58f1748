"""Fuzzes the whole reading, parser and all, a batch at a time as `goodoffices read` does.

python fuzz/reading.py [--cases 20000] [--seed 1] [--first 0] [--case NUMBER]

As layers.py: no crash, no hang, every offset true. Every tenth batch is read again report by report,
which must give the same readings.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import layers
import material
from true import untrue

from goodoffices.bulk.each import Answer, read_each
from goodoffices.pipeline import CHUNK, ReadingEngine, load_engine, read
from goodoffices.shapes import Failure, Report

LIMIT = 30.0  # seconds of processor time for one batch, and for one report of it
AGAIN = 10  # every so many batches are read twice


def report(number: int, seed: int, texts: list[str]) -> Report:
    """Return the report of one case."""
    dice = material.dice_for(seed, "reading", number)
    longest = dice.choice((120, 300, 300, 800, 2500))
    text = material.mutated(dice.choice(texts), dice, texts, longest)
    title = material.mutated(dice.choice(texts), dice, texts, 80) if dice.random() < 0.3 else None
    published = dice.choice((None, "2014-07-08", "2020-02-29", "2025-12-31"))
    language = dice.choice(("en", "en", None))
    return Report(id=f"f{number}", text=text, title=title, published=published, language=language)


def faults(
    reports: list[Report], engine: ReadingEngine, *, again: bool
) -> Iterator[tuple[str, str]]:
    """Yield the id of each report that fails, and how."""
    try:
        with layers.limited(LIMIT):
            answers = [one for one in read_each(reports, engine) if isinstance(one, Answer)]
    except layers.Hung:
        yield from (fault for one in reports for fault in alone(one, engine))
        return
    for answer in answers:
        if isinstance(answer.found, Failure):
            yield answer.report.id, answer.found.reason
        elif fault := untrue(answer.found):
            yield answer.report.id, fault
        elif again and read(answer.report, engine) != answer.found:
            yield answer.report.id, "read alone it gives another reading"


def alone(one: Report, engine: ReadingEngine) -> Iterator[tuple[str, str]]:
    """Yield the id of a report that takes too long by itself."""
    try:
        with layers.limited(LIMIT):
            list(read_each([one], engine))
    except layers.Hung:
        yield one.id, f"took more than {LIMIT:.0f} s"


def main() -> int:
    """Run the cases; 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=layers.SEED)
    parser.add_argument("--case", type=int, help="run this one again, and show its traceback")
    options = parser.parse_args()
    signal.signal(signal.SIGPROF, layers._hang)  # noqa: SLF001 - our own neighbour
    engine, texts = load_engine(), material.stories()
    if options.case is not None:
        print(untrue(read(report(options.case, options.seed, texts), engine)) or "holds")
        return 0
    log = Path("build", "fuzz", "reading.jsonl")
    log.parent.mkdir(parents=True, exist_ok=True)
    found, slowest, slowest_at = 0, 0.0, options.first
    begun = time.process_time()
    with log.open("a", encoding="utf-8") as lines:
        for batch, first in enumerate(range(options.first, options.first + options.cases, CHUNK)):
            last = min(first + CHUNK, options.first + options.cases)
            reports = [report(number, options.seed, texts) for number in range(first, last)]
            start = time.process_time()
            for name, fault in faults(reports, engine, again=batch % AGAIN == 0):
                found += 1
                row = {"layer": "reading", "seed": options.seed, "case": name, "fault": fault}
                lines.write(json.dumps(row) + "\n")
                lines.flush()
                print(f"{name}: {fault}", flush=True)
            taken = time.process_time() - start
            if taken > slowest:
                slowest, slowest_at = taken, first
    seconds = time.process_time() - begun
    layers.note(
        "reading", options, layers.Tally(options.cases, found, seconds, slowest, slowest_at)
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
