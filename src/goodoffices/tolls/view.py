"""What the toll rules may ask about a sentence: its counts of people, bare counts and modifiers."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.language.tokens import Sentence
from goodoffices.text.numbers import Count, count_at
from goodoffices.tolls.headcount import Headcount, is_numbered
from goodoffices.tolls.nouns import phrase_at
from goodoffices.tolls.people import People

_DETERMINERS = frozenset({"DET", "PRON"})
_ARTICLES = frozenset({"a", "an", "another", "no", "zero"})
_ARMED = frozenset({"soldier", "fighter", "police", "peacekeeper"})
_NOUGHT = Count(0, 0, "none")


class TollView:
    """A sentence as the toll rules see it.

    Tests: `count`, and counts of some people only: `count:captives`, `count:prisoners`,
    `count:hostages`, `count:armed`, `count:residents` (people who flee and do not merely get away).
    Slots: `victims` (a count of people), `count` (any count), `none` ("no", "without any"),
    `modifiers` (words before a noun), `people` (people without a count).
    """

    def __init__(
        self, sentence: Sentence, headcounts: tuple[Headcount, ...], people: People
    ) -> None:
        self.sentence = sentence
        self.headcounts = headcounts
        self.people = people
        self.words = tuple(token.text.lower() for token in sentence.tokens)

    def test(self, name: str, token: int) -> bool:
        """Whether `token` stands in a count of people, and of which (see the class)."""
        found = self.at(token)
        if found is None or name == "count":
            return found is not None or self._is_explained(token)
        lemmas = {self.sentence.tokens[k].lemma for k in found.nouns}
        if name == "count:captives":
            return bool(lemmas & self.people.captives)
        if name == "count:hostages":
            return bool(lemmas & self.people.hostages)
        if name == "count:prisoners":
            return bool(lemmas & self.people.captives - self.people.hostages)
        if name == "count:armed":
            return any(_ARMED & set(self.traits_of(k)) for k in found.nouns)
        return name == "count:residents" and self._are_residents(found, lemmas)

    def slot(self, name: str, first: int) -> int | None:
        """Return the token after the slot filler that begins at `first`, or None."""
        if name == "victims":
            return next((one.last for one in self.headcounts if self._begins(one, first)), None)
        if name == "count":
            return self._count(first)
        if name == "none":
            return self._none(first)
        if name == "people":
            return self._people(first)
        return self._modifiers(first) if name == "modifiers" else None

    def _is_explained(self, token: int) -> bool:
        """Whether a count behind a noun tells how many it means: "the hostages, 3 men"."""
        return any(self.at(other.i) is not None for other in self.sentence.below(token, "appos"))

    def at(self, token: int) -> Headcount | None:
        """Return the count of people that `token` stands in."""
        return next((one for one in self.headcounts if token in one), None)

    def place(self, count: Headcount) -> int | None:
        """Return which of the sentence's counts this is, with whatever is known of it since."""
        here = (k for k, one in enumerate(self.headcounts) if one.first == count.first)
        return next(here, None)

    def people_in(self, first: int, last: int) -> tuple[int, ...]:
        """Return the people nouns between two tokens."""
        tokens = self.sentence.tokens
        return tuple(k for k in range(first, last) if self.people.traits_of(tokens[k]) is not None)

    def are_joined(self, one: Headcount, other: Headcount) -> bool:
        """Whether only "and" or a comma stands between two counts, and no verb takes the second."""
        before, after = sorted((one, other), key=lambda count: count.first)
        between = self.words[before.last : after.first]
        tokens = self.sentence.tokens
        taken = (
            after is other
            and after.last < len(tokens)
            and tokens[after.last].pos in {"VERB", "AUX"}
        )
        return bool(between) and set(between) <= {"and", ",", "&"} and not taken

    def headcount(self, slot: str, first: int, last: int, end: int) -> Headcount | None:
        """Return the count bound to a slot; with `count` and `none` its noun ends the match at `end`."""
        if slot == "none":
            return Headcount(_NOUGHT, first, end)
        if slot == "count":
            counted = count_at(self.words, first)
            return None if counted is None else Headcount(counted.count, first, end)
        return next((one for one in self.headcounts if one.last == last), None)

    def _begins(self, one: Headcount, first: int) -> bool:
        if one.first == first:
            return True
        return one.first == first + 1 and self.sentence.tokens[first].pos in _DETERMINERS

    def _count(self, first: int) -> int | None:
        counted = None if self.words[first] in _ARTICLES else count_at(self.words, first)
        if counted is None or is_numbered(self.sentence, self.words, first, counted.last):
            return None
        return counted.last

    def _none(self, first: int) -> int | None:
        if self.words[first] == "without":
            return first + 1 + (self.words[first + 1 : first + 2] == ("any",))
        return first + 1 if self.words[first] in {"no", "zero"} else None

    def _people(self, first: int) -> int | None:
        begin = first + (self.words[first] in {"a", "an", "also"})
        found = phrase_at(self.sentence, self.words, begin, self.people)
        return found.last if found is not None and found.nouns else None

    def _modifiers(self, first: int) -> int | None:
        last = first + sum(1 for _ in self._run_of_modifiers(first))
        return last if last > first else None

    def _run_of_modifiers(self, first: int) -> Iterator[int]:
        for token in self.sentence.tokens[first:]:
            before_noun = (
                token.dep in {"amod", "compound", "nmod", "advmod"} and token.head > token.i
            )
            if not before_noun and token.tag != "HYPH":
                return
            yield token.i

    def _are_residents(self, found: Headcount, lemmas: set[str]) -> bool:
        if lemmas & self.people.residents:
            return True
        if any(self.sentence.tokens[k].tag == "NNPS" for k in found.nouns):
            return True  # "200,000 Serbs fled"
        said = {t for k in found.nouns for t in self.traits_of(k)}
        if "civilian" in said or said & {"child", "woman"}:
            return True
        return not found.nouns and (found.count.low is None or found.count.low >= 50)

    def traits_of(self, noun: int) -> tuple[str, ...]:
        """Return what the people noun `noun` says of those it counts."""
        tokens = self.sentence.tokens
        before = tokens[noun - 1] if noun else None
        return self.people.traits_of(tokens[noun], before) or ()
