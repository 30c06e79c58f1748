"""`goodoffices actor`: who is meant by a mention on a day."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
from rich.console import Console

from goodoffices.actors import Registry, answer, load_registry
from goodoffices.cli.app import Format
from goodoffices.errors import InputError


class Question(msgspec.Struct, frozen=True):
    """One line of input: words for somebody, and the day they are said of."""

    id: str
    mention: str
    date: str | None = None


def answer_mentions(
    mention: str | None, date: str | None, output: Format, actors: Path | None
) -> None:
    """Answer one mention, or every line of standard input where there is none."""
    registry = load_registry(actors)
    if mention is None:
        _answer_lines(registry)
        return
    found = answer(mention, date, registry)
    if output is Format.JSONL:
        _print_json({"id": mention, **msgspec.to_builtins(found)})
        return
    console = Console(highlight=False)
    facts = [found.country, found.sector, found.role]
    console.print(
        f"{found.name or 'not known'} ({', '.join(f for f in facts if f) or '-'})", markup=False
    )
    if found.actor:
        console.print(f"  registry: {found.actor}", markup=False)
    console.print(f"  as of {found.as_of or 'no day given'}; {found.why}", markup=False)


def _answer_lines(registry: Registry) -> None:
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            question = msgspec.json.decode(line, type=Question)
        except msgspec.DecodeError as error:
            remedy = 'give lines like {"id": "1", "mention": "the Egyptian president", "date": "2013-06-01"}'
            raise InputError(f"-:{number}", str(error), remedy) from error
        found = answer(question.mention, question.date, registry)
        _print_json({"id": question.id, **msgspec.to_builtins(found)})


def _print_json(row: dict[str, object]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
