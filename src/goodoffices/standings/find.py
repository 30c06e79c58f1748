"""Who holds, held, took or lost an office or an influence, as one sentence tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.rules import Classes, Match, RuleSet, load_rules, match_frames
from goodoffices.shapes import Change, Date, Party, Span, Standing
from goodoffices.standings.gives import StandingGives

TITLED_CONFIDENCE = 0.8
_SETTLED = frozenset({"decision", "announcement", "move"})
RULE_CONFIDENCE = 0.7
_PAST = ("former", "then", "ousted", "deposed", "late", "ex-", "outgoing")


class StandingScene(Protocol):
    """What this room asks about a sentence; the pipeline answers."""

    sentence: Sentence
    frames: Mapping[int, Frame]
    published: str | None

    def parties_at(self, token: int, *, places: bool = False) -> tuple[Party, ...]:
        """Return the parties that the mention headed by `token` stands for."""
        ...

    def people(self) -> Sequence[Party]:
        """Return the persons named in the sentence, each with the title it is named with."""
        ...

    def date_at(self, token: int) -> Date | None:
        """Return the date told for predicate `token`."""
        ...


def load_standing_rules(classes: Classes) -> RuleSet[StandingGives]:
    """Return the rules of `lexicon/standings`, checked."""
    return load_rules("standings", StandingGives, classes)


def find_standings(
    scene: StandingScene, rules: RuleSet[StandingGives], name: Callable[[str, int], str]
) -> list[Standing]:
    """Return the standings told in one sentence: those a rule reads, and titles borne by names.

    A change ("deposed") told of somebody outweighs the title the same sentence gives him.
    """
    view = _View(scene)
    told = [s for frame in scene.frames.values() for s in _told(frame, view, rules, name)]
    changed = {s.party.start for s in told}
    titled = [_titled(p, scene, name) for p in scene.people() if p.start not in changed]
    return told + [s for s in titled if s is not None]


class _View:
    """Answers the rules' questions about fillers (rules.View)."""

    def __init__(self, scene: StandingScene) -> None:
        self.scene = scene
        self.sentence = scene.sentence

    def test(self, name: str, token: int) -> bool:
        if name == "person":
            head = self.sentence.tokens[token]
            named = any(p.role or p.actor for p in self.scene.parties_at(token))
            return named or head.ent == "PERSON"
        return bool(self.scene.parties_at(token))

    def slot(self, name: str, first: int) -> int | None:
        del name, first
        return None

    def whose(self, token: int) -> Iterator[Party]:
        """Yield who a filler is or whose it is: "Washington's own influence" is Washington's."""
        own = self.scene.parties_at(token)
        yield from own
        if not own:
            for below in self.sentence.below(token, "poss", "compound", "amod"):
                yield from self.scene.parties_at(below.i)
            for prep in self.sentence.below(token, "prep"):
                for below in self.sentence.below(prep.i, "pobj"):
                    yield from self.scene.parties_at(below.i)


def _told(
    frame: Frame, view: _View, rules: RuleSet[StandingGives], name: Callable[[str, int], str]
) -> Iterator[Standing]:
    if frame.negated or _is_only_spoken_of(frame, view.scene):
        return
    for match in match_frames(rules, frame, view)[:1]:
        tokens = frame.fill(*match.rule.gives.who)
        for party in dict.fromkeys(p for token in tokens for p in view.whose(token)):
            yield _standing(match, frame, party, view, name)


def _is_only_spoken_of(frame: Frame, scene: StandingScene) -> bool:
    """Whether a noun tells that it may be: "no plans to resign", "calls to step down"."""
    above = scene.frames.get(frame.parent) if frame.parent is not None else None
    if not frame.infinitive or above is None or above.kind != "noun":
        return False
    return not _SETTLED & set(above.lemmas)


def _standing(
    match: Match, frame: Frame, party: Party, view: _View, name: Callable[[str, int], str]
) -> Standing:
    sentence = view.sentence
    gives: StandingGives = match.rule.gives
    office = next(iter(frame.fill(*gives.role)), None)
    words = sentence.span(*sentence.subtree(office)).text if office is not None else None
    evidence = _evidence(sentence, frame, party)
    unsure = {"may", "might", "could"} & set(frame.modals)
    return Standing(
        id=name("standing", evidence.start),
        rule=match.rule.id,
        confidence=RULE_CONFIDENCE - (0.2 if unsure else 0),
        sentence=sentence.index,
        party=party,
        actor=party,
        role=gives.told or words or party.role or "",
        change=gives.change,
        evidence=evidence,
        date=view.scene.date_at(frame.head) or Date(),
    )


def _evidence(sentence: Sentence, frame: Frame, party: Party) -> Span:
    head = sentence.tokens[frame.head]
    if sentence.start <= party.start < sentence.end:
        return sentence.chars(min(party.start, head.start), max(party.end, head.end))
    return sentence.span(frame.head, frame.head + 1)


def _titled(party: Party, scene: StandingScene, name: Callable[[str, int], str]) -> Standing | None:
    """Return the standing a title tells ("Defence Minister X" holds that office)."""
    if not party.role:
        return None
    sentence = scene.sentence
    change: Change = "held" if _is_past(party, sentence) else "holds"
    return Standing(
        id=name("standing", party.start),
        rule="standings.titled",
        confidence=TITLED_CONFIDENCE,
        sentence=sentence.index,
        party=party,
        actor=party,
        role=party.role,
        change=change,
        evidence=sentence.chars(party.start, party.end),
        date=Date(start=scene.published, end=scene.published) if change == "holds" else Date(),
    )


def _is_past(party: Party, sentence: Sentence) -> bool:
    before = sentence.text[: party.start - sentence.start].lower().split()[-1:]
    words = f"{' '.join(before)} {party.text} {party.role}".lower()
    return party.sector == "ELI" or any(word in words.split() for word in _PAST) or "ex-" in words
