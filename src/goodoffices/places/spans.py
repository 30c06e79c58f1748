"""Which words of a sentence could name a place, before it is decided which place they name.

A name of the reviewed lists counts wherever it stands; any other needs the parser's word for it
(GPE, LOC, FAC), a preposition of place, or a noun such as "village" beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from goodoffices.language.tokens import Entity, Sentence, Token
from goodoffices.places.candidate import (
    ARTICLES,
    LISTING,
    NAME_LABELS,
    PLACE_LABELS,
    POSSESSIVE,
    QUOTES,
    Candidate,
    Evidence,
    Reader,
    Scan,
    Wants,
)
from goodoffices.places.evidence import evidence_before, may_lie_in, noun_after
from goodoffices.places.folding import fold
from goodoffices.places.lexicon import Entry, Words, is_acronym

_LONGEST = 7
_HYPHENED = ARTICLES - {"al", "el"}
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
    cuts = [i for i in range(entity.first, entity.last) if sentence.tokens[i].text in LISTING]
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
        end, wants = noun_after(tokens, last, words)
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
            follows=before is not None and may_lie_in(before, tokens, (at, last), words),
        )
        if _is_clock(tokens, last):
            return None
        entries = _entries(one, scan, entity)
        if entries:
            return msgspec.structs.replace(one, entries=entries)
    return None


def _is_clock(tokens: Sequence[Token], last: int) -> bool:
    """Whether a name only says whose clock is meant: "midnight Moscow time"."""
    return [token.text for token in tokens[last : last + 1]] == ["time"]


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
