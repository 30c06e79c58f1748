"""Groups of events that are one, worked out from links and from people's words.

How many pairs between two groups are linked is counted as groups grow, so that no pair is looked at twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

DENSE = 1 / 3  # of the pairs between two groups must be linked before they become one


def group_events(
    events: Iterable[str],
    links: Mapping[tuple[str, str], float],
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[frozenset[str]] = (),
) -> list[list[str]]:
    """Return the groups of events that are one; every event is in one of them.

    People's pairs come first: `same` are put together, `apart` never. Then links, the strongest
    first; two groups become one where at least a third of the pairs between them are linked, so
    that a chain of lookalikes doesn't run on from day to day.
    """
    refused = frozenset(apart)
    groups = _Groups(events, {frozenset(pair) for pair in links}, refused)
    for one, other in same:
        if frozenset((one, other)) not in refused:
            groups.join(one, other)
    for one, other in sorted(links, key=lambda pair: (-links[pair], pair)):
        if groups.may_join(one, other):
            groups.join(one, other)
    return groups.all()


class _Groups:
    """Groups in the making, each under a number: who is in it, and what ties it to others, or parts it."""

    def __init__(
        self,
        events: Iterable[str],
        linked: Iterable[frozenset[str]],
        refused: Iterable[frozenset[str]],
    ) -> None:
        self._members = dict(enumerate([event] for event in dict.fromkeys(events)))
        self._home = {members[0]: number for number, members in self._members.items()}
        self._ties = self._between(linked)
        self._refused = self._between(refused)

    def _between(self, pairs: Iterable[frozenset[str]]) -> dict[int, Counter[int]]:
        """Return for each group how many of the pairs lie between it and which others."""
        found: dict[int, Counter[int]] = {number: Counter() for number in self._members}
        for pair in pairs:
            homes = [self._home[event] for event in pair if event in self._home]
            if len(homes) > 1:
                found[homes[0]][homes[1]] += 1
                found[homes[1]][homes[0]] += 1
        return found

    def may_join(self, one: str, other: str) -> bool:
        """Whether the groups of two events are dense enough between them, and nobody told them apart."""
        a, b = self._home.get(one), self._home.get(other)
        if a is None or b is None or a == b or self._refused[a][b]:
            return False
        return self._ties[a][b] >= DENSE * (len(self._members[a]) * len(self._members[b]))

    def join(self, one: str, other: str) -> None:
        """Make the groups of two events one, the members of the second after those of the first."""
        a, b = self._home.get(one), self._home.get(other)
        if a is None or b is None or a == b:
            return
        joined = self._members[a] + self._members[b]
        keep, drop = (a, b) if len(self._members[a]) >= len(self._members[b]) else (b, a)
        for event in self._members.pop(drop):
            self._home[event] = keep
        self._members[keep] = joined
        for between in (self._ties, self._refused):
            _rename(between, keep, drop)

    def all(self) -> list[list[str]]:
        """Return the groups, that of the first event first."""
        return [self._members[number] for number in dict.fromkeys(self._home.values())]


def _rename(between: dict[int, Counter[int]], keep: int, drop: int) -> None:
    """Give group `keep` what lies between `drop` and others; what lay between the two is gone."""
    for other, many in between.pop(drop).items():
        between[other].pop(drop, None)
        if other != keep:
            between[keep][other] += many
            between[other][keep] += many
    between[keep].pop(drop, None)
