"""A network's first layer kept by the word: it sees one word at a time, and words come again.

Two thirds of the words of a batch stand in it more than once, most in the batch before too; what the layer
makes of a word is looked up where it is known. All that look around a word are run as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Features = npt.NDArray[np.uint64]
_LAYERS = 5  # features, all rows as one, tables, their mix, rows by text again
_KEPT = 8192  # words remembered, 3 MiB, before all are forgotten
# Odd numbers by which a word's features (64-bit hashes) are added up to one key.
_ODD = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93,
     0xA0761D6478BD642F, 0xE7037ED1A0B428DB], dtype=np.uint64,
)  # fmt: skip


def by_word(model: Any) -> Any:  # noqa: ANN401 - thinc is untyped
    """Return what predicts as `model` does, its first layer kept by the word where it is built as ours is."""
    embed, rest = _parted(model)
    names = [layer.name.partition("(")[0] for layer in embed.layers]
    known = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]
    if names != known or not 1 < len(embed.layers[0].attrs["columns"]) <= len(_ODD):
        return model
    return _ByWord(embed, rest)


def _parted(model: Any) -> tuple[Any, Sequence[Any]]:  # noqa: ANN401 - as above
    """Return the first layer of a chain, or of the chain that it begins with, and the others."""
    first, *rest = model.layers
    if len(first.layers) in {0, _LAYERS}:
        return first, rest
    return first.layers[0], [*first.layers[1:], *rest]


class _ByWord:
    """The first layer, the layers behind it, and the rows that the first made of words met before."""

    def __init__(self, embed: Any, rest: Sequence[Any]) -> None:  # noqa: ANN401 - as above
        self._columns = embed.layers[0].attrs["columns"]
        self._tables, self._mix = embed.layers[2:4]
        self._rest = rest
        self._place: dict[int, int] = {}
        self._rows = np.zeros((_KEPT, self._mix.get_dim("nO")), dtype=np.float32)

    def predict(self, docs: Sequence[Any]) -> Any:  # noqa: ANN401 - as the last layer gives
        features = [doc.to_array(self._columns).astype(np.uint64, copy=False) for doc in docs]
        ends = np.cumsum([len(one) for one in features])[:-1]
        found: Any = np.split(self._vectors(np.concatenate(features)), ends)
        for layer in self._rest:
            found = layer.predict(found)
        return found

    def _vectors(self, features: Features) -> Floats:
        """Return the first layer's row for each word."""
        keys = (features * _ODD[: features.shape[1]]).sum(axis=1, dtype=np.uint64)
        unique, first, back = np.unique(keys, return_index=True, return_inverse=True)
        if len(unique) > _KEPT:
            return self._made(features)
        if len(unique) + len(self._place) > _KEPT:
            self._place.clear()
        names = unique.tolist()
        new = [k for k, name in enumerate(names) if name not in self._place]
        if new:
            places = range(len(self._place), len(self._place) + len(new))
            self._rows[places.start : places.stop] = self._made(features[first[new]])
            self._place |= zip([names[k] for k in new], places, strict=True)
        rows: Floats = self._rows[[self._place[name] for name in names]][back]
        return rows

    def _made(self, features: Features) -> Floats:
        made: Floats = self._mix.predict(self._tables.predict(features))
        return made
