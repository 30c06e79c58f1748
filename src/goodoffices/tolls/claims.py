"""What the rules claim of the counts in a sentence, and which claims stand beside one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.rules import Match, Rule, match_frame, match_surfaces
from goodoffices.shapes import TollKind
from goodoffices.text.numbers import Count
from goodoffices.tolls.gives import TollGives
from goodoffices.tolls.headcount import Headcount
from goodoffices.tolls.people import TollLexicon
from goodoffices.tolls.told import Told
from goodoffices.tolls.view import TollView

_STATES = frozenset({"killed", "injured", "missing"})  # nobody is in two of them
_DEEDS = frozenset({"released", "detained"})  # what is demanded and planned as well as done
_SPORTING = frozenset({"injured", "missing", "released"})


class Claim(msgspec.Struct, frozen=True):
    """A rule's word that people counted came to harm.

    Tokens `first` up to `last` speak for it; `frames` are the predicates among them, whose roles
    tell who did it; `anchor` is the one that date and place are asked of.
    """

    kind: TollKind
    count: Headcount
    rule: str
    by: tuple[str, ...]
    first: int
    last: int
    anchor: int
    frames: tuple[int, ...]
    rank: tuple[int, int, str]
    evidence: int
    certainty: float = 1.0
    cumulative: bool = False
    void: bool = False
    part: bool = False


def claims_of(
    sentence: Sentence, frames: Mapping[int, Frame], lexicon: TollLexicon, view: TollView
) -> list[Claim]:
    """Return the claims that stand: one of a kind for each count, none of what has not come about."""
    if is_question(sentence):
        return []
    reader = _Reader(sentence, frames, lexicon, view)
    claims = [claim for claim in reader.claims() if claim.count.whole is None]
    claims = claims or list(reader.claims())
    return [claim for claim in _settled(claims, frames) if reader.is_toll(claim)]


def is_question(sentence: Sentence) -> bool:
    """Whether the sentence asks and does not tell."""
    return bool(sentence.tokens) and sentence.tokens[-1].text == "?"


class _Reader:
    def __init__(
        self,
        sentence: Sentence,
        frames: Mapping[int, Frame],
        lexicon: TollLexicon,
        view: TollView,
    ) -> None:
        self.sentence = sentence
        self.frames = frames
        self.lexicon = lexicon
        self.view = view
        self.told = Told(sentence, frames, lexicon.doubt)

    def claims(self) -> Iterator[Claim]:
        if self.view.headcounts:
            for frame in self.frames.values():
                yield from self._by_frame(frame)
        for match in match_surfaces(self.lexicon.rules.surface, self.view):
            yield from self._by_surface(match)

    def _by_frame(self, frame: Frame) -> Iterator[Claim]:
        for rule in self.lexicon.rules.candidates(frame.kind, frame.lemmas):
            match = match_frame(rule, frame, self.view)
            if match is None:
                continue
            for count in self._counts_along(rule.gives.victims, frame):
                first = min(frame.head, count.first)
                last = max(frame.head + 1, count.last)
                yield self._claim(rule, match, count, (first, last), (frame.head,))

    def _counts_along(self, path: str, frame: Frame) -> tuple[Headcount, ...]:
        """Return the counts at the first of the role paths that leads to any."""
        for option in path.split("|"):
            found = [self.view.at(token) for token in self._tokens(option, frame)]
            counts = tuple(dict.fromkeys(one for one in found if one is not None))
            if counts:
                return counts
        return ()

    def _tokens(self, path: str, frame: Frame) -> Iterator[int]:
        role, _, rest = path.partition(".")
        for token in frame.fill(role):
            if not rest:
                yield token
            elif token in self.frames:
                yield from self._tokens(rest, self.frames[token])

    def _by_surface(self, match: Match) -> Iterator[Claim]:
        for bound in match.bound:
            if bound.name not in {"victims", "count", "none"}:
                continue
            count = self.view.headcount(bound.name, bound.first, bound.last, match.last)
            if count is not None:
                heads = self._heads(match, count)
                yield self._claim(match.rule, match, count, (match.first, match.last), heads)

    def _heads(self, match: Match, count: Headcount) -> tuple[int, ...]:
        """Return the predicates of a surface match; where none has a frame, its topmost word."""
        row = range(match.first, match.last)
        inside = tuple(k for k in row if k in self.frames and (k not in count or not count.nouns))
        verbs = tuple(k for k in inside if self.frames[k].kind == "verb") or inside
        tops = (k for k in row if self.sentence.tokens[k].head not in row)
        return verbs or (next(tops, match.first),)

    def _claim(
        self,
        rule: Rule[TollGives],
        match: Match,
        count: Headcount,
        extent: tuple[int, int],
        heads: tuple[int, ...],
    ) -> Claim:
        gives = rule.gives
        shown = tuple(k for k in heads if k in self.frames)
        sure = self.told.certainty(heads, count, deed=gives.kind in _DEEDS)
        return Claim(
            kind=gives.kind,
            count=_qualified(count, gives),
            rule=rule.id,
            by=gives.by,
            first=extent[0],
            last=extent[1],
            anchor=heads[0],
            frames=shown,
            rank=match.rank,
            evidence=match.evidence,
            certainty=sure * (0.7 if gives.hedged else 1.0),
            cumulative=gives.cumulative or self._is_running(shown, count),
            void=gives.void,
        )

    def _is_running(self, heads: tuple[int, ...], count: Headcount) -> bool:
        """Whether the count goes on: "have been killed since May", "the war has killed 40,000"."""
        said = " ".join(self.view.words[count.first : count.last])
        if "total of" in said:
            return True
        text = f" {' '.join(self.view.words)} "
        phrase = any(f" {running} " in text for running in self.lexicon.force.running)
        return any(self._lasts(self.frames[k], phrase=phrase) for k in heads)

    def _lasts(self, frame: Frame, *, phrase: bool) -> bool:
        if not frame.perfect:
            return False
        doers = [self.sentence.tokens[k] for k in frame.fill("agent")]
        plural = any(
            t.lemma in self.lexicon.force.lasting and (t.tag == "NNS" or t.lemma != t.text.lower())
            for t in doers
        )
        return phrase or plural or any(t.lemma in self.lexicon.force.enduring for t in doers)

    # -- what is no toll after all

    def is_toll(self, claim: Claim) -> bool:
        """Whether a claim has come about, is no rate and no sport."""
        if claim.void or claim.certainty == 0 or self._is_rate(claim):
            return False
        lemmas = [t.lemma for t in self.sentence.tokens if t.lemma in self.lexicon.people.sport]
        return claim.kind not in _SPORTING or len(set(lemmas)) < 2

    def _is_rate(self, claim: Claim) -> bool:
        """Whether "a year", "per day", "annually" follows the count or the predicate."""
        words = self.view.words
        for at in (claim.count.last, claim.last):
            row = words[at : at + 2]
            if row[:1] in (("annually",), ("yearly",), ("daily",), ("monthly",)):
                return True
            doubt = self.lexicon.doubt
            if len(row) == 2 and row[0] in doubt.rates and row[1] in doubt.periods:
                return True
        return False


def _qualified(count: Headcount, gives: TollGives) -> Headcount:
    """Return a bare count with the qualifier of the rule's verb ("passed 58": over)."""
    told = count.count
    if gives.qualifier != "over" or told.qualifier not in {"exact", "about"}:
        return count
    return msgspec.structs.replace(count, count=Count(told.low, None, "over"))


