"""Names read off the parser's name model, all sentences of a batch side by side.

The model walks a sentence word by word: begin a name, go on, end it, a name of one word, or none. spaCy
takes these steps one state at a time; here each step is one small multiplication for all sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from goodoffices.language.by_word import by_word

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Names = list[tuple[int, int, str]]
_FEATURES = 3  # the word, the first word of the name begun, the word before


class Moves(NamedTuple):
    """The model's moves by number: what each does and to which label (0: none).

    `begins` and `ends` tell which begin or end a name, one of one word ends it alone. `barred` is what
    is added to the scores of the moves: 0, or minus infinity for one that may not be taken, by the label
    of the name begun (0: none), whether a name may not run on, and whether the word is white space.
    """

    act: npt.NDArray[np.str_]
    label: Ints
    labels: tuple[str, ...]
    begins: Bools
    ends: Bools
    barred: Floats


class NameModel(NamedTuple):
    """What the steps need: word vectors in, their share in a state, and scores for each move."""

    words: Any
    lower: Any
    upper: Any
    moves: Moves


class Batch(NamedTuple):
    """The sentences of a batch: where each begins in one row of all words, and what is known of each word.

    `space`: white space, which begins no name. `begins`: the first word of a sentence to the parser, into
    which no name runs on.
    """

    first: Ints
    size: Ints
    space: Bools
    begins: Bools


def read_moves(names: Sequence[str]) -> Moves:
    """Return the moves named as spaCy names them: "B-ORG", "O"."""
    split = [name.partition("-")[::2] for name in names]
    labels = ("", *dict.fromkeys(label for _, label in split if label))
    act = np.array([act for act, _ in split])
    label = np.array([labels.index(label) for _, label in split])
    return Moves(
        act=act,
        label=label,
        labels=labels,
        begins=act == "B",
        ends=(act == "L") | (act == "U"),
        barred=_barred(act, label, len(labels)),
    )


def _barred(act: npt.NDArray[np.str_], label: Ints, labels: int) -> Floats:
    """Return what bars moves: in a name only its own go on, outside none does."""
    table = np.full((labels, 2, 2, len(act)), -np.inf, dtype=np.float32)
    for runs_out in (0, 1):
        goes_on = (act == "L") | ((act == "I") & (not runs_out))
        begins = (act == "U") | ((act == "B") & (not runs_out))
        for one in range(1, labels):
            table[one, runs_out, :, goes_on & (label == one)] = 0.0
        for space in (0, 1):
            fresh = (act == "O") | (begins & (label > 0) & (not space))
            table[0, runs_out, space, fresh] = 0.0
    return table


def name_model(model: Any, moves: Sequence[str]) -> NameModel | None:  # noqa: ANN401 - thinc is untyped
    """Return the steps of spaCy's name model, or None where it isn't built as we know it."""
    parts = set(model.ref_names)
    if not parts >= {"tok2vec", "lower", "upper"} or model.attrs.get("unseen_classes"):
        return None
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    known = {name.partition("-")[0] for name in moves} <= {"B", "I", "L", "U", "O", "M"}
    shape = lower.has_dim("nF") and lower.get_dim("nF") == _FEATURES and lower.get_dim("nP") > 1
    if not (known and shape and model.attrs.get("has_upper") and upper.name == "linear"):
        return None
    return NameModel(by_word(model.get_ref("tok2vec")), lower, upper, read_moves(moves))


def find_names(model: NameModel, docs: Sequence[Any], batch: Batch) -> list[Names]:
    """Return the names of each sentence: first word, the word after the last, label."""
    walk = _Walk(model, model.lower.predict(model.words.predict(docs)), batch)
    for at in range(int(batch.size.max(initial=0))):
        walk.step(at)
    return walk.found


class _Walk:
    """Sentences gone through side by side; `opened` is the first word of the name begun, -1 for none."""

    def __init__(self, model: NameModel, shares: Floats, batch: Batch) -> None:
        self.model = model
        self.shares = shares
        self.batch = batch
        self.order = np.argsort(-batch.size, kind="stable")
        self.opened = np.full(len(batch.size), -1, dtype=np.int64)
        self.label = np.zeros(len(batch.size), dtype=np.int64)
        self.below = model.lower.get_param("b").reshape(shares.shape[2:])
        self.weights, self.above = model.upper.get_param("W").T, model.upper.get_param("b")
        self.found: list[Names] = [[] for _ in batch.size]

    def step(self, at: int) -> None:
        """Take the best allowed move at word `at` of each sentence that has one."""
        active = self.order[: int(np.count_nonzero(self.batch.size > at))]
        word = self.batch.first[active] + at
        scores = self._scores(word, self.opened[active])
        last = self.batch.size[active] == at + 1
        follows = self.batch.begins[np.minimum(word + 1, len(self.batch.begins) - 1)]
        runs_out, space = (last | follows).astype(np.int64), self.batch.space[word].astype(np.int64)
        scores += self.model.moves.barred[self.label[active], runs_out, space]
        self._take(scores.argmax(axis=1), active, at)

    def _scores(self, word: Ints, opened: Ints) -> Floats:
        """Return the score of each move; row 0 of the shares stands for no word."""
        inside = opened >= 0
        before = np.where(inside, word - 1, -1) + 1
        state = self.shares[word + 1, 0] + self.shares[opened + 1, 1] + self.shares[before, 2]
        state += self.below
        best = reduce(np.maximum, (state[:, :, piece] for piece in range(state.shape[2])))
        scores: Floats = best @ self.weights + self.above
        return scores

    def _take(self, chosen: Ints, active: Ints, at: int) -> None:
        """Note names that end, and remember those begun."""
        moves, first = self.model.moves, self.batch.first
        over = np.flatnonzero(moves.ends[chosen])
        for k in over.tolist():
            one = int(active[k])
            begin = at if self.opened[one] < 0 else int(self.opened[one] - first[one])
            self.found[one].append((begin, at + 1, moves.labels[moves.label[chosen[k]]]))
        self.opened[active[over]] = -1
        self.label[active[over]] = 0
        begun = np.flatnonzero(moves.begins[chosen])
        self.opened[active[begun]] = first[active[begun]] + at
        self.label[active[begun]] = moves.label[chosen[begun]]
