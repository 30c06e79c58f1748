"""Lines that a page speaks of itself in: its own words, a menu run together, one thing twice."""

# ruff: noqa: RUF001 - curly quotes are what this module reads

from __future__ import annotations

import re

from goodoffices.text.cues import PageCues

_MOST_WORDS = 14
_WORD = re.compile(r"[^\W\d_][\w'-]*|\d+")
_QUOTE = re.compile(r"[\"“”«»]|(?<!\w)['‘]")
_JOINT = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2}|[A-Z]{3})")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SITES = re.compile(r"\b(?:YouTube|WhatsApp|LinkedIn|FaceBook|TikTok|SoundCloud)\b")
_TWICE = re.compile(r"(.{6,120}?)\s?\1", re.IGNORECASE)
_SCRIPTS = (
    re.compile(r"[A-Za-z]{3}"), re.compile(r"[\u0400-\u04ff]{3}"), re.compile(r"[\u0600-\u06ff]{3}"),
    re.compile(r"[\u0900-\u097f]{3}"), re.compile(r"[\u0980-\u0dff]{3}"), re.compile(r"[\u4e00-\u9fff]{2}"),
    re.compile(r"[\u3040-\u30ff]{2}"), re.compile(r"[\uac00-\ud7af]{2}"), re.compile(r"[\u0590-\u05ff]{3}"),
)  # fmt: skip
_SHOUTED = 15  # words in capitals with hardly a small one between them: a menu
_JOINERS = re.compile(
    r"\b(?:THE|OF|IN|TO|AND|FOR|AS|AT|BY|WITH|OVER|AFTER|IS|ARE|NOT|AN?)\b|[,;–—]"
)
_BUTTONS, _CAPITALS, _OWN = 12, 0.7, 5  # words of a row, the share in capitals, the page's own
_FEWEST_JOINTS = 2
_FEWEST_SCRIPTS = 3


def is_page_talk(line: str, cues: PageCues) -> bool:
    """Return whether `line` is the page's about itself.

    That is a short line whose every word is a page's or a small one; a quotation never is one.
    """
    return _is_of_page_words(line, cues) or is_run_together(line) or _is_row_of_buttons(line, cues)


def _is_row_of_buttons(line: str, cues: PageCues) -> bool:
    """Return whether a long line without a full stop is names, several of them a page's."""
    if line[-1] in '.!?:;"”':
        return False
    words = _WORD.findall(line)
    if len(words) < _BUTTONS:
        return False
    capital = sum(word[0].isupper() for word in words)
    own = {
        w for word in words if (w := word.casefold()) in cues.words.strong or w in cues.words.weak
    }
    return capital >= _CAPITALS * len(words) and len(own) >= _OWN


def _is_of_page_words(line: str, cues: PageCues) -> bool:
    """Return whether each word of a short line is a page's, one of them surely."""
    words = _WORD.findall(_GLUED.sub(" ", line.replace("’", "'")).casefold())
    if not 1 <= len(words) <= _MOST_WORDS or _QUOTE.search(line):
        return False
    lists = cues.words
    told = [word for word in words if word in lists.strong or word in lists.weak]
    if not all(
        word in lists.plain or word in lists.strong or word in lists.weak or word.isdigit()
        for word in words
    ):
        return False
    if len(words) == 1:
        return bool(told) and (words[0] in lists.strong or line[:1].islower())
    addressed = not {"you", "your"}.isdisjoint(words) and bool(told)
    ordered = words[0] in lists.orders and any(word != words[0] for word in told)
    return addressed or ordered or any(word in lists.strong for word in told)


def is_run_together(line: str) -> bool:
    """Return whether `line` is a menu whose entries a crawler glued, in many scripts or one name twice."""
    if line.endswith((".", "”", '"', ":")):
        return False
    if line.isupper() and len(line.split()) >= _SHOUTED + 3 * len(_JOINERS.findall(line)):
        return True
    if len(line.split()) > 1 and _TWICE.fullmatch(line) and not line.isdigit():
        return True
    if sum(script.search(line) is not None for script in _SCRIPTS) >= _FEWEST_SCRIPTS:
        return True
    joints = len(_JOINT.findall(_SITES.sub("", line)))
    return joints >= _FEWEST_JOINTS and joints * 6 >= len(line.split())
