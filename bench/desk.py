"""How long the desk takes for each page of a 10,000-report record, beside a full scan of its events table.

Each page is asked with parties, days and words drawn from the record, the common as often as they
come, as HTML and as JSON. Before each question another report is read in, as by a `read` beside the
desk, so that nothing which was kept can simply be served again; then the same is asked once more.
The 95th percentile of the first is set against the median of full scans in the same run. Processor
time of this process only: what else runs here doesn't count. Nothing here is absolute: machines
differ, ratios hold. The record's made-up states and people are put into a registry of their own.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

from litestar.testing import TestClient

sys.path.insert(0, str(Path(__file__).parent))

from goodoffices.desk.app import App, make_app
from goodoffices.desk.desk import Settings, open_desk
from goodoffices.record import Record, open_record, write_reading
from record import DAYS, FIRST, SEED, TYPES, WORDS, actors, build, reading, scan, timed

ROUNDS, BOUND = 40, 0.2
Ask = Callable[[], object]


class Dice:
    """Draws names, days and words as they come in the record."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - no secret
        self.cast = actors()

    def who(self) -> str:
        """Return somebody's name, the common the more often."""
        rank = min(int(self.dice.paretovariate(0.55)) - 1, len(self.cast) - 1)
        return self.cast[rank]["name"]

    def pair(self) -> list[str]:
        """Return two names."""
        one, other = self.who(), self.who()
        while other == one:
            other = self.who()
        return [one, other]

    def day(self) -> str:
        """Return a day of the record."""
        return (FIRST + timedelta(days=self.dice.randrange(DAYS))).isoformat()

    def word(self) -> str:
        """Return a word that reports hold."""
        return self.dice.choice(WORDS)

    def report(self, reports: int) -> str:
        """Return a report's id."""
        return f"wire-{self.dice.randrange(reports):05}"


def questions(draw: Dice, reports: int) -> Iterator[tuple[str, str]]:
    """Yield an address for each page and kind of question, with its label."""
    day, later = sorted((draw.day(), draw.day()))
    pair = draw.pair()
    asked: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("start", "/", {}),
        ("events", "/events", {"since": day}),
        ("events of a party", "/events", {"party": draw.who(), "since": day}),
        ("events between two", "/events", {"between": pair}),
        ("events of a type, sorted", "/events", {
            "type": draw.dice.choice(TYPES), "sort": "place", "until": later}),
        ("events in a situation", "/events", {"situation": "war", "since": day}),
        ("events, a late page", "/events", {"page": draw.dice.randrange(2, 20), "until": later}),
        ("statements", "/statements", {"until": later}),
        ("statements by somebody", "/statements", {"by": draw.who(), "since": day}),
        ("tolls", "/tolls", {"since": day, "until": later}),
        ("tolls by somebody, sorted", "/tolls", {"by": draw.who(), "sort": "low", "until": later}),
        ("report", "/report", {"id": draw.report(reports)}),
        ("reports", "/reports", {"until": later}),
        ("sources", "/sources", {"since": day, "until": later}),
        ("search", "/search", {"q": f"{draw.word()} {draw.word()}"}),
        ("search, a common word", "/search", {"q": draw.word()}),
        ("actor", "/actor", {"name": draw.who(), "since": day}),
        ("timeline", "/timeline", {"since": day, "until": later}),
        ("timeline in a situation", "/timeline", {"situation": "war", "since": day}),
        ("situation", "/situation", {"situation": "war", "since": day}),
        ("ceasefires", "/ceasefires", {"between": pair}),
        ("channels", "/channels", {"between": pair, "asof": later}),
        ("map", "/map", {"since": day, "until": later}),
        ("brief", "/brief", {"between": pair, "asof": later}),
    )  # fmt: skip
    for label, path, parameters in asked:
        yield label, f"{path}?{urlencode(parameters, doseq=True)}"


