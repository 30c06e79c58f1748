"""Whose deed is judged where a sentence only says "the move", "this attack", "a step that Cairo welcomed".

Who condemns a move condemns whoever made it: the doer of the deed told last that the noun fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from goodoffices.actors.identity import distinct, same
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Event, Party

WHY = "whose deed is spoken of"
REACH = 2  # sentences back: "the move" of a paragraph ago is another's as likely as not
NAMED = 8  # sentences back to a deed of the same name: "the raid" of those who raided
STEM = 4  # letters that "raid" and "raided", "bombing" and "bombs" share
_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_POINTING = frozenset("the this that these those such".split())
_OWN_TALE = ("prep", "acl", "relcl", "poss", "compound")  # it says itself whose it is
_ABOUT = frozenset({"at", "over", "against"})
_SUMMING = frozenset({"appos", "npadvmod", "dobj", "attr", "conj"})
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_SAID = frozenset({"ACCUSE", "THREATEN", "REJECT", "REQUEST"})
_ANY = frozenset(
    "AGREE AID ASSAULT COERCE CONCEDE COOPERATE MOBILIZE PROTEST REJECT RETREAT SANCTION THREATEN".split()
)
_DEALS = frozenset("agreement accord deal pact treaty truce ceasefire".split())
_STRUCK = frozenset({"057", "030", "0356"})  # CAMEO: signed, agreed, agreed to a truce
_FITS: dict[str, frozenset[str]] = {
    **dict.fromkeys("move step decision action measure act gesture initiative".split(), _ANY),
    **dict.fromkeys(
        "attack assault strike airstrike killing bombing raid shelling massacre offensive incursion "
        "bombardment ambush shooting atrocity arrest kidnapping abduction".split(),
        _FORCE,
    ),
    **dict.fromkeys("veto refusal rejection".split(), frozenset({"REJECT"})),
    **dict.fromkeys("launch test exercise deployment".split(), frozenset({"MOBILIZE"})),
    **dict.fromkeys("expulsion embargo sanction ban blockade".split(), frozenset({"SANCTION"})),
    **dict.fromkeys("release withdrawal pullout pullback".split(), frozenset({"RETREAT"})),
    **dict.fromkeys("offer proposal pledge".split(), frozenset({"AGREE"})),
    **dict.fromkeys("demand request appeal".split(), frozenset({"REQUEST"})),
    **dict.fromkeys("threat ultimatum warning".split(), frozenset({"THREATEN"})),
    **dict.fromkeys(_DEALS, frozenset({"SUPPORT", "AGREE"})),
    **dict.fromkeys("accusation charge allegation claim remark comment".split(), _SAID),
}


def settle_deeds(events: Sequence[Event], sentences: Sequence[Sentence]) -> list[Event]:
    """Return events with whoever did the deed as recipient where one judges it and names nobody."""
    settled: list[Event] = []
    for event in events:
        doers = _doers(event, events, sentences[event.sentence])
        settled.append(replace(event, recipients=doers) if doers else event)
    return settled


def _doers(event: Event, events: Sequence[Event], sentence: Sentence) -> tuple[Party, ...]:
    if event.type not in _JUDGING or event.recipients or not event.actors:
        return ()
    for noun, reach in _judged(event, sentence):
        fits = _FITS.get(noun.lemma.lower(), frozenset())
        before = [e for e in events if e.type in fits and _is_before(e, event)]
        if noun.lemma.lower() in _DEALS:
            before = [e for e in before if e.cameo in _STRUCK and e.recipients]
        for deed in sorted(before, key=lambda e: _nearness(e, noun), reverse=True):
            if event.sentence - deed.sentence > (
                NAMED if reach and _is_named(deed, noun) else reach
            ):
                continue
            doers = deed.actors
            if noun.lemma.lower() in _DEALS:
                doers = distinct((*deed.actors, *deed.recipients))
            if not any(same(a, b) for a in doers for b in event.actors):
                return tuple(replace(party, why=WHY) for party in doers)
    return ()


def _is_before(deed: Event, event: Event) -> bool:
    known = any(party.country or party.actor or party.sector for party in deed.actors)
    return known and deed.trigger.start < event.trigger.start and deed.status != "denied"


def _nearness(deed: Event, noun: Token) -> tuple[bool, int]:
    return _is_named(deed, noun), deed.trigger.start


def _is_named(deed: Event, noun: Token) -> bool:
    """Whether a deed was told with the word it is spoken of by."""
    return noun.lemma[:STEM].lower() in deed.trigger.text.lower()


def _judged(event: Event, sentence: Sentence) -> Iterator[tuple[Token, int]]:
    """Yield the bare nouns that an event's verb is about, and how many sentences back to look.

    They are its object, or what its clause hangs on ("sent troops, a move that Mali condemned").
    """
    for verb in sentence.tokens:
        if verb.pos != "VERB" or not event.trigger.start <= verb.start < event.trigger.end:
            continue
        if verb.dep == "relcl" and _sums_up(sentence.tokens[verb.head], verb, sentence):
            yield sentence.tokens[verb.head], 0
        yield from ((n, REACH) for n in _objects(verb, sentence) if _points_back(n, verb, sentence))


def _objects(verb: Token, sentence: Sentence) -> Iterator[Token]:
    yield from sentence.below(verb.i, "dobj", "nsubjpass")
    for prep in sentence.below(verb.i, "prep"):
        if prep.text.lower() in _ABOUT:
            yield from sentence.below(prep.i, "pobj")


def _sums_up(noun: Token, verb: Token, sentence: Sentence) -> bool:
    """Whether a noun sums up the clause before it: ", a move that ..."."""
    return noun.dep in _SUMMING and not _has_own_tale(noun, verb, sentence)


def _points_back(noun: Token, verb: Token, sentence: Sentence) -> bool:
    """Whether a noun speaks of what was told before: "the move", "this attack"."""
    below = sentence.below(noun.i, "det")
    pointing = any(word.text.lower() in _POINTING for word in below)
    return pointing and not _has_own_tale(noun, verb, sentence)


def _has_own_tale(noun: Token, verb: Token, sentence: Sentence) -> bool:
    return any(word.i != verb.i for word in sentence.below(noun.i, *_OWN_TALE))
