"""Lines broken at a column joined again into the paragraphs they were."""

# ruff: noqa: RUF001 - curly quotes, dashes and bullets are what this module reads

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.text.furniture import Line

_SHORTEST, _LONGEST = 50, 130
_FEWEST_FORCED = 4
_PROSE = 40  # letters: a shorter line may be an item of a list
_END = re.compile(r"[.!?:…][\"'”’)\]]*$")


def unwrap(lines: Sequence[Line]) -> list[Line]:
    """Return the paragraphs that `lines` are, one a Line; where lines are not wrapped, each is its own.

    Text counts as wrapped when lines of 50 to 130 letters go on, as a rule, with a small letter on the
    next line, or when nearly all of them break just where the next word would not have fitted. A word
    that a page sets apart amid a sentence, as it does a link, is joined to it anywhere.
    """
    joints = [at for at in range(1, len(lines)) if _may_join(lines[at - 1], lines[at])]
    width = _width(lines, joints)
    wrapped = _is_wrapped(lines, joints, width)
    paragraphs: list[list[Line]] = []
    joined = set(joints) if wrapped else set()
    for at, line in enumerate(lines):
        wraps = at in joined and _goes_on(lines[at - 1], line, width)
        if wraps or (at and lines[at - 1].text and _is_torn(paragraphs[-1], line)):
            paragraphs[-1].append(line)
        elif line.text:
            paragraphs.append([line])
    return [_join(paragraph) for paragraph in paragraphs]


def _may_join(above: Line, below: Line) -> bool:
    """Return whether two neighbouring lines could belong to one paragraph."""
    plain = not above.cue and not below.cue and bool(below.text)
    return plain and _SHORTEST < len(above.text) <= _LONGEST and below.indent <= above.indent + 1


def _width(lines: Sequence[Line], joints: Sequence[int]) -> int:
    """Return the column the lines above the joints are broken at; one stray line in twenty is passed over."""
    lengths = sorted(len(lines[at - 1].text) for at in joints)
    return lengths[(len(lengths) - 1) * 19 // 20] if lengths else 0


def _is_wrapped(lines: Sequence[Line], joints: Sequence[int], width: int) -> bool:
    """Return whether the joints show text broken at a column."""
    if not joints:
        return False
    small = sum(lines[at].text[0].islower() for at in joints)
    forced = sum(_is_forced(lines[at - 1], lines[at], width) for at in joints)
    stops = sum(bool(_END.search(lines[at - 1].text)) for at in joints)
    evenly = len(joints) >= _FEWEST_FORCED and forced >= 0.8 * len(joints) > 2 * stops
    return small >= 0.4 * len(joints) or evenly


def _is_forced(above: Line, below: Line, width: int) -> bool:
    """Return whether the first word of `below` would not have fitted on the line above."""
    return len(above.text) + 1 + len(below.text.split(maxsplit=1)[0]) > width


def _goes_on(above: Line, below: Line, width: int) -> bool:
    """Return whether `below` goes on with the paragraph of the line above it."""
    if below.text[0].islower() or _is_forced(above, below, width):
        return True
    return not _END.search(above.text) and len(above.text) > 0.85 * width


def _is_torn(before: Sequence[Line], below: Line) -> bool:
    """Return whether `below` goes on, with a small letter, with the sentence of the lines before it."""
    plain = not below.cue and not below.bullet and not any(one.cue for one in before)
    if not plain or not below.text[:1].islower() or _END.search(before[-1].text):
        return False
    return sum(len(one.text) for one in before) >= _PROSE


def _join(paragraph: Sequence[Line]) -> Line:
    """Return the lines as one; after a hyphen no space comes in."""
    text = paragraph[0].text
    for line in paragraph[1:]:
        hyphen = text.endswith("-") and text[-2:-1].isalpha() and line.text[0].islower()
        text += line.text if hyphen else " " + line.text
    return Line(text, paragraph[0].indent, paragraph[0].cue, paragraph[0].bullet)
