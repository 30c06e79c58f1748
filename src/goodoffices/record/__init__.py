"""The record: one SQLite file that holds what was read, and what was found in it."""

from goodoffices.record.asking import (
    Filter,
)
from goodoffices.record.care import (
    Trouble,
    back_up,
    check_integrity,
)
from goodoffices.record.corrections import (
    CorrectionLine,
    Person,
    accept,
    add,
    edit,
    list_conflicts,
    list_corrections,
    reject,
    tell_apart,
    tell_as_one,
    undo,
)
from goodoffices.record.coverage import (
    Coverage,
    Share,
    coverage,
    coverage_line,
)
from goodoffices.record.drafts import (
    change_finding,
    draft_finding,
)
from goodoffices.record.foreign import (
    Lookups,
    Refusal,
)
from goodoffices.record.forget import (
    Forgotten,
    forget,
    wipe,
)
from goodoffices.record.imports import (
    Import,
    drop_import,
    import_events,
    list_imports,
)
from goodoffices.record.lines import (
    EventLine,
    ImportedLine,
    Line,
    PrecedentLine,
    StandingLine,
    StatementLine,
    TimelineLine,
    TollLine,
)
from goodoffices.record.marks import (
    HANDLINGS,
    Handling,
    Mark,
    Reliability,
    mark_outlet,
    mark_report,
    may_leave,
    report_handling,
    withheld,
)
from goodoffices.record.merges import (
    JudgedPair,
    judged_pairs,
)
from goodoffices.record.names import Means, settle_names
from goodoffices.record.open import (
    Record,
    open_record,
)
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
from goodoffices.record.questions import (
    contacts,
    events,
    imported_events,
    lines_of,
    offers,
    precedents,
    standings,
    statements,
    timeline,
    tolls,
)
from goodoffices.record.search import (
    Hit,
    search,
)
from goodoffices.record.situations import (
    Situation,
    drop_situation,
    list_situations,
    save_situation,
)
from goodoffices.record.told import (
    Told,
    state_names,
    told_findings,
)
from goodoffices.record.write import (
    Outcome,
    Tally,
    finish_run,
    note_failure,
    start_run,
    write_reading,
)

__all__ = [
    "HANDLINGS",
    "CorrectionLine",
    "Counts",
    "Coverage",
    "EventLine",
    "FailureLine",
    "Filter",
    "Forgotten",
    "Handling",
    "Hit",
    "Import",
    "ImportedLine",
    "JudgedPair",
    "Line",
    "Lookups",
    "Mark",
    "Means",
    "Outcome",
    "Person",
    "PrecedentLine",
    "Record",
    "Refusal",
    "Reliability",
    "ReportLine",
    "Share",
    "Situation",
    "StandingLine",
    "StatementLine",
    "Tally",
    "TimelineLine",
    "Told",
    "TollLine",
    "Trouble",
    "accept",
    "add",
    "back_up",
    "change_finding",
    "check_integrity",
    "contacts",
    "counts",
    "coverage",
    "coverage_line",
    "draft_finding",
    "drop_import",
    "drop_situation",
    "edit",
    "events",
    "finish_run",
    "forget",
    "get_raw",
    "get_reading",
    "import_events",
    "imported_events",
    "is_synthetic",
    "judged_pairs",
    "lines_of",
    "list_conflicts",
    "list_corrections",
    "list_failures",
    "list_imports",
    "list_reports",
    "list_situations",
    "mark_outlet",
    "mark_report",
    "may_leave",
    "note_failure",
    "offers",
    "open_record",
    "precedents",
    "reject",
    "report_handling",
    "save_situation",
    "search",
    "settle_names",
    "standings",
    "start_run",
    "state_names",
    "statements",
    "tell_apart",
    "tell_as_one",
    "timeline",
    "told_findings",
    "tolls",
    "undo",
    "wipe",
    "withheld",
    "write_reading",
]
