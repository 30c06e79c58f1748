"""A desk's corrections as a development set of its own, in the form of our gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from goodoffices.exports.tables import write_path
from goodoffices.record import (
    CorrectionLine,
    Handling,
    Record,
    Told,
    get_reading,
    list_corrections,
    may_leave,
    report_handling,
    told_findings,
)
from goodoffices.record.lay import decode
from goodoffices.shapes import (
    Date,
    Event,
    Finding,
    Party,
    Precedent,
    Reading,
    Standing,
    Statement,
    Toll,
)

KINDS = ("event", "statement", "toll", "standing", "precedent")
STANDS = frozenset({"applied", "kept", "learned", "changed"})
Row = dict[str, Any]


class DevSet(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: the two files, and how many reports, findings and temptations they hold."""

    documents: Path
    gold: Path
    reports: int
    findings: int
    must_not: int
    withheld: int


def export_dev_set(record: Record, folder: Path, *, handling: Handling = "clear") -> DevSet:
    """Write `documents.jsonl` and `gold.jsonl` of the reports that people corrected into `folder`.

    What they accepted, edited or added must be found; what they rejected must not; what nobody
    looked at is `optional`, so that finding it counts neither way. Reports marked for closer
    handling than `handling` are left out and counted.

    Raises:
        OSError: the folder can't be written to.

    """
    said = [line for line in list_corrections(record) if _counts(line)]
    corrected = {line.report for line in said}
    marks = report_handling(record)
    names = sorted(name for name in corrected if may_leave(marks[name], handling))
    told = _by_report(record, frozenset(names))
    rows = [_gold(record, name, told.get(name, []), said) for name in names]
    documents = [_document(get_reading(record, name)) for name in names]
    folder.mkdir(parents=True, exist_ok=True)
    write_path(folder / "documents.jsonl", _lines(documents))
    write_path(folder / "gold.jsonl", _lines(rows))
    certain = sum(
        1 for row in rows for kind in KINDS for one in row[f"{kind}s"] if "optional" not in one
    )
    return DevSet(
        documents=folder / "documents.jsonl",
        gold=folder / "gold.jsonl",
        reports=len(rows),
        findings=certain,
        must_not=sum(len(row["must_not"]) for row in rows),
        withheld=len(corrected) - len(names),
    )


def _counts(line: CorrectionLine) -> bool:
    findings = line.act not in {"merge", "split"}
    return findings and line.undone_at is None and line.state in STANDS


