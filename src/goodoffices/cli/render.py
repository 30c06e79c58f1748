"""Readings on a terminal and as Markdown: the same lines, drawn twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from goodoffices.cli.app import Format
from goodoffices.shapes import Failure, Reading, Span
from goodoffices.telling import SYNTHETIC, Line, Section, tell, who_is_in

MOST_NAMES = 12  # parties listed by name before the rest is a number
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def print_reading(reading: Reading, output: Format, console: Console) -> None:
    """Print one reading for a person."""
    if output is Format.MARKDOWN:
        console.print("\n".join(markdown(reading)), markup=False, soft_wrap=True)
        return
    for part in _terminal(reading):
        console.print(part)


def print_failures(failures: Iterable[Failure], console: Console) -> None:
    """Print what could not be read, and what to do about it."""
    for k, failure in enumerate(failures):
        if k == 0:
            console.print("Not read:", style="bold red")
        remedy = f"; {failure.remedy}" if failure.remedy else ""
        console.print(safe(f"  {failure.where}: {failure.reason}{remedy}"), markup=False)


def safe(text: str) -> str:
    """Return `text` without characters that could move the cursor or turn the line around."""
    return _CONTROL.sub("�", text)


def _terminal(reading: Reading) -> Iterator[Text | Padding]:
    if reading.synthetic:
        yield Text(SYNTHETIC, style="bold yellow")
    yield Text(safe(reading.title or "(no headline)"), style="bold")
    if reading.subtitle:
        yield Text(safe(reading.subtitle), style="italic")
    yield Text(safe(_byline(reading)), style="dim")
    for note in reading.notes:
        yield Text(f"note: {note}", style="yellow")
    people = who_is_in(reading)
    if people:
        more = f" and {len(people) - MOST_NAMES} more" if len(people) > MOST_NAMES else ""
        yield Text("Who is in it: " + safe("; ".join(people[:MOST_NAMES])) + more)
    for section in tell(reading):
        yield Text(f"\n{section.title}", style="bold underline")
        for line in section.lines:
            yield Text(f"• {safe(line.text)}")
            if section.title not in {"Contacts", "Offers"}:
                yield Padding(_words(line, reading), (0, 0, 0, 4))
    yield Text("")


def _byline(reading: Reading) -> str:
    facts = [
        reading.published or "no date",
        reading.source or "source not told",
        reading.byline or "",
        reading.dateline or "",
        f"report {reading.id}",
        f"{len(reading.furniture)} bits of page furniture left out" if reading.furniture else "",
    ]
    return " · ".join(fact for fact in facts if fact)


def _words(line: Line, reading: Reading) -> Text:
    """Return the sentence a line was read from, its words marked, and the rule that read them."""
    extent = reading.sentences[line.sentence]
    start = min([extent.start, *(span.start for span in line.words)])
    end = max([extent.end, *(span.end for span in line.words)])
    text = Text(safe(reading.text[start:end].replace("\n", " ")), style="dim")
    for span in line.words:
        text.stylize("bold cyan not dim", span.start - start, span.end - start)
    text.append(f"  [{line.rule} {line.confidence:.2f}]", style="dim italic")
    return text


def markdown(reading: Reading) -> Iterator[str]:
    """Yield the lines of a reading as Markdown; every finding carries its sentence, words in bold."""
    if reading.synthetic:
        yield f"> **{SYNTHETIC}**\n"
    yield f"# {_md(reading.title or '(no headline)')}\n"
    if reading.subtitle:
        yield f"*{_md(reading.subtitle)}*\n"
    yield f"{_md(_byline(reading))}\n"
    for note in reading.notes:
        yield f"Note: {_md(note)}\n"
    people = who_is_in(reading)
    if people:
        yield f"**Who is in it:** {_md('; '.join(people))}\n"
    for section in tell(reading):
        yield from _section(section, reading)


def _section(section: Section, reading: Reading) -> Iterator[str]:
    yield f"## {section.title}\n"
    for line in section.lines:
        yield f"- {_md(line.text)}  "
        yield f"  “{_marked(line, reading)}” `{line.rule}`"
    yield ""


def _marked(line: Line, reading: Reading) -> str:
    extent = reading.sentences[line.sentence]
    out, at = "", extent.start
    for span in _inside(line.words, extent.start, extent.end):
        out += _md(reading.text[at : span.start]) + f"**{_md(span.text)}**"
        at = span.end
    return out + _md(reading.text[at : extent.end])


def _inside(words: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    at = start
    for span in sorted(words, key=lambda s: s.start):
        if at <= span.start and span.end <= end:
            yield span
            at = span.end


def _md(text: str) -> str:
    """Return `text` with what Markdown would take for markup escaped; a story is hostile input."""
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", safe(text.replace("\n", " ")))
