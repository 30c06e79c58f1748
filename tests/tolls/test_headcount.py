"""Counts of people are told from counts of anything else, and parts from wholes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.language.tokens import Sentence
from goodoffices.text.numbers import Count
from goodoffices.tolls import TollLexicon
from goodoffices.tolls.headcount import Headcount, read_headcounts

Build = Callable[[str], Sentence]
SHELLS = """
Shells shell NOUN NNS nsubj 1
killed kill VERB VBD ROOT 1
over over ADP IN quantmod 3
20 20 NUM CD nummod 4 CARDINAL
Serbs serbs PROPN NNPS dobj 1 NORP
, , PUNCT , punct 4
five five NUM CD nsubj 9 CARDINAL
of of ADP IN prep 6
them they PRON PRP pobj 7
children child NOUN NNS appos 4
. . PUNCT . punct 1
"""

STATIONS = """
Two two NUM CD nummod 2 CARDINAL
police police NOUN NN compound 2
stations station NOUN NNS ROOT 2
and and CCONJ CC cc 2
12 12 NUM CD nummod 5 CARDINAL
tanks tank NOUN NNS conj 2
burned burn VERB VBN acl 5
. . PUNCT . punct 2
"""

NUMBERED = """
A a DET DT det 1
boy boy NOUN NN nsubj 4
aged age VERB VBN acl 1
12 12 NUM CD dobj 2 CARDINAL
met meet VERB VBD ROOT 4
40 40 NUM CD nummod 6 CARDINAL
nuns nun NOUN NNS dobj 4
on on ADP IN prep 4
Flight flight PROPN NNP pobj 7 DATE
12 12 NUM CD nummod 8 DATE
. . PUNCT . punct 4
"""

SUM = """
Two two NUM CD nummod 1 CARDINAL
Serbs serbs PROPN NNPS nsubj 9 NORP
, , PUNCT , punct 1
a a DET DT det 4
guard guard NOUN NN appos 1
and and CCONJ CC cc 4
a a DET DT det 7
nun nun NOUN NN conj 4
, , PUNCT , punct 1
died die VERB VBD ROOT 9
. . PUNCT . punct 9
"""

FAMILY = """
A a DET DT det 1
family family NOUN NN nsubj 4
of of ADP IN prep 1
five five NUM CD pobj 2 CARDINAL
died die VERB VBD ROOT 4
. . PUNCT . punct 4
"""

PARTITIVE = """
Three three NUM CD nsubj 5 CARDINAL
of of ADP IN prep 0
the the DET DT det 4
40 40 NUM CD nummod 4 CARDINAL
nuns nun NOUN NNS pobj 1
died die VERB VBD ROOT 5
. . PUNCT . punct 5
"""


def _read(table: str, build: Build, lexicon: TollLexicon) -> list[tuple[str, Headcount]]:
    sentence = build(table)
    found = read_headcounts(sentence, lexicon.people)
    return [(sentence.span(one.first, one.last).text, one) for one in found]


@pytest.mark.parametrize(
    ("table", "counted"),
    [
        (STATIONS, []),
        (NUMBERED, [("A boy", Count(1, 1)), ("40 nuns", Count(40, 40))]),
        (FAMILY, [("A family of five", Count(5, 5))]),
        (PARTITIVE, [("Three of the 40 nuns", Count(3, 3))]),
    ],
)
def test_only_people_are_counted(
    table: str, counted: list[tuple[str, Count]], build: Build, lexicon: TollLexicon
) -> None:
    """Compounds of things, ages and numbered flights are none; a family counts its members."""
    assert [(text, one.count) for text, one in _read(table, build, lexicon)] == counted


def test_a_part_points_at_its_whole(build: Build, lexicon: TollLexicon) -> None:
    """What "five of them children" counts is a part, with a figure of its own."""
    (_, whole), (text, part) = _read(SHELLS, build, lexicon)
    assert whole.count == Count(20, None, "over")
    assert (text, part.whole, part.figure) == ("five of them children", 0, True)


def test_what_sums_up_to_a_count_are_its_parts(build: Build, lexicon: TollLexicon) -> None:
    """A guard and a nun behind "two Serbs" are these two, and no others."""
    found = _read(SUM, build, lexicon)
    assert [one.whole for _, one in found] == [None, 0, 0]
    assert [one.figure for _, one in found] == [True, False, False]
