"""The actor map and its files, read back by readers that are not ours."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import networkx as nx

from goodoffices.channels import Events, day_number, make_events
from goodoffices.channels.map_files import GEXF, to_gexf, to_graphml, to_svg
from goodoffices.channels.network import Network, make_network
from goodoffices.channels.table import Row

NS = {"g": GEXF}


def parse(data: bytes) -> ET.Element:
    """Return the root of an XML file of ours."""
    return ET.fromstring(data)  # noqa: S314 - we wrote it


def draw(events: Events, asof: str = "2031-05-31", days: int = 365) -> Network:
    """Return the map as of a day."""
    return make_network(events, day_number(asof), days)


def test_a_tie_tells_how_and_since_when(war: Events) -> None:
    """Ostmark and Norland: two contacts and a meeting announced, the first of the period on the twentieth."""
    (tie,) = [t for t in draw(war).ties if {t.one, t.other} == {"Ostmark", "Norland"}]
    assert (tie.contacts, tie.friendly, tie.hostile) == (2, 3, 0)
    assert (tie.since, tie.last) == ("2031-05-20", "2031-05-26")
    assert tie.warmth > 0


def test_nothing_later_is_on_the_map(war: Events) -> None:
    """As of the fifth of May nobody has met Sudria but its foes."""
    ties = draw(war, "2031-05-05").ties
    assert {t.last <= "2031-05-05" for t in ties} == {True}
    assert "Ostmark" not in {t.one for t in ties if t.other == "Sudria"}


def test_friends_keep_together_and_foes_apart(war: Events) -> None:
    """Westria keeps with Norland, whom it arms, and not with Sudria, which it bombs."""
    groups = {actor.name: actor.community for actor in draw(war).actors}
    assert groups["Westria"] == groups["Norland"]
    assert groups["Raiders"] not in {groups["Norland"], groups["Sudria"]}


def test_gexf_is_of_version_1_3_and_dynamic(war: Events) -> None:
    """Each tie stands from its first to its last day, and every end is a node."""
    network = draw(war)
    root = parse(to_gexf(network))
    assert root.tag == f"{{{GEXF}}}gexf"
    assert root.get("version") == "1.3"
    graph = root.find("g:graph", NS)
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    nodes = {node.get("id") for node in graph.iterfind("g:nodes/g:node", NS)}
    edges = list(graph.iterfind("g:edges/g:edge", NS))
    assert len(nodes) == len(network.actors)
    assert len(edges) == len(network.ties)
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= nodes
        assert str(edge.get("start")) <= str(edge.get("end"))


def test_networkx_reads_our_gexf(war: Events) -> None:
    """A reader of the older versions gets the same parties and ties."""
    network = draw(war)
    older = to_gexf(network).replace(b"http://gexf.net/1.3", b"http://www.gexf.net/1.2draft")
    graph = nx.read_gexf(io.BytesIO(older.replace(b'version="1.3"', b'version="1.2"')))
    assert {data["label"] for _, data in graph.nodes(data=True)} == {a.name for a in network.actors}
    assert graph.number_of_edges() == len(network.ties)


def test_graphml_is_read_back_with_its_facts(war: Events) -> None:
    """Names are nodes, and an edge knows its contacts."""
    network = draw(war)
    graph = nx.read_graphml(io.BytesIO(to_graphml(network)))
    assert set(graph) == {actor.name for actor in network.actors}
    tie = network.ties[0]
    assert graph.edges[tie.one, tie.other]["hostile"] == tie.hostile
    assert graph.edges[tie.one, tie.other]["since"] == tie.since


def test_the_drawing_shows_each_party_once_and_is_always_the_same(war: Events) -> None:
    """An SVG with a label a party; drawn twice, it is the same bytes."""
    network = draw(war)
    drawn = to_svg(network)
    root = parse(drawn)
    labels = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert sorted(str(label) for label in labels) == sorted(actor.name for actor in network.actors)
    assert drawn == to_svg(draw(war))


def test_hostile_names_do_no_harm() -> None:
    """Markup and characters that XML can't hold stay words, or go."""
    name = "<script>alert('x')</script>\x00\x0b & Co"
    network = draw(make_events([Row(100, name, "040", "Norland")]), "1970-05-01")
    for write in (to_gexf, to_graphml, to_svg):
        root = parse(write(network))
        assert not [node for node in root.iter() if node.tag.endswith("script")]


def test_an_empty_map_is_a_map() -> None:
    """Without events there are no parties, and every file is still whole."""
    network = draw(make_events([]), "2031-05-31")
    assert network.actors == ()
    for write in (to_gexf, to_graphml, to_svg):
        parse(write(network))
