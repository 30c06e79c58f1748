"""Whom an act reaches that no role of its rule names: the owner or the place of what it is done to.

"Suspended aid to farms in Malawi", "defended Peru's new mining law", "will widen its mission in
Chad": the object is nobody, but it is somebody's.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from goodoffices.actors.identity import distinct, without
from goodoffices.events.acts import Act
from goodoffices.events.who import FOR_OTHERS, Mentions
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Party

WHERE = "where a truce is told of"  # in place of its sides, which the story may name
MAX_WORDS = 14  # between the act and whom it reaches: further on, another matter is spoken of
DEEDS = frozenset({"AID", "RETREAT", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "CONCEDE"})
_ABROAD = frozenset({"AID", "SUPPORT"})
_ENVOYS = frozenset({"114", "166"})  # CAMEO: envoys called in, expelled
_GUESSED = ("of the only state spoken of", "of the state spoken of")  # how `coref` says it guessed
_MOVING = frozenset({"MOBILIZE", "RETREAT", "AGREE", "AID"})
_FORCES = frozenset({"MIL", "COP", "PRM"})
_ONLY_TALK = frozenset({"CONSULT", "PROTEST"})  # where people meet or march is no side
_AT = frozenset("in at on near across inside throughout".split())  # "said from Doha" reaches nobody
_AGAINST = frozenset({"against"})
_OBJECTING = frozenset("protest oppose denounce decry condemn reject".split())
_TOWARD = frozenset("to for against into toward towards over upon with".split())
_AT_HOME = frozenset({"curfew", "martial-law", "ceasefire", "troops", "police"})
_APART = frozenset("advcl relcl parataxis".split())
_SUBJECTS = frozenset("nsubj nsubjpass csubj agent".split())


def reached(act: Act, sentence: Sentence, mentions: Mentions) -> tuple[Party, ...]:
    """Return the first party below an act's words that is none of its actors, or nobody."""
    if act.mode == "ceasefire" and not act.actors and act.status == "failed":
        return tuple(replace(p, why=WHERE) for p in _first(act, sentence, mentions))
    if act.type == "PROTEST" and not act.dropped:
        return next(_aimed_at(act, sentence, mentions), ())
    if act.type in _ONLY_TALK or act.mutual or act.dropped or act.mode == "resign":
        return ()
    return _first(act, sentence, mentions)


def _first(act: Act, sentence: Sentence, mentions: Mentions) -> tuple[Party, ...]:
    asked = act.type == "REQUEST"  # what is asked for is done to others than those asked
    below = list(_below(act, sentence, whole=not asked))
    for token in below:
        if abs(token - act.home) > MAX_WORDS:
            continue
        found = _party(token, act, sentence, mentions)
        if found:
            others = (
                p
                for k in _beside(token, sentence)
                if k in below
                for p in _party(k, act, sentence, mentions)
            )
            return distinct((*found, *others))
    return ()


def _aimed_at(act: Act, sentence: Sentence, mentions: Mentions) -> Iterator[tuple[Party, ...]]:
    """Yield those whose doing is protested: "struck to protest the mayor's plan"."""
    for word in sentence.tokens[act.home + 1 :]:
        if word.text.lower() not in _AGAINST and word.lemma not in _OBJECTING:
            continue
        for token in range(word.i + 1, min(sentence.subtree(word.i)[1], word.i + MAX_WORDS)):
            if mentions.kind_at(token) not in {None, "pronoun", "place"}:
                found = without(mentions.parties_at(token, places=False), act.actors)
                if found:
                    yield found


def _beside(token: int, sentence: Sentence) -> Iterator[int]:
    """Yield what is listed behind a word: "in Chad, Mali and Niger"."""
    for k in sentence.children[token]:
        if sentence.tokens[k].dep == "conj":
            yield k
            yield from _beside(k, sentence)


