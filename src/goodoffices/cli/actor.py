"""`goodoffices actor`: who is meant by a mention on a day."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
from rich.console import Console
from rich.text import Text

from goodoffices.actors import Answer, Registry, answer, load_registry
from goodoffices.actors.timeline import first_day
from goodoffices.cli.options import Format
from goodoffices.cli.render import print_failures
from goodoffices.errors import InputError
from goodoffices.places.gazetteer import Gazetteer
from goodoffices.places.towns import country_of_town
from goodoffices.shapes import Failure
from goodoffices.telling import json_line, safe

EXAMPLE = '{"id": "1", "mention": "the Egyptian president", "date": "2013-06-01"}'


class Question(msgspec.Struct, frozen=True):
    """One line of input: words for somebody, and the day they are said of."""

    id: str
    mention: str
    date: str | None = None


def answer_mentions(
    mention: str | None, date: str | None, output: Format, actors: Path | None
) -> int:
    """Answer one mention, or every line of standard input where there is none.

    Returns the exit status: 0; 1 if a line can't be used, which is listed; 2 if none can.
    """
    if mention is None and sys.stdin.isatty():
        raise InputError(
            "MENTION", "nobody is named", f"name somebody, or send lines like {EXAMPLE}"
        )
    day = checked(date, "--date")
    registry = load_registry(actors)
    if mention is None:
        return _answer_lines(sys.stdin.buffer, registry)
    found = answer(mention, day, registry, country_of_town(Gazetteer()))
    if output is Format.JSONL:
        _print_json({"id": mention, **msgspec.to_builtins(found)})
    else:
        _print(found)
    return 0


def checked(date: str | None, where: str) -> str | None:
    """Return `date`, which may be a year or a month; raise `InputError` where it is no date."""
    if date is None:
        return None
    try:
        dt.date.fromisoformat(first_day(date))
    except ValueError as error:
        raise InputError(where, f"{date!r} is not a date", "use YYYY-MM-DD") from error
    return date


def _print(found: Answer) -> None:
    console = Console(highlight=False)
    facts = ", ".join(fact for fact in (found.country, found.sector, found.role) if fact)
    console.print(Text(safe(f"{found.name or 'not known'} ({facts or '-'})")))
    if found.actor:
        console.print(Text(safe(f"  registry: {found.actor}")))
    console.print(
        Text(safe(f"  as of {found.as_of or 'no day given'}; {found.why}")), soft_wrap=True
    )


def _answer_lines(lines: Iterable[bytes], registry: Registry) -> int:
    """Answer each line; what can't be used is listed at the end."""
    failures: list[Failure] = []
    answered = 0
    towns = country_of_town(Gazetteer())
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            question = msgspec.json.decode(line, type=Question)
            found = answer(question.mention, checked(question.date, "date"), registry, towns)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            remedy = f"give lines like {EXAMPLE}"
            failures.append(Failure(where=f"-:{number}", reason=str(error), remedy=remedy))
        except InputError as error:
            reason = f"{error.where}: {error.what}"
            failures.append(Failure(where=f"-:{number}", reason=reason, remedy=error.remedy))
        else:
            _print_json({"id": question.id, **msgspec.to_builtins(found)})
            answered += 1
    print_failures(failures, Console(stderr=True, highlight=False))
    if not failures:
        return 0
    return 1 if answered else 2


def _print_json(row: dict[str, object]) -> None:
    sys.stdout.buffer.write(json_line(row))
