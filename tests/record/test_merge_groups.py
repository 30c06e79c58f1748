"""Groups of events: people's word first, then links, and no chain of lookalikes."""

from __future__ import annotations

import random
from itertools import combinations

from goodoffices.record import merge_groups
from goodoffices.record.merge_groups import DENSE, group_events

Links = dict[tuple[str, str], float]


def test_a_chain_of_lookalikes_does_not_run_on() -> None:
    """Groups join where a third of the pairs between them are linked, the strongest links first."""
    links = {("a", "b"): 9.0, ("b", "c"): 8.0, ("c", "d"): 9.0, ("d", "e"): 7.0}
    groups = sorted(map(sorted, group_events("abcde", links)))
    assert ["a", "b"] in groups or ["a", "b", "c"] in groups
    assert not any(len(group) > 3 for group in groups)


def test_people_s_pairs_come_first() -> None:
    """What people put together is together, what they told apart is apart, whatever the links."""
    groups = group_events("abc", {("a", "b"): 9.0}, [("b", "c")], [frozenset("ab")])
    assert sorted(map(sorted, groups)) == [["a"], ["b", "c"]]


def by_the_book(
    events: list[str],
    links: Links,
    same: list[tuple[str, str]],
    apart: list[frozenset[str]],
) -> set[frozenset[str]]:
    """Return the groups as the rule says them: every pair between two groups is looked at each time."""
    group = {event: frozenset([event]) for event in events}
    linked = {frozenset(pair) for pair in links}

    def join(one: str, other: str) -> None:
        joined = group[one] | group[other]
        group.update(dict.fromkeys(joined, joined))

    for one, other in same:
        if frozenset((one, other)) not in apart:
            join(one, other)
    for one, other in sorted(links, key=lambda pair: (-links[pair], pair)):
        between = {frozenset((a, b)) for a in group[one] for b in group[other] if a != b}
        many = len(linked & between)
        if many >= DENSE * len(group[one]) * len(group[other]) and not between & set(apart):
            join(one, other)
    return set(group.values())


def test_counting_comes_to_what_looking_at_every_pair_comes_to() -> None:
    """On random links, with random words of people."""
    dice = random.Random(7)  # noqa: S311 - a fixed population, no secret
    for _ in range(60):
        events = [f"e{k}" for k in range(dice.randrange(2, 14))]
        pairs = list(combinations(events, 2))
        links = {pair: float(dice.randrange(5, 9)) for pair in pairs if dice.random() < 0.35}
        same = [pair for pair in pairs if dice.random() < 0.03]
        apart = [frozenset(pair) for pair in pairs if dice.random() < 0.05]
        groups = group_events(events, links, same, apart)
        assert {frozenset(one) for one in groups} == by_the_book(events, links, same, apart)
        assert sorted(event for one in groups for event in one) == sorted(events)


def test_the_work_grows_with_the_links() -> None:
    """A thousand tellings of one event are grouped without looking at each pair at each step."""
    events = [f"e{k:04}" for k in range(300)]
    links = dict.fromkeys(combinations(events, 2), 6.0)
    groups = merge_groups._Groups(events, {frozenset(pair) for pair in links}, ())
    asked = 0
    for one, other in sorted(links):
        asked += len(groups._ties.get(groups._home[one], ()))
        if groups.may_join(one, other):
            groups.join(one, other)
    assert groups.all() == [events]
    assert asked <= len(events) ** 2 / 2 + len(events)
