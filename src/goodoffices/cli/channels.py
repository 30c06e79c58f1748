"""`goodoffices channels`: who can carry a proposal between two parties, and why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from goodoffices.actors import Registry, load_registry
from goodoffices.channels import (
    Channel,
    Events,
    Ranking,
    Reason,
    Testimony,
    Weights,
    check_earlier,
    day_number,
    find_channels,
    make_book,
    rank,
    read_events,
    read_record,
    read_weights,
    shipped_weights,
    weights_for,
)
from goodoffices.channels.evidence import count_words
from goodoffices.channels.parties import named_party
from goodoffices.channels.paths import Path as Way
from goodoffices.channels.paths import find_paths
from goodoffices.channels.rank import FEWEST
from goodoffices.channels.table import place_of
from goodoffices.channels.view import make_view
from goodoffices.cli.options import Format
from goodoffices.cli.render import hang, print_lines
from goodoffices.errors import InputError
from goodoffices.record import Filter, coverage, coverage_line, is_synthetic, open_record
from goodoffices.telling import SYNTHETIC, json_line, safe

BLIND = (
    "Seen is only what was reported in what was read. Not seen: back-channels nobody reported, "
    "languages that are not read, and in event tables who else was in the room: they hold pairs."
)
TOP = 10  # parties shown
DEEP = 300  # names of a ranking that answers a query
REASONS = 6  # shown of a party in the ranking; --why shows all
QUOTED = 2  # rows of evidence under a reason in the ranking


class Source(msgspec.Struct, frozen=True):
    """Where the answer is drawn from: events, what else a record tells, and how much was read."""

    events: Events
    testimonies: tuple[Testimony, ...]
    drawn: str
    synthetic: bool = False


class Query(msgspec.Struct, frozen=True):
    """One line of a file of queries."""

    id: str
    a: str
    b: str
    asof: str


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line was asked for."""

    a: str
    b: str
    asof: str
    record: Path | None
    events: Path | None
    why: str | None
    path: bool
    weights: str | None
    limit: int
    output: Format


def make_asked(
    a: str | None,
    b: str | None,
    asof: str | None,
    **rest: Any,  # noqa: ANN401 - the other fields of Asked, by name
) -> Asked:
    """Return the question of a command line; raise `InputError` where part of it is missing."""
    if a is None or b is None:
        raise InputError("A B", "two parties are needed", "goodoffices channels Israel Hamas …")
    if asof is None:
        raise InputError("--asof", "a day is needed", "give the last day known, YYYY-MM-DD")
    return Asked(a=a, b=b, asof=asof, **rest)


def answer_channels(asked: Asked, actors: Path | None) -> None:
    """Print the ranking, one party's reasons, or the paths from A to B."""
    registry = cache(lambda: load_registry(actors))
    source = load_source(asked.record, asked.events, asked.asof, registry, (asked.a, asked.b))
    a, b = (named(name, source.events, registry) for name in (asked.a, asked.b))
    console = Console(highlight=False)
    if asked.path:
        _print_paths(source, a, b, asked, console)
        return
    only = None if asked.why is None else named(asked.why, source.events, registry)
    weights = chosen_weights(asked.weights, asked.asof, asked.record is not None)
    found = find_channels(
        source.events, a, b, day_number(asked.asof), weights, source.testimonies, asked.limit, only
    )
    if only is not None and not found.channels:
        raise InputError("--why", *_absent(only, found))
    if asked.output is Format.JSONL:
        _print_json(found)
    else:
        _print_ranking(found, source, console, whole=only is not None)


