"""Words as the registry compares them: folded letters, no accents, no apostrophes, no possessive.

The registry matches its names over these words and not over a parser's tokens, so that
"U.S.-brokered", "Ya'alon" and "al-Shabaab" are found however a parser cuts them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec

APOSTROPHES = (
    "'`\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
    "\N{MODIFIER LETTER TURNED COMMA}"
)
DASHES = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|[^\W_]++(?:[{APOSTROPHES}][^\W_]++)*+(?!\$)"
)  # "US$" is money
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "ß": "ss", "đ": "d", "ð": "d",
     "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", ".": "", **dict.fromkeys(APOSTROPHES, "")}
)  # fmt: skip
_REMEMBERED = 32_768  # words of the news come again and again
_MARKS = frozenset(APOSTROPHES)
_TIES = frozenset(DASHES)


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word of a text: as written, folded, and where it stands. `owns` is true before "'s".

    `joined` is true where a hyphen ties it to the next word.
    """

    text: str
    key: str
    start: int
    end: int
    owns: bool = False
    joined: bool = False

    @property
    def capital(self) -> bool:
        """True if the word is written with a capital or a figure first."""
        first = self.text[0]
        return first.isupper() or first.isdigit()


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Return `text` in small letters without accents, apostrophes and full stops."""
    small = text.lower().translate(_LETTERS)
    if small.isascii():
        return small
    parts = unicodedata.normalize("NFKD", small)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def words_of(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Return the words of `text`, their places counted from `offset`."""
    return tuple([_word(match, text, offset) for match in _WORD.finditer(text)])


@lru_cache(maxsize=_REMEMBERED)
def keys_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name: two names with equal keys can't be told apart."""
    return tuple(word.key for word in words_of(name))


def _word(match: re.Match[str], text: str, offset: int) -> Word:
    word, (start, end) = match[0], match.span()
    start, after, owns = start + offset, text[end : end + 1], False
    if word[-1] in "sS":
        owns = len(word) > 2 and word[-2] in _MARKS
        if owns:
            word = word[:-2]
        owns = owns or (after in _MARKS and word[-1] == "s")
    return Word(word, fold(word), start, start + len(word), owns, after in _TIES)
