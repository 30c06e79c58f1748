"""Ceasefires: the life of each, from the first call for it to its end, every step with its words."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from goodoffices.ceasefires import Ceasefire, Known, Told, find_ceasefires, read_pages
from goodoffices.desk.charts.ceasefires import LETTERS, draw_ceasefires
from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import Pair, Within
from goodoffices.desk.page import Answer, Page
from goodoffices.desk.picture import Picture, draw
from goodoffices.desk.sides import AS_ASKED, Sides, Span, find_situation, find_span, words_of
from goodoffices.errors import InputError
from goodoffices.record.follow import Follower


class CeasefiresQuestion(Within, frozen=True, kw_only=True):
    """What can be asked about ceasefires; `since` and `until` bound when the reports came out."""

    between: Annotated[Pair, Meta(description="The two sides.")] = ()


class CeasefiresAnswer(Answer, frozen=True, kw_only=True):
    """The lives, oldest first; `sides` is null where the two that fight most stand in for them.

    `note` says why there are none, where that is not for want of reports. `letters` explains the marks
    of the chart.
    """

    sides: Sides | None
    span: Span
    ceasefires: tuple[Ceasefire, ...]
    chart: Picture
    letters: tuple[tuple[str, str], ...]
    note: str


def answer(desk: Desk, asked: CeasefiresQuestion) -> CeasefiresAnswer:
    """Return the ceasefires between the sides asked for, else the situation's, else the main ones."""
    sides = _sides(desk, asked)
    span = find_span(desk, asked.since, asked.until, asked.situation)
    lives, note = lives_between(desk, sides, span)
    link = words_of(asked.situation)
    return CeasefiresAnswer(
        sides=sides,
        span=span,
        ceasefires=lives,
        chart=draw(
            "ceasefires", lambda name, width: draw_ceasefires(lives, link, name=name, width=width)
        ),
        letters=tuple((letter, kind) for kind, letter in LETTERS.items()),
        note=note,
        coverage=desk.coverage(asked),
    )


def _sides(desk: Desk, asked: CeasefiresQuestion) -> Sides | None:
    if len(asked.between) == 1:
        raise InputError("--between", "names one side", "name the other too")
    if asked.between:
        return Sides(a=asked.between[0], b=asked.between[1], why=AS_ASKED)
    saved = find_situation(desk, asked.situation)
    if saved is None or len(saved.parties) < 2:
        return None
    return Sides(a=saved.parties[0], b=saved.parties[1], why="of the situation")


def lives_between(desk: Desk, sides: Sides | None, span: Span) -> tuple[tuple[Ceasefire, ...], str]:
    """Return the ceasefires between two sides, as the command line finds them; and why there are none.

    Raises:
        InputError: a side that was asked for isn't in the registry.

    """
    pair = sides.pair if sides else None
    found = desk.keep(("ceasefires", pair, span), lambda: _find(desk, pair, span))
    if not isinstance(found, InputError):
        return found, ""
    if sides is None or sides.why == AS_ASKED:
        raise found
    return (), f"{found.where} {found.what}: ceasefires are found between parties that are."


def known_ceasefires(desk: Desk) -> Known:
    """Return what is read already of the record for finding ceasefires."""
    told = desk.keep_always(("ceasefires told",), lambda: Told({}, {}))
    pages = desk.followed("pages", lambda: Follower(read_pages))
    return Known(desk.known().events, pages, told)


def _find(
    desk: Desk, pair: tuple[str, str] | None, span: Span
) -> tuple[Ceasefire, ...] | InputError:
    """Return the lives, or why there can be none, which takes as long to find out."""
    record, registry = desk.record(), desk.registry()
    known = known_ceasefires(desk)
    try:
        return tuple(
            find_ceasefires(
                record, pair, since=span.since, until=span.until, registry=registry, known=known
            )
        )
    except InputError as error:
        return error


PAGE = Page(
    path="/ceasefires",
    title="Ceasefires",
    says="Each truce from the first call for it to its end, every step with the sentence that tells it.",
    template="ceasefires.html",
    question=CeasefiresQuestion,
    answer=answer,
    nav=60,
)
