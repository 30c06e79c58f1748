"""`goodoffices ceasefires`: the life of each, step by step, with the sentences that tell it."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from goodoffices.ceasefires import Ceasefire, Citation, Step, find_ceasefires
from goodoffices.cli.options import day
from goodoffices.cli.render import hang
from goodoffices.cli.told_once import mark, opened, pair_of, print_read, print_rows
from goodoffices.telling import safe

CITED = 3  # sentences shown under a step; the JSON has them all


def show_ceasefires(
    path: Path,
    sides: tuple[str | None, str | None],
    span: tuple[str | None, str | None],
    *,
    jsonl: bool,
) -> None:
    """Print the ceasefires of the record at `path`, oldest first."""
    console = Console(highlight=False)
    since, until = day(span[0], "--since"), day(span[1], "--until", last=True)
    with opened(path) as record:
        found = find_ceasefires(record, pair_of(sides), since=since, until=until)
        if jsonl:
            print_rows(found)
            return
        for one in found:
            _ceasefire(one, console)
        if not found:
            console.print("No ceasefire is told of between two sides of this record.")
        print_read(record, console)


def _ceasefire(one: Ceasefire, console: Console) -> None:
    console.print(hang(Text(safe(one.name), style="bold"), console))
    console.print(hang(Text(safe(headline(one)), style="dim"), console, "  "))
    for step in one.steps:
        by = f" by {', '.join(step.by)}" if step.by else ""
        ahead = " (as announced)" if step.announced else ""
        console.print(hang(Text(safe(f"{step.day}  {step.kind}{by}{ahead}")), console, "  "))
        _cites(step, console)
    for condition in one.terms.conditions:
        who = f" ({', '.join(condition.by)})" if condition.by else ""
        console.print(hang(Text(safe(f"terms{who}:")), console, "  "))
        console.print(hang(_quote(condition.cite), console, "      "))
    console.print()


def headline(one: Ceasefire) -> str:
    """Return parties, brokers, state and terms in one line."""
    terms = [
        "open-ended" if one.terms.open_ended else "",
        f"{one.terms.hours} hours" if one.terms.hours else "",
        "humanitarian" if one.terms.humanitarian else "",
    ]
    facts = [
        " and ".join(one.parties),
        f"brought about by {', '.join(one.brokers)}" if one.brokers else "no broker told",
        ", ".join(term for term in terms if term),
        f"{one.state} when last told of, {one.last}",
    ]
    return " · ".join(fact for fact in facts if fact)


def _cites(step: Step, console: Console) -> None:
    for cite in step.cites[:CITED]:
        console.print(hang(_quote(cite), console, "      "))
    more = len(step.cites) - CITED
    if more > 0:
        console.print(hang(Text(f"and {more} more", style="dim"), console, "      "))


def _quote(cite: Citation) -> Text:
    words = cite.text.replace("\n", " ")
    where = f"{cite.source or 'source not told'}, {cite.published or 'no date'}"
    back = f"{cite.report}, sentence {cite.sentence}{mark(synthetic=cite.synthetic)}"
    return Text(safe(f"“{words}” {where} · {back}"), style="dim")
