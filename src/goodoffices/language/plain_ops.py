"""Operations of the parser's networks that numpy does faster than the library they come with."""

from __future__ import annotations

from functools import reduce
from typing import Any

import numpy as np
from thinc.api import NumpyOps


class PlainOps(NumpyOps):  # type: ignore[misc]  # thinc is untyped
    """thinc's operations for networks that are only run, never taught."""

    def maxout(self, X: Any) -> tuple[Any, None]:  # noqa: ANN401, N803 - thinc's own name
        """Return the largest of each unit's pieces; which one it was only teaching would ask."""
        return reduce(np.maximum, (X[:, :, piece] for piece in range(X.shape[2]))), None
