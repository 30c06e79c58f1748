"""Situation: how things stand between two parties, on one page, every line with the way to its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Annotated

import msgspec
from msgspec import Meta

from goodoffices.ceasefires import Ceasefire
from goodoffices.channels import Ranking
from goodoffices.desk.charts.ceasefires import draw_ceasefires
from goodoffices.desk.charts.svg import Link
from goodoffices.desk.charts.tempo import draw_tempo
from goodoffices.desk.charts.tolls import (
    Group,
    draw_ranges,
    draw_totals,
    incident_group,
    of_whom,
    people,
    total_group,
)
from goodoffices.desk.counted import choose, newest
from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import Day, Pair, first_day
from goodoffices.desk.news import News, news_since
from goodoffices.desk.page import Answer, Page, Question
from goodoffices.desk.pages.ceasefires import lives_between
from goodoffices.desk.picture import Picture, draw
from goodoffices.desk.rankings import rank_between
from goodoffices.desk.rows import EventRow, tell_rows
from goodoffices.desk.sides import (
    AS_ASKED,
    Sides,
    Span,
    find_sides,
    find_span,
    latest_day,
    words_of,
)
from goodoffices.desk.tolls_told import TollsTold, tolls_told
from goodoffices.errors import InputError
from goodoffices.record import Filter
from goodoffices.record.columns import NONE
from goodoffices.record.tolls_over_time import Claim, ConflictToll
from goodoffices.tempo import Tempo, tempo

COLUMN = 760.0  # how wide a chart is in the main column
MANY = 3000  # reports beyond which the front page doesn't rank by itself: that takes seconds
TOO_MANY = (
    "Third parties are not ranked here in a record of this size: ask on the page of channels."
)
LIVES, TOTALS, INCIDENTS, LINES, CHANNELS = 4, 3, 8, 6, 3


class SituationQuestion(Question, frozen=True, kw_only=True):
    """What can be asked: of a saved situation, of two parties, or of the whole record."""

    between: Annotated[
        Pair, Meta(description="The two parties; those of the situation if left out.")
    ] = ()
    since: (
        Annotated[
            Day, Meta(description="What changed from this day on: that of your last visit, say.")
        ]
        | None
    ) = None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of a toll as told, in words."""

    head: str
    source: str
    people: str
    day: str | None
    words: str
    report: str
    sentence: int


class Titled(msgspec.Struct, frozen=True, kw_only=True):
    """A chart with what it shows, in words."""

    title: str
    chart: Picture


class Charts(msgspec.Struct, frozen=True, kw_only=True):
    """The pictures: of the tempo, the latest ceasefires, running totals, and tolls as ranges."""

    tempo: Picture
    ceasefires: Picture
    totals: tuple[Titled, ...]
    ranges: Picture


class SituationAnswer(Answer, frozen=True, kw_only=True):
    """How things stand. `notes` say what couldn't be worked out, and why.

    `lives` are the ceasefires told of last, newest first; `figures` every toll drawn, by source, never
    added up; `attacks`, `contacts` and `offers` the latest, tellings of one event once.
    """

    sides: Sides | None
    span: Span
    pace: Tempo | None
    trend: str
    charts: Charts
    lives: tuple[Ceasefire, ...]
    figures: tuple[Figure, ...]
    attacks: tuple[EventRow, ...]
    contacts: tuple[EventRow, ...]
    offers: tuple[EventRow, ...]
    ranking: Ranking | None
    asof: str | None
    news: News
    notes: tuple[str, ...]


def answer(desk: Desk, asked: SituationQuestion) -> SituationAnswer:
    """Return how things stand between the two parties asked for, the situation's, or the record's."""
    sides = find_sides(desk, asked.between, asked.situation)
    span = find_span(desk, None, None, asked.situation)
    pace, pace_note = _pace(desk, sides, span)
    lives, lives_note = _lives(desk, sides, span)
    told = tolls_told(desk, _filter(asked, sides), span, INCIDENTS)
    ranking, asof, ranking_note = _ranking(desk, sides, asked.situation)
    attacks, met, offered = _latest(desk, _filter(asked, sides))
    charts = desk.keep(
        ("situation charts", sides, span, asked.situation),
        lambda: _charts(pace, lives, told, words_of(asked.situation)),
    )
    return SituationAnswer(
        sides=sides,
        span=span,
        pace=pace,
        trend=_trend(pace),
        charts=charts,
        lives=lives,
        figures=tuple(_figures(told)),
        attacks=attacks,
        contacts=met,
        offers=offered,
        ranking=ranking,
        asof=asof,
        news=news_since(desk, first_day(asked.since), asked.situation),
        notes=tuple(note for note in (pace_note, lives_note, ranking_note) if note),
        coverage=desk.coverage(asked),
    )


def _charts(pace: Tempo | None, lives: Sequence[Ceasefire], told: TollsTold, link: Link) -> Charts:
    def drawn_tempo(name: str, width: float) -> str:
        return draw_tempo(pace, link, name=name, width=width) if pace else ""

    def drawn_lives(name: str, width: float) -> str:
        return draw_ceasefires(lives, link, name=name, width=width)

    def drawn_tolls(name: str, width: float) -> str:
        return draw_ranges(_groups(told), link, name=name, width=width)

    return Charts(
        tempo=draw("tempo", drawn_tempo, COLUMN),
        ceasefires=draw("truces", drawn_lives, COLUMN),
        totals=tuple(_totals(told, link)),
        ranges=draw("tolls", drawn_tolls, COLUMN),
    )


