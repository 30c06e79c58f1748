"""Page furniture: lines and stretches of a page that are not the story's."""

# ruff: noqa: RUF001 - curly quotes, dashes and bullets are what this module reads

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from goodoffices.text.cues import Matcher, PageCues
from goodoffices.text.days import KEPT, read_stamp

_LONGEST_LINE = 600
_LONGEST_TITLE = 200
_MOST_WORDS = 25
_PHRASE_WORDS = 60  # of a line that is about its page
_QUOTED = re.compile(r"[\"“«„]|(?<!\w)[‘']")
_ANNOUNCES = 5  # words of a line with a colon that announces a list
_MANY_STRAYS = 4  # of them below a story without a headline
_STRAY_WORDS = 19  # of a link's title below a story
_DATED = re.compile(r".{0,14}\d", re.DOTALL)
_SHOUT_WORDS = 12  # of a headline in capitals with a full stop
_ENDS = frozenset('.!?…"”»:;,')
_PROSE_END = re.compile(r"[.…。][\"'”’»)\]]*$")
_INNER_STOP = re.compile(r"\w{3,}[.!?][\"”’]? [\"“‘]?[A-Z].*[.!?][\"”’]?$")
_ACRONYM_END = re.compile(r"\b(?:[A-Z]\.){2,}[\"'”’]?$")
_LAST_STOP = re.compile(r"[.!?][\"”’']*\s+(?=[^.!?]{3,160}[.!?]?$)")


class Line(NamedTuple):
    """A line of the page, its white space put in order. `cue` is the furniture rule it falls under, or ""."""

    text: str
    indent: int = 0
    cue: str = ""
    bullet: bool = False


class Stripped(NamedTuple):
    """What is left of a paragraph, and what was taken out of it."""

    kept: tuple[str, ...]
    taken: tuple[str, ...]


@lru_cache(maxsize=KEPT)
def find_cue(line: str, cues: PageCues, *, above: bool = False) -> Matcher | None:
    """Return the cue by which a whole line is furniture; `above`: the line stands above the story."""
    if len(line) > _LONGEST_LINE:
        return None
    small = line.casefold()
    tried = (m for m in _of_lines(cues, above=above) if m.may_stand(small))
    whole = next((matcher for matcher in tried if matcher.regex.fullmatch(line)), None)
    return whole or _find_phrase(line, cues)


@lru_cache(maxsize=8)
def _of_lines(cues: PageCues, *, above: bool) -> tuple[Matcher, ...]:
    """Return the cues of whole lines in the order in which they are tried."""
    lines = {"line", "section"} if above else {"line"}
    orders = ({"label"}, {"list"}, lines)
    return tuple(m for kinds in orders for m in cues.matchers if m.kind in kinds)


@lru_cache(maxsize=8)
def _of_parts(cues: PageCues) -> tuple[Matcher, ...]:
    """Return the cues of stretches inside a paragraph."""
    return tuple(m for m in cues.matchers if m.kind in {"part", "break"})


@lru_cache(maxsize=8)
def _of_phrases(cues: PageCues) -> tuple[Matcher, ...]:
    """Return the cues of phrases that stand anywhere in a line."""
    return tuple(m for m in cues.matchers if m.kind == "phrase")


def _find_phrase(line: str, cues: PageCues) -> Matcher | None:
    """Return the cue whose phrase stands in a line outside quotation marks; a long line needs two."""
    small = line.casefold()
    found = [
        matcher
        for matcher in _of_phrases(cues)
        if matcher.may_stand(small)
        for match in matcher.regex.finditer(line)
        if not _QUOTED.search(line, 0, match.start() + 1)
    ]
    needed = 1 if len(line.split()) <= _PHRASE_WORDS else 2
    return found[0] if len(found) >= needed else None


def strip_parts(paragraph: str, cues: PageCues) -> Stripped:
    """Return `paragraph` less the furniture inside it and at its end; a break parts it in several."""
    taken: list[str] = []

    def take(match: re.Match[str]) -> str:
        taken.append(match[0].strip())
        return ""

    def take_break(match: re.Match[str]) -> str:
        taken.append(match[0].strip())
        return "\n"

    small = paragraph.casefold()
    for matcher in _of_parts(cues):
        if matcher.may_stand(small):
            put = take if matcher.kind == "part" else take_break
            paragraph = matcher.regex.sub(put, paragraph)
    pieces = (" ".join(piece.split()) for piece in paragraph.split("\n"))
    kept = tuple(_strip_tail(piece, cues, taken) for piece in pieces if piece)
    return Stripped(kept, tuple(taken))


