"""Reads one item after the other in this process; a report that breaks us costs nobody else's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from goodoffices.errors import fault
from goodoffices.pipeline import CHUNK, ReadingEngine, read, read_all
from goodoffices.shapes import Failure, Reading, Report

MOST = 512  # items of a chunk when few of them are reports
LETTERS = 1_000_000  # of a chunk's reports together, as far as one report isn't longer
BUG = "report this as a bug of goodoffices"

T = TypeVar("T")


class Answer(NamedTuple):
    """A report and what became of it."""

    report: Report
    found: Reading | Failure


class Known(NamedTuple):
    """A report that need not be read again; `id` is the record's name for it."""

    id: str
    language: str | None


Item = Report | Failure | Known
Result = Answer | Failure | Known


def read_each(items: Iterable[Item], engine: ReadingEngine) -> Iterator[Result]:
    """Yield an answer for each report, in order; what is no report passes through in its place."""
    for chunk in chunked(sound(items)):
        reports = [item for item in chunk if isinstance(item, Report)]
        answers = map(Answer, reports, read_chunk(reports, engine))
        for item in chunk:
            yield next(answers) if isinstance(item, Report) else item


def sound(items: Iterable[Item]) -> Iterator[Report | Result]:
    """Yield the items; a report that has no UTF-8 is answered at once, for nothing could carry it."""
    for item in items:
        if isinstance(item, Report) and not _has_utf8(item):
            why = "it holds half a character (a lone surrogate)"
            yield Answer(item, unread(item, why, "save it as UTF-8 and read it again"))
        else:
            yield item


def _has_utf8(report: Report) -> bool:
    texts = (getattr(report, name) for name in report.__struct_fields__ if name != "origin")
    try:
        for text in texts:
            if isinstance(text, str):
                text.encode()
    except UnicodeEncodeError:
        return False
    return True


def chunked(items: Iterable[T]) -> Iterator[list[T]]:
    """Yield the items in lists of bounded size: by reports, by letters, by items.

    Where one list ends depends on the items alone, so that one process parses the same sentences
    together as many do.
    """
    chunk: list[T] = []
    reports = letters = 0
    for item in items:
        chunk.append(item)
        if isinstance(item, Report):
            reports, letters = reports + 1, letters + len(item.text)
        if reports >= CHUNK or letters >= LETTERS or len(chunk) >= MOST:
            yield chunk
            chunk, reports, letters = [], 0, 0
    if chunk:
        yield chunk


def read_chunk(reports: list[Report], engine: ReadingEngine) -> Iterator[Reading | Failure]:
    """Yield the reading of each report, in order, or a Failure where we ourselves fail on it."""
    done = 0
    try:
        for reading in read_all(reports, engine):
            done += 1
            yield reading
    except Exception:  # noqa: BLE001 - one report that we can't read must not stop the others
        yield from (_read_alone(report, engine) for report in reports[done:])


def _read_alone(report: Report, engine: ReadingEngine) -> Reading | Failure:
    try:
        return read(report, engine)
    except Exception as error:  # noqa: BLE001 - likewise
        return unread(report, fault(error))


def unread(report: Report, why: str, remedy: str = BUG) -> Failure:
    """Return the failure that lists `report`, by its place and its id."""
    reason = f"report {report.id!r} can't be read: {why}"
    return Failure(where=report.origin or report.id, reason=reason, remedy=remedy)
