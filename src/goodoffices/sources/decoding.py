"""Bytes of unknown encoding into text."""

from __future__ import annotations

import codecs

from goodoffices.shapes import Failure

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_WIDER = dict.fromkeys(
    ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"), "cp1252"
)
_PLAIN_CONTROLS = b"\t\n\v\f\r\x1a\x1b"
_CONTROLS = bytes(byte for byte in range(0x20) if byte not in _PLAIN_CONTROLS)
_SAVE_AS_TEXT = "save it as plain text in UTF-8"
_MOST_CONTROLS = 0.01
_MOST_ACCENTS = 0.25


def binary_kind(raw: bytes) -> str | None:
    """Return what `raw` is if it is no text, by its first bytes or its control characters; else None."""
    if mark_of(raw):
        return None
    for magic, kind in _KINDS:
        if raw.startswith(magic):
            return kind
    if b"\x00" in raw:
        return "binary, or UTF-16 without its mark"
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    return "binary" if controls > _MOST_CONTROLS * len(raw) else None


def mark_of(raw: bytes) -> str | None:
    """Return the encoding that a byte order mark at the start of `raw` tells."""
    return next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)


def decode(raw: bytes, where: str, declared: str | None = None) -> str | Failure:
    """Return `raw` as text, or why it can't be.

    A byte order mark decides, then UTF-8, then what the page declares; what is neither is read as
    Windows-1252, as long as that gives mostly plain letters, else the guess would be worse than none.
    """
    if kind := binary_kind(raw):
        return Failure(where=where, reason=f"not text: it looks like {kind}", remedy=_SAVE_AS_TEXT)
    marked = mark_of(raw)
    declared = _WIDER.get((declared or "").lower(), declared)
    for encoding in (marked,) if marked else ("utf-8", declared):
        if encoding and (text := _try(raw, encoding)) is not None:
            return text
    text = None if marked else _try(raw, "cp1252") or _try(raw, "latin-1")
    if text is None or _accents(text) > _MOST_ACCENTS:
        reason = f"not {marked or 'UTF-8'} text, and no other encoding fits"
        return Failure(where=where, reason=reason, remedy=_SAVE_AS_TEXT)
    return text


def _try(raw: bytes, encoding: str) -> str | None:
    """Return `raw` in `encoding`, None if it is not in it or there is no such encoding."""
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _accents(text: str) -> float:
    """Return the share of letters outside ASCII among the letters of `text`."""
    letters = [char for char in text if char.isalpha()]
    return sum(not char.isascii() for char in letters) / max(1, len(letters))
