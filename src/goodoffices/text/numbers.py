"""How many: a count as people write it, read into bounds and the word that qualifies it.

"at least 15" is low 15 and no high; "over 100" is low 100, no high; "up to 40" no low, high 40;
"dozens" has neither. A range ("between 20 and 30") is "about", with both ends told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from types import MappingProxyType

import msgspec

from goodoffices.shapes import Qualifier

_SMALL = MappingProxyType(
    {
        word: value
        for value, word in enumerate(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
            " fifteen sixteen seventeen eighteen nineteen".split(),
            start=1,
        )
    }
)
_TENS = MappingProxyType(
    {
        word: 10 * value
        for value, word in enumerate(
            "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
        )
    }
)
_SCALES = MappingProxyType(
    {"thousand": 10**3, "lakh": 10**5, "million": 10**6, "mn": 10**6, "crore": 10**7}
)
_DIGITS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*(?:\.\d+)?|0\.\d+")
_JOINED = re.compile(r"(\d[\d,]*)[-\u2013](\d[\d,]*)")
_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d]+(?:'[^\W\d]+)?|[-\u2013+]")
_HYPHENS = frozenset({"-", "\u2013"})


class Count(msgspec.Struct, frozen=True):
    """How many: `low` and `high` as far as they are told. Not even "dozens" is given a number."""

    low: int | None
    high: int | None
    qualifier: Qualifier = "exact"


class Counted(msgspec.Struct, frozen=True):
    """A count and the place of the word after it."""

    count: Count
    last: int


_NONE = Count(0, 0, "none")
UNTOLD = Count(None, None, "at least")
_VAGUE = MappingProxyType(
    {
        "tens": Count(None, None, "dozens"),
        "dozens": Count(None, None, "dozens"),
        "scores": Count(None, None, "scores"),
        "hundreds": Count(None, None, "hundreds"),
        "thousands": Count(None, None, "thousands"),
        "lakhs": Count(None, None, "thousands"),
        "millions": Count(None, None, "thousands"),
    }
)


_CHANGED = frozenset(
    "rise rises rose risen rising climb climbs climbed climbing grow grows grew grown jump jumped increase "
    "increased up soar soared revised raised shot fell fall fallen dropped drop down swelled".split()
)


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in text.split("|"))


def _by_opener(phrases: Sequence[tuple[str, ...]]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return phrases by their first word, in the order in which they are tried."""
    openers = dict.fromkeys(phrase[0] for phrase in phrases)
    return {opener: tuple(p for p in phrases if p[0] == opener) for opener in openers}


_QUALIFIERS: tuple[tuple[Qualifier, tuple[tuple[str, ...], ...]], ...] = (
    (
        "at least",
        _phrases(
            "at least|at the least|a minimum of|no fewer than|no less than|not less than"
            "|not fewer than"
        ),
    ),
    (
        "over",
        _phrases(
            "more than|over|above|well over|just over|a little over|slightly over|slightly more than"
            "|far more than|in excess of|upwards of|upward of|exceeding|greater than|many more than"
        ),
    ),
    (
        "about",
        _phrases(
            "about|around|some|approximately|roughly|nearly|almost|close to|circa|an estimated"
            "|estimated|somewhere around|perhaps|maybe|probably|possibly|near|as good as"
        ),
    ),
    ("up to", _phrases("up to|as many as|no more than|not more than|at most|a maximum of")),
    ("fewer than", _phrases("fewer than|less than|under|just under|below")),
    (
        "exact",
        _phrases(
            "a total of|total of|another|an additional|additional|a further|further|a record|exactly"
            "|only|just|a reported|all|as few as|a combined|yet another|an extra"
        ),
    ),
)
_LEADS: tuple[tuple[Qualifier, tuple[str, ...]], ...] = tuple(
    sorted(
        ((qualifier, phrase) for qualifier, phrases in _QUALIFIERS for phrase in phrases),
        key=lambda lead: -len(lead[1]),
    )
)
_LEADS_FROM = {
    opener: tuple(lead for lead in _LEADS if lead[1][0] == opener)
    for opener in {phrase[0] for _, phrase in _LEADS}
}
_TRAILS: tuple[tuple[Qualifier, tuple[str, ...]], ...] = (
    ("at least", ("or", "more")),
    ("at least", ("plus",)),
    ("at least", ("+",)),
    ("about", ("or", "so")),
    ("about", ("odd",)),
    ("up to", ("or", "fewer")),
    ("up to", ("or", "less")),
)
_NO = _by_opener(_phrases("not a single|no one|nobody|none|not one|no single|no|zero"))
_FEW = _phrases(
    "several|many|multiple|numerous|countless|a few|a handful|a number|an unknown number"
)
_DOZENS = {"dozen": 12, "hundred": 100}
_HALVES = ((("half", "a"), 0.5), (("half", "-"), 0.5), (("a",), 1), (("half",), 0.5))
_ONE = _by_opener(_phrases("a single|a lone|a|an|another"))
_PAIRS = _phrases("a couple|a pair|couple|pair|both")
_FEW_OR_PAIRS = _by_opener((*_FEW, *_PAIRS))
_LARGE = frozenset({"dozen", "hundred", "thousand", "million"})
_OPENERS = frozenset(
    {phrase[0] for _, phrase in _LEADS}
    | {*_NO, *_ONE, *_FEW_OR_PAIRS}
    | {"half", "between", "from", *_SMALL, *_TENS, *_VAGUE}
)


