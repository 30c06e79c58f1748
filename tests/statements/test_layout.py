"""Statements shown by layout."""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.language.tokens import Analysis, Quote, Sentence
from goodoffices.shapes import Report
from goodoffices.statements import StatementLexicon, StoryScene
from goodoffices.statements.draft import Page
from goodoffices.statements.layout import find_shown
from goodoffices.statements.quotes import quotations

SIGNED = """
“ “/``/PUNCT punct 2
Nobody =/NN nsubj 2
sleeps. sleep/VBZ ROOT 2
” ”/''/PUNCT punct 2
― =/: punct 2
Ana =/NNP compound 6
Brandt =/NNP npadvmod 2
"""


def test_a_signed_quotation_is_its_signers(
    sentence_of: Callable[..., Sentence],
    scene_of: Callable[..., StoryScene],
    lexicon: StatementLexicon,
) -> None:
    """Dash and name right after a quotation say whose it is."""
    sentence = sentence_of(SIGNED)
    end = sentence.text.index("”")
    analysis = Analysis(Report(id="t", text=sentence.text), (sentence,), (Quote(1, end),))
    page = Page(analysis, tuple(quotations(analysis)))
    (draft,) = find_shown(scene_of(analysis), page, lexicon)
    assert [page.text[a:b] for a, b in draft.spans] == ["Nobody sleeps."]
    assert draft.speaker is not None
    assert draft.speaker.name == "Ana Brandt"


def test_a_dash_without_a_quotation_shows_nothing(
    sentence_of: Callable[..., Sentence],
    scene_of: Callable[..., StoryScene],
    lexicon: StatementLexicon,
) -> None:
    """The same words without quotation marks are the reporter's."""
    sentence = sentence_of(SIGNED)
    analysis = Analysis(Report(id="t", text=sentence.text), (sentence,))
    assert not list(find_shown(scene_of(analysis), Page(analysis, ()), lexicon))
