"""The parser's rules from a word's tag to its part of speech, read once and looked up after.

spaCy's attribute ruler runs a matcher over every sentence, an eighth of the whole parse. Its rules look
at one word, or at a word and the next; so what they say of a word can be kept by the word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

_TESTED = frozenset({"TAG", "LOWER", "DEP"})
_SET = frozenset({"POS", "MORPH", "LEMMA"})
_LONGEST = 2  # words that a rule looks at


class Seen(NamedTuple):
    """What rules may ask of a word: its tag, its small letters, its dependency label."""

    tag: str
    lower: str
    dep: str


class Test(NamedTuple):
    """What one word must be: the places in `Seen` with the words wanted, barred or their pattern."""

    place: int
    wanted: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None

    def holds(self, seen: Seen) -> bool:
        """Whether the word passes."""
        value = seen[self.place]
        if self.pattern is not None:
            return self.pattern.search(value) is not None
        return value in self.wanted if self.wanted else value not in self.barred


class TagRule(NamedTuple):
    """Tests for a word, or for it and the next, and what the word at `target` gets."""

    words: tuple[tuple[Test, ...], ...]
    target: int
    gives: Mapping[str, str]


class TagRules(NamedTuple):
    """All rules in order: a later one wins. `first` and `pairs` find those of one and of two words."""

    rules: tuple[TagRule, ...]
    first: Finder
    pairs: Finder

    def alone(self, seen: Seen) -> tuple[int, ...]:
        """Return the numbers of the one-word rules that hold for a word."""
        return self.first.find(self.rules, seen)

    def opened(self, seen: Seen) -> tuple[int, ...]:
        """Return the numbers of the two-word rules whose first word this can be."""
        return self.pairs.find(self.rules, seen)

    def closes(self, number: int, seen: Seen) -> bool:
        """Whether `seen` can be the second word of a two-word rule."""
        return _all(self.rules[number].words[1], seen)

    def told(self, numbers: Sequence[int]) -> dict[str, str]:
        """Return what these rules say together of a word."""
        gives: dict[str, str] = {}
        for number in sorted(numbers):
            gives.update(self.rules[number].gives)
        return gives


class Finder(NamedTuple):
    """The numbers of rules by the words or tags that their first word must be; `rest` name none."""

    lowers: Mapping[str, tuple[int, ...]]
    tags: Mapping[str, tuple[int, ...]]
    rest: tuple[int, ...]

    def find(self, rules: Sequence[TagRule], seen: Seen) -> tuple[int, ...]:
        """Return the numbers of the rules whose first word `seen` can be."""
        may = (*self.lowers.get(seen.lower, ()), *self.tags.get(seen.tag, ()), *self.rest)
        return tuple(k for k in may if _all(rules[k].words[0], seen))


def _finder(rules: Sequence[TagRule], size: int) -> Finder:
    lowers: dict[str, list[int]] = {}
    tags: dict[str, list[int]] = {}
    rest: list[int] = []
    for k, rule in enumerate(rules):
        wanted = {test.place: test.wanted for test in rule.words[0] if test.wanted}
        if len(rule.words) != size:
            continue
        if (named := wanted.get(Seen._fields.index("lower"))) is not None:
            for word in named:
                lowers.setdefault(word, []).append(k)
        elif (named := wanted.get(Seen._fields.index("tag"))) is not None:
            for tag in named:
                tags.setdefault(tag, []).append(k)
        else:
            rest.append(k)
    return Finder(_frozen(lowers), _frozen(tags), tuple(rest))


def _frozen(rows: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {key: tuple(row) for key, row in rows.items()}


def read_tag_rules(patterns: Sequence[Mapping[str, Any]]) -> TagRules | None:
    """Return an attribute ruler's patterns as rules; None where one asks what can't be kept by the word.

    Rules for white space are left out: we keep no such token.
    """
    rules: list[TagRule] = []
    for entry in patterns:
        for words in entry["patterns"]:
            if any(one.get("IS_SPACE") for one in words):
                continue
            if not _is_known(words, entry):
                return None
            tests = tuple(
                tuple(_test(k, v) for k, v in one.items() if k in _TESTED) for one in words
            )
            rules.append(TagRule(tests, int(entry["index"]), dict(entry["attrs"])))
    return TagRules(tuple(rules), _finder(rules, 1), _finder(rules, 2))


def _is_known(words: Sequence[Mapping[str, Any]], entry: Mapping[str, Any]) -> bool:
    keys = {key for one in words for key in one}
    forms = [v for one in words for v in one.values() if isinstance(v, dict)]
    return (
        len(words) <= _LONGEST
        and keys <= _TESTED | {"IS_SPACE"}
        and set(entry["attrs"]) <= _SET
        and 0 <= entry["index"] < len(words)
        and all(len(form) == 1 and set(form) <= {"IN", "NOT_IN", "REGEX"} for form in forms)
    )


def _test(key: str, value: Any) -> Test:  # noqa: ANN401 - a value of a spaCy pattern
    place = Seen._fields.index(key.lower())
    if not isinstance(value, dict):
        return Test(place, frozenset({value}))
    if "REGEX" in value:
        return Test(place, pattern=re.compile(value["REGEX"]))
    if "IN" in value:
        return Test(place, frozenset(value["IN"]))
    return Test(place, barred=frozenset(value["NOT_IN"]))


def _all(tests: Sequence[Test], seen: Seen) -> bool:
    return all(test.holds(seen) for test in tests)
