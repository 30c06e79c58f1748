"""Whose words stand at a place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodoffices.language.tokens import Quote
from goodoffices.shapes import Statement

_DISOWNED = frozenset({"stance.deny-charge"})  # who denies a charge does not say what it tells


def who_says(
    statements: Iterable[Statement],
    offset: int,
    *,
    direct: bool = False,
    quotes: Iterable[Quote] = (),
) -> Statement | None:
    """Return the innermost statement whose content holds the offset, or None.

    With `direct`, only words between quotation marks count: those of a direct statement, and those
    inside one of `quotes` where a statement mixes the speaker's words with the reporter's.
    """
    quoted = any(quote.start <= offset < quote.end for quote in quotes)
    holding = [
        statement
        for statement in statements
        if statement.rule not in _DISOWNED
        and any(span.start <= offset < span.end for span in statement.content)
        and (not direct or statement.direct or quoted)
    ]
    return min(holding, key=_length, default=None)


def extents(statement: Statement) -> Iterator[tuple[int, int]]:
    """Yield where the words of a statement begin and end, and those that say that somebody speaks."""
    yield from ((span.start, span.end) for span in statement.content)
    if statement.cue is not None:
        yield statement.cue.start, statement.cue.end


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)