def _by_report(record: Record, names: frozenset[str]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {name: [] for name in names}
    for kind in KINDS:
        for told in told_findings(record, kind):
            if told.report in names:
                found[told.report].append(told)
    return found


def _document(reading: Reading) -> Row:
    names = ("id", "text", "title", "published", "url", "source")
    return {name: getattr(reading, name) for name in names}


def _gold(record: Record, name: str, told: Iterable[Told], said: Iterable[CorrectionLine]) -> Row:
    row: Row = {"id": name, "furniture": [f.text for f in get_reading(record, name).furniture]}
    row |= {f"{kind}s": [] for kind in (*KINDS, "contact")}
    for one in told:
        optional = {} if one.reviewed else {"optional": True}
        row[f"{one.kind}s"].append(_told(one.finding, one.sentence_text or "") | optional)
        row["contacts"] += [contact | optional for contact in _contacts(one)]
    text = get_reading(record, name).text
    row["must_not"] = [
        _must_not(line, text) for line in said if line.report == name and line.act == "reject"
    ]
    return row


def _told(finding: Finding, quote: str) -> Row:
    """Return a finding as a line of gold.

    Raises:
        TypeError: it is of no kind that gold knows.

    """
    match finding:
        case Event():
            return _event(finding, quote)
        case Statement():
            return _statement(finding)
        case Toll():
            return _toll(finding, quote)
        case Standing():
            person = {"person_or_body": _name(finding.party), "country": finding.party.country}
            return person | {"role": finding.role, "change": finding.change}
        case Precedent():
            brokers, parties = map(_name, finding.brokers), map(_name, finding.parties)
            when = {"what": finding.what.text, "when": _date(finding.date) or finding.date.text}
            return when | {"brokers": list(brokers), "parties": list(parties)}
    raise TypeError(type(finding).__name__)


def _event(event: Event, quote: str) -> Row:
    return {
        "type": event.type, "mode": event.mode, "cameo": event.cameo, "quad": event.quad,
        "source": [_party(one) for one in event.actors],
        "target": [_party(one) for one in event.recipients],
        "status": event.status, "date": _date(event.date),
        "place": event.place and event.place.name,
        "according_to": event.according_to and _name(event.according_to),
        "trigger_text": event.trigger.text, "quote": quote, "historical": event.historical,
    }  # fmt: skip


def _statement(said: Statement) -> Row:
    who = said.speaker
    return {
        "speaker_text": _name(who) if who else "",
        "speaker_country": who and who.country,
        "speaker_sector": who and who.sector,
        "speaker_aliases": [who.text] if who else [],
        "content_text": " ".join(span.text for span in said.content),
        "direct": said.direct,
        "addressee": _name(said.addressees[0]) if said.addressees else None,
        "stance": said.stance,
    }


def _toll(toll: Toll, quote: str) -> Row:
    return {
        "kind": toll.kind, "low": toll.low, "high": toll.high, "qualifier": toll.qualifier,
        "victims_text": toll.victims.text if toll.victims else toll.evidence.text,
        "by_country": toll.by[0].country if toll.by else None,
        "according_to_text": toll.according_to and _name(toll.according_to), "quote": quote,
    }  # fmt: skip


def _contacts(told: Told) -> Iterator[Row]:
    event = told.finding
    if not isinstance(event, Event) or event.type != "CONSULT":
        return
    sides = [*event.actors, *event.recipients]
    if len(sides) > 1 and event.status in {"actual", "planned"}:
        one, other = sides[0], sides[-1]
        yield {
            "a_text": _name(one), "a_country": one.country, "a_aliases": [one.text],
            "b_text": _name(other), "b_country": other.country, "b_aliases": [other.text],
            "form": event.mode or "meeting", "date": _date(event.date), "status": event.status,
            "quote": told.sentence_text or "",
        }  # fmt: skip


def _must_not(line: CorrectionLine, text: str) -> Row:
    """Return the temptation of a finding that was rejected: the words, and what may not be made of them."""
    finding = decode(line.kind, line.judged or "{}")
    why = line.note or f"rejected by {line.by}"
    quote = _sentence_of(line, text)
    return {"kind": line.kind, "why": why, "quote": quote, "forbid": _forbidden(finding)}


def _forbidden(finding: Finding) -> Row:
    match finding:
        case Event():
            forbid: Row = {
                "types": [finding.type],
                "statuses": [finding.status],
                "trigger": finding.trigger.text,
            }
            sides = {"source": finding.actors, "target": finding.recipients}
            return forbid | {
                name: [_party(p) for p in side] for name, side in sides.items() if side
            }
        case Toll():
            return {"kinds": [finding.kind], "low": finding.low}
        case Statement():
            return {"content": " ".join(span.text for span in finding.content)}
        case Standing():
            person = {"person": _name(finding.party), "role": finding.role}
            return person | {"changes": [finding.change]}
    return {}


def _sentence_of(line: CorrectionLine, text: str) -> str:
    """Return the line of the report's text that the words stand in; the words where that is lost."""
    at = text.find(line.quote)
    if at < 0:
        return line.quote
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at + len(line.quote))
    return text[start : end if end >= 0 else len(text)]


def _party(party: Party) -> Row:
    aliases = [party.name] if party.name and party.name != party.text else []
    return {
        "text": party.text,
        "country": party.country,
        "sector": party.sector,
        "aliases": aliases,
    }


def _name(party: Party) -> str:
    return party.name or party.text


def _date(date: Date) -> str | None:
    if date.start and date.end:
        return date.start if date.start == date.end else f"{date.start}/{date.end}"
    return date.start or date.end


def _lines(rows: Iterable[Row]) -> bytes:
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
