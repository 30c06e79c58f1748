"""A report: the story with its findings marked in the words, and what each mark is beside it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from goodoffices.desk.desk import Desk
from goodoffices.desk.faults import Missing
from goodoffices.desk.page import Answer, Page, Question
from goodoffices.desk.story import Note, Paragraph, lay_out, tell_notes
from goodoffices.record import Record, get_reading
from goodoffices.record.open import snapshot
from goodoffices.shapes import Reading

Id = Annotated[str, Meta(min_length=1, max_length=500)]
FACTS = (
    "SELECT r.read_at, r.origin, r.coded, h.reliability, h.handling, s.relation, e.version,"
    " (SELECT l.id FROM reports AS l WHERE l.key = s.leader AND s.leader <> r.key) AS story"
    " FROM reports AS r JOIN report_handling AS h ON h.report_key = r.key"
    " JOIN engines AS e ON e.key = r.engine LEFT JOIN stories AS s ON s.report = r.key"
    " WHERE r.id = ?"
)
VERDICTS = (
    "SELECT f.id, f.verdict FROM reports AS r JOIN findings AS f ON f.report = r.key"
    " WHERE r.id = ? AND f.verdict IS NOT NULL"
)


class ReportQuestion(Question, frozen=True, kw_only=True):
    """Which report, and which of its findings is pointed at."""

    id: Annotated[Id, Meta(description="The report's id.")]
    at: Annotated[Id, Meta(description="The id of a finding to point at.")] | None = None


class ReportAnswer(Answer, frozen=True, kw_only=True):
    """A report as people have corrected it. `rejected` are the findings that somebody rejected.

    `text` is whole in `paragraphs`, but for blank lines. `story` is the report that it is a copy or
    an edition of, by its `relation`. `engine` is the version that read it, at `read_at`.
    """

    id: str
    title: str | None
    subtitle: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    source: str | None
    url: str | None
    language: str | None
    synthetic: bool
    coded: bool
    reliability: str | None
    handling: str
    story: str | None
    relation: str | None
    origin: str
    engine: str
    read_at: str
    at: str | None
    found: int
    reviewed: int
    paragraphs: tuple[Paragraph, ...]
    rejected: tuple[Note, ...]
    furniture: tuple[str, ...]
    notes: tuple[str, ...]


class Facts(Struct, frozen=True, kw_only=True):
    """What the record knows of a report beside its reading."""

    read_at: str
    origin: str
    coded: int
    reliability: str | None
    handling: str
    relation: str | None
    version: str
    story: str | None


def answer(desk: Desk, asked: ReportQuestion) -> ReportAnswer:
    """Return the report.

    Raises:
        Missing: the record holds none of this id.

    """
    record = desk.record()
    with snapshot(record) as connection:
        row = connection.execute(FACTS, (asked.id,)).fetchone()
        verdicts = dict(connection.execute(VERDICTS, (asked.id,)).fetchall())
    if row is None:
        raise Missing("The record holds no such report.", "Find it in the list of reports.")
    reading = get_reading(record, asked.id)
    return _answer(desk, asked, Facts(**dict(row)), reading, verdicts)


def _answer(
    desk: Desk,
    asked: ReportQuestion,
    facts: Facts,
    reading: Reading,
    verdicts: dict[str, str | None],
) -> ReportAnswer:
    paragraphs = lay_out(reading, verdicts)
    same = ("title", "subtitle", "byline", "dateline", "published", "source", "url", "language")
    return ReportAnswer(
        **{name: getattr(reading, name) for name in (*same, "synthetic", "notes")},
        id=asked.id,
        coded=bool(facts.coded),
        reliability=facts.reliability,
        handling=facts.handling,
        story=facts.story,
        relation=facts.relation,
        origin=facts.origin.rpartition("/")[2],
        engine=facts.version,
        read_at=facts.read_at,
        at=asked.at,
        found=sum(len(one.notes) for one in paragraphs),
        reviewed=sum(bool(note.reviewed) for one in paragraphs for note in one.notes),
        paragraphs=paragraphs,
        rejected=_rejected(desk.record(), asked.id, verdicts),
        furniture=tuple(one.text for one in reading.furniture),
        coverage=desk.coverage(asked),
    )


def _rejected(record: Record, report: str, verdicts: dict[str, str | None]) -> tuple[Note, ...]:
    if "rejected" not in verdicts.values():
        return ()
    notes = tell_notes(get_reading(record, report, as_read=True), verdicts)
    return tuple(note for note in notes if note.reviewed == "rejected")


PAGE = Page(
    path="/report",
    title="Report",
    says="A report with its findings marked in its words.",
    template="report.html",
    question=ReportQuestion,
    answer=answer,
)
