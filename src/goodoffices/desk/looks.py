"""Turns answers into HTML: the templates, and what they may call.

Whatever is printed is escaped, and stripped of characters that could turn a line around.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from goodoffices.desk.address import write_address
from goodoffices.desk.charts.outlines import country_name
from goodoffices.desk.page import Answer, Covered, Page, Question
from goodoffices.telling import safe

if TYPE_CHECKING:
    from goodoffices.desk.faults import Fault

DASH = "\N{EN DASH}"
_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(?:Z|\+00:00)?|\b)")
_DATED = re.compile(r"(\d{4}-\d\d-\d\d(?: to \d{4}-\d\d-\d\d)?) (?=[A-Z])")


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around an answer: where we are, where one can go, and the visitor's token."""

    title: str
    path: str
    here: str
    twin: str | None
    nav: tuple[Page, ...]
    situations: tuple[str, ...]
    situation: str | None
    coverage: Covered | None
    csrf: str
    said: str = ""
    locked: bool = False


class Looks(msgspec.Struct, frozen=True):
    """The templates, ready to be filled."""

    environment: Environment

    def show(self, page: Page, asked: Question, answer: Answer, frame: Frame) -> str:
        """Return the page that shows `answer`."""

        def again(**changes: object) -> str:
            return write_address(page.path, asked, **changes)

        def export(form: str, **changes: object) -> str:
            return write_address(f"{page.path}.{form}", asked, page=None, per_page=None, **changes)

        return self.environment.get_template(page.template).render(
            answer=answer, asked=asked, frame=frame, page=page, again=again, export=export,
            url=_scoped(frame),
        )  # fmt: skip

    def show_fault(self, fault: Fault, frame: Frame) -> str:
        """Return the page that tells an error."""
        template = self.environment.get_template("fault.html")
        return template.render(fault=fault, frame=frame, asked=None, url=_scoped(frame))

    def show_form(self, template: str, frame: Frame, **names: object) -> str:
        """Return a page that has no twin, such as the one to log in."""
        found = self.environment.get_template(template)
        return found.render(frame=frame, asked=None, url=_scoped(frame), **names)


def load_looks() -> Looks:
    """Return the templates of the desk."""
    environment = Environment(
        loader=PackageLoader("goodoffices.desk", "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=harmless,
        auto_reload=False,
    )
    environment.filters["day"] = tell_day
    environment.filters["span"] = tell_span
    environment.filters["dated"] = tell_days
    environment.filters["month"] = tell_month
    environment.filters["country"] = tell_countries
    environment.filters["count"] = tell_count
    environment.filters["marked"] = mark_words
    return Looks(environment)


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


def _scoped(frame: Frame) -> Callable[..., str]:
    """Return the function that writes links to other pages, within the situation that is looked at."""

    def url(path: str, **parameters: object) -> str:
        given: dict[str, object] = {"situation": frame.situation} if frame.situation else {}
        return write_address(path, None, **(given | parameters))

    return url
