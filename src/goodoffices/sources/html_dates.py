"""When the story of a page was published: the day that is called so, not a page's, a change's, a right's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from goodoffices.sources.days import find_day, read_day
from goodoffices.sources.html_page import Page, is_aside, words_of

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "parsely-pub-date", "publish-date", "publish_date", "publishdate", "published_time",
    "publication_date", "publicationdate", "mediator_published_time", "article.published",
    "article_date_original", "cxenseparse:recs:publishtime", "sailthru.date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "pubdate", "pub_date",
    "rnews:datepublished", "ptime", "date.created", "citation_publication_date",
    "originalpublicationdate", "displaydate",
)  # fmt: skip
_LATE = ("date", "created", "dcterms.date", "weibo:article:create_at")
_CALLED = re.compile(
    r"(?:^|[\s_-])(?:pub(?:lished|lish|date)?|post(?:ed)?(?:-on)?|entry-?date|dateline|date|time(?:stamp)?"
    r"|created|issued)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST = 30
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/|$|-)")
_UPDATED = re.compile(
    r"\b(?:last )?(?:updated|modified|edited|revised|modifié|mis à jour|actualizado)\b",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^\W*(?:(?:first\s+|last\s+)?(?:published|posted|issued|released|created|updated|modified|date|publié"
    r"|modifié|mis à jour|publicado|actualizado)(?:\s+(?:on|at|le|el))?\s*:?\s*)+",
    re.IGNORECASE,
)


def read_published(page: Page) -> str | None:
    """Return the day of publication: the data's, the head's, the one printed beside the story."""
    if page.linked.published:
        return page.linked.published
    for name in _PUBLISHED:
        if (value := page.metas.get(name)) and (day := read_day(value)):
            return day
    printed = (*_timed(page.tree), *_days_near(page.near), _in_address(page), *_called(page.tree))
    late = (read_day(page.metas.get(name, "")) for name in _LATE)
    return next((day for day in (*printed, *late) if day), None)


def _timed(tree: Any) -> Iterator[str | None]:  # noqa: ANN401 - lxml has no types
    """Yield the days of elements of time, the publication's first, and of dates below the headline."""
    sure = tree.xpath("//*[@itemprop='datePublished']|//time[@pubdate]|//abbr[@class='published']")
    near = tree.xpath("//h1[1]/ancestor::*[position() <= 3]//time|//article//time")
    below = tree.xpath("(//h1)[1]/following::*[@class]")
    dated = [node for node in below if _CALLED.search(node.get("class"))]
    yield from (_day_of(node) for node in (*sure, *near[:5], *dated[:_MOST]))


def _in_address(page: Page) -> str | None:
    """Return the day that the page's own address holds between strokes."""
    links = page.tree.xpath("//link[@rel='canonical']/@href")
    match = _IN_ADDRESS.search(str((*links, page.metas.get("og:url", ""))[0])[:2000])
    return read_day("/".join(match.groups())) if match else None


def _called(tree: Any) -> Iterator[str | None]:  # noqa: ANN401 - lxml has no types
    """Yield the days of elements anywhere whose class calls them a date's."""
    nodes = [node for node in tree.xpath("//*[@class]") if _CALLED.search(node.get("class"))]
    yield from (_day_of(node) for node in nodes[:_MOST])


def _day_of(node: Any) -> str | None:  # noqa: ANN401 - lxml has no types
    """Return the day that an element holds, None if it holds none or not the story's."""
    words = words_of(node)
    if is_aside(node) or _UPDATED.match(words.lstrip(" :|")):
        return None
    stamp = node.get("datetime") or node.get("content") or node.get("title") or ""
    return read_day(stamp) or read_day(LABEL.sub("", words))


def _days_near(lines: Sequence[str]) -> Iterator[str | None]:
    """Yield the days printed on the lines around the headline; one said to be of a change is none."""
    for line in lines:
        yield find_day(_UPDATED.split(line)[0])
