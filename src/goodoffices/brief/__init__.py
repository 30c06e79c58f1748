"""The brief: what a record knows of a situation on a day, on two pages, every line with its sentence."""

from goodoffices.brief.html import to_html
from goodoffices.brief.make import brief_on, make_brief
from goodoffices.brief.markdown import to_markdown
from goodoffices.brief.scope import Asked
from goodoffices.brief.shape import Brief, Item, Section, Source
from goodoffices.brief.stamp import read_stamp
from goodoffices.brief.truces import lives_by

__all__ = [
    "Asked", "Brief", "Item", "Section", "Source", "brief_on", "lives_by", "make_brief", "read_stamp",
    "to_html", "to_markdown",
]  # fmt: skip
