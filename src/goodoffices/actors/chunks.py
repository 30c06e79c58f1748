"""A parsed sentence cut into base noun phrases, over the registry's words and not the parser's."""

from __future__ import annotations

import re

import msgspec

from goodoffices.actors.index import Atom, Index, scan
from goodoffices.actors.phrase import uses
from goodoffices.actors.words import APOSTROPHES, DASHES, Word, words_of
from goodoffices.language.tokens import Sentence, Token

_NOMINAL = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "FW", "HYPH", "POS", "AFX", "$"}
)
_OPENING = frozenset({"DT", "PDT", "PRP$", "WP$", "WDT"})
_VERBAL = frozenset({"VBN", "VBG"})
_FINITE = frozenset({"VB", "VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_FIRMS = frozenset({"Air", "Radio", "Miss", "Team", "Télé"})
_PREDICATED = frozenset({"acomp", "oprd"})
_ARGUMENTS = frozenset({"dobj", "dative", "pobj", "nsubj", "nsubjpass"})
_NAMES = frozenset({"name", "person", "demonym", "capital", "metonym", "region", "people"})
_STATES = frozenset({"name", "capital", "region"})
_GAP = re.compile(rf"(?:[{APOSTROPHES}]s?)?(?:\s*|[.]\s*|[{DASHES}])$")
_DATES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
    "yesterday", "tomorrow", "tonight", "january", "february", "march", "april", "june", "july",
    "august", "september", "october", "november", "december", "overnight",
})  # fmt: skip


class Cut(msgspec.Struct, frozen=True):
    """A sentence's words, the token each begins in, its atoms, and its chunks of atoms (half-open)."""

    sentence: Sentence
    words: tuple[Word, ...]
    place: tuple[int, ...]
    atoms: tuple[Atom, ...]
    chunks: tuple[tuple[int, int], ...] = ()

    def token(self, word: int) -> Token:
        """Return the token that word `word` begins in."""
        return self.sentence.tokens[self.place[word]]

    def of(self, atom: Atom) -> Token:
        """Return the token of the last word of `atom`."""
        return self.token(atom.last - 1)

    def gap(self, word: int) -> str:
        """Return the text between word `word` and the next (to the sentence's end for the last)."""
        start = self.words[word].end - self.sentence.start
        if word + 1 == len(self.words):
            return self.sentence.text[start:]
        return self.sentence.text[start : self.words[word + 1].start - self.sentence.start]


def cut_words(sentence: Sentence, index: Index) -> Cut:
    """Return `sentence` cut into words and atoms; its chunks come from `cut_chunks`."""
    words = words_of(sentence.text, sentence.start)
    cut = Cut(sentence, words, _places(sentence.tokens, words), scan(words, index))
    atoms = tuple(_checked(cut, k) for k in range(len(cut.atoms)))
    return msgspec.structs.replace(cut, atoms=atoms)


def _checked(cut: Cut, k: int) -> Atom:
    """Return atom `k`, as a plain word where it is part of a longer name: "Chad Miller", "Jordan River"."""
    atom = cut.atoms[k]
    if not uses(atom) & _STATES:
        return atom
    if _is_firm(cut, k):
        return Atom(atom.first, atom.last)
    label = cut.of(atom).ent
    if label not in {"PERSON", "LOC", "FAC", "WORK_OF_ART", "EVENT"}:
        return atom
    beside = (k - 1,) if label == "PERSON" and k else ()
    if any(_same_name(cut, one, label) for one in (*beside, k + 1)):
        return Atom(atom.first, atom.last)
    return atom


def _is_firm(cut: Cut, k: int) -> bool:
    """Whether the word before makes a state's name that of a carrier or station: "Air France"."""
    before = cut.words[cut.atoms[k].first - 1] if k else None
    return (
        before is not None and before.text in _FIRMS and not cut.gap(cut.atoms[k].first - 1).strip()
    )


def _same_name(cut: Cut, k: int, label: str) -> bool:
    if k >= len(cut.atoms) or cut.atoms[k].entries:
        return False
    token = cut.of(cut.atoms[k])
    return token.ent == label and cut.words[cut.atoms[k].first].capital


