"""Rows and objects into reports: which column holds what, told by the user or by its usual name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from goodoffices.errors import InputError
from goodoffices.shapes import Failure, Report
from goodoffices.sources.days import read_day
from goodoffices.sources.options import SourceOptions, report_id

FIELDS = ("id", "text", "title", "subtitle", "byline", "date", "source", "url")
USUAL: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "uid", "uuid", "guid", "_id", "docid", "doc_id", "articleid", "article_id", "storyid",
           "story_id", "an", "accessionnumber"),
    "text": ("text", "body", "content", "fulltext", "full_text", "articletext", "article_text", "article",
             "story", "maintext", "main_text", "articlebody", "article_body", "bodytext", "body_text"),
    "title": ("title", "headline", "head", "hd", "articletitle", "article_title", "header"),
    "subtitle": ("subtitle", "subheadline", "sub_headline", "standfirst", "dek", "deck"),
    "byline": ("byline", "author", "authors", "by", "writer"),
    "date": ("published", "date", "publisheddate", "published_date", "publisheddt", "publishedat",
             "published_at", "publishdate", "publish_date", "pubdate", "pub_date", "publicationdate",
             "publication_date", "datepublished", "date_published", "date_publish", "articledate",
             "article_date", "pd", "day", "timestamp"),
    "source": ("source", "publisher", "outlet", "publication", "newspaper", "sourcename", "source_name",
               "site", "sitename", "domain", "source_domain"),
    "url": ("url", "link", "uri", "href", "articleurl", "article_url", "sourceurl", "source_url",
            "permalink"),
}  # fmt: skip
_SHOWN = 60
_MOST_NAMES = 40
_DIGEST = 8


class Column(NamedTuple):
    """Where a field stands in a row; `form` is the strptime form of its dates, if the user gave one."""

    at: int
    name: str
    form: str = ""


def parse_columns(told: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return pairs of our field and the user's column from "text=body" words.

    Raises:
        InputError: a word without "=", an unknown field, or a field told twice.

    """
    pairs: dict[str, str] = {}
    for word in told:
        field, equals, name = word.partition("=")
        field = {"published": "date"}.get(field.strip(), field.strip())
        if not equals or field not in FIELDS or not name.strip():
            known = ", ".join(FIELDS)
            raise InputError("--column", f"{word!r} is not FIELD=NAME", f"fields are {known}")
        if field in pairs:
            raise InputError("--column", f"{field} is told twice", "give each field one column")
        pairs[field] = name.strip()
    return tuple(pairs.items())


def find_columns(names: Sequence[str], where: str, options: SourceOptions) -> dict[str, Column]:
    """Return where each field stands among the columns `names`.

    What the user told comes first, then usual names, whatever their capitals and spaces. A told
    column that is not there, or no column for the text, raises `InputError` naming the columns found.
    """
    found: dict[str, Column] = {}
    for field, told in options.columns:
        found[field] = _told(field, told, names, where)
    taken = {column.at for column in found.values()}
    keys = [key_of(name) for name in names]
    for field in FIELDS:
        usual = (keys.index(name) for name in USUAL[field] if name in keys)
        if field not in found and (at := next((at for at in usual if at not in taken), -1)) >= 0:
            found[field] = Column(at, names[at])
            taken.add(at)
    if "text" not in found:
        raise InputError(
            where, f"no column for the text among {_list(names)}", "name it: --column text=NAME"
        )
    return found


def looks_like_table(names: Sequence[str]) -> bool:
    """Return whether `names` are a header we know: one for the text and one for something else."""
    keys = {key_of(name) for name in names}
    known = [field for field in FIELDS if not keys.isdisjoint(USUAL[field])]
    return "text" in known and len(known) > 1


class Rows:
    """Turns the rows of one table into reports; remembers eight bytes of each id."""

    def __init__(
        self, columns: Mapping[str, Column], table: str, options: SourceOptions, *, own_ids: bool
    ) -> None:
        self._columns = columns
        self._table = table
        self._options = options
        self._own_ids = own_ids
        self._seen: set[bytes] = set()

    def report(self, row: Sequence[Any], where: str) -> Report | Failure:
        """Return the report of one row, or why there is none."""
        try:
            values = {name: self._value(name, row, where) for name in self._columns}
            report = self._build(values, where)
        except InputError as error:
            return Failure(where=where, reason=error.what, remedy=error.remedy)
        if not self._own_ids:
            return report
        key = hashlib.blake2b(report.id.encode(), digest_size=_DIGEST).digest()
        if key in self._seen:
            reason = f"the id {show(report.id)} stands in an earlier row too"
            return Failure(where=where, reason=reason, remedy="give each report its own id")
        self._seen.add(key)
        return report

    def _value(self, field: str, row: Sequence[Any], where: str) -> str:
        """Return a cell as text; one too long for a report raises."""
        at = self._columns[field].at
        cell = row[at] if at < len(row) else None
        value = "" if cell is None else cell if isinstance(cell, str) else str(cell)
        most = self._options.max_bytes
        if len(value) > most:
            what = (
                f"{self._columns[field].name!r} is longer than {most:,} letters (limit max_bytes)"
            )
            raise InputError(where, what, "split the report")
        return value.strip("\r\n") if field == "text" else " ".join(value.split())

    def _build(self, values: Mapping[str, str], where: str) -> Report:
        """Return the report of a row's values; without text it raises."""
        if not values["text"].strip():
            raise InputError(where, "the text is empty", "fill it in or leave the row out")
        raw = msgspec.json.encode({name: value for name, value in values.items() if value})
        return Report(
            id=values.get("id") or report_id(self._table, raw),
            text=values["text"],
            title=values.get("title") or self._options.title,
            subtitle=values.get("subtitle") or None,
            byline=values.get("byline") or None,
            published=self._day(values.get("date", ""), where) or self._options.day,
            source=values.get("source") or None,
            url=values.get("url") or None,
            raw=raw,
            origin=where,
        )

    def _day(self, value: str, where: str) -> str | None:
        """Return the day of a cell, None for an empty one; what can be read two ways raises."""
        if not value:
            return None
        column = self._columns["date"]
        if (day := read_day(value, column.form)) is None:
            what = f"{column.name!r} is {show(value)}, not a day that can be read one way only"
            remedy = f"use YYYY-MM-DD, or say how: --column 'date={column.name}:%d/%m/%Y'"
            raise InputError(where, what, remedy)
        return day


def show(value: object) -> str:
    """Return `value` as JSON, cut to what an error line can show."""
    shown = msgspec.json.encode(value).decode()
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"


def _told(field: str, told: str, names: Sequence[str], where: str) -> Column:
    """Return the column the user named for `field`; the name may carry a form of dates behind ":%"."""
    name, mark, form = told.partition(":%")
    stripped = [other.strip() for other in names]
    for at, other in enumerate(stripped):
        if other == told:
            return Column(at, other)
        if mark and other == name:
            return Column(at, other, "%" + form)
    raise InputError(
        where, f"no column {told!r} for {field} among {_list(names)}", "name one of these"
    )


def _list(names: Sequence[str]) -> str:
    """Return column names as an error line shows them."""
    shown = ", ".join(show(name) for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return (shown or "none") + (f" and {more} more" if more > 0 else "")


def key_of(name: str) -> str:
    """Return a column's name as the lists of usual names have it."""
    return "_".join(name.strip().strip("\ufeff").casefold().replace("-", " ").split())
