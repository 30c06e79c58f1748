"""`goodoffices network`: who is tied to whom, as a table or a file for graph tools."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from goodoffices.actors import load_registry
from goodoffices.channels import day_number
from goodoffices.channels.map_files import WRITERS
from goodoffices.channels.network import Network, make_network
from goodoffices.cli.channels import BLIND, load_source
from goodoffices.cli.options import Format
from goodoffices.cli.render import print_lines
from goodoffices.errors import InputError
from goodoffices.telling import SYNTHETIC, json_line, safe

SHOWN = 40  # ties in the table; files and JSON hold all


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line was asked for."""

    asof: str
    record: Path | None
    events: Path | None
    days: int
    limit: int
    to: Path | None
    output: Format


def show_network(wanted: Wanted, actors: Path | None) -> None:
    """Print the actor map as of a day, or write it to a .gexf, .graphml or .svg file."""
    if wanted.to is not None and wanted.to.suffix.lower() not in WRITERS:
        raise InputError(str(wanted.to), "no kind of graph file", f"end it in {', '.join(WRITERS)}")
    source = load_source(wanted.record, wanted.events, wanted.asof, lambda: load_registry(actors))
    network = make_network(source.events, day_number(wanted.asof), wanted.days, wanted.limit)
    console = Console(highlight=False)
    if wanted.to is not None:
        _write(network, wanted.to)
        what = f"{len(network.actors)} parties, {len(network.ties)} ties written to {wanted.to}"
        print_lines([safe(what)], console)
    elif wanted.output is Format.JSONL:
        for row in (*network.actors, *network.ties):
            sys.stdout.buffer.write(json_line(msgspec.to_builtins(row)))
        sys.stdout.buffer.flush()
    else:
        _print(network, console, synthetic=source.synthetic)


def _write(network: Network, path: Path) -> None:
    try:
        path.write_bytes(WRITERS[path.suffix.lower()](network))
    except OSError as error:
        raise InputError(
            str(path), str(error.strerror), "give a file that can be written"
        ) from error


def _print(network: Network, console: Console, *, synthetic: bool) -> None:
    lines = [SYNTHETIC] if synthetic else []
    lines.append(f"Who is tied to whom, {network.since} to {network.asof}")
    print_lines(lines, console)
    table = Table("between", "and", "contacts", "friendly", "hostile", "since", "last", "warmth")
    for tie in network.ties[:SHOWN]:
        counts = [str(n) for n in (tie.contacts, tie.friendly, tie.hostile)]
        ends = [safe(tie.one), safe(tie.other)]
        table.add_row(*ends, *counts, tie.since, tie.last, f"{tie.warmth:+.1f}")
    console.print(table)
    if len(network.ties) > SHOWN:
        print_lines([f"and {len(network.ties) - SHOWN} more ties"], console)
    groups: dict[int, list[str]] = {}
    for actor in network.actors:
        groups.setdefault(actor.community, []).append(actor.name)
    for number, names in sorted(groups.items()):
        if len(names) > 1:
            print_lines([safe(f"Keeps together {number}: {', '.join(names)}")], console)
    print_lines([BLIND], console)