def read_count(text: str) -> Count | None:
    """Return the count that `text` is from end to end, or None: "nearly 300", "two dozen", "no"."""
    words = _WORD.findall(text.lower())
    counted = count_at(words, 0)
    return counted.count if counted is not None and counted.last == len(words) else None


def count_at(words: Sequence[str], first: int) -> Counted | None:
    """Return the longest count that begins at word `first`, with the place after it, or None.

    `words` are in lower case; hyphens are words of their own, or stand between two digits.
    """
    opener = words[first] if first < len(words) else ""
    if opener not in _OPENERS and not opener[:1].isdigit():
        return None
    for reader in (_qualified, _none, _one):
        counted = reader(words, first)
        if counted is not None:
            return counted
    return None


def _none(words: Sequence[str], at: int) -> Counted | None:
    for phrase in _NO.get(words[at], ()):
        if _stands(phrase, words, at):
            return Counted(_NONE, at + len(phrase))
    return None


def _one(words: Sequence[str], at: int) -> Counted | None:
    for phrase in _ONE.get(words[at], ()):
        if _stands(phrase, words, at):
            return Counted(Count(1, 1), at + len(phrase))
    return None


def _qualified(words: Sequence[str], first: int) -> Counted | None:
    qualifier, at = _lead(words, first)
    core = _core(words, at)
    if core is None:
        return None
    trailing, last = _trail(words, core.last)
    chosen = qualifier if qualifier != "exact" else trailing
    return Counted(_apply(chosen, core.count), last)


def _lead(words: Sequence[str], at: int) -> tuple[Qualifier, int]:
    """Return the first telling qualifier before a number, and where the number begins."""
    found: Qualifier = "exact"
    while True:
        opener = words[at] if at < len(words) else ""
        leads = _LEADS_FROM.get(opener, ())
        lead = next(((q, p) for q, p in leads if _stands(p, words, at)), None)
        if lead is None:
            return found, at
        found = lead[0] if found == "exact" else found
        at += len(lead[1])


def _trail(words: Sequence[str], at: int) -> tuple[Qualifier, int]:
    found: Qualifier = "exact"
    if at >= len(words):
        return found, at
    for qualifier, phrase in _TRAILS:
        if words[at] == phrase[0] and _stands(phrase, words, at):
            found, at = qualifier, at + len(phrase)
            break
    if _stands(("more",), words, at) and not _stands(("more", "than"), words, at):
        at += 1
    return found, at


def _apply(qualifier: Qualifier, count: Count) -> Count:
    if count.low is None or qualifier == "exact":
        return count
    if qualifier in {"at least", "over"}:
        return Count(count.low, None, qualifier)
    if qualifier in {"up to", "fewer than"}:
        return Count(None, count.high, qualifier)
    return Count(count.low, count.high, qualifier)


def _core(words: Sequence[str], at: int) -> Counted | None:
    return _range(words, at) or _vague(words, at) or _plain(words, at)


def _plain(words: Sequence[str], at: int) -> Counted | None:
    found = _number(words, at)
    return None if found is None else Counted(Count(found[0], found[0]), found[1])


def _range(words: Sequence[str], at: int) -> Counted | None:
    """Read "between 20 and 30", "20 to 30", "20-30", "two or three"; both ends stand."""
    joined = _JOINED.fullmatch(words[at]) if at < len(words) else None
    if joined:
        low, high = (int(end.replace(",", "")) for end in joined.groups())
        return Counted(Count(low, high, "about"), at + 1) if low < high else None
    opener = words[at] if at < len(words) else ""
    if _is_change(words, at):
        return None
    start = _number(words, at + (opener in {"between", "from"}))
    if start is None or start[1] >= len(words):
        return None
    joins = {"between": {"and"}, "from": {"to"}}.get(opener, {"to", "or", "-", "\u2013"})
    if words[start[1]] not in joins:
        return None
    end = _number(words, start[1] + 1)
    if end is None or end[0] <= start[0]:
        return None
    return Counted(Count(start[0], end[0], "about"), end[1])