def cut_chunks(cut: Cut, atoms: tuple[Atom, ...]) -> Cut:
    """Return `cut` with `atoms` grouped into base noun phrases."""
    chunks: list[tuple[int, int]] = []
    first = 0
    for k in range(len(atoms)):
        if not _nominal(cut, atoms[k]):
            _close(chunks, first, k)
            first = k + 1
        elif k > first and _breaks(cut, atoms, k):
            _close(chunks, first, k)
            first = k
    _close(chunks, first, len(atoms))
    return msgspec.structs.replace(cut, atoms=atoms, chunks=tuple(chunks))


def _close(chunks: list[tuple[int, int]], first: int, last: int) -> None:
    if first < last:
        chunks.append((first, last))


def _places(tokens: tuple[Token, ...], words: tuple[Word, ...]) -> tuple[int, ...]:
    places: list[int] = []
    at = 0
    for word in words:
        while at + 1 < len(tokens) and tokens[at + 1].start <= word.start:
            at += 1
        places.append(at)
    return tuple(places)


def _nominal(cut: Cut, atom: Atom) -> bool:
    token, found = cut.of(atom), uses(atom)
    if found & _NAMES:
        return True
    if cut.words[atom.first].key in _DATES and token.tag not in _FINITE:
        return False
    if atom.last - atom.first > 1 and found:
        return True
    if token.tag in _NOMINAL or token.tag in _OPENING:
        return token.tag != "JJ" or token.dep not in _PREDICATED  # "shot dead four men"
    if token.tag in _VERBAL:
        return token.dep in {"amod", "compound", "nmod"} or "modifier" in found
    leads = any(True for _ in cut.sentence.below(token.i, "pobj"))  # "under sniper fire"
    return token.tag in {"RB", "IN"} and "modifier" in found and not leads


def _breaks(cut: Cut, atoms: tuple[Atom, ...], k: int) -> bool:
    """Return True if a new noun phrase begins at atom `k`."""
    before, atom = atoms[k - 1], atoms[k]
    gap = cut.gap(before.last - 1)
    figures = cut.words[before.last - 1].text.isdigit() and cut.words[atom.first].text.isdigit()
    if not (gap == "," and figures) and not _GAP.match(gap):  # "11,000-strong"
        return True
    if cut.token(atom.first).tag in _OPENING and not uses(atom) & _NAMES:
        return True
    if _date_then_name(cut, before, atom):
        return True
    return _two_arguments(cut, before, atom) or _place_then_person(cut, atoms, k)


def _date_then_name(cut: Cut, before: Atom, atom: Atom) -> bool:
    """Return True between a date and the name behind it: "Last week Ada Obi", "last month Malian"."""
    dated = cut.of(before).ent == "DATE" and cut.token(atom.first).ent != "DATE"
    aged = cut.words[before.last - 1].key == "old"  # "a 12-year-old Malian"
    return (
        dated and not aged and cut.words[atom.first].capital and not cut.words[before.last - 1].owns
    )


def _place_then_person(cut: Cut, atoms: tuple[Atom, ...], k: int) -> bool:
    """Return True between the two names of "envoy to Yemen Anna Roth"."""
    if k < 2 or not uses(atoms[k - 1]) & _STATES or cut.words[atoms[k - 1].last - 1].owns:
        return False
    return cut.of(atoms[k - 2]).tag in {"IN", "TO"} and (
        "person" in uses(atoms[k]) or cut.token(atoms[k].first).ent == "PERSON"
    )


def _two_arguments(cut: Cut, before: Atom, atom: Atom) -> bool:
    """Return True for two objects side by side: "gave Israel weapons"."""
    one, two = cut.of(before), cut.token(atom.first)
    if cut.words[before.last - 1].owns or one.dep not in _ARGUMENTS or one.tag not in _NOUNS:
        return False
    if uses(before) & {"office", "agent", "title"} and cut.words[atom.first].capital:
        return False
    inside = two.head == one.i or one.head == two.i
    return not inside and not (one.ent and one.ent == two.ent)
