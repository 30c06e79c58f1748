"""Where a series changed its level: PELT on the mean, by `ruptures`.

R. Killick, P. Fearnhead and I. A. Eckley, "Optimal detection of changepoints with a linear
computational cost" (2012); C. Truong, L. Oudre and N. Vayatis, "Selective review of offline change
point detection methods" (2020), whose library this calls.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

SHORTEST = 2  # periods: a level that lasts less is an episode, not a turn
FEWEST = 6  # periods below which nothing can be said to have turned
PENALTY = 3.0  # times the variance of the noise and the log of the length, as the BIC has it


def change_points(series: Sequence[float]) -> list[int]:
    """Return the places at which the mean of `series` changed, in order; none where it is short.

    The noise is estimated from the differences of neighbours, so that a change of level doesn't
    count as noise.
    """
    if len(series) < FEWEST:
        return []
    import ruptures  # noqa: PLC0415 - it brings scipy along, which takes a second

    values = np.asarray(series, dtype=np.float64).reshape(-1, 1)
    steps = np.diff(values[:, 0])
    noise = float(np.median(np.abs(steps - np.median(steps))) * 1.4826 / math.sqrt(2)) ** 2
    least = max(noise, float(values.var()) * 0.05, 1e-9)
    # The linear kernel's cost is the squares about the mean; this class of theirs is the compiled one.
    found = ruptures.KernelCPD(kernel="linear", min_size=SHORTEST).fit(values)
    places = found.predict(pen=PENALTY * least * math.log(len(series)))
    return [int(at) for at in places if at < len(series)]
