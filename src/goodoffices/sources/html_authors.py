"""Who wrote the story of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from goodoffices.sources.html_page import Page, fold, is_aside
from goodoffices.sources.html_tree import paragraphs

_TOLD = ("author", "article:author", "byl", "parsely-author", "dc.creator", "dcterms.creator",
         "sailthru.author", "cxenseparse:author", "citation_author", "og:article:author")  # fmt: skip
_CALLED = " or ".join(
    f"contains(@{key}, '{word}')"
    for key in ("class", "id", "data-testid")
    for word in ("byline", "by-line", "author", "autor", "auteur", "reporter", "contributor")
)
_LINKS = "//*[contains(concat(' ', @rel, ' '), ' author ')]"
_PRINTED = (
    _LINKS,
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    f"//*[{_CALLED}]",
)
_BY = re.compile(
    r"^(?:(?:(?:written|reported|story|words|posted|photographs?|photos|text)\s+)?by|par)\s*:?\s+",
    re.IGNORECASE,
)
_BY_ALONE = re.compile(r"(?:written |words |story )?(?:by|par)\s*:?\s*\|", re.IGNORECASE)
_CREDIT = re.compile(r"^(?:photographs?|photos)\s+by\b", re.IGNORECASE)
_BARS = re.compile(r"\s*\|(?:\s*\|)*\s*")
_JOINED = re.compile(r"\s*\|\s*(and|&|,)\s*\|?\s*", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|spokes\w+|writer|analyst|bureau|desk|staff|columnist)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:[|·•—]|\s[-–/](?:\s|$)|\bfor\b|\bin [A-Z]|,\s*[a-z]|\bPublished\b|\bUpdated\b).*$"  # noqa: RUF001
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:[ ]+[\w.'’&,-]+){0,11}")  # noqa: RUF001 - as printed
_NOBODY = frozenset(
    "admin administrator editor staff newsroom webmaster webdesk author guest user root".split()
)
_LONGEST = 120


def read_authors(page: Page) -> str | None:
    """Return who wrote the story; the outlet's own name, an account's or an address are nobody."""
    outlet = page.outlet or ""
    told = [page.linked.byline or "", *(page.metas.get(name, "") for name in _TOLD)]
    signed = [line for line in page.near if _BY.match(line.lstrip(" |"))]
    for words in (*told, *_printed(page.tree), *signed):
        names = page.linked.byline if words == page.linked.byline else _names(words, outlet)
        if names and fold(names) != fold(outlet) and fold(names) not in _NOBODY:
            return names
    return None


def _printed(tree: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """Yield what elements marked as the author's say, the surest first; several links are joined."""
    for path in _PRINTED:
        nodes = [node for node in tree.xpath(path)[:20] if not is_aside(node)]
        words = list(dict.fromkeys(_apart(node) for node in nodes[:6]))
        if path == _LINKS:
            yield ", ".join(word for word in words if word)
        yield from words


def _apart(node: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return a node's words with a bar where its style alone sets them apart."""
    return _BARS.sub(" | ", " | ".join(paragraphs(node, " | "))).strip(" |")[:1000]


def _names(words: str, outlet: str) -> str | None:
    """Return the names in a byline; None if it holds nothing but an address or reads as a sentence."""
    words = _JOINED.sub(r" \1 ", " ".join(words.split()).strip(" |"))
    if not _CREDIT.match(words):
        words = _BY.sub("", words.replace("| ", "", 1) if _BY_ALONE.match(words) else words)
    if outlet and (at := words.find(outlet)) > 0:
        words = words[:at]
    words = _BEHIND.sub("", words)
    if len(words) > _LONGEST or "://" in words or "@" in words:
        return None
    first, _, rest = words.partition(",")
    aside = _ROLE.search(rest) or len(rest.split()) == 1  # a post, or the town written from
    words = (first if aside else words).strip(" ,;|")
    return words if _NAME.fullmatch(words) else None
