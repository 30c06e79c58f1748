"""Earlier truces, deals, talks and wars that a story tells as background.

They are found by the nouns that name them ("the Algiers agreement of March 1975") and by the events
that tell of them without such a noun ("Algeria had mediated between them in 1975"): dated well
before publication, or told as failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol

import msgspec

from goodoffices.actors.identity import distinct, without
from goodoffices.dates import DateMention
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.precedents.nouns import Named, find_named, is_of_trade
from goodoffices.precedents.outcome import outcome_of
from goodoffices.precedents.when import date_before, when_of
from goodoffices.precedents.words import PrecedentWords
from goodoffices.shapes import Date, Event, Outcome, Party, Precedent

BACKGROUND_DAYS = 90  # told of a day that far back, a truce is background and not news
_NEAR = 2  # sentences back: further off other foes are spoken of
NEWS_DAYS = 14  # a truce that broke down within them is today's story
_CEASEFIRE = "0871"
_EFFORTS = frozenset({"045", "046", "040", "044", "0871", "039"})
_STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD"})
_HOSTILE = frozenset({"ASSAULT", "THREATEN", "ACCUSE", "REJECT", "RETREAT", "COERCE", "MOBILIZE"})
_DONE = frozenset({"actual", "failed"})  # who only offers to mediate has brokered nothing
_BROKERED = frozenset({"045", "039"})
_IN_FORCE = frozenset({"ceasefire", "truce"})


class PrecedentScene(Protocol):
    """What is known of one sentence; the pipeline provides it."""

    sentence: Sentence
    frames: Mapping[int, Frame]
    published: str | None

    @property
    def dates(self) -> Sequence[DateMention]:
        """The dates that the sentence tells."""
        ...

    def parties_at(self, token: int, *, places: bool = False) -> tuple[Party, ...]:
        """Return who is meant by a token."""
        ...

    def date_at(self, token: int) -> Date | None:
        """Return the date told for a predicate."""
        ...


class _Found(msgspec.Struct, frozen=True):
    """A precedent with the noun that named it, before brokers and outcomes are gathered."""

    scene: PrecedentScene
    named: Named
    date: Date


def find_precedents(
    scenes: Sequence[PrecedentScene],
    events: Sequence[Event],
    words: PrecedentWords,
    name: Callable[[str, int], str],
    sides: tuple[Party, ...] = (),
) -> list[Precedent]:
    """Return the precedents that a story tells, in the order of the text, each once.

    `sides` are the two of the story's conflict, where it is about one: those of an earlier truce too.
    """
    found = list(_merged(_named_precedents(scenes, words)))
    told = {one.scene.sentence.index for one in found}
    precedents = [
        precedent
        for one in found
        if _is_public(
            precedent := _of_noun(one, scenes, events, words, name, sides), one.named, events
        )
        or _is_in_conflict(one, scenes, words)
    ]
    precedents += [
        _of_event(event, scenes, words, name)
        for event in events
        if event.sentence not in told and is_precedent(event, scenes[0].published)
    ]
    return sorted(precedents, key=lambda one: one.what.start)


def _is_public(precedent: Precedent, named: Named, events: Sequence[Event]) -> bool:
    """Whether a truce or war is between parties or has a name: price wars and film treaties have none.

    A ceasefire, a civil war, a peace deal are the public's by their own words; a declaration, a charter
    or a framework may be anybody's.
    """
    if named.proper or named.public or precedent.brokers:
        return True
    if precedent.parties and (named.kind != "agreement" or named.plain):
        return True
    return any(_is_told_of(e, precedent.sentence) for e in events)


def _is_in_conflict(found: _Found, scenes: Sequence[PrecedentScene], words: PrecedentWords) -> bool:
    """Whether fighters or fighting are spoken of around a deal, talks or a war told by a plain word."""
    index = found.scene.sentence.index
    if not found.named.plain:
        return False
    near = [s.sentence for s in scenes if abs(s.sentence.index - index) <= 1]
    return any(
        not words.conflict.isdisjoint((t.lemma.lower(), t.text.lower()))
        for s in near
        for t in s.tokens
        if (s.index != index or t.i != found.named.head) and not is_of_trade(s, t, words)
    )


def _is_told_of(event: Event, sentence: int) -> bool:
    """Whether an event tells, in a sentence or the one after it, of peace brokered."""
    return event.cameo in _BROKERED and 0 <= event.sentence - sentence <= 1


def is_precedent(event: Event, published: str | None) -> bool:
    """Whether an event is an earlier effort at peace told as background; this week's is news."""
    if event.cameo not in _EFFORTS or event.status not in {"actual", "failed"}:
        return False
    day = event.date.start
    news = (
        event.cameo == _CEASEFIRE
        if day is None or published is None
        else (not _is_before(day, published, NEWS_DAYS))
    )
    return event.historical or (event.status == "failed" and not news)


