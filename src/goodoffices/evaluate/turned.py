"""Scores how status changes with the words around a deed: plain deeds put into frames.

A deed ("Sudan expelled the envoy") that the reader tells alone is put into the frames that newspapers
put deeds in ("{S} failed to {base}{rest}."). What a frame does to the status is known, so one deed
tests every operator, and one operator is tested with deeds of every type
(metamorphic testing: Chen et al., "Metamorphic testing: a review", ACM Computing Surveys 51:1, 2018).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from goodoffices.shapes import Event

DONE = frozenset({"kept", "alleged"})  # groups of frames that leave a deed done
EVERY = 4  # a frame meets each fourth deed of its kind: all of them would take minutes
Kind = Literal["kind", "hostile"]
# What a kind deed becomes while it is only agreed, promised or offered (ONTOLOGY.md, AGREE and CONCEDE).
WILLING = frozenset({"AGREE", "CONCEDE"})


class Deed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A deed in its parts, with the forms of its verb; `inside` is the subject in mid-sentence."""

    type: str
    kind: Kind
    subject: str
    inside: str
    base: str
    ing: str
    pp: str
    past: str
    rest: str
    plural: bool


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a deed, the statuses an expert accepts for it, and types that may carry it.

    No status at all: nothing need be told, but nothing as done.
    """

    id: str
    group: str
    frame: str
    deeds: Literal["any", "kind", "hostile"]
    status: tuple[str, ...]
    also: tuple[str, ...]


class Turned(msgspec.Struct, frozen=True):
    """A deed in a frame, as a sentence."""

    frame: Frame
    deed: Deed
    text: str


class Verdict(msgspec.Struct, frozen=True):
    """How one turned sentence was read: `told` with a status due, `clean` of what was not done."""

    turned: Turned
    told: bool
    clean: bool


def turn(frames: Iterable[Frame], deeds: Sequence[Deed]) -> Iterator[Turned]:
    """Yield each frame filled with each fourth deed of its kind, another fourth for each frame."""
    for frame in frames:
        fitting = [deed for deed in deeds if frame.deeds in {"any", deed.kind}]
        for deed in fitting[zlib.crc32(frame.id.encode()) % EVERY :: EVERY]:
            yield Turned(frame, deed, _filled(frame, deed))


def judge(turned: Turned, events: Sequence[Event]) -> Verdict:
    """Return whether the deed was told as the frame has it, and not as done where it wasn't."""
    frame, deed = turned.frame, turned.deed
    carriers = {deed.type, *frame.also}
    if deed.kind == "kind" and "actual" not in frame.status:
        carriers |= WILLING
    told = not frame.status or any(e.type in carriers and e.status in frame.status for e in events)
    clean = frame.group in DONE or not any(
        e.type == deed.type and e.status == "actual" and not e.historical for e in events
    )
    return Verdict(turned, told=told, clean=clean)


def figures(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Return the shares read right, in all and by the frames' groups."""
    groups: dict[str, list[bool]] = {"right": []}
    for verdict in verdicts:
        right = verdict.told and verdict.clean
        for name in ("right", verdict.turned.frame.group):
            groups.setdefault(name, []).append(right)
    return {name: sum(rights) / len(rights) for name, rights in groups.items() if rights}


def _filled(frame: Frame, deed: Deed) -> str:
    many = deed.plural
    slots: Mapping[str, str] = {
        "S": deed.subject,
        "s": deed.inside,
        "base": deed.base,
        "ing": deed.ing,
        "pp": deed.pp,
        "past": deed.past,
        "rest": deed.rest,
        "is": "are" if many else "is",
        "was": "were" if many else "was",
        "has": "have" if many else "has",
        "does": "do" if many else "does",
        "it": "they" if many else "it",
        "its": "their" if many else "its",
    }
    return frame.frame.format_map(slots)
