"""A cleaned report and its sentence extents in, an Analysis out; each sentence parsed by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from goodoffices.language import Engine
from goodoffices.language.dashes import without_dashes
from goodoffices.language.headings import in_small_letters
from goodoffices.language.mending import mended
from goodoffices.language.tokens import Analysis, Entity, Quote, Sentence, Token, children_of
from goodoffices.shapes import Report

Keep = Callable[[Sentence], bool]
Parse = tuple[tuple[Token, ...], tuple[Entity, ...]]


def keep_all(sentence: Sentence) -> bool:
    """Keep every sentence for the parse."""
    del sentence
    return True


def analyse_all(
    outlines: Sequence[Analysis], engine: Engine, keep: Keep = keep_all
) -> Iterator[Analysis]:
    """Yield each outline with the sentences that `keep` keeps parsed, the others without tokens.

    All sentences go through the parser in one stream, which is faster than report by report.
    """
    parses = engine.parse(_pairs(outlines, keep))
    for outline in outlines:
        sentences = tuple(
            _parsed(sentence, parses) if keep(sentence) else sentence
            for sentence in outline.sentences
        )
        yield replace(outline, sentences=sentences)


def outline_of(report: Report, sentences: Iterable[Sentence], quotes: Iterable[Quote]) -> Analysis:
    """Return the analysis of a report before its parse."""
    return Analysis(report=report, sentences=tuple(sentences), quotes=tuple(quotes))


def _pairs(outlines: Sequence[Analysis], keep: Keep) -> Iterator[tuple[str, int]]:
    for outline in outlines:
        for sentence in outline.sentences:
            if keep(sentence):
                yield _text(sentence, outline), sentence.start


def _text(sentence: Sentence, outline: Analysis) -> str:
    """Return what the parser gets: capitals of a headline as small letters, asides without their dashes."""
    if sentence.kind == "body":
        return without_dashes(sentence.text)
    bodies = (s for s in outline.sentences if s.kind == "body")
    return without_dashes(in_small_letters(sentence, bodies))


def _parsed(sentence: Sentence, parses: Iterator[Parse]) -> Sentence:
    parsed, entities = next(parses)
    tokens = mended(parsed)
    return replace(sentence, tokens=tokens, entities=entities, children=children_of(tokens))
