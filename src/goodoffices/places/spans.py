"""Which words of a sentence could name a place, before it is decided which place they name.

A name of the reviewed lists counts wherever it stands; any other needs the parser's word for it
(GPE, LOC, FAC), a preposition of place, or a noun such as "village" beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Literal

import msgspec

from goodoffices.language.tokens import Entity, Sentence, Token
from goodoffices.places.folding import fold
from goodoffices.places.lexicon import Entry, PlaceLexicon, Words, is_acronym

Evidence = Literal["dateline", "label", "type", "inside", "target", "beside", "none"]
Wants = Literal["", "place", "admin1"]
Lookup = Callable[[str], tuple[Entry, ...]]
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAME_LABELS = frozenset({"PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LANGUAGE"})
_LONGEST = 7
_BACK = 4
ARTICLES = frozenset({"al", "el", "as", "ad", "an", "ar", "ash", "at", "az"})
_HYPHENED = ARTICLES - {"al", "el"}
QUOTES = "'`\u2018\u2019"
POSSESSIVE = frozenset({"'s", "\u2019s", "'", "\u2019"})
DASHES = frozenset({"\u2014", "\u2013", "-", "--"})
_TAKES = frozenset(
    {
        "capture", "recapture", "seize", "retake", "overrun", "besiege", "shell", "bombard", "storm",
        "liberate", "occupy", "encircle", "surround", "enter", "reach", "pound", "evacuate", "attack",
        "bomb", "raid",
    }
)  # fmt: skip
_SIEGES = frozenset(
    {
        "siege",
        "fall",
        "capture",
        "recapture",
        "battle",
        "fight",
        "shelling",
        "liberation",
        "advance",
    }
)
_TAKEN_OR_BESIEGED = _TAKES | _SIEGES
_LISTING = frozenset({",", "and", "or"})


class Candidate(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` may name one of `entries`; up to `end` with a noun ("Jenin camp").

    `wants` is the precision that such a noun asks for; `country` the one that owns the place by
    the words before it ("the Syrian city of", "Ukraine's"); `follows` says that the candidate
    before it may lie in it ("Athens, Georgia", "Rafah in southern Gaza").
    """

    sentence: int
    first: int
    last: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    evidence: Evidence
    label: str
    wants: Wants = ""
    country: str | None = None
    follows: bool = False


class Reader(msgspec.Struct, frozen=True):
    """What reading one story needs: words, a lookup that remembers, and the story's surnames."""

    lexicon: PlaceLexicon
    lookup: Lookup
    kept: Lookup
    surnames: frozenset[str]

    @property
    def words(self) -> Words:
        """The lexicon's words."""
        return self.lexicon.words


class Scan(msgspec.Struct, frozen=True):
    """One sentence being read: the name that each token belongs to, and where its dateline ends."""

    sentence: Sentence
    reader: Reader
    names: Mapping[int, Entity]
    dateline: int = 0


def find_candidates(sentence: Sentence, reader: Reader, dateline: int = 0) -> list[Candidate]:
    """Return the names in `sentence` that may be places, longest first from left to right.

    The first `dateline` tokens are the dateline.
    """
    names = {i: part for entity in sentence.entities for i, part in _parts(sentence, entity)}
    scan = Scan(sentence, reader, names, dateline)
    found: list[Candidate] = []
    at = 0
    for start in _starts(sentence.tokens, reader.words):
        if start < at:
            continue
        one = _candidate(scan, start, found[-1] if found else None)
        if one is not None:
            found.append(one)
            at = one.end
    return found


def _parts(sentence: Sentence, entity: Entity) -> Iterator[tuple[int, Entity]]:
    """Yield each token of a name with the part between commas and "and" that it stands in."""
    cuts = [i for i in range(entity.first, entity.last) if sentence.tokens[i].text in _LISTING]
    for first, last in pairwise([entity.first - 1, *cuts, entity.last]):
        for i in range(first + 1, last):
            yield i, Entity(first + 1, last, entity.label)


