"""Tests of what is said, where a quoted source stands between."""

from __future__ import annotations

from tests.language.conftest import placed


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
