"""Every form the record can be exported in, by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

import msgspec

from goodoffices.errors import InputError
from goodoffices.exports.corpus import Corpus, gather
from goodoffices.exports.entities import write_entities
from goodoffices.exports.event_sets import (
    ACLED,
    ICEWS,
    POLECAT,
    acled_rows,
    icews_rows,
    polecat_rows,
)
from goodoffices.exports.networks import write_gexf, write_graphml
from goodoffices.exports.tables import write_delimited, write_path
from goodoffices.record import Filter, Handling, Record

Write = Callable[[Corpus, BinaryIO], None]


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: how much the form was given, and what it was not given and why."""

    path: Path
    form: str
    events: int
    withheld: Mapping[str, int]
    coverage: str
    synthetic: bool
    note: str


class Form(msgspec.Struct, frozen=True):
    """A form: how it is written, and what its user must know."""

    write: Write
    note: str = ""


def export(
    record: Record,
    form: str,
    path: Path,
    asked: Filter | None = None,
    *,
    handling: Handling = "clear",
) -> Exported:
    """Write what is asked for to `path` in `form`, one of `FORMATS`, readable by its owner only.

    Args:
        record: the open record.
        form: a name of `FORMATS`.
        path: where to; a file that is there is replaced.
        asked: which events and tolls; all where it asks for nothing.
        handling: the closest mark that may leave; reports marked closer are left out and counted.

    Raises:
        InputError: there is no such form, or a filter can't be used.
        OSError: the file can't be written.

    """
    if form not in FORMATS:
        raise InputError(form, "is no form of export", f"one of {', '.join(FORMATS)}")
    corpus = gather(record, asked, handling=handling)
    out = BytesIO()
    FORMATS[form].write(corpus, out)
    write_path(path, out.getvalue())
    return Exported(
        path=path,
        form=form,
        events=len(corpus.events),
        withheld=corpus.withheld,
        coverage=corpus.coverage,
        synthetic=corpus.synthetic,
        note=FORMATS[form].note,
    )


def write_jsonl(corpus: Corpus, out: BinaryIO) -> None:
    """Write each finding whole, a line each, with its report, its day and a person's verdict."""
    encoder = msgspec.json.Encoder()
    whole = (*corpus.events, *corpus.statements, *corpus.tolls)
    out.writelines(encoder.encode(told) + b"\n" for told in whole)


def write_parquet(corpus: Corpus, out: BinaryIO) -> None:
    """Write a row an event; parties are lists of records, so that nothing is joined or lost."""
    import pyarrow as pa  # noqa: PLC0415 - half a second that only Parquet needs
    import pyarrow.parquet  # noqa: PLC0415

    rows = [{**msgspec.to_builtins(told), **_flat(told.finding)} for told in corpus.events]
    pa.parquet.write_table(pa.Table.from_pylist(rows, schema=_schema()), out)


def _flat(finding: object) -> dict[str, object]:
    told = msgspec.to_builtins(finding)
    place = told["place"] or {}
    return {
        **{name: told[name] for name in ("type", "mode", "cameo", "quad", "score", "status")},
        **{
            name: told[name]
            for name in ("historical", "contexts", "rule", "confidence", "sentence")
        },
        "event": told["id"],
        "trigger": told["trigger"]["text"],
        "date_start": told["date"]["start"],
        "date_end": told["date"]["end"],
        "place": place.get("name"),
        "place_country": place.get("country"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "actors": told["actors"],
        "recipients": told["recipients"],
        "host": told["host"],
        "according_to": told["according_to"],
    }


def _schema() -> object:
    import pyarrow as pa  # noqa: PLC0415 - as above

    text, real = pa.string(), pa.float64()
    party = pa.struct([(n, text) for n in ("text", "actor", "name", "country", "sector", "role")])
    words = "event day report title published outlet url language reviewed reliability handling sentence_text"
    return pa.schema([
        *((name, text) for name in words.split()),
        ("synthetic", pa.bool_()), ("sentence", pa.int64()),
        *((name, text) for name in ("type", "mode", "cameo", "quad", "status")),
        ("score", real), ("historical", pa.bool_()), ("contexts", pa.list_(text)),
        *((name, text) for name in ("trigger", "date_start", "date_end", "place", "place_country")),
        ("lat", real), ("lon", real),
        ("actors", pa.list_(party)), ("recipients", pa.list_(party)),
        ("host", party), ("according_to", party), ("rule", text), ("confidence", real),
    ])  # fmt: skip


FORMATS: Mapping[str, Form] = MappingProxyType(
    {
        "jsonl": Form(write_jsonl),
        "parquet": Form(write_parquet, "events only; statements and tolls are in jsonl"),
        "polecat": Form(
            lambda corpus, out: write_delimited(POLECAT, polecat_rows(corpus), "\t", out),
            "only what came to pass: POLECAT has no status",
        ),
        "icews": Form(
            lambda corpus, out: write_delimited(ICEWS, icews_rows(corpus), "\t", out),
            "only what came to pass, a row a pair of parties",
        ),
        "acled": Form(
            lambda corpus, out: write_delimited(ACLED, acled_rows(corpus), ",", out),
            "lossy: ACLED has no diplomacy and no direction; ids begin with GO-, this is not ACLED data",
        ),
        "gexf": Form(write_gexf, "only dated events that came to pass, between named sides"),
        "graphml": Form(write_graphml, "only dated events that came to pass, between named sides"),
        "ftm": Form(
            write_entities, "only what came to pass; parties are LegalEntity, whatever they are"
        ),
    }
)
