"""Earlier wars, truces, deals and talks told as background."""

from goodoffices.precedents.find import find_precedents

__all__ = ["find_precedents"]
