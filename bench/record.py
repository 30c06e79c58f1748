"""How fast a record of 10,000 reports answers, beside a full scan of its events table.

Each question is asked with many parties, periods and words drawn from the record itself, the common
as often as they come; its 95th percentile is set against the median of full scans in the same run.
Nothing here is absolute: machines differ, ratios hold.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from goodoffices.record import (
    Filter,
    Person,
    Record,
    Situation,
    contacts,
    coverage,
    events,
    offers,
    open_record,
    save_situation,
    statements,
    timeline,
    tolls,
    write_reading,
)
from goodoffices.record.merge import tell_once
from goodoffices.shapes import (
    Date,
    EngineId,
    Event,
    Extent,
    Party,
    Place,
    Reading,
    Span,
    Statement,
    Toll,
)

SEED = 20261122
REPORTS, ROUNDS, LIMIT = 10_000, 60, 50
FIRST = date(2030, 1, 1)
DAYS = 720
ENGINE = EngineId(version="bench", lexicon="l", actors="a", places="p")
LETTERS = "abcdefghijklmnop"
STATES = [f"{a.upper()}{b.upper()}X" for a in LETTERS for b in LETTERS][:60]
TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST"
    " SANCTION MOBILIZE COERCE ASSAULT"
).split()
WEIGHTS = [6, 18, 5, 3, 1, 3, 5, 12, 11, 6, 3, 1, 2, 4, 3, 17]
STATUS = (["actual"] * 12) + ["offered", "sought", "planned", "denied", "failed", "hypothetical"]
OUTLETS = [f"Outlet {k}" for k in range(40)]
WORDS = [
    f"{a}{b}{c}{d}"
    for a in "bdgklm"
    for b in "aeiou"
    for c in "nrst"
    for d in ("a", "el", "im", "or")
]


def actors() -> list[dict[str, str]]:
    """Return states, and people and groups of theirs."""
    found = [{"actor": s, "name": f"State {s}", "country": s, "sector": "GOV"} for s in STATES]
    for k in range(400):
        state = STATES[k % len(STATES)]
        found.append(
            {
                "actor": f"{state.lower()}.p{k}",
                "name": f"Person {k}",
                "country": state,
                "sector": "GOV",
            }
        )
    return found


def reading(number: int, dice: random.Random, cast: Sequence[dict[str, str]]) -> Reading:
    """Return a report of about a dozen sentences, with as many events as a real one has.

    Two of the parties are at war: they come in most of what is told, the rest ever more seldom.
    """
    day = (FIRST + timedelta(days=dice.randrange(DAYS))).isoformat()
    lines, extents, found = [], [], []
    at = 0
    for k in range(13):
        words = " ".join(dice.choices(WORDS, k=18)) + f" {number}."
        lines.append(words)
        extents.append(Extent(start=at, end=at + len(words)))
        found.append((k, at, words))
        at += len(words) + 1
    text = "\n".join(lines)
    name = f"wire-{number:05}"

    def party(at: int, words: str) -> Party:
        rank = min(int(dice.paretovariate(0.55)) - 1, len(cast) - 1)
        first = words.split(" ", 1)[0]
        return Party(text=first, start=at, end=at + len(first), **cast[rank])  # type: ignore[arg-type]

    def event(k: int, at: int, words: str) -> Event:
        (kind,) = dice.choices(TYPES, WEIGHTS)
        second = words.split(" ")[1]
        start = at + words.index(" ") + 1
        return Event(
            id=f"{name}:event:{at}", rule=f"{kind.lower()}.bench", confidence=0.8, sentence=k,
            type=kind, trigger=Span(text=second, start=start, end=start + len(second)),  # type: ignore[arg-type]
            cameo="040", quad="verbal-cooperation", score=2.5, status=dice.choice(STATUS),  # type: ignore[arg-type]
            actors=(party(at, words),), recipients=(party(at, words),),
            date=Date(start=day, end=day, text="on Tuesday"),
            place=Place(text="Vell", name=dice.choice(WORDS).title(), country=dice.choice(STATES[:8])),
        )  # fmt: skip

    return Reading(
        id=name, title=f"Dispatch {number}", subtitle=None, byline=None, dateline=None,
        published=day, source=dice.choice(OUTLETS), url=None, language="en", synthetic=True,
        text=text, furniture=(), sentences=tuple(extents), engine=ENGINE,
        events=tuple(event(*one) for one in found[:9]),
        statements=tuple(
            Statement(
                id=f"{name}:statement:{at}", rule="said.bench", confidence=0.8, sentence=k,
                content=(Span(text=words[:40], start=at, end=at + 40),), direct=False,
                speaker=party(at, words),
            )
            for k, at, words in found[4:13]
        ),
        tolls=tuple(
            Toll(
                id=f"{name}:toll:{at}", rule="killed.bench", confidence=0.8, sentence=k,
                kind="killed", low=dice.randrange(1, 60), by=(party(at, words),),
                evidence=Span(text=words[:12], start=at, end=at + 12), date=Date(start=day, end=day),
            )
            for k, at, words in found[6:9]
        ),
    )  # fmt: skip


def build(path: Path, reports: int) -> None:
    """Write the record, unless it is there already."""
    if path.exists():
        return
    dice, cast = random.Random(SEED), actors()
    with open_record(path) as record:
        record.connection.execute("PRAGMA synchronous = OFF")
        for number in range(reports):
            write_reading(record, reading(number, dice, cast), b"", "bench", "2032-01-01T00:00:00Z")
        war = Situation(name="war", parties=STATES[:2], places=(STATES[0],), since="2030-03-01")  # type: ignore[arg-type]
        small = Situation(name="border", parties=(STATES[17], STATES[23]))
        for one in (war, small):
            save_situation(record, one, Person("bench", "2032-01-01T00:00:00Z"))


def timed(ask: Callable[[], object]) -> float:
    """Return how many seconds of the processor one asking takes: what else runs here doesn't count."""
    start = time.process_time()
    ask()
    return time.process_time() - start


