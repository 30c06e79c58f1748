"""Tests of infinitives that hang on what is only meant."""

from __future__ import annotations

from tests.language.conftest import placed


def test_a_plot_is_to_do_what_stands_behind_it() -> None:
    """Police foil a plot to kill; who uses a plan in order to kill has no plan to."""
    words = (
        "police|NNS|nsubj|1| foil|VBD|ROOT|1| plot|NN|dobj|1| by|IN|prep|2| Togo|NNP|pobj|3|"
        " to|TO|aux|6| kill|VB|advcl|1| him|PRP|dobj|6|"
    )
    assert placed(words)["kill"] == ("acl", "plot")
    assert placed(words.replace("foil|", "use|"))["kill"] == ("advcl", "use")
    assert placed(words.replace("plot|", "door|"))["kill"] == ("advcl", "foil")


def test_what_is_used_is_used_to_do_it() -> None:
    """Who used his right to strike struck; who has it need not."""
    words = "Togo|NNP|nsubj|1| use|VBD|ROOT|1| right|NN|dobj|1| to|TO|aux|4| strike|VB|acl|2|"
    assert placed(words)["strike"] == ("advcl", "use")
    assert placed(words.replace("use|", "have|"))["strike"] == ("acl", "right")


def test_ready_is_to_do_what_stands_behind_it() -> None:
    """Who gets ready to strike is ready to; nobody gets in order to strike."""
    words = "Togo|NNP|nsubj|1| get|VBD|ROOT|1| ready|JJ|acomp|1| to|TO|aux|4| strike|VB|advcl|1|"
    assert placed(words)["strike"] == ("xcomp", "ready")
    assert placed(words.replace("ready|", "red|"))["strike"] == ("advcl", "get")


def test_what_was_gone_without_is_the_deed() -> None:
    """It ended without Togo leaving; nothing ends by leaving."""
    words = (
        "it|PRP|nsubj|1| end|VBD|ROOT|1| without|IN|prep|1| Togo|NNP|pobj|2| leaving|VBG|advcl|1|"
    )
    assert placed(words)["leaving"] == ("pcomp", "without")
    assert placed(words)["Togo"] == ("nsubj", "leaving")
    assert placed(words.replace("without|", "with|"))["leaving"] == ("advcl", "end")


def test_who_comes_close_to_it_does_not_do_it() -> None:
    """What somebody came close to hangs on the coming, a place he came close to does not."""
    words = (
        "Togo|NNP|nsubj|1| come|VBD|ROOT|1| close|RB|advmod|1| to|IN|prep|2| leaving|VBG|pcomp|3|"
    )
    assert placed(words)["to"] == ("prep", "come")
    assert placed(words.replace("leaving|VBG|pcomp", "Lome|NNP|pobj"))["to"] == ("prep", "close")
