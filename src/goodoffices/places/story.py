"""What a whole story tells about its places before any is looked at: countries, people, dateline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import msgspec

from goodoffices.language.tokens import Analysis, Sentence, Token
from goodoffices.places.candidate import DASHES, POSSESSIVE, QUOTES, Candidate, Reader
from goodoffices.places.folding import fold
from goodoffices.places.lexicon import Entry, Words

_HOME_BODIES = frozenset(
    """police policeman officer gendarme court judge prosecutor magistrate firefighter crowd student
    striker voter protester demonstrator villager worker bishop prefect fisherman province department
    governor mayor city town island lowland quarter""".split()
)
_ANCHORS = 24
_BIG = 100_000
_RIVAL = 20_000
_MENTIONS = 6
_DATELINE = 16


class Story(msgspec.Struct, frozen=True):
    """Countries by mentions, those that each sentence names, and places sure without context.

    `regions` are the first-level regions named, `police` the countries whose police or courts act
    in a sentence: they do so at home.
    """

    votes: Mapping[str, float]
    sentences: Mapping[int, frozenset[str]]
    anchors: tuple[Entry, ...]
    regions: frozenset[str] = frozenset()
    police: Mapping[int, frozenset[str]] = {}

    def support(self, country: str | None) -> float:
        """Return 0 for a country the story never speaks of, else 1 to 3 by its share."""
        votes = self.votes.get(country or "", 0.0)
        return 1.0 + 2.0 * votes / sum(self.votes.values()) if votes else 0.0


def read_story(analysis: Analysis, candidates: list[Candidate], reader: Reader) -> Story:
    """Return what the names, demonyms and the dateline of a story say about where it plays."""
    named: dict[int, list[str]] = {sentence.index: [] for sentence in analysis.sentences}
    for sentence in analysis.sentences:
        named[sentence.index] += _demonyms(sentence, reader)
    for one in candidates:
        named[one.sentence] += _country(one, reader)
    sure = anchors(candidates)
    votes = [country for here in named.values() for country in here]
    votes += [entry.country for entry in sure if entry.country]
    votes += 3 * _filed_in(analysis.report.dateline, reader)
    return Story(
        _tally(votes),
        {k: frozenset(here) for k, here in named.items()},
        sure,
        frozenset(code for one in candidates for code in _region(one)),
        {s.index: frozenset(_policed(s, reader)) for s in analysis.sentences},
    )


def _region(one: Candidate) -> Iterator[str]:
    """Yield the code of the first-level region that a candidate names, no large town bearing its name."""
    regions = [e for e in one.entries if e.precision == "admin1" and e.admin1 and e.main]
    towns = [e for e in one.entries if e.precision == "place" and e.population > _BIG]
    if len({e.admin1 for e in regions}) == 1 and not towns:
        yield str(regions[0].admin1)


def _policed(sentence: Sentence, reader: Reader) -> Iterator[str]:
    """Yield the country of "Honduran police", "an Omani court", "Cubans"."""
    tokens = sentence.tokens
    for k, nation in enumerate(tokens):
        country = reader.lexicon.demonyms.get(nation.text)
        if country is None:
            continue
        ahead = {token.lemma for token in tokens[k + 1 : k + 3]}
        if ahead & _HOME_BODIES or nation.tag in {"NNS", "NNPS"}:
            yield country


def _tally(countries: Iterable[str]) -> Mapping[str, float]:
    """Return votes per country; mentions after the sixth add nothing."""
    return {country: float(min(n, _MENTIONS)) for country, n in Counter(countries).items()}


def _demonyms(sentence: Sentence, reader: Reader) -> Iterator[str]:
    """Yield the country of each demonym ("South Sudanese" once, not as "Sudanese" too)."""
    demonyms = reader.lexicon.demonyms
    texts = [token.text for token in sentence.tokens]
    taken = -1
    for i, text in enumerate(texts):
        both = " ".join(texts[i : i + 2])
        if i <= taken or not text[:1].isupper():
            continue
        if both != text and both in demonyms:
            taken = i + 1
            yield demonyms[both]
        elif text in demonyms:
            yield demonyms[text]


def _country(one: Candidate, reader: Reader) -> Iterator[str]:
    """Yield the country that a candidate names, unless a person or a state may bear the name."""
    first = one.entries[0]
    if first.precision == "country" and first.country not in {None, *reader.words.uncertain}:
        yield str(first.country)


def _filed_in(dateline: str | None, reader: Reader) -> list[str]:
    """Return the countries and listed places that the report's dateline names."""
    parts = [part.strip().title() for part in (dateline or "").split("(")[0].split(",")]
    named = [entries[0] for part in parts if part and (entries := reader.kept(part))]
    return [entry.country for entry in named if entry.country]


