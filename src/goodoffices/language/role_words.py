"""Verbs and nouns by which roles are shared out: who is accused, told, hurt or on the way."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.language.tokens import Token

DOING = frozenset(
    "kill wound injure destroy damage leave hit force send trap spark cause set burn displace".split()
)
SAYING = frozenset({"say", "report", "tell", "announce"})
BLAMING = frozenset(
    "accuse suspect convict acquit clear blame criticise criticize condemn denounce indict charge".split()
)
TELLING = frozenset(
    "convey deliver lodge register communicate relay transmit send hand order announce declare".split()
)
GOING = frozenset({"return", "tour"})
TRYING = frozenset("effort bid attempt drive push move mission campaign try".split())
CLAIMED = frozenset(
    "responsibility credit attack bombing assault blast raid killing ambush shooting".split()
)
NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})


def only_joins(between: Sequence[Token]) -> bool:
    """Whether two predicates stand side by side: "and", "and then", ", "."""
    return all(t.pos in {"CCONJ", "ADV", "PUNCT"} for t in between)
