"""Where a correction stands: the words it speaks of and what is around them, found again in any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType
from typing import Any

import msgspec

from goodoffices.record.flatten import evidence
from goodoffices.record.lay import SHAPES, kind_of
from goodoffices.shapes import Extent, Finding, to_builtins

CONTEXT = 60  # letters kept on either side of the words
CORE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "event": ("type", "mode", "status", "historical", "actors", "recipients", "host"),
        "statement": ("speaker", "stance", "direct", "content"),
        "toll": ("kind", "low", "high", "qualifier", "by", "according_to"),
        "standing": ("party", "role", "change"),
        "precedent": ("kind", "parties", "brokers", "outcome"),
    }
)


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """The words a person judged, with their context; `start` is where they stood last."""

    kind: str
    quote: str
    before: str
    after: str
    start: int


def anchor_of(finding: Finding, text: str) -> Anchor:
    """Return where `finding` stands in `text`, by the words it rests on."""
    spans = evidence(finding)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Anchor(
        kind=kind_of(finding),
        quote=text[start:end],
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
        start=start,
    )


def locate(anchor: Anchor, text: str) -> Extent | None:
    """Return where in `text` the anchor's words stand, None where they don't.

    White space may differ. Of several places the one with the most of the old context around it is
    taken, and of equals the nearest to the old one.
    """
    words = anchor.quote.split()
    pattern = r"\s+".join(map(re.escape, words))
    found = [Extent(start=m.start(), end=m.end()) for m in re.finditer(pattern, text) if words]
    if not found:
        return None
    return max(found, key=lambda at: (_context(anchor, text, at), -abs(at.start - anchor.start)))


def _context(anchor: Anchor, text: str, at: Extent) -> int:
    """Return how many letters around this place are as they were around the anchor."""
    left = _letters(text[max(0, at.start - 2 * CONTEXT) : at.start])[::-1]
    right = _letters(text[at.end : at.end + 2 * CONTEXT])
    return _common(_letters(anchor.before)[::-1], left) + _common(_letters(anchor.after), right)


def _letters(text: str) -> str:
    return "".join(text.split())


def _common(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def same_told(one: Finding, other: Finding) -> bool:
    """Whether two findings tell the same: what is asked of them, whatever read them."""
    return kind_of(one) == kind_of(other) and core(one) == core(other)


def core(finding: Finding) -> str:
    """Return what `finding` tells as JSON: who, what and how much; not where it stands."""
    told = to_builtins(finding)
    kept = {key: _bare(told[key]) for key in CORE[kind_of(finding)]}
    return msgspec.json.encode(kept, order="deterministic").decode()


def _bare(value: Any) -> Any:  # noqa: ANN401 - JSON values are of any type
    """Return a party as who is meant, any other span as its words."""
    match value:
        case list() | tuple():
            return [_bare(one) for one in value]
        case {"actor": actor, "name": name, "text": text}:
            return actor or name or " ".join(text.lower().split())
        case {"text": text}:
            return " ".join(text.split())
    return value


def best_match(judged: Finding, at: Extent, candidates: Iterable[Finding]) -> Finding | None:
    """Return which of `candidates` stands at this place; one that tells the same comes first."""
    kind = kind_of(judged)
    near = [one for one in candidates if kind_of(one) == kind and _overlap(one, at) > 0]
    return max(near, key=lambda one: (same_told(one, judged), _overlap(one, at)), default=None)


def _overlap(finding: Finding, at: Extent) -> float:
    """Return which part of the letters of both is common to them."""
    spans = evidence(finding)
    start = min((span.start for span in spans), default=0)
    end = max((span.end for span in spans), default=0)
    common = min(end, at.end) - max(start, at.start)
    return max(0, common) / max(1, max(end, at.end) - min(start, at.start))


def moved(
    finding: Finding, text: str, shift: int, extents: Sequence[Extent], name: str
) -> Finding | None:
    """Return `finding` with its spans set `shift` further on in `text`, under the id `name`.

    A span that isn't there is looked for nearby, by its words; None where one is nowhere.
    """
    told = _moved(to_builtins(finding), text, shift)
    if told is None:
        return None
    at = min(span["start"] for span in spans_in(told)) if spans_in(told) else 0
    told |= {"id": name, "sentence": _sentence(extents, at, finding.sentence), "also": []}
    found: Finding = msgspec.convert(told, type=SHAPES[kind_of(finding)])
    return found


def _moved(value: Any, text: str, shift: int) -> Any:  # noqa: ANN401 - JSON values are of any type
    """Return `value` with every span in it moved; None where one can't be."""
    if isinstance(value, list | tuple):
        parts = [_moved(one, text, shift) for one in value]
        return None if _lost(value, parts) else parts
    if not isinstance(value, dict):
        return value
    changed = {key: _moved(one, text, shift) for key, one in value.items()}
    if _lost(value.values(), changed.values()):
        return None
    if not _is_span(value):
        return changed
    start = _nearest(text, value["text"], value["start"] + shift)
    end = (start or 0) + len(value["text"])
    return None if start is None else changed | {"start": start, "end": end}


def _lost(before: Iterable[Any], after: Iterable[Any]) -> bool:
    return any(now is None and was is not None for was, now in zip(before, after, strict=True))


def _is_span(value: Mapping[str, Any]) -> bool:
    """Whether this is a span and not a date, which has a start, an end and a text too."""
    return {"text", "start", "end"} <= value.keys() and isinstance(value["start"], int)


def _nearest(text: str, words: str, wanted: int) -> int | None:
    if text.startswith(words, max(0, wanted)):
        return max(0, wanted)
    places = (m.start() for m in re.finditer(re.escape(words), text))
    return min(places, key=lambda place: abs(place - wanted), default=None)


def spans_in(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON values are of any type
    """Return every span in a finding that was made plain, parties among them."""
    if isinstance(value, dict):
        own = [value] if _is_span(value) else []
        return own + [span for one in value.values() for span in spans_in(one)]
    if isinstance(value, list | tuple):
        return [span for one in value for span in spans_in(one)]
    return []


def _sentence(extents: Sequence[Extent], at: int, otherwise: int) -> int:
    inside = (k for k, one in enumerate(extents) if one.start <= at < one.end)
    return next(inside, min(otherwise, max(0, len(extents) - 1)))
