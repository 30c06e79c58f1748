"""Names read off the parser's name model, all sentences of a batch side by side.

The model walks a sentence word by word: begin a name, go on, end it, a name of one word, or none. spaCy
takes these steps one state at a time; here each step is one small multiplication for all sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

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
    return NameModel(model.get_ref("tok2vec"), lower, upper, read_moves(moves))


def find_names(model: NameModel, docs: Sequence[Any], batch: Batch) -> list[Names]:
    """Return the names of each sentence: first word, the word after the last, label."""
    shares = model.lower.predict(model.words.predict(docs))
    found: list[Names] = [[] for _ in docs]
    order = np.argsort(-batch.size, kind="stable")
    opened = np.full(len(order), -1, dtype=np.int64)  # the first word of the name begun, if any
    label = np.zeros(len(order), dtype=np.int64)
    for at in range(int(batch.size.max(initial=0))):
        active = order[: int(np.count_nonzero(batch.size > at))]
        word = batch.first[active] + at
        moves = _moves(model, shares, word, opened[active], label[active], batch, at, active)
        _take(model.moves, moves, active, at, batch, opened, label, found)
    return found


def _moves(
    model: NameModel,
    shares: Floats,
    word: Ints,
    opened: Ints,
    label: Ints,
    batch: Batch,
    at: int,
    active: Ints,
) -> Ints:
    """Return the best move that is allowed, for each sentence that has a word left."""
    inside = opened >= 0
    start = np.where(inside, opened, -1) + 1  # row 0 of the shares stands for no word
    before = np.where(inside, word - 1, -1) + 1
    state = shares[word + 1, 0] + shares[start, 1] + shares[before, 2]
    state += model.lower.get_param("b").reshape(state.shape[1:])
    scores = state.max(axis=2) @ model.upper.get_param("W").T + model.upper.get_param("b")
    last = batch.size[active] == at + 1
    runs_out = last | batch.begins[np.minimum(word + 1, len(batch.begins) - 1)]
    scores[~_allowed(model.moves, inside, label, runs_out, batch.space[word])] = -np.inf
    best: Ints = scores.argmax(axis=1)
    return best


def _allowed(moves: Moves, inside: Bools, label: Ints, runs_out: Bools, space: Bools) -> Bools:
    """Return which moves may be taken: in a name only its own go on, outside none does."""
    act, named = moves.act, moves.label > 0
    same = label[:, None] == moves.label[None, :]
    goes_on = (act == "L")[None, :] | ((act == "I")[None, :] & ~runs_out[:, None])
    begins = (act == "U")[None, :] | ((act == "B")[None, :] & ~runs_out[:, None])
    fresh = (act == "O")[None, :] | (begins & named[None, :] & ~space[:, None])
    allowed: Bools = np.where(inside[:, None], goes_on & named[None, :] & same, fresh)
    return allowed


def _take(
    moves: Moves,
    chosen: Ints,
    active: Ints,
    at: int,
    batch: Batch,
    opened: Ints,
    label: Ints,
    found: list[Names],
) -> None:
    """Take the moves: note names that end, and remember those begun."""
    act = moves.act[chosen]
    for k in np.flatnonzero((act == "L") | (act == "U")):
        sentence = int(active[k])
        first = at if act[k] == "U" else int(opened[sentence] - batch.first[sentence])
        found[sentence].append((first, at + 1, moves.labels[moves.label[chosen[k]]]))
    begun, over = active[act == "B"], active[act == "L"]
    opened[begun] = batch.first[begun] + at
    label[begun] = moves.label[chosen[act == "B"]]
    opened[over] = -1
