"""Days as pages print them, and the lines of a page that hold nothing but dates and their labels."""

# ruff: noqa: RUF001 - curly quotes, dashes and bullets are what this module reads

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from goodoffices.text.cues import PageCues

KEPT = 128  # lines remembered with what was read of them: a page is gone over several times
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
_DAY = re.compile(
    r"(?<![\d-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:(?:T| +)\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"
    rf"|(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{_MONTH.format('m1')},?[ -]{_YEAR.format('y1')}"
    rf"|\b{_MONTH.format('m2')} ?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR.format('y2')}"
    r"|(?<![\d./-])(?P<n1>\d{1,2})(?P<sep>[/.-])(?P<n2>\d{1,2})(?P=sep)(?P<y3>(?:19|20)\d\d)(?![\d/-]|\.\d)"
    rf"|\b{_MONTH.format('m5')} (?P<d5>\d{{1,2}}) \d\d:\d\d:\d\d (?:[A-Z]{{3,4}} )?{_YEAR.format('y5')}"
    rf"|\b{_YEAR.format('y4')} {_MONTH.format('m4')} (?P<d4>\d{{1,2}})\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?(?: ?hrs?\b)?|\d{1,2} ?[ap]\.?m\b\.?"
    r"|\d{4}(?= ?(?:GMT|UTC|hrs))"
    r"|(?:\(?(?:GMT|UTC) ?)?[+-]\d{1,2}(?::?\d\d)?\)?",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:\d{1,3}|an?|one|two) ?(?:seconds?|sec|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|months?"
    r"|years?)(?: ago\b| read\b)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE
)
_SHORT = re.compile(r"(?<![\d.])(\d{1,2})([/.])(\d{1,2})\2(\d\d)(?![\d/]|\.\d)")
_HOURS = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)")
_HALF_DAY = re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE)
_AMERICAN = re.compile(r"\b(?:[ECMP][SD]?T|Eastern|Pacific)\b")
_ZONE = re.compile(r"\(?[A-Z]{2,5}\)?(?!\w)")
_FIGURE = re.compile(r"\d{1,6}\b(?!:)")
_NAMES = re.compile(r"[A-Z][\w.'’-]*(?: (?:&|and|of|the|[A-Z][\w.'’-]*)){0,5}(?![\w'’])")
_JOINED = re.compile(
    r"(?<=[a-z])(?=(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) \d{1,2}, (?:19|20)\d\d)"
)
_STAFF = re.compile(r"\([A-Z][\w.'’-]*(?: [\w.'’-]+){0,4}\)\s*")
_SIGNED = re.compile(r"(?:[A-Z][\w.'’-]+[ ,|]*){2,5}(?:\w{3,9}day)?")
_BEFORE_NAMES = frozenset("by via in from under category categories section source author".split())
_ISSUE = re.compile(
    r"(?:vol(?:ume)?|num(?:ber)?|no|issue)\b[.:]? ?\d{1,5}\b|pr ?# ?(?:19|20)\d\d-\d{1,4}\b",
    re.IGNORECASE,
)
_LOCAL = re.compile(r"(?:[A-Z][a-z]+ ){1,2}[Tt]ime\b")
_DAY_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_NO_YEAR = re.compile(
    rf"(?:{_MONTH.format('m6')} {_DAY_NUMBER}|{_DAY_NUMBER} {_MONTH.format('m7')})"
    r"(?!\d|,? ?(?:19|20)\d\d(?!\d))",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<=@)\w{2,30}\b")
_SITE = re.compile(r"(?:www\.)?[a-z][\w-]*(?:\.[a-z]{2,6}){1,3}(?![\w.])", re.IGNORECASE)
_KINDS = (
    ("ago", _AGO), ("clock", _CLOCK), ("weekday", _WEEKDAY), ("issue", _ISSUE), ("filler", _LOCAL),
    ("site", _SITE), ("handle", _HANDLE), ("yearless", _NO_YEAR),
)  # fmt: skip
_WORDS = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){0,2}\b")
_GAP = re.compile(r"[\s|•·,;:()\[\]/–—@-]+")
_LONG_BEFORE = dt.timedelta(days=40)
_CENTURY = 70  # two figures of a year from here on are the last century's
_LONGEST = 200

