"""An events table as arrays: who did what to whom on which day, oldest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, overload

import duckdb
import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from goodoffices.channels.relations import KINDS, kinds_of
from goodoffices.channels.shape import Citation
from goodoffices.errors import InputError

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
READERS = {".parquet": "read_parquet", ".csv": "read_csv_auto", ".tsv": "read_csv_auto"}
MEMORY = "1GB"  # a table of ten million events fits; a larger one spills to disk
BY_CODE = -1
_EPOCH = dt.date(1970, 1, 1)
_ROWS = """
SELECT
  datediff('day', DATE '1970-01-01', CAST(date AS DATE)) AS day,
  CAST(source AS VARCHAR) AS source, CAST(cameo AS VARCHAR) AS cameo, CAST(target AS VARCHAR) AS target
FROM {table}
WHERE source <> target AND cameo IS NOT NULL AND date IS NOT NULL
"""


class Row(NamedTuple):
    """One event of a table that was not a file: day since 1970, source, code, target.

    `kind` holds the bits of `relations` where they are not those of the code; BY_CODE where they are.
    """

    day: int
    source: str
    cameo: str
    target: str
    kind: int = BY_CODE


class Sources(msgspec.Struct, frozen=True):
    """Citations, with who was behind each: numbers of `people`, source and target, NOBODY where none."""

    every: Sequence[Citation]
    people: Sequence[str]
    behind: Ints


NOBODY = -1


def sources_of(every: Sequence[Citation]) -> Sources:
    """Return citations with those who were behind them."""
    people: dict[str, int] = {}
    behind = [
        NOBODY if one is None else people.setdefault(one, len(people))
        for cited in every
        for one in (cited.source_person, cited.target_person)
    ]
    return Sources(every, tuple(people), np.array(behind, np.int64).reshape(-1, 2))


class Cites(Sequence[tuple[Citation, ...]]):
    """Where each row of a table was read: those of row k are `numbers[ends[k]:ends[k + 1]]` of `sources`."""

    def __init__(self, sources: Sources, numbers: Ints, ends: Ints) -> None:
        self._sources, self._numbers, self._ends = sources, numbers, ends

    def people(self, rows: Ints, targets: Flags) -> tuple[str, ...]:
        """Return who was behind the sources of rows, or behind their `targets`, in the order of the rows."""
        begins, many = self._ends[rows], self._ends[rows + 1] - self._ends[rows]
        places = np.arange(many.sum()) + np.repeat(begins - np.cumsum(many) + many, many)
        side = np.repeat(targets.astype(np.int64), many)
        found = self._sources.behind[self._numbers[places], side]
        found = found[found != NOBODY]
        return tuple(self._sources.people[k] for k in dict.fromkeys(found.tolist()))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, row: int) -> tuple[Citation, ...]: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[tuple[Citation, ...], ...]: ...
    def __getitem__(
        self, row: int | slice
    ) -> tuple[Citation, ...] | tuple[tuple[Citation, ...], ...]:
        if isinstance(row, slice):
            return tuple(self[k] for k in range(*row.indices(len(self))))
        row = range(len(self))[row]
        own = self._numbers[self._ends[row] : self._ends[row + 1]]
        return tuple(self._sources.every[k] for k in own.tolist())


class Events(msgspec.Struct, frozen=True):
    """Events between different parties, sorted by day.

    Arrays are of one length: `day` counts from 1970-01-01, `source` and `target` point into
    `names`, `code` into `codes`, `kind` holds the bits of `relations`. `daily[k]` is how many
    events of the k-th kind each day has, from day `first` on. `cites` is empty for a file.
    """

    names: tuple[str, ...]
    codes: tuple[str, ...]
    day: Ints
    source: Ints
    target: Ints
    code: Ints
    kind: Ints
    first: int
    daily: tuple[Floats, ...]
    cites: Cites | tuple[()] = ()


def day_number(day: str) -> int:
    """Return the days from 1970-01-01 to an ISO day; raise `InputError` where it is none."""
    try:
        return (dt.date.fromisoformat(day) - _EPOCH).days
    except ValueError as error:
        raise InputError("--asof", f"{day!r} is not a date", "use YYYY-MM-DD") from error


@lru_cache(maxsize=100_000)
def iso_day(number: int) -> str:
    """Return the ISO day that is `number` days after 1970-01-01."""
    return (_EPOCH + dt.timedelta(days=int(number))).isoformat()


def read_events(path: Path) -> Events:
    """Return the events of a Parquet or CSV file with `date, source, cameo, target`.

    Raises:
        InputError: the file is missing, of another kind, or lacks a column.

    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(str(path), "not a table that can be read", "give .parquet, .csv or .tsv")
    if not path.is_file():
        raise InputError(str(path), "there is no such file", "give a table of events")
    options = "" if reader == "read_parquet" else ", types = {'cameo': 'VARCHAR'}"
    return _read(path, f"{reader}($path{options})")


def _read(path: Path, table: str) -> Events:
    with duckdb.connect(config={"memory_limit": MEMORY}) as connection:
        try:
            found = connection.sql(_ROWS.format(table=table), params={"path": str(path)})
            rows = found.to_arrow_table()
        except duckdb.Error as error:
            what = str(error).partition("\n")[0]
            raise InputError(
                str(path), what, "needs columns date, source, cameo, target"
            ) from error
    return _from_columns(rows)


