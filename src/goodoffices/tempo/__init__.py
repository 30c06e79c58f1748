"""Tempo: conflict and cooperation of a pair over time, and where it turned."""

from goodoffices.tempo.shape import Citation, Direction, Pair, Period, Tempo, Turn
from goodoffices.tempo.tempo import find_turns, periods, tempo
from goodoffices.tempo.told import list_pairs
from goodoffices.tempo.turns import change_points

__all__ = [
    "Citation", "Direction", "Pair", "Period", "Tempo", "Turn", "change_points", "find_turns",
    "list_pairs", "periods", "tempo",
]  # fmt: skip
