"""The ceasefires of a record: every process with its life, out of sentences and events alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

import msgspec

from goodoffices.actors import Registry, load_registry
from goodoffices.actors.actor import Actor
from goodoffices.ceasefires.find import Sense, find_steps
from goodoffices.ceasefires.joined import Joined, merge_steps
from goodoffices.ceasefires.line import Found, Line, once
from goodoffices.ceasefires.lives import Life, join_steps
from goodoffices.ceasefires.names import Named, Names
from goodoffices.ceasefires.rules import SPEAKS_OF_TRUCE, load_rules
from goodoffices.ceasefires.shape import Ceasefire, Condition, State, Step, Terms
from goodoffices.ceasefires.told import (
    Page,
    Pages,
    main_sides,
    names_of,
    read_pages,
    tells_of,
    turned,
)
from goodoffices.dates import StoryDates, load_grammar
from goodoffices.errors import InputError
from goodoffices.record import Record
from goodoffices.record.event_table import Events, load_events

_CONDITION = re.compile(
    r"\b(?:on condition that|provided that|conditional on|under its terms|in return for|in exchange for"
    r"|under the (?:plan|deal|truce|agreement|terms|accord)|would not .{0,40} (?:until|unless|without)"
    r"|no (?:truce|ceasefire|extension|pause|lasting ceasefire)\b.{0,40}\b(?:without|until|unless)"
    r"|must (?:also )?(?:end|lift|include|withdraw|guarantee)|as long as)\b",
    re.IGNORECASE,
)
SIDES = 8  # pairs of sides whose tales are kept
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


class Known(msgspec.Struct, frozen=True):
    """What of a record is read already: its events, and the reports that may tell of a ceasefire.

    `told` keeps what reports were found to tell of two sides, for as long as it holds.
    """

    events: Events
    pages: Pages
    told: Told


class Told(msgspec.Struct, frozen=True):
    """What was found out before, by the two sides that were asked about; `folded` are actors by name."""

    by_sides: dict[tuple[Named, ...], Earlier]
    folded: dict[str, Actor]


class Earlier(msgspec.Struct):
    """What was found out of pages, by whom these names are."""

    names: Names
    pages: dict[int, tuple[Page, Tale]]


class Tale(msgspec.Struct, frozen=True):
    """What one report tells: steps, conditions; and the ids of the registry that it names."""

    found: tuple[Found, ...]
    conditions: tuple[Condition, ...]
    refs: frozenset[str]


def find_ceasefires(
    record: Record,
    parties: tuple[str, str] | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    registry: Registry | None = None,
    known: Known | None = None,
) -> list[Ceasefire]:
    """Return the ceasefire processes between two parties, oldest first.

    Args:
        record: the open record; stories should have been folded, so that copies count once.
        parties: the two sides, by names the registry knows; without them, the two countries that
            the record has fighting each other most.
        since: the first day of publication to look at, ISO.
        until: the last one.
        registry: as loaded; it is loaded where left out.
        known: what is read already of the record.

    Raises:
        InputError: a party is not in the registry.

    """
    actors = registry or load_registry()
    told = known.told if known else Told({}, {})
    sides = _named(parties, actors, told.folded) if parties else ()
    read = known or Known(load_events(record), read_pages(record), told)
    both = sides or main_sides(read.events, actors)
    if not both or not read.pages:
        return []
    names = names_of(read.events, actors)
    names = msgspec.structs.replace(
        names, countries={**names.countries, **turned(read.events, both)}
    )
    found: list[Found] = []
    conditions: list[Condition] = []
    for page, tale in _tales(read, both, names):
        if (since is None or page.published >= since) and (
            until is None or page.published <= until
        ):
            found += tale.found
            conditions += tale.conditions
    lives = [(life, merge_steps(life)) for life in join_steps(found)]
    by_day = _by_day(conditions)
    return [_ceasefire(life, steps, both, by_day) for life, steps in lives if steps]


def _by_day(conditions: Iterable[Condition]) -> list[tuple[str, Condition]]:
    """Return the conditions of reports with a day, by that day."""
    dated = [(one.cite.published, one) for one in conditions if one.cite.published]
    return sorted(dated, key=itemgetter(0))


def _tales(known: Known, both: tuple[Named, ...], names: Names) -> list[tuple[Page, Tale]]:
    """Return what each report tells, by day; found anew only where it, or who is meant by it, changed."""
    sense = lru_cache(maxsize=1)(lambda: Sense(load_rules(), names, load_grammar()))
    told = known.told.by_sides
    earlier = told.get(both) or Earlier(names, {})
    changed = _Changed.between(earlier.names, names)
    now: dict[int, tuple[Page, Tale]] = {}
    for key, page in known.pages.items():
        kept = earlier.pages.get(key)
        if kept is None or kept[0] is not page or changed.concerns(page, kept[1]):
            kept = page, _tale(page, both, sense())
        now[key] = kept
    told.pop(both, None)
    told[both] = Earlier(names, now)
    for oldest in list(told)[:-SIDES]:
        told.pop(oldest, None)
    return sorted(now.values(), key=lambda one: one[0].lines[0].order)


class _Changed(msgspec.Struct, frozen=True):
    """Whose names are read otherwise than before."""

    surnames: tuple[str, ...]
    refs: frozenset[str]

    @classmethod
    def between(cls, old: Names, new: Names) -> _Changed:
        surnames, refs = (
            {key for key, _ in one.items() ^ other.items()}
            for one, other in ((old.surnames, new.surnames), (old.countries, new.countries))
        )
        return cls(tuple(surnames), frozenset(refs))

    def concerns(self, page: Page, tale: Tale) -> bool:
        """Whether a report names any of these."""
        if self.refs & tale.refs:
            return True
        return any(name in line.cite.text for name in self.surnames for line in page.lines)


def _tale(page: Page, both: tuple[Named, ...], sense: Sense) -> Tale:
    lines = [msgspec.structs.replace(line, both=both) for line in page.lines]
    named = [sense.names.find(line.cite.text) for line in lines]
    refs = frozenset(ref for line in lines for ref in sense.names.refs(line.cite.text))
    if not tells_of(both, [one for own in named for one in own]):
        return Tale((), (), refs)
    return Tale(tuple(_steps_of(lines, sense)), tuple(_conditions(lines, sense)), refs)


def _named(
    parties: Sequence[str], registry: Registry, folded: dict[str, Actor]
) -> tuple[Named, ...]:
    if not folded:
        folded.update({actor.name.casefold(): actor for actor in registry.actors.values()})
    found = [registry.actors.get(name) or folded.get(name.casefold()) for name in parties]
    for name, actor in zip(parties, found, strict=True):
        if actor is None:
            raise InputError(
                name, "is not in the registry", "give a name or id of it, as `actor` tells"
            )
    return tuple(Named(actor.name, actor.country, 0, 0) for actor in found if actor)


def _steps_of(report: Sequence[Line], sense: Sense) -> list[Found]:
    """Return the steps that a report tells; its headline's only where its body lacks their kind."""
    found: list[Found] = []
    story = StoryDates()
    for line in report:
        steps, story = find_steps(line, sense, story)
        found += steps
    body = {step.kind for step in found if not step.headline}
    return [step for step in found if not step.headline or step.kind not in body]


