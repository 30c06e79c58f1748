"""Offers, contacts, earlier wars and truces, changes of office: each as lines of a brief."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from goodoffices.brief.acts import Act, Who
from goodoffices.brief.cite import source_of
from goodoffices.brief.shape import Item
from goodoffices.brief.wording import item_of, review_of
from goodoffices.record import Filter, PrecedentLine, Record, StandingLine, precedents, standings

MOVES = frozenset(("appointed", "elected", "resigned", "deposed", "died"))
ANSWERED = dt.timedelta(days=7)  # within which a refusal is taken for the answer to an offer


def offer_item(offer: Act, acts: Iterable[Act]) -> Item:
    """Return an offer, with the first refusal of it by whom it was made to, if that is told."""
    item = item_of(offer)
    refusal = next((act for act in reversed(list(acts)) if _refuses(act, offer)), None)
    if refusal is None:
        return item
    other = item_of(refusal)
    return Item(
        text=f"{item.text}. On {refusal.line.day}: {other.text}",
        sources=(*item.sources[:1], *other.sources[:1]),
        day=item.day,
        review=item.review if item.review == other.review else "unreviewed",
        more=item.more,
    )


def _refuses(act: Act, offer: Act) -> bool:
    return (
        act.line.type == "REJECT"
        and act.line.status == "actual"
        and _within(offer.line.day, act.line.day)
        and _meet(act.actors, offer.recipients)
        and _meet(act.recipients, offer.actors)
    )


def _within(day: str | None, later: str | None) -> bool:
    """Whether the second day is the first or one of the week after it."""
    if day is None or later is None:
        return False
    gap = dt.date.fromisoformat(later) - dt.date.fromisoformat(day)
    return dt.timedelta(0) <= gap <= ANSWERED


def _meet(one: Sequence[Who], other: Sequence[Who]) -> bool:
    return bool({who.name for who in one if who.known} & {who.name for who in other if who.known})


def precedent_items(known: Record, asked: Filter) -> list[Item]:
    """Return the earlier wars, truces and talks recalled, those recalled most first."""
    wanted = Filter(situation=asked.situation)
    groups: dict[tuple[str, str], list[PrecedentLine]] = {}
    for line in precedents(known, wanted):
        groups.setdefault((line.kind, line.day or line.what.casefold()), []).append(line)
    ordered = sorted(groups.values(), key=lambda own: (-len(own), own[0].finding))
    return [_precedent(own) for own in ordered]


def _precedent(own: Sequence[PrecedentLine]) -> Item:
    best = max(own, key=lambda one: (bool(one.reviewed), bool(one.brokers), bool(one.parties)))
    parties = f"; named with it: {best.parties}" if best.parties else ""
    brokers = f"; named as brokers: {best.brokers}" if best.brokers else ""
    outcome = f"; {best.outcome}" if best.outcome else ""
    when = f" ({best.date_start[:4]})" if best.date_start else ""
    words = " ".join(best.what.split())
    return Item(
        text=f"{best.kind.capitalize()}{when}, “{words}”{parties}{brokers}{outcome}",
        sources=(source_of(best),),
        day=best.day,
        review=review_of(best),
        more=len({one.report for one in own}) - 1,
    )


def office_items(known: Record, asked: Filter, since: str) -> list[Item]:
    """Return who took or lost an office after day `since`, by reports out since then."""
    told: dict[tuple[str | None, str, str], StandingLine] = {}
    for line in standings(known, asked):
        who, role = (line.party or "").casefold(), line.role.casefold()
        fresh = (line.published or "") > since
        if line.change in MOVES and role and who and role not in who and fresh:
            told.setdefault((line.party, line.change, line.role), line)
    return [
        Item(
            text=f"{line.party}: {line.change}, {line.role}",
            sources=(source_of(line),),
            day=line.day,
            review=review_of(line),
        )
        for line in told.values()
    ]