def _candidate(scan: Scan, at: int, before: Candidate | None) -> Candidate | None:
    """Return the longest acceptable name that starts at token `at`."""
    tokens, words = scan.sentence.tokens, scan.reader.words
    entity = scan.names.get(at)
    seen = evidence_before(scan.sentence, at, scan.reader, before)
    for last in _ends(tokens, at, words):
        known = seen.evidence
        if known in {"none", "beside"} and _is_target(scan.sentence, at, last):
            known = "target"
        end, wants = _noun_after(tokens, last, words)
        one = Candidate(
            sentence=scan.sentence.index,
            first=at,
            last=last,
            end=end,
            name=scan.sentence.span(at, last).text,
            entries=(),
            evidence="dateline" if at < scan.dateline else _strongest(known, entity, wants),
            label="" if entity is None else entity.label,
            wants=seen.wants or wants,
            country=seen.country,
            follows=before is not None and _inside(before, tokens, (at, last), words),
        )
        entries = _entries(one, scan, entity)
        if entries:
            return msgspec.structs.replace(one, entries=entries)
    return None


def _strongest(evidence: Evidence, entity: Entity | None, wants: Wants) -> Evidence:
    """Return the better of what stands before a name, what the parser calls it, and a noun after."""
    if evidence not in {"none", "beside", "target"}:
        return evidence
    if entity is not None and entity.label in PLACE_LABELS:
        return "label"
    return "type" if wants else evidence


def _is_target(sentence: Sentence, at: int, last: int) -> bool:
    """Return whether a name is what troops take or shell: "overran Bor", "the siege of Bor", "fell"."""
    tokens = sentence.tokens
    head = next((t for t in tokens[at:last] if not at <= t.head < last), tokens[at])
    above = tokens[head.head]
    if head.dep == "dobj":
        return above.lemma in _TAKES
    if head.dep in {"nsubjpass", "nsubj"}:
        passive = head.dep == "nsubjpass" and above.lemma in _TAKES
        return passive or (above.lemma == "fall" and head.dep == "nsubj")
    if head.dep == "pobj" and above.text in {"of", "for", "into", "on"}:
        return tokens[above.head].lemma in _TAKEN_OR_BESIEGED
    return False


def _starts(tokens: tuple[Token, ...], words: Words) -> list[int]:
    """Return where a name can start; most words begin with a small letter and open none."""
    return [
        at
        for at, token in enumerate(tokens)
        if (not token.text[0].islower() or token.text in words.openers)
        and _may_start(tokens, at, words)
    ]


