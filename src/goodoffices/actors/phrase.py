"""One noun phrase, cut into atoms, read as a party: who, of which country, acting as what.

The same reading serves a mention typed by a user and a phrase found in a parsed story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from goodoffices.actors.actor import Actor
from goodoffices.actors.index import Atom, Entry, Use
from goodoffices.actors.registry import Registry
from goodoffices.actors.timeline import first_day, last_day
from goodoffices.actors.words import Word

ReadingKind = Literal["person", "state", "group", "agent", "people", "place", "nation", "none"]
Cities = Callable[[str], str | None]
Part = Literal["name", "nation", "office", "agent", "modifier", "title", "people", "word", "skip"]

LEADING = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "which", "its", "his", "her", "their", "our", "some",
    "any", "all", "both", "several", "many", "few", "other", "another", "more", "most", "each",
    "every", "no", "such", "about", "around", "over", "nearly", "almost", "at", "least", "up", "to",
    "than", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "dozen", "dozens", "hundreds", "thousands", "scores", "hundred", "dead",
    "thousand", "million", "millions", "tens", "half", "senior", "top", "high", "ranking", "leading",
    "prominent", "key", "main", "first", "second", "third", "young", "old", "elderly", "local",
    "unarmed", "unidentified", "unnamed", "veteran", "same", "various", "numerous", "group", "groups",
    "number", "series", "part", "parts", "rest", "majority", "remaining", "only", "fellow", "my", "whose",
})  # fmt: skip
DISTANT = frozenset({
    "backed", "supported", "funded", "armed", "allied", "sponsored", "brokered", "mediated", "made",
    "built", "aligned", "trained", "occupied", "held", "drafted", "speaking", "bound", "supplied",
    "financed", "friendly", "facing", "controlled", "proposed", "imposed", "style", "hosted", "owned",
    "educated", "administered", "annexed", "claimed", "designed", "registered", "flagged", "inspired",
    "linked", "era", "equipped", "recognised", "recognized", "endorsed", "sanctioned", "mandated",
    "appointed", "designated", "monitored", "supervised", "certified", "installed", "protected",
})  # fmt: skip
_OPPOSED = frozenset({"anti", "pro", "non"})
_QUARTERS = (
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
)
_DEFAULTS = {
    "armed-group": "REB", "party": "PTY", "media": "JRN", "ngo": "SOC", "company": "BUS",
    "government": "GOV", "agency": "GOV", "body": "GOV", "mediator": "SOC",
}  # fmt: skip
_NATIONS: frozenset[Use] = frozenset({"demonym", "capital", "metonym", "region"})


class Context(msgspec.Struct, frozen=True):
    """What a phrase is read with. `undated` is true where the day is not known at all."""

    registry: Registry
    day: str | None = None
    undated: bool = False
    cities: Cities | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase means. `head` is the index of its head word, `weak` and the like are the head's.

    `beside` is the second country of "a Turkish-Qatari delegation".
    """

    kind: ReadingKind = "none"
    actor: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    plural: bool = False
    weak: bool = False
    domestic: bool = False
    body: bool = False
    office: str | None = None
    beside: str | None = None
    head: int = 0
    first: int = 0
    last: int = 0
    why: str = ""


class Phrase(msgspec.Struct, frozen=True):
    """The words of a sentence and the atoms of one phrase in it, stripped of determiners."""

    words: tuple[Word, ...]
    atoms: tuple[Atom, ...]
    context: Context

    def text(self, atom: Atom) -> str:
        """Return the words of `atom`, joined by spaces."""
        return " ".join([word.text for word in self.words[atom.first : atom.last]])

    def said(self, first: int, last: int) -> str:
        """Return the atoms `first` up to not including `last` as they are written."""
        words = self.words[self.atoms[first].first : self.atoms[last - 1].last]
        ties = ["-" if word.joined else "'s " if word.owns else " " for word in words]
        return "".join(word.text + tie for word, tie in zip(words, ties, strict=True)).rstrip(" -")

    def actors(self, atom: Atom) -> Iterator[tuple[Entry, Actor]]:
        """Yield what `atom` names in the registry."""
        held = self.context.registry.actors
        for entry in atom.entries:
            if entry.use in {"name", "person"} or entry.use in _NATIONS:
                yield entry, held[entry.ref]

    def persons(self, atom: Atom) -> tuple[Actor, ...]:
        """Return the persons that bear the name `atom`."""
        return tuple(actor for _, actor in self.actors(atom) if actor.kind == "person")

    def hidden(self, k: int) -> bool:
        """Return True if atom `k` is a nation that does not act: "U.S.-backed", "anti-Soviet"."""
        atom = self.atoms[k]
        after = self.words[atom.last].key if atom.last < len(self.words) else ""
        before = self.words[atom.first - 1] if atom.first else None
        if before is not None and before.joined and before.key in _OPPOSED:
            return True
        return self.words[atom.last - 1].joined and after in DISTANT


