"""Turns answers into HTML: the templates, and what they may call.

Whatever is printed is escaped, and stripped of characters that could turn a line around.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from goodoffices.desk.address import write_address
from goodoffices.desk.cites import cite_rows, cite_words
from goodoffices.desk.page import Answer, Covered, Page, Question
from goodoffices.desk.prints import (
    harmless,
    mark_words,
    tell_count,
    tell_countries,
    tell_day,
    tell_days,
    tell_month,
    tell_span,
)

if TYPE_CHECKING:
    from goodoffices.desk.faults import Fault


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
    environment.globals["cite_rows"] = cite_rows
    environment.globals["cite_words"] = cite_words
    return Looks(environment)


def _scoped(frame: Frame) -> Callable[..., str]:
    """Return the function that writes links to other pages, within the situation that is looked at."""

    def url(path: str, **parameters: object) -> str:
        given: dict[str, object] = {"situation": frame.situation} if frame.situation else {}
        return write_address(path, None, **(given | parameters))

    return url