def _conditions(report: Sequence[Line], sense: Sense) -> list[Condition]:
    found = []
    for line in report:
        text = line.cite.text
        if (line.context or SPEAKS_OF_TRUCE.search(text)) and _CONDITION.search(text):
            by = tuple(dict.fromkeys(one.name for one in sense.names.find(text)))
            found.append(Condition(words=text, by=by, cite=line.cite))
    return found


def _ceasefire(
    life: Life,
    steps: Sequence[Joined],
    both: Sequence[Named],
    conditions: Sequence[tuple[str, Condition]],
) -> Ceasefire:
    brokers = [one for one in life.brokers.values() if one.country not in {b.country for b in both}]
    first, last = steps[0].day, steps[-1].day
    parties = _parties(steps, both)
    called = {side.name: name for side, name in zip(both, parties, strict=True)}
    since = bisect_left(conditions, first, key=itemgetter(0))
    until = bisect_right(conditions, last, key=itemgetter(0))
    own = tuple(condition for _, condition in conditions[since:until])
    humanitarian = any(step.humanitarian for step in life.steps)
    return Ceasefire(
        name=_name(life, steps, brokers, humanitarian=humanitarian),
        parties=parties,
        brokers=tuple(one.name for one in once(brokers)),
        state=_state(life, steps),
        first=first,
        last=last,
        terms=Terms(
            hours=life.hours or None,
            open_ended=life.hours == 0,
            humanitarian=humanitarian,
            conditions=own,
        ),
        steps=tuple(_told(step, called) for step in steps),
    )