def _is_before(day: str, published: str, days: int) -> bool:
    limit = date.fromisoformat(published[:10]) - timedelta(days=days)
    return date.fromisoformat(day) < limit


def _named_precedents(scenes: Sequence[PrecedentScene], words: PrecedentWords) -> Iterator[_Found]:
    for k, scene in enumerate(scenes):
        for named in find_named(scene.sentence, words):
            when = when_of(scene, named, words) or date_before(scenes, k, named, words)
            if when is not None and _is_background(when, named, scene.published):
                yield _Found(scene, named, when)


def _is_background(when: Date, named: Named, published: str | None) -> bool:
    """Whether a date lies well before publication; a truce in force since then counts too."""
    last = when.end or (when.start if named.kind in _IN_FORCE else None)
    if last is None or published is None:
        return False
    return _is_before(last, published, BACKGROUND_DAYS)


def _merged(found: Iterable[_Found]) -> Iterator[_Found]:
    """Tell each precedent once: what has the same kind and a date that can be the same is one."""
    kept: list[_Found] = []
    for one in found:
        same = next((k for k, other in enumerate(kept) if _is_same(other, one)), None)
        if same is None:
            kept.append(one)
        elif one.named.proper or (not kept[same].named.proper and one.named.kind == "agreement"):
            kept[same] = one
    yield from kept


def _is_same(one: _Found, other: _Found) -> bool:
    kinds = {one.named.kind, other.named.kind}
    a, b = one.date, other.date
    near = abs(one.scene.sentence.index - other.scene.sentence.index) <= 1
    if len(kinds) > 1 and not (
        kinds <= {"ceasefire", "truce", "agreement"} and near and a.start == b.start
    ):
        return False
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return False
    return a.start <= b.end and b.start <= a.end


def _of_noun(
    one: _Found,
    scenes: Sequence[PrecedentScene],
    events: Sequence[Event],
    words: PrecedentWords,
    name: Callable[[str, int], str],
    sides: tuple[Party, ...],
) -> Precedent:
    scene, named = one.scene, one.named
    sentence = scene.sentence
    brokers = _brokers(scene, named, words)
    if named.kind != "war":  # nobody brokers a war, though one may stand beside a deal
        brokers = brokers or _brokers_of_events(events, sentence.index)
    parties = without(_parties(scene, named, words), brokers) or _parties_of_events(
        events, sentence.index, brokers, () if named.proper else sides
    )
    what = sentence.span(named.first, named.last)
    return Precedent(
        id=name("precedent", what.start),
        rule=f"precedents.{named.kind}",
        confidence=0.8 if named.proper or brokers else 0.65,
        sentence=sentence.index,
        what=what,
        kind=named.kind,
        evidence=sentence.span(named.head, named.head + 1),
        date=one.date,
        brokers=brokers,
        parties=parties,
        outcome=outcome_of(scenes, sentence.index, named, words),
    )


