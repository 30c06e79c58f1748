"""Tolls by source: each count beside the others with its range, nothing ever added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec
from msgspec import json

from goodoffices.brief.acts import PRONOUNS
from goodoffices.brief.cite import distinct, source_of
from goodoffices.brief.shape import Item, Review, Source
from goodoffices.record import Filter, Record, TollLine, tolls
from goodoffices.record.stories import away
from goodoffices.record.tolls_over_time import Claim, Range, claims, range_of

_NUMBER = (
    r"[\d,.]+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?"
    r"|(?:dozen|score|hundred|thousand|million)s?(?: of)?|nobody|no"
)
_COUNT = re.compile(
    rf"^(?:(?:at least|more than|over|about|some|around|nearly|almost|up to|fewer than|as many as|another"
    rf"|more|other|of|all|the|{_NUMBER})(?:\s+|$))+",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"^(?:its|their|his|her|our)\s+", re.IGNORECASE)
_DEATHS = re.compile(
    r"\s*\b(?:deaths?|dead|fatalit(?:y|ies)|people|persons?|lives|casualties)$", re.IGNORECASE
)
_PERFECT = re.compile(
    r"\b(?:has|have) (?:now |already |so far |also )*(?:been (?:\w+ly )?(?:killed|wounded|injured|displaced)"
    r"|lost|died|fled|perished|claimed)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"[,;(]|\s(?:most|many|some|including|among|and|in|at|from|of)\s")
NOBODY_NAMED = "people"
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


def find_counts(known: Record, asked: Filter, about: AbstractSet[str], since: str) -> list[Group]:
    """Return the counts asked for, running totals first, then incidents, the gravest first.

    A total seldom names whose war it is: those of the reports `about` the situation count too.
    """
    own = {line.finding for line in tolls(known, asked)}
    lines = {
        line.finding: line for line in tolls(known) if line.finding in own or line.report in about
    }
    told = [
        (incident, Count(claim, lines[claim.finding]))
        for incident, claim in claims(known, None, None, None)
        if claim.finding in lines and _counts(claim)
    ]
    totals = _totals(count for _, count in told)
    shelves: dict[tuple[str | None, str, str], list[Count]] = {}
    for incident, count in told:
        claim = count.claim
        if claim.finding in totals or incident:
            where = None if claim.finding in totals else incident
            shelves.setdefault((where, claim.kind, _shelf(count.line)), []).append(count)
    groups = [_group(key[0], key[1], own, since) for key, own in shelves.items()]
    return sorted(groups, key=_gravity)


def _totals(counts: Iterable[Count]) -> AbstractSet[str]:
    """Return the findings that are running totals: told as such, or no lower than any told before.

    "1,867 have been killed", told when the total stood at 1,500, is no incident; and of "24 were killed,
    bringing the total to 260" only the second is a total.
    """
    found: set[str] = set()
    highest: dict[str, int] = {}
    largest: dict[tuple[str, int, str], int] = {}
    counts = sorted(counts, key=_told_on)
    for count in counts:
        place = count.claim.report, count.claim.sentence, count.claim.kind
        largest[place] = max(largest.get(place, 0), _least(count))
    for count in counts:
        claim, top = count.claim, highest.get(count.claim.kind)
        low = _least(count)
        if low < largest[claim.report, claim.sentence, claim.kind]:
            continue
        if _is_total(count) or (top is not None and low >= top):
            found.add(claim.finding)
            highest[claim.kind] = max(low, top or 0)
    return found


def _is_total(count: Count) -> bool:
    """Whether a figure is told as one of all until then: "has lost 32", "974 have been killed"."""
    line = count.line
    return count.claim.cumulative or (
        not line.date_start and bool(_PERFECT.search(line.sentence_text or ""))
    )


def _least(count: Count) -> int:
    return count.claim.low or count.claim.high or 0


def _counts(claim: Claim) -> bool:
    """Whether a figure says that somebody was hurt, and how many at least or at most."""
    return (claim.low or claim.high or 0) > 0


def victims(line: TollLine) -> str:
    """Return who was hurt in the report's words without how many; by traits where it has none."""
    words = _COUNT.sub("", " ".join((line.victims or "").split())).strip()
    words = _WHOSE.sub("", words) if _DEATHS.sub("", words) or not words else NOBODY_NAMED
    words = NOBODY_NAMED if words.casefold() in PRONOUNS else words
    traits = [one for one in json.decode(line.traits, type=list[str]) if not one.isupper()]
    return words or ", ".join(traits) or NOBODY_NAMED


def _shelf(line: TollLine) -> str:
    """Return the words by which counts of the same people are put side by side: "Gaza civilian"."""
    words = _DEATHS.sub("", _MORE.split(victims(line))[0]).strip() or NOBODY_NAMED
    return words.casefold().removesuffix("s")


def _group(incident: str | None, kind: str, own: Sequence[Count], since: str) -> Group:
    last: dict[str, Count] = {}
    before: dict[str, Count] = {}
    for count in sorted(own, key=_told_on):
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


def _gravity(group: Group) -> tuple[bool, bool, bool, int, str]:
    most = max(count.claim.low or count.claim.high or 0 for count in _recent(group))
    unnamed = group.whom == NOBODY_NAMED
    return (group.incident is not None, group.kind != "killed", unnamed, -most, group.whom)


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
    told = all(_is_total(count) for count in shown)
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
