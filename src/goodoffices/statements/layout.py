"""Statements shown by layout: a headline's colon, a signature, a post with its handle."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

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
    if take == "lead":
        return tuple(page.bare([(sentence.start, dash)]))
    if take == "quotation":
        last = bisect_right(page.quotes, dash, key=attrgetter("end"))
        signed = page.quotes[max(0, last - 1) : last]
        if not signed or page.has_words(signed[0].end, dash):
            return ()
        return tuple(page.bare([(signed[0].start, signed[0].end)]))
    return _paragraph_before(page, sentence, dash)


def _paragraph_before(page: Page, sentence: Sentence, dash: int) -> Spans:
    """The words of the dash's own paragraph before it, or those of the paragraph above."""
    for number in (sentence.paragraph, sentence.paragraph - 1):
        own = list(_of_paragraph(page, sentence.index, number))
        if own:
            found = tuple(page.bare([(own[-1].start, min(own[0].end, dash))]))
            if found:
                return found
    return ()


def _of_paragraph(page: Page, last: int, number: int) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph up to sentence `last`, backwards."""
    for k in range(last, -1, -1):
        sentence = page.analysis.sentences[k]
        if sentence.paragraph < number:
            return
        if sentence.paragraph == number:
            yield sentence


def _party(scene: StoryScene, sentence: Sentence, first: int, last: int) -> Party:
    for token in range(last - 1, first - 1, -1):
        found = scene.parties_at(sentence.index, token)
        if found:
            return found[0]
    span = sentence.span(first, last)
    return Party(text=span.text, start=span.start, end=span.end, name=span.text)
