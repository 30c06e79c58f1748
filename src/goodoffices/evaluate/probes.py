"""Runs the blind probe sets of `bench/gold` and lays their figures beside the development sets'."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from goodoffices.actors import answer
from goodoffices.dates import StoryDates, find_dates, written_on
from goodoffices.evaluate import actor_probes, event_probes, story_probes, turned
from goodoffices.evaluate.score import Scores
from goodoffices.evaluate.story_probes import DateProbe, PlaceProbe
from goodoffices.language.analyse import analyse_all, keep_all
from goodoffices.language.tokens import Analysis
from goodoffices.pipeline import ReadingEngine, outline, read_all
from goodoffices.places.attach import place_of
from goodoffices.places.find import find_places
from goodoffices.places.towns import country_of_town
from goodoffices.shapes import Place, Report

GOLD = Path("bench/gold")
READ_WHOLE = frozenset(
    {"probe-dates", "probe-places", "probe-frames"}
)  # no half of these is unread any longer, or ever was
UNREAD = frozenset({"probe-dates-2", "probe-places-2", "probe-events-7"})
TURNED_ON = "2016-05-12"  # a day on which the offices in the deeds matter little
P = TypeVar("P")
Rows = Sequence[tuple[str, P]]
Measure = Callable[[Sequence[P]], dict[str, float]]


def score_probes(engine: ReadingEngine, only: Iterable[str] = ()) -> Iterator[Scores]:
    """Yield the figures of each probe set that is there, whole and by readable and unread half.

    Args:
        engine: What reads.
        only: Names of sets ("probe-events"); all where empty.

    """
    wanted = set(only)
    runs: Mapping[str, tuple[Path, Callable[[str, Path], Scores]]] = {
        f"probe-{kind}{number}": (GOLD / f"{folder}{kind}{number}.jsonl", run)
        for number in ("", "-2", "-3", "-4", "-5", "-6", "-7")
        for kind, folder, run in (
            ("actors", "probes/", lambda name, path: _actors(name, path, engine)),
            ("events", "probes/", lambda name, path: _events(name, path, engine)),
            ("dates", "probes/", lambda name, path: _dates(name, path, engine)),
            ("places", "probes/", lambda name, path: _places(name, path, engine)),
            ("precedents", "", lambda name, path: _precedents(name, path, engine)),
            ("frames", "turned/", lambda name, path: _turned(name, path, engine)),
        )
    }
    for name, (path, run) in runs.items():
        if path.exists() and (not wanted or name in wanted):
            yield run(name, path)


def _scores(name: str, path: Path, rows: Rows[P], measure: Measure[P]) -> Scores:
    sha = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    figures = {"all": measure([row for _, row in rows])}
    if name in UNREAD:
        figures["unread"] = figures["all"]
    elif name not in READ_WHOLE:
        figures["read"] = measure([row for key, row in rows if story_probes.is_readable(key)])
        figures["unread"] = measure([row for key, row in rows if not story_probes.is_readable(key)])
    return Scores(name, len(rows), sha, figures)


def _lines(path: Path, shape: type[P]) -> list[P]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [msgspec.json.decode(line, type=shape) for line in lines if line.strip()]


def _actors(name: str, path: Path, engine: ReadingEngine) -> Scores:
    verdicts = actor_probes.score(engine.registry, actor_probes.load_probes(path))

    def measure(kept: Sequence[actor_probes.Verdict]) -> dict[str, float]:
        one = actor_probes.figures(kept)
        return {"country": one.country, "sector": one.sector, "both": one.both, "name": one.name}

    return _scores(name, path, [(v.probe.id, v) for v in verdicts], measure)


def _events(name: str, path: Path, engine: ReadingEngine) -> Scores:
    probes = _lines(path, event_probes.Probe)
    towns = country_of_town(engine.gazetteer)
    readings = read_all((_report(p.id, p.text, p.published) for p in probes), engine)
    verdicts: list[event_probes.Verdict] = []
    for probe, reading in zip(probes, readings, strict=True):
        words = event_probes.words_of(probe)
        countries = {w: answer(w, probe.published, engine.registry, towns).country for w in words}
        verdicts.append(event_probes.judge(probe, reading, countries))
    return _scores(name, path, [(v.probe.id, v) for v in verdicts], event_probes.figures)


def _turned(name: str, path: Path, engine: ReadingEngine) -> Scores:
    deeds = _lines(path.with_name("deeds.jsonl"), turned.Deed)
    sentences = list(turned.turn(_lines(path, turned.Frame), deeds))
    reports = (_report(str(n), one.text, TURNED_ON) for n, one in enumerate(sentences))
    readings = read_all(reports, engine)
    verdicts = [
        turned.judge(one, reading.events) for one, reading in zip(sentences, readings, strict=True)
    ]
    return _scores(name, path, [(v.turned.frame.id, v) for v in verdicts], turned.figures)


def _dates(name: str, path: Path, engine: ReadingEngine) -> Scores:
    probes = _lines(path, DateProbe)
    return _scores(name, path, [(p.id, _is_dated(p, engine)) for p in probes], _share)


def _is_dated(probe: DateProbe, engine: ReadingEngine) -> bool:
    story = outline(_report(probe.id, probe.text, probe.published), engine)
    line, published = story.report.dateline, story.report.published
    written = written_on(line, published, engine.dates)
    at = story.report.text.find(line or "")
    found = list(find_dates(line, at, published, engine.dates)) if line else []
    told = StoryDates()
    for sentence in story.sentences:
        dates = find_dates(sentence.text, sentence.start, written, engine.dates, told)
        told = told.after(dates)
        found += dates
    return story_probes.is_dated(probe, found)


def _places(name: str, path: Path, engine: ReadingEngine) -> Scores:
    probes = _lines(path, PlaceProbe)
    outlines = [outline(_report(p.id, p.text, p.published), engine) for p in probes]
    stories = analyse_all(outlines, engine.parser, keep_all)
    right = [
        (probe.id, story_probes.is_placed(probe, _place(probe, story, engine)))
        for probe, story in zip(probes, stories, strict=True)
    ]
    return _scores(name, path, right, _share)


def _place(probe: PlaceProbe, story: Analysis, engine: ReadingEngine) -> Place | None:
    """Return the place of the predicate that the probe names."""
    start = story.report.text.find(probe.event)
    sentence = story.sentence_at(start)
    if sentence is None:
        return None
    words = [t for t in sentence.tokens if t.start < start + len(probe.event) and t.end > start]
    inside = {t.i for t in words}
    heads = [t.i for t in words if t.head not in inside or t.head == t.i]
    places = find_places(story, engine.gazetteer)
    return place_of(sentence, heads[0], places) if heads else None


def _precedents(name: str, path: Path, engine: ReadingEngine) -> Scores:
    probes = _lines(path, story_probes.PrecedentProbe)
    readings = read_all((_report(p.id, p.text, p.published) for p in probes), engine)
    counts = [
        (probe.id, story_probes.precedent_counts(probe, reading.precedents))
        for probe, reading in zip(probes, readings, strict=True)
    ]
    return _scores(name, path, counts, story_probes.f1)


def _report(name: str, text: str, published: str | None) -> Report:
    return Report(id=name, text=text, published=published)


def _share(right: Sequence[bool]) -> dict[str, float]:
    return {"right": sum(right) / max(len(right), 1)}
