"""A sample of every format: the same one sentence, told in each."""

from __future__ import annotations

import bz2
import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable, Mapping

import pytest

WORDS = "The envoy left Lome on Monday, his aides said."
STORY = WORDS.encode() + b"\n"
PAGE = b"<!doctype html><html><body><h1>Envoy leaves</h1><p>" + STORY + b"</p></body></html>"


def zipped(**members: bytes) -> bytes:
    """Return a ZIP archive; a double underscore in a name stands for its full stop."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name.replace("__", ".")), data, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    """Return a TAR archive."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return whole.getvalue()


def make_docx(*paragraphs: tuple[str, str]) -> bytes:
    """Return a Word file of (style, words)."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for style, words in paragraphs:
        document.add_paragraph(words, style=style)
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


def make_parquet(**columns: list[object]) -> bytes:
    """Return a Parquet file."""
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    whole = io.BytesIO()
    parquet.write_table(arrow.table(columns), whole)
    return whole.getvalue()


def make_warc(
    *records: tuple[str, str, bytes], packed: bool = False, status: str = "200 OK"
) -> bytes:
    """Return a WARC archive of (address, type, body) answers, each behind its request."""
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415 - only where it is there
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    whole = io.BytesIO()
    writer = WARCWriter(whole, gzip=packed)
    for url, kind, body in records:
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=head)
        )
    return whole.getvalue()


def make_feed(*items: str) -> bytes:
    """Return an RSS feed of items."""
    joined = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Example Wire</title>'
        f"<link>https://example.org/</link><description>d</description>{joined}</channel></rss>"
    ).encode()


def make_mail(body: str = WORDS, **headers: str) -> bytes:
    """Return a plain mail."""
    told = {
        "From": "Example Press Office <press@example.org>",
        "To": "desk@example.org",
        "Date": "Thu, 14 Mar 2019 23:30:00 -0500",
        "Subject": "Envoy leaves",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
    } | headers
    return (
        "".join(f"{name}: {value}\r\n" for name, value in told.items()).encode()
        + b"\r\n"
        + body.encode()
    )


MAKERS: dict[str, Callable[[], bytes]] = {
    "plain": lambda: STORY,
    "jsonl": lambda: b'{"id": "a", "text": "' + WORDS.encode() + b'"}\n',
    "html": lambda: PAGE,
    "compressed": lambda: gzip.compress(STORY, mtime=0),
    "zip_archive": lambda: zipped(a__txt=STORY),
    "tar_archive": lambda: tarred({"a.txt": STORY}),
    "table": lambda: b'title,text,date\nEnvoy leaves,"' + WORDS.encode() + b'",2019-03-14\n',
    "parquet": lambda: make_parquet(title=["Envoy leaves"], text=[WORDS]),
    "warc": lambda: make_warc(("https://example.org/a", "text/html", PAGE)),
    "feed": lambda: make_feed(f"<title>Envoy leaves</title><description>{WORDS}</description>"),
    "eml": make_mail,
    "docx": lambda: make_docx(("Title", "Envoy leaves"), ("Normal", WORDS)),
}
PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress}


@pytest.fixture(scope="session")
def samples() -> dict[str, bytes]:
    """Return a sample of each format, by the name of its module."""
    return {name: make() for name, make in MAKERS.items()}
