"""Of several claims on one count those stand that can be true together."""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.shapes import Toll

Find = Callable[..., list[Toll]]
RATE = """
Rebels rebel NOUN NNS nsubj 1
kill kill VERB VBP ROOT 1
3,000 3,000 NUM CD nummod 3 CARDINAL
people people NOUN NNS dobj 1
a a DET DT det 5
year year NOUN NN npadvmod 3
. . PUNCT . punct 1
"""

EITHER = """
Bombs bomb NOUN NNS nsubj 1
killed kill VERB VBD ROOT 1
or or CCONJ CC cc 1
wounded wound VERB VBD conj 1
40 40 NUM CD nummod 5 CARDINAL
guards guard NOUN NNS dobj 3
. . PUNCT . punct 1
"""

LATER = """
Two two NUM CD nummod 1 CARDINAL
men man NOUN NNS nsubj 5
hurt hurt VERB VBN acl 1
in in ADP IN prep 2
riots riot NOUN NNS pobj 3
died die VERB VBD ROOT 5
. . PUNCT . punct 5
"""


def test_killed_or_wounded_is_neither(find: Find) -> None:
    """A count of two kinds together gives no toll of either."""
    assert find(EITHER) == []


def test_who_was_hurt_and_died_is_dead(find: Find) -> None:
    """The clause that says which men are meant gives way to what became of them."""
    (toll,) = find(LATER)
    assert (toll.kind, toll.low) == ("killed", 2)


def test_a_rate_is_no_toll(find: Find) -> None:
    """So many a year were not hurt on any day."""
    assert find(RATE) == []
