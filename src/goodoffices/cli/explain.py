"""`goodoffices explain`: frames, rules tried with the reason each lost, the winner and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from goodoffices.cli.render import hang
from goodoffices.errors import InputError
from goodoffices.events import Coder, code_sentence
from goodoffices.events.acts import Act
from goodoffices.events.find import chosen, is_told
from goodoffices.language.analyse import analyse_all
from goodoffices.language.frames import Frame
from goodoffices.pipeline import ReadingEngine, find_all, load_engine, namer, outline, set_scene
from goodoffices.rules import RuleSet, match_frames
from goodoffices.rules.match import match_frame, why_not
from goodoffices.scene import SentenceScene
from goodoffices.shapes import Party, Report
from goodoffices.sources import SourceOptions
from goodoffices.telling import Section, describe, safe, tell


def explain_sentence(
    sentence: str, published: str | None, actors: Path | None, engine: ReadingEngine | None = None
) -> None:
    """Print how `sentence` is read; a few sentences are read as a story.

    Raises:
        InputError: There is no sentence, or `published` is no date.

    """
    console = Console(highlight=False)
    day = SourceOptions(published=published).day
    if not sentence.strip():
        raise InputError(
            "SENTENCE", "there is nothing to read", "give a sentence in quotation marks"
        )
    engine = engine or load_engine(actors=actors)
    report = Report(id="sentence", text=sentence, published=day)
    (analysis,) = analyse_all([outline(report, engine)], engine.parser)
    if not analysis.sentences:
        console.print(f"not coded: the text is in {analysis.report.language!r}", markup=False)
    _, scenes = set_scene(analysis, engine, namer(report.id))
    for scene in scenes:
        for line in explanation(scene, engine):
            _print(line, console)
    for section in tell(find_all(analysis, engine)):
        for line in _found(section):
            _print(line, console)


def _print(line: Text, console: Console) -> None:
    """Print a line, wrapped under its own beginning."""
    if line.plain.startswith("\n"):
        console.print()
        line = line[1:]
    lead = len(line.plain) - len(line.plain.lstrip())
    console.print(hang(line[lead:], console, line.plain[:lead]))


def explanation(scene: SentenceScene, engine: ReadingEngine) -> Iterator[Text]:
    """Yield the lines that tell how one sentence was coded."""
    coder = code_sentence(scene, engine.events)
    yield Text(safe(scene.sentence.text), style="bold")
    for frame in coder.frames.values():
        tried = list(_tried(frame, coder))
        if tried:
            yield _frame(frame, coder)
            yield from tried
    told = chosen(coder)
    for act in told:
        yield from _act(act, coder)
    if not told:
        yield Text("no event: no rule matched, or what matched is said not to have happened")


def _frame(frame: Frame, coder: Coder) -> Text:
    tokens = coder.sentence.tokens
    roles = "  ".join(f"{role}={tokens[k].text}" for role, k in frame.roles)
    marks = [
        "passive" if frame.passive else "",
        "negated" if frame.negated else "",
        " ".join(frame.modals),
        f"after {frame.marker!r}" if frame.marker else "",
        frame.tense,
    ]
    flags = ", ".join(m for m in marks if m)
    return Text(
        safe(f"\n{frame.kind} {tokens[frame.head].text!r} ({flags}): {roles}"), style="cyan"
    )


def _tried(frame: Frame, coder: Coder) -> Iterator[Text]:
    rule_sets: tuple[RuleSet[Any], ...] = (coder.lexicon.operators, coder.lexicon.events)
    for rules in rule_sets:
        tried = list(rules.candidates(frame.kind, frame.lemmas))
        matches = (match_frame(rule, frame, coder.view) for rule in tried)
        held = sorted((m for m in matches if m is not None), key=lambda m: m.rank)
        for match in held:
            won = match is held[0]
            why = "best" if won else f"less evidence or broader than {held[0].rule.id}"
            line = f"  + {match.rule.id}: holds, evidence {match.evidence} ({why})"
            yield Text(line, style="green" if won else "")
        ids = {match.rule.id for match in held}
        for rule in tried:
            if rule.id not in ids:
                reason = why_not(rule, frame, coder.view)
                yield Text(safe(f"  - {rule.id}: {reason}"), style="dim")
    for match in match_frames(coder.lexicon.senses, frame, coder.view):
        bars = ", ".join(sorted(match.rule.gives.bars))
        yield Text(f"  ! {match.rule.id}: holds, and bars {bars}", style="yellow")


def _act(act: Act, coder: Coder) -> Iterator[Text]:
    where = coder.lexicon.events.rule(act.rule) or coder.lexicon.operators.rule(act.rule)
    place = f" ({where.where})" if where else ""
    kept = "event" if is_told(act) else "no event: nobody is named for it"
    yield Text(
        f"\n{kept}: {act.type} {act.mode or ''} {act.cameo} {act.status}", style="bold green"
    )
    yield Text(safe(f"  {_names(act.actors)} → {_names(act.recipients)}"))
    yield Text(f"  by {act.rule}{place}; {'; '.join(act.trail)}", style="dim")


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(f"{describe(p)} [{p.why}]" if p.why else describe(p) for p in parties) or "?"


def _found(section: Section) -> Iterator[Text]:
    if section.title in {"Events", "Contacts", "Offers"}:
        return
    yield Text(f"\n{section.title}", style="bold")
    for line in section.lines:
        yield Text(safe(f"  {line.text}  [{line.rule} {line.confidence:.2f}]"))
