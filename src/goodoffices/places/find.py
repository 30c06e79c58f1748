"""The places a story names, each with the words that name it and the reason for the choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import msgspec

from goodoffices.language.tokens import Analysis, Sentence, is_told
from goodoffices.places.candidate import PLACE_LABELS, POSSESSIVE, Candidate, Lookup, Reader
from goodoffices.places.gazetteer import Gazetteer
from goodoffices.places.lexicon import Entry
from goodoffices.places.resolve import Choice, choose
from goodoffices.places.spans import find_candidates
from goodoffices.places.story import datelines, read_story, surnames
from goodoffices.places.unlisted import find_unlisted, is_of_settled, is_owned
from goodoffices.shapes import Place

_MAJORITY = 0.6
_REACH = 4
_LEADING = frozenset({",", "in", "near", "the", "outside"})


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """Where a story names a place: tokens `first` up to, not including, `last` of a sentence.

    `dateline` is true in the line that says where the story was filed; nothing happened there.
    `listed` is false where the words are sure of a place that no list holds: `place` then has no
    coordinates, or those of the region or town around it.
    """

    start: int
    end: int
    sentence: int
    first: int
    last: int
    place: Place
    geonames: int | None = None
    dateline: bool = False
    listed: bool = True
    why: str


def find_places(analysis: Analysis, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Return every place the story names, in the order of the text, none overlapping another."""
    words = gazetteer.lexicon.words
    reader = Reader(
        gazetteer.lexicon,
        _remembered(gazetteer.lookup),
        _remembered(gazetteer.kept),
        surnames(analysis.sentences, words),
    )
    heads = datelines(analysis)
    sentences = {sentence.index: sentence for sentence in analysis.sentences}
    listed: list[Candidate] = []
    unlisted: list[Candidate] = []
    for sentence in analysis.sentences:
        found = [
            one
            for one in find_candidates(sentence, reader, heads[sentence.index])
            if not _is_hearer(one, sentence)
        ]
        listed += found
        unlisted += find_unlisted(sentence, found, reader, heads[sentence.index])
    choices = choose(listed, read_story(analysis, listed, reader))
    mentions = [
        _mention(one, _region(one, choice, gazetteer), sentences[one.sentence], heads[one.sentence])
        for one, choice in zip(listed, choices, strict=True)
        if choice is not None
    ]
    unlisted += [
        one
        for one, choice in zip(listed, choices, strict=True)
        if _left(one, choice, sentences[one.sentence], reader, listed)
    ]
    around = _around(mentions)
    mentions += [_unknown(one, sentences[one.sentence], around) for one in unlisted]
    return tuple(sorted(mentions, key=lambda mention: (mention.sentence, mention.first)))


def _is_hearer(one: Candidate, sentence: Sentence) -> bool:
    """Whether it is told something: "told Meridian" names an outlet, "told Cairo" a state."""
    return is_told(sentence, one.last - 1) and not any(entry.kept for entry in one.entries)


def _left(
    one: Candidate,
    choice: Choice | None,
    sentence: Sentence,
    reader: Reader,
    found: list[Candidate],
) -> bool:
    """Return whether a name is surely a place, but none of those that the gazetteer knows."""
    if choice is not None:
        return False
    named = one.label in PLACE_LABELS and one.evidence in {"inside", "type"}
    here = [other for other in found if other.sentence == one.sentence]
    told = is_of_settled(sentence, one.first, reader) or is_owned(sentence, one.first, here)
    return named or (one.evidence == "type" and told)


def _remembered(lookup: Lookup) -> Callable[[str], tuple[Entry, ...]]:
    """Return `lookup`, asked once for each text."""
    known: dict[str, tuple[Entry, ...]] = {}

    def find(text: str) -> tuple[Entry, ...]:
        if text not in known:
            known[text] = lookup(text)
        return known[text]

    return find


def _region(one: Candidate, choice: Choice, gazetteer: Gazetteer) -> Choice:
    """Return the region in place of the city that it is named after, in "Belgorod region"."""
    if one.wants != "admin1" or choice.entry.precision != "place":
        return choice
    region = gazetteer.region(choice.entry)
    return choice if region is None else msgspec.structs.replace(choice, entry=region)


def _mention(one: Candidate, choice: Choice, sentence: Sentence, head: int) -> PlaceMention:
    entry = choice.entry
    last = one.last if entry.precision == "country" else one.end
    span = sentence.span(one.first, last)
    return PlaceMention(
        start=span.start,
        end=span.end,
        sentence=one.sentence,
        first=one.first,
        last=last,
        place=Place(
            text=span.text,
            name=entry.name,
            country=entry.country,
            lat=entry.lat,
            lon=entry.lon,
            precision=entry.precision,
        ),
        geonames=entry.geonames,
        dateline=one.first < head,
        why=choice.why,
    )


class _Around(msgspec.Struct, frozen=True):
    """The places that lists know, by sentence, and how often the story names one of each country."""

    sentences: Mapping[int, list[PlaceMention]]
    countries: Counter[str]


def _around(known: list[PlaceMention]) -> _Around:
    sentences: dict[int, list[PlaceMention]] = {}
    for mention in known:
        sentences.setdefault(mention.sentence, []).append(mention)
    return _Around(sentences, _countries(known))


def _countries(mentions: Iterable[PlaceMention]) -> Counter[str]:
    places = (mention.place for mention in mentions)
    return Counter(p.country for p in places if p.country and p.precision != "country")


def _unknown(one: Candidate, sentence: Sentence, around: _Around) -> PlaceMention:
    """Return the mention of a place in the country of the places around it.

    It has no coordinates, or those of the region or the town it is told to be in or near.
    """
    span = sentence.span(one.first, one.last)
    here = around.sentences.get(one.sentence, [])
    outer = next((m.place for m in here if _leads_to(sentence, one, m)), None)
    if outer is None:
        country = one.country or _most(_countries(here) or around.countries)
        place = Place(text=span.text, name=span.text, country=country)
    elif outer.precision == "country":
        place = Place(text=span.text, name=span.text, country=outer.country)
    else:
        place = msgspec.structs.replace(outer, text=span.text, name=span.text)
    return PlaceMention(
        start=span.start,
        end=span.end,
        sentence=one.sentence,
        first=one.first,
        last=one.last,
        place=place,
        listed=False,
        why="no list has it; the words beside it say that it is a place",
    )


def _leads_to(sentence: Sentence, one: Candidate, mention: PlaceMention) -> bool:
    """Return whether a place owns another, or only a comma, "in" or "near" and small words part them."""
    if mention.last == one.first - 1 and sentence.tokens[mention.last].text in POSSESSIVE:
        return True
    if not one.last < mention.first <= one.last + _REACH:
        return False
    between = [token.text.casefold() for token in sentence.tokens[one.last : mention.first]]
    return all(word in _LEADING or word.endswith("ern") for word in between)


def _most(countries: Counter[str]) -> str | None:
    """Return the country of most of the places, None where no country has so many."""
    if not countries:
        return None
    country, most = countries.most_common(1)[0]
    return country if most >= _MAJORITY * countries.total() else None