def less_own_forces(parties: tuple[Party, ...], act: Act) -> tuple[Party, ...]:
    """Return `parties` without the troops that an actor sends, offers or withdraws: they are its own."""
    if act.type not in _MOVING:
        return parties
    own = {actor.country for actor in act.actors} | {None}
    return tuple(p for p in parties if p.actor or p.sector not in _FORCES or p.country not in own)


def less_guesses(parties: tuple[Party, ...], act: Act) -> tuple[Party, ...]:
    """Return `parties`, those deeds are done to abroad without the doer's country where it was guessed.

    "Japan summoned the envoy": the envoy is of the state spoken of only for want of another.
    """
    if act.type not in _ABROAD and act.cameo not in _ENVOYS:
        return parties
    own = {actor.country for actor in act.actors if actor.sector in {None, "GOV"}} - {None}
    return tuple(
        replace(p, country=None) if p.country in own and (p.why or "").endswith(_GUESSED) else p
        for p in parties
    )


def _party(token: int, act: Act, sentence: Sentence, mentions: Mentions) -> tuple[Party, ...]:
    kind = mentions.kind_at(token)
    if kind is None or kind == "pronoun":
        return ()
    if kind == "place" and not _is_reached_place(token, act, sentence):
        return ()
    found = without(mentions.parties_at(token, places=True), act.actors)
    found = less_own_forces(found, act)
    own = {actor.country for actor in act.actors}
    at_home = act.mode in _AT_HOME or act.type == "CONCEDE"
    if kind in {"place", "adjective", "state"} and not (kind == "place" and at_home):
        found = tuple(p for p in found if p.country is not None and p.country not in own)
    return found[:1] if kind in {"place", "adjective"} else found


def _is_reached_place(token: int, act: Act, sentence: Sentence) -> bool:
    """Whether a place is where an act takes effect, not where it was spoken of."""
    head = sentence.tokens[token]
    if act.type == "ACCUSE" and head.dep == "compound":
        return False  # "condemned the Hebron raid": whoever made it is condemned
    prep = sentence.tokens[head.head] if head.dep == "pobj" else None
    if prep is None or prep.text.lower() in _TOWARD:
        return True
    if act.type in DEEDS or act.mode in _AT_HOME:
        return True
    return prep.head != act.home and prep.text.lower() in _AT | {"of"}


def _is_told_apart(k: int, act: Act, sentence: Sentence) -> bool:
    """Whether a clause behind a preposition or noun has its own subject: "after shelling killed ten"."""
    apart = {"pcomp"} if act.type in {"ACCUSE", "THREATEN"} else {"pcomp", "acl"}
    return sentence.tokens[k].dep in apart and any(
        True for _ in sentence.below(k, "nsubj", "nsubjpass")
    )


def _serves(k: int, act: Act, sentence: Sentence) -> bool:
    """Whether a clause says what aid is for: "gave a million dollars to feed people in Chad"."""
    if act.type != "AID" or k < act.home:
        return False
    return any(sentence.tokens[c].tag == "TO" for c in sentence.children[k])


def _below(act: Act, sentence: Sentence, *, whole: bool) -> Iterator[int]:
    """Yield the tokens below a predicate in the order of the text, subjects and asides left out.

    Not `whole`: clauses are left out too.
    """
    home, covers, tokens = act.home, act.covers, sentence.tokens
    kept: list[int] = []
    stack = [home]
    while stack:
        at = stack.pop()
        for k in sentence.children[at]:
            if tokens[k].dep in _SUBJECTS and at in covers | {home}:
                continue
            if tokens[k].text.lower() == "according":  # whose words they are reaches nobody
                continue
            apart = tokens[k].dep in _APART and not _serves(k, act, sentence)
            if (apart or _is_told_apart(k, act, sentence)) and k not in covers:
                continue
            if tokens[k].dep == "pobj" and tokens[k].lemma in FOR_OTHERS and at not in covers:
                continue  # "struck in support of its partners"
            clause = tokens[k].pos in {"VERB", "AUX"}
            if clause and (tokens[k].dep == "conj" or not whole):
                continue
            kept.append(k)
            stack.append(k)
    yield from sorted(kept)
