"""What the rules claim of the counts in a sentence, and which claims stand beside one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.rules import Match, Rule, match_frame, match_surfaces, rules_for
from goodoffices.shapes import TollKind
from goodoffices.text.numbers import Count
from goodoffices.tolls.gives import TollGives
from goodoffices.tolls.headcount import Headcount
from goodoffices.tolls.people import TollLexicon
from goodoffices.tolls.told import Told
from goodoffices.tolls.view import TollView

_STATES = frozenset({"killed", "injured", "missing"})  # nobody is in two of them
_DEEDS = frozenset({"released", "detained"})  # what is demanded and planned as well as done
# "Two detained reporters went on trial": no news of an arrest.
_TAKEN = frozenset({"detained", "abducted", "released"})
_BEFORE = frozenset({"acl", "relcl"})
_LASTING = frozenset({"hold", "keep"})  # held "since May" is no count that grows
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
    beside: bool = False
    state: bool = False
    surface: bool = False
    part: bool = False


def claims_of(
    sentence: Sentence, frames: Mapping[int, Frame], lexicon: TollLexicon, view: TollView
) -> list[Claim]:
    """Return the claims that stand: one of a kind for each count, none of what has not come about."""
    if is_question(sentence):
        return []
    reader = _Reader(sentence, frames, lexicon, view)
    every = list(reader.claims())
    claims = [claim for claim in every if _speaks_for_itself(claim, view)] or every
    claims = [claim for claim in claims if claim.void or reader.is_toll(claim)]
    claims = [*claims, *_coordinate(view, claims)]
    tolls = _settled(claims, frames)
    alone = {claim.kind for claim in tolls if not claim.beside}
    return [claim for claim in tolls if not claim.beside or claim.kind in alone]


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
        for match in self._surface_matches():
            if not self._runs_on(match):
                yield from self._by_surface(match)

    def _surface_matches(self) -> Iterator[Match]:
        tokens = self.sentence.tokens
        words = frozenset((*self.view.words, *(token.lemma for token in tokens)))
        people = bool(self.view.headcounts)
        rules = self.lexicon.surfaces_for(words, people=people)
        return match_surfaces(rules, self.view)

    def _by_frame(self, frame: Frame) -> Iterator[Claim]:
        for rule in rules_for(self.lexicon.rules, frame):
            match = match_frame(rule, frame, self.view)
            if match is None:
                continue
            for count in self._counts_along(rule.gives.victims, frame):
                if rule.gives.own and not self._is_own(count, frame):
                    continue
                first = min(frame.head, count.first)
                last = max(frame.head + 1, count.last)
                yield self._claim(rule, match, count, (first, last), (frame.head,))

    def _counts_along(self, path: str, frame: Frame) -> tuple[Headcount, ...]:
        """Return the counts at the first of the role paths that leads to any."""
        for option in path.split("|"):
            tokens = list(self._tokens(option, frame))
            found = [one for token in tokens for one in self._counted(token)]
            if found:
                return tuple(dict.fromkeys(found))
        return ()

    def _counted(self, token: int) -> Iterator[Headcount]:
        """Yield the count that `token` stands in, or those that tell who it is ("the hostages, 3 men")."""
        own = self.view.at(token)
        if own is not None:
            yield own
            return
        for other in self.sentence.below(token, "appos"):
            for k in (other.i, *(t.i for t in self.sentence.below(other.i, "conj"))):
                found = self.view.at(k)
                if found is not None:
                    yield found

    def _is_own(self, count: Headcount, frame: Frame) -> bool:
        subjects = self.sentence.below(frame.head, "nsubj", "nsubjpass")
        return any(token.i in count for token in subjects)

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
                count = self._with_people(count, match)
                heads = self._heads(match, count)
                yield self._claim(match.rule, match, count, (match.first, match.last), heads)

    def _with_people(self, count: Headcount, match: Match) -> Headcount:
        """Return a count with the people whom the rule names beside it ("were {people}")."""
        named = match.range("people")
        if named is None:
            return count
        return msgspec.structs.replace(count, tail=count.tail + self.view.people_in(*named))

    def _runs_on(self, match: Match) -> bool:
        """Whether the last word of a row belongs to what follows: "death squads", "wounded a judge"."""
        last = self.sentence.tokens[match.last - 1]
        if match.last >= len(self.sentence.tokens) or any(
            b.first < match.last <= b.last for b in match.bound if b.name == "victims"
        ):
            return False
        after = self.sentence.tokens[match.last]
        if last.dep in {"compound", "amod", "nmod"} and last.head >= match.last:
            return after.pos in {"NOUN", "PROPN", "ADJ"} or after.tag == "HYPH"
        taken = after.dep in {"det", "nummod", "dobj", "poss", "quantmod"} and not after.ent
        return last.pos == "VERB" and taken

    def _heads(self, match: Match, count: Headcount) -> tuple[int, ...]:
        """Return the predicates of a surface match and its topmost word, verbs first."""
        inside = self._predicates(match, count)
        verbs = tuple(k for k in inside if self.frames[k].kind == "verb")
        row = range(match.first, match.last)
        heads = ((k, self.sentence.tokens[k].head) for k in row)
        tops = (k for k, head in heads if head == k or head not in row)
        return tuple(dict.fromkeys((*(verbs or inside), next(tops, match.first))))

    def _predicates(self, match: Match, count: Headcount) -> tuple[int, ...]:
        """Return the words of a surface match that have roles, but for those counted."""
        row = range(match.first, match.last)
        return tuple(k for k in row if k in self.frames and (k not in count or not count.nouns))

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
        if rule.pattern:
            shown = tuple(dict.fromkeys((*shown, *self._predicates(match, count))))
        nominal = bool(rule.pattern) and not any(self._is_verb(k) for k in heads)
        deed = nominal or gives.cumulative or gives.kind in _DEEDS
        sure = self.told.certainty(heads, count, deed=deed)
        return Claim(
            kind=gives.kind,
            count=_qualified(count, gives),
            rule=rule.id,
            by=tuple(p for p in gives.by if p not in gives.victims.split("|")),
            first=extent[0],
            last=extent[1],
            anchor=heads[0],
            frames=shown,
            rank=match.rank,
            evidence=match.evidence,
            certainty=sure * (0.7 if gives.hedged else 1.0),
            cumulative=gives.cumulative or self._is_running(gives.kind, shown, count),
            void=gives.void,
            beside=gives.beside,
            state=gives.state,
            surface=bool(rule.pattern),
        )

    def _is_verb(self, token: int) -> bool:
        return token in self.frames and self.frames[token].kind == "verb"

    def _is_running(self, kind: TollKind, heads: tuple[int, ...], count: Headcount) -> bool:
        """Whether the count goes on: "have been killed since May", "the war has killed 40,000"."""
        held = any(self.frames[k].lemmas[0] in _LASTING for k in heads)
        if kind == "missing" or held:
            return False
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
        if claim.certainty == 0 or self._is_rate(claim):
            return False
        lemmas = [t.lemma for t in self.sentence.tokens if t.lemma in self.lexicon.people.sport]
        return claim.kind not in _SPORTING or len(set(lemmas)) < 2

    def _is_rate(self, claim: Claim) -> bool:
        """Whether "a year", "per day", "annually" follows the count or the predicate."""
        words = self.view.words
        beside = claim.last + 2 if words[claim.last : claim.last + 1] == ("or",) else claim.last
        for at in (claim.count.last, claim.last, beside):
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


def _speaks_for_itself(claim: Claim, view: TollView) -> bool:
    """Whether a claim is of a whole, or of a part with a predicate of its own ("12 killed by X")."""
    whole = claim.count.whole
    if whole is None:
        return True
    return claim.count.figure and not claim.first <= view.headcounts[whole].first < claim.last


def _coordinate(view: TollView, claims: list[Claim]) -> Iterator[Claim]:
    """Yield, for "left 3 militants and 1 soldier dead", what is said of the first as well."""
    claimed = {claim.count.first for claim in claims}
    for claim in claims:
        k = view.place(claim.count)
        if not claim.surface or claim.void or k is None:
            continue
        for other in (*view.headcounts[max(k - 1, 0) : k], *view.headcounts[k + 1 : k + 2]):
            if (
                other.first not in claimed
                and other.whole is None
                and view.are_joined(claim.count, other)
            ):
                first, last = min(claim.first, other.first), max(claim.last, other.last)
                yield msgspec.structs.replace(claim, count=other, first=first, last=last)


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
    for claim in sorted(claims, key=lambda c: (c.beside, c.surface, c.rank)):
        best.setdefault(claim.kind, claim)
    main = [c for c in best.values() if not _is_attribute(c, frames)]
    kept = main or [c for c in best.values() if c.kind not in _TAKEN]
    if any(c.kind == "released" for c in kept):
        kept = [c for c in kept if not c.state]
    for claim in _compatible(kept, frames):
        yield _with_help(claim, [c for c in claims if c.kind == claim.kind])


def _compatible(claims: list[Claim], frames: Mapping[int, Frame]) -> list[Claim]:
    """Return the claims of one count that can be true together.

    "Killed or wounded 40" gives neither; "two men injured on Monday died" the later of the two, and
    "one dead, 130 injured" what stands right behind the count.
    """
    states = [claim for claim in claims if claim.kind in _STATES]
    if len(states) < 2:
        return claims
    near = [c for c in states if c.surface and c.last == c.count.last + 1]
    if len(near) == 1 and all(
        k > near[0].last + 1 for c in states if c not in near for k in c.frames
    ):
        return [claim for claim in claims if claim in near or claim.kind not in _STATES]
    main = [c for c in states if not any(_is_before(k, frames) for k in c.frames)]
    if len(main) != 1:
        return [claim for claim in claims if claim.kind not in _STATES]
    return [claim for claim in claims if claim in main or claim.kind not in _STATES]


def _is_before(token: int, frames: Mapping[int, Frame]) -> bool:
    """Whether a predicate stands in a clause that only says which people are meant."""
    frame: Frame | None = frames.get(token)
    while frame is not None:
        if frame.link in _BEFORE:
            return True
        frame = frames.get(frame.parent) if frame.parent is not None else None
    return False


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
