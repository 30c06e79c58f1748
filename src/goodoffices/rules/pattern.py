"""Surface patterns: words and slots in a row, written as people would say them.

    killed {count} [more] {people}       words (matched by form or lemma), slots, optional words
    (dead|killed|slain)                  alternatives, each one word or several
    {who:party}                          a slot with a name of its own
    ..3                                  at most three words of any kind

A slot is filled by what the room that owns the rule recognises there (a count, a party, people).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

import msgspec

from goodoffices.errors import LexiconError

ElementKind = Literal["words", "slot", "gap"]
_PIECE = re.compile(
    r"\[(?P<maybe>[^\[\]]*)\]|\((?P<any>[^()]*)\)|\{(?P<slot>[a-z:-]+)\}|\.\.(?P<gap>\d)|(?P<word>[^\s\[\]{}()]+)"
)


class Element(msgspec.Struct, frozen=True, dict=True):
    """One place of a pattern: alternatives of words, a slot, or a gap of at most `gap` words."""

    kind: ElementKind
    words: tuple[tuple[str, ...], ...] = ()
    slot: str = ""
    name: str = ""
    gap: int = 0
    optional: bool = False

    @cached_property
    def opens(self) -> frozenset[str]:
        """The words of which one must stand at the head of this place; none where anything may."""
        needed = self.kind == "words" and not self.optional
        return frozenset(row[0] for row in self.words) if needed else frozenset()


def parse_pattern(text: str, where: str) -> tuple[Element, ...]:
    """Return the elements of a surface pattern; `where` names the rule in an error."""
    elements = tuple(_elements(text, where))
    if not elements or all(e.optional or e.kind == "gap" for e in elements):
        raise LexiconError(f"{where}: pattern {text!r} can match nothing; write at least one word")
    return elements


def _elements(text: str, where: str) -> Iterator[Element]:
    at = 0
    for piece in _PIECE.finditer(text):
        if text[at : piece.start()].strip():
            raise LexiconError(
                f"{where}: pattern {text!r}: {text[at : piece.start()]!r} is no element"
            )
        at = piece.end()
        yield _element(piece, where)
    if text[at:].strip():
        raise LexiconError(f"{where}: pattern {text!r}: {text[at:]!r} is not closed")


def _element(piece: re.Match[str], where: str) -> Element:
    if piece["slot"]:
        name, _, slot = piece["slot"].rpartition(":")
        return Element(kind="slot", slot=slot, name=name or slot)
    if piece["gap"]:
        return Element(kind="gap", gap=int(piece["gap"]))
    if piece["maybe"] is not None:
        return _optional(piece["maybe"], where)
    return Element(kind="words", words=_alternatives(piece["any"] or piece["word"]))


def _optional(inside: str, where: str) -> Element:
    inner = tuple(_elements(inside, where)) if re.fullmatch(r"\{[a-z:-]+\}", inside) else ()
    if inner:
        return msgspec.structs.replace(inner[0], optional=True)
    return Element(kind="words", words=_alternatives(inside), optional=True)


def _alternatives(text: str) -> tuple[tuple[str, ...], ...]:
    rows = (tuple(option.lower().split()) for option in text.split("|"))
    return tuple(sorted((row for row in rows if row), key=len, reverse=True))
