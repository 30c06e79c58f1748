"""What each part of reading costs beside the bare parse of the same sentences, in one run.

Processor time; the shipped examples. The measure is spaCy's own run over the same sentences in the same
process ("bare parse"); our parse of them, by parts, is a part like the others.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from goodoffices.actors import find_parties
from goodoffices.dates import StoryDates, find_dates
from goodoffices.events import find_events
from goodoffices.language import Analysis
from goodoffices.language.analyse import analyse_all
from goodoffices.language.frames import build_frames
from goodoffices.language.spacy_engine import SpacyEngine
from goodoffices.pipeline import ReadingEngine, load_engine, namer, outline, set_scene
from goodoffices.places.find import find_places
from goodoffices.places.towns import country_of_town
from goodoffices.precedents import find_precedents
from goodoffices.scene import StoryScene
from goodoffices.shapes import Report
from goodoffices.standings import find_standings
from goodoffices.statements import find_statements
from goodoffices.tolls import find_tolls

EXAMPLES = Path(__file__).parent.parent / "examples"
ROUNDS = 3
ASIDE = ("statements", "tolls", "dates", "places", "standings", "precedents")


def main() -> None:
    """Print each part's cost as a share of the bare parse."""
    engine, whole = load_engine(), SpacyEngine(whole=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
    outlines = [outline(Report(id=str(k), text=text), engine) for k, text in enumerate(texts)]
    list(analyse_all(outlines[:4], whole))
    measure(engine, outlines[:4], Counter())  # compiles what is compiled when first needed
    spent: Counter[str] = Counter()
    for _ in range(ROUNDS):
        start = time.process_time()
        list(analyse_all(outlines, whole))
        spent["bare parse"] += time.process_time() - start  # type: ignore[assignment]
        measure(engine, outlines, spent)
    for part, seconds in spent.items():
        print(f"{part:12} {seconds / spent['bare parse']:.3f} of the bare parse")
    aside = sum(spent[part] for part in ASIDE) / spent["bare parse"]
    coding = (spent["events"] + spent["frames"]) / spent["bare parse"]
    print(f"aside from events {aside:.3f}: {', '.join(ASIDE)}")
    print(f"coding events {coding:.3f}: frames, events")


def measure(engine: ReadingEngine, outlines: Sequence[Analysis], spent: Counter[str]) -> None:
    """Add to `spent` what each part of reading these stories takes."""

    def timed(part: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever a part returns
        start = time.process_time()
        done = work()
        spent[part] += time.process_time() - start  # type: ignore[assignment]
        return done

    stories = timed("our parse", lambda: list(analyse_all(outlines, engine.parser)))
    towns = country_of_town(engine.gazetteer)
    for story in stories:
        name = namer(story.report.id)
        frames = timed("frames", lambda: [build_frames(s, engine.grammar) for s in story.sentences])
        parties = timed("parties", lambda: find_parties(story, engine.registry, towns))
        scene = StoryScene(story, frames, parties)
        timed("statements", lambda: find_statements(scene, engine.statements, name))
        timed("places", lambda: find_places(story, engine.gazetteer))
        timed("dates", lambda: _dates(story, engine))
        _, scenes = set_scene(story, engine, name)
        for one in scenes:
            one.is_place(0), one.dates
        events = timed(
            "events", lambda: [e for s in scenes for e in find_events(s, engine.events, name)]
        )
        timed("tolls", lambda: _tolls(scenes, engine, name))
        timed(
            "standings",
            lambda: [t for s in scenes for t in find_standings(s, engine.standings, name)],
        )
        timed("precedents", lambda: find_precedents(scenes, events, engine.precedents, name))


def _tolls(scenes: Sequence[Any], engine: ReadingEngine, name: Callable[[str, int], str]) -> None:
    gate = engine.counting
    for scene in scenes:
        if gate is None or gate.keeps(scene.sentence):
            find_tolls(scene, engine.tolls, name)


def _dates(story: Any, engine: Any) -> None:  # noqa: ANN401 - the engine's own shapes
    told = StoryDates()
    for sentence in story.sentences:
        found = find_dates(
            sentence.text, sentence.start, story.report.published, engine.dates, told
        )
        told = told.after(found)


if __name__ == "__main__":
    main()
