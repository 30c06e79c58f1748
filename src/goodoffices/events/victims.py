"""Who suffered a deed that is judged: to condemn an attack on Chad is no word against Chad.

Whoever judges a deed judges its doer, where one is told: "denounced the killing of ten by troops".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from goodoffices.actors.identity import without
from goodoffices.events.acts import FORCE, Act
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Party

_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_ATTACKS = frozenset(
    "attack assault strike airstrike raid bombing bombardment shelling offensive incursion invasion "
    "ambush aggression violence operation campaign war blockade siege crackdown fight struggle battle "
    "effort".split()
)
_TAKINGS = frozenset(
    "killing murder slaying massacre slaughter assassination shooting beheading lynching execution "
    "abduction kidnapping arrest detention jailing imprisonment torture beating expulsion deportation "
    "persecution poisoning bombing shelling bombardment destruction death seizure".split()
)
_BY_THE_STATE = frozenset(
    "arrest detention jailing imprisonment execution torture crackdown persecution".split()
)
_BEATING = frozenset(
    "defeat destroy crush fight combat counter dismantle degrade eradicate eliminate oust topple "
    "overthrow dislodge expel repel".split()
)
_ON = frozenset({"on", "upon", "against"})
_PLACING = frozenset({"in", "at", "near", "outside"})


def less_victims(act: Act, sentence: Sentence, acts: Callable[[int], tuple[Act, ...]]) -> Act:
    """Return an act of judging without those that the deed it judges was done to.

    `acts` tells what a predicate says happened; where only victims are named, the doers of that deed
    are whom it is said of.
    """
    if act.type not in _JUDGING or not act.recipients:
        return act
    hurt = [(party, deed) for party in act.recipients for deed in _suffered(party, act, sentence)]
    if not hurt:
        return act
    victims = [party for party, _ in hurt]
    kept = tuple(p for p in act.recipients if p not in victims)
    doers = (p for _, deed in hurt for one in acts(deed) if one.type in FORCE for p in one.actors)
    kept = kept or without(tuple(doers), act.actors)
    return act.changed("less whom the deed was done to", recipients=kept)


def _suffered(party: Party, act: Act, sentence: Sentence) -> Iterator[int]:
    """Yield the deed that a party is told to have suffered, on the way from it up to the act."""
    inside = [t for t in sentence.tokens if party.start <= t.start < party.end]
    if not inside:
        return
    token = inside[-1]
    for above in _way_up(token, act.home, sentence):
        if _is_done_to(above, token):
            yield above.i
            return
        token = above
    for deed in sentence.below(act.home, "dobj"):  # the parser hung "on" on the verb
        if token.head == act.home and _is_done_to(deed, token):
            yield deed.i


def _way_up(token: Token, home: int, sentence: Sentence) -> Iterator[Token]:
    """Yield the tokens above a token, as far as the predicate it is part of."""
    while token.head not in {token.i, home}:
        token = sentence.tokens[token.head]
        yield token


def _is_done_to(deed: Token, below: Token) -> bool:
    """Whether `below` is the preposition that tells whom or where a deed hit.

    In "backed efforts to oust the rebels" it is the rebels themselves.
    """
    if below.dep == "dobj" and deed.dep in {"acl", "pcomp"}:
        return deed.lemma in _BEATING
    if below.dep != "prep" or deed.pos not in {"NOUN", "PROPN"}:
        return False
    word, noun = below.text.lower(), deed.lemma.lower()
    if word in _ON:
        return noun in _ATTACKS
    if word == "of":
        return noun in _TAKINGS
    return word in _PLACING and noun in (_ATTACKS | _TAKINGS) - _BY_THE_STATE
