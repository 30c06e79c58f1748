"""Under what condition a clause speaks of what is to come, and of whose doing.

"Taipei would be punished if it declared independence", "strikers who stay out will be sacked",
"leave or be shot": what such clauses tell is threatened by whoever says it, where it is his to do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence, Token

ClauseTest = Callable[[int], bool]
_AHEAD = frozenset({"will", "would", "shall"})
_OPEN = _AHEAD | {"could", "can", "may", "might"}
_IF = frozenset({"if", "unless"})
_WHO = frozenset({"who", "that", "which"})
_KNOWN = frozenset({"the", "this", "these", "that"})
_ANYONE = frozenset({"any", "every", "each", "all", "those"})
_PLURAL = frozenset({"NNS", "NNPS"})
_WITH = frozenset({"with", "to"})
_ANYBODY = frozenset({"anyone", "anybody", "whoever", "everyone", "those", "all"})
_NEW = frozenset({"further", "another", "new", "more", "fresh", "future", "any", "additional"})
_RISKING = frozenset({"stand", "risk", "face", "court"})
_REPELLED = frozenset(
    "throw throw_back drive drive_off drive_back beat_back beat_off push_back repel repulse stop block"
    " foil thwart rebuff prevent turn turn_back turn_away stall fend_off outgun overpower".split()
)  # "tried to storm the fort but were thrown back"
_GIVING_UP = frozenset("fail give_up miss retreat flee withdraw turn_back falter".split())
_SUCCEEDING = frozenset({"succeed", "manage", "able", "work"})
_VAINLY = frozenset({"unsuccessfully", "fruitlessly", "vainly", "unavailingly"})
_SUCCESS = frozenset({"success", "avail", "effect", "result"})
_CLOSE = frozenset({"close", "near"})
_STOPPING = frozenset("stop repel foil thwart prevent block overpower repulse".split())
_PRESENT = frozenset({"VB", "VBP", "VBZ", "VBN", "VBG"})


def is_ahead(frame: Frame) -> bool:
    """Whether a clause says what will be: "will pay", "would be shot"."""
    return not _AHEAD.isdisjoint(frame.modals)


def is_conditional(frame: Frame, sentence: Sentence) -> bool:
    """Whether what a clause says is to come hangs on what somebody does."""
    who = [k for k in frame.fill("agent", "patient") if k < frame.head]
    generic = any(is_whoever(k, sentence) for k in who)
    if _OPEN.isdisjoint(frame.modals):
        risked = frame.lemmas[-1] in _RISKING and _has_if(frame.head, sentence)
        return (generic or risked) and frame.tense == "present" and not frame.perfect
    return generic or any(_is_new(k, sentence) for k in who) or _has_if(frame.head, sentence)


def is_whoever(token: int, sentence: Sentence) -> bool:
    """Whether a word means all who do something: "those who vote", "anyone caught looting"."""
    word = sentence.tokens[token]
    told = any(
        below.tag in _PRESENT and (below.tag == "VBN" or _is_told_of(below, sentence))
        for below in sentence.below(token, "relcl", "acl")
    )
    if word.text.lower() in _ANYBODY:
        return told
    first = {t.text.lower() for t in sentence.below(token, "det", "poss", "predet")}
    if first & _ANYONE:
        return told
    numbered = any(True for _ in sentence.below(token, "nummod", "poss"))
    return told and word.tag == "NNS" and not first & _KNOWN and not numbered


def is_or_else(token: int, sentence: Sentence) -> bool:
    """Whether a clause tells what comes of not doing another: "leave or be shot"."""
    word = sentence.tokens[token]
    joined = sentence.below(word.head, "cc") if word.dep == "conj" else ()
    return any(t.text.lower() == "or" and t.i < token for t in joined)


def is_balked(frame: Frame, frames: Mapping[int, Frame], sentence: Sentence) -> bool:
    """Whether an attempt is told with what put an end to it: "tried to storm it but were driven off"."""
    if _is_in_vain(frame.head, sentence):
        return True
    ends = (f for f in frames.values() if f.link == "conj" and f.parent == frame.head)
    return any(
        (f.passive and not _REPELLED.isdisjoint(f.lemmas))
        or (f.negated and not _SUCCEEDING.isdisjoint(f.lemmas))
        or (not f.passive and not f.negated and not _GIVING_UP.isdisjoint(f.lemmas))
        or (not f.passive and not _STOPPING.isdisjoint(f.lemmas) and f.has("patient"))
        for f in ends
    )


def is_nearly(verb: int, sentence: Sentence) -> bool:
    """Whether somebody only "came close to" an act."""
    return any(t.text.lower() in _CLOSE for t in sentence.below(verb, "advmod", "acomp"))


def _is_in_vain(verb: int, sentence: Sentence) -> bool:
    """Whether an attempt is said to have had no success: "unsuccessfully", "without success"."""
    below = sentence.hanging[verb]
    if any(t.lemma in _VAINLY for t in below if t.dep == "advmod"):
        return True
    behind = (t for t in sentence.tokens[verb + 1 :] if t.dep == "pobj" and t.lemma in _SUCCESS)
    return any(
        sentence.tokens[t.head].text.lower() == "without"
        or any(w.text.lower() in {"no", "little"} for w in sentence.below(t.i, "det", "amod"))
        for t in behind
    )


def _is_told_of(verb: Token, sentence: Sentence) -> bool:
    """Whether a relative clause's own subject is "who": "officials who help", not "whom we help"."""
    subjects = sentence.below(verb.i, "nsubj", "nsubjpass")
    return any(t.text.lower() in _WHO for t in subjects)


