"""Stories for the statement tests: parsed for rule examples, built by hand for the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from goodoffices.language.frames import Frame, build_frames, load_grammar
from goodoffices.language.spacy_engine import SpacyEngine
from goodoffices.language.tokens import Analysis, Entity, Quote, Sentence, Token, children_of
from goodoffices.rules import load_classes
from goodoffices.shapes import Party, Report, Statement
from goodoffices.statements import StatementLexicon, find_statements, load_statement_lexicon
from goodoffices.statements.draft import Page
from goodoffices.statements.quotes import quotations
from goodoffices.text.cues import load_page_cues
from goodoffices.text.quotes import find_quotes
from goodoffices.text.sentences import split_sentences

POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB",
    "VB": "VERB", "VBG": "VERB", "VBN": "VERB", "MD": "AUX", "DT": "DET", "IN": "ADP",
    "TO": "PART", "PRP": "PRON", "JJ": "ADJ", "RB": "ADV", "CC": "CCONJ", "WP": "PRON",
    ",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "``": "PUNCT", "''": "PUNCT",
}  # fmt: skip
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


def sentence_of(rows: str, *, index: int = 0, start: int = 0, paragraph: int = 0) -> Sentence:
    """Return a sentence from rows of "text tag dep head [ent]", one word a line, spaces between."""
    tokens: list[Token] = []
    at = start
    for i, line in enumerate(rows.strip().splitlines()):
        text, tag, dep, head, *ent = line.split()
        lemma, _, pos = tag.partition("/")
        tag_, _, pos = pos.partition("/")
        token = Token(
            i=i,
            text=text,
            lemma=lemma if lemma != "=" else text.lower(),
            pos=pos or POS[tag_],
            tag=tag_,
            dep=dep,
            head=int(head),
            start=at,
            end=at + len(text),
            ent=ent[0] if ent else "",
        )
        tokens.append(token)
        at += len(text) + 1
    words = tuple(tokens)
    entities = tuple(Entity(t.i, t.i + 1, t.ent) for t in words if t.ent)
    return Sentence(
        index=index,
        start=start,
        end=at - 1,
        text=" ".join(t.text for t in words),
        paragraph=paragraph,
        tokens=words,
        entities=entities,
        children=children_of(words),
    )


def page_of(text: str, quotes: tuple[Quote, ...] = ()) -> Page:
    """Return a page whose lines are paragraphs and whose sentences end with a bar, unparsed."""
    sentences: list[Sentence] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        for piece in line.split("|"):
            if piece.strip():
                first = at + len(piece) - len(piece.lstrip())
                last = at + len(piece.rstrip())
                row = Sentence(len(sentences), first, last, text[first:last], paragraph=number)
                sentences.append(row)
            at += len(piece) + 1
    analysis = Analysis(Report(id="t", text=text), tuple(sentences), quotes)
    return Page(analysis, tuple(quotations(analysis)))


def name(kind: str, offset: int) -> str:
    """Return a finding's id."""
    return f"{kind}-{offset}"


@pytest.fixture(name="sentence_of", scope="session")
def _sentence_of() -> Callable[..., Sentence]:
    return sentence_of


@pytest.fixture(name="page_of", scope="session")
def _page_of() -> Callable[..., Page]:
    return page_of


@pytest.fixture(name="scene_of", scope="session")
def _scene_of() -> Callable[..., Scene]:
    return Scene


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
