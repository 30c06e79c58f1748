"""Who did what to whom, sentence by sentence: acts chosen, ordered and dated as events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Protocol

from goodoffices.actors.identity import distinct, same
from goodoffices.actors.parties import PEOPLE
from goodoffices.events.acts import FORCE, Act
from goodoffices.events.arms import struck
from goodoffices.events.asides import is_aside
from goodoffices.events.beside import RULE, beside
from goodoffices.events.brokers import with_two_sides
from goodoffices.events.captors import let_go
from goodoffices.events.charged import charged
from goodoffices.events.coder import Coder, EventLexicon
from goodoffices.events.extent import acting, outermost, whole
from goodoffices.events.overhung import overhung
from goodoffices.events.reach import OPEN_TALKS
from goodoffices.events.rulings import ruled
from goodoffices.events.settings import only_real
from goodoffices.events.sides import OPEN_FIGHTS, OPEN_TRUCE
from goodoffices.events.single import single
from goodoffices.events.thirds import with_thirds
from goodoffices.events.victims import less_victims
from goodoffices.events.view import is_public
from goodoffices.events.who import Mentions, Who
from goodoffices.events.whom import with_whom
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence, Token, is_quoted
from goodoffices.shapes import Date, Event, Party, Place, Span

HISTORICAL_DAYS = 90  # told of a day that far back, an event is background and not news
_VERBAL = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)

_HURTING = frozenset({"kill", "wound", "injure", "maim", "destroy", "damage", "level", "flatten"})
_OTHERS = frozenset("rival side faction party leader politician country group member other".split())
_JUDGING = frozenset({"SUPPORT", "REJECT", "ACCUSE"})
_AT_ODDS = frozenset({"warring", "rival", "opposing", "feuding"})
_FIGHTING_STOPS = "retreat.fighting-stops"
_TRUCE_ALONE = "retreat.truce-alone"
_TRUCES_NAMED = frozenset(
    {_TRUCE_ALONE, "retreat.ceasefire"}
)  # "a truce signed in Lome broke down"
_OPEN_TRUCES = frozenset({OPEN_TRUCE, _TRUCE_ALONE})  # who speaks of a truce is no side
_TRUCES = frozenset("ceasefire cease-fire cease truce armistice cessation hostility".split())
_TOGETHER = "062"
_MEANT = frozenset({"planned", "offered", "sought", "threatened"})
_DONE_WITH = frozenset({"actual", "offered", "sought"})
_SPOKEN = frozenset({"actual", "offered", "sought", "threatened"})


class Scene(Protocol):
    """What is known about one sentence beside its parse; the pipeline provides it."""

    sentence: Sentence
    frames: Mapping[int, Frame]
    published: str | None
    issuer: Party | None  # who "we" and "I" are outside quotations

    @property
    def mentions(self) -> Mentions:
        """Who is meant by the sentence's tokens."""
        ...

    def speaker(self, offset: int) -> Party | None:
        """Return who says the words at a report offset, when they stand in a direct quotation."""
        ...

    def named(self, party: Party) -> Party:
        """Return a party in the words that name it, where it stands as a pronoun."""
        ...

    def source(self, offset: int) -> Party | None:
        """Return who says the words at a report offset, directly or not."""
        ...

    def says_with(self, offset: int) -> Party | None:
        """Return who says something with the verb at a report offset ("he called on all sides")."""
        ...

    def date_at(self, token: int) -> Date | None:
        """Return the date told for predicate `token`."""
        ...

    def date_told_at(self, token: int) -> Date | None:
        """Return the date on which the words around predicate `token` were said."""
        ...

    def is_place(self, token: int) -> bool:
        """Whether `token` heads the name of a place."""
        ...

    def place_at(self, token: int) -> Place | None:
        """Return the place told for predicate `token`."""
        ...


def code_sentence(scene: Scene, lexicon: EventLexicon) -> Coder:
    """Return the coder of one sentence, ready to be asked for its acts."""
    who = Who(
        scene.sentence, scene.frames, scene.mentions, scene.speaker, scene.source, scene.issuer
    )
    return Coder(lexicon, scene.sentence, scene.frames, who, scene.is_place)