def _brokers(scene: PrecedentScene, named: Named, words: PrecedentWords) -> tuple[Party, ...]:
    """Return who brokered it: by "brokered by", "X-brokered", "which X brokered", "with X as mediator"."""
    found: list[Party] = []
    first, last = scene.sentence.subtree(named.head)
    for i, frame in scene.frames.items():
        tied = named.head in frame.fill("patient", "attr", "in", "at")
        inside = first <= i < last
        if words.broker & set(frame.lemmas) and (tied or inside):
            helpers = scene.frames.get(frame.parent) if frame.parent is not None else None
            beside = helpers.fill("with") if helpers and "work" in helpers.lemmas else ()
            found += (p for k in (*frame.fill("agent", "by"), *beside) for p in scene.parties_at(k))
        taken = tied or inside or named.head in frame.fill("agent")
        if frame.kind == "verb" and taken and _is_as(frame, scene.sentence, words):
            found += (p for k in frame.fill("with") for p in scene.parties_at(k))
        if frame.kind == "noun" and words.by_noun & set(frame.lemmas):
            found += (p for k in frame.fill("by", "of", "poss", "mod") for p in scene.parties_at(k))
    return distinct(found)


def _is_as(frame: Frame, sentence: Sentence, words: PrecedentWords) -> bool:
    """Whether somebody took part as mediator or guarantor."""
    return any(
        sentence.tokens[k].lemma in words.by_noun and sentence.tokens[k].pos == "NOUN"
        for k in frame.fill("as")
    )


def _parties(scene: PrecedentScene, named: Named, words: PrecedentWords) -> tuple[Party, ...]:
    """Return between whom it was: "between A and B", who signed, reached or fought it."""
    own = scene.frames.get(named.head)
    found: list[Party] = []
    if own is not None:
        for role in ("between", "among", "with"):
            found += (p for k in own.fill(role) for p in scene.parties_at(k))
    first, last = scene.sentence.subtree(named.head)
    for i, frame in scene.frames.items():
        tied = named.head in frame.fill("patient", "attr") or first <= i < last
        if tied and words.make & set(frame.lemmas):
            found += (
                p for k in frame.fill("agent", "with", "against") for p in scene.parties_at(k)
            )
        if tied and words.broker & set(frame.lemmas):
            found += (p for k in frame.fill("between", "with") for p in scene.parties_at(k))
    if not found and own is not None:
        found += (p for k in own.fill("poss", "agent", "mod") for p in scene.parties_at(k))
    return distinct(found)


def _brokers_of_events(events: Iterable[Event], sentence: int) -> tuple[Party, ...]:
    here = (e for e in events if e.sentence == sentence and e.cameo in _BROKERED)
    return distinct(p for e in here if e.status in _DONE for p in e.actors)


def _parties_of_events(
    events: Sequence[Event], sentence: int, brokers: tuple[Party, ...], sides: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Return the parties of the peace brokered there, else the story's sides or those told of nearby."""
    here = [e for e in events if _is_told_of(e, sentence) and e.recipients]
    if here:
        return without(here[0].recipients, brokers)
    if sides and len(left := without(sides, brokers)) == len(sides):
        return left
    near = [e for e in events if 0 <= sentence - e.sentence <= _NEAR]
    pairs = [told for e in reversed(near) if (told := _sides(e))]
    return without(distinct(pairs[0]), brokers) if pairs else ()


def _sides(event: Event) -> tuple[Party, ...]:
    """Return the sides of a conflict that an event tells of, if it does: foes, or those brought together."""
    if event.cameo in _EFFORTS:
        return event.recipients
    if event.type not in _HOSTILE or not event.recipients:
        return ()
    both = (*event.actors, *event.recipients)
    if not all(p.actor or p.country for p in both):
        return ()
    of_one = {p.country for p in both if p.sector in _STATE} == {p.country for p in both}
    return () if of_one and len({p.country for p in both}) == 1 else both


def _of_event(
    event: Event,
    scenes: Sequence[PrecedentScene],
    words: PrecedentWords,
    name: Callable[[str, int], str],
) -> Precedent:
    brokers = event.actors if event.cameo in _BROKERED else ()
    parties = event.recipients if brokers else distinct((*event.actors, *event.recipients))
    failed: Outcome | None = "failed" if event.status == "failed" else None
    return Precedent(
        id=name("precedent", event.trigger.start),
        rule=event.rule,
        confidence=event.confidence,
        sentence=event.sentence,
        what=event.trigger,
        kind="ceasefire" if event.cameo == _CEASEFIRE else "talks",
        evidence=event.trigger,
        date=event.date,
        brokers=brokers,
        parties=parties,
        outcome=failed or outcome_of(scenes, event.sentence, None, words),
    )
