"""Who is counted by a toll, in the report's words, and whether a figure is told as one of all until then."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.brief.acts import PRONOUNS

_NUMBER = (
    r"[\d,.]+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?"
    r"|(?:dozen|score|hundred|thousand|million)s?(?: of)?|nobody|no"
)
_COUNT = re.compile(
    rf"^(?:(?:at least|more than|over|about|some|around|nearly|almost|up to|fewer than|as many as|another"
    rf"|more|other|of|all|the|{_NUMBER})(?:\s+|$))+",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"^(?:its|their|his|her|our)\s+", re.IGNORECASE)
_DEATHS = re.compile(
    r"\s*\b(?:deaths?|dead|fatalit(?:y|ies)|people|persons?|lives|casualties)$", re.IGNORECASE
)
_PERFECT = re.compile(
    r"\b(?:has|have) (?:now |already |so far |also )*(?:been (?:\w+ly )?(?:killed|wounded|injured|displaced)"
    r"|lost|died|fled|perished|claimed)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"[,;(]|\s(?:most|many|some|including|among|and|in|at|from|of)\s")
NOBODY_NAMED = "people"


def whom(victims: str | None, traits: Sequence[str]) -> str:
    """Return who was hurt in the report's words without how many; by traits where it has none."""
    words = _COUNT.sub("", " ".join((victims or "").split())).strip()
    words = _WHOSE.sub("", words) if _DEATHS.sub("", words) or not words else NOBODY_NAMED
    words = NOBODY_NAMED if words.casefold() in PRONOUNS else words
    return words or ", ".join(one for one in traits if not one.isupper()) or NOBODY_NAMED


def shelf_of(people: str) -> str:
    """Return the words by which counts of the same people are put side by side: "Gaza civilian"."""
    words = _DEATHS.sub("", _MORE.split(people)[0]).strip() or NOBODY_NAMED
    return words.casefold().removesuffix("s")


def is_total(runs_on: bool, since: str | None, sentence: str | None) -> bool:
    """Whether a figure is told as one of all until then: "has lost 32", "974 have been killed".

    `runs_on`: it is told as a running total. `since` is the first day of what it counts, if told.
    """
    return runs_on or (not since and bool(_PERFECT.search(sentence or "")))
