"""One finding to be looked at: its words, what it tells, and the forms that accept, reject or change it.

Without a finding it is the form that adds one to a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from goodoffices.desk.changes import Id, Kind, Told
from goodoffices.desk.desk import Desk
from goodoffices.desk.facts import CHOICES, PARTS, Control, told_of
from goodoffices.desk.faults import Missing
from goodoffices.desk.page import Answer, Page, Question
from goodoffices.record import get_reading
from goodoffices.record.anchors import anchor_of
from goodoffices.record.lay import decode
from goodoffices.record.open import snapshot
from goodoffices.record.sql import query
from goodoffices.shapes import Extent, Finding

CLEARABLE = frozenset({"mode", "date", "recipients", "actors", "host", "addressees", "by", "high"})


class CorrectQuestion(Question, frozen=True, kw_only=True):
    """Which finding is looked at; or to which report one is added, told by which words."""

    finding: Annotated[Id, Meta(description="The finding's id.")] | None = None
    report: Annotated[Id, Meta(description="The report that one is added to.")] | None = None
    quote: Annotated[Told, Meta(description="The words that tell it.")] = ""
    kind: Annotated[Kind, Meta(description="What kind of finding is added.")] = "event"
    back: Annotated[str, Meta(max_length=2000, description="The page to go back to.")] = "/"


class Field(Struct, frozen=True, kw_only=True):
    """A fact with the control that changes it, and whether it can be taken away."""

    name: str
    label: str
    control: Control
    value: str
    choices: tuple[str, ...]
    clearable: bool


class CorrectAnswer(Answer, frozen=True, kw_only=True):
    """A finding and its facts. `before`, `words` and `after` make up its sentence, with its neighbours."""

    finding: str | None
    report: str
    title: str | None
    kind: Kind
    reviewed: str | None
    before: str
    words: str
    after: str
    fields: tuple[Field, ...]
    rule: str | None
    confidence: float | None
    kinds: tuple[str, ...]


def answer(desk: Desk, asked: CorrectQuestion) -> CorrectAnswer:
    """Return the finding, or an empty one to be added.

    Raises:
        Missing: the record holds no such finding, or no such report.

    """
    if asked.finding is not None:
        return _found(desk, asked, asked.finding)
    if asked.report is None:
        raise Missing("No finding is named.", "Choose one in a table or a report.")
    reading = get_reading(desk.record(), asked.report)
    return CorrectAnswer(
        finding=None, report=reading.id, title=reading.title, kind=asked.kind, reviewed=None,
        before="", words=asked.quote, after="", fields=tuple(_fields(asked.kind, None)), rule=None,
        confidence=None, kinds=tuple(PARTS), coverage=desk.coverage(asked),
    )  # fmt: skip


def _found(desk: Desk, asked: CorrectQuestion, finding: str) -> CorrectAnswer:
    with snapshot(desk.record()) as connection:
        row = connection.execute(query("get-finding"), {"id": finding}).fetchone()
    if row is None:
        raise Missing(
            "The record holds no such finding.", "It may have been read anew: search for its words."
        )
    told = decode(row["kind"], row["told"])
    anchor = anchor_of(told, row["text"])
    end = anchor.start + len(anchor.quote)
    reading = get_reading(desk.record(), row["report_id"])
    around = _around(reading.sentences, told.sentence)
    return CorrectAnswer(
        finding=finding, report=row["report_id"], title=reading.title, kind=row["kind"],
        reviewed=row["verdict"],
        before=reading.text[around.start : anchor.start],
        words=reading.text[anchor.start : end],
        after=reading.text[end : max(around.end, end)],
        fields=tuple(_fields(row["kind"], told)), rule=told.rule, confidence=told.confidence,
        kinds=(), coverage=desk.coverage(asked),
    )  # fmt: skip


def _around(sentences: tuple[Extent, ...], at: int) -> Extent:
    """Return the sentence with the ones before and after it."""
    first, last = max(at - 1, 0), min(at + 1, len(sentences) - 1)
    return Extent(start=sentences[first].start, end=sentences[last].end)


def _fields(kind: str, told: Finding | None) -> Iterator[Field]:
    values = told_of(kind, told) if told is not None else {}
    for name, label, control in PARTS[kind]:
        value = values.get(name, "")
        yield Field(
            name=name, label=label, control=control, value=value, choices=CHOICES.get(name, ()),
            clearable=name in CLEARABLE and bool(value),
        )  # fmt: skip


PAGE = Page(
    path="/correct",
    title="Correct a finding",
    says="A finding with its words, and the forms that accept, reject or change it.",
    template="correct.html",
    question=CorrectQuestion,
    answer=answer,
)
