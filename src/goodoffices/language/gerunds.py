"""Deeds told by a noun made of a verb: "the crowd's torching of the embassy", "the arming of rebels by Mali".

Whose it is does it, and what stands behind "of" undergoes it; so the rules of the verb hold, where no rule
knows the noun.
"""

from __future__ import annotations

from msgspec.structs import replace

from goodoffices.language.frame import Filler, Frame
from goodoffices.language.tokens import Sentence

_ROLES = {"poss": "agent", "by": "agent", "of": "patient"}
_THINGS = frozenset(  # that end so, and are things or times
    "building meeting beginning ending ceiling feeling morning evening wedding painting drawing saying"
    " funding spending spring string offspring blessing covering clothing warning setting standing".split()
)
_SHORTEST = 6  # letters: "king", "ring" and "wing" are made of no verb


def as_deed(frame: Frame, sentence: Sentence) -> Frame | None:
    """Return the verb's frame for a noun in "-ing", None where nobody does it or nothing undergoes it."""
    word = sentence.lowers[frame.head]
    if frame.kind != "noun" or word in _THINGS or not verbs_of(word):
        return None
    if not frame.has("of") or not (frame.has("poss") or frame.has("by")):
        return None
    roles = tuple(Filler(_ROLES.get(role, role), token) for role, token in frame.roles)
    return replace(frame, kind="verb", lemmas=verbs_of(word), roles=roles)


def verbs_of(word: str) -> tuple[str, ...]:
    """Return the verbs that a form in "-ing" may be of: one of them is a word."""
    stem = word.removesuffix("ing")
    if len(word) < _SHORTEST or stem == word:
        return ()
    short = (stem[:-1],) if stem[-1] == stem[-2] else ()
    return (stem, f"{stem}e", *short)
