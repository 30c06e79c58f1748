"""Tolls by source: each count beside the others with its range, nothing ever added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
import numpy as np
from msgspec import json

from goodoffices.brief.cite import distinct, source_of
from goodoffices.brief.ground import Ground
from goodoffices.brief.shape import Item, Review, Source
from goodoffices.brief.victims import NOBODY_NAMED, is_total, whom
from goodoffices.record import TollLine, lines_of
from goodoffices.record.columns import NONE, Flags, Ints, day_number, each_once, ordered
from goodoffices.record.stories import away
from goodoffices.record.tolls_over_time import Claim, Range, range_of

NEVER, LARGE = 2**62, 2**40
RECENT = 14  # days before the newest figure; what others counted before is overtaken
SHOWN = 4  # sources beside each other in a line


class Count(msgspec.Struct, frozen=True):
    """A figure as told, with the line that tells it."""

    claim: Claim
    line: TollLine


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of one kind of victims: running totals of a conflict, or one incident's.

    `last` holds each source's latest, the latest first; `before` what it said at `since` or earlier.
    """

    kind: str
    whom: str
    incident: str | None
    last: tuple[Count, ...]
    before: Mapping[str, Count]
    range: Range


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """The counts asked for: running totals of each kind of victims, and the gravest incidents.

    `disputed` are the first of those of which two sources' figures of one day don't meet: totals, then
    the gravest first. `many` is how many there are of both, `disputes` how many of these.
    """

    totals: tuple[Group, ...]
    incidents: tuple[Group, ...]
    disputed: tuple[Group, ...]
    many: int
    disputes: int


class _Rows(msgspec.Struct, frozen=True):
    """Counts of one kind of victims, by their rows; `grave` is what groups are in the order of."""

    kind: str
    incident: str | None
    rows: Ints
    grave: tuple[bool, bool, bool, int, str]
    disputed: bool


def find_counts(ground: Ground, asked: Flags, since: str, most: int) -> Counted:
    """Return the counts asked for, flagged by row; of incidents', and disputed ones, so many."""
    tolls = ground.tolls
    least = ground.weighed.counts.least
    told = np.flatnonzero(tolls.firsts() & asked & (least > 0))
    least = least.take(told)
    total = _totals(ground, told, least)
    use = total | (tolls.tolls.incident.take(told) != NONE)
    groups, many = _grouped(ground, told[use], least[use], total[use], most)
    totals = [one for one in groups if one.incident is None]
    rest = [one for one in groups if one.incident is not None]
    disputed = [one for one in groups if one.disputed]
    shown = (totals, rest[:most], disputed[:most])
    made = _made(ground, [one for part in shown for one in part], since)
    told_of = [tuple(made[id(one)] for one in part if id(one) in made) for part in shown]
    return Counted(
        totals=told_of[0], incidents=told_of[1], disputed=told_of[2],
        many=many, disputes=len(disputed),
    )  # fmt: skip


def _totals(ground: Ground, told: Ints, least: Ints) -> Flags:
    """Return which counts are running totals: told as such, or no lower than any told before.

    "1,867 have been killed", told when the total stood at 1,500, is no incident; and of "24 were killed,
    bringing the total to 260" only the second is a total.
    """
    table, found = ground.tolls.tolls, np.zeros(len(told), np.bool_)
    running, kinds = ground.weighed.counts.total.take(told), table.kind.take(told)
    for kind in each_once(kinds[running]).tolist():  # before one runs on, none is a total
        own = np.flatnonzero(kinds == kind)
        own = own[_are_largest(ground, told[own], least[own])]
        own = own.take(ordered(told.take(own), table.published.take(told.take(own))))
        begin = int(np.argmax(running[own])) if running[own].any() else len(own)
        own = own[begin:]
        before = np.maximum.accumulate(least[own])[:-1]
        found[own] = running[own] | (least[own] >= np.concatenate(([NEVER], before)))
    return found


def _are_largest(ground: Ground, told: Ints, least: Ints) -> Flags:
    """Return which counts of a kind none of the same sentence exceeds."""
    table = ground.tolls.tolls
    place = _numbered(table.report.take(told), table.sentence.take(told))
    largest = np.zeros(int(place.max(initial=0)) + 1, np.int64)
    np.maximum.at(largest, place, least)
    return np.asarray(least >= largest.take(place))


def _numbered(*columns: Ints) -> Ints:
    """Return one number for rows that agree in all columns."""
    number = columns[0]
    for one in columns[1:]:
        number = number * (int(one.max(initial=0)) + 2) + one + 1
    return np.asarray(np.unique(number, return_inverse=True)[1])