Role = Literal["published", "updated", "bare"]


class Stamp(NamedTuple):
    """A line of dates and labels: its days by role, the first of each. `labelled`: a label stands there."""

    published: str | None
    updated: str | None
    bare: str | None
    outlet: str | None
    labelled: bool

    @property
    def day(self) -> str | None:
        """Return the day the line gives the story, a stated publication day before any other."""
        return self.published or self.bare or self.updated


class _Item(NamedTuple):
    """A piece of a stamp line and where the next begins; `after_label`: a name may follow it."""

    kind: str
    value: str
    end: int
    before_names: bool = False


def find_day(text: str) -> str | None:
    """Return the first full date in `text` as an ISO day.

    A date without a year is none, nor is one in figures that could be read two ways (4/7/2014); with
    full stops (4.7.2014) the day comes first.
    """
    for match in _DAY.finditer(text):
        if (day := _day_of(match)) is not None:
            return day
    return None


def has_clock(line: str) -> bool:
    """Return whether an hour stands on a line."""
    return _HOURS.search(line) is not None or _HALF_DAY.search(line) is not None


def first_day(days: Sequence[str]) -> str | None:
    """Return the first of the days of a head, or one long before it: a site prints its own today."""
    if not days:
        return None
    first = dt.date.fromisoformat(days[0])
    before = (day for day in days if first - dt.date.fromisoformat(day) > _LONG_BEFORE)
    return next(before, days[0])


@lru_cache(maxsize=KEPT)
def read_stamp(line: str, cues: PageCues) -> Stamp | None:
    """Return the dates of a line that holds nothing but dates, labels, hours and outlets.

    One word more and the line is no stamp: a sentence that holds a date never is one.
    """
    line = _JOINED.sub(" ", line, count=1)
    items = _items(line, cues) if len(line) <= _LONGEST else None
    if not items:
        return None
    days: dict[str, str] = {}
    role = "bare"
    for item in items:
        if item.kind in {"published", "updated"}:
            role = item.kind
        elif item.kind == "day":
            days.setdefault(role, item.value)
            role = "bare" if role == "updated" else role
        elif item.kind == "vague" and (day := _which_day(item.value, line)):
            days.setdefault(role, day)
    kinds = {item.kind for item in items}
    labelled = not kinds.isdisjoint({"published", "updated"})
    timed = "yearless" in kinds and not kinds.isdisjoint({"weekday", "clock"})
    if (
        not labelled
        and not days
        and not timed
        and kinds.isdisjoint({"ago", "vague"})
        and kinds != {"issue"}
    ):
        return None
    outlet = next((item.value for item in items if item.kind == "outlet"), None)
    return Stamp(
        days.get("published"), days.get("updated"), days.get("bare"), outlet, labelled=labelled
    )


def _items(line: str, cues: PageCues) -> list[_Item] | None:
    """Return the pieces of a stamp line in order, or None where a piece is none of a stamp's."""
    items: list[_Item] = []
    at = _skip(line, 0)
    if at < len(line) and _item_at(line, at, cues) is None:
        named = _after_names(line, at)
        if named == at:
            return None
        at = named
    while at < len(line):
        item = _item_at(line, at, cues) or (_beside(line, at, items[-1]) if items else None)
        if item is None:
            return None
        items.append(item)
        at = _skip(line, item.end)
    return items


def _after_names(line: str, at: int) -> int:
    """Return where the day begins in a line of names, a day and its hour; else where the line began."""
    staff = _STAFF.match(line)
    if staff is not None and _DAY.search(line, staff.end()):
        return _skip(line, staff.end())
    day = _DAY.search(line)
    if day is None or not _HOURS.search(line, day.end()):
        return at
    return (
        _skip(line, day.start()) if _SIGNED.fullmatch(line[at : day.start()].strip(" ,|-")) else at
    )


