"""A page as the readers of its facts see it: its tree, its head, and the lines around the headline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from goodoffices.sources.html_linked import Linked
from goodoffices.sources.html_tree import paragraphs

_FOLD = re.compile(r"[\W_]+")
_NOT_STORY = re.compile(
    r"updat|modif|today|current|copyright|relat|footer|comment|event|expire|lenta|bio\b"
    r"|author-?(?:bio|box|info|card)",
    re.IGNORECASE,
)
_ANCESTORS = 6
_BELOW = 9
_ABOVE = 3
_PROSE = 60


class Page(NamedTuple):
    """A page and what is read off it first; `near` are the lines around the headline, `foot` the last."""

    tree: Any
    metas: Mapping[str, str]
    linked: Linked
    named: str
    lines: Sequence[str]
    outlet: str | None
    near: Sequence[str] = ()


def words_of(node: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return a node's words on one line, at most a paragraph's worth."""
    return "" if node is None else " ".join(paragraphs(node))[:5000]


def fold(words: str) -> str:
    """Return `words` for comparing: letters and figures only, in small letters."""
    return _FOLD.sub("", words).casefold()


def is_aside(node: Any) -> bool:  # noqa: ANN401 - lxml has no types
    """Return whether a node stands in a part of the page that is not the story's own."""
    up = [node, *node.iterancestors()]
    return any(
        one.tag in {"aside", "nav", "footer"}
        or _NOT_STORY.search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for one in up[:_ANCESTORS]
    )


def lines_near(lines: Sequence[str], title: str | None) -> list[str]:
    """Return the lines around the headline that are no prose, those below it first."""
    key = fold(title or "")
    at = next((at for at, line in enumerate(lines) if key and fold(line).startswith(key)), None)
    if at is None:
        return []
    below = []
    for line in lines[at : at + _BELOW]:
        if len(line) > _PROSE and line.rstrip(" |").endswith((".", "”", '"')) and line != lines[at]:
            break
        below.append(line[len(title or "") :] if line == lines[at] else line)
    above = lines[max(0, at - _ABOVE) : at][::-1]
    return [line for line in (*below, *above) if len(line) < 2 * _PROSE]