def _grouped(
    ground: Ground, told: Ints, least: Ints, total: Flags, most: int
) -> tuple[list[_Rows], int]:
    """Return counts by incident, if it is none of a total, kind and victims: the gravest first.

    Of the incidents that are counted once, only so many of the gravest; and how many groups there are.
    """
    table, shelf = ground.tolls.tolls, ground.weighed.counts.shelf.take(told)
    where = np.where(total, NONE, table.incident.take(told))
    group = _numbered(where, table.kind.take(told), shelf)
    order = ordered(told, table.published.take(told), group)
    begins = np.flatnonzero(np.diff(group.take(order), prepend=NONE))
    ends = np.append(begins[1:], len(order))
    use = (ends - begins > 1) | total[order[begins]]
    once = np.flatnonzero(~use)
    use[once[_gravest(ground, told[order[begins[once]]], least[order[begins[once]]], most)]] = True
    pieces = [order[begins[k] : ends[k]] for k in np.flatnonzero(use).tolist()]
    pieces.sort(key=_first_told(ground, told))  # of equals the one told of first
    found = [_weighed(ground, told[one], least[one], int(where[one[0]])) for one in pieces]
    return sorted(found, key=lambda one: one.grave), len(begins)


def _first_told(ground: Ground, told: Ints) -> Callable[[Ints], int]:
    """Return what tells of rows, given by their places in `told`, when the first of them is told."""
    nth = np.empty(len(ground.tolls.order), np.int64)
    nth[ground.tolls.order] = np.arange(len(nth))
    return lambda one: int(nth[told[one]].min())


def _gravest(ground: Ground, rows: Ints, least: Ints, most: int) -> Flags:
    """Return which counts may be among so many of the gravest; of equals, who is hurt decides later."""
    tolls, weighed = ground.tolls, ground.weighed
    other = tolls.tolls.kind[rows] != tolls.kinds.find("killed")
    unnamed = weighed.counts.whom[rows] == weighed.people.find(NOBODY_NAMED)
    key = (other * 2 + unnamed) * LARGE - np.minimum(least, LARGE - 1)
    if len(key) <= most:
        return np.ones(len(key), np.bool_)
    return np.asarray(key <= np.partition(key, most - 1)[most - 1])


def _weighed(ground: Ground, rows: Ints, least: Ints, where: int) -> _Rows:
    """Return a group, its rows by the day they were told, with how grave it is."""
    tolls, weighed = ground.tolls, ground.weighed
    kind = tolls.kinds.words[tolls.tolls.kind[rows[0]]]
    most, disputed, last = int(least[-1]), False, rows[-1:]
    if len(rows) > 1:
        claims = [tolls.claims[k] for k in tolls.tolls.claim[rows].tolist()]
        latest = {claim.source: k for k, claim in enumerate(claims)}
        places = sorted(latest.values())
        days = tolls.tolls.published[rows[places]]
        most = int(least[places][days >= days[-1] - RECENT].max())
        disputed = range_of(claims[k] for k in places).disputed
        last = rows[places[-1:]]
    who = weighed.people.words[int(weighed.counts.whom[last[0]])]
    incident = None if where == NONE else ground.events.words.events.words[where]
    grave = incident is not None, kind != "killed", who == NOBODY_NAMED, -most, who
    return _Rows(kind, incident, rows, grave, disputed)


def _made(ground: Ground, groups: Sequence[_Rows], since: str) -> dict[int, Group]:
    """Return groups with the lines that tell them, by the identity of what they are made of."""
    tolls, day = ground.tolls, day_number(since)
    claims: dict[int, list[Claim]] = {}
    for one in groups:
        every = [tolls.claims[k] for k in tolls.tolls.claim[one.rows].tolist()]
        early = (tolls.tolls.published[one.rows] <= day).tolist()
        last = {claim.source: k for k, claim in enumerate(every)}
        before = {claim.source: k for k, claim in enumerate(every) if early[k]}
        claims[id(one)] = [every[k] for k in sorted({*last.values(), *before.values()})]
    names = [claim.finding for own in claims.values() for claim in own]
    lines = {line.finding: line for line in lines_of(ground.record, TollLine, "tolls", names)}
    found = {}
    for one in groups:
        told = [
            Count(claim, lines[claim.finding])
            for claim in claims[id(one)]
            if claim.finding in lines
        ]
        if told:
            found[id(one)] = _group(one.incident, one.kind, told, since)
    return found


