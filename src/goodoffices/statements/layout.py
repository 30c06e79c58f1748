"""Statements shown by layout: a headline's colon, a signature, a post with its handle."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.language.tokens import Sentence
from goodoffices.rules import Match, match_surfaces
from goodoffices.shapes import Party
from goodoffices.statements.draft import Draft, Page, Spans
from goodoffices.statements.gives import StatementLexicon, Take
from goodoffices.statements.view import StatementView, StoryScene


def find_shown(scene: StoryScene, page: Page, lexicon: StatementLexicon) -> Iterator[Draft]:
    """Yield the statements that surface rules find, sentence by sentence."""
    for sentence in page.analysis.sentences:
        view = StatementView(scene, sentence, lexicon.words)
        for match in match_surfaces(lexicon.rules.surface, view):
            draft = _draft(scene, page, sentence, match)
            if draft is not None:
                yield draft


def _draft(scene: StoryScene, page: Page, sentence: Sentence, match: Match) -> Draft | None:
    gives = match.rule.gives
    who = match.range("who")
    if who is None:
        return None
    spans = _said(page, sentence, match, gives.take)
    if not spans:
        return None
    return Draft(
        spans=spans,
        sentence=sentence.index,
        sure=gives.sure,
        rule=match.rule.id,
        quotes=page.has_quotes(spans),
        speaker=_party(scene, sentence, *who),
        stance=gives.stance,
    )


def _said(page: Page, sentence: Sentence, match: Match, take: Take) -> Spans:
    dash = sentence.tokens[match.first].start
    if take == "rest":
        after = sentence.tokens[match.last - 1].end
        return tuple(page.bare([(after, sentence.end)]))
    if take == "quotation":
        signed = [q for q in page.quotes if q.end <= dash and not page.has_words(q.end, dash)]
        return tuple(page.bare([(signed[-1].start, signed[-1].end)])) if signed else ()
    return _paragraph_before(page, sentence, dash)


def _paragraph_before(page: Page, sentence: Sentence, dash: int) -> Spans:
    """The words of the dash's own paragraph before it, or those of the paragraph above."""
    for number in (sentence.paragraph, sentence.paragraph - 1):
        own = [s for s in page.analysis.sentences if s.paragraph == number and s.start < dash]
        if own:
            found = tuple(page.bare([(own[0].start, min(own[-1].end, dash))]))
            if found:
                return found
    return ()


def _party(scene: StoryScene, sentence: Sentence, first: int, last: int) -> Party:
    for token in range(last - 1, first - 1, -1):
        found = scene.parties_at(sentence.index, token)
        if found:
            return found[0]
    span = sentence.span(first, last)
    return Party(text=span.text, start=span.start, end=span.end, name=span.text)
