"""Joins steps into lives: which truce a step belongs to, by length, broker, day and what came before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

import msgspec

from goodoffices.ceasefires.find import RETOLD
from goodoffices.ceasefires.line import Found, days_between, once, side_of
from goodoffices.ceasefires.names import Named

SILENT = 10  # days without a step, after which a life is not taken up again
CALLS = 5  # days for which a call goes on to be part of what is then offered
FADES = 0.4  # points that a day of silence takes
ONCE = 2  # days within which an agreement, or a beginning, is the same told again
CALLED = 3  # days within which who called for a truce is taken to bring it about
AGAIN = 2.0  # points for a step that the life has already, told again
ADOPTS = frozenset(
    {"offered", "accepted", "agreed", "in force"}
)  # steps that can follow a bare call
ANSWERS = frozenset({"offered", "accepted", "rejected", "agreed"})
Phase = str
# How well a step fits a life that stands where it stands: the last step that moved it on.
FITS: MappingProxyType[str, MappingProxyType[Phase, float]] = MappingProxyType(
    {
        "called for": MappingProxyType({"called for": 2, "offered": 1.5}),
        "offered": MappingProxyType({"called for": 1.5, "offered": 1.5}),
        "talks": MappingProxyType(
            {"called for": 1, "offered": 2, "agreed": 2, "in force": 2, "rejected": 1}
        ),
        "accepted": MappingProxyType(
            {"called for": 2, "offered": 3, "agreed": 2, "in force": 1, "rejected": 2}
        ),
        "rejected": MappingProxyType(
            {
                "called for": 1,
                "offered": 3,
                "agreed": 1,
                "in force": 2.5,
                "rejected": 1.5,
                "ended": 1.5,
            }
        ),
        "agreed": MappingProxyType({"called for": 2, "offered": 3, "agreed": 3, "in force": 1}),
        "in force": MappingProxyType(
            {"called for": 1, "offered": 2, "agreed": 4, "in force": 3, "ended": 1}
        ),
        "violated": MappingProxyType({"agreed": 2, "in force": 4, "ended": 3, "offered": 0.5}),
        "extended": MappingProxyType({"agreed": 2, "in force": 4, "ended": 1}),
        "ended": MappingProxyType(
            {"agreed": 3, "in force": 4, "ended": 3, "offered": 2, "rejected": 2}
        ),
    }
)
KEEPS = MappingProxyType(
    {"agreed": 3.0, "in force": 4.0, "ended": 0.5}
)  # calls to keep or extend a truce
OPENS = frozenset({"called for", "offered", "accepted", "rejected", "agreed", "in force"})


class Life(msgspec.Struct, kw_only=True):
    """A life in the making; the only thing here that changes, and only inside `join_steps`.

    `had`, `answered` and `acted` are the last days of a kind of step, of an answer by a side, and of
    anything by a side: whether a step fits is told from them, however long the life.
    """

    steps: list[Found]
    phase: Phase = ""
    hours: int | None = None
    brokers: dict[str, Named] = {}
    last: str = ""
    began: str | None = None
    accepted: set[str] = set()
    had: dict[str, str] = {}
    answered: dict[tuple[str, str], str] = {}
    acted: dict[str, str] = {}

    def take(self, step: Found) -> None:
        """Let the life go on with this step, which is no earlier than those it has."""
        self.steps.append(step)
        self.last = max(self.last, step.day)
        self.had[step.kind] = step.day
        for side in map(side_of, step.by):
            self.answered[step.kind, side] = self.acted[side] = step.day
        if step.hours is not None and self.hours is None and _tells_length(step):
            self.hours = step.hours
        if step.kind == "accepted":
            self.accepted |= {side_of(one) for one in step.by}
        self.phase = self._phase_after(step)
        if step.kind == "in force" and not step.announced and self.began is None:
            self.began = step.day
        for broker in _brokers_of(step):
            self.brokers[broker.name] = broker

    def _phase_after(self, step: Found) -> Phase:
        """Return where the life stands once it has taken the step."""
        settled = self.phase in {"agreed", "in force"}
        if step.kind in {"talks", "violated", "extended"}:
            return self.phase or "offered"
        if step.kind == "called for":
            return self.phase or step.kind
        if step.kind == "accepted":
            return self.phase if settled else "agreed" if len(self.accepted) > 1 else "offered"
        if step.announced:
            return "in force" if settled else self.phase or "offered"
        if self.phase == "in force" and step.kind != "ended":
            return self.phase
        return step.kind

    def take_along(self, step: Found) -> None:
        """Let the life have been asked for, or offered, before what is known of it."""
        self.steps.append(step)
        for broker in _brokers_of(step):
            self.brokers[broker.name] = broker


def _tells_length(step: Found) -> bool:
    """Whether the length that a step tells is the truce's, and not that of another or an extension."""
    if step.kind == "called for":
        return step.keeps
    return step.kind not in {"extended", "rejected"}


def join_steps(steps: Iterable[Found]) -> list[Life]:
    """Return the lives that the steps make, oldest first."""
    lives: list[Life] = []
    found = list(steps)
    late = _late(found)
    every = sorted(found, key=lambda step: (step.day, _rank(step, late), step.order))
    open_: list[Life] = []  # those that a step can still belong to, in order
    for step in every:
        if step.rule in RETOLD:
            continue
        open_ = [life for life in open_ if not _is_silent(step, life)]
        life = _life_for(step, open_)
        if life is None and step.kind in OPENS:
            life = Life(steps=[])
            lives.append(life)
            open_.append(life)
        if life is not None:
            life.take(step)
    _take_along([step for step in every if step.rule in RETOLD], lives)
    return lives


