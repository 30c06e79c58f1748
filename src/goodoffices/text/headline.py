"""Which lines above a story are its headlines: by their place, their words, and what the page says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from goodoffices.text.byline import guess_outlet, read_field
from goodoffices.text.cues import PageCues

_REACH = 12
_TITLE_WORDS = 4
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
MOTTO = 0.25  # share of a heading's words that come again in the story: this or less is another's
_OF_STORY = 0.5
_MOTTOES = 7
_TOLD = 30  # words of a story by which its headline can be known
_SECTION_WORDS = 2
_STEM = 5  # letters by which a word is known again in another form
_SAME = re.compile(r"[\W_]+")
_BY_SITE = re.compile(r"(.{12,200}?)\s+(?:[|»]|::|[-\u2013\u2014])\s+([^|»]{2,50})")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]{2,40}(?:\.[a-z]{2,6}){1,2}", re.IGNORECASE)
_BRACKETS = "()[]"

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


def find_title(
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
    if len(headings) > 1 and told >= _TOLD and share_of_story(page, headings[0]) <= MOTTO:
        best = next(
            (at for at in headings[1:_MOTTOES] if share_of_story(page, at) >= _OF_STORY), None
        )
        return [at for at in headings if best is None or at >= best]
    return headings


def _is_section(page: Page, at: int) -> bool:
    """Return whether a line above the headline is names: two of them, or any that never come again."""
    words = page.paragraphs[at].split()
    below = page.paragraphs[at + 1] if at + 1 < len(page.paragraphs) else ""
    named = all(word.strip(_BRACKETS)[:1].isupper() for word in words) and not below.isupper()
    return named and (len(words) <= _SECTION_WORDS or not share_of_story(page, at))


def share_of_story(page: Page, at: int) -> float:
    """Return which share of a line's longer words come again in the story."""
    words = [word[:_STEM].casefold() for word in _LONG_WORD.findall(page.paragraphs[at])]
    story = " ".join(page.paragraphs[page.prose : page.end + _REACH]).casefold()
    return sum(word in story for word in words) / max(1, len(words))


def line_below(page: Page, noted: set[int], title_at: int | None) -> int | None:
    """Return the place of the first line below the headline that is neither furniture nor a note."""
    first = 0 if title_at is None else title_at + 1
    passed = page.strange | noted
    return next((at for at in range(first, len(page.paragraphs)) if at not in passed), None)


def find_subtitle(
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
    twice = below is not None and page.paragraphs[below] in page.paragraphs[below + 1 : below + 2]
    if below is not None and not twice and len(page.paragraphs[below].split()) >= _TITLE_WORDS:
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


def find_kickers(page: Page, headings: Sequence[int], title_at: int | None) -> set[int]:
    """Return the places of the short lines above the headline: the page's menu."""
    above = [at for at in range(page.end) if title_at is not None and at < title_at]
    short = {at for at in above if len(page.paragraphs[at].split()) < _TITLE_WORDS}
    return short & set(headings) | {at for at in short if _is_word(page.paragraphs[at])}


def _is_word(line: str) -> bool:
    """Return whether `line` is a single word."""
    return len(line.split()) == 1


def headline_at(page: Page, notes: Sequence[Note], at: int | None, cues: PageCues) -> str | None:
    """Return the headline at a place, without its label and without the site's name behind it."""
    if at is None:
        return None
    labelled = (n.value for n in notes if n.at == at and n.kind in {"title", "subtitle"})
    line = next(labelled, page.paragraphs[at])
    match = _BY_SITE.fullmatch(line)
    return match[1] if match and _is_site(match[2], cues) else line


def _is_site(words: str, cues: PageCues) -> bool:
    """Return whether words behind a headline's bar are a site's name."""
    named = words.casefold() in cues.outlets or guess_outlet(words, cues) is not None
    return named or _DOMAIN.fullmatch(words) is not None


def titles_with_site(page: Page) -> set[int]:
    """Return the places of headlines that stand once more without what a bar hangs on behind them."""
    top = page.paragraphs[: page.end]
    keys = {_SAME.sub("", line).casefold() for line in top}
    cut = ((at, _BY_SITE.fullmatch(line)) for at, line in enumerate(top))
    return {at for at, match in cut if match and _SAME.sub("", match[1]).casefold() in keys}
