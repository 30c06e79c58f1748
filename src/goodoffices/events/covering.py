"""Which predicates an act speaks for, so that they are not told as acts of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from goodoffices.actors.identity import same
from goodoffices.events.acts import COOPERATIVE, Act
from goodoffices.events.gives import EventGives
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence

_IMPOSED = frozenset({"SANCTION", "COERCE", "PROTEST"})  # "imposed sanctions": one act
_VETO = "129"  # "cast its veto" likewise
_SAID_WITH = {"CONCEDE": _IMPOSED, "COOPERATE": frozenset({"MOBILIZE"})}
_STOPPING = frozenset({"in", "to", "of", "on"})
_TO_MEDIATE = "039"
_JUDGED = "116"
_BARRING = frozenset({"REJECT", "COERCE", "SANCTION"})
_UNTOLD = frozenset({"REJECT", "THREATEN", "REQUEST", "AGREE"})  # nor is what they are about


def spoken_for(
    frame: Frame,
    gives: EventGives,
    frames: Mapping[int, Frame],
    inner: Callable[[int], tuple[Act, ...]],
    sentence: Sentence,
) -> frozenset[int]:
    """Return the predicates an act speaks for: "brokered a truce" leaves no truce to tell apart."""
    covers = {frame.head}
    for token in _about(frame, gives, sentence):
        if token not in frames:
            continue
        for act in inner(token):
            if token in frames[act.home].fill("patient") and not gives.undoes:
                continue
            if gives.undoes or _is_one_with(act, token, gives, sentence):
                covers |= act.covers
        if gives.undoes:  # "prevented a march staged by students"
            covers |= {f.head for f in frames.values() if token in f.fill("patient")}
    if gives.cameo == _JUDGED:  # "held Chad liable": nobody blames it beside
        blamed = (k for k in frame.fill("attr") if all(a.type == "ACCUSE" for a in inner(k)))
        covers.update(blamed)
    for token in _kept_from(frame, gives, sentence):
        covers |= {k for act in inner(token) for k in act.covers}
    return frozenset(covers)


def unreal_with(
    act: Act, frames: Mapping[int, Frame], acts: Callable[[int], tuple[Act, ...]]
) -> Act:
    """Return an act not done that speaks for the same deed told by its verb's noun.

    "Did not go on hunger strike", "plans to file a lawsuit": there was no strike, no lawsuit yet.
    """
    frame = frames.get(act.home)
    if frame is None or frame.kind != "verb" or (act.status == "actual" and not act.dropped):
        return act
    nouns = (k for k in frame.fill("patient", "on") if k in frames and frames[k].kind == "noun")
    told = {
        k
        for noun in nouns
        for one in acts(noun)
        if one.type == act.type and one.status == "actual" and _is_of(one, act)
        for k in one.covers
    }
    return act.changed("with its noun", covers=act.covers | told) if told - act.covers else act


def _is_of(noun: Act, act: Act) -> bool:
    """Whether a deed told by a noun has no other doer than the verb's."""
    return all(any(same(one, own) for own in act.actors) for one in noun.actors)


def _about(frame: Frame, gives: EventGives, sentence: Sentence) -> Iterator[int]:
    """Yield what is done or said of; of a truce that fails, its subject."""
    ends = ("agent",) if gives.mode == "ceasefire" else ()  # "the truce collapsed"
    above = sentence.tokens[frame.head].head  # "the truce brokered by": told for itself
    if _is_call(gives):
        yield from frame.fill("for")
    helped = gives.cameo == "045" and frame.infinitive  # "to help both sides reach a deal"
    offered = gives.cameo == _TO_MEDIATE  # "offered her help in easing the row"
    clauses = ("comp",) if gives.type in _UNTOLD or helped or gives.undoes else ()
    told = (*clauses, *(("in", "to") if offered else ()))
    if offered:
        for noun in frame.fill("patient"):
            yield from (
                t.i for p in sentence.below(noun, "prep") for t in sentence.below(p.i, "pcomp")
            )
    borne = ("under",) if gives.type in _IMPOSED else ()  # "was placed under sanctions"
    for token in frame.fill("patient", *ends, *told, *borne):
        if token != above or gives.undoes:
            yield token


def _is_one_with(act: Act, token: int, gives: EventGives, sentence: Sentence) -> bool:
    """Whether an act below is the same act, or is only asked for, promised, refused."""
    own = act.type == gives.type and (gives.type in _IMPOSED or act.cameo == gives.cameo == _VETO)
    noun = sentence.tokens[token].pos == "NOUN"  # "rolled back tariffs", "staged a war game"
    alone = gives.both and len(act.actors) == 1  # who drills alone has no partner
    own = own or (noun and not alone and act.type in _SAID_WITH.get(gives.type, ()))
    asked = gives.type in _UNTOLD and sentence.tokens[token].pos == "VERB"
    called_for = _is_call(gives) and act.type == "SANCTION"
    return act.type in COOPERATIVE or own or asked or called_for


def _is_call(gives: EventGives) -> bool:
    """Whether an act calls for others: "urged a boycott", "called for sanctions against"."""
    return gives.type == "REQUEST" or gives.cameo == "113"


def _kept_from(frame: Frame, gives: EventGives, sentence: Sentence) -> Iterator[int]:
    """Yield what did not come about: "barred from travelling", "warned of an intervention"."""
    if gives.type in _BARRING:
        yield from (k for k in frame.fill("from") if sentence.tokens[k].pos == "VERB")
        if gives.mode == "meet" and frame.kind == "noun":  # "their boycott of talks"
            yield from frame.fill("of")
    elif gives.type == "THREATEN":
        yield from (k for k in frame.fill("of", "with") if sentence.tokens[k].pos == "NOUN")
    elif gives.mode == "ceasefire":
        yield from _stopped(frame, sentence)
    elif gives.mode == "disapprove":  # "came under attack for its stance"
        yield from frame.fill("under")


def _stopped(frame: Frame, sentence: Sentence) -> Iterator[int]:
    """Yield the fighting in "a pause in the fighting", "declared a halt to attacks"."""
    nouns = (frame.head,) if frame.kind == "noun" else frame.fill("patient", "agent")
    for noun in nouns:
        for prep in sentence.below(noun, "prep"):
            if prep.text.lower() in _STOPPING:
                yield from (t.i for t in sentence.below(prep.i, "pobj"))
