"""Who held what on which day. Days are ISO strings, whole or cut short: "2012", "2012-06"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from goodoffices.actors.actor import Actor, Post
from goodoffices.actors.lexicon import Office

Tense = Literal["current", "former", "future", "never"]
FIRST, LAST = "0000-01-01", "9999-12-31"


class Held(msgspec.Struct, frozen=True):
    """The post that says most about a person on a day, and whether it is held then."""

    tense: Tense
    post: Post | None = None


class Tenure(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One holder's time in an office. `apart`: under a title of its own, perhaps another office."""

    actor: str
    first: str
    last: str
    apart: bool = False


def first_day(date: str | None) -> str:
    """Return the first day `date` can mean; no date is the beginning of time."""
    return FIRST if date is None else (date + "-01-01"[3 * (date.count("-")) :])[:10]


def last_day(date: str | None) -> str:
    """Return the last day `date` can mean (the 31st does for every month); none is never."""
    return LAST if date is None else (date + "-12-31"[3 * (date.count("-")) :])[:10]


def held_on(actor: Actor, day: str | None, offices: Mapping[str, Office]) -> Held:
    """Return what `actor` held on `day`: a post held then, else the last one left, else the next.

    No day means the last one known: a post without an end counts as held. Of several posts held
    the highest counts, of equal ones the newest.
    """
    if not actor.posts:
        return Held("never")
    if current := [post for post in actor.posts if _covers(post, day)]:
        return Held("current", max(current, key=lambda post: _weight(post, offices)))
    if left := [post for post in actor.posts if day is None or last_day(post.until) < day]:
        return Held("former", max(left, key=lambda post: last_day(post.until)))
    return Held("future", min(actor.posts, key=lambda post: first_day(post.since)))


def held_before(actor: Actor, office: str, day: str | None) -> Post | None:
    """Return the last post of kind `office` that `actor` had left by `day`."""
    left = [
        post
        for post in actor.posts
        if post.office == office and (day is None or last_day(post.until) <= day)
    ]
    return max(left, key=lambda post: last_day(post.until), default=None)


def tenure_key(office: str, whose: str) -> str:
    """Return the key under which the holders of an office of a state or body are kept."""
    return f"{office} {whose}"


def tenures(actors: Iterable[Actor]) -> dict[str, tuple[Tenure, ...]]:
    """Return, for each office of each state and body, the people who held it, oldest first."""
    rows: dict[str, list[Tenure]] = {}
    for actor in actors:
        for post, whose in _posts_of(actor):
            tenure = Tenure(
                actor.id, first_day(post.since), last_day(post.until), post.title is not None
            )
            rows.setdefault(tenure_key(post.office, whose), []).append(tenure)
    return {key: tuple(sorted(row, key=lambda one: one.first)) for key, row in rows.items()}


def holders(row: tuple[Tenure, ...], day: str | None) -> tuple[str, ...]:
    """Return who held an office on `day`, the newest first; with no day, who holds it now.

    Those under a title of its own ("prime minister of the Kurdistan Region") come last.
    """
    at = LAST if day is None else day
    inside = [one for one in reversed(row) if one.first <= at <= one.last]
    return tuple(one.actor for one in sorted(inside, key=lambda one: one.apart))


def last_holder(row: tuple[Tenure, ...], day: str | None) -> str | None:
    """Return who left an office last before `day`: the one "the former president" means."""
    at = LAST if day is None else day
    left = [one for one in row if one.last < at]
    return max(left, key=lambda one: one.last).actor if left else None


def next_holder(row: tuple[Tenure, ...], day: str | None) -> str | None:
    """Return who took an office within a year after `day`: the one "the president-elect" means."""
    at = LAST if day is None else day
    coming = [one for one in row if at < one.first <= _year_after(at) and not one.apart]
    return min(coming, key=lambda one: one.first).actor if coming else None


def _year_after(day: str) -> str:
    return f"{min(int(day[:4]) + 1, 9999):04}{day[4:]}"


def _posts_of(actor: Actor) -> Iterator[tuple[Post, str]]:
    for post in actor.posts:
        whose = post.of or actor.country
        if whose is not None:
            yield post, whose


def _covers(post: Post, day: str | None) -> bool:
    if day is None:
        return post.until is None
    return first_day(post.since) <= day <= last_day(post.until)


def _weight(post: Post, offices: Mapping[str, Office]) -> tuple[int, str, bool]:
    office = offices.get(post.office)
    return (office.rank if office else 0, first_day(post.since), post.of is not None)
