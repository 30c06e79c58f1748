"""Earlier wars, truces, deals and talks told as background."""

from goodoffices.precedents.find import find_precedents
from goodoffices.precedents.words import PrecedentWords, load_precedent_words

__all__ = ["PrecedentWords", "find_precedents", "load_precedent_words"]
