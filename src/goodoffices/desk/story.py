"""A report as a page shows it: paragraphs of pieces, each piece with the findings it is part of.

Findings may lie in one another, or overlap: where any begins or ends, a new piece begins, and in each
piece the longest is outermost.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from goodoffices.desk.rows import Who
from goodoffices.shapes import (
    Date,
    Event,
    Extent,
    Finding,
    Party,
    Precedent,
    Reading,
    Span,
    Standing,
    Statement,
    Toll,
)

Role = Literal["headline", "standfirst", "text"]
LETTERS = {"event": "E", "statement": "S", "toll": "T", "standing": "O", "precedent": "P"}


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Where a finding stands in the text; `tag` is its letter and number, `begins` tells whether here."""

    finding: str
    tag: str
    kind: str
    tone: str
    begins: bool = False


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the text within one sentence, and the findings it is part of, outermost first.

    `sentence` is null between sentences. `first` tells whether its sentence begins with it.
    """

    text: str
    sentence: int | None
    first: bool
    marks: tuple[Mark, ...]


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What a mark is: a finding in words, to stand in the margin beside it."""

    finding: str
    tag: str
    kind: str
    tone: str
    sentence: int
    head: str
    status: str | None
    what: str
    day: str | None
    date_start: str | None
    date_end: str | None
    date_text: str
    where: str
    who: tuple[Who, ...]
    rule: str
    confidence: float
    also: tuple[int, ...]
    reviewed: str | None


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph, and the notes on the findings that begin in it."""

    role: Role
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


class Place(msgspec.Struct, frozen=True):
    """A stretch of the text that a finding rests on."""

    start: int
    end: int
    mark: Mark


def lay_out(reading: Reading, verdicts: dict[str, str | None]) -> tuple[Paragraph, ...]:
    """Return the report's paragraphs, every finding marked in its words and noted beside them."""
    notes = {note.finding: note for note in tell_notes(reading, verdicts)}
    places = sorted(_places(reading, notes), key=lambda one: (one.start, -one.end))
    cuts = sorted({
        0, len(reading.text), *(at for one in places for at in (one.start, one.end)),
        *(at for one in reading.sentences for at in (one.start, one.end)),
    })  # fmt: skip
    made = []
    for extent in _paragraphs(reading.text):
        begun = [one for one in places if extent.start <= one.start < extent.end]
        ids = dict.fromkeys(one.mark.finding for one in begun if one.mark.begins)
        made.append(
            Paragraph(
                role=_role(reading, extent),
                pieces=tuple(_pieces(reading, extent, cuts, places)),
                notes=tuple(notes[one] for one in ids),
            )
        )
    return tuple(made)


def tell_notes(reading: Reading, verdicts: dict[str, str | None]) -> Iterator[Note]:
    """Yield a note on every finding, numbered by kind in the order of the text."""
    for kind, letter in LETTERS.items():
        found: tuple[Finding, ...] = getattr(reading, f"{kind}s")
        ordered = sorted(found, key=lambda one: _words(one)[0].start if _words(one) else 0)
        for number, one in enumerate(ordered, 1):
            yield _note(one, kind, f"{letter}{number}", verdicts.get(one.id))


def _note(finding: Finding, kind: str, tag: str, verdict: str | None) -> Note:
    head, what = _told(finding)
    date: Date = getattr(finding, "date", Date())
    place = getattr(finding, "place", None)
    return Note(
        finding=finding.id, tag=tag, kind=kind, tone=_tone(finding), sentence=finding.sentence,
        head=head, status=getattr(finding, "status", None), what=what,
        day=date.start, date_start=date.start, date_end=date.end, date_text=date.text,
        where=place.name if place else "", who=tuple(_who(finding)), rule=finding.rule,
        confidence=finding.confidence, also=finding.also, reviewed=verdict,
    )  # fmt: skip