def find_events(
    scene: Scene, lexicon: EventLexicon, name: Callable[[str, int], str]
) -> list[Event]:
    """Return the events of one sentence, the main one first.

    `name` makes a finding's id of its kind and offset.
    """
    coder = code_sentence(scene, lexicon)
    acts = [_with_sides(act, scene) for act in chosen(coder)]
    acts = [less_victims(act, scene.sentence, coder.acts) for act in acts]
    acts = [let_go(act, acts, scene.sentence) for act in acts]
    acts = with_two_sides(acts, scene.sentence)
    kept = (act for act in single(acts) if is_told(act) or is_open(act, scene.sentence))
    return [_event(act, scene, lexicon, name) for act in kept]


def _with_sides(act: Act, scene: Scene) -> Act:
    """Return an act with who speaks and whom it reaches; of help in arms both are told."""
    if act.rule == RULE:
        return act
    return with_whom(_with_speaker(act, scene), scene.sentence, scene.frames, scene.mentions)


def chosen(coder: Coder) -> list[Act]:
    """Return the acts that stand for themselves, outermost predicate first."""
    depths = coder.sentence.depths
    order = sorted(coder.frames, key=lambda i: (depths[i], i))
    covered: set[int] = set()
    found: list[Act] = []
    for i in order:
        free = [a for a in coder.acts(i) if not (a.covers & covered)]
        free = [a for a in free if not _is_said_of(a, i, coder)]
        acts = [a for a in free if not is_aside(a, i, coder) and not _is_told_below(a, i, coder)]
        found = [_with_victims(act, i, coder, covered) for act in found]
        for act in free:
            if act.type == "REQUEST" or act.dropped or act in acts:  # only asked for, or prevented
                covered |= act.covers
        found.extend(act for act in acts if not act.dropped)
    found = overhung(with_thirds(coder, [*found, *beside(coder, found)]), coder)
    lexicon = coder.lexicon
    together = lexicon.ontology.codes[_TOGETHER]
    real = only_real([*ruled(found, coder)], coder.sentence, lexicon.settings, together)
    return [*real, *charged(coder, real)]


def _with_victims(act: Act, i: int, coder: Coder, covered: set[int]) -> Act:
    """Add whom a bomb killed to the act of its going off: "a bomb exploded in Jos, killing two"."""
    frame = coder.frames[i]
    if act.type != "ASSAULT" or i in covered or frame.kind != "verb":
        return act
    if coder.sentence.tokens[i].lemma not in _HURTING or act.status != "actual":
        return act
    means = {k for k in frame.fill("agent") if k in coder.frames} & act.covers
    for other in coder.acts(i):
        if other.type != "ASSAULT" or other.status != "actual" or not means & other.covers:
            continue
        things = struck(other, coder.sentence, coder.frames, coder.who.mentions)
        both = distinct((*other.recipients, *act.recipients, *things))
        if len(both) > len(act.recipients):
            return act.changed("with whom it killed", recipients=both)
    return act


def _is_said_of(act: Act, i: int, coder: Coder) -> bool:
    """Whether a quality beside its subject says more of an act: "talks are due to begin"."""
    above = coder.frames.get(coder.frames[i].parent or -1)
    beside = above.fill("attr") if above is not None and i in above.fill("agent") else ()
    said = (one for k in beside if k in coder.frames for one in coder.acts(k))
    return any(one.covers > act.covers and one.home == act.home for one in said)


def _is_told_below(act: Act, i: int, coder: Coder) -> bool:
    """Whether a deed of nobody is told with whom it hit behind it: "a missile strike that killed ten"."""
    if act.actors or act.recipients or coder.frames[i].kind != "noun":
        return False
    below = (t.i for t in coder.sentence.below(i, "relcl") if t.i in coder.frames)
    return any(i in other.covers and other.recipients for k in below for other in coder.acts(k))


def is_told(act: Act) -> bool:
    """Whether enough parties are named for an event: a speaker for words, somebody for deeds.

    What private people ask of one another is no event.
    """
    if act.type in _VERBAL:
        if not act.actors and act.type != "ACCUSE":  # "was indicted": by whom needs no telling
            return False
        if act.type == "CONSULT" and _with_itself(act):
            return False
        if act.cameo == "045" and any(p.country for p in act.actors):
            return True  # "the Norwegian-brokered truce"
        return any(is_public(p) or _is_public_too(p) for p in (*act.actors, *act.recipients))
    return bool(act.actors or act.recipients)


