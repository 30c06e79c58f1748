"""The tables of lexicon files, kept between runs under the hash of the files' text.

Reading TOML is slow, and most runs find the files as the last one did. The cache is only ever a short cut:
where it can't be read or written, the files are read.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from goodoffices.errors import LexiconError

Tables = tuple[dict[str, Any], ...]
_FORM = b"1"  # of what is kept: another number, and what an older version kept is not read
_KEPT = 32


def cache_folder() -> Path:
    """Return the user's folder for what can be made again."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "goodoffices"


def read_tables(files: Mapping[str, str], cache: Path | None = None) -> Tables:
    """Return the tables of TOML files, given by name and text, in their order.

    Args:
        files: The text of each file, by the name that an error calls it by.
        cache: Where tables are kept; the user's cache folder when left out.

    Raises:
        LexiconError: A file is no TOML.

    """
    digest = hashlib.sha256(_FORM + "\0".join(files.values()).encode()).hexdigest()
    path = (cache or cache_folder()) / f"rules-{digest[:32]}.msgpack"
    kept = _kept(path)
    if kept is not None and len(kept) == len(files):
        return kept
    tables = parse_tables(files)
    _keep(path, tables)
    return tables


def parse_tables(files: Mapping[str, str]) -> Tables:
    """Return the tables of TOML files, given by name and text, in their order; LexiconError for no TOML."""
    return tuple(parse_table(name, text) for name, text in files.items())


def parse_table(name: str, text: str) -> dict[str, Any]:
    """Return the table of one TOML file; LexiconError, by `name`, where it is none."""
    try:
        return tomllib.loads(text)
    except (
        ValueError,
        RecursionError,
    ) as error:  # a number of 5,000 digits; lists in lists in lists
        raise LexiconError(f"{name}: {error}; the file must be TOML") from error


def _kept(path: Path) -> Tables | None:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=tuple[dict[str, Any], ...])
    except (OSError, msgspec.MsgspecError):
        return None


def _keep(path: Path, tables: Sequence[dict[str, Any]]) -> None:
    """Keep tables that come back the same, if the folder can be written; the oldest are dropped."""
    half = path.with_suffix(f".{os.getpid()}")
    try:
        data = msgspec.msgpack.encode(tables)
        if msgspec.msgpack.decode(data) != list(tables):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(data)
        half.replace(path)
        for old in sorted(path.parent.glob("rules-*.msgpack"), key=_age)[:-_KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, TypeError, OverflowError):
        return


def _age(path: Path) -> float:
    return path.stat().st_mtime
