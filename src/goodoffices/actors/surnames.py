"""Surnames standing alone: linked to the person named before, or to the one in office on the day."""

from __future__ import annotations

from collections.abc import Container, Mapping

from goodoffices.actors.actor import Actor
from goodoffices.actors.chunks import Cut
from goodoffices.actors.index import PARTICLES, Atom, Entry
from goodoffices.actors.phrase import Context
from goodoffices.actors.posts import pick
from goodoffices.actors.registry import Registry
from goodoffices.actors.timeline import held_on, last_day
from goodoffices.actors.words import DASHES, Word, keys_of

_NEVER = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "LAW"})
_TIES = frozenset({"", *DASHES})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WHERE = frozenset("in near at outside around across".split())
_PERSON = frozenset({"person"})
_RECENT = 15
_LED = frozenset({"north", "south", "east", "west", "hague"})  # "the North" is no Mr. North
_AREAS = frozenset("province district region island valley county town city village".split())
_JOINTS = frozenset({"delos", "dela", "dos", "das", "do", "san", "santa", "y", "e"})
_TOP = 85
_PEOPLED = frozenset({"people", "demonym", "name", "region"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def link_surnames(
    cut: Cut, context: Context, known: Mapping[str, str], told: Container[str] = ()
) -> tuple[Atom, ...]:
    """Return the sentence's atoms with each lone surname made the name of its bearer.

    `known` holds the registry's persons named before in the story by surname; a surname new to the
    story is linked only where one bearer holds, or lately held, an office on the day. `told` holds
    the acronyms that the story gave a meaning of its own, and the surnames of those whom it named in
    full and the registry doesn't know: they are plain words here.
    """
    atoms: list[Atom] = []
    at = 0
    while at < len(cut.atoms):
        atom, size = cut.atoms[at], 1
        word = cut.words[atom.first]
        if atom.entries:
            atom = Atom(atom.first, atom.last) if _redefined(word, atom, told) else atom
        elif (size := rest_of_name(cut.words, cut.atoms, at, atoms, context.registry)) > 0:
            whole = atoms.pop()
            atom = Atom(whole.first, cut.atoms[at + size - 1].last, whole.entries, whole.uses)
        elif word.text[0].isupper() or word.key in PARTICLES:
            atom, size = _linked(cut, at, context, known, told)
        atoms.append(atom)
        at += max(size, 1)
    return tuple(atoms)


def rest_of_name(
    words: tuple[Word, ...],
    atoms: tuple[Atom, ...],
    at: int,
    before: list[Atom],
    registry: Registry,
) -> int:
    """Return how many atoms from `at` end the name begun before: "Mohammed bin X | Al Thani"."""
    if not before or "person" not in before[-1].uses:
        return 0
    refs = [entry.ref for entry in before[-1].entries if entry.use == "person"]
    tails = [keys_of(registry.actors[ref].name) for ref in refs]
    for size in (2, 1):
        rest = [w.key for a in atoms[at : at + size] for w in words[a.first : a.last]]
        if len(rest) >= size and any(tuple(rest) == tail[-len(rest) :] for tail in tails):
            return size
    return 0


def _redefined(word: Word, atom: Atom, told: Container[str]) -> bool:
    return word.key in told and word.text.isupper() and atom.last - atom.first == 1


def _linked(
    cut: Cut, at: int, context: Context, known: Mapping[str, str], told: Container[str]
) -> tuple[Atom, int]:
    atom = cut.atoms[at]
    if cut.words[atom.first].key in told and cut.words[atom.first].key not in known:
        return atom, 1  # the story has a bearer of its own, whom the registry does not know
    for size in (2, 1):
        found = _bearer(cut, at, size, context, known) if at + size <= len(cut.atoms) else None
        if found is not None:
            last = cut.atoms[at + size - 1].last
            return Atom(atom.first, last, (Entry("", "person", found),), _PERSON), size
    return atom, 1


def _bearer(cut: Cut, at: int, size: int, context: Context, known: Mapping[str, str]) -> str | None:
    words = cut.words[cut.atoms[at].first : cut.atoms[at + size - 1].last]
    key = " ".join([word.key for word in words])
    if key not in known and key not in context.registry.surnames:
        return None
    if any(one.entries for one in cut.atoms[at : at + size]):
        return None
    before = cut.words[cut.atoms[at].first - 1].key if cut.atoms[at].first else ""
    quarter = key in _LED and (before == "the" or _quarters(cut, at + size))
    quarter = quarter or _is_area(cut, at + size)
    if not words[-1].text[0].isupper() or _in_longer_name(cut, at, size) or quarter:
        return None
    if key in known:
        return known[key]
    if not _name_like(cut, at) or _is_town(cut, at, " ".join(w.text for w in words), context):
        return None
    return bearer_in_office(key, context)


def _quarters(cut: Cut, after: int) -> bool:
    """Whether a people or a land follows a word: "West Africans" are of no Mr. West."""
    return after < len(cut.atoms) and bool(cut.atoms[after].uses & _PEOPLED)


def _is_area(cut: Cut, after: int) -> bool:
    """Whether a word is the name of what follows: "Yala province" is of no Mr. Yala."""
    return after < len(cut.atoms) and cut.words[cut.atoms[after].first].text in _AREAS


def _is_town(cut: Cut, at: int, name: str, context: Context) -> bool:
    """Whether a surname that is a town's name too stands where a town does: "in Lagos"."""
    token = cut.of(cut.atoms[at])
    before = cut.sentence.tokens[token.head]
    placed = token.dep == "pobj" and before.text.lower() in _WHERE
    return placed and context.cities is not None and context.cities(name) is not None


def _in_longer_name(cut: Cut, at: int, size: int) -> bool:
    """Return True if a first name or a further name stands right beside the surname."""
    first = cut.atoms[at].first
    if _plain_name(cut, at - 2, first - 2) and _is_particle(cut, at - 1):
        return True
    last = cut.atoms[at + size - 1].last
    ahead = _plain_name(cut, at + size, last - 1) and not cut.words[last - 1].owns
    return ahead or _plain_name(cut, at - 1, first - 1)


def _is_particle(cut: Cut, at: int) -> bool:
    """Return True for "delos" in "Jemar delos Santos", whose bearer has a first name of his own."""
    word = cut.words[cut.atoms[at].first] if at > 0 else None
    return (
        word is not None
        and (word.key in PARTICLES or word.key in _JOINTS)
        and not cut.atoms[at].entries
    )


def _plain_name(cut: Cut, other: int, before_gap: int) -> bool:
    if not 0 <= other < len(cut.atoms) or cut.atoms[other].entries or before_gap < 0:
        return False
    word = cut.words[cut.atoms[other].first]
    token = cut.token(cut.atoms[other].first)
    return (
        word.text[0].isupper()
        and word.key not in _WEEKDAYS  # "on Sunday Lavrov said"
        and cut.gap(before_gap).strip() in _TIES
        and token.tag in {"NNP", "NNPS"}
    )


def _name_like(cut: Cut, at: int) -> bool:
    token = cut.of(cut.atoms[at])
    if token.ent in _NEVER or token.tag not in {"NNP", "NNPS"}:
        return False
    return token.i > 0 or token.ent in {"PERSON", "ORG", "GPE"} or token.dep in _SUBJECTS


def bearer_in_office(key: str, context: Context) -> str | None:
    """Return the person meant by a surname alone on the day: in office then, or lately; None if unsure."""
    people = [context.registry.actors[one] for one in context.registry.surnames[key]]
    if context.undated:
        return _best_known(people, context)
    held = [(one, held_on(one, context.day, context.registry.offices)) for one in people]
    now = [(one, of.post) for one, of in held if of.tense == "current" and of.post is not None]
    if now:
        best = pick([one for one, _ in now], None, context)
        high = any(one is best and _rank(context, post.office) >= _TOP for one, post in now)
        rivals = any(one.country != best.country for one, _ in now)
        return best.id if high or not rivals else None
    late = [
        one
        for one, of in held
        if of.tense == "former" and of.post and _lately(of.post.until, context.day)
    ]
    return late[0].id if len(late) == 1 else None


def _best_known(people: list[Actor], context: Context) -> str | None:
    """Return the only bearer of a surname, or the only one who ever led a state."""
    if len(people) == 1:
        return people[0].id
    top = [one for one in people if any(_rank(context, post.office) >= _TOP for post in one.posts)]
    return top[0].id if len(top) == 1 else None


def _lately(until: str | None, day: str | None) -> bool:
    return day is not None and int(day[:4]) - int(last_day(until)[:4]) <= _RECENT


def _rank(context: Context, office: str) -> int:
    spec = context.registry.offices.get(office)
    return spec.rank if spec else 0
