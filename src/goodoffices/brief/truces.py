"""The ceasefires of a situation in the lines of a brief: where each stands, and its last steps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from goodoffices.actors import Registry
from goodoffices.brief.cite import distinct, source_at
from goodoffices.brief.days import told_on
from goodoffices.brief.ground import Ground
from goodoffices.brief.shape import Item, Source
from goodoffices.brief.wording import is_called
from goodoffices.ceasefires import (
    Ceasefire,
    Citation,
    Known,
    Step,
    Told,
    find_ceasefires,
    read_pages,
)

Finder = Callable[[Ground, tuple[str, str] | None, str | None], Sequence[Ceasefire]]
STEPS = 3  # last steps told of each
CITED = 2
SHORT = 60  # letters up to which a sentence alone tells little: longer ones are cited first
SPOKEN = frozenset(("called for", "offered", "accepted", "rejected"))
SHARED = frozenset(("agreed", "extended", "violated"))
UNCONFIRMED = " (announced; no report confirms it)"
SIDELONG = frozenset(("violated", "talks", "called for"))  # steps that move no truce on
_KEEPING = re.compile(  # "resume talks" keeps no truce
    r"\b(?:exten[ds]|prolong)|\b(?:return|go back|restor|renew|reinstat|resum|respect|honou?r|observ|keep"
    r"|maintain|uphold|adher|abid)\w*(?:\W+[\w'-]+){0,5}?"
    r"\W+(?:it|them|truce|cease-?fire|pause|armistice|lull|calm|agreement|accord|deal)\b",
    re.IGNORECASE,
)
BEGUN = frozenset(("agreed", "in force", "extended"))
SETTLED = frozenset(("agreed", "in force", "ended"))
MEDIATION = "'038', '039', '045'"
# Who is named in a sentence, of which country; whether as one who mediates.
_NAMED = f"""
SELECT p.name, p.country, p.part IN ('actor', 'host')
  AND (e.cameo IN ({MEDIATION}) OR e.mode = 'third-party') AS mediates
