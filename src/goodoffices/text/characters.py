"""Characters put right: line ends, odd spaces, invisible marks, entities, and UTF-8 read as Windows-1252."""

from __future__ import annotations

import html
import re
import unicodedata

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ud800-\udfff]"
)
_SPACE = re.compile(r"[^\S\n ]")
_ENTITY = re.compile(
    r"&(?:amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[lr]aquo|[mn]dash|hellip|#\d{2,5}|#[xX][0-9a-fA-F]{2,5});"
)
# What the bytes 80-BF look like when Windows-1252 (or, for its five gaps, Latin-1) reads them.
_TAIL = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
_MOJIBAKE = re.compile(f"[ÂÃ][{re.escape(_TAIL)}]|â[{re.escape(_TAIL)}]{{2}}")
_ACUTE = re.compile(
    "(?<=[^\\W\\d_])[\u00b4\u02bc](?=[^\\W\\d_])"
)  # "Haftar\u00b4s": an accent for an apostrophe
_PASSES = 4


def mend(text: str) -> str:
    """Return `text` with its characters put right, its lines and their indentation kept.

    Mending goes on until nothing changes, since text spoilt twice needs mending twice.
    """
    for _ in range(_PASSES):
        mended = _mend_once(text)
        if mended == text:
            break
        text = mended
    return text


def _mend_once(text: str) -> str:
    """Return `text` after one round of mending."""
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if not text.isascii():
        text = _ACUTE.sub("'", _MOJIBAKE.sub(_decode_again, text))
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text))
    if text.isascii():
        return text.expandtabs(8)
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text).expandtabs(8))


def _decode_again(match: re.Match[str]) -> str:
    """Return what the matched letters were before Windows-1252 read them, or the letters as they are."""
    data = b"".join(_byte(char) for char in match[0])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _byte(char: str) -> bytes:
    """Return the byte that Windows-1252 shows as `char`."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")
