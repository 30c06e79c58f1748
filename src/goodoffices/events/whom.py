"""Whose an act is and whom it is done to, settled where the roles of its rule leave it open.

Forces without a flag are of whoever orders them, an arrest is by the state where it was, and two
who agree do so with one another; else the words around an act tell whom it reaches.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from goodoffices.actors.identity import without
from goodoffices.events.acts import FORCE, Act
from goodoffices.events.arms import listed, striking, struck
from goodoffices.events.judged import judged
from goodoffices.events.reach import (
    OPEN_TALKS,
    less_guesses,
    less_own_arms,
    less_own_forces,
    reached,
)
from goodoffices.events.who import Mentions
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Party

DONE_IN = "where it was done"  # an arrest's doer, who goes without saying
_BY_STATES = frozenset({"arrest", "convict"})
_SENT = frozenset({"RETREAT", "MOBILIZE"})
_ORDERING = frozenset(
    "speed accelerate hasten order complete announce begin start finish continue resume delay slow".split()
)
_SENDING = frozenset({"send", "dispatch", "despatch", "appoint", "name"})
_FOR_THIRDS = frozenset({"033", "039"})  # CAMEO: aid and mediation are agreed on for others


def with_whom(act: Act, sentence: Sentence, frames: Mapping[int, Frame], mentions: Mentions) -> Act:
    """Return an act with whom it reaches where no role names anybody, its own troops left out."""
    act = _less_himself(act)
    act = _with_sender(act, sentence, mentions)
    act = _with_author(act, sentence, mentions)
    act = _with_land(act, sentence, mentions)
    if craft := striking(act, sentence, frames):
        act = act.changed("by what struck", actors=craft)
    if things := listed(act, sentence, frames, mentions):
        act = act.changed("with what else was struck", recipients=(*act.recipients, *things))
    named = less_guesses(act.recipients, act)
    if named != act.recipients:
        act = act.changed("its country was a guess", recipients=named)
    kept = act.recipients if act.mode == "release" else less_own_forces(act.recipients, act)
    if act.type == "PROTEST" and kept and all(_is_scene(p, sentence, mentions) for p in kept):
        aimed = reached(act, sentence, mentions)
        known = any(p.country for p in aimed)
        return act.changed("whose doing it is against", recipients=aimed) if known else act
    if kept:
        return (
            act if kept == act.recipients else act.changed("less its own troops", recipients=kept)
        )
    act = act.changed("less its own troops", recipients=()) if act.recipients else act
    together = act.type == "AGREE" and act.cameo[:3] not in _FOR_THIRDS
    together = together or act.rule == OPEN_TALKS
    if together and len({p.actor or p.text for p in act.actors}) > 1:
        return act.changed("with one another", recipients=act.actors, mutual=True)
    if found := judged(act, sentence, frames, mentions):
        return act.changed("whose doing it is", recipients=found)
    if len(act.actors) > 1 and _each_other(act, sentence, frames):
        return act.changed("each other", recipients=act.actors, mutual=True)
    sent = act.cameo[:3] in _FOR_THIRDS and _is_sent(act, sentence)
    found = () if sent else less_own_arms(reached(act, sentence, mentions), act)
    found = found or struck(act, sentence, frames, mentions)
    return act.changed("by what it is done to", recipients=found) if found else act


def _less_himself(act: Act) -> Act:
    """Return a deed of force without a doer whose very words say whom it was done to: "held for a month"."""
    done_to = {(p.start, p.end) for p in act.recipients}
    own = act.type in FORCE and not act.mutual and bool(act.actors)
    if own and all((p.start, p.end) in done_to for p in act.actors):
        return act.changed("nobody does it to himself", actors=())
    return act


def _is_sent(act: Act, sentence: Sentence) -> bool:
    """Whether somebody is sent to do it, who is no side of it: "offered to send Diop to mediate"."""
    near = {sentence.tokens[act.home].head, *(sentence.tokens[k].head for k in act.covers)}
    return any(sentence.tokens[k].lemma in _SENDING for k in near)


def _is_scene(party: Party, sentence: Sentence, mentions: Mentions) -> bool:
    """Whether a party is only the place where people march."""
    at = (t.i for t in sentence.tokens if party.start <= t.start < party.end)
    return all(mentions.kind_at(k) == "place" for k in at)


def _each_other(act: Act, sentence: Sentence, frames: Mapping[int, Frame]) -> bool:
    """Whether two do it to each other: "accused each other", "fired at one another"."""
    tokens = sentence.tokens
    frame = frames.get(act.home)
    done_to = frame.fill("patient", "on", "at", "with", "against", "dative") if frame else ()
    pairs = {(tokens[k - 1].text.lower(), tokens[k].text.lower()) for k in done_to if k}
    by_each = any(t.text.lower() == "each" for t in tokens[: act.home])
    mutual = {("each", "other"), ("one", "another")} | ({("the", "other")} if by_each else set())
    return bool(pairs & mutual)


def _with_sender(act: Act, sentence: Sentence, mentions: Mentions) -> Act:
    """Return an act of forces without a flag as that of whoever orders it: "sped up a pullout of troops"."""
    noun = sentence.tokens[act.home]
    unknown = not any(p.actor or p.country for p in act.actors)
    if act.type not in _SENT or not act.actors or not unknown or noun.dep != "dobj":
        return act
    if sentence.tokens[noun.head].lemma not in _ORDERING:
        return act
    senders = (
        p
        for t in sentence.below(noun.head, "nsubj")
        for p in mentions.parties_at(t.i, places=False)
    )
    known = tuple(p for p in senders if p.country)
    return act.changed("whose troops they are", actors=known) if known else act


def _with_author(act: Act, sentence: Sentence, mentions: Mentions) -> Act:
    """Return a deed without a doer as by whom it is told: "reversed an offensive on Homs by the army".

    The parser hangs that "by" on the verb, though the verb has its own subject.
    """
    tokens = sentence.tokens
    noun = tokens[act.home]
    if act.actors or act.dropped or act.type not in FORCE or noun.pos != "NOUN":
        return act
    for owner in sentence.below(noun.i, "poss"):  # "known for their raids"
        own = mentions.parties_at(owner.i, places=False) if owner.tag == "PRP$" else ()
        if told := without(own, act.recipients):
            return act.changed("whose deed it is", actors=told)
    verb = tokens[noun.head]
    active = any(True for _ in sentence.below(verb.i, "nsubj"))
    for by in sentence.below(verb.i, "agent", "prep") if active else ():
        near = noun.i < by.i <= sentence.subtree(noun.i)[1]
        if by.text.lower() == "by" and near:
            doers = (
                p
                for t in sentence.below(by.i, "pobj")
                for p in mentions.parties_at(t.i, places=False)
            )
            told = without(tuple(doers), act.recipients)
            return act.changed("by whom it is told", actors=told) if told else act
    return act


def _with_land(act: Act, sentence: Sentence, mentions: Mentions) -> Act:
    """Return an arrest or verdict by nobody told as that of the state where it was: "jailed in Chad"."""
    if act.actors or act.dropped or act.mode not in _BY_STATES or act.status != "actual":
        return act
    if sentence.tokens[act.home].pos != "VERB":
        return act
    for prep in sentence.below(act.home, "prep"):
        lands = sentence.below(prep.i, "pobj") if prep.text.lower() == "in" else ()
        for land in lands:
            found = mentions.parties_at(land.i, places=True)
            kind = mentions.kind_at(land.i)
            states = tuple(
                replace(p, why=DONE_IN)
                for p in found
                if p.country and (p.actor == p.country or kind == "place")
            )
            if states and kind in {"place", "state"}:
                return act.changed("by the state where it was", actors=states)
    return act
