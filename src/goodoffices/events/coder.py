"""Codes the predicates of one sentence: plain rules first, then what is said about them.

An operator ("offered to", "rejected", "end of") takes the act in one of its roles and makes
another of it; the ontology says which. Acts are built from the inside out, each predicate once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from goodoffices.actors.identity import one_of_each, without
from goodoffices.events.acts import BESIDE, FORCE, PENALTIES, Act, authors, is_bare, with_talk
from goodoffices.events.compose import Composer, takes
from goodoffices.events.covering import spoken_for, unreal_with
from goodoffices.events.degrees import only_nearly
from goodoffices.events.gives import (
    NOUN_RECIPIENTS,
    VERB_ACTORS,
    VERB_RECIPIENTS,
    EventGives,
    OperatorGives,
)
from goodoffices.events.hanging import Open, load_open
from goodoffices.events.modality import DUTY, of_none, questioned, with_epithet, with_modality
from goodoffices.events.ontology import Ontology
from goodoffices.events.senses import SenseGives, meant
from goodoffices.events.settings import Settings
from goodoffices.events.surroundings import Surroundings, is_nobody
from goodoffices.events.view import EventView
from goodoffices.events.who import Who
from goodoffices.language.frames import Frame
from goodoffices.language.gerunds import as_deed
from goodoffices.language.tokens import Sentence
from goodoffices.rules import Match, RuleSet, match_frames
from goodoffices.shapes import Party

_AT_PLACES = FORCE | {"AID", "ACCUSE", "THREATEN", "REQUEST"}  # "lashed out at Israel"
_THINGS = frozenset({"nothing", "anything"})  # "had nothing to do with the bombing"
_ENDING = frozenset(
    "stop cease end halt quit drop give_up refrain desist abandon".split()
)  # of force: a yield
_MINDING = frozenset("realize realise understand know remember think see note feel hope".split())
_YIELDS = frozenset({"RETREAT", "CONCEDE", "AID"})  # "before any withdrawal"
_ARRESTS = frozenset({"arrest", "detention", "most", "many"})
_HELD = frozenset({"kidnap", "abduct"})
_OWNED = frozenset({"their", "its"})
MAX_DEPTH = 4  # "ready to leverage its ties to try to bring about": deeper chains lose the subject


class EventLexicon(msgspec.Struct, frozen=True):
    """The event rules, the operators, the ontology they speak in and the senses that bar a type."""

    events: RuleSet[EventGives]
    senses: RuleSet[SenseGives]
    operators: RuleSet[OperatorGives]
    ontology: Ontology
    settings: Settings
    open: Open = msgspec.field(default_factory=load_open)


class Coder(Surroundings):
    """The acts of one sentence, by the token of their predicate."""

    def __init__(
        self,
        lexicon: EventLexicon,
        sentence: Sentence,
        frames: Mapping[int, Frame],
        who: Who,
        named_place: Callable[[int], bool],
    ) -> None:
        super().__init__(sentence, frames, who)
        self.lexicon = lexicon
        self.compose = Composer(lexicon.ontology, frames, who)
        self.view = EventView(sentence, frames, who, self.inner, named_place)
        self._done: dict[int, tuple[Act, ...]] = {}

    # -- acts

    def acts(self, i: int) -> tuple[Act, ...]:
        """Return what predicate `i` says happened, operators, negation and modals applied."""
        if i not in self._done:
            self._done[i] = ()  # a cycle in the tree finds nothing
            frame = self.frames.get(i)
            if frame is not None:
                acts = self._operated(frame)
                if all(is_bare(act) for act in acts):  # "talks opened between Mali and Chad"
                    plain = self._plain(frame)
                    acts = acts if all(is_bare(act) for act in plain) and acts else plain
                elif all(act.status in BESIDE for act in acts):
                    acts = with_talk(acts, self._plain(frame))
                told = self._duty(frame, acts) or self._command(frame, acts)
                told = told or tuple(self._modal(frame, act) for act in acts)
                self._done[i] = tuple(unreal_with(act, self.frames, self.acts) for act in told)
        return self._done[i]

    def inner(self, token: int, depth: int = MAX_DEPTH) -> tuple[Act, ...]:
        """Return the acts a filler stands for: its own, or those of what it is about to do."""
        word = self.sentence.tokens[token]
        if word.text.lower() in _THINGS and depth:
            told = self.sentence.below(token, "relcl", "acl")
            return next(filter(None, (self.inner(w.i, depth - 1) for w in told)), ())
        acts = self.acts(token)
        if acts or not depth or token not in self.frames:
            return acts
        return next(filter(None, (self.inner(k, depth - 1) for k in self._deeper(token))), ())

    # -- operators

    def operator_matches(self, frame: Frame) -> list[Match]:
        """Return the operator rules that hold at `frame`, the best first."""
        return match_frames(self.lexicon.operators, frame, self.view)

    def _operated(self, frame: Frame) -> tuple[Act, ...]:
        for match in self.operator_matches(frame):
            acts = tuple(self._apply(match, frame))
            if acts:
                return acts
        return ()

    def _apply(self, match: Match, frame: Frame) -> Iterator[Act]:
        gives: OperatorGives = match.rule.gives
        if gives.beside and gives.beside.isdisjoint(self.sentence.forms):
            return
        copula = self._copula(frame) if gives.negated else None  # "is not a grain of truth in it"
        if gives.negated and not (frame.negated or (copula is not None and copula.negated)):
            return
        taken = barred = False
        untold: frozenset[int] = frozenset()
        for token in (k for path in gives.inner for k in self.who.tokens(path, frame)):
            for act in self.inner(token):
                if gives.operator == "intent" and self._is_open(token, act):
                    continue  # "has not decided whether to attend" refuses nothing
                if not takes(gives, act):
                    barred = gives.operator == "intent"  # "ready to strike" is no offer
                    asked = self.sentence.tokens[token].pos == "VERB"
                    untold |= act.covers if asked else frozenset()
                    continue
                made = self.compose.made(match, frame, act)
                taken = taken or made is not None
                if made is not None and copula is not None:
                    made = made.changed("not so", undone=made.undone | {copula.head})
                yield from self.compose.with_deed(match, frame, act, made)
        if not taken:
            yield from self._untaken(match, frame, untold, barred=barred)

    def _untaken(
        self, match: Match, frame: Frame, untold: frozenset[int], *, barred: bool
    ) -> Iterator[Act]:
        """Yield what an operator tells where it took no act: what others may do, or its own."""
        told = [act for k in frame.fill("of", "about") for act in self.inner(k)]
        foreseen = self.compose.forewarned(match, frame, told)
        yield from foreseen
        silent = not match.rule.gives.alone or foreseen or barred
        if not silent and not self._is_forecast(frame, match):
            alone = self.compose.alone(match, frame, untold)
            if alone is not None and not self._says_more(frame, alone):
                yield alone

    def _says_more(self, frame: Frame, alone: Act) -> bool:
        """Whether a plain rule knows what an operator leaves untold: "ordered the daily to close"."""
        plain = next(iter(self._plain(frame)), None)
        if plain is None or not alone.recipients:
            return plain is not None
        return plain.type in FORCE and plain.evidence > alone.evidence

    def _is_forecast(self, frame: Frame, match: Match) -> bool:
        """Whether nobody is threatened by what is warned of: "warned that hunger was spreading"."""
        if any("conditional" in c.tests for c in match.rule.constraints):
            return False
        if "warn" not in frame.lemmas or any(
            map(frame.has, ("patient", "dative", "against", "with"))
        ):
            return False
        told = [self.frames[k] for k in frame.fill("comp") if k in self.frames]
        if not told and frame.has("of"):
            return all(self.sentence.tokens[k].lemma not in PENALTIES for k in frame.fill("of"))
        if not told or any(f.infinitive for f in told):
            return False
        return not any({"will", "would", "shall"} & set(f.modals) and self._acts(f) for f in told)

    def _acts(self, frame: Frame) -> bool:
        """Whether a party, or a deed of one, is what a clause speaks of: "its attacks would go on"."""
        deeds = (act for k in frame.fill("agent") for act in self.inner(k))
        return bool(self.who.along(VERB_ACTORS, frame)) or any(True for _ in deeds)

    # -- plain rules

    def event_matches(self, frame: Frame) -> list[Match]:
        """Return the event rules that hold at `frame`, the best first."""
        return match_frames(self.lexicon.events, frame, self.view)

    def _plain(self, frame: Frame) -> tuple[Act, ...]:
        matches = self.event_matches(frame)
        if not matches and (deed := as_deed(frame, self.sentence)) is not None:
            frame, matches = deed, self.event_matches(deed)
        if matches:
            matches = meant(matches, frame, self.lexicon.senses, self.view)
        if not matches:
            return ()
        if self._is_to_oneself(frame):  # "shot himself" is no attack, but to burn oneself protests
            told = (
                FORCE - {"PROTEST"},
                "170",
            )  # who declares himself head of state topples another
            matches = [
                m
                for m in matches
                if m.rule.gives.type not in told[0] or m.rule.gives.cameo == told[1]
            ]
        if self._is_polled(frame):  # "46 percent of Finns approve": an opinion, and no act
            matches = [m for m in matches if m.rule.gives.type in FORCE]
        if not matches:
            return ()
        return (self._fused(frame, self._act(matches[0], frame)),)

    def _act(self, match: Match, frame: Frame) -> Act:
        gives: EventGives = match.rule.gives
        code = self.lexicon.ontology.codes.get(gives.cameo)
        actors = self.compose.subjects(match, frame)
        paths = gives.recipients
        if paths is None:
            paths = VERB_RECIPIENTS if frame.kind != "noun" else NOUN_RECIPIENTS
        if gives.type in FORCE and self._is_for_others(frame):
            paths = tuple(path for path in paths if path != "in")
        places = gives.places or gives.type in _AT_PLACES or gives.mode in {"visit", "withdraw"}
        recipients = self.who.along(paths, frame, places=places)
        if gives.type == "ACCUSE":
            recipients = self.who.less_scenes(recipients)
        if gives.type in FORCE and not recipients:
            recipients = self._unnamed(
                frame, held=gives.mode == "arrest" or not _HELD.isdisjoint(frame.lemmas)
            )
        actors = one_of_each(actors) if gives.across else actors
        actors, recipients, mutual = self._sides(gives, frame, actors, recipients)
        if gives.type == "ASSAULT" and actors and all(p.text in _OWNED for p in recipients):
            recipients = without(self._own_of_sayers(frame), actors) or recipients
        return Act(
            home=frame.head,
            rule=match.rule.id,
            evidence=match.evidence,
            type=gives.type,
            mode=gives.mode or (code.mode if code else None),
            cameo=gives.cameo,
            contexts=gives.contexts or (code.contexts if code else ()),
            trigger=self._words(frame),
            covers=spoken_for(frame, gives, self.frames, self.inner, self.sentence),
            actors=actors,
            recipients=recipients,
            host=next(iter(self.who.along((gives.host,), frame, places=True)), None)
            if gives.host
            else None,
            status=gives.status or "actual",
            time=frame.tense,
            mutual=mutual,
            dropped=gives.fails(actors, recipients),
            trail=(match.rule.id,),
        )

    def _own_of_sayers(self, frame: Frame) -> tuple[Party, ...]:
        """Return the rebels in "rebels said the army had attacked their positions"."""
        struck = frame.fill("patient", "on", "at", "against", "into")
        owners = (t.text.lower() for k in struck for t in self.sentence.below(k, "poss"))
        sayers = self._sayers(frame) if _OWNED & set(owners) else ()
        return tuple(p for p in sayers if not self.who.is_man(p))  # a man has no positions

    def _unnamed(self, frame: Frame, *, held: bool) -> tuple[Party, ...]:
        """Return people hurt or held whom nobody knows by name: "she", "a villager".

        Only people are arrested: whoever is `held` is one.
        """
        tokens = [
            self.sentence.tokens[k] for k in frame.fill("patient", *(("of",) if held else ()))
        ]
        hurt = [
            t
            for t in tokens
            if (held and t.lemma not in _ARRESTS)
            or (self.who.is_unknown(t) and self.view.test("person", t.i))
        ]
        return tuple(Party(text=t.text, start=t.start, end=t.end, why="unnamed") for t in hurt)

    def _fused(self, frame: Frame, act: Act) -> Act:
        """Take weapon and author from the strike that killed: one act, not two."""
        if act.type not in {"ASSAULT", "COERCE"}:
            return act
        later = ("after", "from") if act.type == "ASSAULT" else ()  # "arrested after the attack"
        means = [*frame.fill("agent", "in", "by", "with", "during", *later)]
        met = frozenset(frame.fill("after")) if act.actors and not frame.passive else frozenset()
        if (
            not act.actors and act.type == "ASSAULT"
        ):  # "when police opened fire", not "as they looked on"
            means += (k for k in frame.fill("advcl") if self._is_cause(k))
        if frame.passive and not act.actors:  # "one was killed and two hurt in a raid by gunmen"
            joined = (f for f in self.frames.values() if f.parent == frame.head and f.passive)
            means += (k for f in joined if f.link == "conj" for k in f.fill("in", "during"))
        token = self.sentence.tokens[frame.head]
        if token.dep == "relcl":  # "a raid in which ten people were killed"
            means.append(token.head)
        for noun in means:
            for other in self.acts(noun) if noun in self.frames else ():
                real = other.status == act.status and not other.dropped
                real = real and not self._is_of_both(other)  # either may have done it: told apart
                real = real and (noun not in met or act.is_one_with(other))
                if other.type == "ASSAULT" and noun != frame.head and real:
                    return act.changed(
                        f"by {other.rule}",
                        mode=(other.mode or act.mode) if other.type == act.type else act.mode,
                        cameo=other.cameo
                        if other.type == act.type and len(other.cameo) > 2
                        else act.cameo,
                        trigger=act.words_with(other),
                        covers=act.covers | other.covers,
                        actors=act.actors or authors(other, act.recipients),
                        recipients=(
                            other.recipients if other.mutual and is_nobody(frame, noun) else ()
                        )
                        or (act.struck_with(other) if noun in met else act.aimed_with(other))
                        or without(other.recipients, act.actors or other.actors),
                    )
        return act

    def _modal(self, frame: Frame, act: Act) -> Act:
        if not act.recipients and act.type == "AGREE" and frame.infinitive:
            act = self._said_to(frame, act)
        said = self._sayers(frame)
        borne = (f for f in self.frames.values() if f.light == frame.head and f.head in act.covers)
        noun = frame if frame.kind == "noun" else next(borne, None)  # "held fruitless talks"
        if noun is not None:
            any_at_all = any(t.lemma == "any" for t in self.sentence.below(noun.head, "det"))
            open_ = {"possible"} if any_at_all and act.type in FORCE | _YIELDS else set()
            words = self._epithets(noun, self.lexicon.open) | open_  # "will answer any attack"
            act = with_epithet(act, words, self.lexicon.open.epithets, self.lexicon.ontology)
        if act.type == "RETREAT" and self._is_of_whoever(frame):
            act = act.changed("of whoever does it", status="hypothetical", time="future")
        light = self.frames.get(frame.light) if frame.light is not None else None
        if light is None or light.head in act.covers:
            light = self._copula(frame)
        for one in (light, frame):
            if one is not None:
                act = with_modality(
                    act, one, self.frames, self.lexicon.ontology, said, self.sentence
                )
        act = of_none(only_nearly(act, frame, self.sentence), frame, self.frames, self.sentence)
        return questioned(act, frame, self.sentence)

    def _duty(self, frame: Frame, acts: tuple[Act, ...]) -> tuple[Act, ...]:
        """Make of "X said Y must withdraw" a request by X of Y; without a speaker it is nobody's."""
        if frame.negated or DUTY.isdisjoint(frame.modals) or self._is_asked(frame):
            return ()
        speakers = self._sayers(frame)
        asked = without(self.who.along(("agent|patient",), frame), speakers)
        if not speakers or not asked or not _MINDING.isdisjoint(frame.lemmas):
            return ()
        inner = acts[0] if acts and not acts[0].dropped else None
        if inner is None and self._is_fate(frame):
            return ()
        ends = not _ENDING.isdisjoint(frame.lemmas) and any(map(frame.has, ("patient", "comp")))
        if inner is not None and inner.type in FORCE | {"THREATEN"} and not ends:
            return ()  # "should bomb them"; but "should stop arming them" is asked for
        name = "demand" if "must" in frame.modals else "appeal"
        asking = self.compose.asking(frame, name, inner, (speakers, asked))
        told = frozenset().union(*(act.covers for act in acts))
        return (asking.changed(name, covers=asking.covers | told),) if asking is not None else ()

    def _command(self, frame: Frame, acts: tuple[Act, ...]) -> tuple[Act, ...]:
        """Make a request of "Free the monks," he told Togo; force somebody is told to use is none."""
        if not acts or not self._is_imperative(frame):
            return ()
        above = self.frames.get(frame.parent) if frame.parent is not None else None
        speakers = self._sayers(frame) or (self.who.along(VERB_ACTORS, above) if above else ())
        asked = self.who.along(("dative|patient|to",), above) if above is not None else ()
        inner = acts[0]
        told = above is not None and any(a.type == "REQUEST" for a in self.acts(above.head))
        done = told or frame.negated or inner.dropped or inner.type in FORCE or not speakers
        asking = None if done else self.compose.asking(frame, "demand", inner, (speakers, asked))
        return (asking or inner.changed("somebody is told to", dropped=True),)

    def _sayers(self, frame: Frame) -> tuple[Party, ...]:
        """Return who says what a clause says: the subject of the verb of saying, or the speaker."""
        above = self.frames.get(frame.parent) if frame.parent is not None else None
        if above is not None and frame.link == "comp":
            rules = self.lexicon.operators.candidates(above.kind, above.lemmas)
            tells = any(rule.gives.operator == "report" for rule in rules)
            if tells and (sayers := self.who.along(VERB_ACTORS, above)):
                return sayers
        source = self.who.source(self.sentence.tokens[frame.head].start)
        return (source,) if source else ()

    def _said_to(self, frame: Frame, act: Act) -> Act:
        """Address an offer made on the phone to the one who was called."""
        for contact in self.acts(frame.parent) if frame.parent is not None else ():
            if contact.type == "CONSULT" and contact.recipients:
                return act.changed("said to whom was met", recipients=contact.recipients)
        return act
