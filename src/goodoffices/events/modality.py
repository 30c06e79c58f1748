"""Negation, modals and conditions: what they make of an act."""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.actors.identity import same
from goodoffices.events.acts import COOPERATIVE, FORCE, Act
from goodoffices.events.hanging import Epithets
from goodoffices.events.ontology import Ontology
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Party

_UNSURE = frozenset({"may", "might", "could", "can"})
_IF = frozenset({"if", "unless", "whether", "should", "lest"})
_ONCE = frozenset({"once", "until", "till"})
WILL_NOT = "will not"  # of a refusal, in the trail
HAD_TO = "had to"  # of a deed, in the trail: done of need
_TOWARD = frozenset({"toward", "towards", "into"})
DUTY = frozenset({"must", "should"})
TO_COME = "to come"  # epithet of what a clause in the future is about


_ON_THE_WAY = frozenset("arrive come fly travel go return head gather prepare wait".split())
_SENSED = frozenset({"see", "hear"})  # "police could be seen beating them"
_PUNISHED = frozenset(
    "arrest detain jail imprison convict execute hang sentence try charge punish fine prosecute"
    " indict behead sack dismiss expel suspend".split()
)
_ANSWERING = frozenset("retaliate strike_back hit_back respond react answer reply counter".split())
_WISHING = frozenset("hope wish doubt fear wonder".split())  # "hoped they would follow suit"
_MARKS = frozenset({"``", "''", ":", ",", "-LRB-"})
_EXPELLED = "166"
_ARRIVING = frozenset("reach arrive get get_through enter make_it".split())
_LETTING = frozenset("let allow permit make be".split())
_LIKING = frozenset("like love prefer".split())  # "would like to meet"
_WHO = frozenset({"that", "who", "which"})
_PERHAPS = frozenset("perhaps probably presumably conceivably theoretically hypothetically".split())
_SUCH = frozenset({"such", "that", "these", "those", "any"})
_CASES = frozenset("circumstances conditions case cases event scenario situation".split())
_DENIABLE = frozenset("ASSAULT COERCE MOBILIZE SANCTION CONSULT COOPERATE AID PROTEST".split())


def with_modality(
    act: Act,
    frame: Frame,
    frames: Mapping[int, Frame],
    ontology: Ontology,
    said: tuple[Party, ...],
    sentence: Sentence,
) -> Act:
    """Return `act` as negation, modals and conditions on its predicate leave it.

    `said`: who says it ("the army said it had not attacked"), so that it is denied.
    """
    if act.dropped or (act.type == "REJECT" and frame.head in act.undone):
        return _if_not(act, frame)
    charged = act.type in COOPERATIVE and _is_charge(frame, frames)
    if charged or _is_for_undone(frame, frames) or _is_rather(frame) or _hit_back(act, frame):
        return act.changed("for what is not done, is done, or is only charged", dropped=True)
    future = _is_future(act, frame, frames)
    if frame.negated and frame.head not in act.undone:
        told = bool(said) and not (frame.modals or frame.infinitive)
        return _negated(act, frame, ontology, future=future, told=told)
    if ("would" in frame.modals or future) and _is_conditional(frame, frames):
        return _conditional(act, frame, said, ontology, future=future)
    forced = (act.type in FORCE and not said) or act.status == "failed"
    forced = forced and _was_forced_to(frame, frames)
    supposed = "would then" if act.status == "actual" and _is_supposed(frame, sentence) else ""
    open_ = "" if forced else supposed or _openness(act, frame, frames, future=future)
    open_ = open_ or _awaited(act, frame, frames) or _by_way_of(act, frame, frames)
    open_ = open_ or _within(act, frame, frames)
    if open_:
        return act.changed(open_, status="hypothetical", time="future")
    act = act.changed(HAD_TO) if forced else act
    future = future or _is_only_aimed_at(act, frame)
    return to_come(act, ontology) if future and act.status == "actual" else act


def _if_not(act: Act, frame: Frame) -> Act:
    """Return a refusal told by a negation; "if Chad does not accept it" leaves it open."""
    if act.dropped or frame.marker not in _IF:
        return act
    return act.changed("if not", status="hypothetical", time="future")


def _is_only_aimed_at(act: Act, frame: Frame) -> bool:
    """Whether an arrest or a seizure is what something is done for: "combed the hills to nab them"."""
    own = act.home == frame.head  # "went on air to say that it was suspended": it is
    return own and act.type == "COERCE" and frame.infinitive and frame.link == "advcl"


def _was_forced_to(frame: Frame, frames: Mapping[int, Frame]) -> bool:
    """Whether a deed was done of need: "police had to fire six rounds"."""
    above = frames.get(frame.parent) if frame.parent is not None else None
    had = above is not None and above.lemmas[-1] == "have" and above.tense == "past"
    return had and set(frame.modals) == {"must"}


