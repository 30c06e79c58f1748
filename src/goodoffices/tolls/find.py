"""How many people were hurt, by whose doing and by whose count, in one sentence.

Decisions. A part of a count told before it ("15, including 4 children") is a toll of its own where it
has a figure, and its victims' span then comes after its whole's; without one ("one of them a child")
it only adds its traits to the whole. A count of two kinds together ("40 killed or wounded",
"40 casualties") is no toll. People without a count ("killed civilians") are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TypeVar

import msgspec

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Date, Party, Place, Toll
from goodoffices.tolls.claims import Claim, claims_of
from goodoffices.tolls.headcount import Headcount, read_headcounts
from goodoffices.tolls.nouns import is_child_by_age
from goodoffices.tolls.people import TollLexicon
from goodoffices.tolls.view import TollView
from goodoffices.tolls.whose import Whose

_COUNTING = frozenset({"put", "estimate", "reckon"})
T = TypeVar("T")
_BASE = 0.8
_BARE = 0.1  # nobody says who they are
_UNTOLD = 0.15  # nobody says how many


class TollScene(Protocol):
    """What is known about one sentence beside its parse; the pipeline provides it."""

    sentence: Sentence
    frames: Mapping[int, Frame]

    def parties_at(self, token: int) -> tuple[Party, ...]:
        """Return the parties that the mention headed by `token` stands for; a mere place is none."""
        ...

    def source(self, offset: int) -> Party | None:
        """Return who says the words at a report offset, directly or not."""
        ...

    def date_at(self, token: int) -> Date | None:
        """Return the date told for predicate `token`."""
        ...

    def place_at(self, token: int) -> Place | None:
        """Return the place told for predicate `token`."""
        ...


def find_tolls(
    scene: TollScene, lexicon: TollLexicon, name: Callable[[str, int], str]
) -> list[Toll]:
    """Return the tolls of one sentence in the order of their counts.

    `name` makes a finding's id of its kind and offset. Of one count there is at most one toll of a
    kind.
    """
    counts = read_headcounts(scene.sentence, lexicon.people)
    view = TollView(scene.sentence, counts, lexicon.people)
    claims = claims_of(scene.sentence, scene.frames, lexicon, view)
    writer = _Writer(scene, lexicon, view, name)
    told = [*claims, *_parts(counts, claims), *_elliptic(scene.sentence, counts, claims)]
    tolls = [writer.toll(claim) for claim in sorted(told, key=lambda c: (c.count.first, c.kind))]
    return [toll for toll in tolls if not _tells_of_it(toll)]


def _tells_of_it(toll: Toll) -> bool:
    """Whether who is counted is who tells of it: "wounding two, an officer and a nurse said"."""
    teller, victims = toll.according_to, toll.victims
    return teller is not None and victims is not None and teller.start <= victims.start < teller.end


def _parts(counts: tuple[Headcount, ...], claims: list[Claim]) -> Iterator[Claim]:
    """Yield, for parts that have a figure, what is claimed of their whole."""
    own = {claim.count.first for claim in claims}
    for one in counts:
        if one.whole is None or not one.figure or one.count.qualifier == "none" or one.first in own:
            continue
        whole = counts[one.whole].first
        if one.count.low is None and one.count.qualifier == "at least":
            continue
        for claim in claims:
            if claim.count.first == whole:
                yield msgspec.structs.replace(
                    claim, count=one, first=one.first, last=one.last, part=True
                )


def _elliptic(
    sentence: Sentence, counts: tuple[Headcount, ...], claims: list[Claim]
) -> Iterator[Claim]:
    """Yield what "and 8 in Aleppo" says after "12 people were killed in Homs"."""
    claimed = {claim.count.first for claim in claims}
    words = [token.text.lower() for token in sentence.tokens]
    for one in counts:
        bare = one.whole is None and (not one.nouns or words[one.last - 1] == "others")
        if (
            one.first in claimed
            or not bare
            or words[one.first - 1 : one.first] not in (["and"], [","])
        ):
            continue
        before = [c for c in claims if c.last <= one.first and not c.part]
        if before and words[one.last : one.last + 1] in (["in"], ["near"], ["at"]):
            claim = max(before, key=lambda c: c.last)
            if not _has_verb(sentence, claim.last, one.first):
                yield msgspec.structs.replace(
                    claim, count=one, first=one.first, last=one.last, anchor=one.last - 1
                )


def _has_verb(sentence: Sentence, first: int, last: int) -> bool:
    return any(token.pos in {"VERB", "AUX"} for token in sentence.tokens[first:last])


class _Writer:
    """Turns claims into tolls."""

    def __init__(
        self,
        scene: TollScene,
        lexicon: TollLexicon,
        view: TollView,
        name: Callable[[str, int], str],
    ) -> None:
        self.scene = scene
        self.lexicon = lexicon
        self.view = view
        self.name = name
        self.whose = Whose(scene.sentence, scene.frames, scene.parties_at, lexicon.force)

    def toll(self, claim: Claim) -> Toll:
        count = claim.count.count
        sentence = self.scene.sentence
        evidence = sentence.span(claim.first, claim.last)
        victims = sentence.span(claim.count.first, claim.count.last)
        teller = self.scene.source(evidence.start) or self._counter(claim)
        return Toll(
            id=self.name("toll", victims.start),
            rule=claim.rule,
            confidence=self._confidence(claim),
            sentence=sentence.index,
            kind=claim.kind,
            evidence=evidence,
            victims=victims,
            low=count.low,
            high=count.high,
            qualifier=count.qualifier,
            cumulative=claim.cumulative,
            traits=self._traits(claim.count),
            by=tuple(p for p in self._by(claim) if teller is None or p.start != teller.start),
            according_to=teller,
            date=self._asked(self.scene.date_at, claim) or Date(),
            place=self._asked(self.scene.place_at, claim),
        )

    def _counter(self, claim: Claim) -> Party | None:
        """Return whose count it is: the medics of "medics put the dead at 70"."""
        tokens = self.scene.sentence.tokens
        told = tokens[claim.first : claim.last]
        verbs = {t.i for t in told} | {t.head for t in told}
        for verb in (tokens[k] for k in sorted(verbs) if tokens[k].lemma in _COUNTING):
            below = self.scene.sentence.below
            by = (noun for word in below(verb.i, "agent") for noun in below(word.i, "pobj"))
            for counting in (*below(verb.i, "nsubj"), *by):
                return next(iter(self.scene.parties_at(counting.i)), None)
        return None

    def _asked(self, at: Callable[[int], T | None], claim: Claim) -> T | None:
        """Return what `at` tells of the claim's predicate, or of one coordinated with it.

        In "killed 3 and wounded 9 in Homs on Sunday" both stand for the killing too.
        """
        for token in (claim.anchor, *self._beside(claim.anchor)):
            found = at(token)
            if found is not None:
                return found
        return None

    def _beside(self, anchor: int) -> Iterator[int]:
        for other in self.scene.sentence.below(anchor, "conj"):
            yield other.i
            yield from self._beside(other.i)

    def _by(self, claim: Claim) -> tuple[Party, ...]:
        if claim.count.count.qualifier == "none":
            return ()
        frames = [self.scene.frames[k] for k in claim.frames]
        parties = self.whose.along(claim.by, frames) or self.whose.named_at(claim.last)
        count = self.scene.sentence.span(claim.count.first, claim.count.last)
        return tuple(p for p in parties if not count.start <= p.start < count.end)

    def _confidence(self, claim: Claim) -> float:
        value = _BASE + 0.03 * min(claim.evidence, 4)
        if not claim.count.nouns:
            value -= _BARE
        if claim.count.count.low is None and claim.count.count.high is None:
            value -= _UNTOLD
        return round(value * claim.certainty, 2)

    def _traits(self, count: Headcount) -> tuple[str, ...]:
        """Return what is said of the victims, of all of them or of those among them."""
        among = [
            other
            for other in self.view.headcounts
            if other.whole is not None and self.view.headcounts[other.whole].first == count.first
        ]
        nouns = [*count.nouns, *(k for other in among for k in other.nouns), *count.tail]
        return tuple(dict.fromkeys(trait for k in nouns for trait in self._traits_of(k)))

    def _traits_of(self, noun: int) -> Iterator[str]:
        """Yield a noun's traits, those of the words before it, and its nationality (ISO alpha-3)."""
        yield from self.view.traits_of(noun)
        if is_child_by_age(self.view.words, noun):
            yield "child"
        before = list(self.scene.sentence.below(noun, "amod", "compound", "nmod"))
        for token in before:
            yield from self.lexicon.people.traits.get(token.lemma, ())
        yield from self._nationality((noun, *(token.i for token in before)))

    def _nationality(self, tokens: tuple[int, ...]) -> Iterator[str]:
        """Yield the country that a name among `tokens` tells; one of the story's is not theirs."""
        if not any(self.scene.sentence.tokens[k].text[:1].isupper() for k in tokens):
            return
        for token in tokens:
            for party in self.scene.parties_at(token):
                if party.country is not None:
                    yield party.country
                    return