def _skip(line: str, at: int) -> int:
    """Return where the next piece begins."""
    gap = _GAP.match(line, at)
    return gap.end() if gap else at


def _item_at(line: str, at: int, cues: PageCues) -> _Item | None:
    """Return the piece of a stamp that begins at `at`."""
    day = _DAY.match(line, at)
    if day and (value := _day_of(day)) is not None:
        return _Item("day", value, day.end())
    if day := day or _SHORT.match(line, at):
        return _Item("vague", day[0], day.end())
    for kind, regex in _KINDS:
        if match := regex.match(line, at):
            return _Item(kind, "", match.end())
    return _word_at(line, at, cues)


def _word_at(line: str, at: int, cues: PageCues) -> _Item | None:
    """Return the label, zone, filler or outlet that begins at `at`, the longest first."""
    outlet = cues.outlet.match(line, at)
    if outlet:
        return _Item("outlet", cues.outlets[outlet[0].casefold()], outlet.end())
    words = _WORDS.match(line, at)
    phrase = words[0] if words else ""
    while phrase:
        if (kind := _kind_of(phrase, cues)) is not None:
            last = phrase.casefold().split()[-1]
            return _Item(kind, "", at + len(phrase), last in _BEFORE_NAMES)
        phrase = phrase.rpartition(" ")[0]
    return None


def _beside(line: str, at: int, last: _Item) -> _Item | None:
    """Return a zone behind an hour, a name behind the word for one, or a count behind a bar."""
    if last.kind == "clock" and (match := _ZONE.match(line, at)):
        return _Item("filler", "", match.end())
    if last.before_names and (match := _NAMES.match(line, at)):
        return _Item("name", "", match.end())
    barred = "|" in line[last.end : at] and (match := _FIGURE.match(line, at))
    return _Item("filler", "", match.end()) if barred and match else None


def _which_day(figures: str, line: str) -> str | None:
    """Return the day that a date in figures means on its line, None if that stays open.

    What can be no month decides; then the clock: twelve hours in an American zone go with the month
    first, twenty-four hours with the day first.
    """
    parts = re.split(r"[/.-]", figures)
    if not all(part.isdecimal() for part in parts):
        return None  # "33 July 2014": no such day
    first, second, year = (int(part) for part in parts)
    if year < 100:
        year += 1900 if year >= _CENTURY else 2000
    if first > 12 or second > 12:
        day, month = (first, second) if first > 12 else (second, first)
    elif "." in figures:
        day, month = first, second
    elif _HALF_DAY.search(line) and _AMERICAN.search(line):
        day, month = second, first
    elif _HOURS.search(line) and not _HALF_DAY.search(line) and not _AMERICAN.search(line):
        day, month = first, second
    else:
        return None
    return _iso(year, month, day)


def _kind_of(phrase: str, cues: PageCues) -> str | None:
    """Return what a word or phrase is on a stamp line."""
    folded = phrase.casefold()
    if folded in cues.head.published:
        return "published"
    if folded in cues.head.updated:
        return "updated"
    if phrase in cues.head.zones or folded in cues.head.fillers:
        return "filler"
    return None


def _day_of(match: re.Match[str]) -> str | None:
    """Return the ISO day a match of `_DAY` stands for, None if there is no such day."""
    part = match.groupdict()
    if part["iso"]:
        year, month, day = (int(figure) for figure in part["iso"].split("-"))
    elif part["n1"]:
        first, second, year = int(part["n1"]), int(part["n2"]), int(part["y3"])
        if first <= 12 and second <= 12 and first != second and part["sep"] != ".":
            return None
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        which = next(n for n in ("1", "2", "4", "5") if part[f"m{n}"])
        year, day = int(part[f"y{which}"]), int(part[f"d{which}"])
        month = _MONTHS.index(part[f"m{which}"][:3].lower()) + 1
    return _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> str | None:
    """Return an ISO day, None if there is no such day."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
