"""Days as tables, feeds and mails write them. Only what can be read one way is read."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from goodoffices.sources.options import parse_day

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?.{0,20})?"
_WEEKDAY = r"(?:\w{3,9}day,?\s+)?"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{{3,9}})\.?,?[\s-]+(\d{{4}}){_CLOCK}"
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}([A-Za-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_CLOCK}"
)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{6}Z?)?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:\D.{0,20})?")
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\s.{0,20})?")
_LONGEST = 80
_LONGEST_LINE = 400
_MONTH_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WITHIN = re.compile(
    rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH_NAME},?[ -]\d{{4}}(?!\d)"
    rf"|\b{_MONTH_NAME} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}(?!\d)"
    r"|(?<![\d./-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./]\d{1,2}[./]\d{1,2})(?![\d./-])",
    re.IGNORECASE,
)


def read_day(value: str, form: str = "") -> str | None:
    """Return the ISO day that `value` names, None if it names none or could be read two ways.

    The day is kept as written, whatever its zone. `form` is a strptime form that the user gave.
    """
    value = value.strip()
    if len(value) > _LONGEST:
        return None
    if form:
        return _by_form(value, form)
    return parse_day(value) or read_mail_day(value) or _by_words(value) or _by_figures(value)


def find_day(line: str) -> str | None:
    """Return the first day named within a line, None if there is none that can be read one way."""
    for match in _WITHIN.finditer(line[:_LONGEST_LINE]):
        if (day := read_day(match[0])) is not None:
            return day
    return None


def read_mail_day(value: str) -> str | None:
    """Return the day of a date as mails and RSS write it ("Thu, 14 Mar 2019 23:30:00 -0500")."""
    try:
        return parsedate_to_datetime(value).date().isoformat() if ":" in value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _by_form(value: str, form: str) -> str | None:
    """Return the day of `value` read by a form; a form that can't be used reads nothing."""
    try:
        return dt.datetime.strptime(value, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def _by_words(value: str) -> str | None:
    """Return the day of "14 March 2019" or "March 14, 2019", hours behind it or not."""
    if match := _DAY_FIRST.fullmatch(value):
        return _make(int(match[3]), _month(match[2]), int(match[1]))
    if match := _MONTH_FIRST.fullmatch(value):
        return _make(int(match[3]), _month(match[1]), int(match[2]))
    return None


def _by_figures(value: str) -> str | None:
    """Return the day of "20190314", "2019/3/14", or of figures whose order leaves no doubt."""
    if match := _COMPACT.fullmatch(value) or _SLASHED.fullmatch(value):
        return _make(int(match[1]), int(match[2]), int(match[3]))
    if match := _FIGURES.fullmatch(value):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first > 12 or first == second:
            return _make(year, second, first)
        return _make(year, first, second) if second > 12 else None
    return None


def _month(word: str) -> int:
    """Return the number of a month's name, 0 if it is none."""
    key = word[:3].casefold()
    return _MONTHS.index(key) + 1 if key in _MONTHS else 0


def _make(year: int, month: int, day: int) -> str | None:
    """Return an ISO day, None if there is no such day."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
