"""Tokens written out by hand, for tests that need no parser."""

from __future__ import annotations

from goodoffices.language.mending import mended
from goodoffices.language.tokens import Token
from goodoffices.shapes import Reading

_LEMMAS = {
    "took": "take", "held": "hold", "said": "say", "called": "call", "captured": "capture",
    "warned": "warn", "kidnapped": "kidnap", "nurses": "nurse",
    "had": "have", "arrested": "arrest", "massed": "mass", "drove": "drive", "packed": "pack",
    "was": "be", "killed": "kill", "soldiers": "soldier", "left": "leave", "wounded": "wound",
}  # fmt: skip
_POS = {"VB": "VERB", "NN": "NOUN", "RB": "ADV", "IN": "ADP", ",": "PUNCT", ".": "PUNCT"}


def tokens(text: str) -> tuple[Token, ...]:
    """Return tokens written out as `word|TAG|dep|head|ENT`; most words are their own lemma."""
    made: list[Token] = []
    for i, one in enumerate(text.split()):
        word, tag, dep, head, ent = one.split("|")
        pos = "PROPN" if tag.startswith("NNP") else _POS.get(tag[:2], "X")
        made.append(
            Token(i, word, _LEMMAS.get(word, word), pos, tag, dep, int(head), i, i + 1, ent)
        )
    return tuple(made)


def placed(text: str) -> dict[str, tuple[str, str]]:
    """Return each word's relation and the word it hangs on after mending (the last of its kind)."""
    found = mended(tokens(text))
    return {one.text: (one.dep, found[one.head].text) for one in found}


def told(reading: Reading) -> list[tuple[str, list[str | None], list[str]]]:
    """Return each event's type, its actors' countries and its recipients' words."""
    return [
        (e.type, [p.country for p in e.actors], [p.text for p in e.recipients])
        for e in reading.events
    ]
