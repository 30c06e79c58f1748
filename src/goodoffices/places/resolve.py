"""Which of the places that share a name is meant.

The words around the name decide first ("the Syrian city of Homs", "Athens, Georgia"), then the
countries that the story speaks of, then its other places, then how many people live there. One name
means one place throughout a story, unless the words around it say otherwise.
"""

from __future__ import annotations

import math
import re
from difflib import SequenceMatcher
from itertools import pairwise

import msgspec

from goodoffices.places.candidate import NAME_LABELS, PLACE_LABELS, Candidate
from goodoffices.places.folding import fold
from goodoffices.places.gazetteer import distance_km
from goodoffices.places.lexicon import Entry
from goodoffices.places.story import Story

TOLD = 8.0
_COUNTRY = 8.0
_LISTED = 2.5
_OUTSHONE = 3.0
_HOME = 5.0
_ALIKE = 0.72
_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az)[ -]")
_HUGE = 2_000_000
_FAMOUS = 100_000
_FAR_LARGER = 8
_LISTED_PEOPLE = 30_000
_NEAR_KM = 250.0
_NEAR_DEGREES = 2.3  # of latitude: a little over 250 km


class Choice(msgspec.Struct, frozen=True):
    """The place chosen for a candidate, and the reason that weighed most."""

    entry: Entry
    why: str


def choose(candidates: list[Candidate], story: Story) -> list[Choice | None]:
    """Return, for each candidate in order, the place it names, None where it names none."""
    told = [
        _told(one, told_by) for one, told_by in zip(candidates, _pairs(candidates), strict=True)
    ]
    shared: dict[str, frozenset[Entry]] = {}
    for one, entries in zip(candidates, told, strict=True):
        if entries:
            shared.setdefault(fold(one.name), entries)
    return [
        _choice(one, entries or shared.get(fold(one.name), frozenset()), story)
        for one, entries in zip(candidates, told, strict=True)
    ]


def _choice(one: Candidate, told: frozenset[Entry], story: Story) -> Choice | None:
    best = one.entries[0]
    if len(one.entries) > 1:
        best = min(
            one.entries,
            key=lambda e: (-score(e, one, told, story), -e.population, e.geonames or 0),
        )
    if not _acceptable(best, one, told, story):
        return None
    return Choice(best, _why(best, told, story, alone=len(one.entries) == 1))


def score(entry: Entry, one: Candidate, told: frozenset[Entry], story: Story) -> float:
    """Return how likely `one` names `entry`; only differences between rivals mean anything."""
    total = TOLD if entry in told else 0.0
    people = max(entry.population, _LISTED_PEOPLE * entry.kept) + 10
    total += _COUNTRY if entry.precision == "country" else 0.7 * math.log10(people)
    total += _LISTED * entry.kept + entry.main + 0.5 * (entry.name == one.name)
    total += 1.2 * story.support(entry.country)
    total += 0.5 * (entry.country in story.sentences.get(one.sentence, frozenset()))
    total += _company(entry, story.anchors)
    famous = any(e.main and (e.kept or e.population > _HUGE) for e in one.entries)
    home = not famous and entry.admin1 in story.regions and entry.precision == "place"
    home = home or _at_home(entry, one, story)
    total += _HOME * home
    total -= _OUTSHONE * (entry not in told and not home and _outshone(entry, one.entries))
    total -= TOLD * (bool(told) and entry not in told and entry.precision == "country")
    return total + _fits(entry, one)


def _at_home(entry: Entry, one: Candidate, story: Story) -> bool:
    """Return whether police or a court of the entry's country act in the sentence."""
    return entry.precision == "place" and entry.country in story.police.get(one.sentence, ())


def _outshone(entry: Entry, rivals: tuple[Entry, ...]) -> bool:
    """Return whether a far larger place bears the name: a story of the US still means Geneva's."""
    if entry.kept or entry.precision == "country":
        return False
    largest = max((e.population for e in rivals if e.main and e.precision == "place"), default=0)
    return largest >= _FAMOUS and entry.population * _FAR_LARGER < largest


