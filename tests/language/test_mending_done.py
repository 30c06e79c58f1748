"""Tests of what is done to somebody, hung again on who does it."""

from __future__ import annotations

from tests.language.conftest import placed

HAD = (
    "the|DT|det|1| general|NN|nsubj|2| had|VBD|ROOT|2| two|CD|nummod|4| ministers|NNS|nsubj|5|"
    " arrested|VBN|ccomp|2| .|.|punct|2|"
)
LEFT = (
    "rebels|NNS|nsubj|1| shelled|VBD|ROOT|1| it|PRP|dobj|1| ,|,|punct|1| which|WDT|nsubj|5|"
    " left|VBD|advcl|1| four|NNS|dobj|5| wounded|VBN|advcl|1|"
)
PRISONER = (
    "rebels|NNS|nsubj|1| took|VBD|ROOT|1| 60|CD|nummod|4| conscripts|NNS|compound|4|"
    " prisoner|NN|dobj|1| .|.|punct|1|"
)
KILLING = (
    "killing|NN|nsubj|9| of|IN|prep|0| striking|VBG|amod|3| miners|NNS|pobj|1| by|IN|prep|2|"
    " the|DT|det|6| army|NN|pobj|4| last|JJ|amod|8| week|NN|npadvmod|2| stopped|VBD|ROOT|9|"
)
OPPOSITE = "troops|NNS|nsubj|1| massed|VBD|ROOT|1| opposite|JJ|amod|4| Chadian|JJ|amod|4| lines|NNS|dobj|1|"
DRIVEN = (
    "he|PRP|nsubj|1| drove|VBD|ROOT|1| a|DT|det|3| truck|NN|dobj|1| packed|VBN|acl|3| with|IN|prep|4|"
    " explosives|NNS|pobj|5| into|IN|prep|4| the|DT|det|9| gates|NNS|pobj|7|"
)
STRAPPED = (
    "Ndiaye|NNP|nsubj|1|PERSON was|VBD|ROOT|1| strapped|JJ|acomp|1| to|IN|prep|2| chairs|NNS|pobj|3|"
    " by|IN|prep|2| guards|NNS|pobj|5| .|.|punct|1|"
)
ABLAZE = (
    "drones|NNS|nsubj|1| set|VBD|ROOT|1| a|DT|det|3| plant|NN|dobj|1| ablaze|JJ|amod|3| at|IN|prep|4|"
    " Daro|NNP|pobj|5|GPE"
)


def test_who_has_somebody_arrested_arrests_him() -> None:
    """Who "had two ministers arrested" arrested them."""
    found = placed(HAD)
    assert found["arrested"] == ("ROOT", "arrested")
    assert found["general"] == ("nsubj", "arrested")
    assert found["ministers"] == ("dobj", "arrested")
    assert found["had"] == ("aux", "arrested")


def test_an_army_that_had_men_killed_killed_nobody() -> None:
    """Losses of one's own are no order; nor is a clause that "had" is said of."""
    lost = HAD.replace("ministers", "soldiers").replace("arrested", "killed")
    assert placed(lost)["killed"] == ("ccomp", "had")
    assert placed(HAD.replace("arrested", "painted"))["painted"] == ("ccomp", "had")


def test_conscripts_are_taken_prisoner() -> None:
    """The plural before "prisoner" is who is taken; one word with it in another verb stays."""
    found = placed(PRISONER)
    assert found["conscripts"] == ("dobj", "took")
    assert found["60"] == ("nummod", "conscripts")
    assert placed(PRISONER.replace("took", "saw"))["conscripts"] == ("compound", "prisoner")


def test_who_a_killing_is_by() -> None:
    """The army that killed does so in "the killing of striking miners by the army"."""
    assert placed(KILLING)["by"] == ("prep", "killing")
    assert placed(KILLING.replace("by|IN", "near|IN"))["near"] == ("prep", "miners")


def test_opposite_says_where() -> None:
    """What troops massed opposite is no object; a verb of another kind keeps its own."""
    found = placed(OPPOSITE)
    assert (found["opposite"], found["lines"]) == (("prep", "massed"), ("pobj", "opposite"))
    assert placed(OPPOSITE.replace("massed", "held"))["lines"] == ("dobj", "held")


def test_a_truck_is_driven_into_gates() -> None:
    """The truck is driven into the gates, and was packed before."""
    assert placed(DRIVEN)["into"] == ("prep", "drove")
    assert placed(DRIVEN.replace("drove", "saw"))["into"] == ("prep", "packed")


def test_who_is_strapped_by_guards_undergoes_it() -> None:
    """With who did it behind "by", a quality is a deed; without, it stays one."""
    found = placed(STRAPPED)
    assert found["Ndiaye"] == ("nsubjpass", "strapped")
    assert found["by"] == ("agent", "strapped")
    assert placed(STRAPPED.replace("by|IN", "near|IN"))["Ndiaye"] == ("nsubj", "was")


def test_a_plant_is_set_ablaze() -> None:
    """A plant becomes ablaze; where it burns hangs on the setting."""
    found = placed(ABLAZE)
    assert (found["ablaze"], found["at"]) == (("oprd", "set"), ("prep", "set"))
    assert placed(ABLAZE.replace("set|", "saw|"))["ablaze"] == ("amod", "plant")


def test_four_are_left_wounded() -> None:
    """Those who were left wounded did not shell themselves."""
    found = placed(LEFT)
    assert found["wounded"] == ("oprd", "left")
    assert placed(LEFT.replace("left|VBD", "saw|VBD"))["wounded"] == ("advcl", "shelled")