def _settled(claims: list[Claim], frames: Mapping[int, Frame]) -> list[Claim]:
    """Return, for each count, the best claim of each kind that can stand beside the others."""
    out: list[Claim] = []
    places = dict.fromkeys(claim.count.first for claim in claims)
    for first in places:
        same = [claim for claim in claims if claim.count.first == first]
        out.extend(_of_one_count(same, frames))
    return out


def _of_one_count(claims: list[Claim], frames: Mapping[int, Frame]) -> Iterator[Claim]:
    if any(claim.void for claim in claims):
        return
    best: dict[TollKind, Claim] = {}
    for claim in sorted(claims, key=lambda c: c.rank):
        best.setdefault(claim.kind, claim)
    main = [c for c in best.values() if not _is_attribute(c, frames)]
    kept = main or list(best.values())
    if len({claim.kind for claim in kept} & _STATES) > 1:
        return
    for claim in kept:
        yield _with_help(claim, [c for c in claims if c.kind == claim.kind])


def _is_attribute(claim: Claim, frames: Mapping[int, Frame]) -> bool:
    """Whether a claim is only an adjective before the noun: "12 wounded soldiers were freed"."""
    return any(frames[k].link == "amod" for k in claim.frames)


def _with_help(claim: Claim, others: list[Claim]) -> Claim:
    """Return a claim with the predicates that other rules saw for it, and what they say of it."""
    heads = dict.fromkeys((*claim.frames, *(k for c in others for k in c.frames)))
    return msgspec.structs.replace(
        claim,
        frames=tuple(heads),
        cumulative=any(c.cumulative for c in others),
        certainty=min(c.certainty for c in others),
    )
