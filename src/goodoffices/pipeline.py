"""Report in, reading out: the rooms of the house, called in order.

`read` is a pure function of (report, engine): no clock, no network, nothing written. So it runs the
same in a loop, in a pool of processes and in a test.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from goodoffices import __version__
from goodoffices.actors import Registry, find_parties, load_registry
from goodoffices.actors.cache import collector_resting
from goodoffices.dates import Grammar as DateGrammar
from goodoffices.dates import load_grammar as load_date_grammar
from goodoffices.events import (
    EventLexicon,
    MentionWords,
    find_events,
    load_event_lexicon,
    load_mention_words,
    name_again,
    settle_deeds,
    settle_sides,
    settle_strikes,
    sides_of,
    told_once,
)
from goodoffices.incidents import link_incidents
from goodoffices.language import Analysis, Engine, Quote, Sentence
from goodoffices.language.analyse import Keep, analyse_all, keep_all, outline_of
from goodoffices.language.frames import Grammar, build_frames, load_grammar
from goodoffices.places.gazetteer import Gazetteer, gazetteer_hash
from goodoffices.places.towns import country_of_town
from goodoffices.precedents import PrecedentWords, find_precedents, load_precedent_words
from goodoffices.prefilter import Prefilter, load_prefilter
from goodoffices.rules import RuleSet, load_classes
from goodoffices.scene import SentenceScene, StoryScene, StoryTold
from goodoffices.shapes import (
    EngineId,
    Event,
    Extent,
    Precedent,
    Reading,
    Report,
    Standing,
    Statement,
    Toll,
)
from goodoffices.standings import INSIDE, StandingGives, find_standings, load_standing_rules
from goodoffices.statements import (
    StatementLexicon,
    find_statements,
    issuers,
    load_statement_lexicon,
)
from goodoffices.statements.said import extents
from goodoffices.text.clean import clean
from goodoffices.text.cues import PageCues, load_page_cues
from goodoffices.text.quotes import find_quotes
from goodoffices.text.sentences import split_sentences
from goodoffices.tolls import TollLexicon, find_tolls, load_toll_lexicon

F = TypeVar("F")
L = TypeVar("L")
CHUNK = 16  # reports parsed in one stream; more would hold more memory and be no faster
READ_LANGUAGES = frozenset({"en", "und"})  # what isn't known to be another language is tried


class ReadingEngine(msgspec.Struct, frozen=True):
    """Everything loaded that reading needs; `id` names it in every reading.

    `counting` tells which sentences can hold a toll; the others are not looked at for any.
    """

    parser: Engine
    cues: PageCues
    grammar: Grammar
    registry: Registry
    gazetteer: Gazetteer
    dates: DateGrammar
    events: EventLexicon
    mentions: MentionWords
    statements: StatementLexicon
    tolls: TollLexicon
    standings: RuleSet[StandingGives]
    precedents: PrecedentWords
    id: EngineId
    counting: Prefilter | None = None


def load_engine(parser: Engine | None = None, actors: Path | None = None) -> ReadingEngine:
    """Return an engine with our lexicon, registry and gazetteer.

    Args:
        parser: The language engine; spaCy with the model we ship with, where null.
        actors: A folder of registry files of the user's own, which win over ours.

    Raises:
        LexiconError: A file of the lexicon, the registry or the gazetteer can't be used.

    """
    with collector_resting():
        return _loaded(parser or _default_parser(), load_registry(actors))


def _loaded(parser: Engine, registry: Registry) -> ReadingEngine:
    classes = load_classes()
    gazetteer = Gazetteer()
    tolls = load_toll_lexicon(classes)
    return ReadingEngine(
        parser=parser,
        cues=load_page_cues(),
        grammar=load_grammar(),
        registry=registry,
        gazetteer=gazetteer,
        dates=load_date_grammar(),
        events=load_event_lexicon(classes),
        mentions=load_mention_words(),
        statements=load_statement_lexicon(classes),
        tolls=tolls,
        standings=load_standing_rules(classes),
        precedents=load_precedent_words(),
        id=EngineId(
            version=__version__,
            lexicon=lexicon_hash(),
            actors=registry.hash,
            places=gazetteer_hash(gazetteer),
        ),
        counting=load_prefilter(tolls.rules),
    )


def _default_parser() -> Engine:
    from goodoffices.language.spacy_engine import SpacyEngine  # noqa: PLC0415 - takes seconds

    return SpacyEngine()


def lexicon_hash() -> str:
    """Return the hash of all rules and word lists; the registry has one of its own."""
    digest = hashlib.sha256()
    root = resources.files("goodoffices").joinpath("lexicon")
    with resources.as_file(root) as folder:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "actors" not in path.relative_to(folder).parts:
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def read(report: Report, engine: ReadingEngine, keep: Keep = keep_all) -> Reading:
    """Return everything found in one report; only sentences that `keep` keeps are parsed."""
    return next(read_all([report], engine, keep))


def read_all(
    reports: Iterable[Report], engine: ReadingEngine, keep: Keep = keep_all
) -> Iterator[Reading]:
    """Yield the reading of each report, in order; memory is bounded by a few reports at a time."""
    stream = iter(reports)
    while chunk := list(islice(stream, CHUNK)):
        outlines = [outline(report, engine) for report in chunk]
        for analysis in analyse_all(outlines, engine.parser, keep):
            yield find_all(analysis, engine)


def outline(report: Report, engine: ReadingEngine) -> Analysis:
    """Return a report cleaned, with its sentences and quotations, before the parse.

    A report in a language we don't read has no sentences: it is kept and not coded.
    """
    cleaned = clean(report, engine.cues)
    if cleaned.language not in READ_LANGUAGES:
        return outline_of(cleaned, (), ())
    text = cleaned.text
    sentences = (
        Sentence(k, e.start, e.end, text[e.start : e.end], kind=e.kind, paragraph=e.paragraph)
        for k, e in enumerate(split_sentences(cleaned, engine.cues))
    )
    return outline_of(cleaned, sentences, (Quote(*q) for q in find_quotes(text)))


def find_all(analysis: Analysis, engine: ReadingEngine) -> Reading:
    """Return the reading of a parsed report: who, when and where first, then the findings."""
    name = namer(analysis.report.id)
    statements, scenes = set_scene(analysis, engine, name)
    found = _in_each(scenes, find_events, engine.events, name)
    telling = {event.sentence for event in found}  # what is unparsed can't sway whose war it is
    bodies = [b for scene in scenes if scene.sentence.index in telling for b in scene.bodies()]
    flown = settle_strikes(found)
    told = told_once(settle_deeds(flown, analysis.sentences, engine.mentions), analysis.sentences)
    events = name_again(settle_sides(told, bodies), scenes, engine.mentions)
    gate = engine.counting
    counting = [scene for scene in scenes if gate is None or gate.keeps(scene.sentence)]
    return _reading(
        analysis,
        engine,
        statements=statements,
        events=events,
        tolls=link_incidents(_in_each(counting, find_tolls, engine.tolls, name), events),
        standings=_once(_in_each(scenes, find_standings, engine.standings, name)),
        precedents=tuple(
            find_precedents(scenes, events, engine.precedents, name, sides_of(events, bodies))
        ),
    )


def set_scene(
    analysis: Analysis, engine: ReadingEngine, name: Callable[[str, int], str]
) -> tuple[tuple[Statement, ...], list[SentenceScene]]:
    """Return who said what, and each sentence with all that the other rooms ask about it."""
    told = StoryTold(analysis, engine.dates, engine.gazetteer)
    large = country_of_town(engine.gazetteer)
    story = StoryScene(
        analysis,
        [build_frames(s, engine.grammar) for s in analysis.sentences],
        find_parties(analysis, engine.registry, lambda town: told.country_of(town) or large(town)),
    )
    statements = find_statements(story, engine.statements, name)
    return statements, list(_scenes(story, statements, told))


def _scenes(
    story: StoryScene, statements: Sequence[Statement], told: StoryTold
) -> Iterator[SentenceScene]:
    said = story.analysis.by_sentence(statements, extents)
    issued = issuers(story, statements)
    for sentence in story.analysis.sentences:
        yield SentenceScene(story, sentence, said[sentence.index], told, issued[sentence.index])


def _in_each(
    scenes: Iterable[SentenceScene],
    find: Callable[[SentenceScene, L, Callable[[str, int], str]], Iterable[F]],
    lexicon: L,
    name: Callable[[str, int], str],
) -> tuple[F, ...]:
    parsed = (scene for scene in scenes if scene.sentence.tokens)
    return tuple(found for scene in parsed for found in find(scene, lexicon, name))


def _once(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Tell each office of each person once, with the other sentences that tell it in `also`.

    Who is named inside another's name is told only where no other sentence tells of him.
    """
    standings = tuple(standings)
    families = {_family(one) for one in standings if one.rule != INSIDE}
    standings = (s for s in standings if s.rule != INSIDE or _family(s) not in families)
    first: dict[tuple[object, ...], Standing] = {}
    for one in standings:
        words = one.role.casefold().replace("\u2019", "'").split()
        office = tuple([w for w in words if not w.endswith("'s")][-2:])  # "Chad's army chief"
        key = (one.party.actor or one.party.name or one.party.text, office, one.change)
        if key not in first:
            first[key] = one
        elif one.sentence not in (first[key].sentence, *first[key].also):
            also = (*first[key].also, one.sentence)
            first[key] = msgspec.structs.replace(first[key], also=also)
    return tuple(first.values())


