"""PLOVER and CAMEO as data: what a code means, and what becomes of an act that is spoken of.

`composition.csv` says which CAMEO code an operator makes of an inner act: to offer (intent) to
mediate (045) is 039, to refuse it 126. PLOVER type, mode and contexts follow from the code.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from importlib import resources
from typing import cast

import msgspec
import msgspec.toml

from goodoffices.errors import LexiconError
from goodoffices.shapes import EventType, Quad


class Code(msgspec.Struct, frozen=True):
    """A CAMEO code: its label and the PLOVER type, mode and contexts it stands for."""

    code: str
    label: str
    goldstein: float
    type: EventType | None
    mode: str | None
    contexts: tuple[str, ...]


class PloverType(msgspec.Struct, frozen=True):
    """A PLOVER type: its quad class, its score and the scores of its modes where they differ."""

    quad: Quad
    score: float
    modes: Mapping[str, float] = {}


class Ontology(msgspec.Struct, frozen=True):
    """All codes, types and compositions."""

    codes: Mapping[str, Code]
    types: Mapping[str, PloverType]
    composition: Mapping[tuple[str, str], str]

    def compose(self, operator: str, inner: str) -> Code | None:
        """Return the code of `operator` applied to the act `inner` ("" for one that has no code)."""
        for length in range(len(inner), -1, -1):
            code = self.composition.get((operator, inner[:length]))
            if code is not None:
                return self.codes[code]
        return None

    def quad(self, name: str) -> Quad:
        """Return the quad class of a PLOVER type."""
        return self.types[name].quad

    def score(self, name: str, mode: str | None) -> float:
        """Return the PLOVER score of a type and mode."""
        plover = self.types[name]
        return plover.modes.get(mode or "", plover.score)


def load_ontology() -> Ontology:
    """Return the ontology of `lexicon/ontology`."""
    codes = {row["code"]: _code(row) for row in _csv("cameo.csv")}
    plover = msgspec.toml.decode(_read("plover.toml"), type=dict[str, dict[str, PloverType]])
    composition = {(r["operator"], r["inner"]): r["cameo"] for r in _csv("composition.csv")}
    for (operator, inner), code in composition.items():
        if code not in codes:
            raise LexiconError(
                f"ontology/composition.csv: {operator},{inner}: no CAMEO code {code!r}"
            )
    return Ontology(codes=codes, types=plover["types"], composition=composition)


def _code(row: dict[str, str]) -> Code:
    return Code(
        code=row["code"],
        label=row["label"],
        goldstein=float(row["goldstein"] or 0),
        type=cast("EventType", row["type"]) if row["type"] else None,
        mode=row["mode"] or None,
        contexts=tuple(c for c in row["contexts"].split(";") if c),
    )


def _csv(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_read(name))))


def _read(name: str) -> str:
    path = resources.files("goodoffices").joinpath("lexicon", "ontology", name)
    return path.read_text(encoding="utf-8")
