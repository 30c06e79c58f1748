"""Names read off the parser's name model, all sentences of a batch side by side.

The model walks a sentence word by word: begin a name, go on, end it, a name of one word, or none. spaCy
takes these steps one state at a time; here each step is one small multiplication for all sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    """The model's moves by number: what each does and to which label (0: none)."""

    names: tuple[str, ...]
    act: npt.NDArray[np.str_]
    label: Ints
    labels: tuple[str, ...]


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
    return Moves(
        names=tuple(names),
        act=np.array([act for act, _ in split]),
        label=np.array([labels.index(label) for _, label in split]),
        labels=labels,
    )


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
        self.found: list[Names] = [[] for _ in batch.size]

    def step(self, at: int) -> None:
        """Take the best allowed move at word `at` of each sentence that has one."""
        active = self.order[: int(np.count_nonzero(self.batch.size > at))]
        word = self.batch.first[active] + at
        scores = self._scores(word, self.opened[active])
        last = self.batch.size[active] == at + 1
        follows = self.batch.begins[np.minimum(word + 1, len(self.batch.begins) - 1)]
        inside, label = self.opened[active] >= 0, self.label[active]
        moves = self.model.moves
        allowed = _allowed(moves, inside, label, last | follows, self.batch.space[word])
        scores[~allowed] = -np.inf
        self._take(scores.argmax(axis=1), active, at)

    def _scores(self, word: Ints, opened: Ints) -> Floats:
        """Return the score of each move; row 0 of the shares stands for no word."""
        inside = opened >= 0
        before = np.where(inside, word - 1, -1) + 1
        lower, upper = self.model.lower, self.model.upper
        state = self.shares[word + 1, 0] + self.shares[opened + 1, 1] + self.shares[before, 2]
        state += lower.get_param("b").reshape(state.shape[1:])
        scores: Floats = state.max(axis=2) @ upper.get_param("W").T + upper.get_param("b")
        return scores

    def _take(self, chosen: Ints, active: Ints, at: int) -> None:
        """Note names that end, and remember those begun."""
        moves, first = self.model.moves, self.batch.first
        act = moves.act[chosen]
        for k in np.flatnonzero((act == "L") | (act == "U")):
            one = int(active[k])
            begin = at if act[k] == "U" else int(self.opened[one] - first[one])
            self.found[one].append((begin, at + 1, moves.labels[moves.label[chosen[k]]]))
        begun, over = active[act == "B"], active[act == "L"]
        self.opened[begun] = first[begun] + at
        self.label[begun] = moves.label[chosen[act == "B"]]
        self.opened[over] = -1


def _allowed(moves: Moves, inside: Bools, label: Ints, runs_out: Bools, space: Bools) -> Bools:
    """Return which moves may be taken: in a name only its own go on, outside none does."""
    act, named = moves.act, moves.label > 0
    same = label[:, None] == moves.label[None, :]
    goes_on = (act == "L")[None, :] | ((act == "I")[None, :] & ~runs_out[:, None])
    begins = (act == "U")[None, :] | ((act == "B")[None, :] & ~runs_out[:, None])
    fresh = (act == "O")[None, :] | (begins & named[None, :] & ~space[:, None])
    allowed: Bools = np.where(inside[:, None], goes_on & named[None, :] & same, fresh)
    return allowed