def chosen(draw: Dice, options: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """Yield the questions that the command line names, all where it names none."""
    for label, address in questions(draw, options.reports):
        if not options.only or any(one in label for one in options.only):
            yield label, address


def write_registry(folder: Path) -> Path:
    """Write who comes into the record as registry files of our own, and return their folder."""
    folder.mkdir()
    lines = ['checked_until = "2035-01-01"']
    for one in actors():
        state = one["actor"] == one["country"]
        kind, sector = ("state", "GOV") if state else ("armed-group", "REB")
        lines += [
            "[[actor]]", f'id = "{one["actor"]}"', f'name = "{one["name"]}"', f'kind = "{kind}"',
            f'country = "{one["country"]}"', f'sectors = ["{sector}"]',
        ]  # fmt: skip
    (folder / "bench.toml").write_text("\n".join(lines))
    return folder


class Beside:
    """What a reader beside the desk does: it reads one more report into the record."""

    def __init__(self, record: Record, reports: int) -> None:
        self.record, self.number = record, reports
        self.dice, self.cast = random.Random(SEED + 3), actors()  # noqa: S311 - no secret

    def read_one(self) -> None:
        """Read another report."""
        self.number += 1
        made = reading(self.number, self.dice, self.cast)
        write_reading(self.record, made, b"", "bench", "2032-01-02T00:00:00Z")


class Times:
    """The seconds that pages took, by their labels: asked first after a change, and again."""

    def __init__(self) -> None:
        self.first: dict[str, list[float]] = {}
        self.again: dict[str, list[float]] = {}
        self.wrong: dict[str, int] = {}

    def ask(self, browser: TestClient[App], label: str, address: str) -> None:
        """Ask for a page twice."""
        for times in (self.first, self.again):
            start = time.process_time()
            status = browser.get(address).status_code
            times.setdefault(label, []).append(time.process_time() - start)
            self.wrong[label] = self.wrong.get(label, 0) + (status not in {200, 404})


def measure(browser: TestClient[App], path: Path, options: argparse.Namespace) -> int:
    """Ask everything, in turns with scans, and print what came of it; 1 where a page is over the bound."""
    draw, times = Dice(SEED + 2), Times()
    with open_record(path, read_only=True) as record, open_record(path) as written:
        beside = Beside(written, options.reports)
        scans = [timed(lambda: scan(record)) for _ in range(3)]
        for _, address in chosen(draw, options):
            browser.get(address)  # what is loaded once is loaded by the first visitor
        for turn in range(options.rounds):
            for label, address in chosen(draw, options):
                if not options.quiet:
                    beside.read_one()
                twin = address if turn % 2 else f"/api{address}".replace("/api/?", "/api?")
                times.ask(browser, label, twin)
            scans.append(timed(lambda: scan(record)))
    whole = statistics.median(scans)
    print(
        f"{options.reports} reports; full scan of events {whole * 1e3:.0f} ms; rounds {options.rounds}"
    )
    return report(times, whole, options.bound)


def report(times: Times, whole: float, bound: float) -> int:
    """Print each page's percentiles and its ratio to a full scan; 1 where one is over the bound."""
    over = 0
    for label, taken in times.first.items():
        middle, high = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        again = statistics.quantiles(times.again[label], n=20)[-1]
        wrong = times.wrong[label]
        bad = bool(high > bound * whole or wrong)
        over += bad
        mark = ("  OVER" if bad else "") + (f"  {wrong} errors" if wrong else "")
        print(
            f"{label:28} p50 {middle * 1e3:7.1f} ms  p95 {high * 1e3:7.1f} ms"
            f"  p95/scan {high / whole:5.2f}  again {again / whole:5.2f}{mark}"
        )
    return 1 if over else 0


def main() -> int:
    """Print each page's percentiles and its ratio to a full scan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", type=Path, help="keep the record there, and use it again")
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--bound", type=float, default=BOUND, help="p95 over a full scan, at most")
    parser.add_argument("--only", action="append", help="pages whose label holds this")
    parser.add_argument("--quiet", action="store_true", help="nothing is read beside the desk")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept, path = options.record or Path(folder, "bench.db"), Path(folder, "read-on.db")
        build(kept, options.reports)
        shutil.copy(kept, path)
        settings = Settings(actors=write_registry(Path(folder, "actors")))
        app = make_app(open_desk(path, settings), changes=())
        with TestClient(app, base_url="http://127.0.0.1") as browser:
            return measure(browser, path, options)


if __name__ == "__main__":
    sys.exit(main())
