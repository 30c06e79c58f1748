"""Readers for dates with a name: days and months of the calendar, weekdays, years, seasons, feasts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

import msgspec

from goodoffices.dates.intervals import (
    UNKNOWN,
    Interval,
    month_of,
    months,
    on,
    safe_date,
    unit_around,
    year_of,
)
from goodoffices.dates.reading import Answer, Frame, Groups, Reader, choose, counted, first
from goodoffices.dates.words import look_up, read_number
from goodoffices.dates.yearly import Year, Yearly, of_which, with_part, year_told, yearly

ORDINALS = ("first", "second", "third", "fourth")
_TENS = tuple("twenties thirties forties fifties sixties seventies eighties nineties".split())


def read_calendar(groups: Groups, at: Frame) -> Answer | None:
    """Answer with a day of a month; refuse the 30th of February."""
    month = look_up(at.words.month, groups["month"][0])
    day = int("".join(sign for sign in groups["day"][0] if sign.isdigit()))

    def when(year: int) -> Interval | None:
        found = safe_date(year, month or 0, day)
        return on(found) if found else None

    return yearly(groups, at, when)


def read_month_edge(groups: Groups, at: Frame) -> Answer | None:
    """Answer with the first or last day of a month."""
    month = look_up(at.words.month, groups["month"][0]) or 0
    last = groups["nth"][0].casefold() == "last"

    def when(year: int) -> Interval | None:
        whole = month_of(year, month)
        day = whole.end if last else whole.start
        return on(day) if day else None

    return yearly(groups, at, when)


def read_nth_weekday(groups: Groups, at: Frame) -> Answer | None:
    """Answer with the first, second ... or last such weekday of a month."""
    month = look_up(at.words.month, groups["month"][0]) or 0
    weekday = look_up(at.words.weekday, groups["weekday"][0]) or 0
    nth = groups["nth"][0].casefold()

    def when(year: int) -> Interval | None:
        whole = month_of(year, month)
        if whole.start is None or whole.end is None:
            return None
        if nth == "last":
            return on(_weekday_before(whole.end, weekday))
        return on(_weekday_after(whole.start, weekday) + timedelta(weeks=ORDINALS.index(nth)))

    return yearly(groups, at, when)


def read_ordinal(groups: Groups, at: Frame) -> Answer | None:
    """Answer with that day of this month or the last one; of this or the next if it lies ahead."""
    if at.published is None:
        return Answer()
    day = int(groups["day"][0])
    steps = (0, 1) if at.tense == "future" else (0, -1)
    for step in steps:
        month = month_of(at.published.year, at.published.month + step).start
        found = safe_date(month.year, month.month, day) if month else None
        if found and (found >= at.published if at.tense == "future" else found <= at.published):
            return counted(on(found))
    return None


def read_dateline(groups: Groups, at: Frame) -> Answer | None:
    """Answer with the day nearest to publication, before it or after."""
    found = read_calendar(groups, at)
    if found is None or not found.yearless or at.published is None:
        return found
    published, years = at.published, (at.published.year + step for step in (-1, 0, 1))
    answers = [read_calendar({**groups, "year": (str(year),)}, at) for year in years]
    days = [answer.interval.start for answer in answers if answer and answer.interval.start]
    return Answer(on(min(days, key=lambda day: abs((day - published).days))), anchored=True)


def read_numeric(groups: Groups, at: Frame) -> Answer | None:
    """Answer with the day that figures tell: `y` year, `a` month, `b` day."""
    year = int(groups["y"][0])
    if year < 100:
        century = 2000 if year <= (at.published or date(2030, 1, 1)).year % 100 + 5 else 1900
        year += century
    found = safe_date(year, int(groups["a"][0]), int(groups["b"][0]))
    return Answer(on(found)) if found else None


def read_month(groups: Groups, at: Frame) -> Answer | None:
    """Answer with a month, or the third of it that is named."""
    month = look_up(at.words.month, (groups.get("month") or groups["plainmonth"])[0]) or 0
    return _of_year(groups, at, lambda year: month_of(year, month))


def read_season(groups: Groups, at: Frame) -> Answer | None:
    """Answer with a season; "2008-09" after it must be two years in a row."""
    first_month, last_month = at.words.season[groups["season"][0].casefold()]
    short, year = first(groups, "yy"), first(groups, "year")
    if short and year and int(short) != (int(year) + 1) % 100:
        return None
    return _of_year(groups, at, lambda year: months(year, first_month, last_month))


def _of_year(groups: Groups, at: Frame, when: Yearly) -> Answer | None:
    which = look_up(at.words.which, first(groups, "which"))
    answer = of_which(which, when, at) if which else yearly(groups, at, when)
    return with_part(answer, groups, at)


def read_year(groups: Groups, at: Frame) -> Answer | None:
    """Answer with a year, or the third of it that is named."""
    return with_part(Answer(year_of(int(groups["year"][0]))), groups, at)


def read_fraction(groups: Groups, at: Frame) -> Answer | None:
    """Answer with a half or a quarter of a year."""
    told = _year_or_ours(groups, at)
    if told.year is None:
        return Answer()
    size = {"half": 6, "quarter": 3}[groups["fraction"][0].casefold()]
    nth = groups["nth"][0].casefold()
    place = 12 // size - 1 if nth == "last" else ORDINALS.index(nth)
    if (place + 1) * size > 12:
        return None
    return Answer(months(told.year, place * size + 1, (place + 1) * size), anchored=told.anchored)


def read_month_fraction(groups: Groups, at: Frame) -> Answer | None:
    """Answer with a half or a week of a month, its weeks counted from the first."""
    answer = read_month(groups, at)
    if answer is None or answer.interval.start is None or answer.interval.end is None:
        return answer
    start, end = answer.interval.start, answer.interval.end
    size = {"half": 15, "week": 7}[groups["fraction"][0].casefold()]
    nth = groups["nth"][0].casefold()
    if nth != "last":
        start += timedelta(days=size * ORDINALS.index(nth))
        rest = size == 15 and nth == "second"
        end = end if rest else min(end, start + timedelta(days=size - 1))
    else:
        start = end - timedelta(days=size - 1)
    return msgspec.structs.replace(answer, interval=Interval(start, end)) if start <= end else None


def read_year_months(groups: Groups, at: Frame) -> Answer | None:
    """Answer with so many months at the beginning or the end of a year."""
    year = _year_or_ours(groups, at)
    count, _ = read_number(groups["count"][0], at.words)
    if not 1 <= count <= 12:
        return None
    if year.year is None:
        return Answer()
    first_month = 1 if groups["nth"][0].casefold() == "first" else 13 - int(count)
    interval = months(year.year, first_month, first_month + int(count) - 1)
    return Answer(interval, anchored=year.anchored)


def _year_or_ours(groups: Groups, at: Frame) -> Year:
    """Return the year told; "the year" is that of publication."""
    ours = at.published.year if at.published else None
    return year_told(groups, at) or Year(ours, anchored=ours is not None)


def read_decade(groups: Groups, at: Frame) -> Answer | None:
    """Answer with ten years; "the '90s" are the last such ones."""
    word = groups["decade"][0].casefold()
    if not word.isdigit():
        tens = 20 + 10 * next(k for k, name in enumerate(_TENS) if word.endswith(name))
        return with_part(Answer(unit_around(date(1900 + tens, 1, 1), "decade")), groups, at)
    year = int(word)
    if year < 100:
        recent = at.published is not None and 2000 + year <= at.published.year
        year += 2000 if recent else 1900
    return with_part(Answer(unit_around(date(year, 1, 1), "decade")), groups, at)


def _weekday_before(day: date, weekday: int) -> date:
    """Return the latest such weekday up to `day`."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _weekday_after(day: date, weekday: int) -> date:
    """Return the first such weekday from `day` on."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def read_weekday(groups: Groups, at: Frame) -> Answer:
    """Answer with the latest such day up to publication, or with the coming one."""
    weekday = look_up(at.words.weekday, groups["weekday"][0]) or 0
    if at.published is None:
        return Answer(weekday=weekday)
    day, step = at.published, timedelta(days=1)
    match look_up(at.words.which, first(groups, "which")):
        case "last":
            found = _weekday_before(day - step, weekday)
        case "next":
            found = _weekday_after(day + step, weekday)
        case "this":
            past = at.tense == "past"
            found = _weekday_before(day, weekday) if past else _weekday_after(day, weekday)
        case _:
            ahead = at.tense == "future"
            found = _weekday_after(day, weekday) if ahead else _weekday_before(day, weekday)
    night = look_up(at.words.lead, first(groups, "lead")) == "night"
    interval = Interval(found - step, found + step) if night else on(found)
    return Answer(interval, anchored=True, weekday=weekday)


def read_weekday_of_week(groups: Groups, at: Frame) -> Answer:
    """Answer with a weekday of last, this or next week."""
    if at.published is None:
        return Answer()
    step = {"last": -1, "this": 0, "next": 1}[groups["which"][0].casefold()]
    monday = unit_around(at.published, "week", step).start
    weekday = look_up(at.words.weekday, groups["weekday"][0]) or 0
    return counted(on(monday + timedelta(days=weekday)) if monday else UNKNOWN)


def read_weekday_near(groups: Groups, at: Frame) -> Answer:
    """Answer with the weekday before, after or in the week of the date spoken of."""
    if at.anchor is None or at.anchor.start is None or at.anchor.end is None:
        return Answer()
    weekday = look_up(at.words.weekday, groups["weekday"][0]) or 0
    turn, step = (first(groups, "turn") or "same").casefold(), timedelta(days=1)
    if turn in ("previous", "preceding"):
        return counted(on(_weekday_before(at.anchor.start - step, weekday)))
    if turn == "same":
        return counted(on(_weekday_after(at.anchor.start, weekday)))
    return counted(on(_weekday_after(at.anchor.end + step, weekday)))


def read_holiday(groups: Groups, at: Frame) -> Answer | None:
    """Answer with a feast: in the year told, else the one under way, past or coming."""
    names = {**at.words.holiday, **at.words.fast}
    name = look_up(names, (groups.get("holiday") or groups["fast"])[0]) or ""
    answer = _feast(name, groups, at)
    if "edge" in groups and answer.interval.start is not None:
        return msgspec.structs.replace(answer, interval=on(answer.interval.start))
    return answer


def _feast(name: str, groups: Groups, at: Frame) -> Answer:
    """Answer with all days of a feast."""
    told = year_told(groups, at)
    if told is not None:
        return Answer(_spanned(name, told.year, at), anchored=told.anchored)
    day = at.published
    if day is None:
        return Answer()
    all_near = at.holidays.between(name, day.year - 2, day.year + 2)
    which = look_up(at.words.which, first(groups, "which"))
    begun = [one for one in all_near if one.start and one.start <= day]
    over = [one for one in begun if one.end and one.end < day]
    ahead = [one for one in all_near if one not in over]
    new = [one for one in ahead if one not in begun]
    past = over if which == "last" else begun
    coming = new if which == "next" else ahead
    if which == "last" or not coming:
        return counted(past[-1] if past else UNKNOWN)
    if which == "next" or not past:
        return counted(coming[0])
    return counted(
        _nearer(past[-1], coming[0], at) if at.tense is None else choose(past[-1], coming[0], at)
    )


def _nearer(past: Interval, ahead: Interval, at: Frame) -> Interval:
    """Return the one that fewer days part from publication; the past one if it isn't over."""
    if at.published is None or past.end is None or ahead.start is None:
        return past
    return ahead if (at.published - past.end) > (ahead.start - at.published) else past


