"""Analysis -> dates: time expressions of a newsroom as intervals of days seen from publication."""

from goodoffices.dates.find import find_dates
from goodoffices.dates.grammar import Grammar, load_grammar
from goodoffices.dates.mentions import DateMention, StoryDates

__all__ = ["DateMention", "Grammar", "StoryDates", "find_dates", "load_grammar"]
