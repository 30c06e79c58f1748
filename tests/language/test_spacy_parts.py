"""The parser run part by part: the same tokens and names as spaCy's own run, for less time."""

from __future__ import annotations

import pytest

from goodoffices.language.analyse import analyse_all
from goodoffices.language.spacy_engine import MANY, SpacyEngine, _batches
from goodoffices.pipeline import ReadingEngine, load_engine, outline, read_all
from goodoffices.shapes import Reading, Report

pytestmark = pytest.mark.model
ODD = (
    "", " ", "a", "?!", "gonna go", "They got ta leave.", "Let's go.", "He ain't here.",
    "There's a truce.", "There  is a \n\n  man in  Paris .", "   Rockets   hit Brod.", "12", "\u2014",
    "\u201cWe won\u2019t,\u201d said Ana Maria de la Cruz of the U.N. in New York.", "x" * 400,
    "Shells hit Lviv, Kyiv and Kharkiv on 3 May; at least 12 died, 4 of them children.",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> SpacyEngine:
    """Return the same model as spaCy runs it."""
    return SpacyEngine(whole=True)


def test_odd_texts_get_the_tokens_that_spacy_gives(parser: SpacyEngine, whole: SpacyEngine) -> None:
    """White space, contractions, empty texts and curly quotes come out the same, offsets shifted alike."""
    texts = [(text, 7 * k) for k, text in enumerate(ODD)]
    assert list(parser.parse(texts)) == list(whole.parse(texts))


def test_the_examples_get_the_tokens_that_spacy_gives(
    parser: SpacyEngine,
    whole: SpacyEngine,
    example_reports: tuple[Report, ...],
    engine: ReadingEngine,
) -> None:
    """Tags, labels, heads, lemmas and names of every sentence of the examples are the same."""
    outlines = [outline(report, engine) for report in example_reports]
    fast, slow = (list(analyse_all(outlines, one)) for one in (parser, whole))
    assert fast == slow
    assert sum(len(s.entities) for story in fast for s in story.sentences) > 500


@pytest.mark.slow
def test_fast_and_slow_run_find_the_same(
    whole: SpacyEngine, example_reports: tuple[Report, ...], example_readings: tuple[Reading, ...]
) -> None:
    """The readings of the examples are those of spaCy run whole, every sentence looked at for tolls."""
    from msgspec.structs import replace  # noqa: PLC0415 - read here alone

    slow = replace(load_engine(whole), counting=None)
    assert tuple(read_all(example_reports, slow)) == example_readings


def test_no_text_is_lost_or_moved_between_batches() -> None:
    """Batches give all texts back in order, none above the number of a batch, long ones in few."""
    texts = [("word " * (k % 400), k) for k in range(3 * MANY)]
    batches = list(_batches(texts))
    assert [one for batch in batches for one in batch] == texts
    assert max(map(len, batches)) <= MANY
    assert [len(batch) for batch in _batches([("x" * 10**6, 0)] * 3)] == [1, 1, 1]
    assert not list(_batches([]))


def test_what_is_remembered_of_words_is_bounded(
    parser: SpacyEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An endless stream of new words doesn't grow the memory: all are forgotten at the limit."""
    monkeypatch.setattr("goodoffices.language.spacy_parts._KEPT", 50)
    parts = parser._parts
    assert parts is not None
    list(parser.parse([(f"Word{k} hit town{k}.", 0) for k in range(200)]))
    assert len(parts._words) <= 50
    assert next(iter(parser.parse([("They met.", 0)])))[0][1].lemma == "meet"


def test_a_pipeline_built_otherwise_runs_as_spacy_runs_it(
    whole: SpacyEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a part is missing or another stands between, the fast run stands back."""
    from goodoffices.language.spacy_parts import parts_of  # noqa: PLC0415 - read here alone

    with whole._nlp.select_pipes(disable=["lemmatizer"]):
        assert parts_of(whole._nlp, {}, {}) is None
    monkeypatch.setattr(
        "goodoffices.language.spacy_engine.parts_of", lambda _nlp, _lemmas, _verbs: None
    )
    assert list(SpacyEngine().parse([("They met.", 0)])) == list(whole.parse([("They met.", 0)]))
