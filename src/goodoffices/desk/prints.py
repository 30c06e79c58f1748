"""Words as a page prints them: days as people write them, counts, words of a report marked.

Whatever is printed is stripped of characters that could turn a line around.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from markupsafe import Markup, escape

from goodoffices.desk.charts.outlines import country_name
from goodoffices.telling import safe

DASH = "\N{EN DASH}"
_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(?:Z|\+00:00)?|\b)")
_DATED = re.compile(r"(\d{4}-\d\d-\d\d(?: to \d{4}-\d\d-\d\d)?) (?=[A-Z])")


def harmless(value: object) -> object:
    """Return what may be printed: nothing for None, a text without characters that move others."""
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    return safe(value) if isinstance(value, str) else value


@lru_cache(maxsize=10_000)
def tell_day(day: str | None) -> str:
    """Return an ISO day as "12 Jul 2014", anything else as it is."""
    try:
        found = date.fromisoformat(day or "")
    except ValueError:
        return day or ""
    return f"{found.day} {found:%b %Y}"


def tell_span(first: str, last: str) -> str:
    """Return two ISO days as a span: one month or year where they are all of it."""
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return f"{first}{DASH}{last}"
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if (start.year, start.month, end.month) == (end.year, 1, 12):
            return f"{start.year}"
        if (start.year, start.month) == (end.year, end.month):
            return f"{start:%b %Y}"
    begin = f"{start.day}"
    if (start.year, start.month) != (end.year, end.month):
        begin += f" {start:%b}"
    if start.year != end.year:
        begin += f" {start.year}"
    return f"{begin}{DASH}{tell_day(last)}"


def tell_days(text: str | None) -> str:
    """Return a line of the program's own with its ISO days and times as people write them.

    A line that begins with its day gets a colon behind it.
    """
    line = _DATED.sub(r"\1: ", text or "", count=1) if _DATED.match(text or "") else text or ""
    return _DAY.sub(lambda found: ", ".join(filter(None, (tell_day(found[1]), found[2]))), line)


def tell_month(month: str | None) -> str:
    """Return an ISO month as "Jul 2014", anything else as it is."""
    try:
        return f"{date.fromisoformat(f'{month}-01'):%b %Y}"
    except ValueError:
        return month or ""


def tell_countries(words: str | None) -> str:
    """Return words parted by commas, those that are a country's code by its name: "child, Israel"."""
    return ", ".join(map(country_name, words.split(", "))) if words else ""


def tell_count(number: int) -> str:
    """Return a number with a narrow space between thousands."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def mark_words(text: str, words: str | None) -> Markup:
    """Return `text`, escaped, with the first place where `words` stand in it marked."""
    text, words = safe(text), safe(words or "")
    at = text.find(words) if words else -1
    if at < 0:
        return Markup.escape(text)
    before, after = text[:at], text[at + len(words) :]
    return Markup(f"{escape(before)}<mark>{escape(words)}</mark>{escape(after)}")  # noqa: S704 - escaped