FROM reports AS r
JOIN findings AS f ON f.report = r.key AND f.sentence = :sentence
JOIN parties AS p ON p.finding = f.id
JOIN sentences AS s ON s.report = r.key AND s.number = f.sentence
LEFT JOIN events AS e ON e.finding = f.id
WHERE r.id = :report AND p.start BETWEEN s.start AND s.end
"""  # noqa: S608 - three codes of our own


def lives_by(registry: Registry) -> Finder:
    """Return what finds ceasefires on a ground, by a registry."""

    def find(
        ground: Ground, pair: tuple[str, str] | None, until: str | None
    ) -> Sequence[Ceasefire]:
        known = Known(ground.events, read_pages(ground.record), Told({}, {}))
        return find_ceasefires(ground.record, pair, until=until, registry=registry, known=known)

    return find


def state_item(known: Ground, life: Ceasefire) -> Item:
    """Return where a process stands after its last step, with the sentences of that.

    Only brokers are told whom a cited sentence names as such; one more is cited for that.
    """
    deciding = [step for step in life.steps if step.kind not in SIDELONG]
    step = (deciding or list(life.steps))[-1]
    cites = _best(step.cites)
    every = (*cites, *(cite for one in life.steps for cite in one.cites))
    naming = {
        name: cite for name in life.brokers for cite in every[::-1] if _mediates(known, cite, name)
    }
    told = [name for name in life.brokers if name in naming][:3]
    brokered = "brokered by" if life.state in SETTLED else "mediation told or offered:"
    brokers = f"; {brokered} {', '.join(told)}" if told else ""
    breach = _breach_after(step, life)
    if breach is not None:
        brokers += f"; a breach is told of {breach.day}" if breach.dated else "; a breach is told"
        cites = (*cites, *_best(breach.cites)[:1])
    ahead = UNCONFIRMED if step.announced else ""
    by_what = f"by what is told of {step.day}" if step.dated else f"as {when_step(step)}"
    return Item(
        text=f"{name_of(life)}: {life.state}, {by_what}{ahead}{brokers}",
        sources=_sources(known, (*cites, *(naming[name] for name in told))),
        day=step.day,
        when=when_step(step),
        review="worked out",
    )


def _breach_after(step: Step, life: Ceasefire) -> Step | None:
    """Return the last breach that is told of a truce since the step by which it stands."""
    if life.state not in SETTLED:
        return None
    since = life.steps[life.steps.index(step) :]
    return next((one for one in reversed(since) if one.kind == "violated"), None)


def when_step(step: Step) -> str:
    """Return the day of a step; where no words tell it, when it was told first."""
    if step.dated:
        return step.day
    return told_on(min((cite.published for cite in step.cites if cite.published), default=step.day))


def name_of(life: Ceasefire) -> str:
    """Return what a process is called, as a line begins."""
    return life.name[:1].upper() + life.name[1:]


def step_items(known: Ground, life: Ceasefire, since: str = "") -> list[Item]:
    """Return the steps of a process after day `since`, oldest first."""
    return [
        _step(known, life, step, begun=any(one.kind in BEGUN for one in life.steps[:k]))
        for k, step in enumerate(life.steps)
        if step.day > since
    ]


def step_item(known: Ground, life: Ceasefire, step: Step) -> Item:
    """Return a step as a line; one announced ahead and never confirmed says so."""
    begun = any(one.kind in BEGUN for one in life.steps[: life.steps.index(step)])
    return _step(known, life, step, begun=begun)


def _step(known: Ground, life: Ceasefire, step: Step, *, begun: bool) -> Item:
    """Return a step with its doers, as far as a cited sentence names them.

    What is offered or refused of a truce that has `begun` is its extension, or another one.
    """
    spoken = step.kind in SPOKEN
    cites = _best(step.cites, lambda cite: _namers(known, cite, step.by))
    named = [name for name in step.by if any(_names(known, cite, name) for cite in cites)]
    by = ", ".join(named) if spoken or (step.kind in SHARED and len(named) == len(step.by)) else ""
    what = "a breach is told" if step.kind == "violated" else str(step.kind)
    what = f"its extension or return {what}" if begun and spoken else what
    whole, ahead_of = name_of(life), any(one.kind in BEGUN for one in life.steps)
    if step.kind == "called for":
        asked = any(_KEEPING.search(cite.text) for cite in cites)
        what = (
            f"{'that a truce be kept, renewed or extended is' if asked else 'a truce'} called for"
        )
        whole = f"Before the {life.name}" if ahead_of and not begun else whole
    whose = f" by {by}" if spoken else f"; named: {by}"
    ahead = UNCONFIRMED if step.announced else ""
    return Item(
        text=f"{whole}: {what}{whose if by else ''}{ahead}",
        sources=_sources(known, cites),
        day=step.day,
        when=when_step(step),
        review="worked out",
        more=max(len(step.cites) - CITED, 0),
    )


def _best(
    cites: Iterable[Citation], points: Callable[[Citation], int] = lambda _: 0
) -> tuple[Citation, ...]:
    """Return the citations that tell most: which name who did it, then long before short ones."""
    return tuple(sorted(cites, key=lambda one: (-points(one), len(one.text) <= SHORT))[:CITED])


def _namers(known: Ground, cite: Citation, names: Iterable[str]) -> int:
    return sum(_names(known, cite, name) for name in names)


def _names(known: Ground, cite: Citation, name: str) -> bool:
    """Whether a sentence names a party, or somebody who acts for it."""
    return any(name in said for said, _ in _said(known, cite)) or is_called(name, cite.text)


def _mediates(known: Ground, cite: Citation, name: str) -> bool:
    """Whether a sentence tells of a party that it mediates."""
    return any(name in said for said, mediates in _said(known, cite) if mediates)


def _said(known: Ground, cite: Citation) -> list[tuple[tuple[str | None, ...], bool]]:
    """Return each who is named in a sentence, with the state they act for, and whether to mediate."""
    place = {"report": cite.report, "sentence": cite.sentence}
    rows = known.record.connection.execute(_NAMED, place)
    states = known.states()
    return [((row["name"], *states.get(row["country"], ())), bool(row["mediates"])) for row in rows]


def _sources(known: Ground, cites: Iterable[Citation]) -> tuple[Source, ...]:
    return distinct(source_at(known.record, one.report, one.sentence) for one in cites)