def _is_change(words: Sequence[str], at: int) -> bool:
    """Return whether "from 12 to 19" tells how a count went up or down, the second figure the new one."""
    first = at if at < len(words) and words[at] == "from" else at - 1
    return first > 0 and words[first] == "from" and words[first - 1] in _CHANGED


def _vague(words: Sequence[str], at: int) -> Counted | None:
    if at < len(words) and words[at] in _VAGUE:
        if _stands(("of",), words, at + 1) and at + 2 < len(words) and words[at + 2] in _VAGUE:
            return Counted(_VAGUE[words[at + 2]], at + 3)
        return Counted(_VAGUE[words[at]], at + 1)
    for phrase in _FEW_OR_PAIRS.get(words[at], ()) if at < len(words) else ():
        if _stands(phrase, words, at):
            return _counted_few(phrase, words, at + len(phrase))
    return None


def _counted_few(phrase: tuple[str, ...], words: Sequence[str], last: int) -> Counted:
    if last < len(words) and words[last] in _LARGE and phrase in _FEW:
        return Counted(_VAGUE[words[last] + "s"], last + 1)
    if phrase[-1] in {"pair", "both"}:
        return Counted(Count(2, 2), last)
    return Counted(Count(2, 2, "about") if phrase[-1] == "couple" else UNTOLD, last)


def _number(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return a whole number in digits or words, and the place after it."""
    for opener, factor in _HALVES if at < len(words) and words[at] in {"a", "half"} else ():
        if _stands(opener, words, at) and at + len(opener) < len(words):
            scale = _scale_of(words[at + len(opener)])
            if scale and factor * scale >= 1:
                return _grown(factor, words, at + len(opener))
    small = _small(words, at)
    if small is None:
        return None
    half = small[1] + 3 if _stands(("and", "a", "half"), words, small[1]) else 0
    if half and half < len(words) and _scale_of(words[half]):
        return _grown(small[0] + 0.5, words, half)
    return _grown(small[0], words, small[1])


def _scale_of(word: str) -> int:
    return _DOZENS.get(word) or _SCALES.get(word, 0)


def _grown(current: float, words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Multiply and add what follows a small number: "two hundred and fifty", "1.5 million"."""
    total = 0.0
    while at < len(words) and (scale := _scale_of(words[at])):
        at += 1
        if words[at - 1] == "hundred":
            rest, at = _rest(words, at, below=100)
            current = current * scale + rest
            continue
        total += current * scale
        current, at = _rest(words, at, below=scale) if scale > 12 else (0, at)
    value = total + current
    return (int(value), at) if value == int(value) else None


def _rest(words: Sequence[str], at: int, below: int) -> tuple[float, int]:
    """Return the number in words that goes on after "hundred" or "thousand", else nothing."""
    begin = at + 1 if _stands(("and",), words, at) else at
    if begin < len(words) and (words[begin] in _SMALL or words[begin] in _TENS):
        small = _small(words, begin)
        if small is not None and small[0] < below:
            return small
    return 0, at


def _small(words: Sequence[str], at: int) -> tuple[float, int] | None:
    word = words[at] if at < len(words) else ""
    if word in _SMALL:
        return _SMALL[word], at + 1
    if word in _TENS:
        unit = at + 1 + (at + 1 < len(words) and words[at + 1] in _HYPHENS)
        if unit < len(words) and _SMALL.get(words[unit], 10) < 10:
            return _TENS[word] + _SMALL[words[unit]], unit + 1
        return _TENS[word], at + 1
    return _digits(words, at) if _DIGITS.fullmatch(word) else None


def _digits(words: Sequence[str], at: int) -> tuple[float, int]:
    """Read digits; "12 000", with a space for the comma, is one number."""
    value = float(words[at].replace(",", ""))
    groups = list(_groups(words, at + 1)) if value < 1000 and value == int(value) else []
    whole = reduce(lambda high, group: high * 1000 + group, groups, value)
    return whole, at + 1 + len(groups)


def _groups(words: Sequence[str], at: int) -> Iterator[int]:
    while at < len(words) and re.fullmatch(r"\d{3}", words[at]):
        yield int(words[at])
        at += 1


def _stands(phrase: tuple[str, ...], words: Sequence[str], at: int) -> bool:
    return tuple(words[at : at + len(phrase)]) == phrase
