"""One spelling for the many of one name, so that a lookup can be exact and still forgive accents.

Only the standard library is used: the gazetteer is built with the same function that reads it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i",
        "ħ": "h", "ə": "a", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k",
    }
    | dict.fromkeys("'`.\u2019\u2018\u00b4\u02bc\u02bf\u02be\u02bb\u02b9\u02ba\u02c8\u2032\u2033", None),
)  # fmt: skip
_NO_LETTER = re.compile(r"[\W_]+")
_ARTICLES = ("al ", "el ")


@lru_cache(maxsize=1 << 15)  # the same names come again in every story
def fold(name: str) -> str:
    """Return `name` in lower case without accents, apostrophes and full stops, hyphens as spaces.

    Whatever letters are not Latin stay as they are; `is_latin` tells.
    """
    bare = name.casefold()
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    words = _NO_LETTER.sub(" ", bare.translate(_LETTERS)).split()
    if len(words) > 1 and words[0] in {"st", "ste"}:
        words[0] = "saint"
    return " ".join(words)


def is_latin(folded: str) -> bool:
    """Return whether a folded name is written in plain Latin letters and spaces."""
    return bool(folded) and folded.isascii() and not any(c.isdigit() for c in folded)


def spellings(folded: str) -> Iterator[str]:
    """Yield `folded`, then with the other spelling of a leading Arabic or Spanish article."""
    yield folded
    for article, other in (_ARTICLES, _ARTICLES[::-1]):
        if folded.startswith(article):
            yield other + folded.removeprefix(article)
