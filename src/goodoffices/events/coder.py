"""Codes the predicates of one sentence: plain rules first, then what is said about them.

An operator ("offered to", "rejected", "end of") takes the act in one of its roles and makes
another of it; the ontology says which. Acts are built from the inside out, each predicate once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from goodoffices.actors.identity import distinct, same, without
from goodoffices.events.acts import COOPERATIVE, FORCE, Act
from goodoffices.events.gives import (
    ABSORBING,
    NOUN_ACTORS,
    NOUN_RECIPIENTS,
    VERB_ACTORS,
    VERB_RECIPIENTS,
    EventGives,
    OperatorGives,
)
from goodoffices.events.modality import DUTY, with_modality
from goodoffices.events.ontology import Ontology
from goodoffices.events.view import EventView
from goodoffices.events.who import Who
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.rules import Match, RuleSet, match_frame
from goodoffices.shapes import Party, Status

MAX_DEPTH = 4  # "ready to leverage its ties to try to bring about": deeper chains lose the subject
_SAME_DOER = frozenset({"begin", "plan", "fail"})  # who says, denies or fears it did not do it
_STATUS: Mapping[str, Status] = {
    "intent": "offered",
    "appeal": "sought",
    "demand": "sought",
    "threaten": "threatened",
    "deny": "denied",
    "plan": "planned",
    "suppose": "hypothetical",
    "fail": "failed",
}


class EventLexicon(msgspec.Struct, frozen=True):
    """The event rules, the operators and the ontology they speak in."""

    events: RuleSet[EventGives]
    operators: RuleSet[OperatorGives]
    ontology: Ontology


class Coder:
    """The acts of one sentence, by the token of their predicate."""

    def __init__(
        self,
        lexicon: EventLexicon,
        sentence: Sentence,
        frames: Mapping[int, Frame],
        who: Who,
        named_place: Callable[[int], bool],
    ) -> None:
        self.lexicon = lexicon
        self.sentence = sentence
        self.frames = frames
        self.who = who
        self.view = EventView(sentence, frames, who, self.inner, named_place)
        self._done: dict[int, tuple[Act, ...]] = {}

    # -- acts

    def acts(self, i: int) -> tuple[Act, ...]:
        """Return what predicate `i` says happened, operators, negation and modals applied."""
        if i not in self._done:
            self._done[i] = ()  # a cycle in the tree finds nothing
            frame = self.frames.get(i)
            if frame is not None:
                acts = self._operated(frame) or self._plain(frame)
                self._done[i] = self._duty(frame, acts) or tuple(
                    self._modal(frame, act) for act in acts
                )
        return self._done[i]

    def inner(self, token: int, depth: int = MAX_DEPTH) -> tuple[Act, ...]:
        """Return the acts a filler stands for: its own, or those of what it is about to do."""
        acts = self.acts(token)
        if acts or not depth or token not in self.frames:
            return acts
        return next(filter(None, (self.inner(k, depth - 1) for k in self._deeper(token))), ())

    def _deeper(self, token: int) -> Iterator[int]:
        frame = self.frames[token]
        for other in self.frames.values():
            if other.light == token:
                yield other.head
        if frame.kind == "noun":
            for below in self.sentence.below(token, "amod", "acl", "relcl"):
                if below.i in self.frames and token in self.frames[below.i].fill("patient"):
                    yield below.i
        yield from frame.fill("comp", "purpose")

    # -- operators

    def operator_matches(self, frame: Frame) -> list[Match]:
        """Return the operator rules that hold at `frame`, the best first."""
        rules = self.lexicon.operators.candidates(frame.kind, frame.lemmas)
        found = (match_frame(rule, frame, self.view) for rule in rules)
        return sorted((m for m in found if m), key=lambda m: m.rank)

    def _operated(self, frame: Frame) -> tuple[Act, ...]:
        for match in self.operator_matches(frame):
            acts = tuple(self._apply(match, frame))
            if acts:
                return acts
        return ()

    def _apply(self, match: Match, frame: Frame) -> Iterator[Act]:
        gives: OperatorGives = match.rule.gives
        taken = False
        for token in frame.fill(*gives.inner):
            for act in self.inner(token):
                if (gives.of and act.type not in gives.of) or act.type in gives.but:
                    continue
                made = self._made(match, frame, act)
                if made is not None:
                    taken = True
                    yield made
                if gives.operator == "accuse" and act.type in FORCE:
                    yield self._accused(match, frame, act)
        if gives.alone and not taken:
            alone = self._alone(match, frame)
            if alone is not None and (alone.recipients or not self._plain(frame)):
                yield alone

    def _made(self, match: Match, frame: Frame, act: Act) -> Act | None:
        """Return what the operator makes of `act`, or None where the two don't go together."""
        gives: OperatorGives = match.rule.gives
        name, why = gives.operator, match.rule.id
        if act.dropped:
            return None
        if name in ABSORBING or name == "accuse":
            return self._absorbed(match, frame, act)
        covers = act.covers | {frame.head}
        if name == "absent":
            return act.changed(why, dropped=True, covers=covers)
        status = gives.status or _STATUS.get(name, act.status)
        actors = act.actors or (self._subjects(match, frame) if name in _SAME_DOER else ())
        made = act.changed(why, status=status, covers=covers, actors=actors)
        if name == "plan":
            return self._planned(made, frame)
        return made

    def _planned(self, act: Act, frame: Frame) -> Act:
        if act.type in COOPERATIVE - {"AGREE"}:
            code = self.lexicon.ontology.compose("intent", act.cameo)
            if code is not None:
                return act.recoded(code, "planned", status="planned", home=frame.head)
        return act.changed("planned", status="planned", time="future")

    def _absorbed(self, match: Match, frame: Frame, act: Act) -> Act | None:
        gives: OperatorGives = match.rule.gives
        name: str = gives.operator
        if name == "refuse" and act.type in FORCE:
            return None
        if name == "intent" and act.type in FORCE:
            name = "threaten"
        if name == "intent" and act.type not in COOPERATIVE | FORCE:
            return act.changed(match.rule.id, status="planned", covers=act.covers | {frame.head})
        code = self.lexicon.ontology.compose(name, act.cameo)
        if code is None or code.type is None:
            return None
        actors = self._subjects(match, frame)
        if name == "reverse":
            return self._reversed(match, frame, act, actors)
        return act.recoded(
            code,
            f"{match.rule.id}: {name} of {act.cameo}",
            home=frame.head,
            rule=match.rule.id,
            evidence=match.evidence + act.evidence,
            trigger=self._trigger(frame, act),
            covers=act.covers | {frame.head},
            actors=actors or (act.actors if name in {"intent", "threaten"} else ()),
            recipients=self._about(match, frame, act, actors, name),
            status=gives.status or _STATUS.get(name, "actual"),
            mutual=False,
        )

    def _reversed(
        self, match: Match, frame: Frame, act: Act, actors: tuple[Party, ...]
    ) -> Act | None:
        """End an act: the doer eases it; a third party that ends others' fighting mediates."""
        ontology = self.lexicon.ontology
        sides = distinct((*act.actors, *act.recipients))
        outsider = actors and act.actors and not any(same(a, s) for a in actors for s in sides)
        name = "intervene" if outsider and act.type == "ASSAULT" else "reverse"
        code = ontology.codes["045"] if name == "intervene" else ontology.compose(name, act.cameo)
        if code is None or code.type is None:
            return None
        doers = actors or act.actors
        return act.recoded(
            code,
            f"{match.rule.id}: {name} of {act.cameo}",
            home=frame.head,
            rule=match.rule.id,
            evidence=match.evidence + act.evidence,
            trigger=self._trigger(frame, act),
            covers=self._ended(frame, act),
            actors=doers,
            recipients=sides if name == "intervene" else without(act.recipients, doers),
            status=match.rule.gives.status or act.status,
        )

    def _ended(self, frame: Frame, act: Act) -> frozenset[int]:
        """What an ended act still tells by itself: "an end to rocket fire" tells of rocket fire."""
        goes_on = act.type == "ASSAULT" and self.frames[act.home].kind == "noun"
        return frozenset({frame.head}) if goes_on else act.covers | {frame.head}

    def _about(
        self, match: Match, frame: Frame, act: Act, actors: tuple[Party, ...], name: str
    ) -> tuple[Party, ...]:
        gives: OperatorGives = match.rule.gives
        named = without(self.who.along(gives.recipients, frame), actors)
        if named:
            return named
        doers = without(act.actors, actors)
        done_to = without(act.recipients, actors)
        if name in {"appeal", "demand", "refuse", "accuse"}:
            return doers or done_to
        return done_to

    def _alone(self, match: Match, frame: Frame) -> Act | None:
        gives: OperatorGives = match.rule.gives
        code = self.lexicon.ontology.compose(gives.operator, "")
        actors = self._subjects(match, frame)
        if code is None or code.type is None or not actors:
            return None
        return Act(
            home=frame.head,
            rule=match.rule.id,
            evidence=match.evidence,
            type=code.type,
            mode=code.mode,
            cameo=code.code,
            contexts=code.contexts,
            trigger=(frame.head, frame.head + 1),
            covers=frozenset({frame.head}),
            actors=actors,
            recipients=without(self.who.along(gives.recipients, frame), actors),
            status=gives.status or _STATUS.get(gives.operator, "actual"),
            trail=(f"{match.rule.id}: what for is not coded",),
        )

    def _accused(self, match: Match, frame: Frame, act: Act) -> Act:
        accused = self.who.along(match.rule.gives.recipients, frame)
        return act.changed(
            f"{match.rule.id}: according to the accuser",
            actors=act.actors or accused,
            covers=act.covers,
        )

    def _subjects(self, match: Match, frame: Frame) -> tuple[Party, ...]:
        paths = match.rule.gives.actors
        if paths is None:
            paths = VERB_ACTORS if frame.kind != "noun" else NOUN_ACTORS
        return self.who.along(paths, frame)

    def _trigger(self, frame: Frame, act: Act) -> tuple[int, int]:
        """The operator's words up to the act's own, where they stand close together."""
        first, last = min(frame.head, act.trigger[0]), max(frame.head + 1, act.trigger[1])
        return (first, last) if last - first <= 5 else (frame.head, frame.head + 1)

    # -- plain rules

    def event_matches(self, frame: Frame) -> list[Match]:
        """Return the event rules that hold at `frame`, the best first."""
        rules = self.lexicon.events.candidates(frame.kind, frame.lemmas)
        found = (match_frame(rule, frame, self.view) for rule in rules)
        return sorted((m for m in found if m), key=lambda m: m.rank)

    def _plain(self, frame: Frame) -> tuple[Act, ...]:
        matches = self.event_matches(frame)
        if not matches:
            return ()
        return (self._fused(frame, self._act(matches[0], frame)),)

    def _act(self, match: Match, frame: Frame) -> Act:
        gives: EventGives = match.rule.gives
        code = self.lexicon.ontology.codes.get(gives.cameo)
        actors = self._subjects(match, frame)
        paths = gives.recipients
        if paths is None:
            paths = VERB_RECIPIENTS if frame.kind != "noun" else NOUN_RECIPIENTS
        recipients = self.who.along(paths, frame, places=gives.type in FORCE | {"AID"})
        if gives.type in FORCE and not recipients:
            recipients = self._unnamed(frame)
        actors, recipients, mutual = self._sides(gives, frame, actors, recipients)
        return Act(
            home=frame.head,
            rule=match.rule.id,
            evidence=match.evidence,
            type=gives.type,
            mode=gives.mode or (code.mode if code else None),
            cameo=gives.cameo,
            contexts=gives.contexts or (code.contexts if code else ()),
            trigger=self._words(match, frame),
            covers=self._spoken_for(frame, gives.type),
            actors=actors,
            recipients=recipients,
            host=next(iter(self.who.along((gives.host,), frame, places=True)), None)
            if gives.host
            else None,
            status=gives.status or "actual",
            time=frame.tense,
            mutual=mutual,
            trail=(match.rule.id,),
        )

    def _unnamed(self, frame: Frame) -> tuple[Party, ...]:
        """Return people hurt or held whom nobody knows by name: "she", "a villager"."""
        tokens = [self.sentence.tokens[k] for k in frame.fill("patient")]
        hurt = [t for t in tokens if t.pos in {"PRON", "PROPN"} and self.view.test("person", t.i)]
        return tuple(Party(text=t.text, start=t.start, end=t.end, why="unnamed") for t in hurt)

    def _spoken_for(self, frame: Frame, kind: str) -> frozenset[int]:
        """The predicates an act speaks for: "brokered a truce" leaves no truce to tell apart."""
        covers = {frame.head}
        untold = kind in {"REJECT", "THREATEN", "REQUEST", "AGREE"}
        for token in frame.fill("patient", *(("comp",) if untold else ())):
            for act in self.inner(token) if token in self.frames else ():
                if act.type in COOPERATIVE or (untold and self.sentence.tokens[token].pos == "VERB"):
                    covers |= act.covers
        return frozenset(covers)

    def _sides(
        self,
        gives: EventGives,
        frame: Frame,
        actors: tuple[Party, ...],
        recipients: tuple[Party, ...],
    ) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
        """Settle mutual acts: "A and B met", "talks between A and B" are of both with both."""
        between = self.who.along(("between|among",), frame)
        if len(between) > 1 and not actors and gives.mutual:
            return between, between, True
        recipients = without(recipients, actors)
        if gives.mutual and not recipients and len(actors) > 1:
            return actors, actors, True
        if gives.mutual and not actors and len(recipients) > 1:
            return recipients, recipients, True
        return actors, recipients, gives.mutual

    def _words(self, match: Match, frame: Frame) -> tuple[int, int]:
        """The predicate with the modifiers and particle that stand right before or after it."""
        first = last = frame.head
        while first > 0 and (first - 1) in self.sentence.children[frame.head]:
            before = self.sentence.tokens[first - 1]
            if frame.kind != "noun" or before.dep not in {"amod", "compound"}:
                break
            if self.who.mentions.parties_at(before.i, places=True):
                break
            first -= 1
        if len(frame.lemmas) > 1 and last + 1 < len(self.sentence.tokens):
            last += 1
        del match
        return first, last + 1

    def _fused(self, frame: Frame, act: Act) -> Act:
        """Take weapon and author from the strike that killed: one act, not two."""
        if act.type not in {"ASSAULT", "COERCE"}:
            return act
        means = [*frame.fill("agent", "in", "by", "with", "during", "after", "from")]
        token = self.sentence.tokens[frame.head]
        if token.dep == "relcl":  # "a raid in which ten people were killed"
            means.append(token.head)
        for noun in means:
            for other in self.acts(noun) if noun in self.frames else ():
                if other.type == "ASSAULT" and noun != frame.head and not other.dropped:
                    return act.changed(
                        f"by {other.rule}",
                        mode=other.mode or act.mode,
                        cameo=other.cameo if len(other.cameo) > 2 else act.cameo,
                        trigger=other.trigger,
                        covers=act.covers | other.covers,
                        actors=act.actors or other.actors,
                        recipients=act.recipients or other.recipients,
                    )
        return act

    def _modal(self, frame: Frame, act: Act) -> Act:
        if not act.recipients and act.type == "AGREE" and frame.infinitive:
            act = self._said_to(frame, act)
        light = self.frames.get(frame.light) if frame.light is not None else None
        if light is not None and light.head not in act.covers:
            act = with_modality(act, light, self.frames, self.lexicon.ontology)
        return with_modality(act, frame, self.frames, self.lexicon.ontology)

    def _duty(self, frame: Frame, acts: tuple[Act, ...]) -> tuple[Act, ...]:
        """Make of "X said Y must withdraw" a request by X of Y; without a speaker it is nobody's."""
        if not DUTY & set(frame.modals) or frame.negated:
            return ()
        speakers = self._sayers(frame)
        asked = without(self.who.along(("agent", "patient"), frame), speakers)
        if not speakers or not asked:
            return ()
        inner = acts[0] if acts else None
        name = "demand" if "must" in frame.modals else "appeal"
        if inner is not None and inner.type in FORCE:
            return ()
        code = self.lexicon.ontology.compose(name, inner.cameo if inner else "")
        if code is None or code.type is None:
            return ()
        return (
            Act(
                home=frame.head,
                rule=f"modal.{name}",
                evidence=2 + (inner.evidence if inner else 0),
                type=code.type,
                mode=code.mode,
                cameo=code.code,
                contexts=code.contexts,
                trigger=(frame.head, frame.head + 1),
                covers=frozenset({frame.head}) | (inner.covers if inner else frozenset()),
                actors=speakers,
                recipients=asked,
                status="sought",
                time="future",
                trail=(f"said that somebody {'must' if name == 'demand' else 'should'}",),
            ),
        )

    def _sayers(self, frame: Frame) -> tuple[Party, ...]:
        """Return who says what a clause says: the subject of the verb of saying, or the speaker."""
        above = self.frames.get(frame.parent) if frame.parent is not None else None
        if above is not None and frame.link == "comp":
            rules = self.lexicon.operators.candidates(above.kind, above.lemmas)
            if any(rule.gives.operator == "report" for rule in rules):
                return self.who.along(VERB_ACTORS, above)
        source = self.who.source(self.sentence.tokens[frame.head].start)
        return (source,) if source else ()

    def _said_to(self, frame: Frame, act: Act) -> Act:
        """Address an offer made on the phone to the one who was called."""
        for contact in self.acts(frame.parent) if frame.parent is not None else ():
            if contact.type == "CONSULT" and contact.recipients:
                return act.changed("said to whom was met", recipients=contact.recipients)
        return act
