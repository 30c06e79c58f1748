"""The vocabulary that patterns are written with: words.toml in, slots and look-up tables out."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Literal, NamedTuple, TypeVar

import msgspec

from goodoffices.dates.intervals import Part

CLASSES = ("month", "weekday", "today", "holiday", "season", "unit", "year", "digits")
NAMES = ("month", "plainmonth", "weekday", "shortday", "holiday", "fast")
UNIT_STEMS = (
    r"minute|hour|day|night|week|fortnight|month|year|decade|morning|afternoon|evening|eve\b|occasion\b"
    r"|that time\b|the time\b|same time\b|back then"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)(?![.:/]\d)(?!,\d{3}(?!\d))(?!%)"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d|%)"
RELATIVE_YEAR = r"(?:last|this|next|(?:the|that) (?:previous|following|next|same)|that) year"
SPACE = r"(?:\s{1,3})"
# A mention found before is one private-use character, by what may be built on it.
DATE_MARK, FEAST_MARK, OFFSET_MARK, OTHER_MARK = 0xE000, 0xE800, 0xF000, 0xF400

V = TypeVar("V")


class Gate(NamedTuple):
    """A class of words of time: their pattern, and one of small letters without which none stands there."""

    name: str
    roots: re.Pattern[str]
    regex: re.Pattern[str]

    def opens(self, text: str, small: str) -> bool:
        """Whether a word of the class stands in `text`, of which `small` is the casefolded form."""
        return bool(self.roots.search(small) and self.regex.search(text))


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """words.toml: each table by the words it lists."""

    plainmonth: tuple[str, ...]
    counted: tuple[str, ...]
    daypart: tuple[str, ...]
    month: dict[str, int]
    weekday: dict[str, int]
    shortday: dict[str, int]
    season: dict[str, tuple[int, int]]
    unit: dict[str, str]
    part: dict[str, Part]
    lead: dict[str, Literal["same", "night"]]
    which: dict[str, Literal["last", "this", "next"]]
    today: dict[str, tuple[int, int]]
    number: dict[str, tuple[float, float]]
    about: dict[str, Literal["both", "more", "less", "none"]]
    fixed: dict[str, tuple[str, str]]
    easter: dict[str, tuple[int, int]]
    orthodox_easter: dict[str, tuple[int, int]]
    either: dict[str, tuple[str, ...]]
    holiday: dict[str, str]
    fast: dict[str, str]

    def folded(self) -> Words:
        """Return the same with every listed word as `fold` leaves it, ready to be looked up."""
        tables: dict[str, Any] = msgspec.structs.asdict(self)
        folded: dict[str, Any] = {
            name: {fold(key): value for key, value in table.items()}
            for name, table in tables.items()
            if isinstance(table, dict)
        }
        return msgspec.structs.replace(self, **folded)


def fold(text: str) -> str:
    """Return `text` in small letters with single spaces, straight apostrophes and no last full stop."""
    return " ".join(text.casefold().replace("\u2019", "'").split()).removesuffix(".")


def look_up(table: Mapping[str, V], text: str | None) -> V | None:
    """Return what a folded table says of a word, None where there is no word."""
    return None if text is None else table[fold(text)]


def read_number(text: str, words: Words) -> tuple[float, float]:
    """Return least and most of a number in figures or words, "twenty-five" among them."""
    plain = text.replace(",", "")
    if plain.isdigit():
        return float(plain), float(plain)
    parts = text.casefold().replace("-", " ").split()
    known = words.number.get(fold(text))
    if known is not None:
        return known
    if len(parts) == 2 and all(word in words.number for word in parts):
        total = sum(words.number[word][0] for word in parts)
        return total, total
    return (1, 1)


def slots_of(words: Words) -> dict[str, str]:
    """Return the regular expression behind each `{slot}` of a pattern."""
    tables = {name: getattr(words, name) for name in Words.__struct_fields__}
    slots = {name: _any_of(table, proper=name in NAMES) for name, table in tables.items()}
    return slots | {
        "day": DAY,
        "year": YEAR,
        "relyear": RELATIVE_YEAR.replace(" ", SPACE),
        "count": _count(words.number),
        "date": f"[{chr(DATE_MARK)}-{chr(OFFSET_MARK - 1)}]",
        "feast": f"[{chr(FEAST_MARK)}-{chr(OFFSET_MARK - 1)}]",
        "offset": f"[{chr(OFFSET_MARK)}-{chr(OTHER_MARK - 1)}]",
    }


def _any_of(words: Iterable[str], *, proper: bool) -> str:
    forms = sorted(words, key=lambda form: (-len(form), form))
    if not proper:
        return "(?:" + "|".join(map(_spaced, forms)) + ")"
    return "(?-i:" + "|".join(f"{_spaced(form)}|{_spaced(form.upper())}" for form in forms) + ")"


def _spaced(word: str) -> str:
    form = re.escape(word).replace(r"\ ", SPACE).replace("'", "['\u2019]")
    return form if word[-1] == "." else form + r"\b"


def _count(number: Mapping[str, tuple[float, float]]) -> str:
    tens = [word for word, (low, _) in number.items() if low >= 20]
    ones = [word for word, (low, high) in number.items() if 1 <= low == high <= 9 and len(word) > 2]
    compound = f"(?:{'|'.join(tens)})[- ](?:{'|'.join(ones)})"
    return rf"(?:\d{{1,3}}(?:,\d{{3}})?(?![\d.,:/]\d)|{compound}|{_any_of(number, proper=False)})"


DECADES = "(?:nineteen[- ])?(?:twen|thir|for|fif|six|seven|eigh|nine)ties"


def gates_of(words: Words) -> tuple[Gate, ...]:
    """Return what finds the words of time, class by class."""
    feasts = (*words.holiday, *words.fast)
    common = frozenset((*words.weekday, *words.unit))
    digits = tuple(string.digits)
    classes = (
        ("holiday", _roots(feasts, common), f"(?=[^a-z]){_any_of(feasts, proper=True)}"),
        ("today", _roots(words.today), f"(?i:{_any_of(words.today, proper=False)})"),
        ("month", _roots(words.month), f"(?=[^a-z]){_any_of(words.month, proper=True)}"),
        ("weekday", _roots(words.weekday), f"(?=[^a-z]){_any_of(words.weekday, proper=True)}"),
        ("season", _roots(words.season), f"(?i:{_any_of(words.season, proper=False)})"),
        ("unit", _roots(UNIT_STEMS.replace(r"\b", "").split("|")), f"(?i:{UNIT_STEMS})"),
        ("year", digits, r"(?:1[5-9]|20)\d\d|(?<=['\u2019])\d0s"),
        ("year", ("ties",), f"(?i:{DECADES})"),
        ("digits", digits, r"\d(?=[-/.]\d)|\d{1,2}(?=st\b|nd\b|rd\b|th\b)"),
    )
    return tuple(
        Gate(name, re.compile("|".join(roots)), re.compile(rf"(?<![^\W\d])(?:{form})"))
        for name, roots, form in classes
    )


def _roots(forms: Iterable[str], common: AbstractSet[str] = frozenset()) -> tuple[str, ...]:
    """Return a root of each form, less those in which another stands.

    That is its longest word, the last of several; where it is `common`, all words before an apostrophe.
    """
    words = {_root(form.casefold(), common) for form in forms}
    return tuple(w for w in sorted(words) if not any(o in w for o in words if o != w))


def _root(form: str, common: AbstractSet[str]) -> str:
    word = max(re.findall(r"\w+", form)[::-1], key=len)
    return r"\s+".join(form.partition("'")[0].split()) if word in common else word
