"""What the words beside a name say of it: how surely a place it is, of what kind, and in which country."""

from __future__ import annotations

import msgspec

from goodoffices.language.tokens import Sentence, Token
from goodoffices.places.candidate import (
    LISTING,
    POSSESSIVE,
    Candidate,
    Evidence,
    Reader,
    Wants,
)
from goodoffices.places.lexicon import Words

_BACK = 4
_SIDES = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east "
    "south-west outskirts outside".split()
)


class Before(msgspec.Struct, frozen=True):
    """What the words before a name say: how surely a place, of what kind, in which country."""

    evidence: Evidence = "none"
    wants: Wants = ""
    country: str | None = None


def evidence_before(
    sentence: Sentence, at: int, reader: Reader, before: Candidate | None = None
) -> Before:
    """Return what the words before token `at` say; `before` is the candidate to its left.

    What is listed with a town is a place too; what is listed with a country may be a party.
    """
    tokens, words = sentence.tokens, reader.words
    country = _owner(tokens, at, reader, before)
    if before is not None and before.end == at - 1 and tokens[at - 1].text in LISTING:
        sure = all(entry.precision != "country" for entry in before.entries)
        shared: Evidence = "inside" if before.evidence == "inside" or sure else "beside"
        return Before(shared, "", country)
    if _is_apposed(tokens, at, words):
        return Before("type", "place", country)
    p = _past_small_words(tokens, at, reader)
    if p < 0:
        return Before(country=country)
    return _by_word(tokens, (p, at), reader, before, country)


def _by_word(
    tokens: tuple[Token, ...],
    between: tuple[int, int],
    reader: Reader,
    before: Candidate | None,
    country: str | None,
) -> Before:
    """Return what the word that a name hangs on says of it: the first token of `between`."""
    (p, at), words = between, reader.words
    lower = tokens[p].text.casefold()
    own = p == at - 1 or tokens[at - 1].text.casefold() == "the"
    free = before is None or before.end != p
    if own and free and lower == "of" and (kind := _noun_of(tokens, p, words)):
        return Before("type", kind, country or _demonym_before(tokens, p - 1, reader))
    if lower in words.points or lower in words.regions:
        return Before(country=country or _demonym_before(tokens, p, reader))
    before_of = tokens[p - 1].text.casefold() if lower == "of" and p > 0 else ""
    if lower in words.inside or before_of == "out" or before_of in _SIDES:
        return Before("inside", "", country)
    return Before("beside" if lower in words.beside else "none", "", country)


def _is_apposed(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """Return whether a name explains a noun of place: "in the nation's capital, Sampleville, on Friday"."""
    token = tokens[at]
    while token.dep in {"compound", "nmod"} and token.head > token.i:
        token = tokens[token.head]
    noun = tokens[token.head]
    named = token.dep == "appos" and noun.i < at and noun.text in words.points
    return named and tokens[at - 1].text == ","


def _past_small_words(tokens: tuple[Token, ...], at: int, reader: Reader) -> int:
    """Return the token before token `at`, articles, directions and demonyms passed over."""
    p = at - 1
    while p >= max(0, at - _BACK) and (
        tokens[p].text.casefold() in reader.words.skipped
        or tokens[p].text in reader.lexicon.demonyms
    ):
        p -= 1
    return p


def may_lie_in(
    before: Candidate, tokens: tuple[Token, ...], name: tuple[int, int], words: Words
) -> bool:
    """Return whether a name may hold the one before it: "the Tillaberi region of western Niger".

    In "struck Rafah, Egypt said" it does not: the second name is the subject of a clause.
    """
    at, last = name
    if follows(tokens, before.end, at, words):
        return tokens[last - 1].dep not in {"nsubj", "nsubjpass"}
    of = before.last < before.end < at and tokens[before.end].text == "of"
    return of and all(t.text.casefold() in words.skipped for t in tokens[before.end + 1 : at])


def follows(tokens: tuple[Token, ...], end: int, at: int, words: Words) -> bool:
    """Return whether only a comma, or "in" and small words, stand between two names."""
    between = [token.text.casefold() for token in tokens[end:at]]
    if between == [","]:
        return True
    if between[:2] in ([",", "also"], [",", "in"]):
        between = between[2:] if between[1] == "also" else between[1:]
    return between[:1] == ["in"] and all(word in words.skipped for word in between[1:])


def _noun_of(tokens: tuple[Token, ...], of: int, words: Words) -> Wants:
    """Return the precision that "city of", "province of" before a name asks for."""
    if of == 0:
        return ""
    noun = tokens[of - 1].text.casefold()
    singular = noun.removesuffix("s")
    if noun in words.regions or singular in words.regions:
        return "admin1"
    return "place" if noun in words.points or singular in words.points else ""


def _owner(
    tokens: tuple[Token, ...], at: int, reader: Reader, before: Candidate | None
) -> str | None:
    """Return the country of "Ukraine's" or "Syrian" right before token `at`."""
    p = at - 1
    while p >= 0 and tokens[p].text.casefold() in reader.words.skipped:
        p -= 1
    if p < 0:
        return None
    if tokens[p].text in POSSESSIVE and before is not None and before.last == p:
        return next((e.country for e in before.entries if e.precision == "country"), None)
    return reader.lexicon.demonyms.get(tokens[p].text)


def _demonym_before(tokens: tuple[Token, ...], noun: int, reader: Reader) -> str | None:
    """Return the country of "the northern Israeli border town": a demonym up to four words back."""
    for token in reversed(tokens[max(0, noun - _BACK) : noun]):
        if token.text in reader.lexicon.demonyms:
            return reader.lexicon.demonyms[token.text]
    return None


def noun_after(tokens: tuple[Token, ...], last: int, words: Words) -> tuple[int, Wants]:
    """Return where "refugee camp", "region" after a name ends, and the precision it asks for."""
    at = last
    if at + 1 < len(tokens) and tokens[at].text.casefold() in words.before_points:
        at += 1
    if at >= len(tokens):
        return last, ""
    lower = tokens[at].text.casefold()
    if lower in words.regions:
        return at + 1, "admin1"
    if lower in words.points:
        return at + 1, "place"
    return last, _plural_ahead(tokens, last, words)


def _plural_ahead(tokens: tuple[Token, ...], at: int, words: Words) -> Wants:
    """Return "admin1" in "Donetsk and Luhansk regions", for the first as for the second."""
    for token in tokens[at : at + 8]:
        lower = token.text.casefold()
        if lower.endswith("s") and lower[:-1] in words.regions:
            return "admin1"
        if lower not in LISTING and not token.text[:1].isupper():
            return ""
    return ""