def _with_itself(act: Act) -> bool:
    """Whether one party alone is told to have met: "the group" may be taken for who speaks of it."""
    if act.mutual or not act.recipients or not act.actors:
        return False
    return all(any(same(one, other) for other in act.actors) for one in act.recipients)


def _is_public_too(party: Party) -> bool:
    """Whether a party is a people or those at war: "Colombians" reject an accord in public."""
    warring = not _AT_ODDS.isdisjoint(party.text.lower().split())
    return warring or (party.why == PEOPLE and party.text.endswith("s"))


def is_open(act: Act, sentence: Sentence) -> bool:
    """Whether an act is told without its sides, which the story may tell (`settle_sides`).

    So are a truce that begins or ends, fighting that goes on, talks that open or fail.
    """
    if act.actors:
        return False
    if act.rule in OPEN_FIGHTS or is_one_sided(act):
        return True
    if act.rule == OPEN_TALKS:
        happened = any(step.startswith("begin.take-place") for step in act.trail)
        return act.type in {"CONSULT", "AGREE"} and (happened or act.status == "failed")
    named = any(token.lemma in _TRUCES for token in sentence.tokens)  # a "calm" that held is none
    verb = named and sentence.tokens[act.home].pos == "VERB"
    if act.rule in _TRUCES_NAMED:
        return act.status == "failed" or any(step.startswith("begin.") for step in act.trail)
    kept = act.mode == "ceasefire" and (act.cameo == "0871" or act.rule == _FIGHTING_STOPS)
    return verb and (act.rule == OPEN_TRUCE or kept)


def is_one_sided(act: Act) -> bool:
    """Whether of talks only one side is named: "talks with the rebels opened in Oslo"."""
    noun = act.mutual and act.cameo in {"046", "036"} and act.status in {"actual", "planned"}
    return noun and not act.actors and len(act.recipients) == 1 and is_public(act.recipients[0])


def _with_speaker(act: Act, scene: Scene) -> Act:
    if act.actors or act.type not in _VERBAL or act.rule in OPEN_FIGHTS | _OPEN_TRUCES:
        return act
    if act.rule == OPEN_TALKS and act.type in {"CONSULT", "AGREE"}:
        return act
    frame = scene.frames.get(act.home)
    doers = frame.fill("agent") if frame is not None and frame.kind == "verb" else ()
    words = [scene.sentence.tokens[k] for k in doers]
    warned = act.type == "THREATEN" and bool(act.recipients)  # "said the leaders would pay for it"
    if not warned and any(_is_another(word, scene.sentence) for word in words):
        return act
    passive = frame is not None and frame.passive
    by_others = (act.type in {"SUPPORT", "ACCUSE"} or act.cameo == "037") and passive
    behind = (scene.sentence.tokens[k] for k in doers if k > act.home)
    if by_others or any(word.pos in {"NOUN", "PROPN"} for word in behind):
        return act  # "said the deal was signed", "said ten were charged", "suspected by the West"
    start = scene.sentence.tokens[act.home].start
    speaker = scene.says_with(start) or scene.source(start)
    if speaker is None or (act.type == "CONSULT" and _is_errand_of_another(act, scene, speaker)):
        return act  # "envoys flew in for talks with the rebels, officials said"
    return act.changed("by the speaker", actors=(speaker,))


def _is_errand_of_another(act: Act, scene: Scene, speaker: Party) -> bool:
    """Whether somebody else than the speaker does what a contact told by a noun is part of."""
    tokens = scene.sentence.tokens
    prep = tokens[tokens[act.home].head]
    frame = scene.frames.get(prep.head) if prep.dep == "prep" else None
    doers = frame.fill("agent") if frame is not None and frame.kind == "verb" else ()
    named = [tokens[k] for k in doers if tokens[k].pos in {"NOUN", "PROPN"}]
    return any(not word.start < speaker.end or not speaker.start < word.end for word in named)


