"""Cleaning, once and first: every offset of the program points into the text that leaves here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace

from goodoffices.shapes import Furniture, Report
from goodoffices.text.characters import mend
from goodoffices.text.crossheads import crossheads
from goodoffices.text.cues import PageCues
from goodoffices.text.days import read_stamp
from goodoffices.text.foot import cut_teasers, dated_links, foot_lines, inner_links, pair_teasers
from goodoffices.text.furniture import (
    Line,
    Stripped,
    find_cue,
    is_prose,
    link_titles,
    stray_lines,
    strip_parts,
)
from goodoffices.text.head import Head, read_head
from goodoffices.text.language_id import detect_language
from goodoffices.text.page_words import is_page_talk
from goodoffices.text.repeats import find_repeats
from goodoffices.text.wrapping import unwrap

_SYNTHETIC = re.compile(
    r"^\s*\[\s*Synthetic\s+example\s+written\s+for\s+goodoffices\b[^\[\]]{0,600}\]",
    re.IGNORECASE | re.MULTILINE,
)
_MARK_WITHIN = 3000
_BULLET = re.compile(r"(?:[•▪●‣◦·■►▶*-]\s+)+(?=\S)")
_INNER_BULLET = re.compile(r"(?<![ \t])[ \t]++[•▪●‣◦■►▶][ \t]+")
_PASSES = 24
_COLUMNS = re.compile(r"[ \u00a0]{3,}|\t+")
_NAME = re.compile(
    r"[A-Z][\w\u2019'&-]{1,18}(?: (?:&|and|[A-Z][\w\u2019'&-]{0,18})){0,2}(?: \(\d{1,6}\))?"
)
_DATED_TITLE = re.compile(r"(.{12,160}?)\s+[-\u2013\u2014]\s*((?:19|20)\d\d-\d\d-\d\d)\s*")
_BRACKETED_DAY = re.compile(r"(?m)^ *\[([A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d)\] +(?=[A-Z])")
_TOP = 40  # lines among which a headline stands
_MENU = 3  # names in a row that make a menu


class _Page(NamedTuple):
    """The story's paragraphs, and all that was taken away from between them."""

    paragraphs: tuple[str, ...]
    taken: tuple[str, ...]


class _Reader(NamedTuple):
    """What is read of a line and of a paragraph; each is read once, however often a page is gone over."""

    line: Callable[[str], Line]
    parts: Callable[[str], Stripped]


def clean(report: Report, cues: PageCues) -> Report:
    """Return `report` with its text cleaned, its furniture listed, its head and language read.

    The text is paragraphs with an empty line between; the title, if there is one, comes first and the
    subtitle second, so that both have offsets. What the report already says wins over what the page
    says. Cleaning a cleaned report changes nothing: it goes on until nothing changes, since what goes
    can lay more of the page bare.
    """
    reader = _Reader(
        cache(lambda raw: _line(raw, cues)), cache(lambda words: strip_parts(words, cues))
    )
    for _ in range(_PASSES):
        cleaned = _clean_once(report, cues, reader)
        before, report = report, cleaned
        if (before.text, before.title, before.subtitle) == (
            report.text,
            report.title,
            report.subtitle,
        ):
            break
    return report


def _clean_once(report: Report, cues: PageCues, reader: _Reader) -> Report:
    """Return `report` after one round of cleaning."""
    text, marks = _take_mark(mend(report.text))
    title, subtitle = _undated(_one_line(report.title)), _one_line(report.subtitle)
    page = _strip(_below(text, (title, subtitle)), reader)
    head = read_head(page.paragraphs, frozenset(), cues, title, subtitle)
    shown = {at for at in (head.title_at, head.subtitle_at) if at is not None}
    stray = {
        *stray_lines(page.paragraphs, titled=head.title_at is not None),
        *find_repeats(page.paragraphs, shown, page.taken),
    }
    gone = head.taken | (frozenset(stray) - shown)
    taken = [*marks, *page.taken, *(page.paragraphs[at] for at in sorted(gone))]
    body = [
        paragraph for at, paragraph in enumerate(page.paragraphs)
        if at not in gone and at not in shown
    ]  # fmt: skip
    top = [line for line in (head.title or title, head.subtitle or subtitle) if line]
    cleaned = "\n\n".join([*top, *body])
    return replace(
        _with_head(report, head),
        text=cleaned,
        title=head.title or title,
        subtitle=head.subtitle or subtitle,
        language=report.language or detect_language(cleaned, cues.languages),
        synthetic=report.synthetic or bool(marks),
        furniture=(*report.furniture, *(Furniture(text=words) for words in taken if words)),
    )


def _below(text: str, headlines: tuple[str | None, ...]) -> str:
    """Return `text` without the headlines that an earlier round set above it.

    One with furniture or a bullet in it would not be known again, and be set above it once more.
    """
    top = "\n\n".join(line for line in headlines if line)
    return text.removeprefix(f"{top}\n\n") if top else text


