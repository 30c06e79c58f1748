"""Who fights on one side: help by arms that a clause tells beside the deed.

"Malian jets struck in support of French troops": they help the French. "Took the town with the help of
militias": the militias helped. "Fought the rebels alongside Chadian soldiers": both fought them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodoffices.actors.identity import without
from goodoffices.events.acts import Act
from goodoffices.events.arms import crafts
from goodoffices.events.coder import Coder
from goodoffices.events.modality import with_modality
from goodoffices.events.view import ARMED
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Token
from goodoffices.shapes import Party

RULE = "beside.in-arms"
_WAGED = frozenset({"ASSAULT", "MOBILIZE"})
_FIGHTING = frozenset({"fight", "battle"})
_HELP = frozenset("help support aid assistance backing cover".split())
_GUNS = frozenset(
    "artillery aircraft jet tank warplane helicopter gunship airpower warship".split()
)
_COVERING = frozenset({"support", "assist", "back", "escort", "cover", "protect"})
_HELPED = ("patient.by|patient.of|patient.poss|patient.mod|patient",)
_GIVEN = frozenset({"in"})  # "in support of"
_HAD = frozenset({"with", "under"})  # "with the help of"
_ALONG = frozenset({"alongside", "beside"})
_LEADING = _GIVEN | _HAD | _ALONG | {"on"}
_FROM = ("of|from|by|poss|mod",)
_HUNG = frozenset({"dobj", "pobj", "prep", "conj", "nsubj", "nsubjpass"})
_UNITED = frozenset("coordination cooperation conjunction concert partnership alliance".split())
_SIDES = frozenset({"side", "behalf"})
_MEANT = frozenset({"will"})
_OPEN = frozenset({"hypothetical", "denied", "failed"})
_AID, _TOGETHER = "072", "062"


def beside(coder: Coder, acts: Iterable[Act]) -> Iterator[Act]:
    """Yield the help in arms that is told with `acts`, and with moves that are no acts of their own."""
    told = [act for act in acts if act.type in _WAGED and act.status not in _OPEN]
    for prep in coder.sentence.tokens:
        if prep.dep != "prep" or prep.text.lower() not in _LEADING:
            continue
        frame = clause_of(prep, coder)
        if frame is not None:
            deed = next((a for a in told if frame.head in a.covers or a.home == frame.head), None)
            yield from _helped(prep, frame, deed, coder)
    for frame in coder.frames.values():
        if frame.kind == "verb" and not _COVERING.isdisjoint(frame.lemmas) and not frame.negated:
            yield from _covered(frame, coder)
            yield from _aimed(frame, told, coder)


def _covered(frame: Frame, coder: Coder) -> Iterator[Act]:
    """Yield the help of planes that are nobody's in particular: "Tornados supporting Malian troops"."""
    planes = crafts(frame, coder.sentence) or _gunners(frame, coder)
    if planes and not coder.acts(frame.head) and _MEANT.issuperset(frame.modals):
        helped = coder.who.along(("patient",), frame)
        yield from _act(_AID, coder.sentence.tokens[frame.head], frame, (planes, helped), coder)


def _gunners(frame: Frame, coder: Coder) -> tuple[Party, ...]:
    """Return whose guns or planes help others: "backed by the army's artillery"."""
    tokens = coder.sentence.tokens
    guns = [k for k in frame.fill("agent", "by") if tokens[k].lemma in _GUNS]
    owned = frame.passive and tokens[frame.head].dep in {"acl", "relcl", "advcl"}
    return tuple(p for k in guns if owned for p in coder.who.of(k) if p.sector in ARMED)


def _aimed(frame: Frame, told: list[Act], coder: Coder) -> Iterator[Act]:
    """Yield the help that force was used for: "shelled the hill to support the advance of the troops"."""
    if not frame.infinitive or frame.link != "advcl" or frame.parent is None:
        return
    for deed in told:
        if deed.home == frame.parent or frame.parent in deed.covers:
            helped = coder.who.along(_HELPED, frame)
            doers = deed.actors or crafts(coder.frames[frame.parent], coder.sentence)
            armed = tuple(p for p in helped if p.sector in ARMED)
            yield from _act(_AID, coder.sentence.tokens[frame.head], frame, (doers, armed), coder)
            return


