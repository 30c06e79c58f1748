"""RSS and Atom feeds: one report an item."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO

import msgspec

from goodoffices.shapes import Failure, Report
from goodoffices.sources.days import read_day
from goodoffices.sources.html_tree import text_of_fragment
from goodoffices.sources.options import SourceOptions, read_whole, report_id

SUFFIXES = (".rss", ".atom", ".rdf", ".xml")

_FEED = re.compile(rb"<(?:rss|(?:\w{1,20}:)?feed|(?:\w{1,20}:)?RDF)[\s>]")
_LOOK = 4096
_ENTITY = re.compile(rb"<!(?:ENTITY|ATTLIST|ELEMENT)\b", re.IGNORECASE)
_MOST_ITEMS = 10_000
_MOST_DEPTH = 500
_MOST_REFERENCES = 200_000
_TAG = re.compile(rb"<(/?)[A-Za-z_][^<>]{0,5000}?(/?)>")
_TITLE_LIMIT = 1000
_SAVE = "save the feed again as the site sends it"


def sniff(head: bytes) -> bool:
    """Return whether `head` is that of a feed: XML whose first element is one's."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:_LOOK]
    return (
        start.startswith(b"<") and _FEED.search(start) is not None and b"<html" not in start.lower()
    )


def read(stream: BinaryIO, where: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield a report for each item with words in it; `where` gets the item's number.

    The longest of an item's content and summary is its text. A feed that defines entities of its own
    is refused: a few lines of them can grow to gigabytes.
    """
    raw = read_whole(stream, where, options)
    failure = raw if isinstance(raw, Failure) else _refusal(raw, where)
    if isinstance(raw, Failure) or failure:
        if failure:
            yield failure
        return
    parsed = _parse(raw, options)
    entries = parsed.get("entries") or []
    if not parsed.get("version") or not entries:
        reason = "no feed" if not parsed.get("version") else "a feed without items"
        yield Failure(where=where, reason=reason, remedy="give an RSS or Atom feed")
        return
    outlet = _words(parsed.get("feed", {}).get("title"))
    for number, entry in enumerate(entries[:_MOST_ITEMS], start=1):
        yield _report(entry, outlet, where, f"{where}:{number}", options)
    if len(entries) > _MOST_ITEMS:
        reason = f"more than {_MOST_ITEMS:,} items; the rest is not read"
        yield Failure(where=where, reason=reason, remedy="split the feed")


def _refusal(raw: bytes, where: str) -> Failure | None:
    """Return why a feed must not be parsed; None if it may."""
    if not _FEED.search(raw, 0, _LOOK):
        reason = "XML, or something else, but no RSS or Atom feed"
        return Failure(where=where, reason=reason, remedy="give a feed, or save it as text or HTML")
    if _ENTITY.search(raw):
        reason = "a feed that defines entities of its own, which can grow without bound"
        return Failure(where=where, reason=reason, remedy=_SAVE)
    if raw.count(b"&") > _MOST_REFERENCES or raw.count(b"<") > _MOST_REFERENCES:
        reason = f"more than {_MOST_REFERENCES:,} tags or character references"
        return Failure(where=where, reason=reason, remedy="split the feed")
    depth = 0
    for match in _TAG.finditer(raw):
        depth += -1 if match[1] else 0 if match[2] else 1
        if depth > _MOST_DEPTH:
            reason = f"elements more than {_MOST_DEPTH} deep"
            return Failure(where=where, reason=reason, remedy=_SAVE)
    return None


def _parse(raw: bytes, options: SourceOptions) -> Mapping[str, Any]:
    """Return the feed as its parser gives it; nothing is fetched, mark-up inside items stays."""
    import feedparser  # noqa: PLC0415 - slow to load, of use here only

    told = (
        {"content-type": f"application/xml; charset={options.charset}"} if options.charset else {}
    )
    parse = partial(
        feedparser.parse, response_headers=told, sanitize_html=False, resolve_relative_uris=False
    )
    parsed: Mapping[str, Any]
    try:
        parsed = parse(io.BytesIO(raw))
    except UnicodeDecodeError:  # the parser trips over half a letter
        parsed = parse(io.BytesIO(raw.decode("utf-8", "replace").encode()))
    return parsed


def _report(
    entry: Mapping[str, Any], outlet: str | None, feed: str, where: str, options: SourceOptions
) -> Report | Failure:
    """Return the report of one item; one without words is a Failure."""
    title = _words(entry.get("title"))
    text = _longest(entry) or title
    if not text:
        return Failure(where=where, reason="an item without words", remedy="read its page instead")
    link = entry.get("link") or None
    facts = {
        "title": title,
        "text": text,
        "published": read_day(entry.get("published") or "") or _updated(entry),
        "byline": _words(entry.get("author")),
        "source": _words((entry.get("source") or {}).get("title")) or outlet,
        "url": link,
    }
    raw = msgspec.json.encode({name: value for name, value in facts.items() if value})
    key = (entry.get("id") or link or "").encode("utf-8", "replace")
    return Report(
        id=report_id(feed, hashlib.sha256(key + b"\0" + raw).digest()),
        text=text,
        title=title or options.title,
        published=facts["published"] or options.day,
        byline=facts["byline"],
        source=facts["source"],
        url=link,
        raw=raw,
        origin=where,
    )


def _updated(entry: Mapping[str, Any]) -> str | None:
    """Return the day an item was last changed: Atom items may have no other."""
    return read_day(entry.get("updated") or "")


def _longest(entry: Mapping[str, Any]) -> str:
    """Return the longest of the texts that an item carries, mark-up taken away."""
    parts = [part.get("value") or "" for part in entry.get("content") or ()]
    texts = [
        text_of_fragment(part) for part in (*parts, entry.get("summary") or "") if part.strip()
    ]
    return max(texts, key=len, default="")


def _words(value: str | None) -> str | None:
    """Return a title or name on one line, mark-up taken away; None if nothing is left."""
    if not value:
        return None
    text = text_of_fragment(value[: _TITLE_LIMIT * 10]) if "<" in value or "&" in value else value
    return " ".join(text.split())[:_TITLE_LIMIT] or None
