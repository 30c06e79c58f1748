"""Distances between places: "Sitalpati, 260 km west of Kathmandu" plays in Sitalpati."""

from __future__ import annotations

from goodoffices.language.tokens import Sentence

_UNITS = frozenset("km kms kilometre kilometres kilometer kilometers mile miles mi".split())
_POINTING = frozenset({"the", "of", "from", "capital", "city", "town", "port", "border", "main"})
_MEASURED = 6  # words between a unit and "of"
_AHEAD = 6  # words behind a name among which a distance stands
_NEARBY = 25  # a place so many kilometres or miles off still tells where


def is_far_from(sentence: Sentence, first: int) -> bool:
    """Return whether the name from token `first` on only tells how far off from it another place is."""
    tokens = sentence.tokens
    at = first - 1
    while at > 0 and tokens[at].text.casefold() in _POINTING:
        at -= 1
    for unit in range(at, max(0, at - _MEASURED), -1):
        if tokens[unit].text.casefold().rstrip(".") in _UNITS:
            return _figure(tokens[unit - 1].text) > _NEARBY
    return False


def is_measured(sentence: Sentence, last: int) -> bool:
    """Return whether a distance stands behind the name that ends before token `last`."""
    ahead = [token.text.casefold() for token in sentence.tokens[last : last + _AHEAD]]
    unit = next((at for at, word in enumerate(ahead) if word in _UNITS), 0)
    return unit > 1 and ahead[0] == "," and _figure(ahead[unit - 1]) > 0


def _figure(text: str) -> float:
    """Return the figure that `text` is, 0 for none."""
    plain = text.replace(",", "").lstrip("(")
    return float(plain) if plain.replace(".", "", 1).isdecimal() else 0.0
