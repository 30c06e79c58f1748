"""Words with a hyphen in them, which the model's tokenizer takes apart: "re-opened", "go-between".

Taken apart, half of them are misread: in "police tear-gassed students" no verb is left. Whole, and with the
form of their last part for the model to go by, they are verbs like others. Nobody goes in "as a go-between".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Whole(NamedTuple):
    """One written form that stays whole: the word the model takes it for, and the verb's lemma."""

    text: str
    norm: str
    lemma: str


# What stands before the hyphen: verbs that do, each with the lemma that the rules know it by where that isn't
# the verb written in one word.
_AGAIN = (
    "open arrest impose start take enter establish elect join instate introduce deploy appoint launch capture"
    " engage activate route unite build affirm supply arm name draw write issue admit occupy assert convene"
    " locate ignite equip settle integrate examine install schedule negotiate"
).split()
_BEFORE: Mapping[str, Mapping[str, str]] = {
    "re": {verb: f"re{verb}" for verb in _AGAIN} | {"enter": "re-enter"},
    "co": {
        "host": "co-host", "chair": "co-chair", "broker": "co-broker", "operate": "cooperate",
        "ordinate": "coordinate", "sponsor": "co-sponsor", "sign": "co-sign", "opt": "coopt",
    },
    "de": {"escalate": "de-escalate", "register": "de-register", "mine": "demine", "recognise": "derecognise",
           "recognize": "derecognize", "list": "delist", "militarise": "demilitarise", "fund": "defund"},
    "counter": {"attack": "counter-attack"},
    "gang": {"rape": "gang-rape"},
    "test": {"fire": "test-fire", "launch": "test-launch", "fly": "test-fire"},
    "flight": {"test": "flight-test"},
    "carpet": {"bomb": "carpet-bomb"},
    "dive": {"bomb": "bomb"},
    "fire": {"bomb": "firebomb"},
    "petrol": {"bomb": "firebomb"},
    "cluster": {"bomb": "bomb"},
    "booby": {"trap": "booby-trap"},
    "machine": {"gun": "machine-gun"},
    "tear": {"gas": "tear-gas"},
    "pepper": {"spray": "pepper-spray"},
    "baton": {"charge": "baton-charge"},
    "lathi": {"charge": "lathi-charge"},
    "pistol": {"whip": "pistol-whip"},
    "horse": {"whip": "whip"},
    "water": {"board": "waterboard"},
    "force": {"feed": "force-feed"},
    "strip": {"search": "strip-search"},
    "court": {"martial": "court-martial"},
    "charge": {"sheet": "charge-sheet"},
    "press": {"gang": "press-gang"},
    "ill": {"treat": "mistreat"},
    "spray": {"paint": "spray-paint"},
    "cross": {"examine": "cross-examine"},
    "green": {"light": "green-light"},
    "black": {"list": "blacklist"},
    "fast": {"track": "fast-track"},
    "hand": {"deliver": "hand-deliver", "cuff": "handcuff"},
    "air": {"drop": "airdrop", "lift": "airlift"},
    "kick": {"start": "kick-start"},
    "jump": {"start": "jump-start"},
    "ring": {"fence": "ring-fence"},
    "stone": {"wall": "stonewall"},
    "head": {"hunt": "headhunt"},
    "self": {"immolate": "self-immolate"},
}  # fmt: skip
_DOUBLED = frozenset({"trap", "gun", "whip", "drop", "admit", "equip", "martial", "gas"})
_PAST = {
    "take": ("took", "taken"), "feed": ("fed", "fed"), "build": ("built", "built"), "draw": ("drew", "drawn"),
    "write": ("wrote", "written"), "fly": ("flew", "flown"),
}  # fmt: skip
_ITS_OWN = frozenset({"co", "de", "counter", "self"})
_IN_Y = frozenset({"fly", "supply", "occupy"})
_NAMED = frozenset(  # as they stand, and with an "s", they are things: "machine-gun fire", "a co-host"
    {"gun", "gas", "spray", "trap", "board", "martial", "sheet", "gang", "charge", "light", "list", "host",
     "chair", "sponsor", "attack", "whip", "drop", "lift", "wall", "start", "fence", "cuff", "paint", "rape"}
)  # fmt: skip

_NOUNS = (
    Whole("go-between", "mediator", "go-between"),
    Whole("go-betweens", "mediators", "go-between"),
)


def whole_words() -> Iterator[Whole]:
    """Yield every form that is to stay whole, small and with a capital."""
    for noun in _NOUNS:
        yield from (noun, noun._replace(text=noun.text.capitalize()))
    for first, verbs in _BEFORE.items():
        for verb, lemma in verbs.items():
            for form in _forms(verb):
                text, norm = f"{first}-{form}", _norm(first, form)
                yield Whole(text, norm, lemma)
                yield Whole(text.capitalize(), norm, lemma)


def _norm(first: str, form: str) -> str:
    """Return the word by which the model reads a form: one that is done to people is read surest."""
    if first == "re":
        return f"re{form}"
    if first in _ITS_OWN or not form.endswith(("ed", "ing")):
        return form
    return "arrested" if form.endswith("ed") else "arresting"


def _forms(verb: str) -> Iterator[str]:
    """Yield the forms of a verb that are told from a thing's name."""
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    before_ed = f"{verb.removesuffix('y')}i" if verb in _IN_Y else stem.removesuffix("e")
    yield from sorted(set(_PAST.get(verb, (f"{before_ed}ed",))))
    yield f"{stem.removesuffix('e')}ing"
    if verb not in _NAMED:
        yield verb
        yield _third(verb)


def _third(verb: str) -> str:
    if verb in _IN_Y:
        return f"{verb.removesuffix('y')}ies"
    return f"{verb}es" if verb.endswith(("ch", "sh", "s", "x")) else f"{verb}s"
