"""Which language a text is in: enough to tell English from the rest."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from goodoffices.text.cues import LanguageCues

_SAMPLE = 6000
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_HITS = 2
_LEAST_SHARE = 0.12
_UNKNOWN = "und"
_FEWEST_KINDS = 2  # of small words: "to" and "by" make no English headline Czech
_FEW_WORDS = 12  # a sentence so short needs one more: "Han met de Mistura" is no Danish


def detect_language(text: str, cues: LanguageCues) -> str:
    """Return the ISO 639-1 code of the language `text` is in, or "und" where nothing tells.

    Languages with letters of their own are told by them, the others by their small words.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) if _any_of(cues.scripts).search(sample) else 0
    for code, regex in cues.scripts if letters else ():
        if len(regex.findall(sample)) > 0.3 * letters:
            return _by_marks(sample, code, cues)
    return _by_words(sample, cues)


@lru_cache(maxsize=8)
def _any_of(scripts: tuple[tuple[str, re.Pattern[str]], ...]) -> re.Pattern[str]:
    """Return a pattern for a letter of any script that tells a language."""
    return re.compile("|".join(regex.pattern for _, regex in scripts))


def _by_marks(sample: str, script: str, cues: LanguageCues) -> str:
    """Return the language of a text in `script`."""
    if script == "cyrillic":
        return _by_words(sample, cues)
    for code, marks in cues.marks.get(script, ()):
        if sum(sample.count(mark) for mark in marks) > len(sample) / 200:
            return code
    return script


def _by_words(sample: str, cues: LanguageCues) -> str:
    """Return the language most of whose small words stand in `sample`."""
    counts = Counter(word.casefold() for word in _WORD.findall(sample))
    english = cues.words.get("en", frozenset())
    there = frozenset(counts)
    hits = {
        code: sum([counts[word] for word in there & _telling(words, code, english)])
        for code, words in cues.words.items()
    }
    best = max(sorted(hits), key=lambda code: hits[code], default=_UNKNOWN)
    enough = hits.get(best, 0) >= max(_FEWEST_HITS, _LEAST_SHARE * counts.total())
    kinds = len(there & _telling(cues.words.get(best, frozenset()), best, english))
    if best != "en" and kinds < _FEWEST_KINDS + (counts.total() < _FEW_WORDS):
        return _UNKNOWN
    return best if enough else _UNKNOWN


@lru_cache(maxsize=64)
def _telling(words: frozenset[str], code: str, english: frozenset[str]) -> frozenset[str]:
    """Return the small words that tell a language from English: not "a", "to" or "by"."""
    return words if code == "en" else frozenset(w for w in words - english if len(w) > 1)
