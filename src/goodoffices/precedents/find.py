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
from goodoffices.precedents.nouns import Named, find_named
from goodoffices.precedents.outcome import outcome_of
from goodoffices.precedents.words import PrecedentWords
from goodoffices.shapes import Date, Event, Outcome, Party, Precedent

BACKGROUND_DAYS = 90  # told of a day that far back, a truce is background and not news
_EFFORTS = frozenset({"045", "046", "040", "044", "0871", "039"})
_STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD"})
_HOSTILE = frozenset({"ASSAULT", "THREATEN", "ACCUSE", "REJECT", "RETREAT", "COERCE", "MOBILIZE"})
_CLIMB = 4  # words up from a noun among which its verb is looked for
_DONE = frozenset({"actual", "failed"})  # who only offers to mediate has brokered nothing
_BROKERED = frozenset({"045", "039"})


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
) -> list[Precedent]:
    """Return the precedents that a story tells, in the order of the text, each once."""
    found = list(_merged(_named_precedents(scenes, words)))
    told = {one.scene.sentence.index for one in found}
    precedents = [
        precedent
        for one in found
        if _is_public(precedent := _of_noun(one, scenes, events, words, name), one.named, events)
    ]
    precedents += [
        _of_event(event, scenes, words, name)
        for event in events
        if event.sentence not in told and is_precedent(event)
    ]
    return sorted(precedents, key=lambda one: one.what.start)


def _is_public(precedent: Precedent, named: Named, events: Sequence[Event]) -> bool:
    """Whether a truce or war is between parties or has a name: price wars and film treaties have none.

    A ceasefire, a civil war, a peace deal are the public's by their own words.
    """
    if named.proper or named.public or precedent.parties or precedent.brokers:
        return True
    return any(_is_told_of(e, precedent.sentence) for e in events)


def _is_told_of(event: Event, sentence: int) -> bool:
    """Whether an event tells, in a sentence or the one after it, of peace brokered."""
    return event.cameo in _BROKERED and 0 <= event.sentence - sentence <= 1


def is_precedent(event: Event) -> bool:
    """Whether an event is an earlier effort at peace told as background."""
    past = event.historical or event.status == "failed"
    return past and event.cameo in _EFFORTS and event.status in {"actual", "failed"}


def _named_precedents(scenes: Sequence[PrecedentScene], words: PrecedentWords) -> Iterator[_Found]:
    for k, scene in enumerate(scenes):
        for named in find_named(scene.sentence, words):
            when = _when(scene, named, words) or _before(scenes, k, named, words)
            if when is not None and _is_background(when, scene.published):
                yield _Found(scene, named, when)


def _when(scene: PrecedentScene, named: Named, words: PrecedentWords) -> Date | None:
    """Return the date told with a noun: inside its phrase, for the verb it belongs to, or nearest.

    When it ended ("a truce that broke down in June") is not when it was made.
    """
    inside = _inside(scene, named.head, words)
    if inside is not None:
        return inside
    own = scene.date_at(named.head)
    if own is not None and not _is_of_ending(scene, named.head, own, words):
        return own
    tokens = scene.sentence.tokens
    token, steps = tokens[named.head], 0
    while token.head != token.i and steps < _CLIMB:
        token, steps = tokens[token.head], steps + 1
        told = scene.date_at(token.i) if token.pos in {"VERB", "AUX"} else None
        if told is None and token.lemma.lower() in words.kinds:
            told = _inside(scene, token.i, words)
        if told is not None:
            return told
    return None


def _inside(scene: PrecedentScene, head: int, words: PrecedentWords) -> Date | None:
    """Return the date in a noun's phrase that is nearest to it."""
    first, last = scene.sentence.subtree(head)
    tokens = scene.sentence.tokens
    ended = [span for i in range(first, last) if (span := _ending(scene, head, i, words))]
    inside = [
        m
        for m in scene.dates
        if m.resolved
        and tokens[first].start <= m.start
        and m.end <= tokens[last - 1].end
        and not any(start <= m.start < end for start, end in ended)
    ]
    return min(inside, key=lambda m: abs(m.start - tokens[head].end)).date if inside else None


def _ending(
    scene: PrecedentScene, head: int, i: int, words: PrecedentWords
) -> tuple[int, int] | None:
    """Return the offsets of a clause at token `i` that tells how what `head` names came to its end."""
    token = scene.sentence.tokens[i]
    if token.dep not in {"relcl", "acl"} or token.head != head:
        return None
    frame = scene.frames.get(i)
    if frame is None or words.ends.isdisjoint(frame.lemmas):
        return None
    first, last = scene.sentence.subtree(i)
    return scene.sentence.tokens[first].start, scene.sentence.tokens[last - 1].end


def _is_of_ending(scene: PrecedentScene, head: int, told: Date, words: PrecedentWords) -> bool:
    """Whether a date is told for a clause on the end of what `head` names."""
    first, last = scene.sentence.subtree(head)
    clauses = [span for i in range(first, last) if (span := _ending(scene, head, i, words))]
    return any(m.date == told and s <= m.start < e for m in scene.dates for s, e in clauses)


def _before(
    scenes: Sequence[PrecedentScene], k: int, named: Named, words: PrecedentWords
) -> Date | None:
    """Return the date of the sentence before for "that agreement", "the truce" of a dated past.

    It must be told there of a deal or a war, or of what is done to one.
    """
    tokens = scenes[k].sentence.tokens
    pointed = named.first > 0 and tokens[named.first - 1].text.lower() in {"that", "those", "the"}
    if not pointed or k == 0 or scenes[k].dates or named.kind == "war":
        return None
    above = scenes[k - 1]
    told = [_when(above, other, words) for other in find_named(above.sentence, words)]
    told += [
        above.date_at(i)
        for i, frame in above.frames.items()
        if not (words.make | words.broker).isdisjoint(frame.lemmas)
    ]
    return next((one for one in reversed(told) if one is not None), None)


def _is_background(when: Date, published: str | None) -> bool:
    if when.end is None or published is None:
        return False
    limit = date.fromisoformat(published[:10]) - timedelta(days=BACKGROUND_DAYS)
    return date.fromisoformat(when.end) < limit


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
) -> Precedent:
    scene, named = one.scene, one.named
    sentence = scene.sentence
    brokers = _brokers(scene, named, words)
    if named.kind != "war":  # nobody brokers a war, though one may stand beside a deal
        brokers = brokers or _brokers_of_events(events, sentence.index)
    parties = without(_parties(scene, named, words), brokers) or _parties_of_events(
        events, sentence.index, brokers
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
        if frame.kind == "noun" and words.by_noun & set(frame.lemmas):
            found += (p for k in frame.fill("by", "of", "poss", "mod") for p in scene.parties_at(k))
    return distinct(found)


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
    events: Sequence[Event], sentence: int, brokers: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Return the parties of the peace brokered there, else the last sides told of before it."""
    here = [e for e in events if _is_told_of(e, sentence) and e.recipients]
    if here:
        return without(here[0].recipients, brokers)
    near = [e for e in events if e.sentence <= sentence]
    pairs = [sides for e in reversed(near) if (sides := _sides(e))]
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
        kind="talks",
        evidence=event.trigger,
        date=event.date,
        brokers=brokers,
        parties=parties,
        outcome=failed or outcome_of(scenes, event.sentence, None, words),
    )
