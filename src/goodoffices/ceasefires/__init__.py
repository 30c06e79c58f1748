"""Ceasefires: each process from the first call for it to its end, every step with its words."""

from goodoffices.ceasefires.ceasefires import find_ceasefires
from goodoffices.ceasefires.shape import Ceasefire, Citation, Condition, Kind, State, Step, Terms

__all__ = [
    "Ceasefire",
    "Citation",
    "Condition",
    "Kind",
    "State",
    "Step",
    "Terms",
    "find_ceasefires",
]