def _told(step: Joined, called: Mapping[str, str]) -> Step:
    """Return the step as it is handed out; where it means both sides, under the names in `called`."""
    return Step(
        kind=step.kind,
        day=step.day,
        by=tuple(called.get(one.name, one.name) if not one.end else one.name for one in step.by),
        announced=step.announced,
        rules=tuple(dict.fromkeys(one.rule for one in step.told)),
        cites=tuple({(c.cite.report, c.cite.sentence): c.cite for c in step.told}.values()),
        dated=any(one.dated and one.day == step.day for one in step.told),
    )


def _parties(steps: Sequence[Joined], both: Sequence[Named]) -> tuple[str, ...]:
    """Return the two sides, each under the name that the steps use most for it."""
    used = Counter(one.name for step in steps for one in step.by)
    names = []
    for side in both:
        own = [one.name for step in steps for one in step.by if one.country == side.country]
        names.append(min(own, key=lambda name: (-used[name], name)) if own else side.name)
    return tuple(names)


def _state(life: Life, steps: Sequence[Joined]) -> State:
    """Return where the life stands after its last step; a call for what is offered already moves nothing."""
    moving = [step.kind for step in steps if step.kind not in {"violated", "talks", "called for"}]
    last = moving[-1] if moving else "called for"
    if last == "extended" or (last in {"accepted", "rejected"} and life.phase == "in force"):
        return "in force"
    if last == "accepted" and life.phase == "agreed":  # the one side after the other
        return "agreed"
    states: dict[str, State] = {
        "called for": "called for",
        "offered": "offered",
        "accepted": "under discussion",
        "rejected": "rejected",
        "agreed": "agreed",
        "in force": "in force",
        "ended": "ended",
    }
    return states[last]


def _name(
    life: Life, steps: Sequence[Joined], brokers: Sequence[Named], *, humanitarian: bool
) -> str:
    """Return what to call the process: its length, what it is, who brought it about, since when."""
    day = life.began or steps[0].day
    date = f"{int(day[8:])} {_MONTHS[int(day[5:7]) - 1]} {day[:4]}"
    length = "open-ended " if life.hours == 0 else _length(life.hours)
    kinds = {step.kind for step in steps}
    what = "humanitarian pause" if humanitarian else "truce"
    if kinds <= {"called for", "talks"}:
        return f"Calls for a {what} from {date}"
    if not kinds & {"agreed", "in force", "extended"} and life.phase != "agreed":
        whose = f" by {brokers[0].name}" if brokers else ""
        return f"Proposal of a {length}{what}{whose} of {date}"
    return (
        f"{length}{what} of {date}".replace("truce", "truce", 1)
        if length
        else f"{what.capitalize()} of {date}"
    )


def _length(hours: int | None) -> str:
    if not hours:
        return ""
    return f"{hours}-hour " if hours < 96 or hours % 24 else f"{hours // 24}-day "
