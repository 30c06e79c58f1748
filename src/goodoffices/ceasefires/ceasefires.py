"""The ceasefires of a record: every process with its life, out of sentences and events alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from goodoffices.actors import Registry, load_registry
from goodoffices.ceasefires.find import Sense, find_steps, may_tell
from goodoffices.ceasefires.line import Found, Line, once
from goodoffices.ceasefires.lives import Joined, Life, join_steps, merge_steps
from goodoffices.ceasefires.names import Named
from goodoffices.ceasefires.rules import SPEAKS_OF_TRUCE, load_rules
from goodoffices.ceasefires.shape import Ceasefire, Condition, State, Step, Terms
from goodoffices.ceasefires.told import lines_of, main_sides, names_of, tells_of, turned
from goodoffices.dates import StoryDates, load_grammar
from goodoffices.errors import InputError
from goodoffices.record import Record

_CONDITION = re.compile(
    r"\b(?:on condition that|provided that|conditional on|under its terms|in return for|in exchange for"
    r"|under the (?:plan|deal|truce|agreement|terms|accord)|would not .{0,40} (?:until|unless|without)"
    r"|no (?:truce|ceasefire|extension|pause|lasting ceasefire)\b.{0,40}\b(?:without|until|unless)"
    r"|must (?:also )?(?:end|lift|include|withdraw|guarantee)|as long as)\b",
    re.IGNORECASE,
)
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def find_ceasefires(
    record: Record,
    parties: tuple[str, str] | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    registry: Registry | None = None,
) -> list[Ceasefire]:
    """Return the ceasefire processes between two parties, oldest first.

    Args:
        record: the open record; stories should have been folded, so that copies count once.
        parties: the two sides, by names the registry knows; without them, the two countries that
            the record has fighting each other most.
        since: the first day of publication to look at, ISO.
        until: the last one.
        registry: as loaded; it is loaded where left out.

    Raises:
        InputError: a party is not in the registry.

    """
    known = registry or load_registry()
    names = names_of(record, known)
    both = _named(parties, known) if parties else main_sides(record, known)
    if not both:
        return []
    names = msgspec.structs.replace(names, countries={**names.countries, **turned(record, both)})
    sense = Sense(load_rules(), names, load_grammar())
    found: list[Found] = []
    conditions: list[Condition] = []
    for report in _reports(lines_of(record, both, since, until)):
        if not any(may_tell(line) for line in report):
            continue
        if tells_of(both, [one for line in report for one in names.find(line.cite.text)]):
            found += _steps_of(report, sense)
            conditions += _conditions(report, sense)
    lives = [(life, merge_steps(life)) for life in join_steps(found)]
    return [_ceasefire(life, steps, both, conditions) for life, steps in lives if steps]


def _named(parties: Sequence[str], registry: Registry) -> tuple[Named, ...]:
    folded = {actor.name.casefold(): actor for actor in registry.actors.values()}
    found = [registry.actors.get(name) or folded.get(name.casefold()) for name in parties]
    for name, actor in zip(parties, found, strict=True):
        if actor is None:
            raise InputError(
                name, "is not in the registry", "give a name or id of it, as `actor` tells"
            )
    return tuple(Named(actor.name, actor.country, 0, 0) for actor in found if actor)


def _reports(lines: Iterator[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each report."""
    report: list[Line] = []
    for line in lines:
        if report and line.cite.report != report[-1].cite.report:
            yield report
            report = []
        report.append(line)
    if report:
        yield report


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
    life: Life, steps: Sequence[Joined], both: Sequence[Named], conditions: Sequence[Condition]
) -> Ceasefire:
    brokers = [one for one in life.brokers.values() if one.country not in {b.country for b in both}]
    first, last = steps[0].day, steps[-1].day
    parties = _parties(steps, both)
    called = {side.name: name for side, name in zip(both, parties, strict=True)}
    own = tuple(c for c in conditions if c.cite.published and first <= c.cite.published <= last)
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
    if not kinds & {"agreed", "in force", "extended"}:
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
