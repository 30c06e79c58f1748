"""The model we ship with, loaded in less time: the same model."""

from __future__ import annotations

import subprocess
import sys

import pytest

from goodoffices.language.spacy_load import MODEL, import_spacy, load_model

LOADED_BY_US = f"""
import sys
from goodoffices.language.spacy_load import load_model
import catalogue
before = catalogue.AVAILABLE_ENTRY_POINTS
load_model({MODEL!r})
assert catalogue.AVAILABLE_ENTRY_POINTS is before, "entry points are not put back"
assert not any(name.split(".")[0] in ("weasel", "typer") for name in sys.modules), "more than is needed"
import spacy
assert spacy.cli.__file__, "the command line is not there when asked for"
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
try:
    spacy.nothing_like_it
except AttributeError as error:
    assert "nothing_like_it" in str(error)
else:
    raise AssertionError("an attribute that isn't there")
"""


@pytest.mark.model
def test_what_is_left_out_is_there_when_asked_for() -> None:
    """A fresh process imports no command line of spaCy's, and finds it once it asks."""
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", LOADED_BY_US], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.model
def test_the_tokenizer_is_the_models_own() -> None:
    """Rules, patterns and special cases are those that `spacy.load` gives."""
    ours, theirs = load_model(MODEL), import_spacy().load(MODEL)
    assert ours.pipe_names == theirs.pipe_names
    for part in ("prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match"):
        one, two = (getattr(nlp.tokenizer, part) for nlp in (ours, theirs))
        assert getattr(one, "__self__", None) == getattr(two, "__self__", None), part
    assert ours.tokenizer.rules == theirs.tokenizer.rules
    text = "Don't ask Lt. Gen. O'Neil: he's in U.S.-held Gao (the north-east), e.g. at 5p.m."
    words = [[token.text for token in nlp.make_doc(text)] for nlp in (ours, theirs)]
    assert words[0] == words[1]


def test_a_model_that_is_not_there_is_an_oserror() -> None:
    """Any other name goes to spaCy as it is."""
    with pytest.raises(OSError, match="no_such_model"):
        load_model("no_such_model")