def _with_head(report: Report, head: Head) -> Report:
    """Return `report` with what it leaves open filled in from the page's head."""
    return replace(
        report,
        byline=report.byline or head.byline,
        dateline=report.dateline or head.dateline,
        published=report.published or head.published,
        source=report.source or head.source,
    )


def _one_line(words: str | None) -> str | None:
    """Return a headline mended and on one line; None if nothing is left of it."""
    return " ".join(mend(words).split()) or None if words else None


def _undated(title: str | None) -> str | None:
    """Return a headline without the day in figures behind it."""
    match = _DATED_TITLE.fullmatch(title) if title else None
    return match[1] if match else title


def _take_mark(text: str) -> tuple[str, tuple[str, ...]]:
    """Return `text` without the line that calls it a synthetic example, and that line."""
    match = _SYNTHETIC.search(text, 0, _MARK_WITHIN)
    if match is None:
        return text, ()
    return text[: match.start()] + text[match.end() :], (" ".join(match[0].split()),)


def _strip(text: str, reader: _Reader) -> _Page:
    """Return the paragraphs of `text` without furniture.

    Taking one piece away can lay another bare, so that this goes on until nothing more goes.
    """
    page = _strip_lines(unwrap([reader.line(raw) for raw in _raw_lines(text)]))
    for _ in range(_PASSES):
        parts = [reader.parts(paragraph) for paragraph in page.paragraphs]
        lines = [reader.line(kept) for part in parts for kept in part.kept]
        inner = _strip_lines(lines)
        taken = (*page.taken, *(words for part in parts for words in part.taken), *inner.taken)
        changed = inner.paragraphs != page.paragraphs
        page = _Page(inner.paragraphs, taken)
        if not changed:
            break
    return page


def _raw_lines(text: str) -> list[str]:
    """Return the lines of `text`; a bullet inside a line begins a new one, and the day behind a headline."""
    lines = _BRACKETED_DAY.sub(r"\1\n", _INNER_BULLET.sub("\n", text), count=1).split("\n")
    dated = [at for at, line in enumerate(lines[:_TOP]) if _DATED_TITLE.fullmatch(line)]
    if len(dated) == 1 and (match := _DATED_TITLE.fullmatch(lines[dated[0]])):
        lines[dated[0] : dated[0] + 1] = [match[1], match[2]]
    return lines


def _line(raw: str, cues: PageCues) -> Line:
    """Return a line with its spaces in order, its bullet gone and its furniture cue noted."""
    text = " ".join(raw.split())
    bullet = _BULLET.match(text) is not None
    text = _BULLET.sub("", text, count=1) if bullet else text
    stamp = read_stamp(text, cues) if text else None
    if stamp is not None and stamp.labelled and stamp.day is not None:
        return Line(text, cue="stamp")
    cue = find_cue(text, cues) if text else None
    if cue is None and _is_menu(raw):
        return Line(text, cue="nav.columns")
    if cue is None and stamp is not None:
        return Line(text, cue="stamp" if stamp.labelled or stamp.bare else "")
    if cue is None and text and is_page_talk(text, cues):
        return Line(text, cue="page.words")
    indent = len(raw) - len(raw.lstrip())
    return Line(text, indent, _cue_name(cue.id, cue.kind) if cue else "", bullet)


def _is_menu(raw: str) -> bool:
    """Return whether a line is three names or more, set apart by wide gaps: "World   Markets   Sport"."""
    names = _COLUMNS.split(raw.strip())
    return len(names) >= _MENU and all(_NAME.fullmatch(name) for name in names)


def _cue_name(name: str, kind: str) -> str:
    """Return a cue's name as a line carries it; a list's ends in a plus, a label's in a colon."""
    return name + {"list": "+", "label": ":"}.get(kind, "")


def _strip_lines(lines: Sequence[Line]) -> _Page:
    """Return the paragraphs without the lines that are furniture and the lists of links they head."""
    texts = [line.text for line in lines]
    gone = {at for at, line in enumerate(lines) if line.cue and line.cue != "stamp"}
    prose = next(
        (at for at, line in enumerate(lines) if not line.cue and is_prose(line.text)), None
    )
    end = 0
    for at, line in enumerate(lines):
        if line.cue.endswith("+") and prose is not None and at > prose and at >= end:
            titles = list(link_titles(texts, at + 1))
            end = at + 1 + len(titles)
            gone.update(titles)
        elif line.cue.endswith(":"):
            gone.update(islice(link_titles(texts, at + 1), 1))
    gone.update(
        foot_lines(lines),
        inner_links(lines),
        dated_links(lines),
        cut_teasers(lines),
        pair_teasers(lines),
        crossheads(lines),
    )
    kept = tuple(text for at, text in enumerate(texts) if at not in gone and text)
    return _Page(kept, tuple(texts[at] for at in sorted(gone) if texts[at]))
