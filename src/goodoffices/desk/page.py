"""What a page of the desk is: a question, the function that answers it, and the template that shows it.

The same answer is served twice: as HTML at `path`, and as JSON at `/api` + `path`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_type_hints

import msgspec
from msgspec import Meta

from goodoffices.record import Coverage, coverage_line

if TYPE_CHECKING:
    from goodoffices.desk.desk import Desk

WORDS = 200  # letters of a name or a query
Words = Annotated[str, Meta(min_length=1, max_length=WORDS)]
Order = Literal["asc", "desc"]


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be asked of a page: its fields are the parameters in the address.

    Every page can be asked within a saved situation.
    """

    situation: Annotated[Words, Meta(description="Within this saved situation.")] | None = None


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """How much was read, to stand under every answer: silence says something only beside this."""

    line: str
    reports: int
    findings: int
    reviewed: int
    synthetic: int


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What every page answers with."""

    coverage: Covered


class Rows(Answer, frozen=True, kw_only=True):
    """An answer in pages.

    `total` counts all rows that were asked for, as far as they were counted: `truncated` says that
    there are more. `sorted_among` is null where the order holds over all of them; else it holds
    among the newest so many.
    """

    page: int
    per_page: int
    total: int
    truncated: bool
    sorted_among: int | None = None


AnyQuestion = TypeVar("AnyQuestion", bound=Question)


class Paper(msgspec.Struct, frozen=True):
    """An answer to take away: a file's name without its form, and its text."""

    name: str
    text: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page. `nav` is its place in the navigation, null where it is not in it; `says` describes it.

    `answer` is called with the desk and a `question`, in a thread of its own, and returns an `Answer`.
    It raises `InputError` for what can't be asked, `Missing` for what isn't there.
    Where `rows` names the type of its rows, they can be taken away whole, as CSV or JSON lines.
    `papers` give the answer as a file, by its form ("md"), called and raising as `answer` is.
    A `lively` page changes while the record doesn't, and is made anew each time.
    """

    path: str
    title: str
    says: str
    template: str
    question: type[Question]
    answer: Callable[[Desk, Any], Answer]
    nav: int | None = None
    rows: type[msgspec.Struct] | None = None
    papers: Mapping[str, Callable[[Desk, Any], Paper]] = {}
    lively: bool = False

    @property
    def shape(self) -> type[Answer]:
        """The type of its answers."""
        found: type[Answer] = get_type_hints(self.answer)["return"]
        return found


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """A change that was made: what was done, in a sentence, and the page to go on with."""

    said: str
    to: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Something a visitor can change: a form is posted to `path`, JSON to `/api` + `path`.

    `do` is called with the desk and a `form`, in a thread of its own. `changes` is false for what
    only looks (reading a text that is not kept): it needs no CSRF token.
    """

    path: str
    says: str
    form: type[msgspec.Struct]
    do: Callable[[Desk, Any], msgspec.Struct]
    changes: bool = True

    @property
    def shape(self) -> type[msgspec.Struct]:
        """The type of what it returns."""
        found: type[msgspec.Struct] = get_type_hints(self.do)["return"]
        return found


def covered(found: Coverage) -> Covered:
    """Return how much was read, for an answer."""
    return Covered(
        line=coverage_line(found),
        reports=found.reports,
        findings=found.findings,
        reviewed=found.reviewed,
        synthetic=found.synthetic,
    )
