"""The events asked for, each told once, weighed side by side: only those that a line tells are looked up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from goodoffices.brief.acts import (
    DOUBTED,
    GRAVE,
    ONE_SIDED,
    REPEATED,
    SAME_SENTENCE,
    UNCERTAIN,
    Act,
    Parties,
    make_act,
    parties_in,
)
from goodoffices.brief.ground import GRADES, Ground
from goodoffices.brief.weighed import MOST_NAMED, ActWeights, sides_of
from goodoffices.record import EventLine, lines_of
from goodoffices.record.columns import (
    NONE,
    Codes,
    Flags,
    Floats,
    Ints,
    codes_flags,
    first_of,
    ordered,
)
from goodoffices.record.event_table import Events, EventTable

DAY_BITS = 21


class Choice:
    """The events asked for, each once, newest first; groups of tellings are numbered in that order.

    Columns are by group: `lead` the row of the telling that leads, `stories` how many stories tell it,
    `first` when it was first told, `denied` and `unreal` whether any telling has it denied, or not come
    to pass, `points` how much it matters.
    """

    def __init__(self, ground: Ground, asked: Flags) -> None:
        self.ground = ground
        self.table: EventTable = ground.events.events
        self._rows = _newest_first(ground.events, asked & ~self.table.historical)
        self._heads, self._group = self._number()
        self.many = len(self._heads)
        self._weights = self._untangle()
        self._several = self._several_told()
        self.lead: Ints = self._leading()
        self._told: dict[int, Act] = {}
        self._columns: dict[str, Ints] = {}

    def _number(self) -> tuple[Ints, Ints]:
        """Return where each group is met first; and, by row, the number of its group, best first."""
        told = self.table.told.take(self._rows)
        first = first_of(told, len(self.ground.events.words.events)).take(told)
        is_head = first == np.arange(len(told))
        number = np.cumsum(is_head) - 1
        return np.flatnonzero(is_head), number.take(first) if len(told) else number

    def _several_told(self) -> Ints:
        """Return where the tellings of groups stand that have more than one, by group.

        Most have but one: what is told of these needs no sorting.
        """
        if self.many == len(self._rows):
            return np.zeros(0, np.int64)
        several = np.flatnonzero(np.bincount(self._group).take(self._group) > 1)
        rows, group = self._rows[several], self._group[several]
        return several[ordered(rows, self._precedence(rows), group)]

    def _leading(self) -> Ints:
        lead = self._rows.take(self._heads)
        group = self._group[self._several]
        first = np.flatnonzero(np.diff(group, prepend=NONE))
        lead[group[first]] = self._rows[self._several[first]]
        return lead

    def _untangle(self) -> ActWeights:
        """Return the weights, of tangled events with what their parties come to on this ground."""
        weights = self.ground.weighed.acts
        rows = self._rows[weights.tangled.take(self._rows)]
        if not len(rows):
            return weights
        parties = self._parties(self.names_of(rows))
        columns = {
            name: getattr(weights, name).copy()
            for name in ("named", "two_sided", "meets", "acted", "claimed")
        }
        for row, finding in zip(rows.tolist(), self.names_of(rows), strict=True):
            found = sides_of(parties.get(finding, {}), self._cameo(finding))
            for name, column in columns.items():
                column[row] = getattr(found, name)
        return ActWeights(**(weights.columns() | columns))

    def _cameo(self, finding: str) -> str | None:
        sql = "SELECT cameo FROM events WHERE finding = ?"
        row = self.ground.record.connection.execute(sql, (finding,)).fetchone()
        return row[0] if row else None

    def _parties(self, findings: Sequence[str]) -> Parties:
        return parties_in(self.ground.record, findings, lambda name: name in self._called)

    @cached_property
    def _called(self) -> frozenset[str]:
        """The names of all who take part in events."""
        events = self.ground.events
        people = events.words.cast.people.words
        times = np.bincount(events.parts.person, minlength=len(people))
        return frozenset(
            name for k in np.flatnonzero(times).tolist() if (name := people[k].name) is not None
        )

    def _precedence(self, rows: Ints) -> Ints:
        """Return, by row, what puts the telling first that people looked at and that names most."""
        table = self.table
        denied = self.ground.events.words.statuses.find("denied")
        grade = self.ground.grade[table.report[rows]]
        named = MOST_NAMED - self._weights.named[rows]
        key = (~table.reviewed[rows]).astype(np.int64) * 2 + (table.status[rows] != denied)
        return np.asarray((((key * 8 + grade) * 256 + named) << DAY_BITS) + table.published[rows])

    def _least(self, column: Ints) -> Ints:
        """Return, by group, the least that a column of the table has of any telling."""
        found = column.take(self.lead)
        group, rows = self._group.take(self._several), self._rows.take(self._several)
        np.minimum.at(found, group, column.take(rows))
        return found

    @cached_property
    def stories(self) -> Ints:
        """How many stories tell each."""
        group, many = self._group[self._several], max(len(self.ground.story), 1)
        story = self.ground.story[self.table.report[self._rows[self._several]]]
        found = np.bincount(np.unique(group * many + story) // many, minlength=self.many)
        return np.maximum(found, 1)

    @cached_property
    def first(self) -> Ints:
        """The day each was first told."""
        return self._least(self.table.published)

    def any_status(self, statuses: Iterable[str]) -> Flags:
        """Return, by group, whether any telling has one of these statuses."""
        words = self.ground.events.words.statuses
        codes, rows = [words.find(one) for one in statuses], self._rows.take(self._several)
        found = codes_flags(self._led("status"), codes, len(words))
        own = codes_flags(self.table.status.take(rows), codes, len(words))
        found[self._group.take(self._several)[own]] = True
        return found

    def is_type(self, kind: str) -> Flags:
        """Return, by group, whether it is of a type."""
        return self._is("type", kind, self.ground.events.words.types)

    def is_status(self, status: str) -> Flags:
        """Return, by group, whether its leading telling has this status."""
        return self._is("status", status, self.ground.events.words.statuses)

    def is_mode(self, mode: str) -> Flags:
        """Return, by group, whether it is done in a way."""
        return self._is("mode", mode, self.ground.events.words.modes)

    def _is(self, column: str, word: str, words: Codes[str]) -> Flags:
        code = words.find(word)
        return np.asarray((self._led(column) == code) & (code != NONE))

    def _led(self, column: str) -> Ints:
        """Return, by group, a column of its leading telling."""
        if column not in self._columns:
            self._columns[column] = getattr(self.table, column).take(self.lead)
        return self._columns[column]

    def weighed(self, name: str) -> Flags:
        """Return, by group, what `ActWeights` has under a name of its leading telling."""
        return np.asarray(getattr(self._weights, name).take(self.lead))

    @cached_property
    def violence(self) -> Flags:
        """Which are attacks that came to pass."""
        return self.is_type("ASSAULT") & self.is_status("actual")

    @cached_property
    def contact(self) -> Flags:
        """Which are contacts that came about, with somebody named on either side."""
        return self.is_type("CONSULT") & self.is_status("actual") & self.weighed("meets")

    @property
    def day(self) -> Ints:
        """The day each is filed under."""
        return self._led("day")

    def _words(self, column: str, wanted: Iterable[str], words: Codes[str]) -> Flags:
        return codes_flags(self._led(column), map(words.find, wanted), len(words))

    @cached_property
    def points(self) -> Floats:
        """How much each matters: how grave or helpful, how widely told, how sure; see `acts.weight`."""
        words, table = self.ground.events.words, self.table
        logs = np.array([
            math.log2(1 + k) for k in range(int(self.stories.max(initial=0)) + 1)
        ])  # fmt: skip
        grave = self._words("type", GRAVE, words.types)
        points = np.abs(self._led("score")) + (2 * logs).take(self.stories)
        points = points + self._weights.confidence.take(self.lead)
        points += np.where(self.weighed("two_sided"), 3.0, np.where(grave, 0.0, -2.0))
        points += np.where(table.reviewed.take(self.lead), 1.0, 0.0)
        points -= np.where(self._words("status", UNCERTAIN, words.statuses), 3.0, 0.0)
        doubt = np.array([DOUBTED.get(one, 0.0) for one in GRADES])
        if doubt.take(self.ground.grade).any():
            points -= doubt.take(self._least(self.ground.grade.take(table.report)))
        return np.asarray(points)

    @cached_property
    def tellable(self) -> Flags:
        """Whether a line about each tells something: both its sides are named, or it is grave with one."""
        words = self.ground.events.words
        alone = self._words("type", GRAVE, words.types)
        alone |= self._words("mode", ONE_SIDED, words.modes)
        return np.asarray(self.weighed("two_sided") | alone)

    def pick(self, among: Flags, most: int) -> list[Act]:
        """Return the `most` that matter most, with an eye to every kind and day, oldest first."""
        return self.tell_by_day(self.choose(among, most))

    def choose(self, among: Flags, most: int) -> list[int]:
        """Return the groups of the `most` that matter most, with an eye to every kind and day, best first."""
        groups = self._by_id[(among & self.tellable).take(self._by_id)]
        points, seen = self.points.take(groups), np.zeros(len(groups), np.int16)
        kind, day = (
            self._led("type").take(groups).astype(np.int16),
            self.day.take(groups).astype(np.int32),
        )
        text = self._weights.text.take(self.lead.take(groups))
        now = points.copy()
        taken: list[int] = []
        while len(taken) < min(most, len(groups)):
            k = int(np.argmax(now))
            taken.append(int(groups[k]))
            points[k] = -np.inf
            seen += kind == kind[k]
            seen += day == day[k]
            seen[text == text[k]] += SAME_SENTENCE
            np.subtract(points, REPEATED * seen, out=now)
        return taken

    @cached_property
    def _by_id(self) -> Ints:
        """The groups in the order of the ids of their leading tellings."""
        group = np.full(len(self.table), NONE, np.int64)
        group[self.lead] = np.arange(self.many)
        return np.asarray(group[group != NONE])

    def tell(self, groups: Sequence[int]) -> list[Act]:
        """Return these, looked up, in their order; what stands no more is left out."""
        new = [one for one in dict.fromkeys(groups) if one not in self._told]
        rows = {one: self._members(one) for one in new}
        findings = self.names_of(np.concatenate([*rows.values(), np.zeros(0, np.int64)]))
        found = lines_of(self.ground.record, EventLine, "events", findings)
        lines = {line.finding: line for line in found}
        parties = self._parties(findings)
        for one, own in rows.items():
            told = [lines[name] for name in self.names_of(own) if name in lines]
            if told:
                self._told[one] = make_act(told, parties, int(self.stories[one]))
        return [self._told[one] for one in groups if one in self._told]

    def tell_by_day(self, groups: Sequence[int]) -> list[Act]:
        """Return these, looked up, oldest first."""
        return sorted(self.tell(groups), key=lambda act: (act.line.day or "", act.line.finding))

    def parties(self, groups: Sequence[int]) -> Parties:
        """Return who takes part in the leading tellings of these."""
        return self._parties(self.names_of(self.lead[list(groups)]))

    def names_of(self, rows: Ints) -> list[str]:
        """Return the ids of events by their rows."""
        names = self.ground.events.words.events.words
        return [names[k] for k in self.table.finding[rows].tolist()]

    def _members(self, group: int) -> Ints:
        begin, end = np.searchsorted(self._group[self._several], [group, group + 1]).tolist()
        if begin == end:
            return self.lead[group : group + 1]
        return self._rows[self._several[begin:end]]

    def find(self, finding: str) -> int | None:
        """Return the group of an event by the id of any telling, None where it isn't among these."""
        number = self.ground.events.words.events.find(finding)
        group = self._group_of[number] if number != NONE else NONE
        return None if group == NONE else int(group)

    @cached_property
    def _group_of(self) -> Ints:
        found = np.full(len(self.ground.events.words.events), NONE, np.int64)
        found[self.table.finding.take(self._rows)] = self._group
        return found

    def beside(self, findings: Iterable[str]) -> Flags:
        """Return, by group, whether its leading telling stands in the sentence of one of these events."""
        names, found = self.ground.events.words.events, np.zeros(self.many, np.bool_)
        report, sentence = self._led("report"), self._led("sentence")
        for number in map(names.find, findings):
            for row in np.flatnonzero(self.table.finding == number).tolist():
                found |= (report == self.table.report[row]) & (sentence == self.table.sentence[row])
        return found

    def reports_telling(self, groups: Flags) -> Flags:
        """Return, by key, the reports that tell any of these groups."""
        found = np.zeros(len(self.ground.reports), np.bool_)
        found[self.table.report.take(self._rows[groups.take(self._group)])] = True
        return found

    def told_by(self) -> Ints:
        """Return, by key, how many tellings a report has."""
        return np.bincount(self.table.report.take(self._rows), minlength=len(self.ground.reports))


def _newest_first(events: Events, chosen: Flags) -> Ints:
    return np.asarray(events.by_day[chosen.take(events.by_day)][::-1])
