"""What strikes and what is struck where no side is named: jets, trucks, bunkers, a village.

"Tornados bombed a bunker and two trucks": the jets did it, to all three. A thing that belongs to somebody
who is named is told by his name, here as elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goodoffices.events.acts import Act
from goodoffices.events.extent import HELD
from goodoffices.events.who import Mentions
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Party

STRUCK = "what was struck"
STRIKING = "what struck"
UNFLAGGED = "strikes, by whom is not told"  # until the story tells it (`events.strikes`)
_LANDS = frozenset(
    "territory region province area district border coast island quarter suburb market product good "
    "asset account property sector farm court team office neighbourhood neighborhood "
    "faction wing branch militia remnant entity enclave".split()
)
_HARDWARE = frozenset(
    "truck lorry jeep mortar gun launcher howitzer artillery bunker tunnel trench cache store dump "
    "stockpile bomb system strongpoint route grenade crane entrance silo node cell structure "
    "fortification bulldozer loader "
    "motorcycle pickup pick-up boat workshop factory firing-point berm hideout safehouse weapon".split()
)
_CRAFT = frozenset(
    "jet warplane aircraft helicopter bomber gunship drone plane warship tank submarine frigate "
    "fighter-bomber typhoons typhoon tornados tornado reaper reapers gr4 gr4s fgr4 fgr4s f-16 f-16s "
    "f-15 f-15s f-18 mig migs predator rafale rafales".split()
)
_STRIKES = frozenset("strike airstrike raid bombardment shelling sortie barrage".split())
_WIELDING = frozenset(
    "set_off detonate explode plant drop use fire launch throw hurl deliver lay place carry wire".split()
)
_COUNTS = frozenset({"dozen", "dozens", "scores", "score", "hundred", "hundreds", "number"})
_FROM_AIR = frozenset({"aerial", "drone"})
_HOLDING = frozenset({"hold", "control", "occupy", "run", "use", "man", "seize"})
_STRUCK_AT = ("patient", "on", "at", "against", "into")


def striking(act: Act, sentence: Sentence, frames: Mapping[int, Frame]) -> tuple[Party, ...]:
    """Return the jets or ships that attack, where nobody is told to whom they belong."""
    frame = frames.get(act.home)
    if act.type != "ASSAULT" or act.actors or frame is None or frame.kind != "verb":
        return ()
    return crafts(frame, sentence) or _strikes(frame, sentence)


def _strikes(frame: Frame, sentence: Sentence) -> tuple[Party, ...]:
    """Return the strikes that hit somebody, where nobody is told whose they are."""
    words = (sentence.tokens[k] for k in frame.fill("agent"))
    return tuple(
        Party(text=t.text, start=t.start, end=t.end, why=UNFLAGGED)
        for t in words
        if t.lemma in _STRIKES
    )[:1]


def crafts(frame: Frame, sentence: Sentence) -> tuple[Party, ...]:
    """Return the jets or ships that do what a clause says."""
    words = (sentence.tokens[k] for k in frame.fill("agent", "by"))
    return tuple(
        Party(text=t.text, start=t.start, end=t.end, sector="MIL", why=STRIKING)
        for t in words
        if t.lemma in _CRAFT or t.text.lower() in _CRAFT
    )


def struck(
    act: Act, sentence: Sentence, frames: Mapping[int, Frame], mentions: Mentions
) -> tuple[Party, ...]:
    """Return the base, convoy or gun that is nobody's in particular: "raided the village"."""
    rows = _at(act, sentence, frames)
    arms = _is_from_air(act, sentence, frames)
    things = [t for row in rows for t in row if _is_thing(t, sentence, mentions, arms=arms)]
    holders = tuple(p for t in things for p in _holders(t, sentence, mentions))
    return holders or tuple(_told(t) for t in things)


def listed(
    act: Act, sentence: Sentence, frames: Mapping[int, Frame], mentions: Mentions
) -> tuple[Party, ...]:
    """Return what jets hit beside what is somebody's: "a Houthi camp and two trucks"."""
    found: list[Party] = []
    if not _is_from_air(act, sentence, frames):
        return ()
    for row in _at(act, sentence, frames) if act.recipients else ():
        named = {t.i for t in row for p in act.recipients if _is_whose(p, t, sentence)}
        if named and len(row) > 1:
            free = (t for t in row if t.i not in named and not _is_owned(t, sentence))
            found += (_told(t) for t in free if _is_thing(t, sentence, mentions, arms=True))
    return tuple(found)


def _is_from_air(act: Act, sentence: Sentence, frames: Mapping[int, Frame]) -> bool:
    frame = frames.get(act.home)
    if act.mode in _FROM_AIR or frame is None:
        return act.mode in _FROM_AIR
    strikes = sentence.tokens[act.home].lemma in _STRIKES or bool(_strikes(frame, sentence))
    return strikes or bool(crafts(frame, sentence))


def _at(act: Act, sentence: Sentence, frames: Mapping[int, Frame]) -> Iterator[list[Token]]:
    """Yield what an attack was made on, role by role."""
    frame = frames.get(act.home)
    if act.type != "ASSAULT" or not act.actors or frame is None:
        return
    wielded = not _WIELDING.isdisjoint(frame.lemmas)
    for role in _STRUCK_AT[wielded:]:  # bombs that are set off are not what is struck
        yield [sentence.tokens[k] for k in frame.fill(role)]


def _told(word: Token) -> Party:
    return Party(text=word.text, start=word.start, end=word.end, why=STRUCK)


def _is_thing(word: Token, sentence: Sentence, mentions: Mentions, *, arms: bool) -> bool:
    """Whether a noun is a thing that is struck; `arms`: guns and trucks are told too."""
    if word.tag not in {"NN", "NNS"} or mentions.kind_at(word.i) is not None:
        return False
    if word.lemma in HELD - _LANDS or (arms and word.lemma in _HARDWARE):
        return True
    counted = (t for of in sentence.below(word.i, "prep") for t in sentence.below(of.i, "pobj"))
    return arms and word.lemma in _COUNTS and any(t.lemma in HELD | _HARDWARE for t in counted)


def _holders(thing: Token, sentence: Sentence, mentions: Mentions) -> Iterator[Party]:
    """Yield who holds a place: the rebels of "positions held by rebels"."""
    for verb in sentence.below(thing.i, "acl"):
        for by in sentence.below(verb.i, "agent") if verb.lemma in _HOLDING else ():
            for holder in sentence.below(by.i, "pobj"):
                yield from mentions.parties_at(holder.i, places=False)


def _is_owned(word: Token, sentence: Sentence) -> bool:
    """Whether a thing is somebody's of whom the story tells: "held their positions"."""
    return any(t.tag == "PRP$" for t in sentence.below(word.i, "poss"))


def _is_whose(party: Party, thing: Token, sentence: Sentence) -> bool:
    """Whether a party stands among the words of a thing: "Houthi" in "a Houthi mortar"."""
    first, last = sentence.subtree(thing.i)
    inside = sentence.tokens[first:last]
    joined = next((t.start for t in inside if t.dep == "cc" and t.head == thing.i), thing.end)
    return inside[0].start <= party.start < max(joined, thing.end)
