"""Findings as people word them: words of the report become spans, and names become parties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from goodoffices.errors import InputError
from goodoffices.record.anchors import anchor_of
from goodoffices.record.lay import SHAPES, decode
from goodoffices.record.open import Record, snapshot
from goodoffices.record.query import get_reading
from goodoffices.record.sql import query
from goodoffices.shapes import Extent, Finding, to_builtins

EVIDENCE = MappingProxyType(
    {
        "event": "trigger",
        "statement": "content",
        "toll": "evidence",
        "standing": "evidence",
        "precedent": "evidence",
    }
)
SPANS = frozenset({"trigger", "evidence", "victims", "cue", "what"})
PARTY = frozenset({"host", "according_to", "speaker", "party", "actor"})
PARTIES = frozenset({"actors", "recipients", "addressees", "by", "brokers", "parties"})
BY_HAND = "by-hand"


class Draft(msgspec.Struct, frozen=True):
    """The report that words are taken from: its text, its sentences, and the parties known in it."""

    text: str
    extents: tuple[Extent, ...]
    known: Mapping[str, Mapping[str, Any]]
    where: str
    near: int


def change_finding(record: Record, finding: str, changes: Mapping[str, Any]) -> Finding:
    """Return the finding of this id with `changes`, which `edit` then takes.

    A party, or a span such as `trigger`, is given by its words in the report; several parties by a
    list, or parted by `;`. A party whose words or name the report's findings know already is who it
    was there; otherwise it may be given as an object with text, name, country, sector. A date is an
    ISO day, or `{"start", "end", "text"}`. null takes a value away.

    Raises:
        InputError: the record has no such finding, or a change can't be made; the message names it.

    """
    with snapshot(record) as connection:
        row = connection.execute(query("get-finding"), {"id": finding}).fetchone()
    if row is None:
        what = f"is no finding of {record.path}"
        raise InputError(finding, what, "goodoffices events --format jsonl shows their ids")
    told = decode(row["kind"], row["told"])
    draft = _draft(record, row["report_id"], anchor_of(told, row["text"]).start)
    return _made(row["kind"], to_builtins(told), changes, draft)


def draft_finding(
    record: Record, report: str, kind: str, quote: str, facts: Mapping[str, Any]
) -> Finding:
    """Return a finding of this kind that rests on `quote` in the report, which `add` then takes.

    `facts` are given as in `change_finding`.

    Raises:
        InputError: no such report or kind, the quote doesn't stand there or stands there twice, or
            a fact is missing or can't be used.

    """
    if kind not in SHAPES:
        raise InputError("--kind", f"{kind!r} is none", f"one of {', '.join(SHAPES)}")
    start = _only_place(get_reading(record, report).text, quote, report)
    draft = _draft(record, report, start)
    span = {"text": quote, "start": start, "end": start + len(quote)}
    sentence = next((k for k, e in enumerate(draft.extents) if e.start <= start < e.end), 0)
    blank: dict[str, Any] = {
        "id": BY_HAND,
        "rule": BY_HAND,
        "confidence": 1.0,
        "sentence": sentence,
        EVIDENCE[kind]: [span] if kind == "statement" else span,
    }
    if kind == "precedent":
        blank["what"] = span
    if kind == "statement":
        blank["direct"] = False
    return _made(kind, blank, facts, draft)


def _draft(record: Record, report: str, near: int) -> Draft:
    reading = get_reading(record, report)
    with snapshot(record) as connection:
        rows = connection.execute(query("known-parties"), {"report": reading.id}).fetchall()
    known: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        facts = {name: row[name] for name in ("actor", "name", "country", "sector", "role")}
        for word in (row["text"], row["name"]):
            if word and (row["actor"] or word.casefold() not in known):
                known[word.casefold()] = facts
    return Draft(reading.text, reading.sentences, known, report, near)


def _made(kind: str, told: dict[str, Any], changes: Mapping[str, Any], draft: Draft) -> Finding:
    shape = SHAPES[kind]
    unknown = [name for name in changes if name not in shape.__struct_fields__ or name == "id"]
    if unknown:
        known = ", ".join(name for name in shape.__struct_fields__ if name != "id")
        raise InputError(unknown[0], f"is nothing that a {kind} tells", f"one of {known}")
    made = told | {name: _value(name, value, draft) for name, value in changes.items()}
    if kind == "standing":
        made["actor"] = made.get("party")
    try:
        found: Finding = msgspec.convert(made, type=shape)
    except msgspec.ValidationError as error:
        raise InputError(draft.where, f"{error}", "correct that value") from error
    return found


def _value(name: str, value: Any, draft: Draft) -> Any:  # noqa: ANN401 - JSON values are of any type
    if value is None:  # taken away
        return [] if name in PARTIES else {} if name == "date" else None
    if name in PARTY:
        return _party(value, draft)
    if name in PARTIES:
        words = value.split(";") if isinstance(value, str) else value
        return [_party(one, draft) for one in words if one != ""]
    return _worded(name, value, draft) if isinstance(value, str) else value


def _worded(name: str, words: str, draft: Draft) -> Any:  # noqa: ANN401 - as above
    """Return what `words` stand for as this value; words where that is words anyway."""
    if name in SPANS:
        return _span(words, draft)
    if name == "content":
        return [_span(words, draft)]
    if name == "date":
        return {"start": words, "end": words, "text": ""}
    return {"text": words, "name": words} if name == "place" else words


def _party(value: Any, draft: Draft) -> dict[str, Any]:  # noqa: ANN401 - as above
    facts = {"text": value.strip()} if isinstance(value, str) else dict(value)
    words = facts.get("text") or facts.get("name") or ""
    known = draft.known.get(words.casefold(), {})
    try:
        span = _span(words, draft)
    except InputError:
        told = next(
            (w for w, f in draft.known.items() if f is known and w in draft.text.lower()), None
        )
        if told is None:
            raise
        at = draft.text.lower().index(told)
        span = {"text": draft.text[at : at + len(told)], "start": at, "end": at + len(told)}
    return {**known, **facts, **span}


def _span(words: str, draft: Draft) -> dict[str, Any]:
    """Return where `words` stand nearest to the finding.

    Raises:
        InputError: nowhere.

    """
    words = words.strip()
    places = [found.start() for found in re.finditer(re.escape(words), draft.text)] if words else []
    if not places:
        raise InputError(
            draft.where, f"{words!r} doesn't stand in it", "use the report's own words"
        )
    start = min(places, key=lambda place: abs(place - draft.near))
    return {"text": words, "start": start, "end": start + len(words)}


def _only_place(text: str, quote: str, where: str) -> int:
    if not quote.strip() or quote not in text:
        raise InputError(where, f"{quote!r} doesn't stand in it", "quote its words as they are")
    if text.count(quote) > 1:
        raise InputError(where, f"{quote!r} stands in it twice", "quote some more words around it")
    return text.index(quote)
