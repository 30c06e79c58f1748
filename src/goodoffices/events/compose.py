"""What an operator makes of the act it is said of: offered, refused, ended, denied, planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from goodoffices.actors.identity import belongs, distinct, same, without
from goodoffices.events.acts import COOPERATIVE, FORCE, Act
from goodoffices.events.gives import ABSORBING, NOUN_ACTORS, VERB_ACTORS, OperatorGives
from goodoffices.events.modality import WILL_NOT
from goodoffices.events.ontology import Ontology
from goodoffices.events.stands_for import is_asked_for
from goodoffices.events.view import OFFICIAL
from goodoffices.events.who import Who
from goodoffices.language.frames import Frame
from goodoffices.rules import Match
from goodoffices.shapes import Party, Status

_WARNING = frozenset({"warn", "caution", "alert"})
_TOLL = frozenset({"leave", "kill", "wound", "injure", "destroy", "damage"})
_SAME_DOER = frozenset(
    {"begin", "plan", "fail", "deny"}
)  # who says, denies or fears it did not do it
_MEANT = {"036": "046", "039": "045"}  # what talks and mediation that were only meant to be are
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


class Composer:
    """Applies operators to acts, in one sentence."""

    def __init__(self, ontology: Ontology, frames: Mapping[int, Frame], who: Who) -> None:
        self.ontology = ontology
        self.frames = frames
        self.who = who

    def made(self, match: Match, frame: Frame, act: Act) -> Act | None:
        """Return what the operator makes of `act`, or None where the two don't go together."""
        gives: OperatorGives = match.rule.gives
        name, why = gives.operator, match.rule.id
        if act.dropped or (gives.said and not self._is_of_another(match, frame, act)):
            return None
        if name == "fail" and frame.negated and not gives.negated:
            return None  # "will not derail the talks": they go on
        if name in ABSORBING or name == "accuse":
            warned = name == "threaten" and self.is_warned_of(match, frame, act)
            return (self.foreseen if warned else self._absorbed)(match, frame, act)
        if name == "deny" and act.time == "future" and act.type in COOPERATIVE:
            return self._declined(match, frame, act)
        covers = act.covers | {frame.head}
        if name == "absent":  # what was not prevented happened
            real = frame.negated and not gives.negated
            return None if real else act.changed(why, dropped=True, covers=covers)
        made = act.changed(
            why,
            status=gives.status or _STATUS.get(name, act.status),
            covers=covers,
            undone=act.undone | _taken_up(gives, frame),
            actors=self._doers(match, frame, act),
        )
        if act.mode == "ceasefire" and self.frames[act.home].kind == "noun":
            made = made.changed("told by the verb", trigger=self._trigger(frame, act))
        if act.mutual and not (made.actors or made.recipients):
            sides = self._between(frame) or (self._brokered(act) if name == "fail" else ())
            made = made.changed("of those it was made between", actors=sides, recipients=sides)
        if (
            name == "fail" and act.status == "planned" and act.cameo in _MEANT
        ):  # "his bid to mediate"
            made = made.recoded(self.ontology.codes[_MEANT[act.cameo]], "it failed")
        return self._planned(made, frame) if name == "plan" else made

    def with_deed(self, match: Match, frame: Frame, act: Act, made: Act | None) -> list[Act]:
        """Return what an operator makes of an act, and, of an accusation, the deed too."""
        gives: OperatorGives = match.rule.gives
        deed = gives.operator == "accuse" and act.type in FORCE | {"AID"}
        told = [made] if made is not None else []
        if deed and (told or not gives.said):
            told.insert(0 if gives.said else len(told), self.accused(match, frame, act))
        return told

    def is_warned_of(self, match: Match, frame: Frame, act: Act) -> bool:
        """Whether a warning is of what others may do: "warned the camp that rebels could storm it"."""
        if frame.lemmas[-1] not in _WARNING or act.type not in FORCE:
            return False
        sides = (*self.subjects(match, frame), *self.who.along(("patient|dative",), frame))
        return bool(act.actors) and not any(belongs(a, s) for a in act.actors for s in sides)

    def forewarned(self, match: Match, frame: Frame, acts: Iterable[Act]) -> list[Act]:
        """Return what others may do, in a warning of it: "warned of a rebel attack"."""
        if match.rule.gives.operator != "threaten":
            return []
        real = [act for act in acts if act.status == "actual"]
        return [
            self.foreseen(match, frame, act) for act in real if self.is_warned_of(match, frame, act)
        ]

    def foreseen(self, match: Match, frame: Frame, act: Act) -> Act:
        """Return an act that somebody warns others may do."""
        return act.changed(
            f"{match.rule.id}: of what others may do",
            status="hypothetical",
            time="future",
            covers=act.covers | {frame.head},
        )

    def _is_of_another(self, match: Match, frame: Frame, act: Act) -> bool:
        """Whether a deed is told as done by another than who says so, or his country."""
        sayers = self.subjects(match, frame)
        own = {p.country for p in sayers if p.country}
        if not sayers or (not own and sayers[0].sector in OFFICIAL):
            return False  # whose ministry it is, is not told
        done = act.status == "actual" and act.time != "future"
        return done and bool(act.actors) and all(p.country not in {None, *own} for p in act.actors)

    def asking(
        self,
        frame: Frame,
        name: str,
        inner: Act | None,
        sides: tuple[tuple[Party, ...], tuple[Party, ...]],
    ) -> Act | None:
        """Return the request by the first of `sides` that the second do what `frame` says."""
        code = self.ontology.compose(name, inner.cameo if inner else "")
        if code is None or code.type is None:
            return None
        return Act(
            home=frame.head,
            rule=f"modal.{name}",
            evidence=2 + (inner.evidence if inner else 0),
            type=code.type,
            mode=code.mode,
            cameo=code.code,
            contexts=code.contexts,
            trigger=(frame.head, frame.head + 1),
            covers=frozenset({frame.head}) | (inner.covers if inner else frozenset()),
            actors=sides[0],
            recipients=sides[1],
            status="sought",
            time="future",
            trail=(f"said that somebody {'must' if name == 'demand' else 'should'}",),
        )

    def _doers(self, match: Match, frame: Frame, act: Act) -> tuple[Party, ...]:
        """Return whose the act is: its own doers, or who denies, plans or fails at it."""
        gives: OperatorGives = match.rule.gives
        if gives.actors == ():  # who foils or uncovers a plot is not the plotter
            return without(act.actors, self.who.along(VERB_ACTORS, frame))
        said = gives.actors is not None  # "weighs sanctions": who weighs them would impose them
        own = said or gives.operator in _SAME_DOER or gives.negated  # "has not ruled out strikes"
        inner = self.frames.get(act.home)
        tokens = self.who.sentence.tokens
        asked = inner is not None and any(
            is_asked_for(tokens[k], self.who.sentence) for k in inner.fill("agent")
        )  # "tried to find out who abducted them": who tried did not
        own = own and not asked
        expected = frame.passive and gives.operator == "plan"  # "is expected in Lusaka for talks"
        due = self.who.along(("patient",), frame) if expected else ()
        return act.actors or (self.subjects(match, frame) if own else ()) or due

    def _declined(self, match: Match, frame: Frame, act: Act) -> Act | None:
        """Return the refusal in a denial of what was to come: "denied that it would withdraw"."""
        code = self.ontology.compose("refuse", act.cameo)
        covers = act.covers | {frame.head}
        actors = self.subjects(match, frame) or act.actors
        if code is None:
            return None
        return act.recoded(code, "denied", status="actual", actors=actors, covers=covers)

    def _between(self, frame: Frame) -> tuple[Party, ...]:
        """Return the sides told behind what is said of an act: "talks stalled between the two"."""
        sides = self.who.along(("between|among",), frame)
        return sides if len(sides) > 1 else ()

    def _brokered(self, act: Act) -> tuple[Party, ...]:
        """Return the sides of what was "brokered by Egypt between Israel and Hamas"."""
        made = (
            f
            for f in self.frames.values()
            if f.link in {"acl", "relcl"} and act.home in f.fill("patient")
        )
        return distinct(p for f in made for p in self.who.along(("between|among|with|out_of",), f))

    def _planned(self, act: Act, frame: Frame) -> Act:
        if act.type in COOPERATIVE - {"AGREE"}:
            code = self.ontology.compose("intent", act.cameo)
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
        if name in {"intent", "threaten"} and act.type == "THREATEN":  # "vowed to retaliate"
            actors = act.actors or self.subjects(match, frame)
            return act.changed(match.rule.id, actors=actors, covers=act.covers | {frame.head})
        if name == "intent" and act.type not in COOPERATIVE | FORCE:
            refused = act.type == "REJECT" and WILL_NOT in act.trail  # "vowed not to negotiate"
            status: Status = "actual" if refused else "planned"
            return act.changed(match.rule.id, status=status, covers=act.covers | {frame.head})
        code = self.ontology.compose(name, act.cameo)
        if code is None or code.type is None:
            return None
        actors = self.subjects(match, frame)
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
            undone=_taken_up(gives, frame),
        )

    def _reversed(
        self, match: Match, frame: Frame, act: Act, actors: tuple[Party, ...]
    ) -> Act | None:
        """End an act: the doer eases it; a third party that ends others' fighting mediates."""
        ontology = self.ontology
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

    def alone(self, match: Match, frame: Frame, untold: frozenset[int]) -> Act | None:
        """Return what the operator tells by itself; `untold` inner predicates go with it."""
        gives: OperatorGives = match.rule.gives
        code = self.ontology.compose(gives.operator, "")
        actors = self.subjects(match, frame)
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
            covers=untold | {frame.head},
            actors=actors,
            recipients=without(self.who.along(gives.recipients, frame), actors),
            status=gives.status or _STATUS.get(gives.operator, "actual"),
            undone=_taken_up(gives, frame),
            trail=(f"{match.rule.id}: what for is not coded",),
        )

    def accused(self, match: Match, frame: Frame, act: Act) -> Act:
        """Return the act somebody is accused of, as the accused's."""
        accused = self.who.along(match.rule.gives.recipients, frame)
        return act.changed(
            f"{match.rule.id}: according to the accuser",
            actors=act.actors or accused,
            covers=act.covers,
        )

    def subjects(self, match: Match, frame: Frame) -> tuple[Party, ...]:
        """Return the parties that do what a rule matched."""
        paths = match.rule.gives.actors
        if paths is None:
            paths = VERB_ACTORS if frame.kind != "noun" else NOUN_ACTORS
        places: bool = getattr(match.rule.gives, "places", False)
        found = self.who.along(paths, frame, places=places)
        if frame.kind == "noun" and getattr(match.rule.gives, "type", "") == "PROTEST":
            start = self.who.sentence.tokens[frame.head].start  # no rally holds itself
            found = tuple(p for p in found if not p.start <= start < p.end)
        above = self.frames.get(frame.parent) if frame.parent is not None else None
        if above is None or not found or not _is_trailing(frame, above):
            return found
        if match.rule.gives.type != "ASSAULT":
            return ()  # nobody left
        return self.who.along(("agent|by",), above)  # "was ambushed by rebels, leaving four dead"

    def _trigger(self, frame: Frame, act: Act) -> tuple[int, int]:
        """The operator's words up to the act's own, where they stand close together."""
        first, last = min(frame.head, act.trigger[0]), max(frame.head + 1, act.trigger[1])
        return (first, last) if last - first <= 5 else (frame.head, frame.head + 1)


def _is_trailing(frame: Frame, above: Frame) -> bool:
    """Whether a participle tells what came of that which was done to the subject of `above`."""
    if frame.link != "advcl" or frame.marker or frame.head < above.head or not above.passive:
        return False
    shared = set(frame.fill("agent")) & set(above.fill("patient"))
    return bool(shared) and not _TOLL.isdisjoint(frame.lemmas)


def _taken_up(gives: OperatorGives, frame: Frame) -> frozenset[int]:
    """The predicate whose negation an operator has said the meaning of, with a noun the verb it leans on."""
    if not gives.negated:
        return frozenset()
    return frozenset({frame.head} if frame.light is None else {frame.head, frame.light})


def takes(gives: OperatorGives, act: Act) -> bool:
    """Whether an operator speaks of such acts; who agrees promises no refusal but his own."""
    if (gives.of and act.type not in gives.of) or act.type in gives.but:
        return False
    own = gives.operator != "intent" or act.type != "REJECT" or WILL_NOT in act.trail
    return own or not gives.of
