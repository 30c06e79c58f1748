"""Whose doing it was is told or left open, never guessed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Toll

Find = Callable[..., list[Toll]]
RAIDS = """
Kenyan kenyan ADJ JJ amod 2 NORP
air air NOUN NN compound 2
raids raid NOUN NNS nsubj 3
killed kill VERB VBD ROOT 3
12 12 NUM CD nummod 5 CARDINAL
nuns nun NOUN NNS dobj 3
. . PUNCT . punct 3
"""

PLANTED = """
A a DET DT det 1
bomb bomb NOUN NN nsubj 5
planted plant VERB VBN acl 1
by by ADP IN agent 2
rebels rebel NOUN NNS pobj 3
killed kill VERB VBD ROOT 5
two two NUM CD nummod 7 CARDINAL
guards guard NOUN NNS dobj 5
. . PUNCT . punct 5
"""

PLACE = """
The the DET DT det 2
Baghdad baghdad PROPN NNP compound 2 GPE
bombing bombing NOUN NN nsubj 3
killed kill VERB VBD ROOT 3
two two NUM CD nummod 5 CARDINAL
guards guard NOUN NNS dobj 3
. . PUNCT . punct 3
"""

QUAKE = """
The the DET DT det 2
Turkish turkish ADJ JJ amod 2 NORP
earthquake earthquake NOUN NN nsubj 3
killed kill VERB VBD ROOT 3
two two NUM CD nummod 5 CARDINAL
guards guard NOUN NNS dobj 3
. . PUNCT . punct 3
"""


@pytest.mark.parametrize(
    ("table", "word", "by"),
    [
        (RAIDS, "Kenyan", ["Kenyan"]),
        (PLANTED, "rebels", ["rebels"]),
        (PLACE, "Baghdad", []),
        (QUAKE, "Turkish", []),
    ],
)
def test_force_has_an_owner_and_a_quake_has_none(
    table: str, word: str, by: list[str], find: Find
) -> None:
    """The owner of air raids and the sender of a bomb did it; a place and a country's quake did not."""
    (toll,) = find(table, {word: "XXX"})
    assert [party.text for party in toll.by] == by