def load_source(
    record: Path | None,
    events: Path | None,
    asof: str,
    registry: Callable[[], Registry],
    sides: tuple[str, ...] = (),
) -> Source:
    """Return what is known up to day `asof`: of a record, or of a table of events.

    `registry` is asked for only where it is needed: a table goes by its own names. Parties named in
    `sides` are known to a record's source even before anything is told of them.

    Raises:
        InputError: neither or both are given, or the table can't be used.

    """
    day_number(asof)
    if (record is None) == (events is None):
        raise InputError("--record, --events", "one of the two is needed", "give either of them")
    if events is not None:
        table = read_events(events)
        return Source(table, (), f"{events.name}, {len(table.day)} events between parties")
    assert record is not None  # noqa: S101 - one of the two is given
    with open_record(record, read_only=True) as opened:
        book = make_book(registry().actors.values())
        meant = [party for side in sides if (party := named_party(side, book))]
        told = read_record(opened, asof, book, meant)
        read = coverage_line(coverage(opened, Filter(until=asof)))
        drawn = f"{record.name}: {read}; {told.reports} with events or standings"
        return Source(told.events, told.testimonies, drawn, is_synthetic(opened))


def named(name: str, events: Events, registry: Callable[[], Registry]) -> str:
    """Return the name that the table uses for what the user typed: a name, an alias or a code."""
    if place_of(name, events) is not None:
        return events.names[place_of(name, events) or 0]
    folded = name.casefold()
    for actor in registry().actors.values():
        known = (actor.name, *actor.aliases)
        is_code = actor.kind == "state" and folded == (actor.country or "").casefold()
        if is_code or any(folded == word.casefold() for word in known):
            for word in known:
                place = place_of(word, events)
                if place is not None:
                    return events.names[place]
    return name


def chosen_weights(name: str | None, asof: str, of_record: bool) -> Weights:
    """Return the weights asked for by file or name, else those that suit.

    A record is ranked by the plain ones: the others were fitted on tables of some hundred thousand
    events. A table gets those fitted latest before `asof`.
    """
    shipped = shipped_weights()
    if name is None:
        plain = [one for one in shipped if one.fitted_until is None]
        return weights_for(asof, plain if of_record else shipped)
    own = next((one for one in shipped if one.name == name), None)
    weights = own or read_weights(Path(name))
    check_earlier(weights, asof)
    return weights


def answer_queries(queries: Path, events: Path | None, weights: str | None, limit: int) -> None:
    """Print `{"id", "ranked": [names]}` for each line of a file of queries.

    Each query is ranked over events dated on or before its own `asof`.
    """
    if events is None:
        raise InputError("--queries", "they are asked of a table", "give it with --events FILE")
    table = read_events(events)
    for query in _read_queries(queries):
        chosen = chosen_weights(weights, query.asof, of_record=False)
        names = rank(table, query.a, query.b, day_number(query.asof), chosen)
        sys.stdout.buffer.write(json_line({"id": query.id, "ranked": names[:limit]}))
    sys.stdout.buffer.flush()


def _read_queries(path: Path) -> Iterator[Query]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(str(path), str(error.strerror), "give a file of queries") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield msgspec.json.decode(line, type=Query)
            except msgspec.DecodeError as error:
                remedy = (
                    'give lines like {"id": "1", "a": "Israel", "b": "Hamas", "asof": "2014-07-11"}'
                )
                raise InputError(f"{path}:{number}", str(error), remedy) from error


def _absent(name: str, found: Ranking) -> tuple[str, str]:
    if name in found.adversaries:
        return f"{name} is a main adversary of a side, and no go-between", "ask for another party"
    return f"nothing on record speaks for {name}", "run without --why to see who is ranked"


def _print_json(found: Ranking) -> None:
    if found.note:
        print_lines([safe(found.note)], Console(stderr=True, highlight=False))
    for channel in found.channels:
        row = msgspec.to_builtins(channel)
        sys.stdout.buffer.write(json_line({**row, "weights": found.weights, "asof": found.asof}))
    sys.stdout.buffer.flush()


def _print_ranking(found: Ranking, source: Source, console: Console, *, whole: bool) -> None:
    if source.synthetic:
        console.print(Text(SYNTHETIC, style="bold yellow"))
    head = f"{found.a} and {found.b} as of {found.asof}: who can carry a proposal?"
    console.print(Text(safe(head), style="bold"))
    console.print(Text(safe(f"From {source.drawn}; weights: {found.weights}."), style="dim"))
    for channel in found.channels:
        for line in _channel_lines(channel, found, whole=whole):
            console.print(hang(line, console, "" if line.style == "bold" else "   "))
    if found.note:
        console.print(Text(safe(found.note[0].upper() + found.note[1:] + ".")))
    if found.adversaries:
        barred = ", ".join(found.adversaries)
        console.print(hang(Text(safe(f"Main adversaries, not ranked: {barred}."), "dim"), console))
    console.print(hang(Text(BLIND, style="dim italic"), console))


