"""What a page says of its story in JSON-LD (schema.org)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from goodoffices.sources.days import read_day
from goodoffices.sources.html_tree import text_of_fragment

_KINDS = re.compile(r"(?:Article|Posting|PressRelease|Report|Reportage)$")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|<!\[CDATA\[|//\s*<!\[CDATA\[)|(?:-->|\]\]>|//\s*\]\]>)\s*;?\s*$"
)
_COMMA = re.compile(r",\s*([}\]])")
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_PARTS = ("mainEntity", "mainEntityOfPage", "@graph", "hasPart")
_MOST_SCRIPTS = 20
_LONGEST_SCRIPT = 2_000_000
_MOST_THINGS = 500
_MOST_NAMES = 20


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """The story as a page's linked data tell it; None where they say nothing."""

    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    published: str | None = None
    source: str | None = None
    body: str | None = None
    live: bool = False


def read_linked(tree: Any) -> Linked:  # noqa: ANN401 - lxml has no types
    """Return what the page's linked data say of its story; of several, the first that has a headline."""
    things = [thing for script in _scripts(tree) for thing in _things(script)]
    known = {str(thing["@id"]): thing for thing in reversed(things) if "@id" in thing}
    stories = [thing for thing in things if any(_KINDS.search(kind) for kind in _kinds(thing))]
    story = next((one for one in stories if one.get("headline")), stories[0] if stories else {})
    site = next((thing for thing in things if "WebSite" in _kinds(thing)), {})
    body = story.get("articleBody")
    return Linked(
        title=_line(story.get("headline")),
        subtitle=_line(story.get("alternativeHeadline")),
        byline=", ".join(_names(story.get("author"), known)) or None,
        published=_day(story.get("datePublished")) or _day(story.get("dateCreated")),
        source=next(_names(story.get("publisher"), known), None) or _line(site.get("name")),
        live="LiveBlogPosting" in _kinds(story),
        body=text_of_fragment(body) if isinstance(body, str) and body.strip() else None,
    )


def _scripts(tree: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    """Yield what the page's scripts of linked data hold; broken ones are passed over."""
    scripts = tree.xpath("//script[starts-with(@type, 'application/ld+json')]")
    for script in scripts[:_MOST_SCRIPTS]:
        text = _WRAPPED.sub("", script.text_content()[:_LONGEST_SCRIPT])
        text = _CONTROLS.sub(" ", text)
        for tried in (text, _COMMA.sub(r"\1", text)):
            try:
                yield msgspec.json.decode(tried.encode("utf-8", "replace"))
            except (msgspec.DecodeError, RecursionError):
                continue
            break


def _things(value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - JSON
    """Yield the things in a script, those inside others behind them; bounded in number."""
    queue, seen = [value], 0
    while queue and seen < _MOST_THINGS:
        one = queue.pop(0)
        seen += 1
        if isinstance(one, list):
            queue.extend(one[:_MOST_THINGS])
        elif isinstance(one, dict):
            yield one
            queue.extend(one[part] for part in _PARTS if isinstance(one.get(part), list | dict))


def _kinds(thing: Mapping[str, Any]) -> list[str]:
    """Return what a thing says it is."""
    kinds = thing.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]


def _names(value: Any, known: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Yield the names that an author or a publisher stands for; an address is no name."""
    for one in (value if isinstance(value, list) else [value])[:_MOST_NAMES]:
        thing = known.get(str(one["@id"]), one) if isinstance(one, dict) and "@id" in one else one
        name = _line(thing.get("name") if isinstance(thing, dict) else thing)
        if name and "://" not in name:
            yield name


def _line(value: Any) -> str | None:  # noqa: ANN401 - JSON
    """Return a text on one line; None if it is none or empty."""
    if not isinstance(value, str):
        return None
    return " ".join(text_of_fragment(value).split())[:1000] or None


def _day(value: Any) -> str | None:  # noqa: ANN401 - JSON
    """Return the day of a stamp."""
    return read_day(value) if isinstance(value, str) else None
