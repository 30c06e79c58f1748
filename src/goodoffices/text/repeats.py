"""Paragraphs that say once more what another says: the headline again, a teaser, a quotation set large."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from goodoffices.text.days import find_day
from goodoffices.text.furniture import is_heading, is_prose

_FOLD = re.compile(r"[\W_]+")
_CUT_OFF = re.compile(r"(?:…|\.\.\.)$")
_SAME_WORDS, _PART_WORDS, _MOST_WORDS = 4, 5, 70
_NAMED_WORDS = 7
_MOST_PARAGRAPHS = 600
_MOST_CAPTIONS, _FEWEST_BESIDE = 4, 3
_APART = "\n"


def find_repeats(
    paragraphs: Sequence[str], shown: Collection[int], captions: Sequence[str] = ()
) -> Iterator[int]:
    """Yield the places of paragraphs that stand whole in another, and of who is named right below.

    What stands in one of `captions`, lines already taken away, goes too. Of two that are the same the
    first stays, unless the other is among `shown`, the headlines; a heading twice in a row goes
    altogether. A long page is left as it is.
    """
    if len(paragraphs) > _MOST_PARAGRAPHS:
        return
    keys = [_FOLD.sub("", paragraph).casefold() for paragraph in paragraphs]
    captioned = _captions(keys, paragraphs)
    first: dict[str, int] = {keys[at]: at for at in sorted(shown, reverse=True)}
    whole = _APART.join((*keys, *(_FOLD.sub("", caption).casefold() for caption in captions)))
    for at, (key, paragraph) in enumerate(zip(keys, paragraphs, strict=True)):
        words = len(paragraph.split())
        broken = paragraph[:1].islower() and words > 1 and is_heading(paragraph)
        if at in shown or not (_SAME_WORDS <= words <= _MOST_WORDS or broken):
            continue
        if (_CUT_OFF.search(paragraph) and keys.count(key) > 1) or first.setdefault(key, at) != at:
            yield at
            twice = is_heading(paragraph) or at in captioned
            if first.get(key) == at - 1 and at - 1 not in shown and twice:
                yield at - 1
        elif (words >= _PART_WORDS or broken) and _is_part(key, keys, whole):
            yield at
            if at + 1 < len(paragraphs) and _is_name(paragraphs[at + 1]) and at + 1 not in shown:
                yield at + 1


def _captions(keys: Sequence[str], paragraphs: Sequence[str]) -> frozenset[int]:
    """Return the places of dated sentences right below the same: a picture's text and its caption, if few."""
    twice = [
        at for at in range(1, len(keys))
        if keys[at] == keys[at - 1] and find_day(paragraphs[at])
    ]  # fmt: skip
    few = 0 < len(twice) <= _MOST_CAPTIONS and len(keys) - 2 * len(twice) >= _FEWEST_BESIDE
    return frozenset(twice) if few else frozenset()


def _is_part(key: str, keys: Sequence[str], whole: str) -> bool:
    """Return whether `key` stands in a longer paragraph."""
    return whole.count(key) > sum(other == key for other in keys)


def _is_name(line: str) -> bool:
    """Return whether a line may name who is quoted above it."""
    return is_heading(line) and not is_prose(line) and len(line.split()) <= _NAMED_WORDS
