"""Readings on a terminal and as Markdown: the same lines, drawn twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from goodoffices.cli.options import Format
from goodoffices.shapes import Failure, Reading, Span
from goodoffices.telling import SYNTHETIC, Line, Section, safe, tell, who_is_in

MOST_NAMES = 12  # parties listed by name before the rest is a number
SHORT = 120  # a sentence up to so long is printed whole every time
AROUND = 40  # letters kept on either side of the words when a sentence is shown again
VIEWS = frozenset({"Contacts", "Offers"})  # told under Events already, with their sentences
_ASIDE = "dim italic"


class Quoted(NamedTuple):
    """A stretch of the report with the words in it that findings rest on, in order, none twice."""

    start: int
    end: int
    words: tuple[Span, ...]


def print_reading(reading: Reading, output: Format, console: Console) -> None:
    """Print one reading for a person."""
    if output is Format.MARKDOWN:
        print_lines(markdown(reading), console)
        return
    for part in _terminal(reading, console):
        console.print(part)


def print_lines(lines: Iterable[str], console: Console) -> None:
    """Print lines as they are, however long."""
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)


def print_failures(failures: Iterable[Failure], console: Console) -> None:
    """Print what could not be read, and what to do about it."""
    for k, failure in enumerate(failures):
        if k == 0:
            console.print("Not read:", style="bold red")
        remedy = f"; {failure.remedy}" if failure.remedy else ""
        console.print(Text(safe(f"  {failure.where}: {failure.reason}{remedy}")), soft_wrap=True)


def hang(text: Text, console: Console, first: str = "") -> Text:
    """Return `text` wrapped to the console behind `first`, further lines set in under the first."""
    lines = text.wrap(console, max(20, console.width - len(first)))
    out = Text(first)
    for k, line in enumerate(lines):
        line.rstrip()
        out.append("\n" + " " * len(first) if k else "")
        out.append_text(line)
    return out


def _terminal(reading: Reading, console: Console) -> Iterator[Text]:
    for part in _head(reading):
        yield hang(part, console)
    people = who_is_in(reading)
    if people:
        yield Text("\nWho is in it", style="bold underline")
        more = [f"and {len(people) - MOST_NAMES} more"] if len(people) > MOST_NAMES else []
        for words in people[:MOST_NAMES] + more:
            yield hang(Text(safe(words)), console, "  ")
    shown: set[int] = set()
    for section in tell(reading):
        yield Text(f"\n{section.title}", style="bold underline")
        for lines in _by_sentence(section):
            for line in lines:
                rule = (f"  [{line.rule} {line.confidence:.2f}]", _ASIDE)
                yield hang(Text.assemble(safe(line.text), rule), console, "• ")
            if section.title not in VIEWS:
                again = lines[0].sentence in shown
                yield hang(_evidence(quoted(lines, reading), reading, again=again), console, "    ")
                shown.add(lines[0].sentence)
    yield Text("")


def _head(reading: Reading) -> Iterator[Text]:
    if reading.synthetic:
        yield Text(SYNTHETIC, style="bold yellow")
    yield Text(safe(reading.title or "(no headline)"), style="bold")
    if reading.subtitle:
        yield Text(safe(reading.subtitle), style="italic")
    yield Text(safe(_byline(reading)), style="dim")
    yield Text(safe(f"report {reading.id}"), style="dim")
    for note in reading.notes:
        yield Text(safe(f"note: {note}"), style="yellow")


def _byline(reading: Reading) -> str:
    left_out = len(reading.furniture)
    facts = [
        reading.published or "no date",
        reading.source or "source not told",
        reading.byline or "",
        reading.dateline or "",
        f"page furniture left out: {left_out}" if left_out else "",
    ]
    return " · ".join(fact for fact in facts if fact)


def _by_sentence(section: Section) -> Iterator[list[Line]]:
    """Yield the lines of a section in groups that were read from the same sentence."""
    for _, lines in groupby(section.lines, key=lambda line: line.sentence):
        yield list(lines)


def quoted(lines: Sequence[Line], reading: Reading) -> Quoted:
    """Return the sentence of `lines`, or more of the text where their words reach beyond it."""
    extent = reading.sentences[lines[0].sentence]
    found = sorted((w for line in lines for w in line.words), key=lambda w: (w.start, -w.end))
    words: list[Span] = []
    for word in found:
        if not words or word.start >= words[-1].end:
            words.append(word)
    start = min([extent.start, *(word.start for word in words)])
    return Quoted(start, max([extent.end, *(word.end for word in words)]), tuple(words))


def _evidence(part: Quoted, reading: Reading, *, again: bool) -> Text:
    """Return the text with its words marked; of a sentence shown before, only what is around them."""
    cut = _cut(part, reading.text) if again and part.words else part
    text = Text(safe(reading.text[cut.start : cut.end].replace("\n", " ")), style="dim")
    for word in cut.words:
        text.stylize("bold cyan not dim", word.start - cut.start, word.end - cut.start)
    before = "… " if cut.start > part.start else ""
    return Text.assemble((before, "dim"), text, (" …" if cut.end < part.end else "", "dim"))


def _cut(part: Quoted, text: str) -> Quoted:
    start, end = part.words[0].start - AROUND, part.words[-1].end + AROUND
    if part.end - part.start <= SHORT:
        return part
    if start > part.start:
        start = text.find(" ", start, part.words[0].start) + 1 or part.words[0].start
    if end < part.end:
        space = text.rfind(" ", part.words[-1].end, end)
        end = space if space >= 0 else part.words[-1].end
    return Quoted(max(start, part.start), min(end, part.end), part.words)


def markdown(reading: Reading) -> Iterator[str]:
    """Yield the lines of a reading as Markdown; every finding carries its sentence, words in bold."""
    if reading.synthetic:
        yield f"> **{SYNTHETIC}**\n"
    yield f"# {escaped(reading.title or '(no headline)')}\n"
    if reading.subtitle:
        yield f"*{escaped(reading.subtitle)}*\n"
    yield f"{escaped(_byline(reading))}  \nreport {escaped(reading.id)}\n"
    for note in reading.notes:
        yield f"Note: {escaped(note)}\n"
    people = who_is_in(reading)
    if people:
        yield f"**Who is in it:** {escaped('; '.join(people))}\n"
    for section in tell(reading):
        yield from _section(section, reading)


def _section(section: Section, reading: Reading) -> Iterator[str]:
    yield f"## {section.title}\n"
    for line in section.lines:
        yield f"- {escaped(line.text)} `{line.rule}`  "
        yield f"  “{_marked(quoted([line], reading), reading.text)}”"
    yield ""


def _marked(part: Quoted, text: str) -> str:
    out, at = "", part.start
    for word in part.words:
        out += escaped(text[at : word.start]) + f"**{escaped(text[word.start : word.end])}**"
        at = word.end
    return out + escaped(text[at : part.end])


def escaped(text: str) -> str:
    """Return `text` with what Markdown would take for markup escaped; a story is hostile input."""
    return re.sub(r"([\\`*_{}\[\]<>#|!&~])", r"\\\1", safe(text.replace("\n", " ")))