def _told(finding: Finding) -> tuple[str, str]:
    """Return what a finding is, in a word or two, and what of it no other field of a note tells."""
    match finding:
        case Event():
            head = " ".join(part for part in (finding.type, finding.mode) if part)
            return head, "background" if finding.historical else ""
        case Statement():
            return ("quoted" if finding.direct else "reported"), finding.stance or ""
        case Toll():
            rest = ["running total"] if finding.cumulative else []
            return f"{finding.kind}: {_count(finding)}", ", ".join((*rest, *finding.traits))
        case Standing():
            return finding.change, finding.role
        case Precedent():
            return finding.kind, finding.outcome or ""
    return "", ""


def _count(toll: Toll) -> str:
    whom = toll.victims.text if toll.victims else "people"
    number = toll.low if toll.low is not None else toll.high
    if number is None:
        return f"{toll.qualifier} ({whom})"
    if toll.low is not None and toll.high is not None and toll.low != toll.high:
        return f"{toll.low}–{toll.high} ({whom})"  # noqa: RUF001 - a range's dash
    words = "" if toll.qualifier in {"exact", "none"} else f"{toll.qualifier} "
    return f"{words}{number} ({whom})"


def _who(finding: Finding) -> Iterator[Who]:
    """Yield those who play a part in a finding, in the order of its fields."""
    for part, field in PARTS:
        value = getattr(finding, field, None)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Party):
                yield Who(
                    part=part, words=one.text, name=one.name, actor=one.actor,
                    country=one.country, sector=one.sector, role=one.role,
                )  # fmt: skip


PARTS = (
    ("actor", "actors"), ("recipient", "recipients"), ("host", "host"),
    ("speaker", "speaker"), ("addressee", "addressees"), ("by", "by"), ("party", "party"),
    ("broker", "brokers"), ("party", "parties"), ("according_to", "according_to"),
)  # fmt: skip


def _tone(finding: Finding) -> str:
    """Return conflict or cooperation for an event, else nothing."""
    return finding.quad.partition("-")[2] if isinstance(finding, Event) else ""


def _words(finding: Finding) -> tuple[Span, ...]:
    """Return the words a finding rests on."""
    match finding:
        case Event():
            return (finding.trigger,)
        case Statement():
            return finding.content
        case Toll() | Standing() | Precedent():
            return (finding.evidence,)
    return ()


def _named_again(finding: Finding) -> tuple[Span, ...]:
    """Return the nouns by which the story comes back to an act, further on."""
    return finding.mentions if isinstance(finding, Event) else ()


def _places(reading: Reading, notes: dict[str, Note]) -> Iterator[Place]:
    for kind in LETTERS:
        for finding in getattr(reading, f"{kind}s"):
            note = notes[finding.id]
            for k, span in enumerate((*_words(finding), *_named_again(finding))):
                mark = Mark(
                    finding=finding.id, tag=note.tag, kind=kind, tone=note.tone, begins=k == 0
                )
                yield Place(span.start, span.end, mark)


def _role(reading: Reading, extent: Extent) -> Role:
    words = reading.text[extent.start : extent.end].strip()
    return (
        "headline"
        if words == reading.title
        else "standfirst"
        if words == reading.subtitle
        else "text"
    )


def _paragraphs(text: str) -> Iterator[Extent]:
    """Yield where the lines of the text stand that hold something."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Extent(start=start, end=start + len(line))
        start += len(line) + 1


def _pieces(
    reading: Reading, within: Extent, cuts: Sequence[int], places: Iterable[Place]
) -> Iterator[Piece]:
    ends = [at for at in cuts if within.start < at < within.end]
    here = [one for one in places if one.start < within.end and one.end > within.start]
    for start, end in zip((within.start, *ends), (*ends, within.end), strict=True):
        number = _sentence_at(reading.sentences, start)
        yield Piece(
            text=reading.text[start:end],
            sentence=number,
            first=number is not None and reading.sentences[number].start == start,
            marks=tuple(
                msgspec.structs.replace(one.mark, begins=one.mark.begins and one.start == start)
                for one in here
                if one.start <= start and one.end >= end
            ),
        )


def _sentence_at(sentences: Sequence[Extent], at: int) -> int | None:
    k = bisect_right(sentences, at, key=lambda one: one.start) - 1
    return k if k >= 0 and at < sentences[k].end else None
