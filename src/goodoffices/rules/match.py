"""The one matcher: a rule against a frame, or against a row of words, with what it bound.

What fills a role or slot is asked of a `View`, which the room that owns the rules provides: it
knows the parties, counts, people and places of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple, Protocol, TypeVar

import msgspec

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.rules.load import Constraint, Rule, RuleSet
from goodoffices.rules.pattern import Element

G = TypeVar("G")
_OWN = {  # what stands before a noun; who does what a clause tells, and to whom
    "mod": ("amod", "compound", "nmod"),
    "poss": ("poss",),
    "agent": ("nsubj", "nsubjpass"),
    "patient": ("dobj",),
    "comp": ("acl", "xcomp", "ccomp"),
}
_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_FREE = frozenset({"any", "none"})  # tests that whatever fills the role passes


class View(Protocol):
    """What a room knows about a sentence, as far as rules may ask."""

    sentence: Sentence

    def test(self, name: str, token: int) -> bool:
        """Whether the filler headed by `token` is a `name` (party, person, event:CONSULT ...)."""
        ...

    def slot(self, name: str, first: int) -> int | None:
        """Return the token after the slot filler that begins at `first`, or None."""
        ...


class Bound(NamedTuple):
    """What a role or slot was filled with: tokens `first` up to, not including, `last`."""

    name: str
    first: int
    last: int


class Match(msgspec.Struct, frozen=True):
    """A rule that holds: what it bound and how much of the sentence speaks for it."""

    rule: Rule[Any]
    bound: tuple[Bound, ...]
    first: int
    last: int
    evidence: int

    def tokens(self, name: str) -> tuple[int, ...]:
        """Return the tokens bound to a role or slot."""
        return tuple(b.first for b in self.bound if b.name == name)

    def range(self, name: str) -> tuple[int, int] | None:
        """Return the token range bound to a slot."""
        return next(((b.first, b.last) for b in self.bound if b.name == name), None)

    @property
    def rank(self) -> tuple[int, int, str]:
        """What decides between rules: longest evidence, then fewer other readings, then the id."""
        return (-self.evidence, self.rule.breadth, self.rule.id)


def match_frames(rules: RuleSet[Any], frame: Frame, view: View) -> list[Match]:
    """Return the rules that hold for `frame`, the best first."""
    tried = rules_for(rules, frame)
    if not tried:
        return []
    found = [match for rule in tried if (match := match_frame(rule, frame, view)) is not None]
    return sorted(found, key=_rank) if len(found) > 1 else found


def rules_for(rules: RuleSet[G], frame: Frame) -> list[Rule[G]]:
    """Return the rules for a predicate whose roles, those they can't do without, are filled."""
    candidates = rules.candidates(frame.kind, frame.lemmas)
    if not candidates:
        return []
    filled, found = frame.filled, []
    for rule in candidates:
        for roles in rule.needs:
            if roles.isdisjoint(filled):
                break
        else:
            found.append(rule)
    return found


def _rank(match: Match) -> tuple[int, int, str]:
    return match.rank


def match_frame(rule: Rule[Any], frame: Frame, view: View) -> Match | None:
    """Return how `rule` holds for `frame`, or None; `why_not` tells the reason."""
    bound: list[Bound] = []
    weights = 0
    for constraint in rule.constraints:
        filled = _fillers(constraint, frame, view)
        if constraint.forbidding:
            if filled:
                return None
            continue
        wants_none = "none" in constraint.tests
        if not filled and not constraint.optional and not wants_none:
            return None
        if filled:
            if wants_none:
                return None
            bound.extend([Bound(constraint.name, token, token + 1) for token, _ in filled])
            weights += max([weight for _, weight in filled])
    tokens = [frame.head, *[b.first for b in bound]]
    evidence = weights + _evidence(rule, frame)
    return Match(rule, tuple(bound), min(tokens), max(tokens) + 1, evidence)


def _evidence(rule: Rule[Any], frame: Frame) -> int:
    """Return how many words of the predicate the rule names: "broke off" is two."""
    return max([lemma.count("_") for lemma in _lemmas_hit(rule, frame)]) + 1


def why_not(rule: Rule[Any], frame: Frame, view: View) -> str:
    """Return, in words, the first constraint of `rule` that `frame` does not meet."""
    for constraint in rule.constraints:
        filled = _fillers(constraint, frame, view)
        if "none" in constraint.tests or constraint.forbidding:
            if filled:
                return f"{constraint.name} is there and must not be"
        elif not filled and not constraint.optional:
            wanted = sorted(constraint.words)[:4] + list(constraint.tests)
            there = [view.sentence.tokens[k].text for k in frame.fill(*constraint.roles)]
            return f"{constraint.name} is {there or 'missing'}, wanted {' | '.join(wanted)}"
    return "matches"


def _lemmas_hit(rule: Rule[Any], frame: Frame) -> list[str]:
    for kind, lemmas in rule.predicates:
        hit = [lemma for lemma in frame.lemmas if kind == frame.kind and lemma in lemmas]
        if hit:
            return hit
    return [frame.lemmas[-1]]


def _fillers(constraint: Constraint, frame: Frame, view: View) -> list[tuple[int, int]]:
    """Return the tokens that meet `constraint`, each with what it is worth as evidence.

    A word the rule names says more than a kind of filler, two words more than one.
    """
    found = []
    for role in constraint.roles:
        tokens = frame.filled.get(role, ())
        if not tokens and ("." in role or role.startswith("//")):
            tokens = _beyond(role, frame, view.sentence)
        for token in tokens:
            weight = _worth(constraint, token, view)
            if weight:
                found.append((token, weight))
    return found


