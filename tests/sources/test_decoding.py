"""Bytes become text by their mark, as UTF-8, or as Windows-1252; binary files do not."""

# ruff: noqa: RUF001 - marks of print are what is tested

from __future__ import annotations

import codecs

import pytest

from goodoffices.shapes import Failure
from goodoffices.sources.decoding import binary_kind, decode

WORDS = "The envoy’s “plan” for São Tomé"


@pytest.mark.parametrize(
    "raw",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
        WORDS.encode("cp1252"),
    ],
)
def test_text_in_usual_encodings_is_read(raw: bytes) -> None:
    """The mark decides, then UTF-8, then Windows-1252."""
    assert decode(raw, "a.txt") == WORDS


def test_a_declared_encoding_comes_after_utf8() -> None:
    """A page's own word is taken where its bytes are not UTF-8."""
    assert decode("мир".encode("koi8-r"), "a.html", "koi8-r") == "мир"
    assert decode("мир".encode(), "a.html", "koi8-r") == "мир"
    assert decode(WORDS.encode("cp1252"), "a.html", "no-such-code") == WORDS


@pytest.mark.parametrize(
    "raw",
    [
        "Министр сказал, что переговоры не были начаты".encode("cp1251"),
        b"\xff\xfea",
        b"PK\x03\x04rest",
        b"a\x00b\x00c",
        b"\x01\x02\x03\x04",
        b"{\\rtf1 hello}",
    ],
)
def test_what_no_encoding_fits_fails_with_a_remedy(raw: bytes) -> None:
    """A wrong guess would be worse than none."""
    failure = decode(raw, "a.txt")
    assert isinstance(failure, Failure)
    assert (failure.where, failure.remedy) == ("a.txt", "save it as plain text in UTF-8")


def test_binary_files_are_named() -> None:
    """The reason says what the file looks like."""
    assert binary_kind(b"%PDF-1.4") == "a PDF"
    assert binary_kind(b"Text with tab\tand end\r\n") is None


def test_latin_1_means_windows_as_in_every_browser() -> None:
    """Pages that declare it print curly quotation marks."""
    assert (
        decode("“Café”, il a dit à Lomé".encode("cp1252"), "x", "ISO-8859-1")
        == "“Café”, il a dit à Lomé"
    )
