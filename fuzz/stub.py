"""A language engine without a model: words and labels by dice, but a tree that hangs together.

What it says of a sentence follows from the sentence alone. The rooms behind it meet parses that no
parser gives, so that nothing in them may rest on a parse being a likely one.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterable, Iterator

from goodoffices.language import Entity, Token

WORD = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")
KINDS = (
    ("NOUN", "NN"), ("NOUN", "NNS"), ("PROPN", "NNP"), ("PROPN", "NNPS"), ("VERB", "VBD"), ("VERB", "VBN"),
    ("VERB", "VB"), ("VERB", "VBZ"), ("VERB", "VBG"), ("AUX", "VBD"), ("AUX", "MD"), ("ADP", "IN"),
    ("DET", "DT"), ("PRON", "PRP"), ("PRON", "WP"), ("ADJ", "JJ"), ("ADV", "RB"), ("NUM", "CD"),
    ("CCONJ", "CC"), ("SCONJ", "IN"), ("PART", "TO"), ("PUNCT", "."), ("PUNCT", ","), ("X", "FW"),
)  # fmt: skip
DEPS = (
    "nsubj nsubjpass dobj pobj prep agent aux auxpass neg mark advcl ccomp xcomp relcl acl conj cc det amod"
    " compound poss appos attr acomp advmod nummod dative oprd pcomp prt punct case npadvmod expl dep csubj"
).split()
LABELS = (
    "PERSON",
    "GPE",
    "ORG",
    "NORP",
    "DATE",
    "CARDINAL",
    "LOC",
    "FAC",
    "EVENT",
    "TIME",
    "MONEY",
)
CHANCE = 0.35  # of a label that fits the word; else any


class StubEngine:
    """A parser for fuzzing: the same sentence always gets the same wild parse."""

    name = "stub"

    def parse(
        self, texts: Iterable[tuple[str, int]]
    ) -> Iterator[tuple[tuple[Token, ...], tuple[Entity, ...]]]:
        """Yield tokens and entities of each (sentence, its offset in the report)."""
        for text, offset in texts:
            dice = random.Random(zlib.crc32(text.encode()))  # noqa: S311 - not for secrets
            places = [(found.start(), found.end()) for found in WORD.finditer(text)]
            heads = _tree(len(places), dice)
            names = _names(len(places), dice)
            tokens = tuple(
                _token(k, text[a:b], offset + a, heads, names, dice)
                for k, (a, b) in enumerate(places)
            )
            yield tokens, names


def _tree(count: int, dice: random.Random) -> list[int]:
    """Return the head of each word: the root is its own, no word hangs below itself."""
    root = dice.randrange(count) if count else 0
    heads = list(range(count))
    order = [root, *sorted((k for k in range(count) if k != root), key=lambda k: abs(k - root))]
    for at, word in enumerate(order[1:], 1):
        near = order[max(0, at - 8) : at]
        heads[word] = dice.choice(near)
    return heads


def _names(count: int, dice: random.Random) -> tuple[Entity, ...]:
    found, at = [], 0
    while at < count:
        at += dice.randint(1, 9)
        last = at + dice.randint(1, 4)
        if last <= count:
            found.append(Entity(at, last, dice.choice(LABELS)))
        at = last
    return tuple(found)


def _token(
    k: int, word: str, start: int, heads: list[int], names: tuple[Entity, ...], dice: random.Random
) -> Token:
    pos, tag = dice.choice(KINDS)
    if dice.random() < CHANCE:
        pos, tag = _likely(word, pos, tag)
    label = next((name.label for name in names if name.first <= k < name.last), "")
    dep = "ROOT" if heads[k] == k else dice.choice(DEPS)
    lemma = re.sub(r"(?:ed|ing|s)$", "", word.lower()) or word.lower()
    return Token(
        i=k, text=word, lemma=lemma, pos=pos, tag=tag, dep=dep, head=heads[k], start=start,
        end=start + len(word), ent=label,
    )  # fmt: skip


def _likely(word: str, pos: str, tag: str) -> tuple[str, str]:
    if word[0].isdigit():
        return "NUM", "CD"
    if not word[0].isalnum():
        return "PUNCT", word[0] if word[0] in ".,:" else ":"
    if word.endswith("ed"):
        return "VERB", "VBD"
    return ("PROPN", "NNP") if word[0].isupper() else (pos, tag)
