"""How much of one text stands in another: five-word shingles, and MinHash signatures to find candidates.

A. Broder, "On the resemblance and containment of documents" (1997): resemblance is the share of the
shingles of both that they have in common, containment the share of one text's that the other has.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

import numpy as np
import numpy.typing as npt
from datasketch import MinHash

WORDS = 5  # a shingle; shorter ones are shared by any two reports of one war
HASHES = 128
SAME_SENTENCE = (
    0.6  # share of the words of two sentences, above which one tells what the other does
)
_WORD = re.compile(r"\w+(?:['\u2019.]\w+)*")

Signature = npt.NDArray[np.uint64]


def shingles(text: str) -> frozenset[str]:
    """Return every run of five words of `text`, whatever their case; of a shorter text, the whole."""
    words = _WORD.findall(text.lower())
    last = max(len(words) - WORDS, 0)
    return (
        frozenset(" ".join(words[k : k + WORDS]) for k in range(last + 1)) if words else frozenset()
    )


@cache
def _blank() -> MinHash:
    """Return the signature of nothing, to start from: drawing its permutations takes long."""
    return MinHash(num_perm=HASHES, seed=1)


def signature(shingled: Iterable[str]) -> Signature:
    """Return the MinHash of a set of shingles: the same for the same set, on every machine."""
    hashed = _blank().copy()
    hashed.update_batch([shingle.encode() for shingle in sorted(shingled)])
    return np.asarray(hashed.hashvalues, dtype=np.uint64)


class Alike:
    """Finds the signatures that agree with one in enough places, without looking at the others.

    Of each place it keeps which signatures have the same there; those that have it to themselves
    can't be alike in it.
    """

    def __init__(self, rows: npt.NDArray[np.uint64], least: float) -> None:
        self._many = math.ceil(least * HASHES)
        self._shelves = [_shelves(column) for column in rows.T] if len(rows) else []

    def to(self, at: int) -> list[int]:
        """Return the places of the rows that may resemble the one at `at` enough, in order."""
        shelves = [shelf[at] for shelf in self._shelves if at in shelf]
        if len(shelves) < self._many:
            return []
        found, times = np.unique(np.concatenate(shelves), return_counts=True)
        return [k for k in found[times >= self._many].tolist() if k != at]


def _shelves(column: npt.NDArray[np.uint64]) -> dict[int, npt.NDArray[np.int64]]:
    """Return for each row whose value others have too all the rows with that value."""
    order = np.argsort(column, kind="stable")
    starts = np.flatnonzero(np.diff(column[order], prepend=~column[order[:1]]))
    ends = np.append(starts[1:], len(order))
    shared = ends - starts > 1
    groups = [order[a:b] for a, b in zip(starts[shared], ends[shared], strict=True)]
    return {row: group for group in groups for row in group.tolist()}


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of `one`'s shingles that stand in `other`; 0 where it has none."""
    return len(one & other) / len(one) if one else 0.0


def words_of(text: str) -> frozenset[str]:
    """Return the words of `text`, whatever their case."""
    return frozenset(_WORD.findall(text.lower()))


def tells_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences, each given as its words, say nearly the same in the same words."""
    shared = len(one & other)
    return bool(shared) and shared / len(one | other) >= SAME_SENTENCE


def new_sentences(edition: Sequence[str], earlier: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of `edition` that no sentence of `earlier` tells in nearly the same words."""
    known = [words_of(sentence) for sentence in earlier]
    for sentence in edition:
        words = words_of(sentence)
        if words and not any(tells_same(words, other) for other in known):
            yield sentence


def all_pairs(keys: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield every pair of `keys`, the smaller first."""
    yield from combinations(sorted(keys), 2)
