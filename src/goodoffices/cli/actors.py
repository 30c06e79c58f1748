"""`goodoffices actors`: look into the registry, check it, and make files for it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from goodoffices.actors import Registry, load_registry, resolve
from goodoffices.actors.actor import KINDS, Actor, Post
from goodoffices.actors.check import check_registry
from goodoffices.actors.codes import country_code
from goodoffices.actors.coverage import Coverage, coverage, markdown
from goodoffices.actors.import_ftm import read_entities
from goodoffices.actors.import_table import read_table
from goodoffices.actors.importing import make_actors, newest_day, write_files
from goodoffices.actors.registry import files_of
from goodoffices.actors.timeline import first_day, held_on, last_day
from goodoffices.actors.words import keys_of
from goodoffices.cli.actor import checked
from goodoffices.cli.options import Format
from goodoffices.cli.render import print_failures
from goodoffices.errors import InputError
from goodoffices.telling import json_line, safe

TABLES = frozenset({".csv", ".tsv"})


class Wanted(msgspec.Struct, frozen=True):
    """Which actors are listed; null takes all."""

    country: str | None = None
    kind: str | None = None
    office: str | None = None
    date: str | None = None


def list_actors(wanted: Wanted, output: Format, actors: Path | None) -> int:
    """Print the actors wanted, with what they held on the day (on no day: what is last known)."""
    registry = load_registry(actors)
    wanted = _checked(wanted, registry)
    found = [one for one in registry.actors.values() if _fits(one, wanted)]
    found.sort(key=lambda one: (one.country or "", one.kind, one.id))
    if output is Format.JSONL:
        for one in found:
            sys.stdout.buffer.write(json_line(msgspec.to_builtins(one)))
        return 0
    table = Table(box=None, header_style="bold")
    for name in ("id", "name", "country", "kind", "post"):
        table.add_column(name, overflow="fold")
    for one in found:
        cells = (one.id, one.name, one.country or "-", one.kind, _held(one, wanted, registry))
        table.add_row(*(Text(safe(cell)) for cell in cells))
    console = _console()
    console.print(table)
    console.print(Text(f"{len(found)} of {len(registry.actors)} actors"))
    return 0


def _checked(wanted: Wanted, registry: Registry) -> Wanted:
    """Return what is wanted with its country as a code; raise InputError for what can't be."""
    if wanted.kind is not None and wanted.kind not in KINDS:
        raise InputError("--kind", f"{wanted.kind!r} is none", "one of " + ", ".join(sorted(KINDS)))
    if wanted.office is not None and wanted.office not in registry.offices:
        raise InputError("--office", f"{wanted.office!r} is none", "an id of offices*.toml")
    country = country_code(wanted.country, "--country") if wanted.country else None
    return msgspec.structs.replace(wanted, country=country, date=checked(wanted.date, "--date"))


def _fits(actor: Actor, wanted: Wanted) -> bool:
    if wanted.country is not None and actor.country != wanted.country:
        return False
    if wanted.kind is not None and actor.kind != wanted.kind:
        return False
    if wanted.office is None:
        return wanted.date is None or _there(actor, wanted.date)
    return any(
        post.office == wanted.office and _covers(post.since, post.until, wanted.date)
        for post in actor.posts
    )


def _there(actor: Actor, day: str) -> bool:
    """Return True unless the registry says that the actor wasn't there, or in no office, that day."""
    if actor.kind == "person":
        return any(_covers(post.since, post.until, day) for post in actor.posts)
    spans = actor.active if isinstance(actor.active, tuple) else (actor.active,)
    told = [one for one in spans if one is not None]
    return not told or any(_covers(one.since, one.until, day) for one in told)


def _covers(since: str | None, until: str | None, day: str | None) -> bool:
    """Return True if any day that `day` can mean lies between the two; always where it is null."""
    return day is None or (first_day(since) <= last_day(day) and first_day(day) <= last_day(until))


def _held(actor: Actor, wanted: Wanted, registry: Registry) -> str:
    if wanted.office is not None:
        posts = [post for post in actor.posts if post.office == wanted.office]
        return "; ".join(
            _said(post) for post in posts if _covers(post.since, post.until, wanted.date)
        )
    held = held_on(actor, wanted.date, registry.offices)
    if held.post is None:
        return "-"
    return _said(held.post) + ("" if held.tense == "current" else f" ({held.tense})")


def _said(post: Post) -> str:
    name = post.title or post.office.replace("-", " ")
    return f"{name}, {post.since or '?'} to {post.until or 'now'}"


def show_actor(name: str, output: Format, actors: Path | None) -> int:
    """Print one actor, by id or name, with all posts over time; all bearers of a shared name.

    Raises InputError where nobody is called so.
    """
    registry = load_registry(actors)
    found = _named(name, registry)
    if not found:
        remedy = "see `goodoffices actors list --country XXX`"
        raise InputError(name, "no actor of that id or name", remedy)
    if output is Format.JSONL:
        for one in found:
            sys.stdout.buffer.write(json_line(msgspec.to_builtins(one)))
        return 0
    for one in found:
        _console().print(Text("\n".join(safe(line) for line in _lines(one))), soft_wrap=True)
    return 0