def _take_along(steps: Iterable[Found], lives: list[Life]) -> None:
    """Give what is told of a truce in passing to the last life that its sentence is about."""
    about = {(own.cite.report, own.cite.sentence): life for life in lives for own in life.steps}
    for step in steps:
        at = (step.cite.report, step.cite.sentence)
        if at in about:
            about[at].take_along(step)
        elif step.kind in OPENS:
            about[at] = Life(steps=[])
            about[at].take(step)
            lives.append(about[at])


RANK = ("called for", "offered", "talks", "accepted", "rejected", "agreed", "in force", "violated",
        "extended", "ended")  # fmt: skip


def _late(steps: Iterable[Found]) -> frozenset[tuple[str, int]]:
    """Return the refusals that a report tells after a truce in force: of an extension, not of the truce."""
    since: dict[str, int] = {}
    found = list(steps)
    for step in found:
        if step.kind in {"in force", "extended"}:
            report = step.cite.report
            since[report] = min(since.get(report, step.cite.sentence), step.cite.sentence)
    return frozenset(
        (step.cite.report, step.cite.sentence)
        for step in found
        if (step.rule == "rejected.bare" or step.keeps)
        and step.kind == "rejected"
        and step.cite.sentence > since.get(step.cite.report, 10**6)
    )


def _rank(step: Found, late: frozenset[tuple[str, int]]) -> int:
    after = step.kind == "rejected" and (step.cite.report, step.cite.sentence) in late
    return RANK.index("extended" if after else step.kind)


def _life_for(step: Found, lives: Sequence[Life]) -> Life | None:
    scored = [(fit(step, life), k) for k, life in enumerate(lives)]
    best = max(scored, default=None)
    return lives[best[1]] if best is not None and best[0] > 0 else None


def fit(step: Found, life: Life) -> float:
    """Return how well a step fits a life that is not silent; it belongs to none where that is 0 or less."""
    silent = days_between(life.last, step.day)
    keeping = step.kind == "called for" and step.keeps
    fits = (KEEPS if keeping else FITS[step.kind]).get(life.phase, 0.0)
    if not fits:
        return 0.0
    if life.phase == "ended" and silent > 1 and step.kind != "rejected":
        return 0.0
    if life.phase == "called for" and silent > CALLS:
        return 0.0
    score = fits - FADES * max(silent, 0) + _length(step, life) + _broker(step, life)
    if _tells_again(step, life):
        score += AGAIN
    if life.phase == "called for" and step.kind in ADOPTS and not _asked_by(step, life):
        score -= 0.0 if step.kind == "offered" and silent <= 0 else 3.0
    if step.kind in {"agreed", "in force"} and _had(step, life):
        score -= 4.0
    if life.phase == "in force" and _lapsed(step, life):
        score -= 3.0
    if step.kind in {"offered", "agreed"} and step.new and life.phase == "in force":
        score -= 4
    if step.kind == "offered" and life.phase == "offered" and not _same_broker(step, life):
        score -= 2
    return score


def _is_silent(step: Found, life: Life) -> bool:
    """Whether nothing was told of a life for so long that it is not taken up again, now or later."""
    return days_between(life.last, step.day) > SILENT + (life.hours or 0) / 24


def _tells_again(step: Found, life: Life) -> bool:
    """Whether a step is one of the life told again: the same answer by the same side, at one time."""
    if step.kind not in ANSWERS:
        return False
    days = (life.answered.get((step.kind, side_of(one))) for one in step.by)
    return any(day is not None and days_between(day, step.day) <= 1 for day in days)


def _lapsed(step: Found, life: Life) -> bool:
    """Whether the truce had run out by the day of the step, as far as its length is known."""
    if "extended" in life.had:
        return False
    return bool(life.hours) and days_between(life.last, step.day) > (life.hours or 0) / 24 + 1


def _had(step: Found, life: Life) -> bool:
    """Whether the life had such a step days ago already: a second agreement is another truce's."""
    day = life.had.get(step.kind)
    return day is not None and step.new and days_between(day, step.day) > ONCE


def _asked_by(step: Found, life: Life) -> bool:
    """Whether who brings about the step had called for it shortly before."""
    days = (life.acted.get(side_of(one)) for one in _brokers_of(step))
    return any(day is not None and days_between(day, step.day) <= CALLED for day in days)


def _length(step: Found, life: Life) -> float:
    if step.hours is None or life.hours is None or step.kind in {"extended", "called for"}:
        return 0.0
    return 2.0 if step.hours == life.hours else -5.0


def _broker(step: Found, life: Life) -> float:
    theirs = {side_of(one) for one in _brokers_of(step)}
    ours = {side_of(one) for one in life.brokers.values()}
    if not theirs or not ours:
        return 0.0
    return 2.0 if theirs & ours else -2.5


def _same_broker(step: Found, life: Life) -> bool:
    theirs = {side_of(one) for one in _brokers_of(step)}
    return bool(theirs & {side_of(one) for one in life.brokers.values()})


def _brokers_of(step: Found) -> tuple[Named, ...]:
    """Return who brings the truce about: who offers it, and who is said to have brokered it."""
    own = step.by if step.kind == "offered" else ()
    return once((*step.brokers, *own))
