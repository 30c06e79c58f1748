"""Word files: text and title, and no bomb is opened."""

from __future__ import annotations

import io
import zipfile

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, docx

from .conftest import WORDS, make_docx, zipped


def _read(data: bytes, **limits: int) -> Report | Failure:
    """Return what a file holds."""
    (found,) = docx.read(io.BytesIO(data), "a.docx", SourceOptions(**limits))
    return found


def test_styles_tell_title_and_subtitle() -> None:
    """All paragraphs are text, in order."""
    report = _read(
        make_docx(("Title", "Envoy leaves"), ("Subtitle", "Talks go on"), ("Normal", WORDS))
    )
    assert isinstance(report, Report)
    assert (report.title, report.subtitle) == ("Envoy leaves", "Talks go on")
    assert report.text == f"Envoy leaves\n\nTalks go on\n\n{WORDS}"


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    """By what the list of its parts says."""
    failure = _read(zipped(**{"word/document__xml": b" " * 40_000_000}))
    assert isinstance(failure, Failure)
    assert "limit max_ratio" in failure.reason


def test_a_file_of_too_much_is_refused() -> None:
    """The bound is five times a report's, since pictures count."""
    failure = _read(make_docx(("Normal", WORDS)), max_bytes=20_000)
    if isinstance(failure, Failure):
        assert "larger than" in failure.reason or "unpacks to" in failure.reason


def test_an_archive_that_is_no_word_file_says_so() -> None:
    """Whatever its name."""
    failure = _read(zipped(a__txt=b"x"))
    assert isinstance(failure, Failure)
    assert failure.reason == "no Word file: no document in it"


def test_entities_in_its_parts_are_not_followed() -> None:
    """A part that asks for a file of this machine gets none of it."""
    source = zipfile.ZipFile(io.BytesIO(make_docx(("Normal", WORDS))))
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                head = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
                data = data.replace(b"<w:document", head + b"<w:document", 1)
                data = data.replace(WORDS.encode(), WORDS.encode() + b"&a;")
            target.writestr(name, data)
    found = _read(whole.getvalue())
    assert "root:" not in (found.text if isinstance(found, Report) else found.reason)
