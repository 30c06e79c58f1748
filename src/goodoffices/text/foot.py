"""What stands below a story, and links set between its paragraphs."""

# ruff: noqa: RUF001 - curly quotes, dashes and bullets are what this module reads

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goodoffices.text.days import find_day, has_clock
from goodoffices.text.furniture import Line, is_heading, is_prose

_SOON = 14  # lines below a count of comments, the empty ones among them
_NEAR = 6
_ANSWER = re.compile(r"(?:reply|like|report|[A-Z][\w .'’-]{1,40} says ?:?)", re.IGNORECASE)
_FEWEST_ABOVE = 25  # words of a story above its foot
_LINKS = range(1, 7)
_LINK_WORDS = range(4, 19)
_DATED_TITLE = re.compile(r".{12,150}?\s+(?:[-–—|•·]+\s*|\()((?:\w{3,9}day,? )?[\w., /-]{8,24})\)?")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])$")
_FOOT = (
    "links.block", "social.comments", "social.tags", "letters.newsletter", "legal.copyright", "page.form",
    "page.owner", "page.words", "controls.share", "social.follow", "social.row", "links.read-more",
)  # fmt: skip
_RESTS = frozenset({"links.read-more", "links.rest", "links.full-story", "nav.page"})
_LIST_ABOVE = re.compile(
    r":$|\b(?:following|as follows|these|below|list(?:s|ed)?|points?|terms|demands?|conditions|steps"
    r"|include[sd]?|provisions|developments|headlines|latest|events|know so far|among them|are|were)"
    r"\b[^.!?]*[.!?]?$",
    re.IGNORECASE,
)


def foot_lines(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the places of the lines below the first furniture under a story that are no sentences.

    The foot begins at furniture with paragraphs of a story above it and none below it.
    """
    told = [at for at, line in enumerate(lines) if not line.cue and _is_told(line.text)]
    if sum(len(lines[at].text.split()) for at in told) < _FEWEST_ABOVE:
        return
    said = _comments(lines, told)
    if said is not None:
        yield from _untold(lines, said)
        return
    end = next((at for at in range(told[0] + 1, len(lines)) if _is_end(lines[at])), None)
    if end is not None and _words(lines, told, 0, end) > _words(lines, told, end, len(lines)):
        yield from _untold(lines, end)
        return
    foot = next(
        (at for at in range(told[-1] + 1, len(lines)) if lines[at].cue.rstrip("+:") in _FOOT), None
    )
    if foot is not None:
        yield from (
            at for at in range(foot + 1, len(lines))
            if not lines[at].cue and lines[at].text and lines[at].cue != "stamp"
        )  # fmt: skip


def _untold(lines: Sequence[Line], end: int) -> Iterator[int]:
    """Yield the places of the lines below `end` that no cue takes."""
    below = range(end + 1, len(lines))
    return (at for at in below if lines[at].text and lines[at].cue in {"", "stamp"})


def _comments(lines: Sequence[Line], told: Sequence[int]) -> int | None:
    """Return where readers' comments begin: a count of them with an hour or a "reply" soon below."""
    for at in range(told[0] + 1, len(lines)):
        if lines[at].cue.rstrip("+:") != "social.comments":
            continue
        below = [line for line in lines[at + 1 : at + _SOON] if line.text]
        signed = any(
            (line.cue == "stamp" and has_clock(line.text)) or _ANSWER.fullmatch(line.text)
            for line in below[:_NEAR]
        )
        if signed and _words(lines, told, 0, at) >= _FEWEST_ABOVE:
            return at
    return None


def _is_end(line: Line) -> bool:
    """Whether a line says that the story is over: a wire's mark, or the issue it was printed in."""
    printed = line.cue == "stamp" and line.text.casefold().startswith("published in ")
    return printed or line.cue == "wire.end"


def _words(lines: Sequence[Line], told: Sequence[int], first: int, last: int) -> int:
    """Return how many words of prose stand between two places."""
    return sum(len(lines[at].text.split()) for at in told if first <= at < last)


def _is_told(line: str) -> bool:
    """Return whether a line is a paragraph of a story, not the opening of one that is cut off."""
    return is_prose(line) and not _CUT_OFF.search(line)


def inner_links(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the places of a few titles behind bullets between two paragraphs: links to other stories.

    A list that the paragraph above announces is the story's own.
    """
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _is_link(lines[end]):
            end += 1
        if end - at in _LINKS and _stands_between(lines, at, end):
            yield from range(at, end)
        at = max(end, at + 1)


def dated_links(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the places of titles with a full date at their end, where there are several: other stories."""
    dated = [
        at for at, line in enumerate(lines)
        if not line.cue and (match := _DATED_TITLE.fullmatch(line.text)) and find_day(match[1])
        and not is_prose(line.text)
    ]  # fmt: skip
    if len(dated) > 1:
        yield from dated


def cut_teasers(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the places of another story's title and its cut-off beginning, above a link to the rest."""
    told = [at for at, line in enumerate(lines) if line.text]
    for title, teaser, link in zip(told, told[1:], told[2:], strict=False):
        pointed = lines[link].cue.rstrip("+:") in _RESTS and _CUT_OFF.search(lines[teaser].text)
        above = lines[title]
        if pointed and title > told[0] and is_heading(above.text) and not is_prose(above.text):
            yield from (title, teaser)


def pair_teasers(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the places of titles with their cut-off beginnings, where two pairs follow each other."""
    told = [at for at, line in enumerate(lines) if line.text and not line.cue]
    starts = {
        k for k in range(len(told) - 1)
        if _CUT_OFF.search(lines[told[k + 1]].text) and not _CUT_OFF.search(lines[told[k]].text)
        and is_heading(lines[told[k]].text) and not is_prose(lines[told[k]].text)
    }  # fmt: skip
    pairs = sorted(k for k in starts if k + 2 in starts or k - 2 in starts)
    yield from (at for k in pairs for at in told[k : k + 2])


def _is_link(line: Line) -> bool:
    """Return whether a line is a title behind a bullet."""
    return (
        line.bullet
        and not line.cue
        and is_heading(line.text)
        and not is_prose(line.text)
        and len(line.text.split()) in _LINK_WORDS
    )


def _stands_between(lines: Sequence[Line], first: int, end: int) -> bool:
    """Return whether a paragraph of the story that announces no list stands above, another below."""
    above = next((lines[at] for at in range(first - 1, -1, -1) if lines[at].text), None)
    below = next((lines[at] for at in range(end, len(lines)) if lines[at].text), None)
    if above is None or below is None or above.bullet or below.bullet:
        return False
    if not is_prose(above.text) or not is_prose(below.text):
        return False
    return not announces_list(above)


def announces_list(line: Line) -> bool:
    """Return whether what stands below a paragraph is a list that it announces."""
    return _LIST_ABOVE.search(line.text[-120:]) is not None
