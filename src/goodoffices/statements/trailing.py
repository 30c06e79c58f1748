"""Cues at the end of a sentence ("..., the minister told reporters."): what stands before the comma.

Here the order of the words tells more than the tree, which often hangs the speaker on what is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence, Token
from goodoffices.statements.extent import Run, below, trimmed

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_VERBS = frozenset({"VERB", "AUX"})
_NO_SPEAKER = frozenset({"CCONJ", "SCONJ", "ADP", "ADV", "VERB", "AUX"})
_OF_NAMES = frozenset("NOUN PROPN ADJ DET ADP PART PUNCT NUM CCONJ PRON".split())
_NOT_BEFORE_AS = frozenset({"as", "such", "same", "just", "much"})
_WHEN = frozenset("after before when while during following as ahead".split())
_WHO = frozenset({"who", "whose", "whom"})
_TOPIC = frozenset(
    "of about against for over".split()
)  # "warned of attacks": that is what was said
_LONGEST_REST = 14  # words of when and where it was said
_LONGEST_NAME = 12  # words of who said it, before an apposition
_LEAST = 3  # words of what is said


class Tail(msgspec.Struct, frozen=True):
    """A sentence's last words: who speaks, from `first` up to the cue, and what comes before."""

    first: int
    content: Run
    speakers: tuple[int, ...]


def find_tail(
    sentence: Sentence, frame: Frame, last: int, sources: frozenset[str] = frozenset()
) -> Tail | None:
    """Return the tail that a cue ends its sentence with, or None; `last` is where the cue ends.

    After the cue may only stand when, where and how it was said. `sources` are nouns of who speaks:
    before them a cue may stand ("..., reported the agency"), and after them one that the parser took
    for a participle ("..., the station reported on Monday").
    """
    if not _is_finite(sentence, frame, sources) or not _is_rest(sentence, last):
        return _inverted(sentence, frame, sources)
    parted = _parted(sentence, frame.head)
    if parted is None:
        return None
    before, first, end = parted
    content = _content(sentence, before)
    speakers = tuple(_heads(sentence, first, end))
    plain = end == frame.head and all(t.pos == "PUNCT" for t in sentence.tokens[last:])
    told = plain or _has_verb(sentence, content)
    return Tail(first, content, speakers) if speakers and told and content[0] < content[1] else None


def names(sentence: Sentence, tail: Tail, speakers: tuple[int, ...]) -> bool:
    """Whether the tree's speakers are the tail's: their phrase begins where the tail does."""
    return any(
        tail.first - 1 <= min(below(sentence, token)) <= tail.first <= token for token in speakers
    )


def _is_finite(sentence: Sentence, frame: Frame, sources: frozenset[str]) -> bool:
    """Whether the cue is a verb that somebody is the subject of."""
    head = sentence.tokens[frame.head]
    helped = any(True for kind in ("aux", "auxpass") for _ in sentence.below(frame.head, kind))
    if head.tag in _FINITE or helped:
        return True
    before = sentence.tokens[frame.head - 1]
    return (
        head.tag == "VBN"
        and before.lemma.lower() in sources
        and not any(True for _ in frame.fill("agent"))
    )


def _is_rest(sentence: Sentence, last: int) -> bool:
    """Whether from `last` on nothing stands but a day, a place or an occasion."""
    rest = [t for t in sentence.tokens[last:] if t.pos != "PUNCT"]
    if not rest:
        return True
    told_when = rest[0].text.lower() in _WHEN
    opens = rest[0].pos == "ADP" or rest[0].dep == "prep" or rest[0].ent in {"DATE", "TIME"}
    if not (opens or told_when) or rest[0].text.lower() in _TOPIC or len(rest) > _LONGEST_REST:
        return False
    marks = {t.text.lower() for t in sentence.tokens[last:]}
    calm = told_when or not any(t.pos in _VERBS for t in rest)
    return calm and marks.isdisjoint({":", ";", '"', "“", "that"})


def _content(sentence: Sentence, before: int) -> Run:
    """What is said, back to the last semicolon."""
    start = max((i + 1 for i in range(before) if sentence.tokens[i].text == ";"), default=0)
    return trimmed(sentence, start, before)


def _has_verb(sentence: Sentence, run: Run) -> bool:
    """Whether a run is long enough to be said and has a verb."""
    told = run[1] - run[0] >= _LEAST
    return told and any(t.pos in _VERBS for t in sentence.tokens[run[0] : run[1]])


