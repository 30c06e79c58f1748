"""Ceasefires: each process from the first call for it to its end, every step with its words."""

from goodoffices.ceasefires.ceasefires import Known, Told, find_ceasefires
from goodoffices.ceasefires.shape import Ceasefire, Citation, Condition, Kind, State, Step, Terms
from goodoffices.ceasefires.told import read_pages

__all__ = [
    "Ceasefire",
    "Citation",
    "Condition",
    "Kind",
    "Known",
    "State",
    "Step",
    "Terms",
    "Told",
    "find_ceasefires",
    "read_pages",
]
