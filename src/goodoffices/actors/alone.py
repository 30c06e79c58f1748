"""Names in a mention that stands by itself: what a parser would say of them, told by word lists."""

from __future__ import annotations

from goodoffices.actors.index import Atom, Entry, scan
from goodoffices.actors.landmarks import before_deal, beside_landmark
from goodoffices.actors.persons import read_person
from goodoffices.actors.phrase import Context, Phrase, Reading, uses
from goodoffices.actors.registry import Registry
from goodoffices.actors.surnames import bearer_in_office, rest_of_name
from goodoffices.actors.words import Word, words_of

_SEATS = frozenset({"name", "capital", "metonym", "region"})
_PARTS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
    "upper", "lower", "inner", "outer", "greater", "old", "new", "free", "modern", "ancient", "mount",
    "downtown", "occupied", "mandatory", "imperial", "communist", "nazi", "northeast", "northwest",
    "southeast", "southwest", "rural", "inside", "team", "air", "anti", "pro", "ex", "post", "pre",
})  # fmt: skip
_LONGEST = 2  # words of a surname: "bin Laden"


def scan_mention(
    text: str, registry: Registry, *, topic: bool = False
) -> tuple[tuple[Word, ...], tuple[Atom, ...]]:
    """Return the words and atoms of `text`: names whole, places that are people's names plain words.

    What stands beside a landmark is nobody, but as a `topic` ("envoy to the Peru talks") it tells
    the country.
    """
    words = words_of(text)
    atoms = _joined(words, scan(words, registry.index, loose=text == text.lower()), registry)
    return words, tuple(
        Atom(atom.first, atom.last) if _is_nobody(words, atoms, k, registry, topic=topic) else atom
        for k, atom in enumerate(atoms)
    )


def read_surname(text: str, context: Context) -> Reading | None:
    """Return the one who is called by this surname alone on the day: in high office, or lately."""
    words = words_of(text)
    if not 0 < len(words) <= _LONGEST or not words[-1].text[0].isupper():
        return None
    key = " ".join(word.key for word in words)
    found = bearer_in_office(key, context) if key in context.registry.surnames else None
    if found is None:
        return None
    atom = Atom(0, len(words), (Entry("", "person", found),), frozenset({"person"}))
    return read_person(Phrase(words, (atom,), context), 0)


def _joined(
    words: tuple[Word, ...], atoms: tuple[Atom, ...], registry: Registry
) -> tuple[Atom, ...]:
    """Return `atoms` with the last words of a known name joined to it."""
    done: list[Atom] = []
    at = 0
    while at < len(atoms):
        size = rest_of_name(words, atoms, at, done, registry) if not atoms[at].entries else 0
        if size:
            whole = done.pop()
            done.append(Atom(whole.first, atoms[at + size - 1].last, whole.entries, whole.uses))
        else:
            done.append(atoms[at])
        at += max(size, 1)
    return tuple(done)


def _is_nobody(
    words: tuple[Word, ...], atoms: tuple[Atom, ...], k: int, registry: Registry, *, topic: bool
) -> bool:
    """Return True for a place's name that is a person's, or stands beside a landmark."""
    if not uses(atoms[k]) & _SEATS:
        return False
    if _is_persons(words, atoms, k, registry):
        return True
    return not topic and any(
        test(words, atoms, k, registry) for test in (before_deal, beside_landmark)
    )


def _is_persons(
    words: tuple[Word, ...], atoms: tuple[Atom, ...], k: int, registry: Registry
) -> bool:
    """Return True for the state in "Michael Jordan", "Mr Jordan", "Chad Miller", not "Jordan Valley"."""
    word = words[atoms[k].last - 1]
    if atoms[k].last - atoms[k].first > 1:
        return False
    if k and _touch(words, atoms[k - 1], atoms[k]):
        before = words[atoms[k - 1].last - 1]
        named = not atoms[k - 1].entries and (
            before.key in registry.male
            or before.key in registry.female
            or (word.key in registry.given_places and before.key not in _PARTS)
        )
        if before.capital and (named or uses(atoms[k - 1]) == {"title"}):
            return True
    if k + 1 == len(atoms) or word.owns or word.key not in registry.given_places:
        return False
    after = words[atoms[k + 1].first]
    plain = not atoms[k + 1].entries and after.text[0].isupper()
    return plain and _touch(words, atoms[k], atoms[k + 1]) and after.key not in registry.place_nouns


def _touch(words: tuple[Word, ...], one: Atom, two: Atom) -> bool:
    """Return True if nothing but a space, or the full stop of "Mr.", stands between two atoms."""
    last = words[one.last - 1]
    return not last.joined and not last.owns and words[two.first].start - last.end <= 2
