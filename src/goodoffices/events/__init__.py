"""Who did what to whom: PLOVER and CAMEO events, with status, date, place and who reports them."""

from goodoffices.events.coder import Coder, EventLexicon
from goodoffices.events.deeds import settle_deeds
from goodoffices.events.find import Scene, code_sentence, find_events
from goodoffices.events.loading import load_event_lexicon
from goodoffices.events.mentions import MentionWords, load_mention_words, name_again
from goodoffices.events.once import told_once
from goodoffices.events.opponents import sides_of
from goodoffices.events.sides import settle_sides
from goodoffices.events.strikes import settle_strikes

__all__ = [
    "Coder",
    "EventLexicon",
    "MentionWords",
    "Scene",
    "code_sentence",
    "find_events",
    "load_event_lexicon",
    "load_mention_words",
    "name_again",
    "settle_deeds",
    "settle_sides",
    "settle_strikes",
    "sides_of",
    "told_once",
]
