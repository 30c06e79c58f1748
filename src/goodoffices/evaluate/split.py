"""Which third of the development sets nobody who writes rules may read.

Sentences that share most of their words form a group across all sets (much of `plv` stands in
`cameo`, of `plover` in `dev_manual`), and a group is held back as a whole, by the hash of its
smallest member: the split needs no list and never moves.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

SHARE = 0.7  # of the words of the longer text; the sets' own near-copy measure
HELD = 3  # one group in three


def held_back(texts: Mapping[str, str]) -> frozenset[str]:
    """Return the keys of `texts` (key to text) that belong to the unread third."""
    bags = {key: frozenset(_words(text)) for key, text in texts.items()}
    groups = _groups(bags)
    return frozenset(
        key for group in groups for key in group if _is_held(texts[member] for member in group)
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _is_held(texts: Iterable[str]) -> bool:
    key = min("".join(_words(text)) for text in texts)
    return int(hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(), 16) % HELD == 0


def _groups(bags: Mapping[str, frozenset[str]]) -> list[list[str]]:
    parent = {key: key for key in bags}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for a, b in _near(bags):
        parent[root(a)] = root(b)
    groups: dict[str, list[str]] = {}
    for key in bags:
        groups.setdefault(root(key), []).append(key)
    return list(groups.values())


def _near(bags: Mapping[str, frozenset[str]]) -> Iterable[tuple[str, str]]:
    """Yield pairs that share enough words, found through their rarest words."""
    count: dict[str, int] = {}
    for bag in bags.values():
        for word in bag:
            count[word] = count.get(word, 0) + 1
    seen: dict[str, list[str]] = {}
    for key, bag in bags.items():
        rare = sorted(bag, key=lambda word: (count[word], word))
        keep = rare[: int(len(rare) * (1 - SHARE)) + 1]  # a near-copy must share one of these
        for other in {other for word in keep for other in seen.get(word, ())}:
            larger = max(len(bag), len(bags[other]))
            if len(bag & bags[other]) >= SHARE * larger:
                yield key, other
        for word in keep:
            seen.setdefault(word, []).append(key)


def held_document(name: str) -> bool:
    """Whether a whole document of the news set, by its id, belongs to the unread third."""
    return (
        int(hashlib.sha1(f"news{name}".encode(), usedforsecurity=False).hexdigest(), 16) % HELD == 0
    )
