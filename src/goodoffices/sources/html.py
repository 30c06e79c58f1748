"""HTML pages: the story is taken out of its page, one report a file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from goodoffices.shapes import Failure, Report
from goodoffices.sources.decoding import decode
from goodoffices.sources.options import SourceOptions, parse_day, read_whole, report_id

SUFFIXES = (".html", ".htm", ".xhtml")

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title)\b", re.IGNORECASE)
_LOOK = 4096
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|sub-?(?:title|head(?:line|ing)?)|dek|deck|alternative-?headline)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = "//p|//h1|//h2|//h3|//li|//blockquote"
# No look at the clock and no guess from the page's words: only dates that the page's head states.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_LONGEST_STANDFIRST = 500


def sniff(head: bytes) -> bool:
    """Return whether `head` looks like a page: it begins with a tag, and one of a page's is near."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()[:_LOOK]
    return start.startswith(b"<") and _HTML.search(start) is not None


def read(stream: BinaryIO, where: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield the one story of the page that `stream` holds, or why there is none."""
    raw = read_whole(stream, where, options)
    if isinstance(raw, Failure):
        yield raw
        return
    charset = _CHARSET.search(raw, 0, _LOOK)
    page = decode(raw, where, charset[1].decode() if charset else None)
    yield page if isinstance(page, Failure) else _report(page, raw, where, options)


def _report(page: str, raw: bytes, where: str, options: SourceOptions) -> Report | Failure:
    """Return the story of `page`, or a Failure if none is found."""
    try:
        tree = _parse(page)
        story, facts = _extract(tree, page)
    except Exception as error:  # noqa: BLE001 - a broken page may make its parser raise anything
        reason = f"not a page that can be read: {type(error).__name__}: {error}"
        return Failure(where=where, reason=reason[:300], remedy="save the story as plain text")
    if not story.strip():
        return Failure(
            where=where, reason="no story on this page", remedy="save the story as plain text"
        )
    return Report(
        id=report_id(where, raw),
        text=story,
        title=options.title or facts.get("title"),
        subtitle=_standfirst(tree),
        byline=facts.get("author"),
        published=options.day or parse_day(facts.get("date") or ""),
        source=facts.get("sitename"),
        url=facts.get("url"),
        synthetic=_is_synthetic(tree),
        raw=raw,
        origin=where,
    )


def _parse(page: str) -> Any:  # noqa: ANN401 - lxml has no types
    """Return the page as a tree."""
    from lxml import html  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to load, and of use for pages only

    return html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))


def _extract(tree: Any, page: str) -> tuple[str, dict[str, str]]:  # noqa: ANN401 - lxml has no types
    """Return the story's text and what the page says about it."""
    import trafilatura  # noqa: PLC0415 - slow to load, and of use for pages only
    from trafilatura.settings import Document  # noqa: PLC0415 - likewise

    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(_DATES),
    )
    facts = found.as_dict() if isinstance(found, Document) else {}
    story = facts.get("text") or ""
    words = {key: value for key, value in facts.items() if isinstance(value, str) and value.strip()}
    return (story if story.strip() else _blocks(tree)), words


def _blocks(tree: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return the paragraphs and headings of a page too small for extraction, a paragraph a line."""
    blocks = (" ".join(block.text_content().split()) for block in tree.xpath(_BLOCKS))
    return "\n\n".join(block for block in blocks if block)


def _standfirst(tree: Any) -> str | None:  # noqa: ANN401 - lxml has no types
    """Return the second headline, only where the page's mark-up calls something one.

    That is an element near the headline whose class or property says so, or an h2 right below the h1.
    """
    for node in tree.xpath(
        "//*[self::h2 or self::h3 or self::p or self::div][@class or @itemprop]"
    ):
        names = f"{node.get('class') or ''} {node.get('itemprop') or ''}"
        words = " ".join(node.text_content().split())
        if _STANDFIRST.search(names) and 0 < len(words) <= _LONGEST_STANDFIRST:
            return words
    below = tree.xpath("(//h1)[1]/following-sibling::*[1][self::h2]")
    return " ".join(below[0].text_content().split()) or None if below else None


def _is_synthetic(tree: Any) -> bool:  # noqa: ANN401 - lxml has no types
    """Return whether the page says that it was made up as an example."""
    marks = tree.xpath("//meta[@name='goodoffices:synthetic']/@content")
    return any(mark.strip().lower() not in {"", "false", "no", "0"} for mark in marks)