def _openness(act: Act, frame: Frame, frames: Mapping[int, Frame], *, future: bool) -> str:
    """Return the words that leave an act open ("may", "if", "were it to"), or ""."""
    if frame.lemmas[-1] == "be" and frame.link == "advcl" and act.status == "planned":
        return "were it to"
    when = frame.marker == "when" and act.type in COOPERATIVE and not future
    once = frame.marker in _ONCE or when
    if once and frame.tense == "present" and not frame.perfect:
        return "once it does"
    if frame.passive and frame.lemmas[-1] in _SENSED and "could" in frame.modals:
        return ""
    if act.cameo == _EXPELLED and set(frame.modals) == {"must"} and frame.marker not in _IF:
        return ""  # an envoy who "must leave within two days" has been told to
    if _first_joined(_let(frame, frames), frames).marker in _IF or set(frame.modals) & (
        _UNSURE | DUTY
    ):
        return "may or if"
    return "would" if "would" in frame.modals and not future else ""


def _doing(frame: Frame, frames: Mapping[int, Frame]) -> Frame | None:
    """Return the verb whose way a gerund tells: "would follow the move by freeing them"."""
    above = frames.get(frame.parent) if frame.parent is not None else None
    if above is None or above.kind == "verb" or frame.marker not in {"by", "in"}:
        return above
    verb = frames.get(above.parent) if above.parent is not None else None
    return verb if verb is not None and above.head in verb.fill("patient") else above


def _by_way_of(act: Act, frame: Frame, frames: Mapping[int, Frame]) -> str:
    """Return what leaves open a deed that is the way of another: "may help by freeing them", or ""."""
    above = _doing(frame, frames)
    if act.status == "actual" and act.type in COOPERATIVE and frame.marker in _TOWARD:
        return "toward"  # "steps towards an amnesty", "pressed into granting one"
    way = above is not None and above.kind == "verb" and frame.marker in {"by", "in", "with"}
    if above is None or not way or act.status != "actual":
        return ""
    hoped = "would" in above.modals and not _is_future(act, above, frames)
    unsure = above.marker == "whether" or set(above.modals) & _UNSURE or hoped
    return "by way of what is open" if unsure else ""


def _within(act: Act, frame: Frame, frames: Mapping[int, Frame]) -> str:
    """Return what leaves open a deed told in an infinitive: "would allow the army to go on", or "".

    So does what would come of it: "bombing the reactor would only delay them".
    """
    above = frames.get(frame.parent) if frame.parent is not None else None
    if frame.infinitive and above is not None and above.kind == "noun":
        noun, above = above, frames.get(above.parent) if above.parent is not None else None
        above = above if above is not None and noun.head in above.fill("attr") else None
    if above is None or act.status != "actual" or frame.kind != "verb":
        return ""
    unsure = set(above.modals) & (_UNSURE | {"would"})
    judged = frame.head in above.fill("agent", "patient") and above.kind == "verb"
    judged = judged or (frame.infinitive and above.lemmas[-1] == "be" and above.has("attr"))
    if unsure and judged:
        return "would be"  # "to arrest him would be folly", "bombing the camp would help nobody"
    if not unsure or not frame.infinitive or frame.link != "comp":
        return ""
    apart = above.lemmas[-1] not in _LIKING and not _is_future(act, above, frames)
    return "in what is open" if apart else ""


def questioned(act: Act, frame: Frame, sentence: Sentence) -> Act:
    """Return an act that is only asked about: "Will the army free him?", "Is Chad about to strike?"."""
    words = [token for token in sentence.tokens if token.tag not in _MARKS]
    asked = any(token.text == "?" for token in sentence.tokens[-2:])
    opens = next((token for token in words if token.tag != "CC"), None)
    if not asked or opens is None or act.status not in {"actual", "planned"}:
        return act
    turned = opens.tag == "MD" or opens.lemma in {"be", "have", "do"}
    if not turned or (frame.head != opens.head and opens.i not in {frame.head, frame.parent}):
        return act
    return act.changed("asked about", status="hypothetical", time="future")


def of_none(act: Act, frame: Frame, frames: Mapping[int, Frame], sentence: Sentence) -> Act:
    """Return an act told as what there is none for, or as another's: "there was no mission to expel him".

    So does "it was not Chad that expelled him".
    """
    above = frames.get(frame.parent) if frame.parent is not None else None
    if above is None or act.status != "actual" or act.dropped:
        return act
    if not frame.infinitive:
        it = any(sentence.lowers[k] == "it" for k in above.fill("agent"))
        that = any(sentence.lowers[k] in _WHO for k in frame.fill("agent"))
        cleft = it and that and above.negated and above.lemmas[-1] == "be"
        return act.changed("it was not they", dropped=True) if cleft else act
    nouns = above.fill("attr") if above.lemmas[-1] == "be" else ()
    none = above.kind == "noun" and above.negated and above.light is None
    none = none or any(t.text.lower() == "no" for k in nouns for t in sentence.below(k, "det"))
    return act.changed("there is none", dropped=True) if none else act


