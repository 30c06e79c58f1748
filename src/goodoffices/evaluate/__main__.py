"""`python -m goodoffices.evaluate`: one table over all development sets, beside the floors."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from goodoffices.actors import answer
from goodoffices.evaluate.channels import is_there, score_channels
from goodoffices.evaluate.gate import Floors, check, load_floors, raised, save
from goodoffices.evaluate.probes import score_probes
from goodoffices.evaluate.score import PARTS, Scores, score_all
from goodoffices.pipeline import ReadingEngine, load_engine, read_all
from goodoffices.places.towns import country_of_town
from goodoffices.shapes import Report


def main() -> int:
    """Score, print, gate; return 1 when a floor is not met."""
    options = _options()
    console = Console(highlight=False, width=max(100, Console().width))
    if not (options.shared / "tools").is_dir():
        console.print(f"No development sets: {options.shared} has no tools/. Nothing was scored.")
        return 0
    engine = load_engine()
    scores = score_all(options.shared, lambda what, rows: _answer(what, rows, engine), options.only)
    scores += score_probes(engine, options.only)
    if is_there(options.shared) and (not options.only or "channels" in options.only):
        scores += score_channels(options.shared)
    floors = load_floors(options.floors)
    console.print(_table(scores, floors))
    faults = list(check(scores, floors))
    if options.update:
        save(raised(scores, floors, allow_regression=options.allow_regression), options.floors)
        console.print(f"floors written to {options.floors}")
        return 0
    for fault in faults:
        console.print(f"BELOW THE FLOOR  {fault}", style="bold red")
    return 1 if faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="folder with data/ and tools/"
    )
    parser.add_argument("--floors", type=Path, default=Path("bench/floors.json"))
    parser.add_argument("--only", nargs="*", default=[], help="names of sets")
    parser.add_argument("--update", action="store_true", help="raise floors to today's figures")
    parser.add_argument(
        "--allow-regression", action="store_true", help="with --update: lower floors too"
    )
    return parser.parse_args()


def _answer(what: str, rows: list[dict[str, Any]], engine: ReadingEngine) -> Iterator[bytes]:
    if what == "mentions":
        for row in rows:
            towns = country_of_town(engine.gazetteer)
            found = answer(row["mention"], row["date"], engine.registry, towns)
            yield msgspec.json.encode({"id": row["id"], **msgspec.to_builtins(found)})
        return
    known = Report.__struct_fields__
    reports = [Report(**{k: v for k, v in row.items() if k in known}) for row in rows]
    for reading in read_all(reports, engine):
        yield msgspec.json.encode(reading)


def _table(scores: list[Scores], floors: Floors) -> Table:
    table = Table(box=None, header_style="bold")
    for name in ("set", "figure", *PARTS, "gap", "floor"):
        table.add_column(name, justify="left" if name in {"set", "figure"} else "right")
    for one in scores:
        for figure, value in one.figures["all"].items():
            parts = [one.figures.get(part, {}).get(figure) for part in PARTS]
            _, read, unread = parts
            gap = f"{read - unread:+.3f}" if read is not None and unread is not None else "-"
            floor = floors.floors.get(f"{one.name}.{figure}")
            shown = ["-" if p is None else f"{p:.3f}" for p in parts]
            del value
            table.add_row(one.name, figure, *shown, gap, "-" if floor is None else f"{floor:.3f}")
    return table


if __name__ == "__main__":
    sys.exit(main())
