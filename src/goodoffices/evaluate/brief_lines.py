"""A brief's lines with the sentences they cite, for a reader who judges whether these bear them out.

The labels are kept with the lines as they were judged, so that a later brief can be held against them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from goodoffices.brief import Brief
from goodoffices.brief.shape import Item, Section, Source
from goodoffices.errors import InputError
from goodoffices.record import Record

BEFORE = 2  # sentences before the cited one, by which "it" and "on Friday" are understood

Label = Literal["supported", "partly", "unsupported"]
Fault = Literal[
    "reversed", "denied as fact", "party", "act", "status", "date", "figure", "place", "other"
]
_SENTENCES = """
SELECT s.number, s.text FROM sentences AS s JOIN reports AS r ON r.key = s.report
WHERE r.id = :report AND s.number BETWEEN :first AND :last ORDER BY s.number
"""


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that a line cites, whole, with those before it."""

    report: str
    outlet: str | None
    published: str | None
    number: int
    sentence: str
    before: str


class Judged(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of a brief with its sentences, and what a reader says of it: `label` is None until then.

    `partly`: the main thing is borne out, some detail isn't. `faults` say what is wrong, `note` how.
    """

    id: str
    situation: str
    asof: str
    section: str
    text: str
    cited: tuple[Cited, ...]
    label: Label | None = None
    faults: tuple[Fault, ...] = ()
    note: str = ""


class Support(msgspec.Struct, frozen=True, kw_only=True):
    """How many lines are borne out by their sentences, in whole and in part, and what is wrong.

    `grave` counts lines with actor and recipient reversed, or a denied act told as fact.
    """

    lines: int
    supported: int
    partly: int
    grave: int
    faults: dict[str, int]

    @property
    def share(self) -> float:
        """The share of lines borne out in whole."""
        return self.supported / self.lines if self.lines else 0.0


def lines_of(record: Record, brief: Brief) -> list[Judged]:
    """Return the lines of a brief, unjudged, with the whole sentences they cite."""
    return [
        _line(record, brief, section, number, item)
        for section in brief.sections
        for number, item in enumerate(section.items, 1)
    ]


def _line(record: Record, brief: Brief, section: Section, number: int, item: Item) -> Judged:
    head = section.title.split(" since ")[0]
    return Judged(
        id=f"{brief.title}/{head}/{number}".casefold().replace(" ", "-"),
        situation=brief.title,
        asof=brief.asof,
        section=section.title,
        text=item.text,
        cited=tuple(_cited(record, one) for one in item.sources),
    )


def _cited(record: Record, source: Source) -> Cited:
    bounds = {
        "report": source.report, "first": source.sentence - BEFORE, "last": source.sentence,
    }  # fmt: skip
    rows = record.connection.execute(_SENTENCES, bounds).fetchall()
    texts = {row["number"]: " ".join(row["text"].split()) for row in rows}
    return Cited(
        report=source.report,
        outlet=source.outlet,
        published=source.published,
        number=source.sentence,
        sentence=texts.pop(source.sentence, source.text),
        before=" ".join(texts.values()),
    )


def write_lines(path: Path, lines: Iterable[Judged]) -> None:
    """Write lines to a JSONL file, one a line."""
    path.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in lines))


def read_lines(path: Path) -> list[Judged]:
    """Return the lines of a JSONL file.

    Raises:
        InputError: a line is no judged line: its number and what is wrong.

    """
    return list(_read(path))


def _read(path: Path) -> Iterator[Judged]:
    for number, row in enumerate(path.read_bytes().splitlines(), 1):
        try:
            yield msgspec.json.decode(row, type=Judged)
        except msgspec.DecodeError as error:
            raise InputError(f"{path}:{number}", str(error), "mend or drop the line") from error


def score_lines(lines: Sequence[Judged]) -> Support:
    """Return the share of judged lines that are borne out.

    Raises:
        InputError: a line has no label: silence is no support.

    """
    bare = next((one for one in lines if one.label is None), None)
    if bare is not None:
        raise InputError(bare.id, "has no label", "judge it: supported, partly or unsupported")
    count = Counter(one.label for one in lines)
    return Support(
        lines=len(lines),
        supported=count["supported"],
        partly=count["partly"],
        grave=sum(bool({"reversed", "denied as fact"} & {*one.faults}) for one in lines),
        faults=dict(Counter(fault for one in lines for fault in one.faults).most_common()),
    )


def still_told(judged: Iterable[Judged], lines: Iterable[Judged]) -> tuple[list[Judged], int]:
    """Return the judged lines that a brief of today tells in the same words, and how many it tells.

    A line told with other words, or under other sentences, was not judged.
    """
    today = Counter((one.text, one.cited) for one in lines)
    return [one for one in judged if (one.text, one.cited) in today], sum(today.values())