def _fits(entry: Entry, one: Candidate) -> float:
    """Return how well a region, a point or a country goes with the noun beside the name.

    A region that shares its name with a city in it yields to the city: "Moscow", "Aleppo".
    """
    if one.wants == "admin1":
        return {"admin1": 4.0, "place": 0.0, "country": -6.0}[entry.precision]
    if one.wants == "place" and not entry.kept:
        return {"admin1": -4.0, "place": 0.0, "country": 0.0}[entry.precision]
    if entry.precision != "admin1" or entry.kept:
        return 0.0
    seat = any(e.precision == "place" and e.admin1 == entry.admin1 for e in one.entries)
    return -2.0 if seat else -0.5


def _company(entry: Entry, sure: tuple[Entry, ...]) -> float:
    """Return 0 to 3 for the story's sure places near a place, or inside a region."""
    if entry.precision == "country":
        return 0.0
    if entry.precision == "admin1" and not entry.kept:
        return min(3.0, 1.5 * sum(s.admin1 == entry.admin1 for s in sure))
    near = (s for s in sure if abs(s.lat - entry.lat) < _NEAR_DEGREES and s != entry)
    return min(2.0, float(sum(distance_km(s, entry) < _NEAR_KM for s in near)))


def _pairs(candidates: list[Candidate]) -> list[frozenset[Entry]]:
    """Return, for each candidate, the entries that fit its neighbour in "Athens, Georgia"."""
    fitting: list[frozenset[Entry]] = [frozenset() for _ in candidates]
    for k, (one, other) in enumerate(pairwise(candidates)):
        if other.follows:
            pairs = [(a, b) for a in one.entries for b in other.entries if holds(b, a)]
            fitting[k] |= {a for a, _ in pairs}
            fitting[k + 1] |= {b for _, b in pairs}
    return fitting


def holds(outer: Entry, inner: Entry) -> bool:
    """Return whether `inner` lies in the country or region `outer`."""
    if outer.precision == "country":
        return inner.precision != "country" and inner.country == outer.country
    if outer.precision != "admin1" or inner.precision != "place":
        return False
    if outer.admin1 and inner.admin1:
        return outer.admin1 == inner.admin1
    return outer.kept and inner.country == outer.country


def _told(one: Candidate, paired: frozenset[Entry]) -> frozenset[Entry]:
    """Return the entries that the words around the name ask for."""
    owned = {e for e in one.entries if one.country and e.country == one.country}
    return paired | {e for e in owned if e.precision != "country"}


def _acceptable(entry: Entry, one: Candidate, told: frozenset[Entry], story: Story) -> bool:
    """Return whether a place is likely enough: listed, told, or large for what speaks for it.

    An alternate spelling counts a tenth: most of them are other languages'.
    """
    if entry.kept or entry in told:
        return True
    backed, alone = _people_needed(one, story)
    own = entry.main or _spelt_alike(entry.name, one.name)
    people = entry.population * (1.0 if own else 0.1)
    return people >= (backed if story.support(entry.country) > 0 else alone)


def _spelt_alike(name: str, told: str) -> bool:
    """Return whether a name is the place's own in another spelling: "Mayadin", "Vlora"."""
    one, other = (_ARTICLE.sub("", fold(text)) for text in (name, told))
    return one[:3] == other[:3] and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _people_needed(one: Candidate, story: Story) -> tuple[float, float]:
    """Return how large a place must be if the story speaks of its country, and if it does not."""
    if one.label in PLACE_LABELS or one.evidence == "dateline":
        return 0, 30_000 if story.votes else 0
    if one.evidence == "target":
        return (5_000, math.inf) if one.label in NAME_LABELS else (500, 30_000)
    if one.label:
        by_words = {"type": (3_000, 50_000), "beside": (200_000, math.inf)}
        otherwise = (3_000, math.inf if one.label == "PERSON" else 30_000)
        return by_words.get(one.evidence, otherwise)
    if one.evidence in {"inside", "type"}:
        return 500, 50_000
    return 20_000, 200_000


def _why(entry: Entry, told: frozenset[Entry], story: Story, *, alone: bool) -> str:
    """Return in words the strongest reason for a choice."""
    if entry in told:
        return "told by the words beside it"
    if entry.precision == "country":
        return "country name"
    if alone:
        return "the only place of that name"
    if story.support(entry.country) > 0:
        return f"the story speaks of {entry.country}"
    return "listed place" if entry.kept else "largest place of that name"
