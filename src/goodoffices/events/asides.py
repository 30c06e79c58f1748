"""What a sentence only speaks of: the purpose of another act, a topic of talks, what is meant to be."""

from __future__ import annotations

from goodoffices.events.acts import COOPERATIVE, Act
from goodoffices.events.coder import Coder
from goodoffices.events.modality import HAD_TO
from goodoffices.language.frames import Frame

_WORDS = frozenset({"050", "051", "052", "053", "055"})  # support and regret: done by saying so
_ABOUT = frozenset({"on", "about", "over", "concerning", "regarding"})
_WANTED = frozenset({"for", "of", "as"})
_WANTING = frozenset(
    "need lack appeal proposal condition bid request hope prospect chance deadline possibility option"
    " intention plan demand deal agreement accord pact mission".split()
)
_TALKED_OF = frozenset(
    "talk talks negotiation discussion dialogue consultation conversation deliberation meeting summit"
    " progress question work meet session round speak confer negotiate focus concentrate center vote"
    " statement question issue debate disagreement difference dispute idea proposal agreement accord deal"
    " pact consensus compromise understanding guarantee insist".split()
)
_TALKS = frozenset("talk talks negotiation discussion dialogue bargaining".split())
_SENDING = frozenset({"send", "dispatch", "despatch", "appoint", "name", "invite"})
_TRADING = frozenset("trade swap exchange barter return".split())
_MEANT = COOPERATIVE | {"SANCTION"}
_VETO = "129"  # "urged them not to use their veto"


def is_aside(act: Act, i: int, coder: Coder) -> bool:
    """Whether an act is only the purpose of another, or a label: "to support them", "rebel-held"."""
    frame = coder.frames[i]
    brokered = act.cameo == "045" and act.actors
    if coder.sentence.tokens[i].dep == "amod" and frame.kind == "verb" and not brokered:
        return True
    if _is_only_meant(act, i, coder) or _is_topic(act, i, coder) or _is_opposed(act, i, coder):
        return True
    aim = _aim(act, i, coder)
    if aim is None or aim.parent is None or act.type in {"AGREE", "REQUEST"}:
        return False
    if act.type == "CONSULT":  # "expected to meet to negotiate": neither has been done
        sent = coder.frames[aim.parent].lemmas[-1] in _SENDING  # who is sent has not yet met
        return coder.frames[aim.parent].infinitive or (sent and act.cameo != "045")
    above = coder.acts(aim.parent)
    if act.cameo in _WORDS and any(one.type == "CONSULT" for one in above):
        return False  # "called to express his support": that is what was said
    return bool(above)


def _is_topic(act: Act, i: int, coder: Coder) -> bool:
    """Whether an act is only what is talked about: "talks on a prisoner swap"."""
    tokens = coder.sentence.tokens
    token = tokens[i]
    while token.dep == "conj":
        token = tokens[token.head]
    gerund = token.tag == "VBG" and token.dep == "pcomp"
    if act.type not in _MEANT or (act.type == "CONSULT" and not gerund):
        return False
    over = tokens[token.head]
    if token.dep == "dobj" or (token.tag == "VBG" and token.dep != "pcomp"):
        return over.lemma == "discuss"  # "discussed lifting the siege"
    if token.dep not in {"pobj", "pcomp"}:
        return False
    word, head = over.text.lower(), tokens[over.head]
    if word == "for" and (head.lemma in _TALKS or _is_price(head.i, coder)):
        return True  # "negotiations for the release of ten hostages"
    if word in _WANTED:  # "an appeal for aid", "a proposal for signing a deal"
        told = (t.lemma for t in coder.sentence.below(head.i, "nsubjpass"))
        asked = head.pos == "NOUN" and head.lemma in _WANTING
        return asked or not _WANTING.isdisjoint(told)  # "agreement was reached for a truce"
    things = (
        t.lemma for t in coder.sentence.below(head.i, "dobj")
    )  # "renewed talks on a pullback"
    return word in _ABOUT and not _TALKED_OF.isdisjoint({head.lemma, *things})


def _is_opposed(act: Act, i: int, coder: Coder) -> bool:
    """Whether an attack is only what somebody is against: "marched against an invasion of Iraq"."""
    token = coder.sentence.tokens[i]
    over = coder.sentence.tokens[token.head]
    any_one = any(t.text.lower() in {"a", "an", "any"} for t in coder.sentence.below(i, "det"))
    against = token.dep == "pobj" and over.text.lower() == "against"
    return act.type == "ASSAULT" and any_one and against and token.pos == "NOUN"


def _is_price(i: int, coder: Coder) -> bool:
    """Whether "for" tells what is wanted in return: "offered to swap two for the release of ten"."""
    token = coder.sentence.tokens[i]
    while token.pos not in {"VERB", "AUX"} and token.head != token.i:
        token = coder.sentence.tokens[token.head]
    frame = coder.frames.get(token.i)
    traded = token.i != i or token.lemma in _TRADING
    named = token.i == i or coder.sentence.tokens[i].lemma in _TRADING
    return traded and named and frame is not None and frame.infinitive


def _aim(act: Act, i: int, coder: Coder) -> Frame | None:
    """Return the clause of purpose that an act stands in: "to extend the truce and sign a deal"."""
    frame: Frame | None = coder.frames[i]
    if coder.frames[i].kind == "noun":
        frame = _doing(coder.frames[i], coder) if act.type in _MEANT else None
        if frame is None or i not in frame.fill("patient"):
            return None
    while frame is not None and frame.link == "conj" and frame.parent is not None:
        frame = coder.frames.get(frame.parent)
    return frame if frame is not None and frame.infinitive and frame.link == "advcl" else None


def _is_only_meant(act: Act, i: int, coder: Coder) -> bool:
    """Whether an act stands in an infinitive that no operator took up: "is able to mediate".

    What such a clause is about may well be real ("was asked about the fighting").
    """
    if HAD_TO in act.trail:
        return False
    frame: Frame | None = coder.frames[i]
    if act.cameo == "045" and coder.frames[i].kind == "noun" and _is_with_meant(i, coder):
        return True
    if coder.frames[i].infinitive and coder.frames[i].marker == "for":
        return True  # "a deadline for the rebels to withdraw"
    if coder.frames[i].kind == "noun":
        frame = _doing(coder.frames[i], coder)
        meant = act.type in _MEANT or act.cameo == _VETO
        if not meant or frame is None or i not in frame.fill("patient"):
            return False
    while frame is not None and frame.link == "conj" and frame.parent is not None:
        frame = coder.frames.get(frame.parent)
    return frame is not None and frame.infinitive and frame.link not in {"advcl", "root"}


def _is_with_meant(i: int, coder: Coder) -> bool:
    """Whether help is told of what is only to be done: "agreed to talk with the mediation of Qatar"."""
    tokens = coder.sentence.tokens
    above = tokens[i]
    while above.head != above.i and above.pos != "VERB":
        above = tokens[above.head]
    frame = coder.frames.get(above.i)
    return frame is not None and frame.infinitive and frame.link not in {"advcl", "root"}


def _doing(frame: Frame, coder: Coder) -> Frame | None:
    """Return the verb that a noun is the object of: "hosted talks", "held a meeting"."""
    verb = frame.light if frame.light is not None else frame.parent
    return None if verb is None else coder.frames.get(verb)