def questions(record: Record, dice: random.Random) -> dict[str, Callable[[], object]]:
    """Return each question once, about parties, days and words drawn as they come in the record."""
    cast = actors()

    def who() -> str:
        return cast[min(int(dice.paretovariate(0.55)) - 1, len(cast) - 1)]["name"]

    def since() -> str:
        return (FIRST + timedelta(days=dice.randrange(DAYS))).isoformat()

    one, other, third, day = who(), who(), who(), since()
    while other == one:
        other = who()
    kinds = tuple(dice.sample(TYPES, 2))
    pair = Filter(between=(one, other))
    return {
        "events": lambda: events(record, limit=LIMIT),
        "events --between": lambda: events(record, pair, limit=LIMIT),
        "events --between --type --since": lambda: events(
            record,
            Filter(between=(one, other), types=kinds, since=day),
            limit=LIMIT,  # type: ignore[arg-type]
        ),
        "events --by --to --status": lambda: events(
            record, Filter(by=one, to=other, statuses=("planned",)), limit=LIMIT
        ),
        "events --situation war": lambda: events(record, Filter(situation="war"), limit=LIMIT),
        "events --situation border": lambda: events(
            record, Filter(situation="border"), limit=LIMIT
        ),
        "events --text": lambda: events(
            record, Filter(text=" ".join(dice.sample(WORDS, 2))), limit=LIMIT
        ),
        "events --outlet": lambda: events(record, Filter(outlet=dice.choice(OUTLETS)), limit=LIMIT),
        "events --reviewed": lambda: events(record, Filter(reviewed=True), limit=LIMIT),
        "events, folded": lambda: events(record, pair, limit=LIMIT, fold=True),
        "contacts": lambda: contacts(record, Filter(party=third), limit=LIMIT),
        "offers": lambda: offers(record, Filter(since=day), limit=LIMIT),
        "statements --by": lambda: statements(record, Filter(by=third), limit=LIMIT),
        "statements --by --about": lambda: statements(
            record, Filter(by=one, about=dice.choice(WORDS)), limit=LIMIT
        ),
        "tolls": lambda: tolls(record, Filter(by=third), limit=LIMIT),
        "tolls --between": lambda: tolls(record, pair, limit=LIMIT),
        "timeline": lambda: timeline(record, Filter(situation="war", since=day), limit=LIMIT),
        "timeline --party": lambda: timeline(record, Filter(party=third), limit=LIMIT),
        "coverage": lambda: coverage(record),
        "coverage --since": lambda: coverage(record, Filter(since=day)),
    }


