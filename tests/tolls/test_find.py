"""One sentence gives its tolls: who, how many, by whose count and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Date, Party, Reading, Toll

Find = Callable[..., list[Toll]]
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

FRIDAY = """
Bombs bomb NOUN NNS nsubj 1
killed kill VERB VBD ROOT 1
two two NUM CD nummod 3 CARDINAL
guards guard NOUN NNS dobj 1
and and CCONJ CC cc 1
wounded wound VERB VBD conj 1
nine nine NUM CD dobj 5 CARDINAL
on on ADP IN prep 5
Friday friday PROPN NNP pobj 7 DATE
. . PUNCT . punct 1
"""

ROSE = """
The the DET DT det 1
toll toll NOUN NN nsubj 2
rose rise VERB VBD ROOT 2
to to ADP IN prep 2
58 58 NUM CD pobj 3 CARDINAL
. . PUNCT . punct 2
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


def test_a_toll_carries_its_words(find: Find) -> None:
    """Victims, evidence and bounds are what the sentence says."""
    toll = find(SHELLS)[0]
    assert (toll.kind, toll.low, toll.high, toll.qualifier) == ("killed", 20, None, "over")
    assert toll.victims is not None
    assert toll.victims.text == "over 20 Serbs"
    assert toll.evidence.text == "killed over 20 Serbs"
    assert toll.rule == "killed.verb"
    assert 0 < toll.confidence < 1


def test_a_part_with_a_figure_is_a_toll_of_its_own(find: Find) -> None:
    """Of 20 killed, five of them children, five children are told too, behind their whole."""
    whole, part = find(SHELLS)
    assert (part.kind, part.low, part.traits) == ("killed", 5, ("child",))
    assert whole.traits == ("child",)
    assert part.victims is not None
    assert whole.victims is not None
    assert part.victims.start > whole.victims.end


def test_parts_without_a_figure_only_add_traits(find: Find) -> None:
    """A guard and a nun tell who the two were, and add nobody."""
    (toll,) = find(SUM, {"Serbs": "SRB"})
    assert toll.low == 2
    assert set(toll.traits) >= {"SRB", "civilian"}


def test_a_date_told_of_one_predicate_stands_for_both(find: Find) -> None:
    """In "killed two and wounded nine on Friday" both are of Friday."""
    friday = Date(start="2014-07-11", end="2014-07-11", text="on Friday")
    killed, injured = find(FRIDAY, date=friday)
    assert (killed.kind, killed.low, injured.kind, injured.low) == ("killed", 2, "injured", 9)
    assert killed.date == injured.date == friday


def test_whose_count_it_is(find: Find) -> None:
    """The source of the sentence is whose count it is."""
    medics = Party(text="medics", start=0, end=6)
    assert find(SHELLS, said_by=medics)[0].according_to == medics


def test_a_death_toll_is_a_running_count(find: Find) -> None:
    """What rose to 58 counts on; nobody is its author."""
    (toll,) = find(ROSE, {"toll": None})
    assert (toll.low, toll.cumulative, toll.by) == (58, True, ())


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "low", "teller"),
    [
        ("Peruvian medics put the dead at 23.", 23, "medics"),
        ("Officials in Lima put the death toll at 70.", 70, "Officials"),
        ("The toll was put at 70 by the Peruvian health ministry.", 70, "ministry"),
    ],
)
def test_who_puts_a_toll_at_a_figure_counts(
    read_text: Callable[..., Reading], text: str, low: int, teller: str
) -> None:
    """Whoever puts the dead at a figure is whose count it is, and did not kill them."""
    (toll,) = read_text(text).tolls
    assert toll.low == low
    assert toll.according_to is not None
    assert teller in toll.according_to.text
    assert not toll.by
