"""Which words a clause covers."""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.language.tokens import Sentence
from goodoffices.statements.extent import bare, below, runs, trimmed

ROWS = """
The =/DT det 1
road =/NN nsubj 7
, =/, punct 5
Voss =/NNP nsubj 4
said say/VBD parataxis 7
, =/, punct 7
then =/RB advmod 7
closed close/VBD ROOT 7
. =/. punct 7
"""


def test_below_is_the_token_and_all_that_hangs_on_it(sentence_of: Callable[..., Sentence]) -> None:
    """The words of a parenthesis are its verb with its subject."""
    assert below(sentence_of(ROWS), 4) == {3, 4}


def test_runs_break_at_words_apart(sentence_of: Callable[..., Sentence]) -> None:
    """A clause around a parenthesis comes in two runs, without marks at their ends."""
    sentence = sentence_of(ROWS.replace(", =/, punct 5", ", =/, punct 4"))
    own = below(sentence, 4)
    assert runs(sentence, below(sentence, 7) - own, own) == [(0, 2), (6, 8)]


def test_trimmed_drops_marks_and_a_dangling_and(sentence_of: Callable[..., Sentence]) -> None:
    """Punctuation at both ends and a conjunction at the end are no part of what is said."""
    sentence = sentence_of(", =/, punct 1\ngone =/JJ ROOT 1\n, =/, punct 1\nbut =/CC cc 1")
    assert trimmed(sentence, 0, 4) == (1, 2)


def test_bare_keeps_a_mark_whose_other_half_stands_inside() -> None:
    """The marks of a whole quotation go; that of a quotation at the end of the words stays."""
    whole, mixed = "“We go,” ", "it is “gone.”"
    assert whole[slice(*bare(whole, 0, len(whole)))] == "We go"
    assert mixed[slice(*bare(mixed, 0, len(mixed)))] == mixed
