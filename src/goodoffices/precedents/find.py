"""Earlier truces, deals, talks and wars that a story tells as background, read off its events.

An event is a precedent when it is a mediation, a deal, talks or a truce (or a named war) and is
told as past and done with: dated well before publication, or failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from goodoffices.actors.identity import distinct
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Event, Outcome, Party, Precedent, PrecedentKind

_KINDS: tuple[tuple[tuple[str, ...], PrecedentKind], ...] = (
    (("ceasefire", "cease-fire"), "ceasefire"),
    (("truce", "armistice", "lull"), "truce"),
    (("deal", "agreement", "accord", "pact", "treaty", "settlement"), "agreement"),
    (("war", "fighting", "conflict", "offensive"), "war"),
)
_CODES = ("045", "046", "040", "044", "057", "0871", "030", "037", "039")
_FAILED = ("collapse", "broke down", "fell apart", "unravel", "crumble")


def find_precedents(
    events: Iterable[Event], sentences: Sequence[Sentence], name: Callable[[str, int], str]
) -> list[Precedent]:
    """Return the precedents among a story's events."""
    return [_precedent(e, sentences[e.sentence], name) for e in events if is_precedent(e)]


def is_precedent(event: Event) -> bool:
    """Whether an event is an earlier effort at peace, or war, told as background."""
    settled = event.cameo in _CODES or (event.type == "ASSAULT" and _is_war(event))
    past = event.historical or (event.status == "failed" and event.cameo in _CODES)
    return settled and past and event.status in {"actual", "failed"}


def _is_war(event: Event) -> bool:
    return event.trigger.text.lower().split()[-1:] in (["war"], ["conflict"], ["offensive"])


def _precedent(event: Event, sentence: Sentence, name: Callable[[str, int], str]) -> Precedent:
    brokers: tuple[Party, ...] = event.actors if event.cameo in {"045", "039"} else ()
    parties = event.recipients if brokers else distinct((*event.actors, *event.recipients))
    what = sentence.chars(sentence.start, sentence.end)
    return Precedent(
        id=name("precedent", event.trigger.start),
        rule=event.rule,
        confidence=event.confidence,
        sentence=event.sentence,
        what=what,
        kind=_kind(event, sentence),
        evidence=event.trigger,
        date=event.date,
        brokers=brokers,
        parties=parties,
        outcome=_outcome(event, sentence),
    )


def _kind(event: Event, sentence: Sentence) -> PrecedentKind:
    words = [t.lemma for t in sentence.tokens]
    if event.type == "ASSAULT":
        return "war"
    for names, kind in _KINDS[:3]:
        if any(n in words for n in names):
            return kind
    return "talks"


def _outcome(event: Event, sentence: Sentence) -> Outcome | None:
    text = sentence.text.lower()
    if any(word in text for word in _FAILED):
        return "collapsed"
    return "failed" if event.status == "failed" else None
