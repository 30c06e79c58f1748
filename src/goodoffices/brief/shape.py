"""What a brief is made of: sections of lines, each line with the sentences it rests on."""

from __future__ import annotations

from typing import Literal

import msgspec

Review = Literal["reviewed", "unreviewed", "worked out"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a report; `sentence` counts from 0, `text` is it or the part around the words.

    `reliability` is the outlet's, A to F, or None; `handling` the report's mark.
    """

    report: str
    outlet: str | None
    published: str | None
    sentence: int
    text: str
    reliability: str | None
    handling: str
    synthetic: bool

    @property
    def key(self) -> tuple[str, int]:
        """What makes two sources one: the report and the sentence."""
        return self.report, self.sentence


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `more` counts the reports that tell it besides those cited, copies told once.

    `day` sorts it; `when` is that day as far as it is told, see `days.when`. `review` is what people
    did with the finding; a line drawn from several findings is worked out.
    """

    text: str
    sources: tuple[Source, ...]
    day: str | None = None
    when: str = ""
    review: Review = "unreviewed"
    more: int = 0


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Lines under a title; `more` counts those left out, `note` says what a reader should know."""

    title: str
    items: tuple[Item, ...]
    more: int = 0
    note: str = ""


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A brief: of what, on which ISO day, compared with which, how far it may travel.

    `since_why` says where the day to compare with comes from; `coverage` how much was read, and how
    many reports were left out by their handling mark or for want of a day.
    """

    title: str
    asof: str
    since: str
    since_why: str
    handling: str
    sections: tuple[Section, ...]
    coverage: tuple[str, ...]
    synthetic: bool

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every sentence cited, once, in the order of the lines."""
        cited = (one for part in self.sections for item in part.items for one in item.sources)
        found: dict[tuple[str, int], Source] = {}
        for one in cited:
            found.setdefault(one.key, one)
        return tuple(found.values())

    @property
    def numbers(self) -> dict[tuple[str, int], int]:
        """The number of each source, from 1."""
        return {one.key: k for k, one in enumerate(self.sources, 1)}
