"""CAMEO's labels and Goldstein values, from the lexicon."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import msgspec


class Code(msgspec.Struct, frozen=True):
    """A CAMEO code: its label, Goldstein's value (-10 to 10), and what PLOVER calls it."""

    label: str
    goldstein: float | None
    type: str | None
    mode: str | None


@cache
def load_codes() -> Mapping[str, Code]:
    """Return every CAMEO code of the lexicon."""
    file = resources.files("goodoffices").joinpath("lexicon", "ontology", "cameo.csv")
    rows = csv.DictReader(file.read_text("utf-8").splitlines())
    return MappingProxyType({row["code"]: _code(row) for row in rows})


def _code(row: Mapping[str, str]) -> Code:
    value = float(row["goldstein"]) if row["goldstein"] else None
    return Code(row["label"], value, row["type"] or None, row["mode"] or None)