def _beyond(path: str, frame: Frame, sentence: Sentence) -> tuple[int, ...]:
    """Return what `patient.of` leads to; `//from` is whatever hangs with "from" below the predicate."""
    if path.startswith("//"):
        return tuple(_anywhere_below(frame.head, path[2:], sentence))
    role, _, rest = path.partition(".")
    found: list[int] = []
    for token in frame.filled.get(role, ()):
        found.extend(word.i for word in sentence.below(token, *_OWN.get(rest, ())))
        for word in sentence.below(token, "prep"):
            if word.text.lower() == rest:
                found.extend(below.i for below in sentence.below(word.i, "pobj"))
    return tuple(found)


def _anywhere_below(head: int, preposition: str, sentence: Sentence) -> Iterator[int]:
    first, last = sentence.subtree(head)
    for word in sentence.tokens[first:last]:
        if word.dep == "prep" and word.text.lower() == preposition:
            yield from (below.i for below in sentence.below(word.i, "pobj"))


def _worth(constraint: Constraint, token: int, view: View) -> int:
    """Return what a token is worth as evidence of `constraint`, 0 where it doesn't meet it."""
    sentence = view.sentence
    if sentence.tokens[token].pos == "ADJ" and _is_denied(token, sentence):
        return 0
    if constraint.unless and _words_hit(constraint.unless, token, sentence):
        return 0
    for test in constraint.barring:
        if view.test(test, token):
            return 0
    words = _words_hit(constraint.words, token, sentence) if constraint.words else 0
    if words:
        return 1 + words
    for test in constraint.tests:
        if test in _FREE or view.test(test, token):
            return 1
    return 0


def _is_denied(token: int, sentence: Sentence) -> bool:
    """Whether a quality is said not to be there: "found not guilty"."""
    return any(True for _ in sentence.below(token, "neg"))


def _words_hit(words: frozenset[str], token: int, sentence: Sentence) -> int:
    """How many words of the filler `words` name: its head alone, or with a modifier ("peace_talks")."""
    lemma, below = sentence.tokens[token].lemma, sentence.hanging[token]
    if below and lemma in _last_of_two(words):
        for before in below:
            if before.dep in _BEFORE and f"{before.lemma}_{lemma}" in words:
                return 2
    if lemma in words or sentence.lowers[token] in words:
        return 1
    hyphened = token >= 2 and sentence.tokens[token - 1].text == "-"
    return int(hyphened and sentence.joined(token) in words)


@lru_cache(maxsize=4096)
def _last_of_two(words: frozenset[str]) -> frozenset[str]:
    """Return what stands behind a first "_" in any of `words`: the heads of "peace_talks"."""
    return frozenset(part for word in words for part in _tails(word))


def _tails(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        if letter == "_":
            yield word[at + 1 :]


def match_surfaces(rules: Iterable[Rule[Any]], view: View) -> Iterator[Match]:
    """Yield every place where a surface rule holds in the sentence."""
    there = view.sentence.forms
    for rule in rules:
        if all(_may_stand(element, there) for element in rule.pattern):
            yield from match_surface(rule, view)


def _may_stand(element: Element, there: frozenset[str]) -> bool:
    """Whether the words that an element cannot do without are in the sentence at all."""
    opens = element.opens
    if not opens:
        return True
    return not opens.isdisjoint(there) and any(there.issuperset(row) for row in element.words)


def match_surface(rule: Rule[Any], view: View) -> Iterator[Match]:
    """Yield the places where `rule`'s row of words and slots stands; none overlaps another."""
    first, size = 0, len(view.sentence.tokens)
    opens = rule.pattern[0].opens
    while first < size:
        if opens and not _opens(opens, first, view.sentence):
            first += 1
            continue
        hit = next(_walk(rule.pattern, 0, first, view, ()), None)
        if hit is None:
            first += 1
            continue
        last, bound = hit
        evidence = last - first
        yield Match(rule, bound, first, last, evidence)
        first = max(last, first + 1)


def _walk(
    pattern: tuple[Element, ...], k: int, at: int, view: View, bound: tuple[Bound, ...]
) -> Iterator[tuple[int, tuple[Bound, ...]]]:
    if k == len(pattern):
        yield at, bound
        return
    element = pattern[k]
    for last in _ends(element, at, view):
        more = (*bound, Bound(element.name, at, last)) if element.kind == "slot" else bound
        yield from _walk(pattern, k + 1, last, view, more)
    if element.optional:
        yield from _walk(pattern, k + 1, at, view, bound)


def _ends(element: Element, at: int, view: View) -> Iterator[int]:
    size = len(view.sentence.tokens)
    if element.kind == "gap":
        yield from range(at, min(at + element.gap, size) + 1)
    elif at >= size:
        return
    elif element.kind == "slot":
        last = view.slot(element.slot, at)
        if last is not None:
            yield last
    else:
        for row in element.words:
            if _stands(row, at, view.sentence):
                yield at + len(row)


def _opens(words: frozenset[str], at: int, sentence: Sentence) -> bool:
    return sentence.lowers[at] in words or sentence.tokens[at].lemma in words


def _stands(row: tuple[str, ...], at: int, sentence: Sentence) -> bool:
    if at + len(row) > len(sentence.tokens):
        return False
    for k, word in enumerate(row, at):
        if word != sentence.lowers[k] and word != sentence.tokens[k].lemma:
            return False
    return True
