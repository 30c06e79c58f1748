"""What has not come about is no toll."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Toll

Find = Callable[..., list[Toll]]
DENIED = """
Rebels rebel NOUN NNS nsubj 1
denied deny VERB VBD ROOT 1
killing kill VERB VBG xcomp 1
12 12 NUM CD nummod 4 CARDINAL
nuns nun NOUN NNS dobj 2
. . PUNCT . punct 1
"""

COULD = """
The the DET DT det 1
raid raid NOUN NN nsubj 3
could could AUX MD aux 3
kill kill VERB VB ROOT 3
12 12 NUM CD nummod 5 CARDINAL
nuns nun NOUN NNS dobj 3
. . PUNCT . punct 3
"""

MANAGED = """
Rebels rebel NOUN NNS nsubj 1
managed manage VERB VBD ROOT 1
to to PART TO aux 3
kill kill VERB VB xcomp 1
two two NUM CD nummod 5 CARDINAL
guards guard NOUN NNS dobj 3
. . PUNCT . punct 1
"""


@pytest.mark.parametrize("table", [DENIED, COULD])
def test_what_is_denied_or_supposed_is_no_toll(table: str, find: Find) -> None:
    """Nobody is known to be dead where it is denied or only could be."""
    assert find(table) == []


def test_what_they_managed_to_do_has_come_about(find: Find) -> None:
    """An infinitive below "managed" is told as a fact."""
    (toll,) = find(MANAGED, {"Rebels": None})
    assert (toll.low, [party.text for party in toll.by]) == (2, ["Rebels"])
