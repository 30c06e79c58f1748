"""Brief: a situation on two pages, every line cited, to look at and to take away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from goodoffices.brief import Asked, Brief, Source, brief_on, make_brief, to_html, to_markdown
from goodoffices.brief.ground import Ground, Whole
from goodoffices.brief.truces import Finder
from goodoffices.brief.weighed import read_weighed
from goodoffices.ceasefires import Ceasefire, Known, Told, find_ceasefires
from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import Day, Pair, first_day, last_day
from goodoffices.desk.page import Answer, Page, Paper, Question
from goodoffices.desk.pages.ceasefires import known_ceasefires
from goodoffices.desk.rankings import dealings
from goodoffices.desk.sides import find_situation, latest_day, party_book
from goodoffices.errors import InputError
from goodoffices.record import Handling
from goodoffices.record.follow import Follower

TRIES = 5  # at reading two tables of one moment
WEEK = dt.timedelta(days=7)


class BriefQuestion(Question, frozen=True, kw_only=True):
    """What can be asked of a brief: of a situation, or of two sides."""

    between: Annotated[Pair, Meta(description="The two sides; or name a situation.")] = ()
    asof: (
        Annotated[
            Day,
            Meta(description="What was published by this day; the newest report's if left out."),
        ]
        | None
    ) = None
    since: (
        Annotated[Day, Meta(description="Tell changes from here; else a week before.")] | None
    ) = None
    handling: Annotated[
        Handling,
        Meta(description="Reports marked closer than this are left out, with all drawn from them."),
    ] = "clear"


class Numbered(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that is cited, with its number."""

    number: int
    source: Source


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the brief with the numbers of its sources."""

    text: str
    numbers: tuple[int, ...]
    review: str
    more: int


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A section of the brief; `more` counts lines that didn't fit."""

    title: str
    note: str
    more: int
    items: tuple[Cited, ...]


class BriefAnswer(Answer, frozen=True, kw_only=True):
    """The brief, null until one is asked for; `/brief.md` and `/brief.html` give it as files.

    `parts` and `sources` are those of `brief`, its lines with the numbers of their sources.
    """

    asof: str | None
    since: str | None
    brief: Brief | None
    parts: tuple[Part, ...]
    sources: tuple[Numbered, ...]
    note: str


def answer(desk: Desk, asked: BriefQuestion) -> BriefAnswer:
    """Return the brief asked for, as the command line's `brief` writes it."""
    asof = last_day(asked.asof) or latest_day(desk, asked.situation)
    since, why = _since(asked, asof)
    made, note = _brief(desk, asked, asof, since, why)
    return BriefAnswer(
        asof=asof,
        since=since,
        brief=made,
        parts=tuple(_parts(made)) if made else (),
        sources=tuple(
            Numbered(number=number, source=one) for number, one in enumerate(made.sources, 1)
        ) if made else (),
        note=note,
        coverage=desk.coverage(asked),
    )  # fmt: skip


def _paper(write: Callable[[Brief], str]) -> Callable[[Desk, BriefQuestion], Paper]:
    """Return what gives the brief as a file, to the letter as the command line's `brief` writes it."""

    def take(desk: Desk, asked: BriefQuestion) -> Paper:
        found = answer(desk, asked)
        if found.brief is None:
            raise InputError("--between", found.note, "ask for a situation or two sides")
        return Paper(f"brief-{found.asof}", write(found.brief))

    return take


def _since(asked: BriefQuestion, asof: str | None) -> tuple[str | None, str]:
    """Return the day to tell changes from, and where it comes from."""
    told = first_day(asked.since)
    if asof is None:
        return told, "as asked"
    if told is not None:
        return told, "as asked"
    return (dt.date.fromisoformat(asof) - WEEK).isoformat(), "a week before"


def _brief(
    desk: Desk, asked: BriefQuestion, asof: str | None, since: str | None, why: str
) -> tuple[Brief | None, str]:
    if len(asked.between) == 1:
        raise InputError("--between", "names one side", "name the other too")
    saved = find_situation(desk, asked.situation)
    if not asked.between and saved is None:
        return None, "Choose a situation above, or name two sides."
    if asof is None or since is None:
        return None, "No report has a day yet: there is nothing to be briefed on."
    if since >= asof:
        return None, f"Changes can't be told from {since} on: it is not before {asof}."
    wanted = Asked(
        situation=saved.name if saved else None,
        between=(asked.between[0], asked.between[1]) if asked.between else None,
        asof=asof, since=since, since_why=why, handling=asked.handling,
    )  # fmt: skip
    return desk.keep(("brief", wanted), lambda: _made(desk, wanted)), ""


def _made(desk: Desk, wanted: Asked) -> Brief:
    book, find = party_book(desk), _finder(desk)
    found = brief_on(desk.record(), known_whole(desk), wanted, book, find)
    return found or make_brief(desk.record(), wanted, book, find)


def known_whole(desk: Desk) -> Whole:
    """Return all that briefs are drawn from, kept up to date."""
    for _ in range(TRIES):
        known = desk.known()
        weighed = desk.followed("weighed", lambda: Follower(read_weighed))
        if known.turn == weighed.turn:
            break
        desk.look_again()  # something was written between the two
    return Whole(
        reports=desk.reports(),
        events=known.events,
        tolls=known.tolls,
        weighed=weighed,
        dealings=lambda: dealings(desk),
    )


def _finder(desk: Desk) -> Finder:
    """Return what finds ceasefires on a ground, out of what is read already."""
    told = desk.keep_always(("brief ceasefires",), lambda: Told({}, {}))
    registry = desk.registry()

    def find(
        ground: Ground, pair: tuple[str, str] | None, until: str | None
    ) -> Sequence[Ceasefire]:
        pages = ground.only(known_ceasefires(desk).pages)
        known = Known(ground.events, pages, told)
        return find_ceasefires(ground.record, pair, until=until, registry=registry, known=known)

    return find


def _parts(made: Brief) -> list[Part]:
    numbers = made.numbers
    return [
        Part(
            title=section.title,
            note=section.note,
            more=section.more,
            items=tuple(
                Cited(
                    text=item.text,
                    numbers=tuple(numbers[one.key] for one in item.sources),
                    review=item.review,
                    more=item.more,
                )
                for item in section.items
            ),
        )
        for section in made.sections
    ]


PAGE = Page(
    path="/brief",
    title="Brief",
    says="A situation on two pages, every line cited: to look at, to print, to take away.",
    template="brief.html",
    question=BriefQuestion,
    answer=answer,
    papers={"md": _paper(to_markdown), "html": _paper(to_html)},
    nav=90,
)