def is_active(actor: Actor, day: str | None) -> bool:
    """Return False for a group that was no more on `day`, or not yet."""
    spans = actor.active if isinstance(actor.active, tuple) else (actor.active,)
    if day is None or actor.active is None:
        return True
    return any(one and first_day(one.since) <= day <= last_day(one.until) for one in spans)


def strip_leading(words: tuple[Word, ...], atoms: tuple[Atom, ...]) -> tuple[Atom, ...]:
    """Return `atoms` without determiners, numbers and "a group of" at the front."""
    at = 0
    while at < len(atoms) - 1 and _leads(words, atoms, at):
        at += 1
        if words[atoms[at].first].key == "of" and at < len(atoms) - 1:
            at += 1
    return atoms[at:]


def _leads(words: tuple[Word, ...], atoms: tuple[Atom, ...], at: int) -> bool:
    key = words[atoms[at].first].key
    if atoms[at].last - atoms[at].first > 1 or words[atoms[at].first].joined:
        return False
    if key in {"group", "groups"}:
        return words[atoms[at + 1].first].key == "of"
    return key in LEADING or key[0].isdigit()


def nation_of(phrase: Phrase, k: int) -> tuple[str | None, Actor | None]:
    """Return the country that atom `k` adds to the phrase it modifies, and the actor it names."""
    atom = phrase.atoms[k]
    if phrase.hidden(k):
        return None, None
    for entry, actor in phrase.actors(atom):
        if actor.kind == "person":
            return actor.country, None
        if entry.use != "name" or actor.country:
            return actor.country, actor
    for entry in atom.entries:
        if entry.use == "people":
            return phrase.context.registry.peoples[entry.ref].country, None
    return None, None


def country_of(phrase: Phrase, before: int) -> tuple[str | None, Actor | None]:
    """Return the country, and the body if one is named, of the atoms before atom `before`.

    A state goes before a body ("the Saudi U.N. ambassador" is the Saudis'), though not one that a
    body is busy with ("the U.N. Yemen envoy"), the first before the second. With no other word for
    it a town tells the country.
    """
    country, owner = None, None
    for k in range(before):
        found, actor = nation_of(phrase, k)
        if found is None and actor is None:
            continue
        body = actor is not None and actor.kind != "state"
        noun = "demonym" not in uses(phrase.atoms[k])
        if country is None or (
            owner is not None and not body and not noun and owner.country != found
        ):
            country = found or country
        owner = actor if body else owner
    return (country or _town(phrase, before)), owner


def _town(phrase: Phrase, before: int) -> str | None:
    """Return the country of a town whose name opens the phrase: "Kharkiv police", "eastern Aleppo"."""
    cities, first = phrase.context.cities, 0
    if cities is None:
        return None
    while first < before and _is_quarter(phrase, first):
        first += 1
    last = first
    while last < before and _in_town(phrase, last):
        last += 1
    return cities(phrase.said(first, last)) if last > first else None


def _is_quarter(phrase: Phrase, k: int) -> bool:
    """Whether a word tells a side of a town or province: "northern", "south-western"."""
    word = phrase.words[phrase.atoms[k].first]
    return not word.capital and word.key.endswith(_QUARTERS)


def _in_town(phrase: Phrase, k: int) -> bool:
    atom = phrase.atoms[k]
    return phrase.words[atom.first].capital and uses(atom) <= {"modifier"}


