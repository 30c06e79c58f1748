"""What a finding tells, as a person would type it: for the form that corrects it, and to see what changed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, get_args

from goodoffices.shapes import (
    Change,
    Date,
    EventType,
    Finding,
    Party,
    Qualifier,
    Span,
    Stance,
    Status,
    TollKind,
)

Control = Literal["text", "number", "date", "choice"]
Part = tuple[str, str, Control]
DAY: Part = ("date", "Day", "date")
PARTS: Mapping[str, tuple[Part, ...]] = MappingProxyType({
    "event": (
        ("type", "Type", "choice"), ("mode", "Mode", "text"), ("status", "Status", "choice"),
        ("actors", "Actors", "text"), ("recipients", "Recipients", "text"), ("host", "Host", "text"),
        DAY, ("cameo", "CAMEO", "text"),
    ),
    "statement": (
        ("speaker", "Speaker", "text"), ("addressees", "To", "text"), ("stance", "Stance", "choice"),
    ),
    "toll": (
        ("counted", "What", "choice"), ("low", "At least", "number"), ("high", "At most", "number"),
        ("qualifier", "Told as", "choice"), ("by", "By", "text"), DAY,
    ),
    "standing": (
        ("party", "Who", "text"), ("role", "Office", "text"), ("change", "Change", "choice"), DAY,
    ),
    "precedent": (DAY,),
})  # fmt: skip
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "type": get_args(EventType), "status": get_args(Status), "qualifier": get_args(Qualifier),
    "change": get_args(Change), "stance": get_args(Stance), "counted": get_args(TollKind),
})  # fmt: skip
FIELDS: Mapping[str, str] = MappingProxyType({"counted": "kind"})  # `kind` says that it is a toll


def told_of(kind: str, finding: Finding) -> dict[str, str]:
    """Return the facts of a finding of this kind, as words; an empty string where there is none."""
    values = ((name, getattr(finding, FIELDS.get(name, name), None)) for name, _, _ in PARTS[kind])
    return {name: _words(value) for name, value in values}


def _words(value: Any) -> str:  # noqa: ANN401 - any fact of a finding
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(_words(one) for one in value)
    if isinstance(value, Date):
        return value.start or ""
    if isinstance(value, Party | Span):
        return value.text
    return str(value)
