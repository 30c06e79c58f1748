"""Tests of what is said, where a quoted source stands between."""

from __future__ import annotations

from msgspec.structs import replace
from tests.language.conftest import placed, tokens

from goodoffices.language.mending import mended


def test_what_is_said_quoting_officials_is_said() -> None:
    """The clause behind "said quoting officials" is what is said, unless something else is."""
    said = (
        "agency|NN|nsubj|1| say|VBD|ROOT|1| quote|VBG|xcomp|1| officials|NNS|dobj|2| that|IN|mark|6|"
        " rebels|NNS|nsubj|6| flee|VBD|relcl|3|"
    )
    assert placed(said)["flee"] == ("ccomp", "say")
    assert placed(said.replace("quote|", "meet|"))["flee"] == ("relcl", "officials")


def test_a_list_that_is_said_to_do_something_does_it() -> None:
    """In "said Togo, Mali and Chad agreed" nobody says Togo: it agreed too."""
    said = (
        "sources|NNS|nsubj|1| say|VBD|ROOT|1| Togo|NNP|dobj|1| ,|,|punct|7| Mali|NNP|nsubj|7|"
        " and|CC|cc|4| Chad|NNP|conj|4| agree|VBD|ccomp|1|"
    )
    assert placed(said)["Togo"] == ("nsubj", "agree")
    assert placed(said)["Mali"] == ("conj", "Togo")
    assert placed(said.replace("say|", "help|"))["Togo"] == ("dobj", "help")


def test_what_is_claimed_is_no_sentence_of_its_own() -> None:
    """The clause right behind "over accusations" is the accusation, and the verb before tells."""
    soured = (
        "ties|NNS|nsubj|1| soured|VBD|ccomp|5| over|IN|prep|1| accusation|NNS|pobj|2|"
        " Togo|NNP|nsubj|5| arms|VBZ|ROOT|5| rebels|NNS|dobj|5| .|.|punct|5|"
    )
    found = placed(soured)
    assert found["soured"] == ("ROOT", "soured")
    assert found["arms"] == ("acl", "accusation")
    plain = soured.replace("accusation|", "mining|")
    assert placed(plain)["arms"] == ("ROOT", "arms")


def test_the_army_is_not_the_dateline_s() -> None:
    """A town before a dash that stands alone opens the sentence and is no part of a name."""
    fled = (
        "LOME|NNP|compound|2|GPE -|HYPH|punct|2| Togo|NNP|poss|3|GPE army|NN|nsubj|4| fled|VBD|ROOT|4|"
        " .|.|punct|4|"
    )
    apart = tuple(replace(t, start=2 * t.i, end=2 * t.i + 1) for t in tokens(fled))
    found = mended(apart)
    assert (found[0].dep, found[0].head) == ("dep", 4)
    assert (found[1].dep, found[1].head) == ("punct", 4)
    assert placed(fled)["LOME"] == ("compound", "Togo")  # "Lome-Togo", without spaces


def test_who_is_called_a_liar() -> None:
    """Two nouns behind "called" without a comma are who is called and what."""
    called = "he|PRP|nsubj|1| call|VBD|ROOT|1| envoy|NN|oprd|1| a|DT|det|4| liar|NN|appos|2| .|.|punct|1|"
    assert placed(called)["envoy"] == ("dobj", "call")
    assert placed(called)["liar"] == ("oprd", "call")
    assert placed(called.replace("a|DT|det", ",|,|punct"))["liar"] == ("appos", "envoy")
    object_ = called.replace("oprd", "dobj")
    assert placed(object_)["liar"] == ("oprd", "call")
    assert placed(object_.replace("call|", "meet|"))["liar"] == ("appos", "envoy")


def test_who_chants_marches() -> None:
    """What stands behind the chanted words is what those who chant do."""
    chanting = (
        "men|NNS|nsubj|4| chant|VBG|acl|0| ``|``|punct|1| we|PRP|nsubj|4| win|VBP|ROOT|4| ''|''|punct|6|"
        " march|VBD|ccomp|4| home|RB|advmod|6| .|.|punct|4|"
    )
    found = placed(chanting)
    assert found["men"] == ("nsubj", "march")
    assert found["win"] == ("ccomp", "chant")
    said = chanting.replace("chant|VBG", "eat|VBG")
    assert placed(said)["men"] == ("nsubj", "win")


def test_reports_that_are_false_are_no_verb() -> None:
    """Behind a first word "Reports that" the second verb has the reports for its subject."""
    reports = (
        "report|VBZ|ROOT|0| that|IN|mark|3| Togo|NNP|nsubj|3| fired|VBD|ccomp|0| are|VBP|ccomp|0|"
        " false|JJ|acomp|4| .|.|punct|0|"
    )
    found = placed(reports)
    assert found["report"] == ("nsubj", "are")
    assert found["fired"] == ("acl", "report")
    assert found["are"] == ("ROOT", "are")
    assert placed(reports.replace("are|VBP|ccomp|0", "are|VBP|ccomp|3"))["report"] == (
        "ROOT",
        "report",
    )
