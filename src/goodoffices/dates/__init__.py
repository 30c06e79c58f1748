"""Analysis -> dates: time expressions of a newsroom as intervals of days seen from publication."""

from goodoffices.dates.attach import date_for, date_of
from goodoffices.dates.find import find_dates, written_on
from goodoffices.dates.grammar import Grammar, load_grammar
from goodoffices.dates.mentions import DateMention, StoryDates

__all__ = [
    "DateMention",
    "Grammar",
    "StoryDates",
    "date_for",
    "date_of",
    "find_dates",
    "load_grammar",
    "written_on",
]
