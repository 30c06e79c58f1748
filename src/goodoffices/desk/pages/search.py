"""Search: sentences by their words, in everything that was read."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import Paged
from goodoffices.desk.page import Page, Rows
from goodoffices.record import Hit, search

OPEN, CLOSE = "\ue000", "\ue001"  # private-use marks can't stand in a cleaned text
SHOWN = 20


class SearchQuestion(Paged, frozen=True, kw_only=True):
    """What is looked for. The period, the outlet and the situation don't narrow a search."""

    q: Annotated[
        str,
        Meta(max_length=200, description='Words of one sentence; "a phrase"; begin*.'),
    ] = ""
    per_page: Annotated[int, Meta(ge=1, le=100, description="Sentences on a page.")] = SHOWN
    page: Annotated[int, Meta(ge=1, le=50, description="Which page, from 1.")] = 1


class Piece(Struct, frozen=True, kw_only=True):
    """A stretch of a sentence, and whether it is what was looked for."""

    text: str
    found: bool


class SearchHit(Struct, frozen=True, kw_only=True):
    """A sentence that holds the words; `sentence` is null for a headline outside the text."""

    report: str
    sentence: int | None
    title: str | None
    published: str | None
    outlet: str | None
    synthetic: bool
    pieces: tuple[Piece, ...]


class SearchAnswer(Rows, frozen=True, kw_only=True):
    """Sentences, best match first."""

    q: str
    rows: tuple[SearchHit, ...]


def answer(desk: Desk, asked: SearchQuestion) -> SearchAnswer:
    """Return the sentences that hold the words, a page of them."""
    end = asked.page * asked.per_page
    found = search(desk.record(), asked.q, end + 1, marks=(OPEN, CLOSE)) if asked.q else []
    return SearchAnswer(
        q=asked.q,
        rows=tuple(map(_hit, found[end - asked.per_page : end])),
        page=asked.page,
        per_page=asked.per_page,
        total=min(len(found), end),
        truncated=len(found) > end,
        coverage=desk.coverage(asked),
    )


def _hit(hit: Hit) -> SearchHit:
    parts = hit.snippet.replace(CLOSE, OPEN).split(OPEN)
    return SearchHit(
        report=hit.report,
        sentence=hit.sentence,
        title=hit.title,
        published=hit.published,
        outlet=hit.source,
        synthetic=hit.synthetic,
        pieces=tuple(Piece(text=part, found=bool(k % 2)) for k, part in enumerate(parts) if part),
    )


PAGE = Page(
    path="/search",
    title="Search",
    says="Sentences that hold words, best match first.",
    template="search.html",
    question=SearchQuestion,
    answer=answer,
)