def victims(line: TollLine) -> str:
    """Return who was hurt in the report's words without how many; by traits where it has none."""
    return whom(line.victims, json.decode(line.traits, type=list[str]))


def _group(incident: str | None, kind: str, own: Sequence[Count], since: str) -> Group:
    """Return the counts of a group, oldest first, as one."""
    last: dict[str, Count] = {}
    before: dict[str, Count] = {}
    for count in own:
        last[count.claim.source] = count
        if (count.line.published or "") <= since:
            before[count.claim.source] = count
    latest = sorted(last.values(), key=_told_on, reverse=True)
    return Group(
        kind=kind,
        whom=victims(latest[0].line),
        incident=incident,
        last=tuple(latest),
        before=before,
        range=range_of(count.claim for count in latest),
    )


def _told_on(count: Count) -> tuple[str, str]:
    return (count.line.published or "", count.claim.finding)


def newest(groups: Iterable[Group]) -> Group | None:
    """Return the running total told last of people who are named, None where there is no total."""
    totals = [group for group in groups if group.incident is None]
    return max(
        totals,
        key=lambda one: (one.kind == "killed", one.whom != NOBODY_NAMED, _told_on(one.last[0])),
        default=None,
    )


def figure(line: TollLine) -> str:
    """Return a figure with its qualifier: "over 100", "1,867", "dozens"."""
    count = line.low if line.low is not None else line.high
    if count is None:
        return line.qualifier
    return f"{line.qualifier} {count:,}".removeprefix("exact ")


def group_item(group: Group) -> Item:
    """Return the counts of a group in a line, by source, with what they allow together."""
    shown = _once(_recent(group))[:SHOWN]
    parts = [_by(count) for count in shown]
    day = group.last[0].line.day
    head = f"{group.kind.capitalize()} ({group.whom}){_what(group, shown)}: "
    more = len(_once(group.last)) - len(shown)
    return Item(
        text=head
        + "; ".join(parts)
        + (f"; {more} older by others" if more else "")
        + _apart(group),
        sources=sources_of(shown),
        day=day,
        review=_review(shown),
    )


def _what(group: Group, shown: Iterable[Count]) -> str:
    """Return whether a group is a running total, and whether the words say so; of others nothing is said."""
    if group.incident is not None:
        return ""
    told = all(
        is_total(one.claim.cumulative, one.line.date_start, one.line.sentence_text) for one in shown
    )
    return ", running total" if told else ", taken for a running total"


def _once(counts: Iterable[Count]) -> list[Count]:
    """Return the counts without those told in the words of one before: an agency's copies."""
    found: dict[str, Count] = {}
    for count in counts:
        words = " ".join((count.line.sentence_text or count.line.finding).split())
        found.setdefault(words, count)
    return list(found.values())


def _recent(group: Group) -> list[Count]:
    since = away(group.last[0].line.published or "", -RECENT)
    return [count for count in group.last if (count.line.published or "") >= since]


def _by(count: Count) -> str:
    line = count.line
    claimed = line.according_to or f"as told by {line.outlet or 'an outlet not told'}"
    return f"{figure(line)} ({claimed}, {line.published})"


def _apart(group: Group) -> str:
    return " — DISPUTED: the counts of one day do not meet" if group.range.disputed else ""


def is_disputed(group: Group) -> bool:
    """Whether two sources' figures of one day don't meet."""
    return group.range.disputed


def change_item(group: Group) -> Item | None:
    """Return how the running total of a source went on since its last, None where none did."""
    for count in group.last:
        old = group.before.get(count.claim.source)
        if group.incident is None and old is not None and figure(old.line) != figure(count.line):
            by = count.line.according_to or count.line.outlet or "outlet not told"
            fell = (count.claim.high or count.claim.low or 0) < (old.claim.low or 0)
            was = f"{figure(old.line)} ({old.line.published})"
            now = f"{figure(count.line)} ({count.line.published})"
            text = f"{group.kind.capitalize()} ({group.whom}), by {by}: {was}, now {now}"
            return Item(
                text=text + (", revised downward" if fell else ""),
                sources=sources_of((old, count)),
                day=count.line.day,
                review=_review((old, count)),
            )
    return None


def sources_of(counts: Iterable[Count]) -> tuple[Source, ...]:
    """Return the sentences of counts, each once."""
    return distinct(source_of(count.line) for count in counts)


def _review(counts: Iterable[Count]) -> Review:
    return "reviewed" if all(count.line.reviewed for count in counts) else "unreviewed"
