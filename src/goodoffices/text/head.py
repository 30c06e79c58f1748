"""The head of a story: headline, second headline, byline, dateline, day and outlet, read from plain text."""

# ruff: noqa: RUF001 - curly quotes and dashes are what this module reads

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from goodoffices.text.byline import guess_outlet, read_byline, read_field, read_outlet
from goodoffices.text.cues import PageCues
from goodoffices.text.dateline import Dateline, find_dateline
from goodoffices.text.days import Stamp, find_day, read_stamp
from goodoffices.text.furniture import find_cue, is_heading, is_prose

_LONG_BEFORE = dt.timedelta(days=40)
_REACH = 12
_FOOT = 3
_BELOW_STANDFIRST = 4
_OPENING = 3
_TITLE_WORDS = 4
_LINE = 160  # letters of a place and a day, at most
_SPEAKER = re.compile(r"[A-Z .'’-]{3,40}: ")
_PLACE_AND_DAY = re.compile(r"((?:[A-Z][\w.'’-]+ ?){1,3}), (.{8,40})")
_NAME = re.compile(r"(?:[A-Z][\w'’.-]+ ){1,2}[A-Z][\w'’.-]+")
_SIGNED = re.compile(r"(?:the )?[A-Z][\w.&'’-]*(?: (?:of|the|and|&|[A-Z][\w.&'’-]*)){0,6}")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_MOTTO, _OF_STORY = 0.25, 0.5  # shares of a heading's words that come again in the story
_MOTTOES = 7
_TOLD = 30  # words of a story by which its headline can be known
_SECTION_WORDS = 2
_STEM = 5  # letters by which a word is known again in another form
_SAME = re.compile(r"[\W_]+")

NoteKind = Literal[
    "title", "subtitle", "byline", "dateline", "published", "updated", "bare", "source", "empty"
]


class Note(NamedTuple):
    """Something that a line of the page says about the story, and the line's place."""

    at: int
    kind: NoteKind
    value: str = ""


class Page(NamedTuple):
    """The page as paragraphs; `strange` are the places of those already known as furniture.

    The head is the paragraphs before `end`; `prose` is the place of the first that reads as a story.
    """

    paragraphs: Sequence[str]
    strange: frozenset[int]
    prose: int
    end: int


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
    noted = {note.at for note in notes}
    headings = _headings(page, noted)
    title_at = _find_title(page, headings, notes, title)
    titled = title is not None or title_at is not None
    below = _below(page, noted, title_at) if titled else None
    subtitle_at = _find_subtitle(
        page, below if below in headings else None, notes, title_at, subtitle
    )
    shown = {at for at in (title_at, subtitle_at) if at is not None}
    taken = (noted | _kickers(page, headings, title_at)) - shown
    if title is None and title_at is not None:
        taken |= {at for at in headings if at < title_at and _share(page, at) <= _MOTTO}
    opening = _find_opening(page, strange | taken | shown, cues)
    return Head(
        title=_headline(page, notes, title_at),
        subtitle=_headline(page, notes, subtitle_at),
        title_at=title_at,
        subtitle_at=subtitle_at,
        byline=_first(notes, "byline"),
        dateline=opening.text if opening else _first(notes, "dateline"),
        published=_first(notes, "published") or _earlier(_first(notes, "bare"), opening)
        or _first(notes, "updated"),
        source=_first(notes, "source") or (opening.agency if opening else None),
        taken=frozenset(taken),
    )  # fmt: skip


