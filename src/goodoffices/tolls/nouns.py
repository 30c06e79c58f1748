"""The people that a count counts: the noun phrase behind it, read word by word.

The parse is asked only which word is the head of a compound ("two police stations" are no police).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from goodoffices.language.tokens import Sentence, Token
from goodoffices.text.numbers import UNTOLD, Count, count_at, read_count
from goodoffices.tolls.people import People

_DETERMINERS = frozenset("the its their his her our my these those your".split())
_PRONOUNS = frozenset("them us whom those you these".split())
_BE = frozenset({"were", "was", "are", "is", "being"})
_TIMES = frozenset({"DATE", "TIME"})
_COMPOUND = frozenset({"compound", "nmod", "amod", "poss", "npadvmod"})
_ADULT = 18


class Phrase(NamedTuple):
    """The end of the phrase behind a count, its people nouns, and the count in it if that is meant."""

    last: int
    nouns: tuple[int, ...]
    inner: Count | None = None


def phrase_at(sentence: Sentence, words: tuple[str, ...], at: int, people: People) -> Phrase | None:
    """Return the people behind a count that ends at `at`; None where it counts something else.

    No nouns: the count stands alone ("12", "12 wounded", "four of them").
    """
    reader = _Reader(sentence, words, people)
    while at < len(words) and words[at] in {"more", "further", "additional"}:
        at += 1
    if at < len(words) and words[at] == "of":
        return reader.partitive(at)
    return reader.phrase(at)


class _Reader:
    def __init__(self, sentence: Sentence, words: tuple[str, ...], people: People) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = words
        self.people = people

    def word(self, at: int) -> str:
        return self.words[at] if at < len(self.words) else ""

    def partitive(self, of: int) -> Phrase | None:
        """Read "of them", "of the 40 hostages", "of people"."""
        at = of + 1
        if (
            self.word(at) in {"the", "those"}
            and self._is_state(at + 1)
            and not self._is_name(at + 2)
        ):
            return Phrase(of, ())
        if self.word(at) in _PRONOUNS and not self._is_determiner(at):
            return self._described(at + 1)
        at = self._past_owner(at)
        inner = count_at(self.words, at) if at < len(self.words) else None
        if inner is not None:
            at = inner.last
        elif at == of + 1 and not self._is_noun(at):
            return None
        found = self.phrase(at)
        if found is not None and not found.nouns and inner is None and not self._is_state(at):
            return None
        return found

    def _described(self, at: int) -> Phrase:
        """Read who they are in "four of them [were] children"; not "four of them were killed"."""
        begin = at + (self.word(at) in _BE)
        if self.word(begin) in {"a", "an", "also"}:
            begin += 1
        found = self.phrase(begin)
        return Phrase(found.last, found.nouns) if found and found.nouns else Phrase(at, ())

    def _past_owner(self, at: int) -> int:
        """Skip "the", "its", "Lebanon's"."""
        k = at
        while k < len(self.tokens) and self.tokens[k].pos in {"DET", "PROPN", "ADJ", "NOUN"}:
            k += 1
        if self.word(k) in {"'s", "\u2019s", "'", "\u2019"}:
            return k + 1
        return at + 1 if self.word(at) in _DETERMINERS else at

    def phrase(self, at: int) -> Phrase | None:
        """Read adjectives and compounds up to the noun that is counted."""
        aged = self._aged(at)
        k, nothing = (at + 5, False) if aged is not None else (at, True)
        while k < len(self.tokens) and self._goes_on(k, at):
            token = self.tokens[k]
            if token.pos in {"NOUN", "PROPN", "ADJ"} and self._ends_here(k):
                if self._is_people(k):
                    return self._grown(k)
                if token.pos != "ADJ":
                    return None
            nothing = nothing and token.pos not in {"NOUN", "PROPN"}
            k += 1
        if aged is not None:
            return Phrase(at + 5, (at + 4,))
        return Phrase(at, ()) if nothing else None

    def _aged(self, at: int) -> int | None:
        """Return the age in "15-year-old" at `at`."""
        row = self.words[at : at + 5]
        if len(row) == 5 and row[1] == row[3] == "-" and row[4] in {"old", "olds"}:
            age = read_count(row[0])
            return age.low if age is not None else None
        return None

    def _goes_on(self, k: int, at: int) -> bool:
        """Whether token `k` can still belong to the phrase that began at `at`."""
        token = self.tokens[k]
        if token.ent in _TIMES and token.pos != "ADJ":
            return False
        ended = self._is_state(k) and token.pos == "NOUN" and not self._is_name(k + 1)
        if ended and self.people.traits_of(token) is None:
            return False
        if token.pos in {"NOUN", "PROPN", "ADJ"} or token.tag == "HYPH":
            return True
        if token.tag in {"VBN", "VBG"}:
            return token.dep in {"amod", "compound"} and token.head > k
        if token.text.lower() in {",", "and", "or"}:
            return k > at and self._joins_modifiers(k)
        return token.pos == "ADV" and token.dep == "advmod" and token.head > k

    def _joins_modifiers(self, k: int) -> bool:
        before = self.tokens[k - 1]
        after = self.tokens[k + 1] if k + 1 < len(self.tokens) else before
        adjectives = before.pos == after.pos == "ADJ"
        return (adjectives or before.dep in _COMPOUND) and before.head > k and after.i > k

    def _ends_here(self, k: int) -> bool:
        """Whether token `k` is the head of its phrase and not part of a compound."""
        token = self.tokens[k]
        after = self.tokens[k + 1] if k + 1 < len(self.tokens) else None
        if after is None:
            return True
        if after.tag == "HYPH" or (token.pos == "ADJ" and token.dep == "amod" and token.head > k):
            return False
        if self._is_state(k + 1) and self.people.traits_of(token) is not None:
            return True
        heads_on = token.head > k and token.dep in _COMPOUND
        joined = after.pos in {"NOUN", "PROPN"} and after.ent not in _TIMES
        if heads_on and (joined or after.pos == "ADJ" or after.tag in {"VBN", "VBG", "HYPH"}):
            return False
        return token.pos != "ADJ" or not joined

    def _is_people(self, k: int) -> bool:
        if self.word(k + 1) in {"'s", "\u2019s", "'", "\u2019"} and self.tokens[k + 1].tag == "POS":
            return False
        token = self.tokens[k]
        before = self.tokens[k - 1] if k else None
        if token.pos == "ADJ":
            return token.ent == "NORP"
        if token.lemma in self.people.groups and self.word(k + 1) == "of":
            return True
        return self.people.traits_of(token, before) is not None or _is_demonym(token)

    def _grown(self, k: int) -> Phrase | None:
        """Read on behind the noun: "women and children", "members of a family", "a group of 12"."""
        noun = self.tokens[k]
        if noun.lemma in self.people.groups and self.word(k + 1) == "of":
            return self._group(k)
        nouns = (k, *self._joined(k))
        last = nouns[-1] + 1
        if noun.lemma == "member" and self.word(last) == "of":
            last = self._past_of(last)
        return Phrase(last, nouns)

    def _group(self, k: int) -> Phrase | None:
        """Read "a group of 12 men", "a family of five", "a group of fighters" (nobody counts them)."""
        inner = count_at(self.words, k + 2) if k + 2 < len(self.words) else None
        counted = self.phrase(inner.last if inner is not None else k + 2)
        if counted is None or (inner is None and not counted.nouns):
            return None
        last = max(inner.last if inner is not None else k + 2, counted.last)
        return Phrase(last, counted.nouns or (k,), inner.count if inner is not None else UNTOLD)

    def _joined(self, k: int) -> Iterator[int]:
        """Yield people that share the count: "12 women and children"."""
        for child in self.sentence.below(k, "conj"):
            between = self.tokens[k + 1 : child.i]
            plain = all(t.pos in {"CCONJ", "ADJ", "PUNCT", "NOUN"} for t in between)
            if child.i > k and plain and self._is_people(child.i) and child.tag.endswith("S"):
                yield child.i
                yield from self._joined(child.i)

    def _past_of(self, of: int) -> int:
        first, last = self.sentence.subtree(of)
        if first != of:
            return of
        for k in range(of, last):
            if self.tokens[k].pos in {"VERB", "AUX", "SCONJ", "PUNCT"}:
                return k
        return last

    def _is_determiner(self, at: int) -> bool:
        """Whether "these" and "those" stand before a noun."""
        return self.word(at) in {"those", "these"} and self._is_noun(at + 1)

    def _is_noun(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].pos in {"NOUN", "PROPN", "ADJ", "DET"}

    def _is_name(self, at: int) -> bool:
        """Whether a noun stands there, so that a state before it is only its adjective."""
        return at < len(self.tokens) and self.tokens[at].pos in {"NOUN", "PROPN"}

    def _is_state(self, at: int) -> bool:
        return self.word(at) in self.people.states


def is_child_by_age(words: tuple[str, ...], old: int) -> bool:
    """Whether the "old" at `old` ends the age of a child: "a 15-year-old"."""
    if old < 4 or words[old] not in {"old", "olds"} or words[old - 2] != "year":
        return False
    age = read_count(words[old - 4])
    return age is not None and age.low is not None and age.low < _ADULT


def _is_demonym(token: Token) -> bool:
    """Whether a name is a people's: "Palestinians", "an Israeli", "Copts"."""
    if token.tag == "NNPS" and token.ent in {"PERSON", ""}:
        return True
    return token.ent == "NORP" and token.pos in {"PROPN", "NOUN"}
