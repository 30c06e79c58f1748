"""Who deals with whom, as a network that changes in time: GEXF 1.3 and GraphML."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from io import BytesIO
from typing import BinaryIO
from xml.etree import ElementTree as ET

import msgspec

from goodoffices.exports.corpus import Corpus, called, event_of, node_of
from goodoffices.exports.event_sets import came_to_pass, pairs
from goodoffices.shapes import Party

GEXF = "http://gexf.net/1.3"
CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))  # what XML can't hold


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A party, with the first and the last day on which it is told of."""

    id: str
    label: str
    country: str
    sector: str
    start: str
    end: str


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """What one party did to another: one type of event, on which days, with its mean PLOVER score."""

    source: str
    target: str
    type: str
    days: tuple[str, ...]
    score: float
    cameo: str
    reports: int


class Network(msgspec.Struct, frozen=True):
    """Parties and what they did to each other; the first and last day of it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(corpus: Corpus) -> Network:
    """Return the dated events that came to pass as a network, an edge for each pair and type."""
    who: dict[str, Party] = {}
    seen: defaultdict[str, list[str]] = defaultdict(list)
    acts: defaultdict[tuple[str, str, str], list[tuple[str, float, str, str]]] = defaultdict(list)
    for told in filter(came_to_pass, corpus.events):
        event = event_of(told)
        for source, target in pairs(event):
            if source is None or target is None or told.day is None:
                continue
            ends = [node_of(source), node_of(target)]
            for key, party in zip(ends, (source, target), strict=True):
                who.setdefault(key, party)
                seen[key].append(told.day)
            act = (told.day, event.score, event.cameo or "", told.report)
            acts[ends[0], ends[1], event.type].append(act)
    nodes = (_node(key, party, seen[key]) for key, party in sorted(who.items()))
    return Network(tuple(nodes), tuple(_edge(*key, done) for key, done in sorted(acts.items())))


def _node(key: str, party: Party, days: list[str]) -> Node:
    return Node(
        id=key,
        label=called(party),
        country=party.country or "",
        sector=party.sector or "",
        start=min(days),
        end=max(days),
    )


def _edge(source: str, target: str, kind: str, done: list[tuple[str, float, str, str]]) -> Edge:
    days, scores, codes, reports = zip(*done, strict=True)
    return Edge(
        source=source,
        target=target,
        type=kind,
        days=tuple(sorted(days)),
        score=round(sum(scores) / len(scores), 3),
        cameo=" ".join(sorted(set(filter(None, codes)))),
        reports=len(set(reports)),
    )


def write_gexf(corpus: Corpus, out: BinaryIO) -> None:
    """Write the network as GEXF 1.3, dynamic: nodes and edges with the days they are told of.

    Parallel edges, one a type of event, are told apart by `kind`; each day of an edge is a spell.
    """
    graph = network(corpus)
    root = ET.Element("gexf", {"xmlns": GEXF, "version": "1.3"})
    meta = ET.SubElement(root, "meta", lastmodifieddate=date.today().isoformat())  # noqa: DTZ011 - a file's own day
    ET.SubElement(meta, "creator").text = "goodoffices"
    ET.SubElement(meta, "description").text = _clean(corpus.coverage)
    body = ET.SubElement(root, "graph", mode="dynamic", defaultedgetype="directed", timeformat="date",
                         timerepresentation="interval")  # fmt: skip
    _attributes(body, "node", (("country", "string"), ("sector", "string")))
    _attributes(body, "edge", (("score", "double"), ("cameo", "string"), ("reports", "integer")))
    nodes = ET.SubElement(body, "nodes")
    for node in graph.nodes:
        one = ET.SubElement(
            nodes,
            "node",
            id=_clean(node.id),
            label=_clean(node.label),
            start=node.start,
            end=node.end,
        )
        _values(one, node.country, node.sector)
    edges = ET.SubElement(body, "edges")
    for k, edge in enumerate(graph.edges):
        ends = {"source": _clean(edge.source), "target": _clean(edge.target)}
        facts = {"kind": edge.type, "label": edge.type, "weight": str(len(edge.days))}
        period = {"start": edge.days[0], "end": edge.days[-1]}
        one = ET.SubElement(edges, "edge", {"id": str(k), **ends, **facts, **period})
        _values(one, edge.score, edge.cameo, edge.reports)
        spells = ET.SubElement(one, "spells")
        for day in sorted(set(edge.days)):
            ET.SubElement(spells, "spell", start=day, end=day)
    ET.ElementTree(root).write(out, encoding="UTF-8", xml_declaration=True)


def write_graphml(corpus: Corpus, out: BinaryIO) -> None:
    """Write the network as GraphML, by networkx."""
    import networkx as nx  # noqa: PLC0415 - a third of a second that only this needs

    graph = network(corpus)
    drawn = nx.MultiDiGraph(description=_clean(corpus.coverage))
    for node in graph.nodes:
        facts = {
            name: _clean(value)
            for name, value in msgspec.structs.asdict(node).items()
            if name != "id"
        }
        drawn.add_node(_clean(node.id), **facts)
    for edge in graph.edges:
        drawn.add_edge(
            _clean(edge.source), _clean(edge.target), key=edge.type, type=edge.type,
            weight=len(edge.days), score=edge.score, cameo=edge.cameo, reports=edge.reports,
            start=edge.days[0], end=edge.days[-1],
        )  # fmt: skip
    text = BytesIO()
    nx.write_graphml_xml(drawn, text)
    out.write(text.getvalue())


def _attributes(body: ET.Element, kind: str, named: tuple[tuple[str, str], ...]) -> None:
    group = ET.SubElement(body, "attributes", {"class": kind, "mode": "static"})
    for k, (title, form) in enumerate(named):
        ET.SubElement(group, "attribute", id=str(k), title=title, type=form)


def _values(element: ET.Element, *values: object) -> None:
    group = ET.SubElement(element, "attvalues")
    for k, value in enumerate(values):
        ET.SubElement(group, "attvalue", {"for": str(k), "value": _clean(str(value))})


def _clean(text: str) -> str:
    return text.translate(CONTROL)