def anchors(candidates: Iterable[Candidate]) -> tuple[Entry, ...]:
    """Return the places that need no context: without a rival of that name, or far larger."""
    sure: dict[str, Entry] = {}
    for one in candidates:
        entry = _sure(one.entries)
        if entry is not None and len(sure) < _ANCHORS:
            sure.setdefault(fold(one.name), entry)
    return tuple(sure.values())


def _sure(entries: tuple[Entry, ...]) -> Entry | None:
    first = next((entry for entry in entries if entry.kept), None)
    if first is not None:
        rivals = [e for e in entries if e.country != first.country]
        strong = any(e.kept or (e.main and e.population > _RIVAL) for e in rivals)
        return None if strong or first.precision == "country" else first
    cities = sorted((e for e in entries if e.precision == "place"), key=lambda e: -e.population)
    if not cities or cities[0].population < _BIG or not cities[0].main:
        return None
    rival = cities[1].population if len(cities) > 1 else 0
    return cities[0] if cities[0].population > 10 * rival else None


def surnames(sentences: tuple[Sentence, ...], words: Words) -> frozenset[str]:
    """Return, folded, the last words of full names and the names after titles in a story."""
    return frozenset(fold(name) for s in sentences for name in _surnames(s, words))


def _surnames(sentence: Sentence, words: Words) -> Iterator[str]:
    tokens = sentence.tokens
    for entity in sentence.entities:
        if entity.label == "PERSON" and entity.last - entity.first > 1:
            last = entity.last - (tokens[entity.last - 1].text in POSSESSIVE)
            yield tokens[last - 1].text
    for title, name in pairwise(tokens):
        capital = title.text[:1].isupper() and name.text[:1].isupper()
        if capital and title.text.casefold().rstrip(".") in words.titles and name.ent != "GPE":
            yield name.text


def datelines(analysis: Analysis) -> Mapping[int, int]:
    """Return how many tokens of each sentence are dateline: the first of the body alone has one."""
    first = next((s.index for s in analysis.sentences if s.kind == "body"), None)
    return {
        s.index: dateline_length(s, analysis.report.dateline) if s.index == first else 0
        for s in analysis.sentences
    }


def dateline_length(sentence: Sentence, dateline: str | None) -> int:
    """Return how many tokens at the head of a story's first sentence are its dateline.

    A dateline is names and numbers up to a spaced dash, or what the report says it is.
    """
    if dateline and sentence.text.startswith(dateline):
        end = sentence.start + len(dateline)
        return sum(token.end <= end for token in sentence.tokens)
    for token in sentence.tokens[:_DATELINE]:
        if token.text in DASHES and _spaced(sentence, token):
            return token.i
        plain = token.text.strip("().,/|" + QUOTES)
        if plain and not (plain[:1].isupper() or plain.isdigit()):
            return 0
    return 0


def _spaced(sentence: Sentence, token: Token) -> bool:
    """Return whether a dash stands apart, as the hyphen of a name does not."""
    at = token.start - sentence.start
    before = sentence.text[at - 1 : at]
    return token.i > 0 and (before.isspace() or before == ")" or len(token.text) > 1)
