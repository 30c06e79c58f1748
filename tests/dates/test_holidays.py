"""The table of feasts, checked against calendars worked out here by rule."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from goodoffices.dates.grammar import Grammar
from goodoffices.dates.holidays import load_holidays
from goodoffices.errors import LexiconError

ISLAMIC = {
    "islamic-new-year": (1, 1),
    "ashura": (1, 10),
    "mawlid": (3, 12),
    "ramadan": (9, 1),
    "eid-al-fitr": (10, 1),
    "eid-al-adha": (12, 10),
}
JEWISH_FROM_NEW_YEAR = {"yom-kippur": 9, "sukkot": 14}
JEWISH_TO_NEW_YEAR = {"passover": 163, "purim": 193}


def _tabular(year: int, month: int, day: int) -> date:
    """Return a day of the arithmetic Islamic calendar, eleven leap years in thirty."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    return date.fromordinal(227014 + days)


@pytest.mark.parametrize("name", ISLAMIC)
def test_islamic_feasts_fall_within_two_days_of_the_arithmetic_calendar(
    name: str, grammar: Grammar
) -> None:
    """The table follows the crescent's calendar, which never strays further from the reckoned one."""
    reckoned = [_tabular(year, *ISLAMIC[name]) for year in range(1408, 1456)]
    listed = grammar.holidays.between(name, 1990, 2030)
    assert len(listed) in (42, 43)
    for feast in listed:
        start = feast.start or date.min
        assert min(abs((start - day).days) for day in reckoned) <= 2, start


@pytest.mark.parametrize(
    ("name", "year", "start"),
    [
        ("eid-al-fitr", 2012, "2012-08-19"),
        ("ramadan", 2014, "2014-06-28"),
        ("yom-kippur", 2014, "2014-10-04"),
        ("passover", 2012, "2012-04-07"),
        ("hanukkah", 2014, "2014-12-17"),
        ("nowruz", 2014, "2014-03-20"),
        ("good-friday", 1998, "1998-04-10"),
        ("orthodox-easter", 2014, "2014-04-20"),
        ("christmas", 1914, "1914-12-25"),
    ],
)
def test_a_feast_falls_on_its_day(name: str, year: int, start: str, grammar: Grammar) -> None:
    """Days that calendars of those years show."""
    (feast,) = grammar.holidays.between(name, year, year)
    assert feast.start == date.fromisoformat(start)


def test_jewish_feasts_keep_their_distance_from_the_new_year(grammar: Grammar) -> None:
    """Passover to Sukkot lie at fixed distances from the new year, each year from 1990 to 2030."""
    for year in range(1990, 2031):
        (new_year,) = grammar.holidays.between("rosh-hashanah", year, year)
        first = new_year.start or date.min
        assert first.weekday() not in (2, 4, 6)
        for name, days in JEWISH_FROM_NEW_YEAR.items():
            (feast,) = grammar.holidays.between(name, year, year)
            assert feast.start == first + timedelta(days=days)
        for name, days in JEWISH_TO_NEW_YEAR.items():
            (feast,) = grammar.holidays.between(name, year, year)
            assert feast.start == first - timedelta(days=days)


def test_a_name_that_two_feasts_share_gives_both(grammar: Grammar) -> None:
    """The name "Eid" is either; outside the table there is none."""
    assert len(grammar.holidays.between("eid", 2014, 2014)) == 2
    assert grammar.holidays.between("ramadan", 1980, 1980) == ()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("holiday,start\nx,2014-01-01\n", "line 2: columns .*; they are holiday, start, end, give"),
        ("holiday,start,end,give\nx,1 May,2014-05-01,0\n", "line 2: .*; write days as 2014-07-28"),
        ("holiday,start,end,give\nx,2014-05-02,2014-05-01,0\n", "ends before it starts"),
        ("holiday,start,end,give\n", "holiday 'ashura' has no days"),
    ],
)
def test_a_bad_table_is_named_by_line(
    rows: str, message: str, tmp_path: Path, grammar: Grammar
) -> None:
    """A row that can't be used stops the program with its line and the remedy."""
    table = tmp_path / "holidays.csv"
    table.write_text(rows, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        load_holidays(table, grammar.words)
