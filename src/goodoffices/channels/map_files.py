"""The actor map as files: GEXF 1.3 with its days, GraphML, SVG."""

from __future__ import annotations

import io
import math
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence

import networkx as nx

from goodoffices.channels.network import SEED, Actor, Network, Tie, make_graph

GEXF = "http://gexf.net/1.3"
WIDTH, HEIGHT, MARGIN = 1200.0, 900.0, 90.0
HUES = ("#4269d0", "#efb118", "#ff725c", "#6cc5b0", "#3ca951", "#ff8ab7", "#a463f2", "#97bbf5")
LONE = "#9c9c9c"
WARM, COLD = "#3ca951", "#d1495b"
_NUMBERS = (
    ("contacts", "integer"), ("friendly", "integer"), ("hostile", "integer"), ("warmth", "double"),
)  # fmt: skip


def to_gexf(network: Network) -> bytes:
    """Return the map as GEXF 1.3, dynamic: a tie stands from its first act to its last.

    networkx writes 1.2 draft only. Days are xsd:date; both ends of an interval count.
    """
    root = ET.Element("gexf", {"xmlns": GEXF, "version": "1.3"})
    meta = ET.SubElement(root, "meta", {"lastmodifieddate": network.asof})
    ET.SubElement(meta, "creator").text = "goodoffices"
    span = {"start": network.since, "end": network.asof}
    kind = {"mode": "dynamic", "defaultedgetype": "undirected", "timeformat": "date"}
    graph = ET.SubElement(root, "graph", {**kind, **span})
    _declare(graph, "node", (("acts", "integer"), ("community", "integer")))
    _declare(graph, "edge", _NUMBERS)
    nodes, edges = ET.SubElement(graph, "nodes"), ET.SubElement(graph, "edges")
    ids = {actor.name: str(k) for k, actor in enumerate(network.actors)}
    for actor in network.actors:
        node = ET.SubElement(nodes, "node", {"id": ids[actor.name], "label": _clean(actor.name)})
        _values(node, {"acts": actor.acts, "community": actor.community})
    for k, tie in enumerate(network.ties):
        ends = {"source": ids[tie.one], "target": ids[tie.other]}
        days = {"start": tie.since, "end": tie.last, "weight": str(tie.contacts + tie.friendly + 1)}
        edge = ET.SubElement(edges, "edge", {"id": str(k), **ends, **days})
        _values(edge, {name: getattr(tie, name) for name, _ in _NUMBERS})
    return _bytes(root)


def _declare(graph: ET.Element, what: str, names: tuple[tuple[str, str], ...]) -> None:
    attributes = ET.SubElement(graph, "attributes", {"class": what, "mode": "static"})
    for name, kind in names:
        ET.SubElement(attributes, "attribute", {"id": name, "title": name, "type": kind})


def _values(element: ET.Element, values: Mapping[str, float]) -> None:
    holder = ET.SubElement(element, "attvalues")
    for name, value in values.items():
        ET.SubElement(holder, "attvalue", {"for": name, "value": str(value)})


def to_graphml(network: Network) -> bytes:
    """Return the map as GraphML, names as node ids, all facts as attributes."""
    graph = nx.relabel_nodes(make_graph(network), _clean)
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out)
    return out.getvalue()


def to_svg(network: Network) -> bytes:
    """Return the map as a drawing: parties by community, ties green where warm, red where cold."""
    names = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH:.0f} {HEIGHT:.0f}"}
    root = ET.Element("svg", {**names, "role": "img", "font-family": "sans-serif"})
    ET.SubElement(root, "title").text = f"Who is tied to whom, {network.since} to {network.asof}"
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "white"})
    places = _layout(network)
    for tie in network.ties:
        root.append(_line(tie, places))
    most = max((actor.acts for actor in network.actors), default=1)
    sizes = _sizes(network)
    for actor in network.actors:
        lone = sizes[actor.community] == 1
        root.append(_dot(actor, places[actor.name], most, lone=lone))
    return _bytes(root)


def _sizes(network: Network) -> dict[int, int]:
    sizes: dict[int, int] = {}
    for actor in network.actors:
        sizes[actor.community] = sizes.get(actor.community, 0) + 1
    return sizes


def _layout(network: Network) -> dict[str, tuple[float, float]]:
    """Return where each party is drawn: friends near, others apart (Fruchterman & Reingold 1991).

    Half of a place is the party's rank along the axis, lest one far stranger press all others together.
    """
    graph = make_graph(network)
    for _, _, facts in graph.edges(data=True):
        facts["pull"] = math.log1p(facts["contacts"] + facts["friendly"])
    found = nx.spring_layout(graph, weight="pull", seed=SEED, iterations=100, method="force")
    names = list(found)
    across = _spread([float(found[name][0]) for name in names], WIDTH)
    down = _spread([float(found[name][1]) for name in names], HEIGHT)
    return dict(zip(names, zip(across, down, strict=True), strict=True))


def _spread(values: Sequence[float], length: float) -> list[float]:
    """Return places within the margins of a length, half by value and half by rank."""
    last = max(len(values) - 1, 1)
    order = sorted(range(len(values)), key=values.__getitem__)
    rank = {k: place / last for place, k in enumerate(order)}
    low, high = min(values, default=0.0), max(values, default=1.0)
    width = (high - low) or 1.0
    return [
        MARGIN + ((value - low) / width + rank[k]) / 2 * (length - 2 * MARGIN)
        for k, value in enumerate(values)
    ]


def _line(tie: Tie, places: Mapping[str, tuple[float, float]]) -> ET.Element:
    (x1, y1), (x2, y2) = places[tie.one], places[tie.other]
    ends = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
    width = 0.6 + math.log1p(tie.contacts + tie.friendly + tie.hostile) / 2
    ink = {"stroke": WARM if tie.warmth >= 0 else COLD, "stroke-opacity": "0.45"}
    line = ET.Element("line", {**ends, **ink, "stroke-width": f"{width:.2f}"})
    told = f"{tie.one} - {tie.other}: {tie.contacts} contacts, {tie.friendly} friendly and "
    told += f"{tie.hostile} hostile acts, {tie.since} to {tie.last}"
    ET.SubElement(line, "title").text = _clean(told)
    return line


def _dot(actor: Actor, place: tuple[float, float], most: int, *, lone: bool) -> ET.Element:
    x, y = place
    radius = 4 + 14 * math.sqrt(actor.acts / max(most, 1))
    group = ET.Element("g")
    colour = LONE if lone else HUES[(actor.community - 1) % len(HUES)]
    round_ = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}", "fill": colour}
    dot = ET.SubElement(group, "circle", round_)
    ET.SubElement(dot, "title").text = _clean(f"{actor.name}: {actor.acts} acts")
    words = {"x": f"{x:.1f}", "y": f"{y - radius - 3:.1f}", "text-anchor": "middle"}
    ET.SubElement(group, "text", {**words, "font-size": "13"}).text = _clean(actor.name)
    return group


def _clean(text: str) -> str:
    """Return `text` without the characters that XML can't hold."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff"))


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


WRITERS: Mapping[str, Callable[[Network], bytes]] = {
    ".gexf": to_gexf,
    ".graphml": to_graphml,
    ".svg": to_svg,
}