def _may_start(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """Return whether a name can start here: a capital, or "al-Tanf", "northern Gaza", "the Strip"."""
    text = tokens[at].text
    if text.lstrip(QUOTES)[:1].isupper():
        return text.casefold() != "the" or _capital(tokens, at + 1)
    if text not in words.openers or at + 1 >= len(tokens):
        return False
    hyphen = tokens[at + 1].text == "-"
    return (
        _capital(tokens, at + 2) if hyphen else text not in _HYPHENED and _capital(tokens, at + 1)
    )


def _capital(tokens: tuple[Token, ...], at: int) -> bool:
    return at < len(tokens) and tokens[at].text.lstrip(QUOTES)[:1].isupper()


def _ends(tokens: tuple[Token, ...], at: int, words: Words) -> list[int]:
    """Return where a name that starts at `at` may end, farthest first."""
    ends = []
    for j in range(at, min(at + _LONGEST, len(tokens))):
        lower = tokens[j].text.casefold()
        noun = j > at and (lower in words.points or lower in words.regions)
        if _capital(tokens, j) or noun:
            ends.append(j + 1)
        elif j > at and lower not in words.joiners and lower not in words.before_points:
            break
    return ends[::-1]


def _noun_after(tokens: tuple[Token, ...], last: int, words: Words) -> tuple[int, Wants]:
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
        if lower not in _LISTING and not token.text[:1].isupper():
            return ""
    return ""


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
    if before is not None and before.end == at - 1 and tokens[at - 1].text in _LISTING:
        sure = all(entry.precision != "country" for entry in before.entries)
        shared: Evidence = "inside" if before.evidence == "inside" or sure else "beside"
        return Before(shared, "", country)
    p = _past_small_words(tokens, at, reader)
    if p < 0:
        return Before(country=country)
    lower = tokens[p].text.casefold()
    own = p == at - 1 or tokens[at - 1].text.casefold() == "the"
    free = before is None or before.end != p
    if own and free and lower == "of" and (kind := _noun_of(tokens, p, words)):
        return Before("type", kind, country or _demonym_before(tokens, p - 1, reader))
    if lower in words.points or lower in words.regions:
        return Before(country=country or _demonym_before(tokens, p, reader))
    out = lower == "of" and p > 0 and tokens[p - 1].text.casefold() == "out"
    if lower in words.inside or out:
        return Before("inside", "", country)
    return Before("beside" if lower in words.beside else "none", "", country)


def _past_small_words(tokens: tuple[Token, ...], at: int, reader: Reader) -> int:
    """Return the token before token `at`, articles, directions and demonyms passed over."""
    p = at - 1
    while p >= max(0, at - _BACK) and (
        tokens[p].text.casefold() in reader.words.skipped
        or tokens[p].text in reader.lexicon.demonyms
    ):
        p -= 1
    return p


def _inside(
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


def _entries(one: Candidate, scan: Scan, entity: Entity | None) -> tuple[Entry, ...]:
    """Return the places `one` may name, none where its words belong to another kind of name."""
    folded = fold(one.name)
    reader = scan.reader
    kept = reader.kept(one.name)
    people = one.name in reader.lexicon.demonyms and not kept
    if people or folded in reader.words.never or _is_part(one, scan, entity):
        return ()
    if kept and _kept_stands(one, kept, folded, scan):
        return reader.lookup(one.name) if one.name[:1].isupper() else kept
    short = len(folded) < 2 or (len(folded) == 2 and one.evidence != "inside")
    if kept or short or not _gazetteer_may(one, folded, reader):
        return ()
    return reader.lookup(one.name)


def _kept_stands(one: Candidate, kept: tuple[Entry, ...], folded: str, scan: Scan) -> bool:
    """Return whether a listed name is the place here, not a person, an office or a shout."""
    placed = one.label in PLACE_LABELS
    if all(entry.kind == "seat" for entry in kept):
        return one.evidence == "inside"
    if folded in scan.reader.words.people or folded in scan.reader.surnames:
        if one.label == "PERSON":
            return one.evidence in {"inside", "target"}
        country = kept[0].precision == "country"
        return placed or country or one.evidence in {"inside", "target", "type", "dateline"}
    shout = is_acronym(one.name) and not any(entry.capitals for entry in kept)
    return not shout or placed or one.evidence == "dateline" or scan.sentence.kind == "title"


def _gazetteer_may(one: Candidate, folded: str, reader: Reader) -> bool:
    """Return whether a name outside the lists is read as a place at all."""
    if one.name[:1].islower() and one.name.split("-")[0].split()[0] not in ARTICLES:
        return False
    if folded in reader.surnames or (is_acronym(one.name) and one.evidence != "dateline"):
        return False
    if one.label in NAME_LABELS:
        return one.evidence in {"inside", "beside", "type", "target"}
    if one.label and one.label not in PLACE_LABELS | {"NORP"}:
        return False
    return one.evidence != "none"


def _is_part(one: Candidate, scan: Scan, entity: Entity | None) -> bool:
    """Return whether the words are a part of a longer name, which is no place of theirs."""
    sentence, reader = scan.sentence, scan.reader
    tokens = sentence.tokens
    before = tokens[one.first - 1] if one.first > 0 else None
    if before is not None and _is_title(before, reader):
        return True
    if entity is not None and _rest(one, sentence, reader, entity):
        return True
    if sentence.kind == "title" or one.end > one.last or one.evidence == "dateline":
        return False
    if _capital(tokens, one.last) and tokens[one.last].pos == "PROPN":
        return tokens[one.last - 1].dep in {"compound", "nmod"} or _same(entity, one.last)
    return before is not None and _joins(before, tokens[one.first], reader)


def _is_title(token: Token, reader: Reader) -> bool:
    return token.text[:1].isupper() and token.text.casefold().rstrip(".") in reader.words.titles


def _rest(one: Candidate, sentence: Sentence, reader: Reader, entity: Entity) -> bool:
    """Return whether the name's entity holds more than the name, its noun and small words."""
    small = reader.words.small
    rest = [*range(entity.first, one.first), *range(one.end, entity.last)]
    if entity.label in PLACE_LABELS:
        rest = [i for i in rest if sentence.tokens[i].text not in {",", "and", "in", "of"}]
    return any(
        token.text.casefold() not in small
        and token.text not in POSSESSIVE
        and token.text not in reader.lexicon.demonyms
        for token in (sentence.tokens[i] for i in rest)
    )


def _same(entity: Entity | None, at: int) -> bool:
    return entity is not None and entity.first <= at < entity.last


def _joins(before: Token, token: Token, reader: Reader) -> bool:
    """Return whether a capitalised name before it makes the word a part of that name."""
    lower = before.text.casefold()
    if not before.text[:1].isupper() or before.pos != "PROPN" or before.i == 0:
        return False
    known = lower in reader.words.small
    return not known and before.text not in reader.lexicon.demonyms and before.head == token.i