def clause_of(prep: Token, coder: Coder) -> Frame | None:
    """Return the clause that a preposition belongs to, through the noun of its object."""
    above = coder.sentence.tokens[prep.head]
    if above.pos == "PUNCT":
        above = coder.sentence.tokens[above.head]
    while above.pos in {"NOUN", "PROPN"} and above.dep in _HUNG:
        above = coder.sentence.tokens[above.head]
        if above.pos == "ADP":
            above = coder.sentence.tokens[above.head]
    frame = coder.frames.get(above.i)
    return frame if frame is not None and frame.kind == "verb" else None


def _helped(prep: Token, frame: Frame, deed: Act | None, coder: Coder) -> Iterator[Act]:
    doers = deed.actors if deed is not None else coder.who.along(("agent|by",), frame)
    doers = doers or crafts(frame, coder.sentence)
    armed = bool(doers) and (deed is not None or any(p.sector in ARMED for p in doers))
    if not armed or frame.negated or not _MEANT.issuperset(frame.modals):
        return
    word = prep.text.lower()
    for noun in coder.sentence.below(prep.i, "pobj"):
        if word in _ALONG and _is_fight(frame, deed):
            yield from _act(_TOGETHER, noun, frame, (doers, coder.who.of(noun.i)), coder)
        elif noun.lemma in _HELP and word in _GIVEN:
            yield from _act(_AID, noun, frame, (doers, _behind(noun, coder, ("of",))), coder)
        elif _is_had(noun, word) and deed is not None:
            yield from _act(_AID, noun, frame, (_behind(noun, coder, _FROM), doers), coder)
        elif noun.lemma in _UNITED and word in _GIVEN and deed is not None:
            yield from _act(_TOGETHER, noun, frame, (doers, _behind(noun, coder, ("with",))), coder)
        elif noun.lemma in _SIDES and noun.tag != "NNS" and word == "on" and _is_fight(frame, deed):
            yield from _act(_TOGETHER, noun, frame, (doers, _behind(noun, coder, ("of",))), coder)


def _is_had(noun: Token, prep: str) -> bool:
    """Whether a deed is done with somebody's help; "under cover of darkness" or of a drill helps nobody."""
    return noun.lemma in _HELP and prep in _HAD and (prep, noun.lemma) != ("under", "cover")


def _is_fight(frame: Frame, deed: Act | None) -> bool:
    return deed is not None or not _FIGHTING.isdisjoint(frame.lemmas)


def _behind(noun: Token, coder: Coder, paths: tuple[str, ...]) -> tuple[Party, ...]:
    """Return whose help it is, or who is helped."""
    frame = coder.frames.get(noun.i)
    return coder.who.along(paths, frame) if frame is not None else ()


def _act(
    cameo: str,
    noun: Token,
    frame: Frame,
    sides: tuple[tuple[Party, ...], tuple[Party, ...]],
    coder: Coder,
) -> Iterator[Act]:
    code = coder.lexicon.ontology.codes.get(cameo)
    helped = without(sides[1], sides[0])
    if code is None or code.type is None or not sides[0] or not helped:
        return
    act = Act(
        home=frame.head,
        rule=RULE,
        evidence=2,
        type=code.type,
        mode=code.mode,
        cameo=code.code,
        contexts=code.contexts,
        trigger=(noun.i, noun.i + 1),
        covers=frozenset({noun.i}),
        actors=sides[0],
        recipients=helped,
        time=frame.tense,
        mutual=cameo == _TOGETHER,
        trail=(RULE,),
    )
    yield with_modality(act, frame, coder.frames, coder.lexicon.ontology, (), coder.sentence)
