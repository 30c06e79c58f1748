"""SVG as text: elements, escaped words, links; no inline style, no script: the page's policy forbids both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from goodoffices.telling import safe

_BARE = re.compile(r"[\w .,:;/#?=%()+-]*", re.ASCII)  # what needs no quoting as an attribute
_PLAIN = re.compile(r"[ -~]*")  # what needs no look at each letter
_UNQUOTED = re.compile(r"[ !#-;=?-~]*")  # the same, of which nothing but & is written otherwise
Link = Callable[[str, int], str]  # report and sentence in, the address of its words out


def tag(name: str, *children: str, **attributes: float | str | None) -> str:
    """Return an element; `children` are markup already.

    An attribute named with `_` is written with `-`, a `_` at its end is left off (`class_`); one that
    is None is left out; numbers are rounded to a tenth, which no eye can tell.
    """
    written = "".join(
        _attribute(key, value) for key, value in attributes.items() if value is not None
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


@lru_cache(maxsize=20_000)
def _attribute(key: str, value: float | str) -> str:
    told = _value(value)
    quoted = f'"{told}"' if _BARE.fullmatch(told) else quoteattr(told)
    return f" {_name(key)}={quoted}"


@lru_cache(maxsize=1000)
def _name(key: str) -> str:
    return key if key == "viewBox" else key.rstrip("_").replace("_", "-")


def _value(value: float | str) -> str:
    if isinstance(value, str):
        return _clean(value)
    return f"{round(value, 1) + 0.0:g}" if abs(value) < 100_000 else str(round(value))


def dot(x: float, y: float, radius: float, kind: str) -> str:
    """Return a circle as `tag` writes it, for charts of hundreds; `kind` is words of ours."""
    return f'<circle cx="{_value(x)}" cy="{_value(y)}" r="{_value(radius)}" class="{kind}"/>'


def box(left: float, top: float, width: float, height: float, kind: str, fill: str = "") -> str:
    """Return a rectangle, to a tenth: charts hold thousands; `kind` and `fill` are words of ours."""
    filled = f' fill="{fill}"' if fill else ""
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"'
        f' class="{kind}"{filled}/>'
    )


def words(text: str) -> str:
    """Return words of a report as markup: nothing in them works as such, or turns a line around."""
    return escape(_clean(text))


@lru_cache(maxsize=4000)
def _clean(text: str) -> str:
    """Return `text` without what XML can't hold, and without what moves or turns the line."""
    one_line = " ".join(text.split())
    if _PLAIN.fullmatch(one_line):
        return one_line
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if 0xD800 <= ord(c) <= 0xDFFF or c in "\ufffe\uffff" else c
        for c in safe(one_line)
    )


def lettering(
    x: float, y: float, text: str, kind: str = "", **attributes: float | str | None
) -> str:
    """Return words that stand at a place; `kind` names their classes."""
    return tag("text", words(text), x=x, y=y, class_=kind or None, **attributes)


def title(text: str) -> str:
    """Return the words that are shown when the mouse rests on an element, and read out for it."""
    return f"<title>{words(text)}</title>" if text else "<title/>"


def anchor(href: str, told: str, *children: str, kind: str = "", reached: bool = True) -> str:
    """Return `children` as a link called `told`; as they are, where the address leads out of the desk.

    One that is not `reached` by the tab key is for the mouse: the table beside the chart has it too.
    """
    if not href.startswith(("/", "#", "?")) or href.startswith("//"):
        return tag("g", title(told), *children, class_=kind or None)
    named = f"{_attribute('class_', kind)}" if kind else ""
    skipped = "" if reached else ' tabindex="-1"'
    inner = "".join(children)
    both = f"{href} {told}"
    if _UNQUOTED.fullmatch(both) and "  " not in both and told == told.strip():
        href, told = href.replace("&", "&amp;"), told.replace("&", "&amp;")
        return (
            f'<a href="{href}"{named} aria-label="{told}"{skipped}><title>{told}</title>{inner}</a>'
        )
    return (
        f"<a{_attribute('href', href)}{named}{_attribute('aria_label', told)}{skipped}>"
        f"{title(told)}{inner}</a>"
    )


def drawing(
    name: str,
    size: tuple[float, float],
    told: tuple[str, str],
    parts: Iterable[str],
    kind: str = "",
) -> str:
    """Return the whole chart as an `svg` element.

    Args:
        name: what its ids begin with; of no other chart on the page.
        size: width and height in its own units, which a browser scales.
        told: its title and a description in words.
        parts: what is drawn, the lowest first.
        kind: further classes.

    """
    width, height = size
    ids = f"{name}-title {name}-desc"
    return tag(
        "svg",
        tag("title", words(told[0]), id=f"{name}-title"),
        tag("desc", words(told[1]), id=f"{name}-desc"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="group",
        aria_labelledby=ids,
        class_=f"chart {kind}".strip(),
    )


def curve(*points: tuple[float, float]) -> str:
    """Return the `d` of a path from the first point on, bent by two more towards the fourth, and so on."""
    return "M" + "".join(
        ("C" if k % 3 == 1 else " ") * (k > 0) + f"{x:.1f} {y:.1f}"
        for k, (x, y) in enumerate(points)
    )


def through(*points: tuple[float, float]) -> str:
    """Return the `d` of a path that goes straight from each point to the next."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def hatching(name: str, kind: str, *, apart: float = 5, slope: int = 45) -> str:
    """Return a pattern of lines, by which black and white tells apart what colour does on a screen."""
    line = tag("line", x1=0, y1=0, x2=0, y2=apart, class_=f"{kind}-line")
    ground = tag("rect", width=apart, height=apart, class_=f"{kind}-ground")
    return tag(
        "pattern", ground, line, id=name, width=apart, height=apart,
        patternUnits="userSpaceOnUse", patternTransform=f"rotate({slope})",
    )  # fmt: skip
