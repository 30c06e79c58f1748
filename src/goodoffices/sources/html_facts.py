"""What a page says about its story: headline, second headline, writer, day, outlet, address.

Where a page says it several times and differently, what it prints beside the story wins for the headline,
and for the day what is called its publication; the day of a page, of a change or of a copyright is none.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import msgspec

from goodoffices.sources.html_authors import read_authors
from goodoffices.sources.html_dates import read_published
from goodoffices.sources.html_linked import Linked
from goodoffices.sources.html_page import Page, fold, lines_near, words_of
from goodoffices.sources.html_tree import paragraphs

_OUTLETS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "twitter:app:name:iphone",
)
_MARKS = re.compile(r"\s+[|–—»:·-]+\s+|\s*\|\s*|(?<=\w):\s+")  # noqa: RUF001 - as printed
_EDGES = " |–—»:·-"  # noqa: RUF001 - as printed
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|sub-?(?:title|head(?:line|ing)?)|dek|deck|lede|alternative-?headline)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s|]*(?:©[\s|]*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?[\s|,]*"  # noqa: RUF001
    r"(?:by\s+)?([A-Z][\w'’&-]*(?: [\w'’&-]+){0,6}?)"  # noqa: RUF001 - as printed
    r"(?=\s*(?:[|,.]|$|\ball rights|\bltd|\blimited|\binc\b|(?:19|20)\d\d))",
    re.IGNORECASE,
)
_LONGEST_STANDFIRST = 500
_LONGEST_OUTLET = 60
_FOOT = 6
_FEW_LETTERS = 8
_TOP = 300


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says about its story; None where it says nothing."""

    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None


def read_facts(tree: Any, linked: Linked) -> Facts:  # noqa: ANN401 - lxml has no types
    """Return what the page says about its story, by its mark-up alone."""
    metas = _metas(tree)
    named = " ".join(tree.xpath("string((//title)[1])")[:5000].split())
    told = next((metas[name] for name in _OUTLETS if metas.get(name)), None) or linked.source
    page = Page(tree, metas, linked, named, paragraphs(tree, " | "), told)
    title = _title(page)
    page = page._replace(
        near=lines_near(page.lines, title), outlet=told or _outlet_beside(page, title)
    )
    return Facts(
        title=title,
        subtitle=_subtitle(page, title),
        byline=read_authors(page),
        published=read_published(page),
        source=page.outlet,
        url=_url(page),
    )


def _metas(tree: Any) -> dict[str, str]:  # noqa: ANN401 - lxml has no types
    """Return the page's meta elements by name in small letters, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            name = (meta.get(key) or "").strip().lower()
            value = " ".join((meta.get("content") or "")[:2000].split())
            if name and value:
                found.setdefault(name, value)
    return found


def _title(page: Page) -> str | None:
    """Return the headline: a printed one that the page's title or data confirm, else what they say."""
    told = [one for one in (page.linked.title, page.metas.get("og:title"), page.named) if one]
    outlet = fold(page.outlet or "")
    headings = [words_of(node) for head in ("//h1", "//h2") for node in page.tree.xpath(head)[:10]]
    printed = [
        words for words in headings if len(fold(words)) > _FEW_LETTERS and fold(words) != outlet
    ]
    for words in printed:
        if any(fold(words) in fold(one) for one in told):
            return words
    if page.linked.title:
        return page.linked.title
    first = [words_of(node) for node in page.tree.xpath("//h1")[:2]]
    if len(first) == 1 and len(first[0].split()) > 2 and first[0] in printed:
        return first[0]
    told = [one for one in (page.metas.get("og:title"), page.metas.get("twitter:title")) if one]
    told = told or [line for line in page.lines[:_TOP] if _opens_title(line, page.named)][:1]
    return next((_without_outlet(one, page) for one in (*told, page.named) if one), None)


def _opens_title(line: str, named: str) -> bool:
    """Return whether a line of the page is what its title begins with, most of it at least."""
    key, whole = fold(line), fold(named)
    return len(key) > max(_FEW_LETTERS, 0.4 * len(whole)) and whole.startswith(key)


def _without_outlet(title: str, page: Page) -> str:
    """Return a page's title less the outlet's name before or behind it."""
    outlet = fold(page.outlet or "")
    for mark in _MARKS.finditer(title) if outlet else ():
        if fold(title[mark.end() :]) == outlet:
            return title[: mark.start()]
        if fold(title[: mark.start()]) == outlet:
            return title[mark.end() :]
    return title


def _outlet_beside(page: Page, title: str | None) -> str | None:
    """Return the outlet that the page's title names beside the headline, or its foot; else its host."""
    if title and (at := page.named.casefold().find(title.casefold())) >= 0:
        before = page.named[:at].rstrip(_EDGES)
        after = page.named[at + len(title) :].lstrip(_EDGES)
        parts = [part for part in (*_MARKS.split(after)[::-1], before) if part.strip()]
        if parts and len(parts[0]) <= _LONGEST_OUTLET:
            return parts[0].strip()
    signed = (match[1] for line in page.lines[-_FOOT:] if (match := _COPYRIGHT.search(line)))
    host = (urlsplit(_url(page) or "").hostname or "").removeprefix("www.")
    return next(signed, None) or host or None


def _subtitle(page: Page, title: str | None) -> str | None:
    """Return the second headline, only where the page's mark-up or data call something one.

    That is an element near the headline whose class or property says so, an h2 right below the h1, or
    the data's alternative headline.
    """
    marked = [
        node
        for node in page.tree.xpath(
            "//*[self::h2 or self::h3 or self::p or self::div][@class or @itemprop]"
        )
        if _STANDFIRST.search(f"{node.get('class') or ''} {node.get('itemprop') or ''}")
    ]
    below = page.tree.xpath("(//h1)[1]/following-sibling::*[1][self::h2]")
    for words in (*map(words_of, (*marked[:5], *below)), page.linked.subtitle or ""):
        if 0 < len(words) <= _LONGEST_STANDFIRST and fold(words) != fold(title or ""):
            return words
    return None


def _url(page: Page) -> str | None:
    """Return the page's own address, if it says one in full."""
    links = page.tree.xpath("//link[@rel='canonical']/@href")
    for url in (*links[:1], page.metas.get("og:url") or ""):
        if str(url).startswith(("http://", "https://")):
            return str(url)[:2000]
    return None
