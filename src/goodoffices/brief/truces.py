"""The ceasefires of a situation in the lines of a brief: where each stands, and its last steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from goodoffices.brief.cite import distinct, source_at
from goodoffices.brief.shape import Item, Source
from goodoffices.ceasefires import Ceasefire, Citation, Step
from goodoffices.record import Record

Finder = Callable[[Record, tuple[str, str] | None, str | None], Sequence[Ceasefire]]
STEPS = 3  # last steps told of each
CITED = 2
SHORT = 60  # letters up to which a sentence alone tells little: longer ones are cited first
SPOKEN = frozenset(("called for", "offered", "accepted", "rejected"))


def state_item(known: Record, life: Ceasefire) -> Item:
    """Return where a process stands after its last step, with the sentences of that."""
    deciding = [step for step in life.steps if step.kind not in {"violated", "talks"}]
    step = (deciding or list(life.steps))[-1]
    brokers = f"; brokered by {', '.join(life.brokers[:3])}" if life.brokers else ""
    last = f"; last told of on {life.last}" if life.last != step.day else ""
    return Item(
        text=f"{name_of(life)}: {life.state}, by what is told of {step.day}{last}{brokers}",
        sources=_sources(known, step.cites),
        day=step.day,
        review="worked out",
    )


def name_of(life: Ceasefire) -> str:
    """Return what a process is called, as a line begins."""
    return life.name[:1].upper() + life.name[1:]


def step_items(known: Record, life: Ceasefire, since: str = "") -> list[Item]:
    """Return the steps of a process after day `since`, oldest first."""
    return [step_item(known, life, step) for step in life.steps if step.day > since]


def step_item(known: Record, life: Ceasefire, step: Step) -> Item:
    """Return a step as a line; one announced ahead and never confirmed says so."""
    by = ", ".join(step.by)
    what = "a breach is told" if step.kind == "violated" else step.kind
    whose = f" by {by}" if step.kind in SPOKEN else f"; named: {by}"
    ahead = " (announced; no report confirms it)" if step.announced else ""
    return Item(
        text=f"{name_of(life)}: {what}{whose if by else ''}{ahead}",
        sources=_sources(known, step.cites),
        day=step.day,
        review="worked out",
        more=max(len(step.cites) - CITED, 0),
    )


def _sources(known: Record, cites: Iterable[Citation]) -> tuple[Source, ...]:
    best = sorted(cites, key=lambda one: len(one.text) <= SHORT)[:CITED]
    return distinct(source_at(known, one.report, one.sentence) for one in best)
