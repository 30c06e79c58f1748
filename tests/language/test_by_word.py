"""The first layer of a network kept by the word: the rows are those of the network itself."""

# ruff: noqa: ANN401 - spaCy is untyped

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from goodoffices.language import by_word as module
from goodoffices.language.by_word import by_word
from goodoffices.language.spacy_load import MODEL, load_model

pytestmark = pytest.mark.model
TEXTS = [
    "Mali and Chad met.",
    "Chad met Mali, and Mali met Chad.",
    "",
    "They did n't meet in Mali.",
]


@pytest.fixture(scope="module")
def nlp() -> Any:
    """Return the model's pipeline."""
    return load_model(MODEL)


@pytest.mark.parametrize("pipe", ["tok2vec", "ner"])
def test_the_rows_are_those_of_the_network(nlp: Any, pipe: str) -> None:
    """Words met before and new ones get the rows that the network makes of them."""
    model = nlp.get_pipe(pipe).model
    model = model.get_ref("tok2vec") if pipe == "ner" else model
    kept, docs = by_word(model), [nlp.make_doc(text) for text in TEXTS]
    assert kept is not model
    for some in (docs[:1], docs, docs[2:3]):
        for one, other in zip(kept.predict(some), model.predict(some), strict=True):
            assert np.allclose(one, other, atol=1e-5)


def test_words_are_forgotten_at_the_limit(nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """An endless stream of new words fills no more rows than there are."""
    monkeypatch.setattr(module, "_KEPT", 6)
    model = nlp.get_pipe("tok2vec").model
    kept = by_word(model)
    for text in ("one two three four", "five six", "seven eight one", "a b c d e f g h i j"):
        docs = [nlp.make_doc(text)]
        assert np.allclose(kept.predict(docs)[0], model.predict(docs)[0], atol=1e-5)
        assert len(kept._place) <= 6


def test_another_network_is_left_as_it_is(nlp: Any) -> None:
    """A network that doesn't begin with a layer built as ours runs as it is."""
    model = nlp.get_pipe("tagger").model
    assert by_word(model) is model
