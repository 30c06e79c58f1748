"""Places named for what was made or lies there: "the Oslo accords", "the Panama Canal" are nobody."""

from __future__ import annotations

from goodoffices.actors.index import Atom
from goodoffices.actors.phrase import uses
from goodoffices.actors.registry import Registry
from goodoffices.actors.words import Word

_ON = frozenset({"of", "in", "on", "at", "for", "near", "between", "with", "from", "and", "to"})
_SEATS = frozenset({"name", "capital", "metonym", "region"})


def before_deal(
    words: tuple[Word, ...], atoms: tuple[Atom, ...], k: int, registry: Registry
) -> bool:
    """Return True if the place's name at atom `k` only tells which accord or treaty.

    Adjectives don't: "the Israeli-Palestinian agreement" is theirs.
    """
    last = atoms[k].last
    plain = _is_place(atoms[k], registry) and last < len(words) and not words[last - 1].joined
    return plain and words[last].key in registry.deals


def beside_landmark(
    words: tuple[Word, ...], atoms: tuple[Atom, ...], k: int, registry: Registry
) -> bool:
    """Return True if the place's name at atom `k` only tells which canal, mountain or round of talks."""
    if not _is_place(atoms[k], registry):
        return False
    first, last = atoms[k].first, atoms[k].last
    after = [word.key for word in words[last : last + 2]]
    for size in (2, 1):
        ends = last + size == len(words) or words[min(last + size, len(words) - 1)].key in _ON
        known = " ".join(after[:size]) in registry.landmarks
        if len(after) >= size and known and ends and not words[last - 1].joined:
            return True
    return (
        first > 0 and words[first - 1].capital and words[first - 1].key in {"mount", "lake", "cape"}
    )


def _is_place(atom: Atom, registry: Registry) -> bool:
    found = uses(atom)
    return (
        bool(found & _SEATS)
        and "demonym" not in found
        and any(
            entry.use in _SEATS and registry.actors[entry.ref].kind == "state"
            for entry in atom.entries
        )
    )
