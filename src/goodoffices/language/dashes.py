"""What stands between two dashes, as the parser reads it surest: in brackets, or between commas.

"The army - which made no comment - shelled Kano": the model takes the dashes for the end of a clause, and the
army is lost to "shelled". In brackets the same words part nothing, whatever they are; only what renames or
describes a noun ("who", "one of the largest") is told of it by commas alone. Every form has the length of
what it stands for, so that offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_DASH = re.compile(
    "(?<=[^\\s\\d]) (?:--|[-\u2013\u2014]) (?=\\S)|(?<=[^\\W\\d])(?:--|\u2014)(?=[^\\W\\d])"
)
_TOLD = frozenset({"who", "whom", "whose", "which"})
_SAME = frozenset({"a", "an", "one", "both", "all"})


def without_dashes(text: str) -> str:
    """Return a sentence with each pair of dashes made brackets or commas, letter for letter as long."""
    if "-" not in text and "\u2014" not in text and "\u2013" not in text:
        return text
    found = list(_DASH.finditer(text))
    if not found or len(found) % 2 or not all(_is_pair(text, *pair) for pair in _pairs(found)):
        return text
    parts, at = [], 0
    for first, last in _pairs(found):
        aside = text[first.end() : last.start()]
        spaced = first[0][0] == " " == last[0][0]
        opens, closes = ("(", ")") if spaced and not _is_told(aside) else (",", ",")
        parts += [text[at : first.start()], _fit(first[0], opens), aside, _fit(last[0], closes)]
        at = last.end()
    return "".join(parts) + text[at:]


def _pairs(found: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    return (pair for k, pair in enumerate(pairwise(found)) if k % 2 == 0)


def _is_pair(text: str, first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether two dashes are of one kind, with no stop and no lone quotation mark between them."""
    aside = text[first.end() : last.start()]
    alike = first[0] == last[0]
    return alike and not set(";:") & set(aside) and aside.count('"') % 2 == 0


def _is_told(aside: str) -> bool:
    """Whether an aside describes or renames one noun: "who have no leader", "a group of the north"."""
    words = aside.lower().split()
    return words[0] in _TOLD or (words[0] in _SAME and "and" not in words and "," not in aside)


def _fit(dash: str, mark: str) -> str:
    """Return a mark with as many blanks around it as make it as long as the dash it stands for."""
    return f" {mark} ".ljust(len(dash)) if dash[0] == " " else mark.ljust(len(dash))