def _from_columns(rows: pa.Table) -> Events:
    names, source, target = _parties(rows)
    code = rows["cameo"].combine_chunks().dictionary_encode()
    codes = tuple(code.dictionary.to_pylist())
    return _sorted(
        names, codes, _ints(rows["day"].combine_chunks()), source, target, _ints(code.indices)
    )


def _parties(rows: pa.Table) -> tuple[tuple[str, ...], Ints, Ints]:
    """Return the names of both columns, sorted, and each column as places among them."""
    both = [rows[column].combine_chunks().dictionary_encode() for column in ("source", "target")]
    known = [column.dictionary.to_pylist() for column in both]
    names = tuple(sorted({*known[0], *known[1]}))
    place = {name: k for k, name in enumerate(names)}
    maps = [np.array([place[name] for name in column], dtype=np.int64) for column in known]
    source, target = (
        mapped[_ints(column.indices)] if len(mapped) else np.zeros(0, np.int64)
        for mapped, column in zip(maps, both, strict=True)
    )
    return names, source, target


def _ints(column: pa.Array) -> Ints:
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.int64)


def make_events(
    rows: Sequence[Row],
    cites: Iterable[tuple[Citation, ...]] = (),
    more: Iterable[str] = (),
) -> Events:
    """Return the events of `rows`, of which those of a party with itself are left out.

    `cites` says for each row where it was read; `more` names parties that have no event.
    """
    cited = tuple(cites) or ((),) * len(rows)
    kept = [(row, cite) for row, cite in zip(rows, cited, strict=True) if row.source != row.target]
    kept.sort(key=lambda pair: pair[0].day)
    names = tuple(sorted({*more, *(n for row, _ in kept for n in (row.source, row.target))}))
    codes = tuple(sorted({row.cameo for row, _ in kept}))
    place = {name: k for k, name in enumerate(names)}
    number = {code: k for k, code in enumerate(codes)}
    events = _sorted(
        names,
        codes,
        np.array([row.day for row, _ in kept], dtype=np.int64),
        np.array([place[row.source] for row, _ in kept], dtype=np.int64),
        np.array([place[row.target] for row, _ in kept], dtype=np.int64),
        np.array([number[row.cameo] for row, _ in kept], dtype=np.int64),
        np.array([row.kind for row, _ in kept], dtype=np.int64),
    )
    return msgspec.structs.replace(events, cites=_cites_of([cite for _, cite in kept]))


def _cites_of(cited: Sequence[tuple[Citation, ...]]) -> Cites | tuple[()]:
    """Return citations by row; nothing where there are no rows."""
    if not cited:
        return ()
    sources = sources_of([one for own in cited for one in own])
    ends = np.cumsum([0, *map(len, cited)])
    return Cites(sources, np.arange(len(sources.every)), ends)


def events_of(  # noqa: PLR0913, PLR0917 - the columns of a table
    names: tuple[str, ...],
    codes: tuple[str, ...],
    day: Ints,
    source: Ints,
    target: Ints,
    code: Ints,
    told: Ints,
    cites: Cites,
) -> Events:
    """Return the events that these columns are, sorted by day already; `told` as `Row.kind`."""
    events = _sorted(names, codes, day, source, target, code, told)
    return msgspec.structs.replace(events, cites=cites)


def _sorted(
    names: tuple[str, ...],
    codes: tuple[str, ...],
    day: Ints,
    source: Ints,
    target: Ints,
    code: Ints,
    told: Ints | None = None,
) -> Events:
    if (day[1:] < day[:-1]).any():
        order = np.argsort(day, kind="stable")
        day, source, target, code = day[order], source[order], target[order], code[order]
        told = None if told is None else told[order]
    of_code = np.array([kinds_of(one) for one in codes], dtype=np.int64)
    kind = of_code.take(code) if len(code) else np.zeros(0, np.int64)
    if told is not None:
        kind = np.where(told == BY_CODE, kind, told)
    first = int(day[0]) if len(day) else 0
    return Events(names, codes, day, source, target, code, kind, first, _daily(day - first, kind))


def _daily(day: Ints, kind: Ints) -> tuple[Floats, ...]:
    """Return, by kind, how many events of it each day has, up to its last one."""
    days = int(day[-1]) + 1 if len(day) else 0
    told = np.flatnonzero(np.bincount(kind))  # a few dozen sets of bits at most
    number = np.zeros(int(told.max(initial=0)) + 1, np.int64)
    number[told] = np.arange(len(told))
    every = np.bincount(day * len(told) + number.take(kind), minlength=days * len(told))
    by_day = every.reshape(days, len(told))
    found = [by_day[:, (told & bit) > 0].sum(axis=1) for bit in KINDS]
    return tuple(np.trim_zeros(one, "b").astype(np.float64) for one in found)


def place_of(name: str, events: Events) -> int | None:
    """Return the place of a party by its name, whatever its case; None where it doesn't occur."""
    exact = {known: k for k, known in enumerate(events.names)}
    if name in exact:
        return exact[name]
    folded = {known.casefold(): k for k, known in enumerate(events.names)}
    return folded.get(name.casefold())
