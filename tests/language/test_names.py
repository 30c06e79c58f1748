"""Names stepped through side by side: which moves are allowed, and what comes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from goodoffices.language.names import Batch, NameModel, Names, find_names, read_moves

STEPS = ("B-ORG", "I-ORG", "L-ORG", "U-ORG", "B-GPE", "I-GPE", "L-GPE", "U-GPE", "U-", "O")


Words = Sequence[Mapping[str, float]]
Floats = npt.NDArray[np.float32]


class Scores:
    """A stand-in for the model: word k is given, the scores of each move come out as they are."""

    def __init__(self, rows: Words) -> None:
        scores = np.array(
            [[row.get(step, 0.0) for step in STEPS] for row in rows], dtype=np.float32
        )
        size, width = scores.shape
        self.shares = np.zeros((size + 1, 3, width, 1), dtype=np.float32)
        self.shares[1:, 0, :, 0] = scores

    def predict(self, _: object) -> Floats:
        """Return the shares of all words, the first row for none."""
        return self.shares

    def get_param(self, name: str) -> Floats:
        """Return weights that let the scores through."""
        width = self.shares.shape[2]
        return np.eye(width, dtype=np.float32) if name == "W" else np.zeros(width, dtype=np.float32)


def names(rows: Sequence[Words], *, begins: tuple[int, ...] = ()) -> list[Names]:
    """Return the names of sentences given by the scores of their words."""
    flat = [word for row in rows for word in row]
    scores = Scores(flat)
    size = np.array([len(row) for row in rows], dtype=np.int64)
    first = np.concatenate(([0], np.cumsum(size)[:-1])).astype(np.int64)
    starts = np.zeros(len(flat), dtype=np.bool_)
    starts[list(begins)] = True
    space = np.array(["space" in word for word in flat], dtype=np.bool_)
    model = NameModel(scores, scores, scores, read_moves(STEPS))
    return find_names(model, rows, Batch(first, size, space, starts))


def test_names_of_one_and_of_more_words() -> None:
    """A unit is a name of its own; a name begun goes on with its label and ends."""
    rows = [
        [{"U-GPE": 2}, {"O": 1}, {"B-ORG": 2}, {"I-ORG": 1}, {"L-ORG": 1}],
        [{"O": 1}, {"U-ORG": 3}],
    ]
    assert names(rows) == [[(0, 1, "GPE"), (2, 5, "ORG")], [(1, 2, "ORG")]]


def test_a_name_keeps_its_label_and_ends_with_its_sentence() -> None:
    """Inside a name of one kind no other goes on; the last word can only end it."""
    rows = [[{"B-ORG": 2}, {"I-GPE": 9, "L-ORG": 1}, {"O": 1}], [{"B-GPE": 2}, {"I-GPE": 5}]]
    assert names(rows) == [[(0, 2, "ORG")], [(0, 2, "GPE")]]


def test_no_name_begins_at_the_last_word_or_on_white_space() -> None:
    """There is no room for a second word at the end, and no label for a space."""
    assert names([[{"B-ORG": 9, "O": 1}]]) == [[]]
    assert names([[{"space": 1, "B-ORG": 9, "U-ORG": 9, "O": 1}, {"O": 1}]]) == [[]]
    assert names([[{"U-": 9, "O": 1}]]) == [[]]


def test_no_name_runs_into_what_the_parser_calls_another_sentence() -> None:
    """Before a word that begins a sentence a name can't begin, and one begun must end."""
    rows = [[{"B-ORG": 9, "U-ORG": 1}, {"O": 1}, {"O": 1}]]
    assert names(rows, begins=(1,)) == [[(0, 1, "ORG")]]
    rows = [[{"B-ORG": 9}, {"I-ORG": 9}, {"O": 1}]]
    assert names(rows, begins=(2,)) == [[(0, 2, "ORG")]]


def test_sentences_of_any_length_do_not_touch_each_other() -> None:
    """An empty one among them has no name; the order of the sentences is kept."""
    rows: list[Words] = [[], [{"U-ORG": 1}], [], [{"O": 1}] * 4 + [{"U-GPE": 1}]]
    assert names(rows) == [[], [(0, 1, "ORG")], [], [(4, 5, "GPE")]]
