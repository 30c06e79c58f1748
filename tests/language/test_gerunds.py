"""Tests of deeds told by a noun in "-ing"."""

from __future__ import annotations

from goodoffices.language.frame import Filler, Frame
from goodoffices.language.gerunds import as_deed, verbs_of
from goodoffices.language.tokens import Sentence, Token

ROLES = (Filler("poss", 0), Filler("of", 3), Filler("in", 4))


def sentence(noun: str) -> Sentence:
    """Return "Mali <noun> of towns Chad", of which only the second word is looked at."""
    words = ("Mali", noun, "of", "towns", "Chad")
    tokens = tuple(
        Token(i, w, w, "NOUN", "NN", "dep", 1, i, i + 1, "") for i, w in enumerate(words)
    )
    return Sentence(index=0, start=0, end=5, text=" ".join(words), tokens=tokens)


def test_whose_torching_it_is_torches() -> None:
    """The owner does it, what stands behind "of" undergoes it, and other roles stay."""
    found = as_deed(
        Frame(head=1, kind="noun", lemmas=("torching",), roles=ROLES), sentence("torching")
    )
    assert found is not None
    assert found.kind == "verb"
    assert "torch" in found.lemmas
    assert found.filled["agent"] == (0,)
    assert found.filled["patient"] == (3,)
    assert found.filled["in"] == (4,)


def test_nobodys_torching_and_things_are_no_deeds() -> None:
    """Without a doer or a victim there's no deed, and a building is none."""
    bare = Frame(head=1, kind="noun", lemmas=("torching",), roles=ROLES[1:])
    assert as_deed(bare, sentence("torching")) is None
    owned = Frame(head=1, kind="noun", lemmas=("torching",), roles=ROLES[:1])
    assert as_deed(owned, sentence("torching")) is None
    thing = Frame(head=1, kind="noun", lemmas=("building",), roles=ROLES)
    assert as_deed(thing, sentence("building")) is None


def test_the_verbs_that_a_form_may_be_of() -> None:
    """A final "e" may have gone and a letter been doubled; short words are of no verb."""
    assert verbs_of("razing") == ("raz", "raze")
    assert verbs_of("gunning") == ("gunn", "gunne", "gun")
    assert verbs_of("king") == ()
    assert verbs_of("village") == ()