def _spanned(name: str, year: int | None, at: Frame) -> Interval:
    """Return the feast in that year; from the first to the last if the name fits two."""
    found = at.holidays.between(name, year, year) if year is not None else ()
    return Interval(found[0].start, found[-1].end) if found else UNKNOWN


def read_fixed(groups: Groups, at: Frame) -> Answer:  # noqa: ARG001 - a reader's two arguments
    """Answer with the rule's own day."""
    return Answer(on(date.fromisoformat(at.fixed)))


def read_days(groups: Groups, at: Frame) -> Answer | None:
    """Answer with some days of one month; refuse days out of order."""
    ends = [read_calendar({**groups, "day": (day,)}, at) for day in groups["day"][:2]]
    low, high = ends
    if low is None or high is None:
        return None
    return _range(low, high)


def read_months(groups: Groups, at: Frame) -> Answer | None:
    """Answer with the months from one to another; a single year is the second one's."""
    first_month, last_month = (look_up(at.words.month, word) or 0 for word in groups["month"][:2])
    back = first_month > last_month
    return yearly(groups, at, lambda year: months(year - back, first_month, last_month))


def read_years(groups: Groups, at: Frame) -> Answer | None:  # noqa: ARG001 - a reader's two arguments
    """Answer with the years from one to another; refuse years out of order or far apart."""
    start = int(groups["year"][0])
    short = first(groups, "yy")
    end = int(short or groups["year"][1])
    if end < 100:
        end += start - start % 100
    if not start < end <= start + 200:
        return None
    return _range(Answer(year_of(start)), Answer(year_of(end)))


def _range(low: Answer, high: Answer) -> Answer | None:
    start, end = low.interval.start, high.interval.end
    if start and end and start >= end:
        return None
    return Answer(Interval(start, end), anchored=low.anchored, yearless=low.yearless)


NAMED: Mapping[str, Reader] = MappingProxyType(
    {
        "calendar": read_calendar,
        "dateline": read_dateline,
        "ordinal": read_ordinal,
        "month-edge": read_month_edge,
        "nth-weekday": read_nth_weekday,
        "numeric": read_numeric,
        "month": read_month,
        "season": read_season,
        "year": read_year,
        "fraction": read_fraction,
        "year-months": read_year_months,
        "month-fraction": read_month_fraction,
        "decade": read_decade,
        "weekday": read_weekday,
        "weekday-week": read_weekday_of_week,
        "weekday-near": read_weekday_near,
        "holiday": read_holiday,
        "fixed": read_fixed,
        "days": read_days,
        "months": read_months,
        "years": read_years,
    }
)
