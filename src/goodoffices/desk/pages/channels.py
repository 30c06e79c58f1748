"""Channels: who can carry a proposal between two parties on a day, why, and on what evidence."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from goodoffices.channels import Channel, Ranking, Reason
from goodoffices.channels.network import Actor as NetworkActor
from goodoffices.channels.network import Network, Tie
from goodoffices.desk.address import write_address
from goodoffices.desk.charts.network import draw_between, draw_network
from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import Day, Pair, last_day
from goodoffices.desk.page import Answer, Page, Question, Words
from goodoffices.desk.picture import NARROW, WIDE, Picture, draw
from goodoffices.desk.rankings import BLIND, Ranked, betweens, merged, rank_between
from goodoffices.desk.sides import Sides, find_sides, latest_day

SHOWN = 10  # third parties
_OUTLETS = (
    "SELECT r.id, r.source FROM json_each(?) AS d CROSS JOIN reports AS r ON r.id = d.value"
    " WHERE r.source <> ''"
)


class ChannelsQuestion(Question, frozen=True, kw_only=True):
    """What can be asked about channels."""

    between: Annotated[Pair, Meta(description="The two parties to go between.")] = ()
    asof: (
        Annotated[
            Day, Meta(description="The last day known; that of the newest report if left out.")
        ]
        | None
    ) = None
    limit: Annotated[int, Meta(ge=1, le=50, description="Third parties at most.")] = SHOWN
    why: (
        Annotated[Words, Meta(description="Only this third party, with all its reasons.")] | None
    ) = None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A ranked third party with its reasons, those in the same words as one, the weightiest first."""

    channel: Channel
    reasons: tuple[Reason, ...]


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """Who published a report that is cited."""

    report: str
    outlet: str


class ChannelsAnswer(Answer, frozen=True, kw_only=True):
    """Third parties, best first, with reasons and evidence; `ranking` is what the command line prints.

    `outlets` are those of the reports cited, where they are told. `ties` are between those in the
    ranking, over the year before `asof`. `note` says why there is no ranking; `blind` what it can't
    see.
    """

    sides: Sides | None
    asof: str | None
    ranking: Ranking | None
    told: tuple[Told, ...]
    outlets: tuple[Outlet, ...]
    ties: tuple[Tie, ...]
    direct: Tie | None
    reports: int
    between: Picture
    network: Picture
    note: str
    blind: str


def answer(desk: Desk, asked: ChannelsQuestion) -> ChannelsAnswer:
    """Return the ranking for two parties on a day, as the command line's `channels` gives it."""
    sides = find_sides(desk, asked.between, asked.situation)
    asof = last_day(asked.asof) or latest_day(desk, asked.situation)
    ranked = Ranked(ranking=None, ties=(), direct=None, reports=0, note=_missing(sides, asof))
    if sides is not None and asof is not None:
        ranked = rank_between(desk, sides, asof, asked.limit, asked.why)
    found = ranked.ranking
    note = ranked.note
    if found is not None and not found.channels:
        note = _none(found, asked.why)
    told = tuple(
        Told(channel=one, reasons=merged(one.why)) for one in (found.channels if found else ())
    )
    return ChannelsAnswer(
        sides=sides,
        asof=asof,
        ranking=found,
        told=told,
        outlets=_outlets(desk, told),
        ties=ranked.ties,
        direct=ranked.direct,
        reports=ranked.reports,
        between=_between(ranked),
        network=_network(ranked, asked),
        note=note,
        blind=BLIND,
        coverage=desk.coverage(asked),
    )


def _outlets(desk: Desk, told: Sequence[Told]) -> tuple[Outlet, ...]:
    """Return the outlets of the reports that the reasons rest on, by one question to the record."""
    reports = {
        cite.report
        for one in told
        for reason in one.reasons
        for row in reason.evidence
        for cite in row.cited
    }
    found = desk.record().connection.execute(_OUTLETS, (json.dumps(sorted(reports)),))
    return tuple(Outlet(report=report, outlet=outlet) for report, outlet in found)


def _missing(sides: Sides | None, asof: str | None) -> str:
    if asof is None:
        return "No report has a day yet."
    return "Name two parties." if sides is None else ""


def _none(found: Ranking, why: str | None) -> str:
    if why is not None and why in found.adversaries:
        return f"{why} is a main adversary of a side, and no go-between."
    if why is not None:
        return f"Nothing on record speaks for {why}."
    return found.note or "Nobody on record is in contact with both."


def _between(ranked: Ranked) -> Picture:
    found = ranked.ranking
    if found is None:
        return Picture(wide="", narrow="")
    others = betweens(ranked, "#rank-")
    ends = (found.a, found.b)
    return draw(
        "between",
        lambda name, width: draw_between(ends, others, ranked.direct, name=name, width=width),
    )


def _network(ranked: Ranked, asked: ChannelsQuestion) -> Picture:
    """Return the ties among all who are ranked and the two sides, where there are enough to look at."""
    found = ranked.ranking
    if found is None or len(ranked.ties) < 3:
        return Picture(wide="", narrow="")
    acts: dict[str, int] = {}
    for tie in ranked.ties:
        for name in (tie.one, tie.other):
            acts[name] = acts.get(name, 0) + tie.contacts + tie.friendly + tie.hostile
    actors = tuple(
        NetworkActor(name=name, acts=count, community=1) for name, count in sorted(acts.items())
    )
    network = Network(asof=found.asof, since=found.asof, actors=actors, ties=ranked.ties)
    sizes = {WIDE: (WIDE, 520.0), NARROW: (NARROW, 420.0)}
    return draw(
        "network",
        lambda name, width: draw_network(
            network,
            lambda party: write_address("/actor", None, situation=asked.situation, name=party),
            marked=frozenset({found.a, found.b}),
            name=name,
            size=sizes[width],
        ),
    )


PAGE = Page(
    path="/channels",
    title="Channels",
    says="Who can carry a proposal between two parties, ranked, with reasons and their evidence.",
    template="channels.html",
    question=ChannelsQuestion,
    answer=answer,
    nav=70,
)
