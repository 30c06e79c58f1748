"""Pages and fragments as trees, and trees as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from goodoffices.errors import InputError

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot"
    " th thead tr ul".split()
)
UNSEEN = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video select option"
    " button input textarea head title link meta map area".split()
)
SEAM = "\1"
_NO_MARKS = {0: None, 1: None}
_HAS_TAG = re.compile(r"<[a-zA-Z/!]")
_LONG_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*'){5000,}""")
_QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
MOST_ATTRIBUTES = 2000
_USUAL_DEPTH = 50
_REMEDY = "save the story as plain text"
_LONGEST_FRAGMENT = 5_000_000


class PageError(InputError):
    """A page that is too large or too deep to be looked through; the message names the limit."""


def parse_page(page: str, where: str = "") -> Any:  # noqa: ANN401 - lxml has no types
    """Return a page as a tree; nothing is fetched and no entity is followed.

    A page on which the parser stops, or would turn in circles, raises `PageError`.
    """
    from lxml import html  # noqa: PLC0415 - slow to load, and of use for pages only

    if any(_attributes(tag[0]) > MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(page)):
        what = f"an element with more than {MOST_ATTRIBUTES:,} attributes (limit max_attributes)"
        raise PageError(where, what, _REMEDY)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    stops = (entry for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT")
    if (stop := next(stops, None)) is not None:
        what = f"its parser stops at line {stop.line}: {_told(stop.message)}"
        raise PageError(where, what, _REMEDY)
    return tree


def _attributes(tag: str) -> int:
    """Return about how many attributes a tag has: its words, values in quotation marks left out."""
    return len(_QUOTED.sub("", tag).split())


def _told(message: str) -> str:
    """Return a limit of the parser's in words of ours."""
    if "depth" in message:
        return "elements nested more than 255 deep"
    return "one text or attribute of more than 10,000,000 bytes"


def text_of_fragment(fragment: str) -> str:
    """Return the words of a piece of HTML, paragraphs with an empty line between; plain text stays."""
    if not _HAS_TAG.search(fragment):
        from html import unescape  # noqa: PLC0415 - as above

        return "\n\n".join(
            " ".join(line.split()) for line in unescape(fragment).split("\n\n")
        ).strip()
    tree = parse_page(f"<div>{fragment[:_LONGEST_FRAGMENT]}</div>")
    return "\n\n".join(paragraphs(tree))


def paragraphs(tree: Any, seam: str = "") -> list[str]:  # noqa: ANN401 - lxml has no types
    """Return the words of a tree, parted where a block begins or ends or two breaks stand together.

    `seam` is put where one inline element ends and another begins: pages set names and dates apart by
    their style alone.
    """
    joined = "".join(seam if piece == SEAM else piece for piece in _pieces(tree))
    return [words for part in joined.split("\0") if (words := " ".join(part.split()))]


def _pieces(tree: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """Yield the texts of a tree in order, with a NUL at each border of a block; no recursion."""
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        node, closing = stack.pop()
        if closing:
            yield "\0" if node.tag in BLOCKS else SEAM
            yield (node.tail or "").translate(_NO_MARKS) if node is not tree else ""
            continue
        if not isinstance(node.tag, str) or node.tag in UNSEEN:
            yield (node.tail or "").translate(_NO_MARKS) if node is not tree else ""
            continue
        yield from _opening(node)
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def _opening(node: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """Yield what stands before a node's children: a border for a block, and its first text."""
    if node.tag in BLOCKS:
        yield "\0"
    elif node.tag == "br":
        after = node.getnext()
        twice = after is not None and after.tag == "br" and not (node.tail or "").strip()
        yield "\0" if twice else " "
    yield (node.text or "").translate(_NO_MARKS)


def too_large(tree: Any, most: int) -> str | None:  # noqa: ANN401 - lxml has no types
    """Return why a page is too large to be looked through; None if it is not.

    What counts is the number of its elements, and that number times how deep they lie.
    """
    count = work = 0
    stack = [(tree, 0)]
    while stack:
        node, depth = stack.pop()
        count, work = count + 1, work + depth
        if count > most:
            return f"a page of more than {most:,} elements (limit max_elements)"
        if work > most * _USUAL_DEPTH:
            return f"elements nested deep in great number (more than {_USUAL_DEPTH} on average)"
        stack.extend((child, depth + 1) for child in node)
    return None
