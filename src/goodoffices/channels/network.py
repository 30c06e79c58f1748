"""The actor map: who is tied to whom on a day, how, since when, and who keeps together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import networkx as nx
import numpy as np

from goodoffices.channels.relations import CONTACT, COOPERATION, HOSTILE
from goodoffices.channels.table import Events, Floats, Ints, iso_day

YEAR = 365
HALF_LIFE = 90.0
SEED = 7  # communities and drawing are the same each time


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """What joins two parties: acts of the period, by kind; `since` and `last` day of any of them.

    `warmth` is friendly less hostile acts, each halved every 90 days of age.
    """

    one: str
    other: str
    contacts: int
    friendly: int
    hostile: int
    since: str
    last: str
    warmth: float


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A party of the map: acts it has part in, and the number of the community it keeps with."""

    name: str
    acts: int
    community: int


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """Who is tied to whom as of a day, the busiest first."""

    asof: str
    since: str
    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]


def make_network(
    events: Events, asof: int, days: int = YEAR, limit: int | None = None, fewest: int = 1
) -> Network:
    """Return the map of the last `days` days up to `asof` (since 1970-01-01).

    Args:
        events: any events table.
        asof: the day; nothing later is looked at.
        days: how far back ties are counted.
        limit: at most so many parties, those with most acts.
        fewest: acts that make a tie.

    """
    rows, acts = _acts(events, asof, days)
    kept = np.argsort(-acts, kind="stable")[: limit if limit is not None else len(acts)]
    kept = kept[acts[kept] > 0]
    inside = np.isin(events.source[rows], kept) & np.isin(events.target[rows], kept)
    ties = _ties(events, rows[inside], asof, fewest)
    groups = _communities(ties, [events.names[k] for k in kept])
    actors = tuple(
        Actor(name=events.names[k], acts=int(acts[k]), community=groups[events.names[k]])
        for k in kept.tolist()
    )
    return Network(asof=iso_day(asof), since=iso_day(asof - days + 1), actors=actors, ties=ties)


def ties_among(events: Events, asof: int, days: int, names: Iterable[str]) -> tuple[Tie, ...]:
    """Return what ties these parties to each other in the last `days` days, the busiest pair first."""
    wanted = set(names)
    kept = np.array([name in wanted for name in events.names], np.bool_)
    rows, _ = _acts(events, asof, days)
    return _ties(events, rows[kept[events.source[rows]] & kept[events.target[rows]]], asof, 1)


def _acts(events: Events, asof: int, days: int) -> tuple[Ints, Ints]:
    """Return the rows of the last days, and how many each party has part in."""
    start, stop = (int(np.searchsorted(events.day, day, "right")) for day in (asof - days, asof))
    rows = np.arange(start, stop)
    both = np.concatenate([events.source[rows], events.target[rows]])
    return rows, np.bincount(both, minlength=len(events.names))


def _ties(events: Events, rows: Ints, asof: int, fewest: int) -> tuple[Tie, ...]:
    source, target = events.source[rows], events.target[rows]
    size = max(len(events.names), 1)
    pairs = np.minimum(source, target) * size + np.maximum(source, target)
    unique, place, count = np.unique(pairs, return_inverse=True, return_counts=True)
    kind, day = events.kind[rows], events.day[rows]
    fade = 0.5 ** ((asof - day) / HALF_LIFE)
    bits = (CONTACT, COOPERATION, HOSTILE)
    sums = [_sum(place, ((kind & bit) > 0).astype(np.float64), len(unique)) for bit in bits]
    warmth = _sum(place, fade * ((kind & COOPERATION) > 0), len(unique))
    warmth = warmth - _sum(place, fade * ((kind & HOSTILE) > 0), len(unique))
    first, last = np.full(len(unique), asof), np.zeros(len(unique), np.int64)
    np.minimum.at(first, place, day)
    np.maximum.at(last, place, day)
    order = np.lexsort((unique, -count))
    return tuple(
        Tie(
            one=events.names[unique[k] // size],
            other=events.names[unique[k] % size],
            contacts=int(sums[0][k]),
            friendly=int(sums[1][k]),
            hostile=int(sums[2][k]),
            since=iso_day(first[k]),
            last=iso_day(last[k]),
            warmth=round(float(warmth[k]), 4),
        )
        for k in order.tolist()
        if count[k] >= fewest
    )


def _sum(place: Ints, weights: Floats, size: int) -> Floats:
    return np.asarray(np.bincount(place, weights=weights, minlength=size), dtype=np.float64)


def make_graph(network: Network) -> nx.Graph[str]:
    """Return the map as a networkx graph, with the same facts on its nodes and edges."""
    graph: nx.Graph[str] = nx.Graph(asof=network.asof, since=network.since)
    for actor in network.actors:
        graph.add_node(actor.name, acts=actor.acts, community=actor.community)
    for tie in network.ties:
        facts = msgspec.to_builtins(tie)
        graph.add_edge(facts.pop("one"), facts.pop("other"), **facts)
    return graph


def _communities(ties: Sequence[Tie], names: Sequence[str]) -> dict[str, int]:
    """Return, by party, the number of its community; 1 is the largest.

    Modularity over ties that are warm (Blondel et al. 2008); who has none stands alone.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_weighted_edges_from((t.one, t.other, t.warmth) for t in ties if t.warmth > 0)
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    ordered = sorted(found, key=lambda group: (-len(group), min(group)))
    return {name: k for k, group in enumerate(ordered, 1) for name in group}
