"""Tests of what is denied, and of what is said around an aside."""

from __future__ import annotations

from tests.language.conftest import placed


def test_what_is_denied_is_the_deed() -> None:
    """Who denies supplying arms denies the deed; marauding gunmen are seen, and maraud by nature."""
    denied = (
        "Togo|NNP|nsubj|1| deny|VBD|ROOT|1| supplying|VBG|amod|3| arms|NNS|dobj|1| to|IN|prep|1|"
    )
    assert placed(denied)["supplying"] == ("xcomp", "deny")
    assert placed(denied)["arms"] == ("dobj", "supplying")
    assert placed(denied)["to"] == ("prep", "supplying")
    assert placed(denied.replace("deny|", "see|"))["supplying"] == ("amod", "arms")


def test_what_follows_an_aside_is_no_part_of_it() -> None:
    """In "no truth, he said, in it" there is no truth in it."""
    words = (
        "there|EX|expl|1| be|VBD|ROOT|1| truth|NN|attr|1| ,|,|punct|5| he|PRP|nsubj|5|"
        " say|VBD|parataxis|1| ,|,|punct|5| in|IN|prep|5| it|PRP|pobj|7|"
    )
    assert placed(words)["in"] == ("prep", "truth")
    assert placed(words.replace("say|", "die|"))["in"] == ("prep", "die")