def _awaited(act: Act, frame: Frame, frames: Mapping[int, Frame]) -> str:
    """Return the words that make an act a condition: "would not sign until they disarmed", or ""."""
    above = frames.get(frame.parent) if frame.parent is not None else None
    if above is None or act.status != "actual":
        return ""
    ahead = bool(set(above.modals) & {"will", "would"})
    aimed = above.infinitive and "must" not in above.modals  # "had to wait before meeting him"
    if frame.marker == "before" and (ahead or aimed):
        return "before"  # "is to meet both before bringing them together"
    present = frame.tense == "present" and not frame.perfect
    if frame.marker == "after" and present and ahead:
        return "after"  # "would disarm only after the army withdraws"
    if frame.link != "advcl":
        return ""
    if frame.marker == "until" and (above.negated or above.modals):
        return "until"
    return "once" if frame.marker == "once" and frame.tense == "present" else ""


def with_epithet(act: Act, words: frozenset[str], epithets: Epithets, ontology: Ontology) -> Act:
    """Return an act told by a noun as the adjectives before it leave it: "failed talks"."""
    if act.dropped or act.status != "actual":
        return act
    if words & epithets.failed:
        return act.changed("said to have failed", status="failed")
    if words & epithets.absent:
        return act.changed("said to be none", dropped=True)
    if words & epithets.hypothetical:
        return act.changed("said to be possible", status="hypothetical", time="future")
    if words & epithets.planned and act.type in FORCE:
        return act.changed("said to lie ahead", status="planned", time="future")
    coming = words & {TO_COME, *epithets.planned} and act.type in COOPERATIVE - {"AGREE", "SUPPORT"}
    return to_come(act, ontology) if coming else act


def _is_conditional(frame: Frame, frames: Mapping[int, Frame]) -> bool:
    """Whether an "if" or "unless" hangs on a predicate."""
    below = (frames.get(k) for k in frame.fill("advcl"))
    return any(f is not None and f.marker in {"if", "unless"} for f in below)


def _is_supposed(frame: Frame, sentence: Sentence) -> bool:
    """Whether "would" only supposes: "would do it under such circumstances", "would perhaps do it"."""
    if "would" not in frame.modals:
        return False
    words = {sentence.lowers[t.i] for t in sentence.below(frame.head, "advmod")}
    given = [k for k in frame.fill("under", "in") if sentence.lowers[k] in _CASES]
    such = any(t.text.lower() in _SUCH for k in given for t in sentence.below(k, "det", "amod"))
    return bool(words & _PERHAPS) or such


def _conditional(
    act: Act, frame: Frame, said: tuple[Party, ...], ontology: Ontology, *, future: bool
) -> Act:
    """Make a threat of "X said it would strike if": force by who says it; else all is open."""
    if act.status == "threatened":
        return act
    threat = _threatened(act, said, ontology)
    sure = (
        act.type not in FORCE or "will" in frame.modals
    )  # "would arrest him if": he may stay away
    if threat is None and future and sure and act.status == "actual":
        return to_come(act, ontology)
    return threat or act.changed("would if", status="hypothetical", time="future")


def _threatened(act: Act, said: tuple[Party, ...], ontology: Ontology) -> Act | None:
    """Return the threat in "if they go on, we will strike": force by who says it."""
    own = any(same(one, actor) for one in said for actor in act.actors)
    code = ontology.compose("threaten", act.cameo) if own and act.type in FORCE else None
    return act.recoded(code, "would if", status="threatened", time="future") if code else None


def _is_for_undone(frame: Frame, frames: Mapping[int, Frame]) -> bool:
    """Whether a deed is the purpose of what was not done: "will not go to Cairo to meet him"."""
    above = frames.get(frame.parent) if frame.parent is not None else None
    return frame.infinitive and frame.link == "advcl" and above is not None and above.negated


def _is_rather(frame: Frame) -> bool:
    """Whether another thing was done in its stead: "rather than threaten them, Chad ..."."""
    return frame.marker == "than" and frame.link == "advcl"


def _hit_back(act: Act, frame: Frame) -> bool:
    """Whether a retaliation is told as done, so that it threatens no more: "hit back on Monday"."""
    told = frame.tense == "past" and not (frame.modals or frame.infinitive or frame.negated)
    return told and act.cameo == "138" and not _ANSWERING.isdisjoint(frame.lemmas)