def _parted(sentence: Sentence, verb: int) -> tuple[int, int, int] | None:
    """Where what is said ends, and where the words of who says it begin and end."""
    end = _past_helpers(sentence, verb)
    if sentence.tokens[end - 1].text == ",":
        return _with_apposition(sentence, end - 1)
    mark = _comma(sentence, verb)
    return None if mark is None else (mark, mark + 1, verb)


def _past_helpers(sentence: Sentence, verb: int) -> int:
    """The first of the words right before a verb that belong to it: "has also said"."""
    at = verb
    while (
        at > 1
        and sentence.tokens[at - 1].head == verb
        and (sentence.tokens[at - 1].dep in {"aux", "advmod", "auxpass"})
    ):
        at -= 1
    return at


def _comma(sentence: Sentence, verb: int) -> int | None:
    """The comma, or the "as", that parts what is said from who says it, a phrase without a finite verb."""
    tokens = sentence.tokens
    for i in range(verb - 1, 0, -1):
        if tokens[i].tag in _FINITE and tokens[i].head != verb and tokens[i].text[0].islower():
            return None
        if tokens[i].text == "," or _is_as(tokens, i):
            spoken = any(t.pos in _NOUNS for t in tokens[i + 1 : verb])
            barred = tokens[i + 1].pos in _NO_SPEAKER or tokens[i + 1].tag in {"WDT", "WP", "WP$"}
            return i if spoken and not barred else None
    return None


def _is_as(tokens: Sequence[Token], i: int) -> bool:
    """Whether an "as" opens the words of who says it: "..., killing two as the police said"."""
    return (
        tokens[i].text == "as"
        and tokens[i].dep in {"mark", "prep"}
        and tokens[i - 1].text.lower() not in _NOT_BEFORE_AS
        and tokens[i - 1].pos not in {"ADJ", "ADV", "VERB", "AUX"}
    )


def _with_apposition(sentence: Sentence, comma: int) -> tuple[int, int, int] | None:
    """The same where the name has an apposition: "..., Ann Example, the mayor, said on Monday"."""
    tokens = sentence.tokens
    commas = [i for i in range(1, comma) if tokens[i].text == ","]
    for inner in reversed(commas):
        if any(t.tag in _FINITE for t in tokens[inner + 1 : comma]) and (
            tokens[inner + 1].text.lower() not in _WHO
        ):
            return None
        outer = max((i for i in commas if i < inner), default=None)
        if outer is None or inner - outer > _LONGEST_NAME:
            return None
        name = tokens[outer + 1 : inner]
        if name[:1] and name[0].pos in {"PROPN", "DET", "PRON"} and _is_name(name):
            return outer, outer + 1, inner
    return None


def _is_name(words: Sequence[Token]) -> bool:
    """Whether words are a phrase that names somebody: no verb, and a name or noun at its end."""
    return all(t.pos in _OF_NAMES for t in words) and words[-1].pos in {"PROPN", "NOUN"}


def _inverted(sentence: Sentence, frame: Frame, sources: frozenset[str]) -> Tail | None:
    """The tail of a cue that stands before who speaks: "..., reported the agency on Monday"."""
    tokens, verb = sentence.tokens, frame.head
    if (
        not sources
        or verb < _LEAST
        or tokens[verb - 1].text != ","
        or tokens[verb].tag not in _FINITE
    ):
        return None
    if any(t.pos in _VERBS and t.dep not in {"amod", "acl"} for t in tokens[verb + 1 :]):
        return None
    heads = tuple(_heads(sentence, verb + 1, len(tokens)))
    spoken = bool(heads) and (
        tokens[heads[0]].lemma.lower() in sources or tokens[heads[0]].ent in {"PERSON", "ORG"}
    )
    content = _content(sentence, verb - 1)
    return Tail(verb, content, heads[:1]) if spoken and _has_verb(sentence, content) else None


def _heads(sentence: Sentence, first: int, verb: int) -> Iterator[int]:
    """Yield the last word of each run of nouns, as far as they are coordinated."""
    tokens = sentence.tokens
    i = first
    while i < verb:
        while i < verb and tokens[i].pos not in _NOUNS:
            i += 1
        while i < verb and (tokens[i].pos in _NOUNS or tokens[i].dep == "case"):
            i += 1
        if i > first and tokens[i - 1].pos in _NOUNS:
            yield i - 1
        if i >= verb or tokens[i].pos != "CCONJ":
            return
