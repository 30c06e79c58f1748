"""The commands. Heavy parts are imported by the command that needs them, so that help is instant."""

from __future__ import annotations

import io
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from goodoffices import __version__
from goodoffices.cli import asking, brief, exporting, keeping, over_time, reviewing, situations
from goodoffices.cli.desk import register as register_desk
from goodoffices.cli.options import ActorsOption, Format, RecordOption
from goodoffices.cli.reading import register as register_read
from goodoffices.cli.watch import register as register_watch
from goodoffices.errors import GoodofficesError, fault
from goodoffices.telling import safe

app = typer.Typer(
    help="Reads news reports of a conflict and keeps a sourced record of it. Nothing leaves this machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
INTERRUPTED = 130
BUG = 70


CountryOption = Annotated[
    str | None, typer.Option("--country", metavar="XXX", help="A country's ISO 3166 code.")
]
TableOption = Annotated[Format, typer.Option("--format", help="How to print.")]


class Stopped(BaseException):
    """Ctrl-C. Not a KeyboardInterrupt, which the library of the command line ends without a word."""


def main() -> None:
    """Run the command line; an error the user can mend is one line on standard error."""
    _prepare()
    try:
        app()
    except GoodofficesError as error:
        _say(str(error))
        sys.exit(2)
    except Stopped:
        _say("stopped; what was finished is kept, run it again to go on")
        sys.exit(INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user
        _say(f"this is a bug: {fault(error)}; please report it, with the command")
        sys.exit(BUG)


def _prepare() -> None:
    """Let Ctrl-C say so, a closed pipe end us quietly, and a poor terminal show what it can."""
    signal.signal(signal.SIGINT, _stop)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _stop(_signal: int, _frame: object) -> None:
    raise Stopped


def _say(what: str) -> None:
    typer.echo(f"goodoffices: {safe(what)}", err=True)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"goodoffices {__version__}")
        raise typer.Exit


register_read(app)


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=lambda v: _version(wanted=v), is_eager=True,
                           help="Print the version and stop.")
    ] = False,
) -> None:  # fmt: skip
    del version


@app.command()
def show(
    report: Annotated[
        str | None,
        typer.Argument(metavar="REPORT", help="A report's id; all are listed without one."),
    ] = None,
    record: RecordOption = Path("record.db"),
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """List the reports of a record, or show one with its findings and their words."""
    from goodoffices.cli.show import show_record  # noqa: PLC0415

    show_record(record, report, output)


@app.command()
def search(
    words: Annotated[
        list[str],
        typer.Argument(help='Words that must stand in one sentence; "a phrase"; prefix*.'),
    ],
    record: RecordOption = Path("record.db"),
    limit: Annotated[int, typer.Option(min=1, help="At most so many sentences.")] = 20,
) -> None:
    """Find sentences in a record by their words."""
    from goodoffices.cli.show import search_record  # noqa: PLC0415

    search_record(record, " ".join(words), limit)


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence of news.")],
    published: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD")] = None,
    actors: ActorsOption = None,
) -> None:
    """Show how a sentence is read: frames, rules tried, the winner and why."""
    from goodoffices.cli.explain import explain_sentence  # noqa: PLC0415

    explain_sentence(sentence, published, actors)


@app.command()
def actor(
    mention: Annotated[
        str | None,
        typer.Argument(
            help='Words for somebody: "the Egyptian president". JSONL is read without them.'
        ),
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day the words are said of.")
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
    actors: ActorsOption = None,
) -> None:
    """Say who is meant by a mention on a day, and why.

    With --format jsonl, {"id", "mention", "date"} lines are read from standard input.
    """
    from goodoffices.cli.actor import answer_mentions  # noqa: PLC0415

    raise typer.Exit(answer_mentions(mention, date, output, actors))


@app.command()
def channels(  # noqa: PLR0913, PLR0917 - the options of the question
    a: Annotated[str | None, typer.Argument(metavar="A", help="One party to the conflict.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="The other.")] = None,
    asof: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Known is what is dated on or before this day."),
    ] = None,
    record: Annotated[
        Path | None, typer.Option("--record", metavar="FILE", help="Draw it from this record.")
    ] = None,
    events: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Or from a table: date, source, cameo, target."),
    ] = None,
    why: Annotated[
        str | None, typer.Option(metavar="PARTY", help="All reasons and evidence for one party.")
    ] = None,
    path: Annotated[
        bool, typer.Option("--path", help="Through whom A can reach B, with trust per leg.")
    ] = False,
    weights: Annotated[
        str | None, typer.Option(metavar="FILE", help="Weights of your own, or plain, fitted-2013…")
    ] = None,
    queries: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help='Rank for each {"id", "a", "b", "asof"} line.'),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many parties.")] = None,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
    actors: ActorsOption = None,
) -> None:
    """Say which third parties can carry a proposal between A and B, and why."""
    from goodoffices.cli import channels as command  # noqa: PLC0415

    if queries is not None:
        command.answer_queries(queries, events, weights, limit or command.DEEP)
        return
    asked = command.make_asked(
        a, b, asof, record=record, events=events, why=why, path=path, weights=weights,
        limit=limit or command.TOP, output=output,
    )  # fmt: skip
    command.answer_channels(asked, actors)


