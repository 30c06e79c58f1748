"""The compiled registry, kept between runs under the hash of what it was compiled from.

The cache is only ever a short cut: where it can't be read or written, the registry is compiled anew.
"""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec.msgpack import Decoder

from goodoffices.actors.actor import Actor
from goodoffices.actors.index import Entry, Index
from goodoffices.actors.lexicon import AgentsFile, OfficesFile
from goodoffices.actors.packed import Packed, Pieces, cut
from goodoffices.actors.timeline import Tenure

MAKERS = (
    "actor.py",
    "cache.py",
    "index.py",
    "lexicon.py",
    "packed.py",
    "registry.py",
    "timeline.py",
    "words.py",
)
_KEPT = 3


class Compiled(msgspec.Struct, frozen=True):
    """What loading makes of the files, ready to use; `states` are the ids of states by country code."""

    actors: Mapping[str, Actor]
    agents: AgentsFile
    offices: OfficesFile
    index: Index
    surnames: Mapping[str, tuple[str, ...]]
    tenures: Mapping[str, tuple[Tenure, ...]]
    states: Mapping[str, str]


class _File(msgspec.Struct, frozen=True, array_like=True):
    """`Compiled` as it is kept, the long tables in pieces."""

    actors: Pieces
    agents: AgentsFile
    offices: OfficesFile
    phrases: Pieces
    lengths: Pieces
    surnames: Pieces
    tenures: Pieces
    states: dict[str, str]


def cache_folder() -> Path:
    """Return the user's folder for what can be made again."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "goodoffices"


def read_cache(digest: str, folder: Path) -> Compiled | None:
    """Return what was compiled from files with this hash, or None."""
    try:
        kept = msgspec.msgpack.decode(_path(digest, folder).read_bytes(), type=_File)
    except (OSError, msgspec.MsgspecError):
        return None
    return Compiled(
        actors=Packed(kept.actors, Decoder(dict[str, Actor])),
        agents=kept.agents,
        offices=kept.offices,
        index=Index(
            Packed(kept.phrases, Decoder(dict[str, tuple[Entry, ...]])),
            Packed(kept.lengths, Decoder(dict[str, tuple[int, ...]])),
        ),
        surnames=Packed(kept.surnames, Decoder(dict[str, tuple[str, ...]])),
        tenures=Packed(kept.tenures, Decoder(dict[str, tuple[Tenure, ...]])),
        states=kept.states,
    )


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
        half.write_bytes(_packed(compiled))
        half.replace(path)
        for old in sorted(folder.glob("actors-*.msgpack"), key=_age)[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _packed(compiled: Compiled) -> bytes:
    index = compiled.index
    return msgspec.msgpack.encode(
        (
            cut(compiled.actors), compiled.agents, compiled.offices, cut(index.phrases),
            cut(index.lengths), cut(compiled.surnames), cut(compiled.tenures), compiled.states,
        )
    )  # fmt: skip


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
