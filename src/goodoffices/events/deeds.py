"""Whose deed is judged where a sentence only says "the move", "this attack", "a step that Cairo welcomed".

Who condemns a move condemns whoever made it: the doer of the deed told last that the noun fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from goodoffices.actors.identity import distinct, same
from goodoffices.events.mentions import FAR, POINTING, MentionWords, is_stem
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Event, Party

WHY = "whose deed is spoken of"
REACH = 2  # sentences back: "the move" of a paragraph ago is another's as likely as not
_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_OWN_TALE = ("prep", "acl", "relcl", "poss", "compound")  # it says itself whose it is
_ABOUT = frozenset({"at", "over", "against"})
_SUMMING = frozenset({"appos", "npadvmod", "dobj", "attr", "conj"})
_SAID = frozenset({"ACCUSE", "THREATEN", "REJECT", "REQUEST"})
_ANY = frozenset(
    "AGREE AID ASSAULT COERCE CONCEDE COOPERATE MOBILIZE PROTEST REJECT RETREAT SANCTION THREATEN".split()
)
# Nouns that speak of any deed, or of any word; what others can name is in `lexicon/mentions`.
_FITS: dict[str, frozenset[str]] = {
    **dict.fromkeys("move step decision action measure act gesture initiative".split(), _ANY),
    **dict.fromkeys("accusation charge allegation claim remark comment".split(), _SAID),
}


def settle_deeds(
    events: Sequence[Event], sentences: Sequence[Sentence], words: MentionWords
) -> list[Event]:
    """Return events with whoever did the deed as recipient where one judges it and names nobody."""
    settled: list[Event] = []
    for event in events:
        doers = _doers(event, events, sentences[event.sentence], words)
        settled.append(replace(event, recipients=doers) if doers else event)
    return settled


def _doers(
    event: Event, events: Sequence[Event], sentence: Sentence, words: MentionWords
) -> tuple[Party, ...]:
    if event.type not in _JUDGING or event.recipients or not event.actors:
        return ()
    for noun, reach in _judged(event, sentence):
        before = [e for e in events if _fits(noun, e, words) and _is_before(e, event)]
        for deed in sorted(before, key=lambda e: _nearness(e, noun), reverse=True):
            if event.sentence - deed.sentence > (FAR if reach and is_stem(noun, deed) else reach):
                continue
            joint = _is_joint(
                noun, words
            )  # who welcomes an accord welcomes what all its signers did
            doers = distinct((*deed.actors, *deed.recipients)) if joint else deed.actors
            if not any(same(a, b) for a in doers for b in event.actors):
                return tuple(replace(party, why=WHY) for party in doers)
    return ()


def _is_before(deed: Event, event: Event) -> bool:
    known = any(party.country or party.actor or party.sector for party in deed.actors)
    return known and deed.trigger.start < event.trigger.start and deed.status != "denied"


def _fits(noun: Token, deed: Event, words: MentionWords) -> bool:
    """Whether a noun can speak of a deed: by its own meaning, or of any."""
    lemma = noun.lemma.lower()
    if lemma in _FITS:
        return deed.type in _FITS[lemma]
    fits = any(kind.fits(deed) for kind in words.by_word.get(lemma, ()))
    return fits and bool(deed.recipients or not _is_joint(noun, words))


def _is_joint(noun: Token, words: MentionWords) -> bool:
    return any(kind.joint for kind in words.by_word.get(noun.lemma.lower(), ()))


def _nearness(deed: Event, noun: Token) -> tuple[bool, int]:
    return is_stem(noun, deed), deed.trigger.start


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
    pointing = any(word.text.lower() in POINTING for word in below)
    return pointing and not _has_own_tale(noun, verb, sentence)


def _has_own_tale(noun: Token, verb: Token, sentence: Sentence) -> bool:
    return any(word.i != verb.i for word in sentence.below(noun.i, *_OWN_TALE))
