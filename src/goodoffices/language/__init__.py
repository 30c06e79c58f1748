"""Report in, Analysis out: sentences split by rules, each parsed by itself; clauses as frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from goodoffices.language.tokens import Analysis, Entity, Quote, Sentence, Token

__all__ = ["Analysis", "Engine", "Entity", "Quote", "Sentence", "Token"]


class Engine(Protocol):
    """A parser. `name` says which; `parse` yields tokens and names for (text, offset) pairs."""

    name: str

    def parse(
        self, texts: Iterable[tuple[str, int]]
    ) -> Iterator[tuple[tuple[Token, ...], tuple[Entity, ...]]]:
        """Yield tokens and entities of each (sentence, its offset in the report)."""
        ...
