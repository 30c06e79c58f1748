"""Holds the lines of briefs against their sentences, as a reader judged them who knew nothing of the code.

    python bench/brief_check.py write RECORD OUT.jsonl --between A B --asof DAY
    python bench/brief_check.py score [LABELS.jsonl ...]

`write` makes the brief and writes each line with its sentences; the reader fills `label` and `faults`
in, and the file goes to `bench/gold/brief` as ROUND-NAME.jsonl. `score` reads what lies there, and fails
where the last round is below the bar; the rounds before stand beside it.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from pathlib import Path

from goodoffices.actors import load_registry
from goodoffices.brief import Asked, make_brief
from goodoffices.channels import make_book
from goodoffices.errors import GoodofficesError
from goodoffices.evaluate.brief_lines import lines_of, read_lines, score_lines, write_lines
from goodoffices.record import open_record

GOLD = Path(__file__).parent / "gold" / "brief"
BAR = 0.90
WEEK = timedelta(days=7)


def main() -> int:
    """Write or score; return 1 where a situation is below the bar, or a line is gravely wrong."""
    options = _options()
    try:
        return _write(options) if options.what == "write" else _score(options.labels)
    except GoodofficesError as error:
        print(error, file=sys.stderr)
        return 2


def _write(options: argparse.Namespace) -> int:
    registry = load_registry()
    since = (date.fromisoformat(options.asof) - WEEK).isoformat()
    asked = Asked(between=tuple(options.between), asof=options.asof, since=since)
    with open_record(options.record) as record:
        brief = make_brief(record, asked, make_book(registry.actors.values()))
        lines = lines_of(record, brief)
    write_lines(options.out, lines)
    print(f"{options.out}: {len(lines)} lines")
    return 0


def _score(paths: list[Path]) -> int:
    failed = 0
    every = paths or sorted(GOLD.glob("*.jsonl"))
    last = max((_round(path) for path in every), default=0)
    for path in every:
        found = score_lines(read_lines(path))
        held = bool(paths) or _round(path) == last
        failed += held and (found.share < BAR or found.grave > 0)
        name = path.stem if held else f"{path.stem} (an earlier round)"
        print(
            f"{name}: {found.supported} of {found.lines} lines supported ({found.share:.2f},"
            f" bar {BAR:.2f}), {found.partly} in part, {found.grave} reversed or denied told as fact"
        )
        print("  faults:", ", ".join(f"{what} {n}" for what, n in found.faults.items()) or "none")
    if not every:
        print(f"{GOLD}: no line was judged yet", file=sys.stderr)
    return 1 if failed or not every else 0


def _round(path: Path) -> int:
    """Return the round of judging that a file is of, by the number that its name begins with."""
    first = path.stem.split("-")[0]
    return int(first) if first.isdigit() else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(dest="what", required=True)
    write = commands.add_parser("write")
    write.add_argument("record", type=Path)
    write.add_argument("out", type=Path)
    write.add_argument("--between", nargs=2, required=True, metavar=("A", "B"))
    write.add_argument("--asof", required=True)
    score = commands.add_parser("score")
    score.add_argument("labels", type=Path, nargs="*")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
