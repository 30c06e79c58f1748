"""Cues at the end of a sentence."""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.language.frames import build_frames, load_grammar
from goodoffices.language.tokens import Sentence
from goodoffices.statements.trailing import Tail, find_tail, names

ROWS = """
Shells shell/NNS nsubj 1
fell fall/VBD ccomp 9
there =/RB advmod 1
, =/, punct 1
a =/DT det 5
doctor =/NN appos 2
from =/IN prep 5
provincial =/JJ amod 8
Brod =/NNP nsubj 9
said say/VBD ROOT 9
. =/. punct 9
"""


def _tail(rows: str, build: Callable[..., Sentence], verb: int) -> tuple[Sentence, Tail | None]:
    sentence = build(rows)
    frame = build_frames(sentence, load_grammar())[verb]
    return sentence, find_tail(sentence, frame, verb + 1)


def test_a_tail_splits_at_the_last_comma_before_the_cue(
    sentence_of: Callable[..., Sentence],
) -> None:
    """What precedes the comma is said; the phrase after it speaks, whatever the tree holds."""
    sentence, tail = _tail(ROWS, sentence_of, 9)
    assert tail == Tail(first=4, content=(0, 3), speakers=(5,))
    assert not names(sentence, tail, (8,))
    assert names(sentence, tail, (5,))


def test_words_after_the_cue_mean_no_tail(sentence_of: Callable[..., Sentence]) -> None:
    """Where the sentence goes on after the cue, the order of its words tells nothing."""
    rows = ROWS.replace(". =/. punct 9", "weeping weep/VBG advcl 9")
    assert _tail(rows, sentence_of, 9)[1] is None


def test_a_verb_between_comma_and_cue_means_no_tail(sentence_of: Callable[..., Sentence]) -> None:
    """A phrase with a verb of its own names nobody who speaks."""
    rows = ROWS.replace("from =/IN prep 5", "wept weep/VBD relcl 5")
    assert _tail(rows, sentence_of, 9)[1] is None
