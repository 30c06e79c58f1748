"""Offers, contacts, earlier wars and truces, changes of office: each as lines of a brief."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence

import numpy as np

from goodoffices.brief.acts import Act, Who, is_offered
from goodoffices.brief.choice import Choice
from goodoffices.brief.cite import source_of
from goodoffices.brief.ground import Ground
from goodoffices.brief.shape import Item
from goodoffices.brief.wording import STEM, item_of, review_of
from goodoffices.record import PrecedentLine, Situation, StandingLine, lines_of
from goodoffices.record.columns import day_number

MOVES = frozenset(("appointed", "elected", "resigned", "deposed", "died"))
_BROKERED = re.compile(
    r"(?:broker|mediat|facilitat|arrang)ed\b|\bunder \w+ mediation", re.IGNORECASE
)
_OF_PLACE = re.compile(
    r"-(?:populated|majority|held|run|ruled|controlled|occupied|speaking|dominated|inhabited|administered|born)"
)
ANSWERED = dt.timedelta(days=7)  # within which a refusal is taken for the answer to an offer


def is_offer(act: Act) -> bool:
    """Whether the words speak of an offer, and who makes it is named: "is meant to stop" is none."""
    return is_offered(act.line.words) and any(who.known for who in act.actors)


def offer_item(offer: Act, acts: Choice) -> Item:
    """Return an offer, with the first refusal of it by whom it was made to, if that is told."""
    item = item_of(offer)
    refusal = next((act for act in _answers(offer, acts) if _refuses(act, offer)), None)
    if refusal is None:
        return item
    other = item_of(refusal)
    return Item(
        text=f"{item.text}. Then, {other.when}: {other.text}",
        sources=(*item.sources[:1], *other.sources[:1]),
        day=item.day,
        when=item.when,
        review=item.review if item.review == other.review else "unreviewed",
        more=item.more,
    )


def _answers(offer: Act, acts: Choice) -> Iterator[Act]:
    """Yield the refusals of the week after an offer, oldest first."""
    if offer.line.day is None:
        return
    day = day_number(offer.line.day)
    near = acts.is_type("REJECT") & acts.is_status("actual")
    near &= (acts.day >= day) & (acts.day <= day + ANSWERED.days)
    groups = np.flatnonzero(near)[::-1].tolist()
    parties = acts.parties(groups)
    wanted = {who.name for who in offer.recipients if who.known}
    for group, finding in zip(groups, acts.names_of(acts.lead[groups]), strict=True):
        if wanted & {who.name for who in parties.get(finding, {}).get("actor", ()) if who.known}:
            yield from acts.tell([group])


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


def precedent_items(ground: Ground, within: Situation) -> list[Item]:
    """Return the earlier wars, truces and talks recalled, those recalled most first."""
    names = _told_within(ground, "precedents", within)
    every = lines_of(ground.record, PrecedentLine, "precedents", names)
    sides = _named_in_sentence(ground, names)
    groups: dict[tuple[str, str], list[PrecedentLine]] = {}
    for line in _dated(every):
        groups.setdefault((line.kind, line.day or line.what.casefold()), []).append(line)
    ordered = sorted(groups.values(), key=lambda own: (-len(own), own[0].finding))
    return [_precedent(own, sides) for own in ordered]


def _named_in_sentence(ground: Ground, names: Sequence[str]) -> set[tuple[str, str]]:
    """Return, with the precedent, the parties that its own sentence names: others are the story's sides."""
    sql = """
        SELECT p.finding, coalesce(p.name, p.text) FROM json_each(:names) AS d
        CROSS JOIN findings AS f ON f.id = d.value
        JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
        JOIN parties AS p ON p.finding = f.id AND p.start >= s.start AND p.start < s."end"
    """
    values = {"names": json.dumps(list(names))}
    return {(row[0], row[1]) for row in ground.record.connection.execute(sql, values)}


def _dated(every: Sequence[PrecedentLine]) -> list[PrecedentLine]:
    """Return the lines whose date is their own: of two of a sentence with one, that whose words hold it."""
    rivals: dict[tuple[str, int | None, str | None], int] = {}
    for line in every:
        place = line.report, line.sentence, line.day
        rivals[place] = rivals.get(place, 0) + 1
    return [
        line
        for line in every
        if rivals[line.report, line.sentence, line.day] == 1
        or (line.date_start or "none")[:4] in line.what
    ]


def _precedent(own: Sequence[PrecedentLine], sides: set[tuple[str, str]]) -> Item:
    best = max(own, key=lambda one: (bool(one.reviewed), bool(one.brokers), bool(one.parties)))
    told = [one for one in (best.parties or "").split("; ") if (best.finding, one) in sides]
    named = [one for one in told if _stands(one, best)]
    parties = f"; named with it: {'; '.join(named)}" if named else ""
    brokered = best.kind != "war" and _BROKERED.search(best.sentence_text or "")
    brokers = f"; named as brokers: {best.brokers}" if best.brokers and brokered else ""
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


def _stands(name: str, line: PrecedentLine) -> bool:
    """Whether a sentence means a party by a word, and doesn't only tell of a place what it is by it.

    "An Armenian-populated region" names no Armenia.
    """
    stems = [re.escape(word[:STEM]) for word in name.split() if len(word) >= STEM]
    found = re.findall(rf"\b(?:{'|'.join(stems) or '(?!)'})\w*(-\w+)?", line.sentence_text or "")
    return not found or not all(_OF_PLACE.fullmatch(behind) for behind in found)


def _told_within(ground: Ground, table: str, within: Situation) -> list[str]:
    """Return the findings of a table that lie in a situation: by their day, and whom their sentence names."""
    sql = (
        f"SELECT x.finding, f.report, f.sentence FROM {table} AS x JOIN findings AS f ON f.id = x.finding"  # noqa: S608 - a table of ours
        " WHERE (:since IS NULL OR x.day >= :since) AND (:until IS NULL OR x.day <= :until)"
    )
    values = {"since": within.since or None, "until": within.until or None}
    rows = ground.record.connection.execute(sql, values).fetchall()
    rows = [
        row for row in rows if row["report"] < len(ground.reports) and ground.reports[row["report"]]
    ]
    if not (within.parties or within.places) or not rows:
        return [row["finding"] for row in rows]
    report, sentence = (
        np.array([row[name] for row in rows], np.int64) for name in ("report", "sentence")
    )
    near = ground.events.is_told(ground.naming(within.parties), report, sentence)
    return [row["finding"] for row, is_near in zip(rows, near.tolist(), strict=True) if is_near]


def office_items(ground: Ground, within: Situation, since: str) -> list[Item]:
    """Return who took or lost an office after day `since`, by reports out since then."""
    told: dict[tuple[str | None, str, str], StandingLine] = {}
    names = _told_within(ground, "standings", within)
    for line in lines_of(ground.record, StandingLine, "standings", names):
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
