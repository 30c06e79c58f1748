"""The order of the house: a room imports only from rows below it, never from its neighbours."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import goodoffices

ROOT = Path(goodoffices.__file__).parent
ROWS: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "__init__",
        "errors shapes",
        "text",
        "language",
        "rules",
        "sources",
        "dates places actors",
        "events statements tolls standings precedents",
        "scene incidents prefilter",
        "pipeline",
        "telling",
        "record",
        "ceasefires tempo channels exports",
        "brief bulk",
        "desk",
        "evaluate",
        "cli",
    )
)
ONLY = {  # rooms that may import less than their row allows
    "record": frozenset({"errors", "shapes"}),  # it keeps readings, whatever made them
    "channels": frozenset({"errors", "shapes", "record"}),  # it ranks over what is kept
    "exports": frozenset({"errors", "shapes", "record"}),
    "tempo": frozenset({"errors", "shapes", "record"}),
    "telling": frozenset({"shapes"}),  # it tells readings, whatever made them
    "sources": frozenset({"__init__", "errors", "shapes"}),  # bytes in, reports out
}
ENTRY = frozenset({"__main__"})  # starts the command line; nothing may import it
HEIGHT = {room: k for k, row in enumerate(ROWS) for room in row}


def rooms() -> dict[str, list[Path]]:
    """Return the files of every room; a module beside the rooms is a room of its own."""
    found: dict[str, list[Path]] = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found.setdefault(parts[0], []).append(path)
    return found


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every room of ours that a file imports, whether at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "goodoffices" and rest:
                yield _room(rest), node.lineno


def _room(dotted: str) -> str:
    first = dotted.split(".", maxsplit=1)[0]
    there = (ROOT / first).is_dir() or (ROOT / f"{first}.py").exists()
    return first if there else "__init__"  # a name of the package itself, its version


def test_every_room_has_a_row() -> None:
    """A new room or module must say where it stands, and a row names nothing that is gone."""
    found = set(rooms()) - ENTRY
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert folders <= found
    assert found == set(HEIGHT)


@pytest.mark.parametrize("room", sorted(set(HEIGHT)))
def test_a_room_imports_only_from_rows_below(room: str) -> None:
    """Neither a higher row nor a neighbour in the same row is imported."""
    for path in rooms()[room]:
        for other, line in imports(path):
            if other != room:
                below = HEIGHT[other] < HEIGHT[room]
                assert below, f"{path.relative_to(ROOT)}:{line}: {room} must not import {other}"


@pytest.mark.parametrize("room", sorted(ONLY))
def test_rooms_that_know_little_stay_so(room: str) -> None:
    """The record, the telling and the sources know the shapes, not the rooms that fill them."""
    for path in rooms()[room]:
        for other, line in imports(path):
            allowed = other == room or other in ONLY[room]
            assert allowed, f"{path.relative_to(ROOT)}:{line}: {room} must not import {other}"


def test_only_the_parser_room_imports_the_parser() -> None:
    """Every other room works on our own tokens, so that another parser can take its place."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [str(node.module)]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            if any(name.split(".")[0] == "spacy" for name in names):
                assert path.name == "spacy_engine.py", f"{path}:{node.lineno}"
