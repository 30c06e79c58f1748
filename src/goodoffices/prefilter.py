"""Which sentences a room's rules can hold in, told by their words alone before any rule is tried.

What must stand comes from the loaded rules, so a new rule never needs to be told here: for a predicate its
lemma and one word of each role that asks for words, for a pattern the place that is hardest to fill.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from goodoffices.language import Sentence
from goodoffices.language.gerunds import verbs_of
from goodoffices.rules import Rule, RuleSet

Needs = tuple[frozenset[str], ...]
_WORD = re.compile(r"[^\W_]+")


class Prefilter(msgspec.Struct, frozen=True):
    """For each word by which a rule may hold, what else must stand: one word of each set, for one row.

    `open` is true where a rule asks for no word at all: then every sentence is kept.
    """

    triggers: Mapping[str, tuple[Needs, ...]]
    open: bool = False

    def keeps(self, sentence: Sentence) -> bool:
        """Return False only for a parsed sentence in which no rule can hold."""
        there = forms_of(sentence)
        return self.open or any(
            not any(need.isdisjoint(there) for need in needs)
            for word in there & self.triggers.keys()
            for needs in self.triggers[word]
        )


def forms_of(sentence: Sentence) -> frozenset[str]:
    """Return the words of a parsed sentence as written and their lemmas, hyphened ones in pieces too.

    A noun in "-ing" brings the verbs that it may be of.
    """
    forms = sentence.forms
    pieces = [p for form in forms if not form.isalnum() for p in _WORD.findall(form)]
    return forms.union(pieces, *(verbs_of(form) for form in forms if form.endswith("ing")))


def load_prefilter(rules: RuleSet[Any]) -> Prefilter:
    """Return what a sentence must hold for any of `rules` to hold in it."""
    table: dict[str, dict[Needs, None]] = {}
    every = [(rule, list(_triggers(rule))) for rule in rules.rules]
    for _, rows in every:
        for word, needs in rows:
            table.setdefault(word, {})[needs] = None
    return Prefilter(
        triggers={word: tuple(rows) for word, rows in table.items()},
        open=any(not rows for _, rows in every),
    )


def _triggers(rule: Rule[Any]) -> Iterator[tuple[str, Needs]]:
    """Yield each word by which a rule may hold, with what must stand beside it."""
    needs = tuple(
        frozenset(_head(word) for word in constraint.words)
        for constraint in rule.constraints
        if constraint.words
        and not (constraint.tests or constraint.optional or constraint.forbidding)
    )
    yield from ((_head(lemma), needs) for _, lemmas in rule.predicates for lemma in lemmas)
    yield from ((word, ()) for word in _hardest(rule))


def _hardest(rule: Rule[Any]) -> Iterable[str]:
    """Return the words for that place of a pattern whose shortest word is longest: the rarest, likely."""
    standing = [e.words for e in rule.pattern if e.kind == "words" and not e.optional]
    rows = [[max(row, key=len) for row in words] for words in standing]
    return [_head(word) for word in max(rows, key=_shortest, default=[])]


def _shortest(words: Sequence[str]) -> int:
    return min(len(word) for word in words)


def _head(lemma: str) -> str:
    """Return the word that must stand for "crack_down" ("crack") and for "cease-fire" ("fire")."""
    first = lemma.lower().replace("_", " ").split()[0]
    return _WORD.findall(first)[-1] if _WORD.search(first) else first
