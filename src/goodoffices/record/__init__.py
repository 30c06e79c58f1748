"""The record: one SQLite file that holds what was read, and what was found in it."""

from goodoffices.record.open import Record, open_record
from goodoffices.record.query import (
    Counts,
    FailureLine,
    ReportLine,
    counts,
    get_raw,
    get_reading,
    is_synthetic,
    list_failures,
    list_reports,
)
from goodoffices.record.search import Hit, search
from goodoffices.record.write import (
    Outcome,
    Tally,
    finish_run,
    note_failure,
    start_run,
    write_reading,
)

__all__ = [
    "Counts",
    "FailureLine",
    "Hit",
    "Outcome",
    "Record",
    "ReportLine",
    "Tally",
    "counts",
    "finish_run",
    "get_raw",
    "get_reading",
    "is_synthetic",
    "list_failures",
    "list_reports",
    "note_failure",
    "open_record",
    "search",
    "start_run",
    "write_reading",
]