def _is_new(token: int, sentence: Sentence) -> bool:
    """Whether a deed is one that may come: "any attack", "further raids"."""
    return any(t.text.lower() in _NEW for t in sentence.below(token, "det", "amod"))


def is_of_none(clause: int, sentence: Sentence) -> bool:
    """Whether what there is, is nothing: "there was no fighting"."""
    things = sentence.below(clause, "attr", "dobj")
    return any(t.text.lower() == "no" for thing in things for t in sentence.below(thing.i, "det"))


def is_alone(frame: Frame, sentence: Sentence) -> bool:
    """Whether one does a thing that takes two, with nobody: "said a colonel, speaking by phone"."""
    doers = [k for k in frame.fill("agent") if sentence.tokens[k].tag != "WP"]
    joined = any(True for k in doers for _ in sentence.below(k, "conj"))
    reached = frame.has("patient") or frame.has("dative")  # "thanked the king by telephone"
    if joined or reached or len(doers) > 1 or any(sentence.tokens[k].tag in _PLURAL for k in doers):
        return False
    others = (t.i for t in sentence.tokens if t.text.lower() in _WITH)
    return not any(_is_below(k, frame.head, sentence) for k in others)


def _has_if(clause: int, sentence: Sentence) -> bool:
    """Whether an "if" or "unless" stands somewhere below a clause."""
    marks = (t for t in sentence.tokens if t.dep == "mark" and t.text.lower() in _IF)
    return any(_is_below(t.head, clause, sentence) for t in marks)


def _is_below(token: int, clause: int, sentence: Sentence) -> bool:
    while token != clause:
        above = sentence.tokens[token].head
        if above == token:
            return False
        token = above
    return True


def clause_tests(frames: Mapping[int, Frame], sentence: Sentence) -> dict[str, ClauseTest]:
    """Return the tests of clauses by the names that rules know them by."""
    return {
        "to-come": lambda k: k in frames and is_ahead(frames[k]),
        "conditional": lambda k: k in frames and is_conditional(frames[k], sentence),
        "undergone": lambda k: k in frames and frames[k].passive,
        "or-else": lambda k: is_or_else(k, sentence),
        "balked": lambda k: k in frames and is_balked(frames[k], frames, sentence),
        "nearly": lambda k: is_nearly(k, sentence),
        "whoever": lambda k: is_whoever(k, sentence),
        "of-none": lambda k: is_of_none(k, sentence),
        "alone": lambda k: k in frames and is_alone(frames[k], sentence),
    }
