"""Places that no list holds, known by the words beside them: "the village of Kuriga".

The parser's word alone is not enough: it takes many a person for a place.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.language.tokens import Sentence
from goodoffices.places.candidate import ARTICLES, PLACE_LABELS, POSSESSIVE, Candidate, Reader
from goodoffices.places.distance import is_measured
from goodoffices.places.evidence import evidence_before, follows
from goodoffices.places.folding import fold

_LONGEST = 4


def find_unlisted(
    sentence: Sentence, found: list[Candidate], reader: Reader, dateline: int
) -> Iterator[Candidate]:
    """Yield the names in `sentence`, apart from those of `found`, that must be places."""
    taken = {i for one in found for i in range(one.first, one.end)}
    at = dateline
    while at < len(sentence.tokens):
        last = _run(sentence, at, taken, reader)
        if last > at:
            inside = any(_contains(sentence, one, last, reader) for one in found)
            yield from _one(sentence, (at, last), reader, found, contained=inside)
        at = max(last, at + 1)


def _run(sentence: Sentence, at: int, taken: set[int], reader: Reader) -> int:
    """Return where the capitalised words that start at `at` end; `at` where none do.

    A demonym is no part of a place's name.
    """
    last = at
    for token in sentence.tokens[at : at + 2 * _LONGEST]:
        named = token.text[:1].isupper() and token.text not in reader.lexicon.demonyms
        inner = last > at and (token.text == "-" or token.text in ARTICLES)
        if token.i in taken or not (named or inner):
            break
        last = token.i + 1 if named else last
    return last


def _contains(sentence: Sentence, one: Candidate, last: int, reader: Reader) -> bool:
    """Return whether `one` is the country or region in "Old Fangak, South Sudan"."""
    outer = one.entries[0].precision in {"country", "admin1"}
    return outer and one.first > last and follows(sentence.tokens, last, one.first, reader.words)


def is_owned(sentence: Sentence, first: int, found: list[Candidate]) -> bool:
    """Return whether a place owns the name: "Balochistan's Kech district"."""
    owners = {one.end for one in found} | {one.last for one in found}
    return first > 1 and sentence.tokens[first - 1].text in POSSESSIVE and first - 1 in owners


def _one(
    sentence: Sentence,
    name_at: tuple[int, int],
    reader: Reader,
    found: list[Candidate],
    *,
    contained: bool,
) -> Iterator[Candidate]:
    first, last = name_at
    seen = evidence_before(sentence, first, reader)
    labels = {token.ent for token in sentence.tokens[first:last]}
    noun = sentence.tokens[last].text.casefold() if last < len(sentence.tokens) else ""
    contained = contained or is_measured(sentence, last)
    settled = noun in reader.words.settled or labels <= PLACE_LABELS or contained
    placed = settled and seen.evidence == "inside"
    told = seen.evidence == "type" and is_of_settled(sentence, first, reader)
    told = told or (
        noun in reader.words.settled | reader.words.regions and is_owned(sentence, first, found)
    )
    name = sentence.span(first, last).text
    words = {fold(token.text) for token in sentence.tokens[first:last]}
    if not (placed or told) or words & reader.surnames or words <= reader.words.never:
        return
    if len(name) > 2 and not name.isupper() and not words & set(reader.words.titles):
        yield Candidate(
            sentence=sentence.index,
            first=first,
            last=last,
            end=last,
            name=name,
            entries=(),
            evidence=seen.evidence,
            label=next(iter(labels)),
            country=seen.country,
        )


def is_of_settled(sentence: Sentence, first: int, reader: Reader) -> bool:
    """Return whether "village of", "towns of" stands before token `first`."""
    before = [token.text.casefold() for token in sentence.tokens[max(0, first - 2) : first]]
    return before[-1:] == ["of"] and before[0].removesuffix("s") in reader.words.settled