def _strip_tail(paragraph: str, cues: PageCues, taken: list[str]) -> str:
    """Return `paragraph` without a furniture line hanging on after its last sentence."""
    stop = _LAST_STOP.search(paragraph, max(0, len(paragraph) - _LONGEST_TITLE))
    while stop:
        rest = paragraph[stop.end() :]
        small = rest.casefold()
        for matcher in cues.matchers:
            if matcher.tail and matcher.may_stand(small) and matcher.regex.fullmatch(rest):
                taken.append(rest)
                return paragraph[: stop.end()].rstrip()
        stop = _LAST_STOP.search(paragraph, stop.end())
    return paragraph


def link_titles(lines: Sequence[str], first: int) -> Iterator[int]:
    """Yield the places of the link titles that stand right below the heading of a list of links.

    The run ends at the first line that a sentence ends on, or that is too long for a title; where each
    title stands twice, as a picture's words and as a link, a teaser may follow it.
    """
    above, doubled = "", False
    for at in range(first, len(lines)):
        line = lines[at]
        doubled = doubled or (bool(line) and line == above)
        teaser = doubled and is_heading(above)
        if line and not is_heading(line) and not teaser:
            return
        yield at
        above = line or above


def stray_lines(lines: Sequence[str], *, titled: bool) -> Iterator[int]:
    """Yield the places of the short lines below a story's prose that end like no sentence.

    They are links and credits, whatever their words. A page without a headline keeps them unless they
    are many, one without prose keeps all its lines, and so do days, figures and lists with a colon: they
    may be a chronicle. What a paragraph that ends in a colon announces stays too.
    """
    prose = [at for at, line in enumerate(lines) if is_prose(line)]
    if not prose or lines[prose[-1]].rstrip().endswith(":"):
        return
    found = list(_strays(lines, prose[-1] + 1))
    if titled or len(found) >= _MANY_STRAYS:
        yield from found


def _strays(lines: Sequence[str], first: int) -> Iterator[int]:
    """Yield the places of the lines from `first` on that are no sentences; none if they are a list."""
    for at in range(first, len(lines)):
        line = lines[at].strip()
        if line.endswith(":") and len(line.split()) >= _ANNOUNCES:
            return
        if not line or line[-1] in _ENDS or ":" in line or _DATED.match(line):
            continue
        if len(line.split()) <= _STRAY_WORDS and any(char.isalpha() for char in line):
            yield at


def is_heading(line: str) -> bool:
    """Return whether `line` reads as a headline: short, and no full stop at its end."""
    if not line or len(line) > _LONGEST_TITLE or len(line.split()) > _MOST_WORDS:
        return False
    if line[-1] in ",;:" or not any(char.isalnum() for char in line):
        return False
    bare = line.rstrip("\"'”’")
    if bare.isupper() and bare.endswith(".") and len(line.split()) <= _SHOUT_WORDS:
        return True
    return not bare.endswith((".", "。")) or bare.endswith(" ..") or bool(_ACRONYM_END.search(line))


@lru_cache(maxsize=KEPT)
def is_prose(line: str) -> bool:
    """Return whether `line` reads as a paragraph of a story: a sentence, or too long for a headline."""
    words = len(line.split())
    if len(line) > _LONGEST_TITLE or words > _MOST_WORDS + 10:
        return True
    if line.isupper() and words <= _SHOUT_WORDS:
        return False
    if words < 5 or _ACRONYM_END.search(line[-12:]) or line.endswith(" .."):
        return False
    return bool(_PROSE_END.search(line[-12:])) or bool(_INNER_STOP.search(line))


def is_page_line(line: str, cues: PageCues) -> bool:
    """Return whether `line` is furniture or a stamp: no part of a wrapped paragraph."""
    return find_cue(line, cues) is not None or read_stamp(line, cues) is not None
