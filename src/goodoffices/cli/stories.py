"""`goodoffices stories`: which reports are one story, what an edition added, what others tell too."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from goodoffices.cli.render import hang
from goodoffices.cli.told_once import opened, print_read, print_rows
from goodoffices.record import Record
from goodoffices.record.merge import Tellings, shared_events
from goodoffices.record.stories import Edition, get_story, list_stories
from goodoffices.telling import safe


def list_all(path: Path, least: int, *, jsonl: bool) -> None:
    """Print the stories of the record at `path` that at least so many reports tell."""
    console = Console(highlight=False)
    with opened(path) as record:
        found = list_stories(record, least=least)
        if jsonl:
            print_rows(found)
            return
        for story in found:
            head = Text.assemble((story.published or "no date   ", "dim"), "  ")
            head.append(safe(story.title or "(no headline)"), style="bold")
            console.print(hang(head, console))
            told = f"{story.reports} report{'' if story.reports == 1 else 's'}"
            under = f"{story.source or 'source not told'} · {told} · {story.story}"
            console.print(hang(Text(safe(under), style="dim"), console, " " * 12))
        reports = sum(story.reports for story in found)
        console.print(f"{len(found)} stories in {reports} reports.", markup=False)
        print_read(record, console)


def show_one(path: Path, report: str, *, jsonl: bool) -> None:
    """Print the story that `report` belongs to, and its events that other reports tell too."""
    console = Console(highlight=False)
    with opened(path) as record:
        editions = get_story(record, report)
        if jsonl:
            print_rows(editions)
            print_rows(shared_events(record, report))
            return
        for edition in editions:
            _edition(edition, console)
        _shared(record, report, console)
        print_read(record, console)


def _edition(edition: Edition, console: Console) -> None:
    leads = edition.relation == "leads"
    what = (
        "leads" if leads else f"{edition.relation}, {edition.likeness:.0%} of it in the leading one"
    )
    head = Text.assemble((edition.published or "no date   ", "dim"), "  ")
    head.append(safe(edition.title or "(no headline)"), style="bold")
    console.print(hang(head, console))
    under = f"{edition.source or 'source not told'} · {what} · {edition.report}"
    console.print(hang(Text(safe(under), style="dim"), console, " " * 12))
    for sign, sentences in (("+", edition.added), ("\N{MINUS SIGN}", edition.left_out)):
        for sentence in sentences:
            line = Text(safe(f"{sign} {sentence.replace(chr(10), ' ')}"))
            console.print(hang(line, console, " " * 12))


def _shared(record: Record, report: str, console: Console) -> None:
    found = shared_events(record, report)
    if found:
        console.print(Text("\nAlso told elsewhere", style="bold"))
    for event in found:
        _event(event, report, console)


def _event(event: Tellings, report: str, console: Console) -> None:
    own = next(source for source in event.sources if source.report == report)
    sources = f"{event.independent} independent source{'' if event.independent == 1 else 's'}"
    head = f"{own.type} “{own.trigger}” ({own.status}): {len(event.sources)} tellings, {sources}"
    console.print(hang(Text(safe(head)), console))
    for source in event.sources:
        words = (source.sentence_text or source.trigger).replace("\n", " ")
        line = (
            f"{source.published or 'no date'} · {source.source or ''} · {source.report}: “{words}”"
        )
        console.print(hang(Text(safe(line), style="dim"), console, "    "))
        console.print(
            hang(Text(safe(f"same because: {source.why}"), style="dim"), console, "      ")
        )
