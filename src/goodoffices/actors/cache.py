"""The compiled registry, kept between runs under the hash of what it was compiled from.

The cache is only ever a short cut: where it can't be read or written, the registry is compiled anew.
"""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from goodoffices.actors.actor import Actor
from goodoffices.actors.index import Index
from goodoffices.actors.lexicon import AgentsFile, OfficesFile
from goodoffices.actors.timeline import Tenure

MAKERS = (
    "actor.py",
    "cache.py",
    "index.py",
    "lexicon.py",
    "registry.py",
    "timeline.py",
    "words.py",
)
_KEPT = 3


class Compiled(msgspec.Struct, frozen=True, array_like=True):
    """What loading makes of the files, ready to use."""

    actors: tuple[Actor, ...]
    agents: AgentsFile
    offices: OfficesFile
    index: Index
    surnames: dict[str, tuple[str, ...]]
    tenures: dict[str, tuple[Tenure, ...]]


def cache_folder() -> Path:
    """Return the user's folder for what can be made again."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "goodoffices"


def read_cache(digest: str, folder: Path) -> Compiled | None:
    """Return what was compiled from files with this hash, or None."""
    try:
        return msgspec.msgpack.decode(_path(digest, folder).read_bytes(), type=Compiled)
    except (OSError, msgspec.MsgspecError):
        return None


@contextmanager
def collector_resting() -> Iterator[None]:
    """Keep the collector from running while tables are filled.

    It would look through every name again and again for cycles that can't be there, and take as long
    as the loading itself.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def write_cache(digest: str, folder: Path, compiled: Compiled) -> None:
    """Keep `compiled` for the next run, if the folder can be written; older ones are dropped."""
    path = _path(digest, folder)
    half = path.with_suffix(f".{os.getpid()}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        half.write_bytes(msgspec.msgpack.encode(compiled))
        half.replace(path)
        for old in sorted(folder.glob("actors-*.msgpack"), key=_age)[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _path(digest: str, folder: Path) -> Path:
    return folder / f"actors-{_makers()}-{digest[:32]}.msgpack"


def _makers() -> str:
    """Return the hash of the code that compiles: what an older version made is not read."""
    digest = hashlib.sha256()
    for name in MAKERS:
        path = Path(__file__).with_name(name)
        digest.update(path.read_bytes() if path.is_file() else name.encode())
    return digest.hexdigest()[:8]


def _age(path: Path) -> float:
    return path.stat().st_mtime