def _channel_lines(channel: Channel, found: Ranking, *, whole: bool) -> Iterator[Text]:
    yield Text(safe(f"\n{channel.rank}. {channel.third_party}  {channel.score:.2f}"), style="bold")
    yield Text(safe(_known(channel, found)), style="dim")
    if channel.people:
        yield Text(safe(f"Through {'; '.join(channel.people)}."))
    if channel.caveats:
        yield Text(safe(f"But {'; '.join(channel.caveats)}."), style="yellow")
    merged = _merged(channel.why)
    shown = merged if whole else [r for k, r in enumerate(merged) if k < REASONS or r.weight < 0]
    for reason in shown:
        yield Text(safe(f"{reason.weight:+.2f}  {reason.reason}"))
        yield from _evidence(reason, None if whole else QUOTED)
    if len(merged) > len(shown):
        yield Text(f"and {len(merged) - len(shown)} more reasons: --why", style="dim")


def _known(channel: Channel, found: Ranking) -> str:
    """Return how much is known, how old it is, how one-sided, and how far it is just being busy."""
    parts = f"{channel.amount_a} with {found.a}, {channel.amount_b} with {found.b}"
    old = f"last contact {channel.last}, {channel.age} days before"
    apart = f"; {channel.rank_apart}. when being busy everywhere is taken off"
    known = (
        f"{count_words(channel.amount, 'event')}: {parts}; {old if channel.last else 'no contact'}"
    )
    return known + ("" if channel.rank_apart == channel.rank else apart)


def _merged(reasons: Sequence[Reason]) -> list[Reason]:
    """Return reasons that say the same in the same words as one, with the sum of their weights."""
    by_words: dict[str, list[Reason]] = {}
    for reason in reasons:
        by_words.setdefault(reason.reason, []).append(reason)
    merged = [
        msgspec.structs.replace(group[0], weight=sum(one.weight for one in group))
        for group in by_words.values()
    ]
    return sorted(merged, key=lambda one: -abs(one.weight))


def _evidence(reason: Reason, most: int | None) -> Iterator[Text]:
    for row in reason.evidence[:most]:
        if row.cited:
            for cited in row.cited[: 1 if most else None]:
                quote = " ".join((cited.sentence or cited.words or "").split())
                where = f"{cited.published or 'no date'} · {cited.report}"
                yield Text(safe(f"      “{quote}” ({where})"), style="cyan")
        else:
            yield Text(
                safe(f"      {row.date} {row.source} {row.cameo} {row.target}"), style="cyan"
            )


def _print_paths(source: Source, a: str, b: str, asked: Asked, console: Console) -> None:
    events = source.events
    places = [place_of(name, events) for name in (a, b)]
    for name, place in zip((a, b), places, strict=True):
        if place is None:
            raise InputError(name, "no such party in the events", "give a name that is told of")
    view = make_view(events, places[0] or 0, places[1] or 0, day_number(asked.asof))
    found = find_paths(view, asked.limit, FEWEST if events.cites else 1)
    if asked.output is Format.JSONL:
        for way in found:
            sys.stdout.buffer.write(json_line(msgspec.to_builtins(way)))
        sys.stdout.buffer.flush()
        return
    print_lines([safe(line) for way in found for line in _way_lines(way)], console)
    if not found:
        print_lines([safe(f"Nobody on record is in contact with both {a} and {b}.")], console)
    console.print(hang(Text(BLIND, style="dim italic"), console))


def _way_lines(way: Way) -> Iterator[str]:
    first, second = way.legs
    yield f"{way.trust:.2f}  {first.source} - {way.through} - {second.target}"
    for leg in way.legs:
        yield f"      {leg.trust:.2f}  {leg.source} - {leg.target}: {leg.words}"