def _is_charge(frame: Frame, frames: Mapping[int, Frame]) -> bool:
    """Whether somebody is punished for a deed: "was jailed for cooperating with the rebels"."""
    above = frames.get(frame.parent) if frame.parent is not None else None
    return frame.marker == "for" and above is not None and above.lemmas[-1] in _PUNISHED


def _is_future(act: Act, frame: Frame, frames: Mapping[int, Frame]) -> bool:
    if frame.tense == "future":
        return True
    above = frames.get(frame.parent) if frame.parent is not None else None
    if frame.infinitive and frame.link == "advcl" and above is not None:
        if act.cameo in {"057", "0874"} and above.lemmas[-1] in _ON_THE_WAY:
            return True  # "arrived to sign a deal"
        ahead = not above.infinitive and not above.negated
        return ahead and _is_future(act, above, frames)  # "would fly in to investigate"
    if frame.marker == "when" and frame.tense == "present" and not frame.perfect:
        while above is not None and above.infinitive and above.parent is not None:
            above = frames.get(above.parent)
        return above is not None and above.tense == "future"  # "will ask him when they meet"
    if frame.marker in {"by", "with"}:
        doing = _doing(frame, frames)  # "will show good will by freeing them"
        return doing is not None and doing.kind == "verb" and _is_future(act, doing, frames)
    return "would" in frame.modals and _is_said_to_come(frame, frames)


def _is_said_to_come(frame: Frame, frames: Mapping[int, Frame]) -> bool:
    """Whether "would" stands for a "will" that was said: "said it would", not "hoped they would"."""
    first = _first_joined(frame, frames)  # "said he had no news and would fly": both are said
    above = frames.get(first.parent) if first.parent is not None else None
    if above is None or above.lemmas[-1] in _WISHING:
        return False
    return first.link == "comp" or (first.marker == "that" and _made_clear(above))


def _first_joined(frame: Frame, frames: Mapping[int, Frame]) -> Frame:
    """Return the first of the clauses that a clause is joined to: "if they move and attack"."""
    while frame.link == "conj" and frame.parent is not None and frame.parent in frames:
        frame = frames[frame.parent]
    return frame


def _let(frame: Frame, frames: Mapping[int, Frame]) -> Frame:
    """Return the clause that lets a deed be done: "if Chad were to let the rebels base troops"."""
    while frame.link == "comp" and not frame.marker and frame.parent is not None:
        above = frames.get(frame.parent)
        if above is None or above.lemmas[-1] not in _LETTING:
            break
        frame = above
    return frame


def _made_clear(frame: Frame) -> bool:
    """Whether a predicate is that of "made it clear that he would not"."""
    return frame.lemmas[-1] in {"make", "clear", "plain", "known"}


def _negated(act: Act, frame: Frame, ontology: Ontology, *, future: bool, told: bool) -> Act:
    """Won't cooperate: REJECT. Did not do it: nothing happened; somebody says so: denied."""
    if told and not future and act.status == "actual" and act.type in _DENIABLE:
        undone = act.undone | {frame.head}
        return act.changed("said not to be so", status="denied", undone=undone)
    arrived = act.type == "AID" or act.mode == "access"
    past = not (future or frame.modals or frame.infinitive) and frame.tense == "past"
    strayed = past and not _ARRIVING.isdisjoint(frame.lemmas)
    if arrived and act.status == "actual" and (set(frame.modals) == {"could"} or strayed):
        undone = act.undone | {
            frame.head
        }  # "the convoy could not reach the town", "never got there"
        return act.changed("could not", status="failed", undone=undone)
    willing = future or act.status in {"offered", "planned", "hypothetical"}
    if future and frame.has("before"):  # "will not arrive before May": that is no refusal
        return act.changed("not before then", dropped=True)
    willing = willing or (frame.infinitive and frame.link == "comp")  # "decided not to sign"
    if willing and act.type in COOPERATIVE:
        code = ontology.compose("refuse", act.cameo)
        if code is not None:
            undone = act.undone | {frame.head}  # "will not begin talks": denied once, at "begin"
            return act.recoded(code, WILL_NOT, status="actual", undone=undone)
    return act.changed("negated", dropped=True)


def to_come(act: Act, ontology: Ontology) -> Act:
    """Return an act that is still to come: cooperation is agreed on, force planned."""
    if act.type in COOPERATIVE - {"AGREE"}:
        code = ontology.compose("intent", act.cameo)
        if code is not None:
            made = act.recoded(code, "will", status="planned", time="future")
            yields = act.type in {"RETREAT", "CONCEDE"}  # announced and not yet done: a concession
            return made.changed("announced", type="CONCEDE") if yields else made
    if act.type in FORCE:
        return act.changed("will", status="planned", time="future")
    return act.changed("will", status="planned", time="future")
