"""Who holds, held, took or lost an office or an influence, as one sentence tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.rules import Classes, Match, RuleSet, load_rules, match_frames
from goodoffices.shapes import Date, Party, Span, Standing
from goodoffices.standings.gives import StandingGives
from goodoffices.standings.titled import inside_others, is_office, titled

_OFFICE = "office"
_SETTLED = frozenset({"decision", "announcement", "move"})
INSIDE = "standings.inside"
RULE_CONFIDENCE = 0.7
_OPEN = frozenset({"will", "would", "should", "must", "shall", "can", "could", "may", "might"})
_TOLD_AS = frozenset({"if", "unless", "until", "before", "whether", "in case"})


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
    changed = {key for s in told for key in (s.party.start, s.party.name) if key is not None}
    borne = [
        titled(party, scene, rules.classes, name)
        for party in scene.people()
        if changed.isdisjoint({party.start, party.name})
    ]
    told += _once_each([s for s in borne if s is not None])
    people = (*scene.people(), *(s.party for s in told))
    known = {word.casefold() for p in people for word in (p.name or p.text).split()}
    others = inside_others(scene.sentence, rules.classes, known)
    told += [s for p in others if (s := titled(p, scene, rules.classes, name, INSIDE)) is not None]
    return told


def _once_each(borne: Sequence[Standing]) -> list[Standing]:
    """Return each person's standing once in a sentence, the one with a title in print before a bare name."""
    rows: dict[str, Standing] = {}
    for one in borne:
        key = one.party.name or one.party.text
        if key not in rows or rows[key].party.name == rows[key].party.text:
            rows[key] = one
    return list(rows.values())


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
    if frame.negated or _is_only_spoken_of(frame, view.scene, rules.classes):
        return
    for match in match_frames(rules, frame, view)[:1]:
        gives: StandingGives = match.rule.gives
        tokens = frame.fill(*gives.who)
        for party in dict.fromkeys(p for token in tokens for p in view.whose(token)):
            told = _standing(match, frame, party, view, name)
            if gives.told == _OFFICE and party.role is None and not _is_person(party, view):
                continue
            office = told.role == _OFFICE or is_office(told.role, rules.classes)
            if not gives.named or (party.name is not None and office):
                yield told


def _is_person(party: Party, view: _View) -> bool:
    """Whether the parser takes a party's name for a person's."""
    tokens = view.sentence.tokens
    return any(t.ent == "PERSON" for t in tokens if party.start <= t.start < party.end)


def _is_only_spoken_of(frame: Frame, scene: StandingScene, classes: Classes) -> bool:
    """Whether it is told that it may be: "no plans to resign", "vowed to topple", "would step down"."""
    if not _OPEN.isdisjoint(frame.modals) or frame.marker in _TOLD_AS:
        return True
    above = scene.frames.get(frame.parent) if frame.parent is not None else None
    if above is None:
        return False
    bare = frame.infinitive or scene.sentence.tokens[frame.head].tag == "VB"
    if above.kind == "noun":
        return frame.infinitive and _SETTLED.isdisjoint(above.lemmas)
    return bare and not classes["unsettled"].isdisjoint(above.lemmas)


def _standing(
    match: Match, frame: Frame, party: Party, view: _View, name: Callable[[str, int], str]
) -> Standing:
    sentence = view.sentence
    gives: StandingGives = match.rule.gives
    office = next(iter(frame.fill(*gives.role)), None)
    words = sentence.span(*sentence.subtree(office)).text if office is not None else None
    evidence = _evidence(sentence, frame, party)
    return Standing(
        id=name("standing", evidence.start),
        rule=match.rule.id,
        confidence=RULE_CONFIDENCE,
        sentence=sentence.index,
        party=party,
        actor=party,
        role=_role(gives, words, party),
        change=gives.change,
        evidence=evidence,
        date=view.scene.date_at(frame.head) or Date(),
    )


def _role(gives: StandingGives, words: str | None, party: Party) -> str:
    """Return the words for what is held, won or lost."""
    if gives.told == _OFFICE:
        return words or party.role or gives.told
    return gives.told or words or party.role or ""


def _evidence(sentence: Sentence, frame: Frame, party: Party) -> Span:
    head = sentence.tokens[frame.head]
    if sentence.start <= party.start < sentence.end:
        return sentence.chars(min(party.start, head.start), max(party.end, head.end))
    return sentence.span(frame.head, frame.head + 1)
