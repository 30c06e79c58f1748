"""Reads a great many varied reports through one engine; its memory must stay flat.

python fuzz/soak.py [--reports 20000] [--seed 1]

Reports are sentences of the examples in new company, with names, places, numbers and days varied, so
that no two are alike and words never seen keep coming. Memory is sampled and its slope printed over
the second half; 1 where it grows by more than --most KiB a report, or a reading isn't true.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import material
from true import untrue

from goodoffices.bulk.each import Answer, read_each
from goodoffices.pipeline import load_engine
from goodoffices.shapes import Reading, Report

SEED = 20261123
EVERY = 100  # reports between two samples
MOST = 3.0  # KiB a report
NAMES = "Adel Boris Chen Dina Emeka Farid Greta Hana Igor Jamila Karim Lena Musa Nadia Omar Petra".split()
FAMILIES = "Abadi Berisha Contreras Dlamini Eriksen Farouk Gusmao Haddad Ivanov Jawara Kovac Lomidze".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SYLLABLES = "ba de fi go hu ka le mi no pa re su ta vo za".split()


def varied(sentence: str, dice: random.Random) -> str:
    """Return `sentence` with other numbers, days, and now and then another name or a new word."""
    sentence = re.sub(r"\b\d{1,3}\b", lambda _: str(dice.randrange(2, 400)), sentence)
    sentence = re.sub(rf"\b(?:{'|'.join(DAYS)})\b", lambda _: dice.choice(DAYS), sentence)
    if dice.random() < 0.3:
        name = f"{dice.choice(NAMES)} {dice.choice(FAMILIES)}{dice.choice(SYLLABLES)}"
        sentence = re.sub(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", name, sentence, count=1)
    if dice.random() < 0.2:
        town = "".join(dice.choices(SYLLABLES, k=4)).title()
        sentence = re.sub(r"\bin [A-Z][a-z]+\b", f"in {town}", sentence, count=1)
    return sentence


def reports(count: int, seed: int) -> Iterator[Report]:
    """Yield reports of four to fourteen sentences."""
    lines = material.sentences(material.stories())
    dice = random.Random(seed)  # noqa: S311 - not for secrets
    for number in range(count):
        told = [varied(dice.choice(lines), dice) for _ in range(dice.randint(4, 14))]
        day = date(2010, 1, 1) + timedelta(days=dice.randrange(6000))
        yield Report(
            id=f"soak-{number}", text="\n\n".join(told), title=varied(dice.choice(lines), dice)[:90],
            published=day.isoformat(), language="en",
        )  # fmt: skip


def resident() -> int:
    """Return the KiB of memory that are ours now."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise SystemExit("this system doesn't tell a process's memory in /proc")


def slope(samples: Sequence[tuple[int, int]]) -> float:
    """Return the KiB that a report adds, over `samples` of (reports, KiB)."""
    done, kib = zip(*samples, strict=True)
    return statistics.linear_regression(done, kib).slope


def main() -> int:
    """Read, sample, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--most", type=float, default=MOST)
    options = parser.parse_args()
    engine = load_engine()
    samples = [(0, resident())]
    faults = letters = 0
    begun, clock = time.process_time(), time.perf_counter()
    for done, answer in enumerate(read_each(reports(options.reports, options.seed), engine), 1):
        if not isinstance(answer, Answer) or not isinstance(answer.found, Reading):
            print(f"not read: {getattr(answer, 'found', answer)}")
            faults += 1
        elif fault := untrue(answer.found):
            print(f"{answer.report.id}: {fault}")
            faults += 1
        else:
            letters += len(answer.found.text)
        if done % EVERY == 0:
            samples.append((done, resident()))
            if done % (20 * EVERY) == 0:
                print(f"{done} reports, {samples[-1][1] / 1024:.0f} MiB", flush=True)
    cpu, wall = time.process_time() - begun, time.perf_counter() - clock
    half = samples[len(samples) // 2 :]
    grows = slope(half)
    print(f"{options.reports} reports, {letters:,} letters, seed {options.seed}; {faults} faults")
    print(
        f"{cpu:.0f} s of processor time, {1e3 * cpu / options.reports:.0f} ms a report; {wall:.0f} s by the clock"
    )
    print(
        f"memory: loaded {samples[0][1] / 1024:.0f} MiB, half way {half[0][1] / 1024:.0f}, at the end {half[-1][1] / 1024:.0f}"
    )
    print(f"slope over the second half {grows:.2f} KiB a report (at most {options.most})")
    return 1 if faults or grows > options.most else 0


if __name__ == "__main__":
    sys.exit(main())