def _filter(asked: SituationQuestion, sides: Sides | None) -> Filter:
    """Return the question that tolls and latest events answer: the situation, the two, or everything."""
    if asked.situation:
        return Filter(situation=asked.situation)
    if sides is not None and sides.why == AS_ASKED:
        return Filter(between=sides.pair)
    return Filter()


def _pace(desk: Desk, sides: Sides | None, span: Span) -> tuple[Tempo | None, str]:
    if sides is None:
        return None, "Which two parties is not told: name them, or save a situation with them."
    try:
        return pace_of(desk, sides, span), ""
    except InputError as error:
        if sides.why == AS_ASKED:
            raise
        return None, f"Tempo: {error.where} {error.what}."


def pace_of(desk: Desk, sides: Sides, span: Span) -> Tempo:
    """Return the tempo of two parties, as the command line's `tempo` gives it.

    Raises:
        InputError: the record has nobody called so.

    """
    return desk.keep(
        ("tempo", sides.pair, span),
        lambda: tempo(
            desk.record(),
            *sides.pair,
            since=span.since,
            until=span.until,
            events=desk.known().events,
            read=desk.reports().by_day(),
        ),
    )


def _trend(pace: Tempo | None) -> str:
    """Return where the two are heading, in words."""
    if pace is None or not pace.weeks:
        return "no event between them is told of"
    if pace.since is None:
        return "no turning point found"
    return f"{pace.trend} since {pace.since}"


def _lives(desk: Desk, sides: Sides | None, span: Span) -> tuple[tuple[Ceasefire, ...], str]:
    if sides is None:
        return (), ""
    told = msgspec.structs.replace(sides, why="")  # those without a ceasefire are no error here
    lives, note = lives_between(desk, told, span)
    newest = sorted(lives, key=lambda life: (life.last, life.first), reverse=True)
    return tuple(newest[:LIVES]), note


def _ranking(
    desk: Desk, sides: Sides | None, situation: str | None
) -> tuple[Ranking | None, str | None, str]:
    asof = latest_day(desk, situation)
    if sides is None or asof is None:
        return None, asof, ""
    if len(desk.known().events.ids) > MANY:
        return None, asof, TOO_MANY
    ranked = rank_between(desk, sides, asof, CHANNELS)
    return ranked.ranking, asof, ranked.note


def _latest(
    desk: Desk, wanted: Filter
) -> tuple[tuple[EventRow, ...], tuple[EventRow, ...], tuple[EventRow, ...]]:
    """Return the latest attacks, contacts and offers; background and what was denied is left out."""
    found = desk.keep(("latest", wanted), lambda: _find_latest(desk, wanted))
    every = tuple(one for own in found for one in own)  # looked up at once
    told = {row.finding: row for row in tell_rows(desk.record(), EventRow, every)}
    struck, met, offered = (tuple(told[one] for one in own if one in told) for own in found)
    return struck, met, offered


def _find_latest(desk: Desk, wanted: Filter) -> tuple[tuple[str, ...], ...]:
    known, chosen = choose(desk, "events", wanted)
    table, words = known.events.events, known.events.words
    chosen = chosen & (table.day != NONE) & ~table.historical
    return tuple(
        newest(
            known,
            chosen
            & (table.type == words.types.find(kind))
            & (table.status == words.statuses.find(status)),
            LINES,
        )
        for kind, status in (("ASSAULT", "actual"), ("CONSULT", "actual"), ("AGREE", "offered"))
    )


def _shown(told: TollsTold) -> tuple[list[ConflictToll], list[ConflictToll]]:
    """Return the running totals that have a history to draw, and the rest."""
    days = {id(toll): {c.day for r in toll.by_source for c in r.claims} for toll in told.totals}
    drawn = [toll for toll in told.totals if len(days[id(toll)]) > 2][:TOTALS]
    return drawn, [toll for toll in told.totals if toll not in drawn]


def _totals(told: TollsTold, link: Link) -> Iterator[Titled]:
    for number, toll in enumerate(_shown(told)[0], 1):
        chart = draw(f"totals-{number}", partial(_drawn_total, toll, link), COLUMN)
        title = f"{of_whom(toll.kind, toll.whom)}: running totals by source"
        yield Titled(title=title[0].upper() + title[1:], chart=chart)


def _drawn_total(toll: ConflictToll, link: Link, name: str, width: float) -> str:
    return draw_totals(toll, link, name=name, width=width)


def _groups(told: TollsTold) -> list[Group]:
    rest = [total_group(toll) for toll in _shown(told)[1]]
    return [*rest, *(incident_group(toll) for toll in told.incidents[:INCIDENTS])]


def _figures(told: TollsTold) -> Iterator[Figure]:
    """Yield every figure that is drawn, for the table beside the picture."""
    for toll in _shown(told)[0]:
        group = total_group(toll)
        yield from (
            _figure(group.head, claim) for running in toll.by_source for claim in running.claims
        )
    for group in _groups(told):
        yield from (_figure(group.head, claim) for claim in group.claims)


def _figure(head: str, claim: Claim) -> Figure:
    return Figure(
        head=head, source=claim.source, people=people(claim), day=claim.day, words=claim.words,
        report=claim.report, sentence=claim.sentence,
    )  # fmt: skip


PAGE = Page(
    path="/situation",
    title="Situation",
    says="How things stand: ceasefires, tempo, tolls by source, contacts, offers, channels, what is new.",
    template="situation.html",
    question=SituationQuestion,
    answer=answer,
    nav=10,
)
