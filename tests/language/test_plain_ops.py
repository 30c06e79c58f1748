"""Operations of the parser's networks as numpy does them: the numbers are thinc's."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import NumpyOps

from goodoffices.language.plain_ops import PlainOps


@pytest.mark.parametrize("shape", [(7, 5, 3), (1, 4, 2), (3, 4, 1), (0, 4, 2)])
def test_the_largest_piece_is_thincs(shape: tuple[int, int, int]) -> None:
    """Each unit gets the largest of its pieces, in rows that the next layer can multiply."""
    given = np.random.default_rng(1).normal(size=shape).astype(np.float32)
    best, _ = PlainOps(use_blis=False).maxout(given)
    assert np.array_equal(best, NumpyOps().maxout(given)[0])
    assert best.shape == shape[:2]