def _is_another(word: Token, sentence: Sentence) -> bool:
    """Whether another than the speaker does it, though nobody knows who.

    "The truce they reached" is others'; and who speaks of himself in a quotation says no "he".
    """
    if word.text.lower() == "they" or word.lemma in _OTHERS:
        return True
    return word.text.lower() in {"he", "she"} and is_quoted(sentence, word.i)


def _event(act: Act, scene: Scene, lexicon: EventLexicon, name: Callable[[str, int], str]) -> Event:
    sentence = scene.sentence
    trigger = sentence.span(*act.trigger)
    when = _when(act, scene)

    told = frozenset(range(*act.trigger)) | {act.home}
    if (
        act.type not in _JUDGING
    ):  # "rejected the Peruvian offer": the offer; not talks that were held
        told |= act.covers

    shared = act.mutual or act.type == "CONSULT" or act.recipients == act.actors

    def things(token: Token) -> bool:
        return not shared and token.tag in {"NN", "NNS"} and token.i not in told

    return Event(
        id=name("event", trigger.start),
        rule=act.rule,
        confidence=confidence(act),
        sentence=sentence.index,
        type=act.type,
        trigger=trigger,
        mode=act.mode,
        contexts=act.contexts,
        cameo=act.cameo or None,
        quad=lexicon.ontology.quad(act.type),
        score=lexicon.ontology.score(act.type, act.mode),
        actors=tuple(acting(scene.named(party), sentence, things) for party in act.actors),
        recipients=outermost(
            tuple(whole(scene.named(party), sentence, things) for party in act.recipients)
        ),
        host=act.host,
        status=act.status,
        time=act.time,
        historical=is_historical(when, scene.published),
        date=when,
        place=scene.place_at(act.home),
        according_to=_according_to(act, trigger, scene),
    )


def _when(act: Act, scene: Scene) -> Date:
    """Return an act's date; words are acts of the day they were said on."""
    own = scene.date_at(act.home)
    if own is None and act.type in _VERBAL and act.status in _SPOKEN:
        own = scene.date_told_at(act.home)
    return own or _when_done(act, scene) or _when_meant(act, scene) or Date()


def _when_meant(act: Act, scene: Scene) -> Date | None:
    """Return the day for which an act is meant: "expected to meet on Friday", "agreed to leave in May"."""
    if act.status not in _MEANT:
        return None
    days = (scene.date_at(t.i) for t in scene.sentence.below(act.home, "xcomp") if t.i > act.home)
    return next((day for day in days if day is not None), None)


def _when_done(act: Act, scene: Scene) -> Date | None:
    """Return the date of what was done in order to act: "worked in May with Oman to broker a truce"."""
    frame = scene.frames.get(act.home)
    if frame is None or frame.parent is None or not frame.infinitive or frame.link != "advcl":
        return None
    if frame.parent > frame.head:
        return None
    above = scene.frames.get(frame.parent)
    done = above is not None and above.tense == "past" and not above.negated and not above.modals
    return scene.date_at(frame.parent) if done and act.status in _DONE_WITH else None


def confidence(act: Act) -> float:
    """How sure the coding is: more words named by the rule and more sides found say more."""
    sides = bool(act.actors) + bool(act.recipients)
    value = 0.35 + 0.1 * min(act.evidence, 4) + 0.1 * sides
    return round(min(value - (0.1 if act.status == "hypothetical" else 0), 0.95), 2)


def is_historical(when: Date, published: str | None) -> bool:
    """Whether an event's date lies so far before publication that it is background."""
    if published is None or when.end is None:
        return False
    limit = date.fromisoformat(published) - timedelta(days=HISTORICAL_DAYS)
    return date.fromisoformat(when.end) < limit


def _rises(party: Party) -> bool:
    return party.sector in {"REB", "PRM"}


def _according_to(act: Act, trigger: Span, scene: Scene) -> Party | None:
    """Return the speaker of words that tell of a deed; a speaker's own act is his, not reported."""
    source = scene.source(trigger.start)
    if source is None or any(same(source, actor) for actor in act.actors):
        return None
    own = any(
        source.country and (source.country, _rises(source)) == (actor.country, _rises(actor))
        for actor in act.actors
    )
    return None if own and act.type not in FORCE else source
