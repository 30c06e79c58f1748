"""Word files (DOCX): paragraphs and tables as text, the title from its style."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from goodoffices.shapes import Failure, Report
from goodoffices.sources.options import SourceOptions, read_whole, report_id
from goodoffices.sources.zip_archive import check_members

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

SUFFIXES = (".docx",)

_MAGIC = b"PK\x03\x04"
_MARKS = (b"[Content_Types].xml", b"word/document.xml", b"_rels/.rels")
_OTHERS = (b"xl/workbook", b"ppt/presentation", b"mimetypeapplication/")
_MOST_MEMBERS = 5000
_REMEDY = "save the story as plain text"


def sniff(head: bytes) -> bool:
    """Return whether `head` is that of an office file that is no table, slides or book."""
    start = head[:4096]
    marked = any(mark in start for mark in _MARKS)
    return head.startswith(_MAGIC) and marked and not any(mark in start for mark in _OTHERS)


def read(stream: BinaryIO, where: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield the one report of the file, or why it can't be read.

    How much it would unpack to is looked at before it is opened: `max_bytes` holds for the whole.
    """
    raw = read_whole(stream, where, options)
    if isinstance(raw, Failure):
        yield raw
        return
    if failure := _refusal(raw, where, options):
        yield failure
        return
    yield _report(raw, where, options)


def _refusal(raw: bytes, where: str, options: SourceOptions) -> Failure | None:
    """Return why the file must not be opened; None if it may."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            infos = archive.infolist()
            unpacked = sum(info.file_size for info in infos)
            names = {info.filename for info in infos}
            failure = check_members(archive, where, options)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        return Failure(where=where, reason=f"no Word file: {error}", remedy=_REMEDY)
    if failure:
        return failure
    most = 5 * options.max_bytes
    if unpacked > most or len(names) > _MOST_MEMBERS:
        reason = f"unpacks to {unpacked:,} bytes in {len(names):,} parts (limits {most:,}, {_MOST_MEMBERS:,})"
        return Failure(where=where, reason=reason, remedy="save the story without its pictures")
    if "word/document.xml" not in names:
        return Failure(where=where, reason="no Word file: no document in it", remedy=_REMEDY)
    return None


def _report(raw: bytes, where: str, options: SourceOptions) -> Report | Failure:
    """Return the report of a file that may be opened."""
    import docx  # noqa: PLC0415 - slow to load, of use here only

    try:
        document = docx.Document(io.BytesIO(raw))
        lines = list(_lines(document))
    except Exception as error:  # noqa: BLE001 - a broken file may make its reader raise anything
        reason = f"no Word file that can be read: {type(error).__name__}: {error}"
        return Failure(where=where, reason=reason[:300], remedy=_REMEDY)
    text = "\n\n".join(line for _, line in lines)
    if not text:
        return Failure(where=where, reason="a Word file without text", remedy=_REMEDY)
    return Report(
        id=report_id(where, raw),
        text=text,
        title=options.title or _styled(lines, "Title") or _styled(lines, "Heading 1"),
        subtitle=_styled(lines, "Subtitle"),
        published=options.day,
        raw=raw,
        origin=where,
    )


def _lines(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the style and the words of each paragraph in order, those of tables cell by cell."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                words = " | ".join(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells))
                if words.strip(" |"):
                    yield "", words
        elif words := " ".join(block.text.split()):
            yield _style(block), words


def _style(paragraph: Paragraph) -> str:
    """Return the name of a paragraph's style, "" if it has none."""
    style = paragraph.style
    return (style.name or "") if style is not None else ""


def _styled(lines: list[tuple[str, str]], style: str) -> str | None:
    """Return the words of the first paragraph of a style."""
    return next((words for name, words in lines if name == style), None)
