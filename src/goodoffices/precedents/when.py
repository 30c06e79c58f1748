"""When an earlier truce, deal, round of talks or war was: told by its name, its phrase or its verb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from goodoffices.dates import DateMention
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.precedents.nouns import Named, find_named
from goodoffices.precedents.words import PrecedentWords
from goodoffices.shapes import Date

_CLIMB = 4  # words up from a noun among which its verb is looked for
_GAP = frozenset(" -\u2013\u2019s'")  # what may stand between a year and the name it opens
_POINTS = frozenset({"that", "those", "the"})
_VERBS = frozenset({"VERB", "AUX"})


class DatedScene(Protocol):
    """A sentence, its frames and the dates it tells."""

    sentence: Sentence
    frames: Mapping[int, Frame]

    @property
    def dates(self) -> Sequence[DateMention]:
        """The dates that the sentence tells."""
        ...

    def date_at(self, token: int) -> Date | None:
        """Return the date told for a predicate."""
        ...


def when_of(scene: DatedScene, named: Named, words: PrecedentWords) -> Date | None:
    """Return the date told with a noun: before its name, inside its phrase, or for its verb.

    When a truce or a deal ended ("a truce that broke down in June") is not when it was made; a war is
    dated by its end where nothing else is told.
    """
    found = _before_name(scene, named) or _inside(scene, named.head, words)
    if found is not None:
        return found
    told = scene.date_at(named.head)
    if told is not None and _is_of_ending(scene, named.head, told, words):
        return told if named.kind == "war" else None
    return told or _of_verb(scene, named.head, words)


def date_before(
    scenes: Sequence[DatedScene], k: int, named: Named, words: PrecedentWords
) -> Date | None:
    """Return the date of the sentence before for "that agreement", "the truce" of a dated past.

    It must be told there of a deal or a war, or of what is done to one.
    """
    tokens = scenes[k].sentence.tokens
    pointed = named.first > 0 and tokens[named.first - 1].text.lower() in _POINTS
    if not pointed or k == 0 or scenes[k].dates or named.kind == "war":
        return None
    above = scenes[k - 1]
    others = [
        (other.kind, when_of(above, other, words)) for other in find_named(above.sentence, words)
    ]
    told = [when for _, when in others]
    told += [
        above.date_at(i)
        for i, frame in above.frames.items()
        if not (words.make | words.broker).isdisjoint(frame.lemmas)
    ]
    if named.kind == "talks":  # a truce may end a war of its year; talks come years later
        wars = [when for kind, when in others if kind == "war"]
        told = [one for one in told if one not in wars]
    return next((one for one in reversed(told) if one is not None), None)


def _before_name(scene: DatedScene, named: Named) -> Date | None:
    """Return the date that opens a name: "the 1994 Lusaka protocol", "the November 2012 truce"."""
    tokens, text, base = scene.sentence.tokens, scene.sentence.text, scene.sentence.start
    first, head = tokens[named.first].start, tokens[named.head].start
    for mention in scene.dates:
        between = text[mention.end - base : first - base]
        opens = mention.end <= first and len(between) <= 2 and set(between) <= _GAP
        if mention.resolved and (opens or first <= mention.start < mention.end <= head):
            return mention.date
    return None


def _of_verb(scene: DatedScene, head: int, words: PrecedentWords) -> Date | None:
    """Return the date of the nearest verb, or noun of peace or war, above a noun."""
    tokens = scene.sentence.tokens
    token, steps = tokens[head], 0
    while token.head != token.i and steps < _CLIMB:
        token, steps = tokens[token.head], steps + 1
        told = scene.date_at(token.i) if token.pos in _VERBS else None
        if told is None and token.lemma.lower() in words.kinds:
            told = _inside(scene, token.i, words)
        if told is not None:
            return told
    return None


def _inside(scene: DatedScene, head: int, words: PrecedentWords) -> Date | None:
    """Return the date in a noun's phrase that is nearest to it, none of what is named beside it."""
    first, last = scene.sentence.subtree(head)
    tokens = scene.sentence.tokens
    others = [span for i in range(first, last) if (span := _ending(scene, head, i, words))]
    others += [_offsets(scene, t.i) for t in scene.sentence.below(head, "conj")]
    inside = [
        m
        for m in scene.dates
        if m.resolved
        and tokens[first].start <= m.start
        and m.end <= tokens[last - 1].end
        and not any(start <= m.start < end for start, end in others)
    ]
    return min(inside, key=lambda m: abs(m.start - tokens[head].end)).date if inside else None


def _offsets(scene: DatedScene, i: int) -> tuple[int, int]:
    """Return the offsets of all that hangs below a token."""
    first, last = scene.sentence.subtree(i)
    return scene.sentence.tokens[first].start, scene.sentence.tokens[last - 1].end


def _ending(scene: DatedScene, head: int, i: int, words: PrecedentWords) -> tuple[int, int] | None:
    """Return the offsets of a clause at token `i` that tells how what `head` names came to its end.

    "Talks which ended the war" did not end.
    """
    token = scene.sentence.tokens[i]
    if token.dep not in {"relcl", "acl"} or token.head != head:
        return None
    frame = scene.frames.get(i)
    if frame is None or words.ends.isdisjoint(frame.lemmas):
        return None
    if frame.has("patient") and not frame.passive and head not in frame.fill("patient"):
        return None
    return _offsets(scene, i)


def _clauses(scene: DatedScene, head: int, words: PrecedentWords) -> Iterator[tuple[int, int]]:
    first, last = scene.sentence.subtree(head)
    return (span for i in range(first, last) if (span := _ending(scene, head, i, words)))


def _is_of_ending(scene: DatedScene, head: int, told: Date, words: PrecedentWords) -> bool:
    """Whether a date is told for a clause on the end of what `head` names."""
    clauses = list(_clauses(scene, head, words))
    return any(m.date == told and s <= m.start < e for m in scene.dates for s, e in clauses)