def _named(name: str, registry: Registry) -> list[Actor]:
    if name in registry.actors:
        return [registry.actors[name]]
    phrase = " ".join(keys_of(name))
    uses = {"name", "person"}
    refs = [one.ref for one in registry.index.phrases.get(phrase, ()) if one.use in uses]
    refs += registry.surnames.get(phrase, ())
    if not refs and (found := resolve(name, None, registry).actor) is not None:
        refs = [found]
    return [registry.actors[ref] for ref in dict.fromkeys(refs)]


def _lines(actor: Actor) -> Iterator[str]:
    """Yield an actor in words, its posts oldest first."""
    yield f"{actor.name}  ({actor.id})"
    yield f"  {actor.kind}, {actor.country or '-'}, {' '.join(actor.sectors) or 'no sector of its own'}"
    for label, names in (
        ("also", actor.aliases), ("adjectives", actor.demonyms), ("seats", actor.metonyms),
        ("regions", actor.regions),
    ):  # fmt: skip
        if names:
            yield f"  {label}: {', '.join(names)}"
    spans = actor.active if isinstance(actor.active, tuple) else (actor.active,)
    for span in spans:
        if span is not None:
            yield f"  active {span.since or '?'} to {span.until or 'now'}  [{span.source}]"
    for phase in actor.phases:
        days = f"{phase.since or '?'} to {phase.until or 'now'}"
        yield f"  {phase.sector} {days}  [{phase.source}]"
    for post in sorted(actor.posts, key=lambda one: first_day(one.since)):
        of = f" of {post.of}" if post.of else ""
        end = f", {post.end}" if post.end else ""
        yield f"  {_said(post)}{end}: {post.office}{of}  [{post.source}]"
    if actor.note:
        yield f"  note: {actor.note}"
    yield f"  {actor.file}, checked until {actor.checked_until}"


def check_actors(actors: Path | None, *, strict: bool) -> int:
    """Print what is wrong with the registry; with the user's files only what is wrong in these.

    Returns 1 where there is an error, with `strict` where there is a warning too.
    """
    registry = load_registry(actors)
    own = {path.name for path in files_of(actors)} if actors is not None else None
    problems = [one for one in check_registry(registry) if own is None or one.file in own]
    console = _console()
    for level in ("error", "warning"):
        for one in problems:
            if one.level == level:
                console.print(Text(safe(f"{level}: {one}")), soft_wrap=True)
    console.print(Text("\n".join(_shares(coverage(registry)))), soft_wrap=True)
    errors = sum(one.level == "error" for one in problems)
    console.print(Text(f"{errors} errors, {len(problems) - errors} warnings"))
    return int(errors > 0 or (strict and bool(problems)))


def _shares(rows: Iterable[Coverage]) -> Iterator[str]:
    """Yield how many posts are only recalled, by country and in all."""
    held = sorted((one for one in rows if one.posts), key=lambda one: one.country)
    yield "posts recalled / verified by country:"
    cells = [f"{one.country} {one.recalled}/{one.verified}" for one in held]
    for k in range(0, len(cells), 7):
        yield "  " + "  ".join(f"{cell:<12}" for cell in cells[k : k + 7]).rstrip()
    recalled, posts = sum(one.recalled for one in held), sum(one.posts for one in held)
    yield f"  all {recalled}/{posts - recalled}"


def show_coverage(
    output: Format, write: Path | None, check: Path | None, actors: Path | None
) -> int:
    """Print what the registry holds by country, write it to a file, or check such a file.

    Returns 1 where the file checked is not what would be written.
    """
    rows = coverage(load_registry(actors))
    page = markdown(rows)
    if check is not None:
        same = check.is_file() and check.read_text(encoding="utf-8") == page
        if not same:
            what = f"{check}: is not what the registry holds; run with --write {check}"
            Console(stderr=True, highlight=False).print(Text(what), soft_wrap=True)
        return int(not same)
    if write is not None:
        write.write_text(page, encoding="utf-8")
    elif output is Format.JSONL:
        for one in rows:
            sys.stdout.buffer.write(json_line(msgspec.to_builtins(one)))
    else:
        sys.stdout.write(page)
    return 0


def import_actors(
    path: Path,
    folder: Path,
    *,
    country: str | None,
    source: str | None,
    checked_until: str | None,
    actors: Path | None,
) -> int:
    """Make files of actors out of another data set; list what could not be used.

    Returns 0; 1 if some of it could not be used; 2 if nothing could.
    """
    if not path.is_file():
        raise InputError(str(path), "no such file", "give a CSV table or FollowTheMoney JSON lines")
    state = country_code(country, "--country") if country else None
    haul = read_table(path, state) if _is_table(path) else read_entities(path, state)
    harvest = make_actors(haul, load_registry(actors), source or path.name)
    console = Console(stderr=True, highlight=False)
    print_failures(harvest.failures, console)
    until = checked(checked_until, "--checked-until") or newest_day(harvest)
    if not harvest.actors or until is None:
        console.print("nothing to add: the registry has it already, or it could not be used")
        return 2 if harvest.failures else 0
    paths = write_files(harvest, folder, until)
    count = sum(len(row) for row in harvest.actors.values())
    posts = sum(len(one.posts) for row in harvest.actors.values() for one in row)
    what = f"{count} actors with {posts} posts in {len(paths)} files, checked until {until}"
    console.print(f"{what}; use them with --actors {folder}", soft_wrap=True)
    return int(bool(harvest.failures))


def _is_table(path: Path) -> bool:
    if path.suffix.lower() in TABLES:
        return True
    with path.open("rb") as stream:
        return not stream.read(64).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")


def _console() -> Console:
    return Console(highlight=False)