def _headings(page: Page, noted: set[int]) -> list[int]:
    """Return the places of the lines of the head that could be headlines; a speaker's words are none."""
    spoken = _speakers(page.paragraphs) > 1
    passed = page.strange | noted
    return [
        at
        for at in range(min(page.end, page.prose))
        if at not in passed
        and is_heading(page.paragraphs[at])
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
    """Return the places of bare dates where several stand, each over its own paragraphs: a chronicle."""
    stamps = [(at, read_stamp(paragraph, cues)) for at, paragraph in enumerate(paragraphs)]
    bare = {at: stamp.bare for at, stamp in stamps if stamp and stamp.bare and not stamp.labelled}
    last = max(bare, default=0)
    apart = any(at + 1 not in bare and at + 1 < last for at in bare)
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
        yield Note(at, "source", cues.outlets.get(value.casefold(), value))
    elif label == "dateline":
        yield Note(at, "dateline", value)
    elif label in cues.head.published and (day := find_day(value)):
        yield Note(at, "published", day)


def _find_title(
    page: Page, headings: Sequence[int], notes: Sequence[Note], title: str | None
) -> int | None:
    """Return the place of the headline, if it stands on the page.

    A guessed one is the first line of four words or more, or the one shorter line above it; a page
    without prose below has none.
    """
    if title is not None:
        return _find_same(page, title)
    labelled = next((note.at for note in notes if note.kind == "title"), None)
    if labelled is not None or page.prose == len(page.paragraphs):
        return labelled
    every = [at for at in headings if len(page.paragraphs[at].split()) >= _TITLE_WORDS]
    long = _of_story(page, every)
    mottoes = set(every) - set(long)
    short = [
        at for at in headings
        if len(page.paragraphs[at].split()) >= 2 and at not in mottoes
    ]  # fmt: skip
    above = [at for at in short if not long or (at < long[0] and not _is_section(page, at))]
    return next(iter(above if len(above) == 1 else [*long, *short]), None)


def _of_story(page: Page, headings: Sequence[int]) -> Sequence[int]:
    """Return the places without a paper's motto or another's title: few of its words come again below.

    It goes only where the next heading has at least half of its words in the story.
    """
    told = sum(len(line.split()) for line in page.paragraphs[page.prose : page.end + _REACH])
    if len(headings) > 1 and told >= _TOLD and _share(page, headings[0]) <= _MOTTO:
        best = next((at for at in headings[1:_MOTTOES] if _share(page, at) >= _OF_STORY), None)
        return [at for at in headings if best is None or at >= best]
    return headings


def _is_section(page: Page, at: int) -> bool:
    """Return whether a line above the headline is names: two of them, or any that never come again."""
    words = page.paragraphs[at].split()
    below = page.paragraphs[at + 1] if at + 1 < len(page.paragraphs) else ""
    named = all(word[0].isupper() for word in words) and not below.isupper()
    return named and (len(words) <= _SECTION_WORDS or not _share(page, at))


def _share(page: Page, at: int) -> float:
    """Return which share of a line's longer words come again in the story."""
    words = [word[:_STEM].casefold() for word in _LONG_WORD.findall(page.paragraphs[at])]
    story = " ".join(page.paragraphs[page.prose : page.end + _REACH]).casefold()
    return sum(word in story for word in words) / max(1, len(words))


def _below(page: Page, noted: set[int], title_at: int | None) -> int | None:
    """Return the place of the first line below the headline that is neither furniture nor a note."""
    first = 0 if title_at is None else title_at + 1
    passed = page.strange | noted
    return next((at for at in range(first, len(page.paragraphs)) if at not in passed), None)


def _find_subtitle(
    page: Page,
    below: int | None,
    notes: Sequence[Note],
    title_at: int | None,
    subtitle: str | None,
) -> int | None:
    """Return the place of the second headline: the line below the first, or a standfirst."""
    if subtitle is not None:
        return _find_same(page, subtitle, title_at)
    labelled = next((note.at for note in notes if note.kind == "subtitle"), None)
    if labelled is not None:
        return labelled
    if below is not None and len(page.paragraphs[below].split()) >= _TITLE_WORDS:
        return below
    return page.prose if page.end > page.prose and title_at is not None else None


def _find_same(page: Page, words: str, besides: int | None = None) -> int | None:
    """Return the place near the top where `words` stand as a paragraph, whatever its marks and letters."""
    key = _SAME.sub("", words).casefold()
    for at, paragraph in enumerate(page.paragraphs[: page.end + _REACH]):
        same = _SAME.sub("", _value(paragraph)).casefold() == key
        if key and same and at != besides and at not in page.strange:
            return at
    return None


def _value(line: str) -> str:
    """Return `line` without a headline's label."""
    field = read_field(line)
    return field[1] if field and field[0] in {"headline", "title", "subtitle"} else line


def _kickers(page: Page, headings: Sequence[int], title_at: int | None) -> set[int]:
    """Return the places of the short lines above the headline: the page's menu."""
    above = [at for at in range(page.end) if title_at is not None and at < title_at]
    short = {at for at in above if len(page.paragraphs[at].split()) < _TITLE_WORDS}
    return short & set(headings) | {at for at in short if _is_word(page.paragraphs[at])}


def _is_word(line: str) -> bool:
    """Return whether `line` is a single word."""
    return len(line.split()) == 1


def _find_opening(page: Page, passed: frozenset[int] | set[int], cues: PageCues) -> Dateline | None:
    """Return the dateline of the story's first paragraphs.

    Where other paragraphs too open with a word in capitals and a colon, the colons name speakers.
    """
    body = [page.paragraphs[at] for at in range(len(page.paragraphs)) if at not in passed]
    for line in body[:_OPENING]:
        found = find_dateline(line, cues)
        if found and not (line[len(found.text) :].startswith(":") and _speakers(body) > 1):
            return found
    return None


def _headline(page: Page, notes: Sequence[Note], at: int | None) -> str | None:
    """Return the headline at a place, without its label."""
    if at is None:
        return None
    labelled = (n.value for n in notes if n.at == at and n.kind in {"title", "subtitle"})
    return next(labelled, page.paragraphs[at])


def _earlier(bare: str | None, opening: Dateline | None) -> str | None:
    """Return the day printed in the head, or the dateline's if that is long before: a page's own today."""
    told = opening.day if opening else None
    if bare is None or told is None:
        return bare or told
    late = dt.date.fromisoformat(bare) - dt.date.fromisoformat(told) > _LONG_BEFORE
    return told if late else bare


def _first(notes: Sequence[Note], *kinds: NoteKind) -> str | None:
    """Return the first thing said of the first of `kinds` that any line speaks of."""
    for kind in kinds:
        for note in notes:
            if note.kind == kind and note.value:
                return note.value
    return None
