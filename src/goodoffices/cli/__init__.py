"""The command line: each command parses, calls the library and renders; nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["HELP", "main"]

HELP = Path(__file__).with_name("help.txt")  # what `--help` prints; `make docs` writes it


def main() -> None:
    """Run the command line. The first page of help is printed before anything is loaded."""
    # Readers share the cores by processes; threads of the small products gain nothing.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if sys.argv[1:] == ["--help"] and HELP.exists():
        sys.stdout.write(HELP.read_text(encoding="utf-8"))
        return
    from goodoffices.cli.app import main as run  # noqa: PLC0415 - see above

    run()