def _family(standing: Standing) -> str:
    """Return the last word of a person's name in small letters."""
    return (standing.party.name or standing.party.text).split()[-1].casefold()


def namer(report: str) -> Callable[[str, int], str]:
    """Return what names findings: report, kind and place in the text; a second one there gets -2."""
    seen: Counter[str] = Counter()

    def name(kind: str, offset: int) -> str:
        key = f"{report}:{kind}:{offset}"
        seen[key] += 1
        return key if seen[key] == 1 else f"{key}-{seen[key]}"

    return name


def _reading(
    analysis: Analysis,
    engine: ReadingEngine,
    *,
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
    tolls: tuple[Toll, ...],
    standings: tuple[Standing, ...],
    precedents: tuple[Precedent, ...],
) -> Reading:
    report = analysis.report
    return Reading(
        id=report.id,
        title=report.title,
        subtitle=report.subtitle,
        byline=report.byline,
        dateline=report.dateline,
        published=report.published,
        source=report.source,
        url=report.url,
        language=report.language,
        synthetic=report.synthetic,
        text=report.text,
        furniture=report.furniture,
        sentences=tuple(Extent(start=s.start, end=s.end) for s in analysis.sentences),
        engine=engine.id,
        events=events,
        statements=statements,
        tolls=tolls,
        standings=standings,
        precedents=precedents,
        notes=tuple(_notes(report)),
    )


def _notes(report: Report) -> Iterator[str]:
    """Yield what a reader of the findings must know about how the report was read."""
    if report.language not in READ_LANGUAGES:
        yield f"not coded: the text is in {report.language!r}, only English is read"
    if report.published is None:
        yield "no publication date: words such as Friday can't be resolved; give --published"
