"""WARC archives of a crawl: the pages in them, one record held at a time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from msgspec.structs import replace

from goodoffices.shapes import Failure, Report
from goodoffices.sources.formats import failure_of, read_inner
from goodoffices.sources.options import SourceOptions

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

SUFFIXES = (".warc", ".wet", ".arc")

_MAGIC = b"WARC/"
_OK = 200
_NO_STORY = re.compile(
    r"^https?://[^/?#]+/?$|/(?:robots|ads|app-ads|humans|security)\.txt$", re.IGNORECASE
)
_PAGES = {"text/html": "x.html", "application/xhtml+xml": "x.html", "text/plain": "x.txt"}
_FEEDS = {"application/rss+xml", "application/atom+xml", "application/rdf+xml"}
_XML = {"text/xml", "application/xml"}


def sniff(head: bytes) -> bool:
    """Return whether `head` is that of a WARC archive."""
    return head.startswith(_MAGIC)


def read(stream: BinaryIO, where: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield the report of each page that was fetched well; `where` gets the record's number.

    Requests, redirects, pictures, sites' front pages and the like are passed over; addresses come along.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - of use here only

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records = ArchiveIterator(
        cast("Any", _Stream(stream)),
        record_types=WarcRecordType.any_type,
        auto_decode="all",
        stream_detect=False,
        quirks_mode=True,
    )
    number, empty = 0, True
    for number, record in enumerate(records, start=1):
        if record.record_type & kinds:
            place = f"{where}:{number}"
            try:
                for one in _read_record(record, place, options):
                    empty = False
                    yield one
            except Exception as error:  # noqa: BLE001 - a broken record must not stop the others
                empty = False
                yield failure_of(error, place)
    if empty:
        reason = f"no page among {number:,} records" if number else "no record in this archive"
        yield Failure(where=where, reason=reason, remedy="check the file")


class _Stream:
    """What the reader of archives asks of a stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)  # what came before a fault is not lost
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        data: bytes = self._read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._at

    def close(self) -> None:
        """Leave the stream to who opened it."""


def _read_record(
    record: WarcRecord, where: str, options: SourceOptions
) -> Iterator[Report | Failure]:
    """Yield the report of one record, if it holds a page."""
    http = record.http_headers
    if http is not None and http.status_code != _OK:
        return
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
    name = _name(kind.partition(";")[0].strip())
    if name is None:
        return
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if _NO_STORY.search(url):
        return
    raw = record.reader.read(options.max_bytes + 1)
    if kind in _XML and b"<rss" not in raw[:1000] and b"<feed" not in raw[:1000]:
        return
    hints = replace(options, charset=record.http_charset or None)
    for one in read_inner(cast("BinaryIO", io.BytesIO(raw)), where, hints, name):
        yield _placed(one, url) if isinstance(one, Report) else one


def _placed(report: Report, url: str) -> Report:
    """Return a report with the address its record names, where its page names none."""
    return replace(report, url=report.url or url or None)


def _name(kind: str) -> str | None:
    """Return a name whose suffix leads to the format of a media type; None for what holds no story."""
    if kind in _FEEDS or kind in _XML:
        return "x.rss"
    return _PAGES.get(kind)
