"""The stamp by which the next brief knows of which day the last one was, and of what."""

from __future__ import annotations

import re
from pathlib import Path

MARK = "goodoffices brief"
_STAMP = re.compile(MARK + r" as of (\d{4}-\d{2}-\d{2})")
HEAD = 4000  # letters of a file in which its stamp stands


def stamp(asof: str) -> str:
    """Return the words that tell a brief's day, for its first lines."""
    return f"{MARK} as of {asof}"


def read_stamp(path: Path) -> str | None:
    """Return the ISO day that the brief in a file is of; None where there is none."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            found = _STAMP.search(file.read(HEAD))
    except OSError:
        return None
    return found[1] if found else None
