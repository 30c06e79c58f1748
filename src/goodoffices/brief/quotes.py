"""The part of a sentence that tells one act: what a line quotes where its own words would say more."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"[,;:\u2013\u2014\"\u201c\u201d]\s+|\b(?:that|and|but|or|while|said|says|saying|den(?:y|ies|ied|ying)"
    r"|denials?|dismiss(?:ed|es)|rejected|rumou?rs?|reports?|claims?|accusations?|allegations?|suggestions?)\s+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[,;:.!?](?=\s|$)|[\"\u201c\u201d]|\s[\u2013\u2014]\s|\s(?:but|and|while|saying|adding)\s",
    re.IGNORECASE,
)


def clause_of(sentence: str, words: str) -> str:
    """Return the part of `sentence` around `words`, from mark or joining word to the next such.

    "It later denied that its shells had killed anyone at the school." gives, for "killed", "its shells
    had killed anyone at the school". Where the words aren't in the sentence, they are the answer.
    """
    text, own = flat(sentence), flat(words)
    at = text.find(own) if own else -1
    if at < 0:
        return own
    start = max((one.end() for one in _BEFORE.finditer(text, 0, at)), default=0)
    behind = _BEHIND.search(text, at + len(own))
    return text[start : behind.start() if behind else len(text)].strip()


def flat(text: str | None) -> str:
    """Return `text` on one line."""
    return " ".join((text or "").split())


def short(words: str, most: int) -> str:
    """Return `words`, cut between two of them where they have more than `most` letters."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
