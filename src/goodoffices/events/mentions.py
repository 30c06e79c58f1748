"""Where a story comes back to an act by a noun: "the accord", "their refusal", "Tuesday's raid on the port".

Such a noun tells no second act. It is kept with the act that it names, so that whoever reads "the
accord held" is led to the signing. The nouns, and what each can name, are in `lexicon/mentions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol

import msgspec
from msgspec.structs import replace

from goodoffices.dates import DateMention
from goodoffices.language.tokens import Sentence, Token
from goodoffices.rules import load_words
from goodoffices.shapes import Event, Party, Span, Status

REACH = 3  # sentences back: further off, "the raid" is another's as likely as not
FAR = 8  # sentences back to an act told with the same word: "the raid" of those who raided
STEM = 4  # letters that "raid" and "raided", "bombing" and "bombs" share
POINTING = frozenset("the this that these those".split())
_OTHER = frozenset(
    "another other new fresh further next previous earlier future possible similar second third last latest "
    "past old recent any no such first renewed potential former alleged".split()
)
_JOINT = frozenset({"057", "0871"})  # done with another whoever tells of it
_HARMED = ("kill", "wound", "injur", "hurt", "died", "dead")
_CLAUSES = frozenset({"relcl", "acl", "advcl"})


class Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What some nouns can name: acts whose CAMEO code begins so, with one of these statuses."""

    words: tuple[str, ...]
    codes: tuple[str, ...]
    status: frozenset[Status]
    named: bool = False
    far: bool = False
    joint: bool = False
    ranked: bool = False

    def fits(self, event: Event) -> bool:
        """Whether one of the nouns can name `event`."""
        told = event.status in self.status and (event.cameo or "").startswith(self.codes)
        return told and (not self.joint or len(event.actors) > 1 or event.cameo in _JOINT)

    def rank(self, event: Event) -> int:
        """Return how far down the codes an act stands, where the first are meant before the others."""
        code = event.cameo or ""
        places = [k for k, start in enumerate(self.codes) if code.startswith(start)]
        return places[0] if self.ranked and places else 0


class MentionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The nouns, as reviewed in the lexicon."""

    noun: tuple[Noun, ...]

    @cached_property
    def by_word(self) -> Mapping[str, tuple[Noun, ...]]:
        """What each word can name."""
        words = {word for noun in self.noun for word in noun.words}
        return {word: tuple(n for n in self.noun if word in n.words) for word in words}


class MentionScene(Protocol):
    """What is known of one sentence; the pipeline provides it."""

    sentence: Sentence

    @property
    def dates(self) -> Sequence[DateMention]:
        """The dates that the sentence tells."""
        ...

    def parties_at(self, token: int, *, places: bool = False) -> tuple[Party, ...]:
        """Return who is meant by a token."""
        ...


def load_mention_words() -> MentionWords:
    """Return the nouns; raise LexiconError where the file is broken."""
    return load_words("mentions/nouns.toml", MentionWords)


def name_again(
    events: Sequence[Event], scenes: Sequence[MentionScene], words: MentionWords
) -> tuple[Event, ...]:
    """Return events with the nouns in `mentions` by which their story comes back to them.

    A noun names the act told before it that it fits, with which its own words (whose, when, how
    many) agree: one told with its stem first, then the nearest.
    """
    sentences = {scene.sentence.index: scene.sentence for scene in scenes}
    again: dict[str, list[Span]] = {}
    for scene in scenes:
        for noun in _nouns(scene.sentence, words):
            act = _named(noun, scene, events, words.by_word[noun.lemma], sentences)
            if act is not None:
                span = Span(text=noun.text, start=noun.start, end=noun.end)
                again.setdefault(act.id, []).append(span)
    return tuple(
        replace(event, mentions=tuple(again[event.id])) if event.id in again else event
        for event in events
    )


def _nouns(sentence: Sentence, words: MentionWords) -> Iterator[Token]:
    """Yield the nouns that speak of something told: "the accord", "its refusal", "it was the third raid"."""
    if sentence.forms.isdisjoint(words.by_word):
        return
    for token in sentence.tokens:
        if token.pos == "NOUN" and token.lemma in words.by_word and token.dep != "compound":
            before = list(sentence.below(token.i, "det", "poss"))
            pointing = any(_points(word) for word in before)
            other = any(word.text.lower() in _OTHER for word in sentence.hanging[token.i])
            if pointing and (not other or _is_said_of_it(token, sentence)):
                yield token


def _points(word: Token) -> bool:
    return word.dep == "poss" or word.text.lower() in POINTING


def _is_said_of_it(noun: Token, sentence: Sentence) -> bool:
    """Whether a noun says what something told before was: "It was the third raid this month"."""
    verb = sentence.tokens[noun.head]
    subjects = {word.text.lower() for word in sentence.below(verb.i, "nsubj")}
    return noun.dep == "attr" and verb.lemma == "be" and not subjects.isdisjoint({"it", "this"})


def _named(
    noun: Token,
    scene: MentionScene,
    events: Sequence[Event],
    kinds: Sequence[Noun],
    sentences: Mapping[int, Sentence],
) -> Event | None:
    """Return the act told before that a noun names, if any agrees with it."""
    if any(e.trigger.start <= noun.start < e.trigger.end for e in events):
        return None
    near = [e for e in events if _can_name(noun, scene.sentence, e, kinds)]
    heads = {index for index, sentence in sentences.items() if sentence.kind != "body"}
    rank = {e.id: min(kind.rank(e) for kind in kinds) for e in near}
    near.sort(key=lambda e: (not is_stem(noun, e), rank[e.id], -e.sentence, _is_harm(e)))
    near.sort(key=lambda e: e.sentence in heads)
    for event in near:
        if _agrees(noun, scene, event, sentences.get(event.sentence)):
            return event
    return None


def _can_name(noun: Token, sentence: Sentence, event: Event, kinds: Sequence[Noun]) -> bool:
    if event.trigger.start >= noun.start or event.historical or _tells(event, noun, sentence):
        return False
    stem = is_stem(noun, event)
    off = sentence.index - event.sentence
    return any(
        kind.fits(event)
        and (stem or not kind.named)
        and (kind.far or off <= (FAR if stem else REACH))
        for kind in kinds
    )


def _tells(event: Event, noun: Token, sentence: Sentence) -> bool:
    """Whether an act is told by what the noun hangs on: "launched the raid", "prolonged the truce"."""
    if event.sentence != sentence.index:
        return False
    above = [sentence.tokens[noun.head]]
    while above[-1].dep in {"prep", "pobj"}:
        above.append(sentence.tokens[above[-1].head])
    return any(event.trigger.start <= word.start < event.trigger.end for word in above)


def is_stem(noun: Token, event: Event) -> bool:
    """Return whether an act was told with the word that it is spoken of by."""
    return noun.lemma[:STEM] in event.trigger.text.lower()


def _agrees(noun: Token, scene: MentionScene, event: Event, before: Sentence | None) -> bool:
    """Whether nothing that stands with a noun says that another act is meant."""
    sentence = scene.sentence
    first, last = sentence.subtree(noun.i)
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    for date in scene.dates:
        if start <= date.start < end and date.kind != "duration" and not _is_of(date, event):
            return False
    told = before.forms if before is not None else frozenset[str]()
    return all(_is_told(token, scene, event, told) for token in _own_words(noun, sentence))


def _is_harm(event: Event) -> bool:
    """Whether an act is told by what came of it: who speaks of "the attack" means how it was done."""
    return event.trigger.text.lower().startswith(_HARMED)


def _is_of(date: DateMention, event: Event) -> bool:
    """Whether a date that stands with a noun can be the day of an act."""
    first, last = date.date.start, date.date.end
    if first is None or event.date.start is None:
        return False
    return first <= (event.date.end or event.date.start) and event.date.start <= (last or first)


def _own_words(noun: Token, sentence: Sentence) -> Iterator[Token]:
    """Yield the names and numbers that stand with a noun, less those of clauses about it."""
    stack = list(sentence.hanging[noun.i])
    while stack:
        token = stack.pop()
        if token.dep in _CLAUSES:
            continue
        stack.extend(sentence.hanging[token.i])
        if token.pos in {"PROPN", "NUM"} or token.ent == "NORP" or token.dep == "poss":
            yield token


def _is_told(token: Token, scene: MentionScene, event: Event, before: frozenset[str]) -> bool:
    """Whether a name or number that stands with a noun was told with the act, too."""
    if token.ent in {"DATE", "TIME"} and token.pos != "NUM":
        return True
    if token.text.lower() in before or token.lemma in before:
        return True
    sides = (*event.actors, *event.recipients, *((event.host,) if event.host else ()))
    ours = scene.parties_at(token.i, places=True)
    return any(_is_side(party, side) for party in ours for side in sides)


def _is_side(party: Party, side: Party) -> bool:
    if party.actor and party.actor == side.actor:
        return True
    return party.country is not None and party.country == side.country
