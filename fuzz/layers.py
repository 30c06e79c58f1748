"""Fuzzes the layers below the parser, and all above it with a stub in its place.

python fuzz/layers.py [--layer text] [--cases 1000000] [--seed 1] [--case NUMBER]

A case may neither raise what isn't ours, nor take more than its limit of processor time, nor tell an
offset that isn't true. Faults go to build/fuzz/LAYER.jsonl, a line for each run to fuzz/runs.tsv.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import material
import stub
from true import untrue

from goodoffices.actors.registry import read_actors
from goodoffices.dates import find_dates
from goodoffices.errors import GoodofficesError, InputError
from goodoffices.events.gives import EventGives
from goodoffices.pipeline import ReadingEngine, load_engine, read
from goodoffices.rules import load as rules
from goodoffices.rules import load_classes
from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, find_formats
from goodoffices.statements.gives import StatementGives
from goodoffices.text.clean import clean
from goodoffices.text.quotes import find_quotes
from goodoffices.text.sentences import split_sentences
from goodoffices.tolls.gives import TollGives

ROOT = Path(__file__).parent
SEED = 20261123
LIMIT = 5.0  # seconds of processor time for one case
LOUD = 20  # faults of one layer that are printed
CASES = 1_000_000
SHARES = {"text": 0.30, "jsonl": 0.22, "dates": 0.25, "lexicon": 0.10, "html": 0.05, "stub": 0.08}
NO_NEWS = ("0001-01-01", "9999-12-31")  # days from which nothing can be counted
Case = Callable[[random.Random], str | None]


class Hung(BaseException):
    """A case took longer than it may. No Exception: nothing that catches those must hide it."""


class Tally(NamedTuple):
    """How a layer did."""

    cases: int
    faults: int
    seconds: float
    slowest: float
    slowest_case: int


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Within this, `Hung` is raised after so much processor time."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _hang(_signal: int, _frame: FrameType | None) -> None:
    raise Hung


def fault_of(case: Case, dice: random.Random, limit: float) -> str | None:
    """Return what is wrong with a case, None where it holds."""
    try:
        with limited(limit):
            return case(dice)
    except Hung:
        return "hung:\n" + _where()
    except Exception:  # noqa: BLE001 - that is what we are looking for
        return "raised:\n" + traceback.format_exc(limit=-6)


def _where() -> str:
    return traceback.format_exc(limit=-8)


def run_layer(name: str, case: Case, numbers: range, seed: int, log: Path) -> Tally:
    """Run the cases `numbers` of a layer; write its faults to `log`."""
    faults, slowest, slowest_case = 0, 0.0, -1
    begun = time.process_time()
    with log.open("a", encoding="utf-8") as lines:
        for number in numbers:
            start = time.process_time()
            fault = fault_of(case, material.dice_for(seed, name, number), LIMIT)
            taken = time.process_time() - start
            if taken > slowest:
                slowest, slowest_case = taken, number
            if fault is not None:
                faults += 1
                row = {"layer": name, "seed": seed, "case": number, "fault": fault}
                lines.write(json.dumps(row) + "\n")
                lines.flush()
                if faults <= LOUD:
                    print(f"{name} {number}: {fault}", flush=True)
    seconds = time.process_time() - begun
    return Tally(len(numbers), faults, seconds, slowest, slowest_case)


def text_case(engine: ReadingEngine, texts: list[str], dice: random.Random) -> str | None:
    """Clean, split and find quotations; cleaning twice must change nothing."""
    raw = material.mutated(dice.choice(texts), dice, texts, dice.choice((300, 900, 3000)))
    title = material.mutated(dice.choice(texts), dice, texts, 80) if dice.random() < 0.3 else None
    report = Report(id="f", text=raw, title=title, language=dice.choice(("en", None)))
    cleaned = clean(report, engine.cues)
    text, before = cleaned.text, 0
    for extent in split_sentences(cleaned, engine.cues):
        if not before <= extent.start < extent.end <= len(text):
            return f"sentence {extent} after {before} of {len(text)}"
        if text[extent.start : extent.end].strip() != text[extent.start : extent.end]:
            return f"sentence {extent} begins or ends in blanks"
        before = extent.end
    for quote in find_quotes(text):
        if not 0 <= quote.start <= quote.end <= len(text):
            return f"quotation {quote} of {len(text)}"
    if clean(cleaned, engine.cues).text != text:
        return "cleaning twice is not cleaning once"
    return None


def dates_case(engine: ReadingEngine, lines: list[str], dice: random.Random) -> str | None:
    """Find the dates of a sentence; each lies in it and is an interval of days."""
    text = material.mutated(dice.choice(lines), dice, lines, dice.choice((60, 200, 600)))
    published = dice.choice((None, "2014-07-08", "2020-02-29", "1999-12-31", *NO_NEWS))
    offset = dice.randrange(1000)
    try:
        mentions = find_dates(text, offset, published, engine.dates)
    except InputError:
        return None if published in NO_NEWS else "a day of the news is refused"
    for found in mentions:
        if not offset <= found.start < found.end <= offset + len(text):
            return f"date at {found.start}-{found.end} of {offset}+{len(text)}"
        for day in (found.date.start, found.date.end):
            if day is not None:
                dt.date.fromisoformat(day)
        if found.date.start and found.date.end and found.date.start > found.date.end:
            return f"days {found.date.start} to {found.date.end}"
    return None


def jsonl_case(texts: list[str], dice: random.Random) -> str | None:
    """Read JSON lines, whole, broken, nested, cut in the middle of a letter."""
    rows = [_json_row(dice, texts) for _ in range(dice.randint(1, 3))]
    raw = b"\n".join(rows)
    if dice.random() < 0.5:
        raw = _broken(raw, dice)
    found = _sources("jsonl", raw)
    lines = raw.count(b"\n") + 1
    return None if 1 <= len(found) <= lines else f"{len(found)} answers to {lines} lines"


def _json_row(dice: random.Random, texts: list[str]) -> bytes:
    values: list[object] = [
        "x",
        "",
        None,
        True,
        7,
        1e400,
        [],
        {},
        "2014-07-08",
        "\ud800",
        "a" * 5000,
    ]
    row = {
        "id": dice.choice((f"r{dice.randrange(9)}", dice.choice(values))),
        "text": dice.choice((dice.choice(texts)[: dice.randint(0, 400)], dice.choice(values))),
        dice.choice(("title", "published", "source", "url", "synthetic", "z")): dice.choice(values),
    }
    if dice.random() < 0.02:
        return b"[" * 3000 + b"]" * 3000
    return json.dumps(row).encode()


def _broken(raw: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(raw) + 1)
        piece = dice.choice(
            (b"\xff", b"\x00", b'"', b"{", b"}", b"\\", b"\\ud800", b",", b"\n", b"\xed\xa0\x80")
        )
        raw = raw[:at] + piece + raw[at + dice.choice((0, 0, 1, 7)) :]
    return raw


def _sources(name: str, raw: bytes) -> list[Report | Failure]:
    found = list(find_formats()[name].read(io.BytesIO(raw), "f", SourceOptions()))
    for one in found:
        if isinstance(one, Report):
            one.text.encode()
    return found


TAGS = (
    "<div>", "</div>", "<p>", "</p>", "<table><tr><td>", "<script>", "</script>", "<!--", "-->", "<![CDATA[",
    "<meta charset=x>", '<meta property="article:published_time" content="2014-99-99T">', "<h1>", "</h1>",
    "<time datetime='x'>", "<a href='javascript:x'>", "<svg>", "<math>", "<template>", "<noscript>", "<frameset>",
    "<base href=x>", '<script type="application/ld+json">{"datePublished":', "<br>" * 50, "<b>" * 200, "&nbsp;",
    "&#1114112;", "&bogus;", "<p class='standfirst'>", "<html amp>", "<?xml version='1.1'?>", "<!DOCTYPE x [",
)  # fmt: skip


def html_case(pages: list[str], texts: list[str], dice: random.Random) -> str | None:
    """Read a page of broken mark-up: it gives one report or one failure."""
    page = dice.choice(pages)
    for _ in range(dice.randint(0, 12)):
        at = dice.randrange(len(page) + 1)
        cut = dice.choice((0, 0, 0, 3, 40))
        page = page[:at] + dice.choice(TAGS) + page[at + cut :]
    if dice.random() < 0.3:
        page = material.mutated(page, dice, texts, 4000)
    raw = page.encode(dice.choice(("utf-8", "utf-8", "utf-16", "cp1252")), "replace")
    found = _sources("html", raw)
    return None if len(found) == 1 else f"{len(found)} answers to one page"


def lexicon_case(files: dict[str, list[str]], folder: Path, dice: random.Random) -> str | None:
    """Load a file of rules or of actors with something wrong in it: it loads, or says what is wrong."""
    kind = dice.choice(sorted(files))
    text = dice.choice(files[kind])
    start = dice.randrange(max(1, len(text) - 1500))
    text = text[start:] if dice.random() < 0.2 else text
    blocks = text.split("\n\n")
    text = "\n\n".join(blocks[:1] + dice.sample(blocks, min(len(blocks), dice.randint(1, 4))))
    for _ in range(dice.randint(0, 4)):
        text = dice.choice(material.CHANGES)(text, dice, files[kind])
    try:
        _load(kind, text, folder)
    except GoodofficesError as error:
        return None if str(error).strip() else "an error without words"
    return None


GIVES = {"events": EventGives, "statements": StatementGives, "tolls": TollGives}
CLASSES = load_classes()


def _load(kind: str, text: str, folder: Path) -> None:
    if kind in GIVES:
        list(rules._rules_of("f.toml", text, GIVES[kind], CLASSES))  # noqa: SLF001 - one file of a folder
        return
    path = folder / "f.toml"
    path.write_bytes(text.encode("utf-8", "replace"))
    read_actors(path)


def stub_case(engine: ReadingEngine, texts: list[str], dice: random.Random) -> str | None:
    """Read a whole report over wild parses; everything that it tells must be true of the text."""
    raw = material.mutated(dice.choice(texts), dice, texts, dice.choice((200, 600, 1500)))
    published = dice.choice((None, "2014-07-08", "2020-02-29"))
    return untrue(read(Report(id="f", text=raw, published=published, language="en"), engine))


def cases(folder: Path) -> dict[str, Case]:
    """Return the layers, each with what runs one case of it."""
    texts = material.stories()
    lines = material.sentences(texts)
    pages = [p.read_text(encoding="utf-8") for p in sorted(material.EXAMPLES.rglob("*.html"))]
    engine = load_engine(stub.StubEngine())
    files = {kind: [text for _, text in rules.lexicon_files(kind)] for kind in GIVES}
    states = rules.lexicon_files("actors/states")
    files["actors"] = [text for _, text in states]
    return {
        "text": partial(text_case, engine, texts),
        "jsonl": partial(jsonl_case, texts),
        "dates": partial(dates_case, engine, lines),
        "lexicon": partial(lexicon_case, files, folder),
        "html": partial(html_case, pages, texts),
        "stub": partial(stub_case, engine, texts),
    }


def main() -> int:
    """Run the layers asked for; 1 where a case failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layer", choices=sorted(SHARES), action="append")
    parser.add_argument("--cases", type=int, default=CASES, help="of all layers together")
    parser.add_argument("--first", type=int, default=0, help="number of each layer's first case")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--case", type=int, help="run this one case again, and show its traceback")
    options = parser.parse_args()
    signal.signal(signal.SIGPROF, _hang)
    logs = Path("build", "fuzz")
    logs.mkdir(parents=True, exist_ok=True)
    wanted = options.layer or list(SHARES)
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        made = cases(Path(folder))
        for name in wanted:
            if options.case is not None:
                dice = material.dice_for(options.seed, name, options.case)
                print(fault_of(made[name], dice, LIMIT) or "holds")
                continue
            count = round(options.cases * SHARES[name])
            numbers = range(options.first, options.first + count)
            tally = run_layer(name, made[name], numbers, options.seed, logs / f"{name}.jsonl")
            faults += tally.faults
            note(name, options, tally)
    return 1 if faults else 0


def note(layer: str, options: argparse.Namespace, tally: Tally) -> None:
    """Print how a layer did and keep it in the log of runs."""
    day = dt.datetime.now(dt.UTC).date().isoformat()
    row = (
        day, layer, options.seed, options.first, tally.cases, f"{tally.seconds:.0f}",
        f"{1e3 * tally.slowest:.0f}", tally.slowest_case, tally.faults,
    )  # fmt: skip
    print(
        f"{layer}: {tally.cases:,} cases, {tally.faults} faults, {tally.seconds:.0f} s of processor time,"
        f" slowest {1e3 * tally.slowest:.0f} ms (case {tally.slowest_case}); seed {options.seed}",
        flush=True,
    )
    with (ROOT / "runs.tsv").open("a", encoding="utf-8") as log:
        log.write("\t".join(map(str, row)) + "\n")


if __name__ == "__main__":
    sys.exit(main())
