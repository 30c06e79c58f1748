"""Tests of objects that the parser hides in clauses, asides and prepositions."""

from __future__ import annotations

from tests.language.conftest import placed


def test_whom_a_verb_names_is_its_object() -> None:
    """Whoever is considered a foe is the object, and a foe is what he is considered."""
    seen = "we|PRP|nsubj|1| consider|VBP|ROOT|1| Togo|NNP|nsubj|4| a|DT|det|4| foe|NN|ccomp|1|"
    assert placed(seen)["Togo"] == ("dobj", "consider")
    assert placed(seen)["foe"] == ("oprd", "consider")
    assert placed(seen.replace("consider|", "say|"))["foe"] == ("ccomp", "say")


def test_who_is_given_something_is_no_object_given() -> None:
    """Of the two things that a verb of giving has, the first is to whom; two are not taken so."""
    won = "rescue|NN|nsubj|1| win|VBD|ROOT|1| divers|NNS|nsubj|3| applause|NN|ccomp|1|"
    assert placed(won)["divers"] == ("dative", "win")
    assert placed(won)["applause"] == ("dobj", "win")
    gave = "we|PRP|nsubj|1| give|VBD|ROOT|1| vote|NN|dobj|1| a|DT|det|4| bill|NN|dobj|1|"
    assert placed(gave)["vote"] == ("dative", "give")
    assert placed(gave.replace("give|", "take|"))["vote"] == ("dobj", "take")


def test_nothing_but_praise_is_praise() -> None:
    """What stands behind "nothing but" is the object."""
    had = "we|PRP|nsubj|1| have|VBD|ROOT|1| nothing|NN|dobj|1| but|IN|prep|2| praise|NN|pobj|3|"
    assert placed(had)["praise"] == ("dobj", "have")
    assert placed(had.replace("but|", "about|"))["praise"] == ("pobj", "about")


def test_what_a_council_is_regarded_as() -> None:
    """The "as" hangs on the verb of seeing, and on the noun behind another verb."""
    regards = "we|PRP|nsubj|1| regard|VBP|ROOT|1| council|NN|dobj|1| as|IN|prep|2| ruler|NN|pobj|3|"
    assert placed(regards)["as"] == ("prep", "regard")
    assert placed(regards.replace("regard|", "join|"))["as"] == ("prep", "council")


def test_round_whom_a_party_rallied() -> None:
    """The "round" that is taken for a quality is a preposition."""
    rallied = (
        "party|NN|nsubj|1| rally|VBD|ROOT|1| round|JJ|oprd|1| its|PRP$|poss|4| chief|NN|dobj|2|"
    )
    assert placed(rallied)["round"] == ("prep", "rally")
    assert placed(rallied)["chief"] == ("pobj", "round")
    assert placed(rallied.replace("round|", "dead|"))["chief"] == ("dobj", "dead")


def test_the_first_to_condemn_it_condemned_it() -> None:
    """The infinitive behind "was the first" is what the subject did; a man to watch is not."""
    first = "Togo|NNP|nsubj|1| be|VBD|ROOT|1| first|JJ|attr|1| to|TO|aux|4| condemn|VB|relcl|2|"
    assert placed(first)["condemn"] == ("xcomp", "be")
    assert placed(first.replace("first|JJ", "man|NN"))["condemn"] == ("relcl", "man")


def test_soldiers_who_train_side_by_side() -> None:
    """The row of "side by side" tells how; no side is trained, nor trains."""
    side = "we|PRP|nsubj|1| train|VBD|ROOT|1| side|NN|npadvmod|1| by|IN|agent|1| side|NN|pobj|3|"
    assert placed(side.replace("NN|pobj", "NNS|pobj"))["by"] == ("dep", "side")
    assert placed(side.replace("side|NN|npadvmod", "men|NN|npadvmod"))["by"] == ("agent", "train")


def test_a_town_unknown_to_the_parser_is_taken() -> None:
    """A name right behind "lost" is what was lost, and no adverb; in a headline any word may be one."""
    lost = "they|PRP|nsubj|1| lost|VBD|ROOT|1| Bukavu|RB|advmod|1| to|IN|prep|1| rebels|NNS|pobj|3|"
    lost = lost.replace("lost|", "lose|")
    assert placed(lost)["Bukavu"] == ("dobj", "lose")
    assert placed(lost.replace("Bukavu", "again"))["again"] == ("advmod", "lose")
    assert placed(lost.replace("lose|", "Lose|"))["Bukavu"] == ("advmod", "Lose")
