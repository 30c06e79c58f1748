"""What those in power bring about by saying so: courts that make others pay, rulers who decree and forbid.

"Chad must pay 40 million, judges decided": a judgment, and no request.
"The general said the constitution was suspended": he suspended it.
"Women may no longer travel, the Taliban told airlines": the Taliban keep them from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodoffices.actors.identity import without
from goodoffices.events.acts import Act
from goodoffices.events.coder import Coder
from goodoffices.language.frames import Frame
from goodoffices.shapes import Party

_PAYING = frozenset({"pay", "compensate", "reimburse", "repay", "indemnify"})
_JUDGMENT, _BANNED = "116", "172"
_DECREED = frozenset({"martial-law", "curfew"})
_RULING = frozenset({"GOV", "MIL", "COP", "REB", "PRM", "JUD"})
_STATE = _RULING | {"LEG", "SPY", "UAF"}
_LETTING = frozenset({"allow", "permit", "let"})
_DECREEING = frozenset({"decree", "order", "rule", "announce"})
_BODIES = frozenset({"UNO", "IGO", "EUR", "NGO"})
_OF_LEAVE = frozenset(  # who "can no longer" do these is kept from them; who can't afford bread is poor
    "study work travel vote drive attend leave publish broadcast preach teach enter run stand wear sing"
    " gather march board print appeal practise fish farm trade cross assemble worship".split()
)


def ruled(acts: Iterable[Act], coder: Coder) -> Iterator[Act]:
    """Yield acts as those who order them leave them, and what rulers are told to forbid."""
    told: set[int] = set()
    for act in acts:
        told |= {act.home, *act.covers}
        yield _by_court(act, coder) or _by_who_says_so(act, coder) or act
    for i, frame in coder.frames.items():
        if i not in told and frame.kind == "verb" and frame.negated:
            yield from _forbidden(frame, coder)


def _by_court(act: Act, coder: Coder) -> Act | None:
    """Return the judgment in "a court ordered Chad to pay", which is no request."""
    frame = coder.frames.get(act.home)
    if act.type != "REQUEST" or frame is None or not act.recipients:
        return None
    told = [frame, *(coder.frames[k] for k in frame.fill("comp") if k in coder.frames)]
    pays = any(not _PAYING.isdisjoint(one.lemmas) for one in told)
    court = bool(act.actors) and all(party.sector == "JUD" for party in act.actors)
    code = coder.lexicon.ontology.codes[_JUDGMENT]
    ruled_so = act.recoded(code, "ruled by a court", status="actual", time="past")
    return ruled_so if pays and court and not frame.negated else None


def _by_who_says_so(act: Act, coder: Coder) -> Act | None:
    """Return who decreed it in "the general said the constitution was suspended"."""
    if act.actors or act.type != "COERCE" or act.mode not in _DECREED or act.status != "actual":
        return None
    source = coder.who.source(coder.sentence.tokens[act.home].start)
    if source is None or source.sector not in {"MIL", "GOV"}:
        return None
    if any(party.country != source.country for party in act.recipients):
        return None  # "was declared in Haiti, the French ministry said"
    return act.changed("by who said so", actors=(source,))


def _forbidden(frame: Frame, coder: Coder) -> Iterator[Act]:
    """Yield what is kept from people: "may no longer travel, the Taliban said", "does not let them drive"."""
    letting = not _LETTING.isdisjoint(frame.lemmas)
    paths = ("patient|comp.agent",) if letting else ("agent|patient",)
    barred = coder.who.along(paths, frame)
    rulers = coder.who.along(("agent",), frame) if letting else ()
    if not rulers:
        rulers = _decreeing(frame, coder)
    if not rulers:
        source = coder.who.source(coder.sentence.tokens[frame.head].start)
        rulers = (source,) if source is not None else ()
    if not (letting or _is_of_leave(frame, coder)) or not _are_rulers(rulers):
        return
    whom = tuple(p for p in without(barred, rulers) if _is_people(p))
    if whom and (not letting or frame.fill("comp")) and not {"would", "will"} & set(frame.modals):
        yield _act(frame, rulers, whom, coder)


def _is_of_leave(frame: Frame, coder: Coder) -> bool:
    """Whether a clause says what one may not: "may not", "can no longer"; not what one can't afford."""
    if not any(t.text.lower() == "longer" for t in coder.sentence.hanging[frame.head]):
        return False
    return "may" in frame.modals or (
        "can" in frame.modals and not _OF_LEAVE.isdisjoint(frame.lemmas)
    )


def _decreeing(frame: Frame, coder: Coder) -> tuple[Party, ...]:
    """Return who decrees what a clause says."""
    above = coder.frames.get(frame.parent) if frame.parent is not None else None
    if above is None or frame.link != "comp" or _DECREEING.isdisjoint(above.lemmas):
        return ()
    return coder.who.along(("agent",), above)


def _are_rulers(parties: tuple[Party, ...]) -> bool:
    own = (p.sector in _RULING or p.sector is None for p in parties if p.country not in _BODIES)
    return bool(parties) and any(own)


def _is_people(party: Party) -> bool:
    """Whether a party is people that a state can bar, and no part of one."""
    return party.sector is not None and party.sector not in _STATE


def _act(frame: Frame, who: tuple[Party, ...], whom: tuple[Party, ...], coder: Coder) -> Act:
    code = coder.lexicon.ontology.codes[_BANNED]
    return Act(
        home=frame.head,
        rule="ruling.forbidden",
        evidence=3,
        type="COERCE",
        mode="restrict",
        cameo=code.code,
        contexts=code.contexts,
        trigger=(frame.head, frame.head + 1),
        covers=frozenset({frame.head}),
        actors=who,
        recipients=whom,
        time="present",
        trail=("said that they may not",),
    )
