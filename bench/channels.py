"""What one question costs over a million events, beside networkx's common neighbours on the same table.

    python bench/channels.py [--events N] [--ceiling 0.5]

Both start from the same Parquet file and end with a ranking: ours of all features with the fitted
weights, networkx's of how many neighbours a party shares with both sides. The table is made up, its
parties as unequally busy as in event data. Exit status 1 where ours costs more than the ceiling.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import networkx as nx
import numpy as np
import pyarrow as pa

from goodoffices.channels import day_number, rank, read_events, shipped_weights, weights_for

PARTIES = 3000
DAYS = 3650
START = dt.date(2005, 1, 1)
ASOF = "2014-12-29"
CODES = ("010", "036", "040", "042", "043", "046", "051", "057", "112", "173", "190")
A, B = "party 0003", "party 0007"
RUNS = 3


def make_table(path: Path, rows: int) -> None:
    """Write a table of events between parties of which few are busy and most are not."""
    rng = np.random.default_rng(20140711)
    names = np.array([f"party {k:04}" for k in range(PARTIES)])
    busy = 1.0 / np.arange(1, PARTIES + 1) ** 0.9
    ends = rng.choice(PARTIES, size=(2, rows), p=busy / busy.sum())
    days = np.sort(rng.integers(0, DAYS, size=rows))
    calendar = np.array([(START + dt.timedelta(days=k)).isoformat() for k in range(DAYS)])
    table = pa.table(
        {
            "date": calendar[days],
            "source": names[ends[0]],
            "cameo": np.array(CODES)[rng.integers(0, len(CODES), size=rows)],
            "target": names[ends[1]],
        }
    )
    duckdb.from_arrow(table).write_parquet(str(path))


def ours(path: Path) -> list[str]:
    """Return our ranking of one question, from the file on."""
    weights = weights_for(ASOF, shipped_weights())
    return rank(read_events(path), A, B, day_number(ASOF), weights)


def common_neighbours(path: Path) -> list[str]:
    """Return networkx's, from the same file: shared neighbours with A plus those with B."""
    query = (
        "SELECT source, target FROM read_parquet($path) WHERE date <= $asof AND source <> target"
    )
    rows = duckdb.sql(query, params={"path": str(path), "asof": ASOF}).fetchall()
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(rows)
    shared = {
        party: len(nx.common_neighbors(graph, A, party)) + len(nx.common_neighbors(graph, B, party))
        for party in graph
        if party not in {A, B}
    }
    return sorted(shared, key=lambda party: (-shared[party], party))


def median_time(run: Callable[[Path], list[str]], path: Path) -> float:
    """Return the median seconds of a few runs, each of which must rank somebody."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        ranked = run(path)
        times.append(time.perf_counter() - start)
        if not ranked:
            sys.exit("nobody was ranked: the bench measures nothing")
    return statistics.median(times)


def main() -> int:
    """Print both times and their ratio; return 1 where it is above the ceiling."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--ceiling", type=float, default=0.5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.parquet")
        make_table(path, options.events)
        mine, theirs = median_time(ours, path), median_time(common_neighbours, path)
    ratio = mine / theirs
    print(f"one question over {options.events:,} events")
    print(f"  goodoffices, all features       {mine:6.2f} s")
    print(f"  networkx, common neighbours     {theirs:6.2f} s")
    print(f"  ratio {ratio:.2f}, ceiling {options.ceiling:.2f}")
    return int(ratio > options.ceiling)


if __name__ == "__main__":
    sys.exit(main())
