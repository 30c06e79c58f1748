"""Between whom a broker brought about what a clause tells, and who brokered with it.

"Iran restored ties with Egypt in a deal brokered by Iraq" is Iraq's work between the two; the words
around "brokered" name the subject alone. Who assists a mediator mediates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodoffices.actors.identity import distinct, same, without
from goodoffices.events.acts import Act
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Party

_BROKERED = "045"
_MEDIATING = frozenset({"045", "039"})
_ASSISTED = frozenset({"assist", "help", "support", "accompany"})
_COME_TO_TERMS = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "CONSULT", "RETREAT"})
_CAME = frozenset({"actual", "planned", "failed"})
_FREED = "release"
_UP = 5  # words from "brokered" to the verb it tells more of
TWO = 2


def with_two_sides(acts: list[Act], sentence: Sentence) -> list[Act]:
    """Return acts, those of brokers with both sides of what they brought about in the same clause."""
    acts = _with_assistants(acts, sentence)
    return [_with_sides(act, acts, sentence) if act.cameo == _BROKERED else act for act in acts]


def _with_assistants(acts: list[Act], sentence: Sentence) -> list[Act]:
    """Return acts with those among the mediators by whom a mediator is "assisted"."""
    mediating = next((act for act in acts if act.cameo in _MEDIATING and act.actors), None)
    helps = [act for act in acts if act.type == "AID" and _is_assisted(act, sentence)]
    if mediating is None or not helps or any(act.home < mediating.home for act in helps):
        return acts
    helpers = tuple(party for act in helps for party in act.actors)
    sides = without(mediating.recipients, helpers)
    joint = mediating.changed(
        "with who assists", actors=distinct((*mediating.actors, *helpers)), recipients=sides
    )
    return [joint if act is mediating else act for act in acts if act not in helps]


def _is_assisted(act: Act, sentence: Sentence) -> bool:
    word = sentence.tokens[act.home]
    return word.lemma in _ASSISTED and word.tag == "VBN"


def _with_sides(act: Act, acts: Iterable[Act], sentence: Sentence) -> Act:
    above = set(_above(act.home, sentence))
    for other in acts:
        if other is act or not _is_of_two(other) or above.isdisjoint({other.home, *other.covers}):
            continue
        sides = without(distinct((*other.actors, *other.recipients)), act.actors)
        more = len(sides) >= TWO and len(sides) > len(act.recipients)
        if more and all(_is_among(party, sides) for party in act.recipients):
            return act.changed("between the two who came to terms", recipients=sides)
    return act


def _is_of_two(act: Act) -> bool:
    """Whether an act is one that two come to terms in; the freed are no side of the deal."""
    if act.cameo == _BROKERED or act.type not in _COME_TO_TERMS or act.status not in _CAME:
        return False
    return bool(act.actors) and (act.mutual or act.mode != _FREED)


def _is_among(party: Party, sides: Iterable[Party]) -> bool:
    return any(same(party, one) for one in sides)


def _above(token: int, sentence: Sentence) -> Iterator[int]:
    for _ in range(_UP):
        head = sentence.tokens[token].head
        if head == token:
            return
        token = head
        yield token
