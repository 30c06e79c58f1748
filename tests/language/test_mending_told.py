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
