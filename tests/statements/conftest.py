"""Stories for the statement tests: parsed for rule examples, built by hand for the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from goodoffices.language.frames import Frame, build_frames, load_grammar
from goodoffices.language.spacy_engine import SpacyEngine
from goodoffices.language.tokens import Analysis, Quote, Sentence, children_of
from goodoffices.rules import load_classes
from goodoffices.shapes import Party, Report, Statement
from goodoffices.statements import StatementLexicon, find_statements, load_statement_lexicon
from goodoffices.text.cues import load_page_cues
from goodoffices.text.quotes import find_quotes
from goodoffices.text.sentences import split_sentences

Reader = Callable[..., tuple[Statement, ...]]


class Scene:
    """A story whose parties are given by hand: (sentence, token) to who is meant."""

    def __init__(
        self, analysis: Analysis, parties: Mapping[tuple[int, int], tuple[Party, ...]] | None = None
    ) -> None:
        self.analysis = analysis
        self._parties = parties or {}
        grammar = load_grammar()
        self._frames = [build_frames(s, grammar) for s in analysis.sentences]

    def frames(self, sentence_index: int) -> Mapping[int, Frame]:
        """Return the frames of a sentence."""
        return self._frames[sentence_index]

    def parties_at(self, sentence_index: int, token: int) -> tuple[Party, ...]:
        """Return the parties given for a token."""
        return self._parties.get((sentence_index, token), ())


def name(kind: str, offset: int) -> str:
    """Return a finding's id."""
    return f"{kind}-{offset}"


@pytest.fixture(scope="session")
def lexicon() -> StatementLexicon:
    """Return the statement lexicon."""
    return load_statement_lexicon(load_classes())


@pytest.fixture(scope="session")
def analyse(parser: SpacyEngine) -> Callable[..., Analysis]:
    """Return what parses a text; `title`: its first line is the headline."""
    cues = load_page_cues()

    def analyse(text: str, *, title: bool = False) -> Analysis:
        report = Report(id="t", text=text, title=text.split("\n", maxsplit=1)[0] if title else None)
        extents = split_sentences(report, cues)
        parsed = parser.parse([(text[e.start : e.end], e.start) for e in extents])
        sentences = tuple(
            Sentence(
                index=k,
                start=e.start,
                end=e.end,
                text=text[e.start : e.end],
                kind=e.kind,
                paragraph=e.paragraph,
                tokens=tokens,
                entities=entities,
                children=children_of(tokens),
            )
            for k, (e, (tokens, entities)) in enumerate(zip(extents, parsed, strict=True))
        )
        return Analysis(report, sentences, tuple(Quote(*q) for q in find_quotes(text)))

    return analyse


@pytest.fixture(scope="session")
def read(analyse: Callable[..., Analysis], lexicon: StatementLexicon) -> Reader:
    """Return what finds the statements of a text; `who` gives parties by the word they stand on."""

    def read(
        text: str, *, title: bool = False, who: Mapping[str, Party] | None = None
    ) -> tuple[Statement, ...]:
        analysis = analyse(text, title=title)
        parties = {
            (sentence.index, token.i): (who[token.text],)
            for sentence in analysis.sentences
            for token in sentence.tokens
            if who and token.text in who
        }
        return find_statements(Scene(analysis, parties), lexicon, name)

    return read
