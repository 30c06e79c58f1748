"""The head of a story: headline, second headline, byline, dateline, day and outlet, read from plain text."""

# ruff: noqa: RUF001 - curly quotes and dashes are what this module reads

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goodoffices.text.byline import guess_outlet, read_byline, read_field, read_outlet
from goodoffices.text.cues import PageCues
from goodoffices.text.dateline import Dateline, dateline_alone, find_dateline
from goodoffices.text.days import Stamp, find_day, first_day, has_clock, read_stamp
from goodoffices.text.furniture import find_cue, is_heading, is_prose
from goodoffices.text.headline import (
    MOTTO,
    Note,
    NoteKind,
    Page,
    find_kickers,
    find_subtitle,
    find_title,
    headline_at,
    line_below,
    share_of_story,
    titles_with_site,
)

_FOOT = 3
_BELOW_STANDFIRST = 4
_OPENING = 3
_LINE = 160  # letters of a place and a day, at most
_SPEAKER = re.compile(r"[A-Z .'’-]{3,40}: ")
_PLACE_AND_DAY = re.compile(r"((?:[A-Z][\w.'’-]+ ?){1,3}), (.{8,40})")
_LABEL = re.compile(r"[A-Z][\w.’'-]{1,20}:")
_PLACE_LINE = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?, [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?")
_FROM = re.compile(r"From ((?:[A-Z]\.){1,3} ?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")
_NAME = re.compile(r"(?:[A-Z][\w'’.-]+ ){1,2}[A-Z][\w'’.-]+")
_SIGNED = re.compile(r"(?:the )?[A-Z][\w.&'’-]*(?: (?:of|the|and|&|[A-Z][\w.&'’-]*)){0,6}")


class Head(NamedTuple):
    """What the head says.

    `title_at` and `subtitle_at` are the places of the two headlines among the paragraphs; `taken` are
    those of the lines that are no part of the story.
    """

    title: str | None
    subtitle: str | None
    title_at: int | None
    subtitle_at: int | None
    byline: str | None
    dateline: str | None
    published: str | None
    source: str | None
    taken: frozenset[int]


def read_head(
    paragraphs: Sequence[str],
    strange: frozenset[int],
    cues: PageCues,
    title: str | None = None,
    subtitle: str | None = None,
) -> Head:
    """Return the head of the story.

    A `title` or `subtitle` given by the page or the user is looked for, and no other is guessed in its
    place. A date counts only where it is printed in the head or the dateline, never inside a sentence.
    """
    page = _open(paragraphs, strange | _chronicle(paragraphs, cues), cues)
    notes = (*_head_notes(page, cues), *_foot_notes(page, cues))
    noted = {note.at for note in notes} | titles_with_site(page)
    headings = _headings(page, noted, cues)
    title_at = find_title(page, headings, notes, title)
    titled = title is not None or title_at is not None
    below = line_below(page, noted, title_at) if titled else None
    subtitle_at = find_subtitle(
        page, below if below in headings else None, notes, title_at, subtitle
    )
    shown = {at for at in (title_at, subtitle_at) if at is not None}
    taken = (noted | find_kickers(page, headings, title_at)) - shown
    if title is None and title_at is not None:
        taken |= {at for at in headings if at < title_at and share_of_story(page, at) <= MOTTO}
    opening = _find_opening(page, strange | taken | shown, cues)
    return Head(
        title=headline_at(page, notes, title_at, cues),
        subtitle=headline_at(page, notes, subtitle_at, cues),
        title_at=title_at,
        subtitle_at=subtitle_at,
        byline=_first(notes, "byline"),
        dateline=opening.text if opening else _first(notes, "dateline"),
        published=_first(notes, "published") or first_day(_bare_days(notes, opening, title_at)),
        source=_first(notes, "source") or (opening.agency if opening else None),
        taken=frozenset(taken),
    )  # fmt: skip


def _is_dateline(line: str, cues: PageCues) -> bool:
    """Return whether a line is a dateline with its agency and nothing else."""
    found = find_dateline(line, cues) if "(" in line else None
    return found is not None and found.end >= len(line)


def _headings(page: Page, noted: set[int], cues: PageCues) -> list[int]:
    """Return the places of the lines of the head that could be headlines; a speaker's words are none."""
    spoken = _speakers(page.paragraphs) > 1
    passed = page.strange | noted
    return [
        at
        for at in range(min(page.end, page.prose))
        if at not in passed
        and is_heading(page.paragraphs[at])
        and not _is_dateline(page.paragraphs[at], cues)
        and not (spoken and _SPEAKER.match(page.paragraphs[at]))
    ]


def _speakers(paragraphs: Sequence[str]) -> int:
    """Return how many paragraphs open with a word in capitals and a colon."""
    return sum(_SPEAKER.match(paragraph) is not None for paragraph in paragraphs)


def _open(paragraphs: Sequence[str], strange: frozenset[int], cues: PageCues) -> Page:
    """Return the page with its head measured.

    The head ends at the first prose; if a headline stands above and a byline or date soon below, that
    prose was a standfirst and the head ends below them.
    """
    count = len(paragraphs)
    prose = next(
        (at for at in range(count) if at not in strange and is_prose(paragraphs[at])
         and not list(_notes_at(at, paragraphs[at], cues))),
        count,
    )  # fmt: skip
    headed = any(at not in strange and is_heading(paragraphs[at]) for at in range(prose))
    end = prose
    for at in range(prose + 1, count if headed else 0):
        if at not in strange and next(_notes_at(at, paragraphs[at], cues), None):
            end = at + 1
        elif at - max(prose, end - 1) >= _BELOW_STANDFIRST - 1 or is_prose(paragraphs[at]):
            break
    return Page(paragraphs, strange, prose, end)


def _chronicle(paragraphs: Sequence[str], cues: PageCues) -> frozenset[int]:
    """Return the places of bare dates where several stand, each over its own paragraphs: a chronicle.

    A day with its hour is a comment's or a blog's.
    """
    stamps = [(at, read_stamp(paragraph, cues)) for at, paragraph in enumerate(paragraphs)]
    bare = {
        at: stamp.bare
        for at, stamp in stamps
        if stamp and stamp.bare and not stamp.labelled and not has_clock(paragraphs[at])
    }
    last = max(bare, default=0)
    apart = any(not is_heading(paragraphs[at]) for at in range(min(bare, default=0), last))
    return frozenset(bare) if apart and len(set(bare.values())) > 1 else frozenset()


def _head_notes(page: Page, cues: PageCues) -> Iterator[Note]:
    """Yield what the lines of the head say."""
    for at in range(page.end):
        notes = [
            note for note in _notes_at(at, page.paragraphs[at], cues) if at not in page.strange
        ]
        yield from notes
        if not notes and at not in page.strange:
            yield from _page_words(page, at, cues)


def _page_words(page: Page, at: int, cues: PageCues) -> Iterator[Note]:
    """Yield a note if a line of the head is a section's name, an outlet, a name or a place beside a date."""
    line = page.paragraphs[at]
    beside = [page.paragraphs[near] for near in (at - 1, at + 1) if 0 <= near < page.end]
    placed = _PLACE_AND_DAY.fullmatch(line) if len(line) <= _LINE else None
    if find_cue(line, cues, above=True):
        yield Note(at, "empty")
    elif outlet := guess_outlet(line, cues):
        yield Note(at, "source", outlet)
    elif placed and (stamp := read_stamp(placed[2], cues)):
        yield Note(at, "bare", stamp.bare or "")
        yield Note(at, "dateline", placed[1])
    elif at and _NAME.fullmatch(line) and any(read_stamp(near, cues) for near in beside):
        yield Note(at, "byline", line)
    elif beside and _PLACE_LINE.fullmatch(line) and any(read_stamp(near, cues) for near in beside):
        yield Note(at, "empty")
    elif at and (signed := _signature(line, cues)):
        yield Note(at, "byline", signed[0])
        yield Note(at, "source", signed[1])
    elif at == page.prose - 1 and (place := dateline_alone(line, cues)):
        yield Note(at, "dateline", place)
    elif beside and _LABEL.fullmatch(line) and dateline_alone(beside[0], cues):
        yield Note(at, "source", line[:-1])
    elif at + 2 == page.prose and _LABEL.fullmatch(beside[-1]) and dateline_alone(line, cues):
        yield Note(at, "dateline", line)


def _signature(line: str, cues: PageCues) -> tuple[str, str] | None:
    """Return name and outlet of a signature without "by": "Ann Example Sample Press", "From A.B. Example"."""
    if (signed := _FROM.fullmatch(line)) and not guess_outlet(signed[1], cues):
        return signed[1], ""
    words = line.split()
    for at in (2, 3):
        outlet = cues.outlets.get(" ".join(words[at:]).casefold()) if len(words) > at else None
        name = " ".join(words[:at])
        if outlet and _NAME.fullmatch(name) and words[0].casefold() != "the":
            return name, outlet
    return None


def _foot_notes(page: Page, cues: PageCues) -> Iterator[Note]:
    """Yield what labelled dates below the head say, and the outlet named by the page's last lines.

    A stated day of publication below the story counts only if it is the only one.
    """
    count = len(page.paragraphs)
    stamps = [
        (at, stamp) for at in range(page.end, count)
        if (stamp := read_stamp(page.paragraphs[at], cues)) and stamp.labelled
    ]  # fmt: skip
    for at, stamp in stamps:
        day = (stamp.published or stamp.bare) if len(stamps) == 1 else None
        yield Note(at, "published", day) if day else Note(at, "updated", stamp.updated or "")
    for at in range(max(page.end + 1, count - _FOOT), count):
        line = page.paragraphs[at].lstrip("-–—( ").rstrip(") ")
        field = read_field(line)
        line = field[1] if field and field[0] in cues.head.source_labels else line
        if outlet := read_outlet(line, cues):
            yield Note(at, "source", outlet)
        elif field and field[0] in cues.head.source_labels and _SIGNED.fullmatch(field[1]):
            yield Note(at, "source", field[1])


def _notes_at(at: int, line: str, cues: PageCues) -> Iterator[Note]:
    """Yield what one line of the head says; nothing if it may be the story's."""
    if stamp := read_stamp(line, cues):
        yield from _stamp_notes(at, stamp)
    elif byline := read_byline(line, cues):
        yield Note(at, "byline", byline.names)
        yield Note(at, "source", byline.source or "")
        yield Note(at, "published", byline.day or "")
    elif outlet := read_outlet(line, cues):
        yield Note(at, "source", outlet)
    elif field := read_field(line):
        yield from _field_notes(at, *field, cues)


def _stamp_notes(at: int, stamp: Stamp) -> Iterator[Note]:
    """Yield the days of a line of dates."""
    yield Note(at, "published", stamp.published or "")
    yield Note(at, "updated", stamp.updated or "")
    yield Note(at, "bare", stamp.bare) if stamp.bare else Note(at, "empty")
    yield Note(at, "source", stamp.outlet or "")


def _field_notes(at: int, label: str, value: str, cues: PageCues) -> Iterator[Note]:
    """Yield what a labelled line says ("HEADLINE: ...")."""
    if label in cues.head.title_labels:
        yield Note(at, "title", value)
    elif label in cues.head.subtitle_labels:
        yield Note(at, "subtitle", value)
    elif label in cues.head.byline_labels:
        yield Note(at, "byline", value)
    elif label in cues.head.source_labels:
        outlet, _, rest = (part.strip() for part in value.partition("|"))
        yield Note(at, "source", cues.outlets.get(outlet.casefold(), outlet))
        if day := find_day(rest):
            yield Note(at, "bare", day)
    elif label == "dateline":
        yield Note(at, "dateline", value)
    elif label in cues.head.published and (day := find_day(value)):
        yield Note(at, "published", day)


def _find_opening(page: Page, passed: frozenset[int] | set[int], cues: PageCues) -> Dateline | None:
    """Return the dateline of the story's first paragraphs.

    Where other paragraphs too open with a word in capitals and a colon, the colons name speakers.
    """
    body = [page.paragraphs[at] for at in range(len(page.paragraphs)) if at not in passed]
    told = [line for line in body if is_prose(line)]
    for line in dict.fromkeys((*body[:_OPENING], *told[:_OPENING])):
        found = find_dateline(line, cues)
        if found and not (line[len(found.text) :].startswith(":") and _speakers(body) > 1):
            return found
    return None


def _bare_days(notes: Sequence[Note], opening: Dateline | None, title_at: int | None) -> list[str]:
    """Return the days printed without a label in the head, then the dateline's, then those of updates.

    One below the headline comes before one above it, which may be the site's own today.
    """
    told = [note for note in notes if note.kind == "bare" and note.value]
    above = {note.at for note in told if title_at is not None and note.at < title_at}
    days = [note.value for note in sorted(told, key=lambda note: note.at in above)]
    updated = [note.value for note in notes if note.kind == "updated" and note.value][:1]
    return [*days, *([opening.day] if opening and opening.day else []), *updated]


def _first(notes: Sequence[Note], *kinds: NoteKind) -> str | None:
    """Return the first thing said of the first of `kinds` that any line speaks of."""
    for kind in kinds:
        for note in notes:
            if note.kind == kind and note.value:
                return note.value
    return None
