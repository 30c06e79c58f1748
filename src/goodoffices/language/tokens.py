"""What a parse gives us: tokens, names, sentences, and the whole story as one Analysis.

These are plain frozen shapes, so that a test can build a sentence by hand and no part of the house
but `language.spacy_engine` knows which parser stands behind them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Literal, Protocol, TypeVar

import msgspec

from goodoffices.shapes import Report, Span

T = TypeVar("T")
_START, _END = attrgetter("start"), attrgetter("end")
_STORMS = frozenset({"Typhoon", "Hurricane", "Cyclone", "Storm"})
_QUOTES = frozenset({"``", "''"})
SentenceKind = Literal["title", "subtitle", "body"]


_TELLING = frozenset({"tell", "inform"})


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word. `i` and `head` count within its sentence; `start`/`end` are offsets into the report.

    `pos` is Universal Dependencies', `tag` Penn Treebank's, `dep` ClearNLP's label (nsubj, dobj,
    prep, pobj ...); the root's head is itself. `ent` is the label of the name it belongs to or "".
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    ent: str = ""


class Entity(msgspec.Struct, frozen=True, gc=False):
    """A name: tokens `first` up to, not including, `last`."""

    first: int
    last: int
    label: str


class Sentence(msgspec.Struct, frozen=True, dict=True):
    """One sentence, parsed by itself. `index` is its place in the report, `paragraph` likewise.

    `tokens` is empty for a sentence that was not parsed.
    """

    index: int
    start: int
    end: int
    text: str
    kind: SentenceKind = "body"
    paragraph: int = 0
    tokens: tuple[Token, ...] = ()
    entities: tuple[Entity, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()

    def span(self, first: int, last: int) -> Span:
        """Return the span of tokens `first` up to, not including, `last`."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Span(text=self.text[start - self.start : end - self.start], start=start, end=end)

    def chars(self, start: int, end: int) -> Span:
        """Return the span between two report offsets inside the sentence."""
        return Span(text=self.text[start - self.start : end - self.start], start=start, end=end)

    def subtree(self, i: int) -> tuple[int, int]:
        """Return the half-open token range spanned by token `i` and all below it."""
        first = last = i
        stack = [i]
        while stack:
            at = stack.pop()
            first, last = min(first, at), max(last, at)
            stack.extend(self.children[at])
        return first, last + 1

    def joined(self, i: int) -> str:
        """Return the lemma of token `i` with what a hyphen joins to it: "cease-fire"."""
        lemma = self.tokens[i].lemma
        if (
            i >= 2
            and self.tokens[i - 1].text == "-"
            and self.tokens[i - 1].end == self.tokens[i].start
        ):
            return f"{self.tokens[i - 2].text.lower()}-{lemma}"
        return lemma

    def below(self, i: int, *deps: str) -> Iterator[Token]:
        """Return the children of token `i` whose dependency label is one of `deps`, one by one."""
        hanging = self.hanging[i]
        return iter([token for token in hanging if token.dep in deps] if hanging else ())

    @cached_property
    def hanging(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens that hang on each token: its children, as tokens."""
        tokens = self.tokens
        return tuple([tuple([tokens[child] for child in row]) for row in self.children])

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """How many tokens each token hangs below the one at the top."""
        depths = [0] * len(self.tokens)
        pending = [token.i for token in self.tokens if token.head == token.i]
        for at in pending:  # grows while it is gone through
            for child in self.children[at]:
                depths[child] = depths[at] + 1
                pending.append(child)
        return tuple(depths)

    @cached_property
    def lowers(self) -> tuple[str, ...]:
        """The words as written, in small letters."""
        return tuple([token.text.lower() for token in self.tokens])

    @cached_property
    def forms(self) -> frozenset[str]:
        """All words in small letters and all lemmas."""
        return frozenset(self.lowers).union([token.lemma for token in self.tokens])

    def is_storm(self, i: int) -> bool:
        """Whether the name that ends at token `i` is a storm's: "Typhoon Haiyan"."""
        return any(t.text in _STORMS for t in self.below(i, "compound"))


class Quote(msgspec.Struct, frozen=True):
    """Words between quotation marks; `start`/`end` leave the marks out. A quotation can span sentences.

    `closed` is false where the mark is never closed (a quotation that goes on in the next paragraph).
    """

    start: int
    end: int
    closed: bool = True


class Stretch(Protocol):
    """What has a start and an end in the report."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


S = TypeVar("S", bound=Stretch)


def between(stretches: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Return which of the stretches, in order and apart from one another, have words in `start` to `end`."""
    first = bisect_right(stretches, start, key=_END)
    return stretches[first : bisect_left(stretches, end, lo=first, key=_START)]


class Analysis(msgspec.Struct, frozen=True):
    """A cleaned report with its sentences parsed and its quotations found."""

    report: Report
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...] = ()

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds report offset `offset`, if any does."""
        return next(iter(between(self.sentences, offset, offset + 1)), None)

    def by_sentence(
        self, items: Iterable[T], extents: Callable[[T], Iterable[tuple[int, int]]]
    ) -> tuple[tuple[T, ...], ...]:
        """Return for each sentence the items, in order, that have words in it.

        `extents` gives the offsets at which an item's words begin and end, as often as they do.
        """
        rows: list[dict[int, T]] = [{} for _ in self.sentences]
        for number, item in enumerate(items):
            for start, end in extents(item):
                for sentence in between(self.sentences, start, end):
                    rows[sentence.index][number] = item
        return tuple(tuple(row.values()) for row in rows)


def is_told(sentence: Sentence, i: int) -> bool:
    """Whether token `i` names whom somebody tells something: "aid workers told Reuters"."""
    word, above = sentence.tokens[i], sentence.tokens[sentence.tokens[i].head]
    return word.dep in {"dobj", "dative"} and above.lemma in _TELLING


def is_quoted(sentence: Sentence, i: int) -> bool:
    """Return whether token `i` stands between quotation marks, as far as its sentence shows.

    A mark that only closes belongs to a quotation that an earlier sentence opened.
    """
    marks = [t.i for t in sentence.tokens if t.tag in _QUOTES]
    before = sum(1 for k in marks if k < i)
    return before % 2 == 1 or (before == 0 and len(marks) % 2 == 1)


def children_of(tokens: tuple[Token, ...]) -> tuple[tuple[int, ...], ...]:
    """Return, for each token, the tokens that hang on it, in order."""
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    return tuple(tuple(row) for row in below)