def merge_ratio(path: Path, reports: int) -> None:
    """Print how long telling once takes for all reports, and for those of the first quarter of the days.

    Both hold as many reports a day: what grows is how long the record goes on.
    """
    taken: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for days in (DAYS // 4, DAYS):
            copy = Path(folder, f"{days}.db")
            shutil.copy(path, copy)
            with open_record(copy) as record:
                record.connection.execute("PRAGMA synchronous = OFF")
                until = (FIRST + timedelta(days=days)).isoformat()
                record.connection.execute("DELETE FROM reports WHERE published >= ?", (until,))
                (kept,) = record.connection.execute("SELECT count(*) FROM reports").fetchone()
                taken[kept] = timed(lambda known=record: tell_once(known))  # type: ignore[misc]
    (few, quick), (_, slow) = sorted(taken.items())
    print(
        f"telling once: {few} reports {quick:.0f} s, {reports} reports {slow:.0f} s:"
        f" {slow / quick:.1f} times the time for {reports / few:.1f} times the reports"
    )


def scan(record: Record) -> None:
    """Read every row of the events table, whole."""
    for _ in record.connection.execute("SELECT * FROM events"):
        pass


def main() -> int:
    """Print each question's percentiles and its ratio to a full scan; 1 where one is over the bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", type=Path, help="keep the record there, and use it again")
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--merge", action="store_true", help="time the merging too: minutes")
    parser.add_argument("--bound", type=float, default=0.2, help="p95 over a full scan, at most")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.record or Path(folder, "bench.db")
        build(path, options.reports)
        opening = statistics.median(timed(lambda: open_record(path).close()) for _ in range(20))
        if options.merge:
            merge_ratio(path, options.reports)
        with open_record(path) as record:
            return report(record, options, opening)


def report(record: Record, options: argparse.Namespace, opening: float) -> int:
    """Ask everything, in turns with scans, and print what came of it."""
    dice = random.Random(SEED + 1)
    times: dict[str, list[float]] = {}
    scans = [timed(lambda: scan(record)) for _ in range(3)]
    for _ in range(options.rounds):
        for name, ask in questions(record, dice).items():
            times.setdefault(name, []).append(timed(ask))
        scans.append(timed(lambda: scan(record)))
    whole = statistics.median(scans)
    (rows,) = record.connection.execute("SELECT count(*) FROM events").fetchone()
    size = record.path.stat().st_size / 2**20
    print(
        f"{options.reports} reports, {rows} events, {size:.0f} MiB; seed {SEED}, rounds {options.rounds}"
    )
    print(f"full scan of events {whole * 1e3:.0f} ms; opening the file {opening * 1e3:.1f} ms")
    over = 0
    for name, taken in times.items():
        middle, high = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        over += high > options.bound * whole
        mark = "  OVER" if high > options.bound * whole else ""
        figures = (
            f"p50 {middle * 1e3:7.1f} ms  p95 {high * 1e3:7.1f} ms  p95/scan {high / whole:5.2f}"
        )
        print(f"{name:34} {figures}{mark}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
