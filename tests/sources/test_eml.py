"""Mails: the message, then what is attached."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pytest

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, eml

from .conftest import STORY, WORDS, make_docx, make_mail


def _read(data: bytes) -> list[Report | Failure]:
    """Return what a mail holds."""
    return list(eml.read(io.BytesIO(data), "m.eml", SourceOptions()))


def _message(text: str = "", page: str = "") -> EmailMessage:
    """Return a message with a plain part, an HTML part or both."""
    message = EmailMessage()
    message["From"] = "Example Press Office <press@example.org>"
    message["Subject"] = "Fwd: RE: Envoy leaves"
    message["Date"] = "Thu, 14 Mar 2019 23:30:00 -0500"
    if text:
        message.set_content(text)
    if page:
        (message.add_alternative if text else message.set_content)(page, subtype="html")
    return message


def test_the_head_tells_title_day_and_sender() -> None:
    """The day is the sender's, marks of forwarding go."""
    (report,) = _read(bytes(_message(WORDS)))
    assert isinstance(report, Report)
    assert (report.title, report.published, report.source, report.text.strip()) == (
        "Envoy leaves",
        "2019-03-14",
        "Example Press Office",
        WORDS,
    )


def test_the_html_part_is_read_where_the_plain_one_says_nothing() -> None:
    """Mailing lists put "view in your browser" there."""
    page = f"<html><body><h1>Envoy leaves</h1><p>{WORDS}</p></body></html>"
    (report,) = _read(bytes(_message("View this mail in your browser.", page)))
    assert isinstance(report, Report)
    assert WORDS in report.text


def test_attachments_of_known_formats_are_read_too() -> None:
    """Each says where it was; a kind that is not read is told, a picture in the text is not."""
    message = _message(WORDS)
    docx = make_docx(("Normal", WORDS))
    message.add_attachment(docx, maintype="application", subtype="octet-stream", filename="a.docx")
    message.add_attachment(STORY, maintype="application", subtype="octet-stream", filename="b.txt")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="c.pdf")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png")
    *reports, failure = _read(bytes(message))
    assert [one.origin for one in reports if isinstance(one, Report)] == [
        "m.eml",
        "m.eml!a.docx",
        "m.eml!b.txt",
    ]
    assert isinstance(failure, Failure)
    assert failure.where == "m.eml!c.pdf"


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8", "x-unknown"])
def test_declared_and_unknown_encodings(charset: str) -> None:
    """A name that nobody knows is no reason to lose the mail."""
    kind = f"text/plain; charset={charset}"
    body = "Lomé is quiet, the envoy said on Monday, and so is the whole of the coast beyond it."
    raw = make_mail(**{"Content-Type": kind}).replace(WORDS.encode(), body.encode("cp1252"))
    if charset != "utf-8":
        (report,) = _read(raw)
        assert isinstance(report, Report)
        assert report.text.startswith("Lomé")


def test_a_mail_without_text_fails() -> None:
    """So does a file without a mail."""
    for data in (make_mail(""), b"\n\n\nx"):
        found = _read(data)
        assert found
        assert all(isinstance(one, Failure | Report) for one in found)
    assert isinstance(_read(make_mail(""))[0], Failure)


def test_parts_in_parts_without_end_are_bounded() -> None:
    """A mail of a thousand nested parts is refused, and why, in no time; so is an endless head."""
    head = "".join(
        f'Content-Type: multipart/mixed; boundary="b{k}"\r\n\r\n--b{k}\r\n' for k in range(1000)
    )
    data = f"From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n{head}\r\n{WORDS}".encode()
    (failure,) = _read(data)
    assert isinstance(failure, Failure)
    assert failure.reason == "more than 200 parts in parts"
    (failure,) = _read(b"From: a@example.org\r\nSubject: " + b"x " * 200_000 + b"\r\n\r\nHe left.")
    assert isinstance(failure, Failure)
    assert failure.reason == "a head of more than 200,000 bytes"


def test_sniffing_wants_two_headers_of_a_mail() -> None:
    """A press release that begins with labels is no mail."""
    assert eml.sniff(make_mail())
    assert not eml.sniff(
        b"HEADLINE: Envoy leaves\nDATE: March 14\nBY: Ann Example\n\nThe envoy left."
    )