@app.command()
def network(  # noqa: PLR0913, PLR0917 - the options of the map
    asof: Annotated[
        str,
        typer.Option(metavar="YYYY-MM-DD", help="Known is what is dated on or before this day."),
    ],
    record: Annotated[
        Path | None, typer.Option("--record", metavar="FILE", help="Draw it from this record.")
    ] = None,
    events: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Or from a table: date, source, cameo, target."),
    ] = None,
    days: Annotated[int, typer.Option(min=1, help="How far back ties are counted.")] = 365,
    limit: Annotated[int, typer.Option(min=1, help="At most so many parties.")] = 60,
    to: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="A .gexf, .graphml or .svg file."),
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
    actors: ActorsOption = None,
) -> None:
    """Show who is tied to whom as of a day: how, since when, who keeps together."""
    from goodoffices.cli.network import Wanted, show_network  # noqa: PLC0415

    wanted = Wanted(
        asof=asof, record=record, events=events, days=days, limit=limit, to=to, output=output
    )
    show_network(wanted, actors)


actors_app = typer.Typer(
    help="Look into the registry of who is who, check it, and make files for it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(actors_app, name="actors")


@actors_app.command("list")
def list_(
    country: CountryOption = None,
    kind: Annotated[
        str | None, typer.Option(help="state, person, body, party, armed-group, igo, ngo ...")
    ] = None,
    office: Annotated[
        str | None, typer.Option(help="An office's id: president, foreign-minister ...")
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Only who was there on that day.")
    ] = None,
    output: TableOption = Format.TABLE,
    actors: ActorsOption = None,
) -> None:
    """List the actors of the registry, or some of them."""
    from goodoffices.cli.actors import Wanted, list_actors  # noqa: PLC0415

    raise typer.Exit(list_actors(Wanted(country, kind, office, date), output, actors))


@actors_app.command("show")
def show_actor_(
    name: Annotated[str, typer.Argument(metavar="ID|NAME", help="An actor's id or name.")],
    output: TableOption = Format.TABLE,
    actors: ActorsOption = None,
) -> None:
    """Show one actor with the posts it held, from the oldest on."""
    from goodoffices.cli.actors import show_actor  # noqa: PLC0415

    raise typer.Exit(show_actor(name, output, actors))


@actors_app.command("check")
def check_(
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    actors: ActorsOption = None,
) -> None:
    """Tell overlaps, gaps, impossible days, shared names and unknown codes, and how to mend them.

    With --actors only those of your own files. Exit status: 0 no error; 1 errors.
    """
    from goodoffices.cli.actors import check_actors  # noqa: PLC0415

    raise typer.Exit(check_actors(actors, strict=strict))


@actors_app.command("coverage")
def coverage_(
    output: TableOption = Format.TABLE,
    write: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the table to a file.")
    ] = None,
    check: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Exit with 1 if the file is out of date.")
    ] = None,
    actors: ActorsOption = None,
) -> None:
    """Print by country what the registry holds, and how much of it is only recalled."""
    from goodoffices.cli.actors import show_coverage  # noqa: PLC0415

    raise typer.Exit(show_coverage(output, write, check, actors))


@actors_app.command("import")
def import_(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A CSV table (EveryPolitician, Wikidata) or FollowTheMoney lines."
        ),
    ],
    folder: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where to write.")],
    country: Annotated[
        str | None, typer.Option(metavar="XXX", help="The state of rows that name none.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="What every post says as its source; else the file's name.")
    ] = None,
    checked_until: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="How far the data reach; else the last day told."),
    ] = None,
    actors: ActorsOption = None,
) -> None:
    """Make registry files of your own out of another data set, for --actors.

    Exit status: 0 all was used; 1 some could not be, and is listed; 2 nothing could.
    """
    from goodoffices.cli.actors import import_actors  # noqa: PLC0415

    raise typer.Exit(
        import_actors(
            path, folder, country=country, source=source, checked_until=checked_until, actors=actors
        )
    )


for _group in (asking, situations, over_time, brief, reviewing, exporting, keeping):
    _group.register(app)
register_desk(app)
register_watch(app)
