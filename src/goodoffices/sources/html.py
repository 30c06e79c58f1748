"""HTML pages: the story is taken out of its page, one report a file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, BinaryIO

from goodoffices.shapes import Failure, Furniture, Report
from goodoffices.sources.decoding import decode
from goodoffices.sources.html_ends import in_order, strip_ends
from goodoffices.sources.html_facts import Facts, read_facts
from goodoffices.sources.html_linked import Linked, read_linked
from goodoffices.sources.html_page import fold
from goodoffices.sources.html_prune import prune
from goodoffices.sources.html_tree import PageError, paragraphs, parse_page, too_large
from goodoffices.sources.options import SourceOptions, read_whole, report_id

SUFFIXES = (".html", ".htm", ".xhtml")

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|(?:\w{1,20}:)?feed|(?:\w{1,20}:)?RDF)[\s>]")
_LOOK = 4096
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_TAGS = re.compile(
    rb"<(?:script|style)\b.{0,20000}?</(?:script|style)>|<[^<>]{0,2000}>", re.IGNORECASE | re.DOTALL
)
_SAMPLE = 60_000
_BLOCKS = "//p|//h1|//h2|//h3|//li|//blockquote"
_REMEDY = "save the story as plain text"
_MOST_FURNITURE = 200
_LONGEST_FURNITURE = 300
_WHOLE = 0.6


def sniff(head: bytes) -> bool:
    """Return whether `head` looks like a page: it begins with a tag, and one of a page's is near."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()[:_LOOK]
    return start.startswith(b"<") and _HTML.search(start) is not None and not _FEED.search(start)


def read(stream: BinaryIO, where: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield the one story of the page that `stream` holds, or why there is none."""
    raw = read_whole(stream, where, options)
    if isinstance(raw, Failure):
        yield raw
        return
    charset = _CHARSET.search(raw, 0, _LOOK)
    declared = options.charset or (charset[1].decode() if charset else None)
    page = decode(raw, where, declared)
    if isinstance(page, Failure) and declared is None and (guessed := _guess(raw)):
        page = decode(raw, where, guessed)
    yield page if isinstance(page, Failure) else _report(page, raw, where, options)


def _guess(raw: bytes) -> str | None:
    """Return the encoding that the words of an undeclared page are most likely in, if any."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, and seldom of use

    best = from_bytes(_TAGS.sub(b" ", raw[:_SAMPLE])).best()
    return best.encoding if best else None


def _report(page: str, raw: bytes, where: str, options: SourceOptions) -> Report | Failure:
    """Return the story of `page`, or a Failure if none is found."""
    try:
        tree = parse_page(page, where)
        if limit := too_large(tree, options.max_elements):
            return Failure(where=where, reason=limit, remedy=_REMEDY)
        return _story(tree, raw, where, options)
    except PageError as error:
        return Failure(where=where, reason=error.what, remedy=error.remedy)
    except Exception as error:  # noqa: BLE001 - a broken page may make its parser raise anything
        reason = f"not a page that can be read: {type(error).__name__}: {error}"
        return Failure(where=where, reason=reason[:300], remedy=_REMEDY)


def _story(tree: Any, raw: bytes, where: str, options: SourceOptions) -> Report | Failure:  # noqa: ANN401 - lxml has no types
    """Return the report of a page's tree."""
    linked = read_linked(tree)
    facts = read_facts(tree, linked)
    whole = paragraphs(tree)
    text = _text(tree, linked, whole, facts)
    if not text.strip():
        return Failure(where=where, reason="no story on this page", remedy=_REMEDY)
    return Report(
        id=report_id(where, raw),
        text=text,
        title=options.title or facts.title,
        subtitle=facts.subtitle,
        byline=facts.byline,
        published=options.day or facts.published,
        source=facts.source,
        url=facts.url,
        synthetic=_is_synthetic(tree),
        furniture=tuple(_furniture(whole, text, facts)),
        raw=raw,
        origin=where,
    )


def _text(tree: Any, linked: Linked, whole: list[str], facts: Facts) -> str:  # noqa: ANN401 - lxml has no types
    """Return the story's text: what is extracted, or what the page's data hold where that is more."""
    pruned = prune(deepcopy(tree))
    found = paragraphs(pruned) if linked.live else _kept(pruned, whole)
    found = strip_ends(found, facts)
    body = linked.body or ""
    if sum(map(len, found)) < _WHOLE * len(body):
        return body
    return "\n\n".join(found) or _blocks(tree)


def _kept(pruned: Any, whole: list[str]) -> list[str]:  # noqa: ANN401 - lxml has no types
    """Return the extracted lines in the page's order, headings of its parts among them."""
    headings = [
        " ".join(node.text_content().split())
        for tag in ("h2", "h3", "h4")
        for node in pruned.xpath(f"//{tag}")[:200]
    ]
    return in_order(_extract(pruned).split("\n"), whole, headings)


def _extract(tree: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return the text that is taken out of a page, paragraphs with a line break between; "" if none."""
    import trafilatura  # noqa: PLC0415 - slow to load, and of use for pages only
    from trafilatura.settings import Document  # noqa: PLC0415 - likewise

    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False)
    return (found.text or "") if isinstance(found, Document) else ""


def _blocks(tree: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return the paragraphs and headings of a page too small for extraction, a paragraph a line."""
    blocks = (" ".join(block.text_content().split()) for block in tree.xpath(_BLOCKS))
    return "\n\n".join(block for block in blocks if block)


def _furniture(whole: list[str], text: str, facts: Facts) -> Iterator[Furniture]:
    """Yield the page's words that are not the story's, each once, the first few hundred."""
    kept = {fold(line) for line in text.split("\n")} | {
        fold(line) for line in (facts.title, facts.subtitle) if line
    }
    folded = fold(text)
    count = 0
    for words in dict.fromkeys(whole):
        key = fold(words)
        if key and key not in kept and not (len(key) > 20 and key in folded):
            count += 1
            yield Furniture(text=words[:_LONGEST_FURNITURE])
        if count >= _MOST_FURNITURE:
            return


def _is_synthetic(tree: Any) -> bool:  # noqa: ANN401 - lxml has no types
    """Return whether the page says that it was made up as an example."""
    marks = tree.xpath("//meta[@name='goodoffices:synthetic']/@content")
    return any(mark.strip().lower() not in {"", "false", "no", "0"} for mark in marks)
