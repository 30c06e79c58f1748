"""Third parties through whom two sides deal: told beside what the two do, not as a deed of their own.

"Iran and Iraq held talks through Oman", "with Omani help", "with Oman in the chair": Oman goes between
them. Who names a mediation or a go-between is read by the rules of those nouns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodoffices.actors.identity import distinct, without
from goodoffices.events.acts import Act
from goodoffices.events.beside import clause_of
from goodoffices.events.coder import Coder
from goodoffices.events.who import HELP
from goodoffices.language.frame import Frame
from goodoffices.language.tokens import Token
from goodoffices.shapes import Party

RULE = "thirds.through"
_MEDIATING, _TO_MEDIATE = "045", "039"
_DEALING = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT"})
_THROUGH = frozenset({"through", "via"})
_HAD = frozenset({"with", "under"})
_HELP = HELP - {"participation", "approval", "blessing", "consent", "knowledge", "backing"}
_OF = ("of|from|by|poss|mod",)
_CHAIR = frozenset({"chair"})
_SERVING = frozenset({"act", "serve", "preside"})
_BETWEEN = frozenset(
    {"mediator", "intermediary", "go-between", "middleman", "facilitator", "broker"}
)
_OPEN = frozenset({"denied", "hypothetical"})
_TWO = 2


def with_thirds(coder: Coder, acts: list[Act]) -> list[Act]:
    """Return acts and the mediation told beside them; who only went between is no side."""
    found = list(_thirds(coder, acts))
    helped = {act.home: act for act in found}
    sides = [_without(act, helped[act.home]) if act.home in helped else act for act in acts]
    return [*sides, *found]


def _thirds(coder: Coder, acts: Iterable[Act]) -> Iterator[Act]:
    joint = [act for act in acts if act.type in _DEALING and act.status not in _OPEN]
    for prep in coder.sentence.tokens if joint else ():
        if prep.dep != "prep" or prep.text.lower() not in _THROUGH | _HAD:
            continue
        frame = clause_of(prep, coder)
        if frame is None or frame.negated:
            continue
        told = {prep.head, frame.head}
        act = next((a for a in joint if a.home in told or not told.isdisjoint(a.covers)), None)
        if act is not None:
            yield from _between(act, prep, frame, coder)


def _without(act: Act, found: Act) -> Act:
    sides = without(act.recipients, found.actors)
    return (
        act
        if sides == act.recipients
        else act.changed("but not by its go-between", recipients=sides)
    )


def _between(act: Act, prep: Token, frame: Frame, coder: Coder) -> Iterator[Act]:
    ahead = act.status == "planned" and (frame.tense == "future" or frame.infinitive)
    code = coder.lexicon.ontology.codes[_TO_MEDIATE if ahead else _MEDIATING]
    through = prep.text.lower() in _THROUGH
    if code.type is None or (through and act.type not in {"CONSULT", "AGREE"}):
        return
    for noun in coder.sentence.below(prep.i, "pobj"):
        carried = through or _is_serving(noun, coder)
        who = coder.who.of(noun.i, places=True) if carried else _helping(noun, coder)
        sides = without(distinct((*act.actors, *act.recipients)), who)
        if who and len(sides) >= _TWO:
            yield act.recoded(
                code,
                RULE,
                rule=RULE,
                evidence=_TWO,
                trigger=(prep.i, noun.i + 1),
                covers=frozenset({noun.i}),
                actors=who,
                recipients=sides,
                mutual=False,
                status="actual" if act.status == "planned" and not ahead else act.status,
            )


def _helping(noun: Token, coder: Coder) -> tuple[Party, ...]:
    """Return whose help a noun names."""
    frame = coder.frames.get(noun.i)
    return coder.who.along(_OF, frame) if frame is not None and noun.lemma in _HELP else ()


def _is_serving(noun: Token, coder: Coder) -> bool:
    """Whether somebody is told to serve two others: "with Oman in the chair", "as go-between"."""
    sentence = coder.sentence
    first = noun.i + 1
    words = sentence.tokens[first : first + 4]
    lemmas = {word.lemma for word in words}
    led = bool(words) and (words[0].text.lower() in {"in", "as"} or words[0].lemma in _SERVING)
    return led and not lemmas.isdisjoint(_CHAIR | _BETWEEN)
