"""ZIP archives of reports. No member is written to disk, whatever path it names."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from goodoffices.shapes import Failure, Report
from goodoffices.sources.formats import failure_of, is_unknown, read_inner, unknown
from goodoffices.sources.limits import EASY, Meter, Unpacked
from goodoffices.sources.options import SourceOptions, read_whole

SUFFIXES = (".zip",)

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/", b"_rels/.rels", b"word/document.xml")
_BROKEN = (zipfile.BadZipFile, ValueError, NotImplementedError)
_REMEDY = "pack it again"
_ENCRYPTED = 0x1
_LINK = 0o120000
_KIND = 0o170000


def sniff(head: bytes) -> bool:
    """Return whether `head` is that of a ZIP archive that is no office file or book."""
    return head.startswith(_MAGIC) and not any(mark in head[:4096] for mark in _OFFICE)


def read(stream: BinaryIO, where: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield the reports of every member in the archive's order; one that can't be read is a Failure.

    A ZIP's list stands at its end: one that comes through a pipe is held whole, up to `max_held`.
    """
    seekable = hold(stream, where, options)
    if isinstance(seekable, Failure):
        yield seekable
        return
    meter = options.meter or Meter(options.max_unpacked)
    try:
        archive = zipfile.ZipFile(seekable)
    except _BROKEN as error:
        yield Failure(where=where, reason=f"a broken ZIP archive: {error}", remedy=_REMEDY)
        return
    with archive:
        if failure := check_members(archive, where, options):
            yield failure
            return
        members = [info for info in archive.infolist() if not _is_passed(info)]
        for info in members:
            yield from _member(archive, info, where, options, meter)
            if meter.spent:
                return
        if not members:
            yield Failure(where=where, reason="an empty archive", remedy="pack reports into it")


def hold(stream: BinaryIO, where: str, options: SourceOptions) -> BinaryIO | Failure:
    """Return `stream` if one can go about in it, else its bytes held; too many are a Failure."""
    if stream.seekable():
        return stream
    raw = read_whole(stream, where, options, options.max_held)
    return raw if isinstance(raw, Failure) else io.BytesIO(raw)


def check_members(archive: zipfile.ZipFile, where: str, options: SourceOptions) -> Failure | None:
    """Return why the archive as a whole must not be unpacked, by what its list says; None if it may."""
    infos = archive.infolist()
    if len(infos) > options.max_members:
        reason = f"more than {options.max_members:,} members (limit max_members)"
        return Failure(where=where, reason=reason, remedy="split the archive")
    unpacked = sum(info.file_size for info in infos)
    packed = max(1, archive.start_dir)
    if unpacked > EASY and unpacked > options.max_ratio * packed:
        reason = f"unpacks to more than {options.max_ratio} times its size (limit max_ratio)"
        remedy = "it looks made to do harm; unpack it yourself if you trust it"
        return Failure(where=where, reason=reason, remedy=remedy)
    return None


def _is_passed(info: zipfile.ZipInfo) -> bool:
    """Return whether a member is none of the user's files: a folder, a hidden file, a link."""
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in info.filename.split("/"))
    return info.is_dir() or hidden or (info.external_attr >> 16) & _KIND == _LINK


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    where: str,
    options: SourceOptions,
    meter: Meter,
) -> Iterator[Report | Failure]:
    """Yield the reports of one member."""
    place = f"{where}!{info.filename}"
    if is_unknown(info.filename):
        yield unknown(place, info.filename)
        return
    if info.flag_bits & _ENCRYPTED:
        yield Failure(where=place, reason="locked with a password", remedy="unpack it yourself")
        return
    try:
        with archive.open(info) as member:
            unpacked = Unpacked(
                cast("BinaryIO", member),
                place,
                packed=lambda: info.compress_size,
                most=options.max_member,
                ratio=options.max_ratio,
                meter=meter,
            )
            inner = cast("BinaryIO", io.BufferedReader(unpacked))
            yield from read_inner(inner, place, options, info.filename)
    except (*_BROKEN, RuntimeError) as error:
        yield Failure(where=place, reason=f"a broken member: {error}"[:300], remedy=_REMEDY)
    except Exception as error:  # noqa: BLE001 - a broken member must not stop the others
        yield failure_of(error, place)
