"""Tolls: how many people were hurt, by whose count, as one sentence tells it."""

from goodoffices.tolls.find import TollScene, find_tolls
from goodoffices.tolls.people import TollLexicon, load_toll_lexicon

__all__ = ["TollLexicon", "TollScene", "find_tolls", "load_toll_lexicon"]