def sector_of_actor(actor: Actor, day: str | None = None) -> str | None:
    """Return the sector that a body, group or state has by itself on a day, without one in general."""
    for phase in actor.phases:
        if day is not None and first_day(phase.since) <= day <= last_day(phase.until):
            return phase.sector
    if actor.sectors:
        return actor.sectors[0]
    return _DEFAULTS.get(actor.kind)


def sector_of(phrase: Phrase, head: int, owner: Actor | None) -> str | None:
    """Return the sector of an agent or office at atom `head` with the words before it.

    A strong modifier goes before the head's own sector, that before a weak modifier's; a weak head
    takes the nearest sector before it, then that of the body it belongs to, then its own.
    """
    own, weak = head_sector(phrase, head)
    strong, near = None, None
    for k in range(head):
        sector, is_strong = modifier_sector(phrase, k)
        strong = sector if is_strong else strong
        near = sector or near
    if strong is not None and not (own == "SOC" and not weak):
        return strong
    if not weak:
        return own
    if near is not None:
        return near
    if own == "UAF" and any("people" in uses(atom) for atom in phrase.atoms[:head]):
        return "REB"
    lent = sector_of_actor(owner, phrase.context.day) if owner is not None else None
    return lent if owner is not None and "office" in uses(phrase.atoms[head]) else lent or own


def head_sector(phrase: Phrase, head: int) -> tuple[str | None, bool]:
    """Return the sector of the head by itself, and whether it gives way to what stands before."""
    registry = phrase.context.registry
    for entry in phrase.atoms[head].entries:
        if entry.use == "office":
            office = registry.offices[entry.ref]
            if office.sector is not None:
                return office.sector, False
    for entry in phrase.atoms[head].entries:
        if entry.use == "agent":
            agent = registry.agents[entry.ref]
            return agent.sector, agent.weak
    for entry in phrase.atoms[head].entries:
        if entry.use == "title":
            return registry.titles[entry.ref].sector, False
    return None, True


def modifier_sector(phrase: Phrase, k: int) -> tuple[str | None, bool]:
    """Return the sector that atom `k` lends to a head after it, and whether it overrules it."""
    registry = phrase.context.registry
    for entry in phrase.atoms[k].entries:
        if entry.use == "modifier" and registry.modifiers[entry.ref].sector is not None:
            found = registry.modifiers[entry.ref]
            return found.sector, found.strong
    for entry in phrase.atoms[k].entries:
        if entry.use == "office" and registry.offices[entry.ref].sector is not None:
            return registry.offices[entry.ref].sector, False
        if entry.use == "agent":
            agent = registry.agents[entry.ref]
            return (None, False) if agent.weak or agent.head_only else (agent.sector, agent.strong)
        if entry.use == "people" and registry.peoples[entry.ref].sector is not None:
            return None, False
    return None, False


def time_of(phrase: Phrase, before: int) -> str | None:
    """Return "former", "elect" or "current" where a word before atom `before` says so.

    "elect" may also follow it: "the president-elect".
    """
    said = {means for atom in phrase.atoms[:before] for means in _means(phrase, atom)}
    said |= {"elect"} if is_elect(phrase, before + 1) else set()
    for means in ("former", "elect", "current"):
        if means in said:
            return means
    return None


def is_elect(phrase: Phrase, k: int) -> bool:
    """Return True if atom `k` is the "elect" or "designate" that follows an office."""
    return 0 < k < len(phrase.atoms) and "elect" in _means(phrase, phrase.atoms[k])


def _means(phrase: Phrase, atom: Atom) -> Iterator[str | None]:
    modifiers = phrase.context.registry.modifiers
    return (modifiers[entry.ref].means for entry in atom.entries if entry.use == "modifier")


def is_second(phrase: Phrase, before: int) -> bool:
    """Return True if "deputy", "vice" or "assistant" stands before the office at `before`."""
    return before > 0 and any(
        entry.use == "modifier" and phrase.context.registry.modifiers[entry.ref].means == "second"
        for entry in phrase.atoms[before - 1].entries
    )


def uses(atom: Atom) -> frozenset[str]:
    """Return what `atom` can be used as; empty for a plain word."""
    return atom.uses
