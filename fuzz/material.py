"""What fuzzing starts from and what it does to it: our own examples, cut, spliced, repeated, soiled.

Every case follows from (seed, layer, number) alone, so that one that fails can be run again by itself.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
LONGEST = 6_000  # letters of a common case; the hostile ones are longer
HOSTILE = 40_000  # letters of a repeat that is meant to hurt
PLANES = ((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x5FF), (0x600, 0x6FF),
          (0x900, 0x97F), (0x2000, 0x206F), (0x20A0, 0x20CF), (0x3040, 0x30FF), (0x4E00, 0x4FFF),
          (0xE000, 0xE0FF), (0xFE00, 0xFE0F), (0xFF00, 0xFFEF), (0x1F300, 0x1F5FF), (0xE0000, 0xE007F),
          (0x10FF00, 0x10FFFF))  # fmt: skip
BITS = (
    '"', "'", "“", "”", "‘", "’", "«", "»", "„", "(", ")", "[", "]", "{", "}", "—", "–", "-", "...", ". ",
    "; ", ": ", ", ", "! ", "? ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u200b", "\u200f", "\u202e", "\ufeff",
    "\x00", "\x0b", "\x1b[2J", "\x85", "\u2028", "U.S. ", "Mr. ", "a.m. ", " said", " said, ", '" he said. "',
    " and ", " of ", " the ", " on Monday", " 12 ", "1,234", "12-15", "1.5 million", "at least ", " killed ",
    " not ", " that ", " - ", "• ", "* ", "Read more", "Share this", "<b>", "</p>", "&amp;", "&#0;", "&#xD800;",
    "2014-07-08", "July 8, 2014", "08/07/2014", "31 February", "the 99th of May ", "in 0000 ", "9" * 30,
)  # fmt: skip


def dice_for(seed: int, layer: str, number: int) -> random.Random:
    """Return the dice of one case."""
    return random.Random(f"{seed}:{layer}:{number}")  # noqa: S311 - not for secrets


def stories() -> list[str]:
    """Return the texts of the shipped examples."""
    return [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]


def sentences(texts: Sequence[str]) -> list[str]:
    """Return their sentences, roughly: what stands between full stops."""
    found = (one.strip() for text in texts for one in re.split(r"(?<=[.!?])\s+", text))
    return [one for one in found if len(one) > 20]


def letters(dice: random.Random, count: int) -> str:
    """Return random letters, mostly of one script."""
    first, last = dice.choice(PLANES)
    return "".join(chr(dice.randint(first, last)) for _ in range(count))


def mutated(text: str, dice: random.Random, others: Sequence[str], longest: int = LONGEST) -> str:
    """Return `text` after a few changes, one time in forty with a repeat that is meant to hurt."""
    text = _window(text, dice, longest)
    for _ in range(dice.choice((0, 1, 1, 2, 3, 5, 12))):
        text = dice.choice(CHANGES)(text, dice, others)
    text = text[: 2 * longest]
    if dice.random() < 1 / 40:
        at = dice.randrange(len(text) + 1)
        text = text[:at] + _repeat(dice, longest) + text[at:]
    return text


def _window(text: str, dice: random.Random, longest: int) -> str:
    if len(text) <= longest and dice.random() < 0.5:
        return text
    length = dice.randint(1, longest)
    start = dice.randrange(max(1, len(text) - length + 1))
    return text[start : start + length]


def _repeat(dice: random.Random, longest: int) -> str:
    bit = dice.choice(BITS) if dice.random() < 0.7 else letters(dice, dice.randint(1, 4))
    joined = bit + dice.choice(("", " ", dice.choice(BITS)))
    return joined * (min(HOSTILE, 8 * longest) // len(joined))


def _cut(text: str, dice: random.Random, _: Sequence[str]) -> str:
    start, end = sorted((dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)))
    return text[:start] + text[min(end, start + 200) :]


def _double(text: str, dice: random.Random, _: Sequence[str]) -> str:
    start = dice.randrange(len(text) + 1)
    piece = text[start : start + dice.randint(1, 120)]
    return text[:start] + piece * dice.randint(1, 6) + text[start:]


def _insert(text: str, dice: random.Random, _: Sequence[str]) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(BITS) * dice.choice((1, 1, 1, 2, 7)) + text[at:]


def _soil(text: str, dice: random.Random, _: Sequence[str]) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + letters(dice, dice.randint(1, 12)) + text[at:]


def _splice(text: str, dice: random.Random, others: Sequence[str]) -> str:
    at, other = dice.randrange(len(text) + 1), dice.choice(others)
    start = dice.randrange(len(other) + 1)
    return text[:at] + other[start : start + dice.randint(1, 300)] + text[at:]


def _swap(text: str, dice: random.Random, _: Sequence[str]) -> str:
    words = text.split(" ")
    one, other = dice.randrange(len(words)), dice.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def _recase(text: str, dice: random.Random, _: Sequence[str]) -> str:
    start = dice.randrange(len(text) + 1)
    end = start + dice.randint(1, 200)
    turn: Callable[[str], str] = dice.choice((str.upper, str.lower, str.title, str.swapcase))
    return text[:start] + turn(text[start:end]) + text[end:]


def _recompose(text: str, dice: random.Random, _: Sequence[str]) -> str:
    return unicodedata.normalize(dice.choice(("NFC", "NFD", "NFKC", "NFKD")), text)


def _relayout(text: str, dice: random.Random, _: Sequence[str]) -> str:
    old, new = dice.choice(
        (
            (" ", "\n"),
            ("\n\n", "\n"),
            ("\n", " "),
            (". ", "."),
            (". ", ".\n\n"),
            (" ", "  "),
            ("\n", "\r"),
        )
    )
    return text.replace(old, new)


CHANGES: tuple[Callable[[str, random.Random, Sequence[str]], str], ...] = (
    _cut, _double, _insert, _insert, _soil, _splice, _swap, _recase, _recompose, _relayout,
)  # fmt: skip
