"""Tests of verbs with a hyphen in them, which stay whole."""

from __future__ import annotations

import pytest

from goodoffices.language.hyphened import whole_words
from goodoffices.language.spacy_engine import SpacyEngine

FORMS = {one.text: one for one in whole_words()}


def test_forms_are_those_of_english() -> None:
    """Doubled letters, a final "e" or "y" and irregular pasts are written as they should be."""
    wanted = {
        "re-opened",
        "re-imposing",
        "re-took",
        "re-occupied",
        "machine-gunned",
        "tear-gassed",
        "re-occupies",
    }
    assert wanted <= set(FORMS)
    assert FORMS["re-took"].lemma == "retake"
    assert FORMS["Co-hosted"].lemma == "co-host"


def test_what_is_a_thing_as_it_stands_is_taken_apart() -> None:
    """A machine-gun and a co-host are things; only their verbs' other forms stay whole."""
    assert not {"machine-gun", "co-host", "tear-gas"} & set(FORMS)


def test_what_is_done_to_people_is_read_as_such() -> None:
    """The model takes a compound for a deed it knows, and a prefixed verb for the verb written in one."""
    assert FORMS["pistol-whipped"].norm == "arrested"
    assert FORMS["re-opened"].norm == "reopened"
    assert FORMS["counter-attacked"].norm == "attacked"


@pytest.mark.model
@pytest.mark.parametrize("whole", [False, True])
def test_a_hyphened_verb_is_one_word_with_its_lemma(whole: bool) -> None:
    """Either run of the model gives one verb, with who did it and to whom."""
    text = "Police tear-gassed students in Harare."
    ((tokens, _),) = SpacyEngine(whole=whole).parse([(text, 0)])
    verb = next(token for token in tokens if token.text == "tear-gassed")
    assert (verb.pos, verb.lemma, verb.dep) == ("VERB", "tear-gas", "ROOT")
    assert {t.text for t in tokens if t.head == verb.i and t.dep in {"nsubj", "dobj"}} == {
        "Police",
        "students",
    }


@pytest.mark.model
@pytest.mark.parametrize("whole", [False, True])
def test_a_go_between_is_one_noun(whole: bool) -> None:
    """Nobody goes between anything where somebody acts as a go-between."""
    text = "Two Swiss go-betweens met the rebels."
    ((tokens, _),) = SpacyEngine(whole=whole).parse([(text, 0)])
    noun = next(token for token in tokens if token.text == "go-betweens")
    assert (noun.pos, noun.tag, noun.lemma, noun.dep) == ("NOUN", "NNS", "go-between", "nsubj")
