"""The desk itself: the record it serves, to many threads at once, and what it keeps ready."""

from __future__ import annotations

import atexit
import gc
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from goodoffices.desk.filters import make_filter
from goodoffices.desk.known import Known, follow_known
from goodoffices.desk.page import Covered, Question, covered
from goodoffices.desk.watch import Watch
from goodoffices.record import (
    Coverage,
    Filter,
    Person,
    Record,
    coverage,
    list_situations,
    open_record,
    settle_names,
)
from goodoffices.record.follow import NOW, Follower, changes
from goodoffices.record.report_table import Reports, read_reports

if TYPE_CHECKING:
    from goodoffices.actors import Registry
    from goodoffices.desk.reading import ReadingRoom

KEPT = 256  # answers kept until the record changes
PATIENCE = 5.0  # seconds a reader waits for another process that is writing
BREATH = 0.05  # seconds between two slices of merging: another process looks that often whether it can write
Made = TypeVar("Made")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Who works at this desk, with which registry files of their own."""

    person: str = "desk"
    actors: Path | None = None


class Desk:
    """The record at `path`, served. Safe to use from any thread.

    Reading never waits for a writer, whether that is this desk or `goodoffices read` in a terminal.
    """

    def __init__(self, path: Path, settings: Settings = Settings()) -> None:  # noqa: B008 - frozen
        self.path = path
        self.settings = settings
        self._watch = Watch(path)
        self._own = threading.local()
        self._writing = threading.Lock()
        self._keeping = threading.Lock()
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._kept_of = ""
        self._lasting: dict[Hashable, object] = {}
        self._followed: dict[str, Follower[Any]] = {}
        self._followed_of = -1
        self._brought: dict[str, tuple[str, object]] = {}
        self._registry: Registry | None = None
        self._loading = threading.Lock()
        self._reading: ReadingRoom | None = None

    def record(self) -> Record:
        """Return this thread's own read-only record, which sees every change that is finished.

        Raises:
            RecordError: the record is gone, or is none.

        """
        self.version()
        file = self._watch.file()
        if getattr(self._own, "file", None) != file:
            if getattr(self._own, "record", None) is not None:
                self._own.record.close()
            self._own.record = open_record(self.path, read_only=True, patience=PATIENCE)
            self._own.file = file
        return cast("Record", self._own.record)

    def known(self) -> Known:
        """Return the record's events and tolls side by side, as they are now.

        Raises:
            RecordError: the record can't be read.

        """
        return self.followed("known", follow_known)

    def followed(self, name: str, follow: Callable[[], Follower[Made]]) -> Made:
        """Return what a follower of the record makes of it now; `follow` makes the follower, once.

        Raises:
            RecordError: the record can't be read.

        """
        from goodoffices.actors.cache import collector_resting  # noqa: PLC0415 - heavy, and many pages need it not

        version = self.version()  # what is read after this is no older
        record = self.record()
        with self._keeping:
            if self._brought.get(name, ("",))[0] == version:
                return cast("Made", self._brought[name][1])
            if self._followed_of != self._own.file:
                self._followed.clear()  # another file lies there now
                self._followed_of = self._own.file
            found = self._followed.get(name)
            first = found is None
            found = found or self._followed.setdefault(name, follow())
        with collector_resting() if first else nullcontext():
            made = found.now(record)
        if first:
            gc.freeze()  # to look through all that is kept for cycles takes longer than any page
            atexit.register(
                gc.unfreeze
            )  # libraries complain at the end of what was never looked through
        with self._keeping:
            self._brought[name] = version, made
        return cast("Made", made)

    @contextmanager
    def writing(self) -> Iterator[Record]:
        """Give the record to write to, to one thread at a time; what else tells the changed is found after.

        What others left to be merged is not merged here: that takes as long as there is much of it.

        Raises:
            RecordError: the record can't be written.

        """
        from goodoffices.record.merge import tell_once_since  # noqa: PLC0415 - heavy, and readers need it not

        with self._writing, open_record(self.path) as record:
            turn = changes(record, NOW).turn
            yield record
            tell_once_since(record, turn)

    def catch_up(self) -> None:
        """Merge what was left to merge: events told as one, reports that are copies.

        It is done a slice at a time; who waits to write comes between two slices, here or in another process.

        Raises:
            RecordError: the record can't be written.

        """
        from goodoffices.record.merge import tell_by_slices  # noqa: PLC0415 - as above

        with open_record(self.path) as record:
            steps, more = tell_by_slices(record), True
            while more:
                with self._writing:
                    more = next(steps, False) is None
                time.sleep(BREATH)

    @contextmanager
    def one_look(self) -> Iterator[None]:
        """Look only once whether the record changed: an answer is of the version it began with, or newer.

        An answer is made of dozens of things kept, each for a version.
        """
        self._own.version = self._watch.version()
        try:
            yield
        finally:
            self._own.version = None

    def look_again(self) -> None:
        """Look anew whether the record changed, in the midst of an answer."""
        if getattr(self._own, "version", None) is not None:
            self._own.version = self._watch.version()

    def version(self) -> str:
        """Return a word that changes whenever the record does."""
        return getattr(self._own, "version", None) or self._watch.version()

    def keep(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` makes, made once and kept until the record changes.

        `key` names it, with all it depends on but the record: `("ceasefires", situation)`.
        """
        version = self.version()
        with self._keeping:
            if self._kept_of != version:
                self._kept.clear()
                self._kept_of = version
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("Made", self._kept[key])
        made = make()
        with self._keeping:
            if self._kept_of == version:
                self._kept[key] = made
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return made

    def keep_always(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` makes, made once: it depends on nothing that the record holds."""
        with self._keeping:
            if key in self._lasting:
                return cast("Made", self._lasting[key])
        made = make()
        with self._keeping:
            return cast("Made", self._lasting.setdefault(key, made))

    def coverage(self, asked: Question) -> Covered:
        """Return how much was read, of the period and outlet that is asked about."""
        wanted = make_filter(asked)
        only = Filter(
            since=wanted.since,
            until=wanted.until,
            situation=wanted.situation,
            outlet=wanted.outlet,
        )
        return self.keep(("coverage", only), lambda: covered(self._coverage(only)))

    def _coverage(self, asked: Filter) -> Coverage:
        return coverage(self.record(), asked, reports=self.reports())

    def reports(self) -> Reports:
        """Return the record's reports side by side, as they are now.

        Raises:
            RecordError: the record can't be read.

        """
        return self.followed("reports", lambda: Follower(read_reports))

    def wanted(self, asked: Question, *, about: bool = True) -> Filter:
        """Return what is asked, as the record is asked, with names as the registry reads them.

        `about` says whether that is a party too; in questions of statements and tolls it is words.
        """
        plain = make_filter(asked)
        return self.keep(
            ("wanted", plain, about),
            lambda: settle_names(self.record(), plain, self._meanings, about=about),
        )

    def _meanings(self, words: str) -> tuple[str, ...]:
        from goodoffices.actors.meanings import meanings  # noqa: PLC0415 - heavy, and seldom asked
        from goodoffices.places.gazetteer import Gazetteer  # noqa: PLC0415 - as above
        from goodoffices.places.towns import country_of_town  # noqa: PLC0415 - as above

        return meanings(words, self.registry(), country_of_town(Gazetteer()))

    def situations(self) -> tuple[str, ...]:
        """Return the names of the saved situations."""
        return self.keep(
            ("situations",), lambda: tuple(one.name for one in list_situations(self.record()))
        )

    def registry(self) -> Registry:
        """Return the registry of who is who, loaded once."""
        from goodoffices.actors import load_registry  # noqa: PLC0415 - heavy, and few pages need it

        with self._loading:
            if self._registry is None:
                self._registry = load_registry(self.settings.actors)
            return self._registry

    def reading(self) -> ReadingRoom:
        """Return where pasted and dropped stories are read."""
        from goodoffices.desk.reading import ReadingRoom  # noqa: PLC0415 - few sittings read

        with self._loading:
            if self._reading is None:
                self._reading = ReadingRoom(self.path, self.settings.actors)
            return self._reading

    def person(self) -> Person:
        """Return who makes a change, now."""
        return Person(self.settings.person, datetime.now(UTC).isoformat(timespec="seconds"))

    def close(self) -> None:
        """Let go of the record; threads let go of theirs when they end."""
        if self._reading is not None:
            self._reading.close()
        self._watch.close()


def open_desk(path: Path, settings: Settings = Settings()) -> Desk:  # noqa: B008 - frozen
    """Return a desk for the record at `path`, which is made where there is none.

    A record of an older version is brought up to date.

    Raises:
        RecordError: it can't be opened, or is no record.

    """
    open_record(path).close()
    return Desk(path, settings)
