"""Mails saved as files: the text of the message, then what is attached to it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import BinaryIO, cast

from msgspec.structs import replace

from goodoffices.shapes import Failure, Report
from goodoffices.sources.days import read_mail_day
from goodoffices.sources.decoding import decode
from goodoffices.sources.formats import format_named, read_inner
from goodoffices.sources.options import SourceOptions, read_whole, report_id

SUFFIXES = (".eml",)

_HEADERS = re.compile(rb"(?:[!-9;-~]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n){0,50}){3}")
_MAIL = re.compile(
    rb"^(?:from|to|subject|date|message-id|received|mime-version|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_PARTS = 200
_LONGEST_HEAD = 200_000
_BLANK = re.compile(rb"\r?\n\r?\n")
_PREFIX = re.compile(r"^(?:(?:re|fwd?|wg|tr)\s*:\s*)+", re.IGNORECASE)
_UNLIKE_STORY = 80


def sniff(head: bytes) -> bool:
    """Return whether `head` is that of a mail: three header lines, two of them a mail's."""
    start = head.lstrip()[:4096]
    match = _HEADERS.match(start)
    return match is not None and len({m[0].lower() for m in _MAIL.finditer(start)}) > 1


def read(stream: BinaryIO, where: str, options: SourceOptions) -> Iterator[Report | Failure]:
    """Yield the report of the message, then those of attachments whose format is read.

    The plain part is the text, the HTML part where there is none. The subject is the title, the name of
    the sender the source, the day of the message its day. Pictures that the message shows are no
    attachments.
    """
    raw = read_whole(stream, where, options)
    if isinstance(raw, Failure):
        yield raw
        return
    if failure := _refusal(raw, where):
        yield failure
        return
    message = BytesParser(policy=policy.default).parsebytes(raw)
    parts = _parts(message)
    if len(parts) > _MOST_PARTS:
        reason = f"more than {_MOST_PARTS} parts; the rest is not read"
        yield Failure(where=where, reason=reason, remedy="save the attachments as files")
    found = [_report(one, message, raw, where) for one in _body(parts, where, options)]
    yield from found
    attached = [part for part in parts[:_MOST_PARTS] if _is_attached(part)]
    for part in attached:
        yield from _attachment(part, where, options)
    if not found and not attached:
        reason = "a mail without text" if message.keys() else "no mail"
        yield Failure(where=where, reason=reason, remedy="save the story as plain text")


def _refusal(raw: bytes, where: str) -> Failure | None:
    """Return why a mail must not be parsed, which takes time by the square of its parts; None if it may."""
    if raw.lower().count(b"boundary=") > _MOST_PARTS:
        reason = f"more than {_MOST_PARTS} parts in parts"
        return Failure(where=where, reason=reason, remedy="save the story as plain text")
    if len(_BLANK.split(raw[: 2 * _LONGEST_HEAD], maxsplit=1)[0]) > _LONGEST_HEAD:
        reason = f"a head of more than {_LONGEST_HEAD:,} bytes"
        return Failure(where=where, reason=reason, remedy="save the story as plain text")
    return None


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts of a message that hold something, in order."""
    return [part for part in message.walk() if not part.is_multipart()]


def _is_attached(part: EmailMessage) -> bool:
    """Return whether a part is a file of its own."""
    return bool(part.get_filename()) and part.get_content_maintype() != "image"


def _body(
    parts: list[EmailMessage], where: str, options: SourceOptions
) -> Iterator[Report | Failure]:
    """Yield what the message itself says, as a report of its plain or its HTML part."""
    texts = [part for part in parts if not _is_attached(part)]
    for kind, name in (("text/plain", "mail.txt"), ("text/html", "mail.html")):
        for part in texts:
            content = _content(part) if part.get_content_type() == kind else b""
            told = " ".join(content.decode("utf-8", "replace").split())
            if len(told) < _UNLIKE_STORY and kind == "text/plain" and _has_html(texts):
                continue
            if told:
                hints = replace(options, charset=part.get_content_charset())
                yield from read_inner(cast("BinaryIO", io.BytesIO(content)), where, hints, name)
                return


def _has_html(parts: list[EmailMessage]) -> bool:
    """Return whether the message comes as HTML too."""
    return any(part.get_content_type() == "text/html" for part in parts)


def _content(part: EmailMessage) -> bytes:
    """Return a part's bytes; text of a declared encoding as UTF-8."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return b""
    if part.get_content_maintype() != "text":
        return raw
    text = decode(raw, "", part.get_content_charset())
    return raw if isinstance(text, Failure) else text.encode("utf-8", "replace")


def _report(
    one: Report | Failure, message: EmailMessage, raw: bytes, where: str
) -> Report | Failure:
    """Return a report with what the mail's head says."""
    if isinstance(one, Failure):
        return one
    subject = " ".join(_PREFIX.sub("", _header(message, "Subject")).split())
    sender, address = parseaddr(_header(message, "From"))
    return replace(
        one,
        id=report_id(where, raw),
        title=one.title or subject or None,
        published=one.published or read_mail_day(_header(message, "Date")),
        source=one.source or sender or address or None,
        raw=raw,
        origin=where,
    )


def _header(message: EmailMessage, name: str) -> str:
    """Return a header's words, "" if there is none or it can't be read."""
    try:
        return str(message.get(name) or "")
    except Exception:  # noqa: BLE001 - the parser of headers raises a dozen kinds on broken ones
        return ""


def _attachment(
    part: EmailMessage, where: str, options: SourceOptions
) -> Iterator[Report | Failure]:
    """Yield the reports of an attached file; a kind that is not read is a Failure."""
    name = part.get_filename() or ""
    place = f"{where}!{name}"
    if format_named(name) is None:
        reason = "an attachment of a kind that is not read"
        yield Failure(where=place, reason=reason, remedy="save it as text and read that")
        return
    data = part.get_payload(decode=True)
    content = data if isinstance(data, bytes) else b""
    yield from read_inner(cast("BinaryIO", io.BytesIO(content)), place, options, name)
