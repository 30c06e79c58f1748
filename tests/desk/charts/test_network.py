"""Pictures of who is tied to whom: the same each time, every name to be read, nothing by colour alone."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from goodoffices.channels.network import Actor, Network, Tie
from goodoffices.desk.charts.lettering import Box, length
from goodoffices.desk.charts.network import (
    Between,
    describe_between,
    draw_between,
    draw_network,
    tie_of,
)

SVG = "{http://www.w3.org/2000/svg}"


def tie(one: str, other: str, friendly: int = 3, hostile: int = 0) -> Tie:
    """Return what ties two parties."""
    return Tie(
        one=one, other=other, contacts=1, friendly=friendly, hostile=hostile, since="2031-01-01",
        last="2031-05-01", warmth=1.0,
    )  # fmt: skip


def network(size: int) -> Network:
    """Return a map in which everybody is tied to the first, and one to nobody."""
    names = [f"Party number {k}" for k in range(size)]
    actors = tuple(Actor(name=name, acts=size - k, community=1) for k, name in enumerate(names))
    ties = tuple(tie(names[0], name) for name in names[1:-1])
    return Network(asof="2031-05-01", since="2030-05-01", actors=actors, ties=ties)


def third(rank: int, to_a: Tie | None, to_b: Tie | None) -> Between:
    """Return a ranked third party."""
    return Between(
        name=f"Mediator {rank} <&>",
        rank=rank,
        score=2.0 / rank,
        to_a=to_a,
        to_b=to_b,
        href=f"#rank-{rank}",
    )


def test_third_parties_stand_by_rank() -> None:
    """Best on top, each a link to its reasons, with a line to each side it is tied to."""
    others = [third(1, tie("A", "M"), tie("B", "M")), third(2, tie("A", "N"), None)]
    drawn = draw_between(("A", "B"), others)
    found = ET.fromstring(drawn)  # noqa: S314 - our own markup
    boxes = [one for one in found.iter(f"{SVG}rect") if one.get("class") == "party"]
    assert [one.get("href") for one in found.iter(f"{SVG}a")] == ["#rank-1", "#rank-2"]
    assert float(boxes[0].get("y", "")) < float(boxes[1].get("y", ""))
    assert len(re.findall('class="tie"', drawn)) == 3
    assert "1. Mediator 1 <&>: A and M: 1 contacts" in describe_between(others)


def test_hostile_ties_are_dashed() -> None:
    """A tie with more hostile acts than others is of another kind, by its line and not its colour alone."""
    assert "tie cold" in draw_between(("A", "B"), [third(1, tie("A", "M", hostile=9), None)])
    assert "tie cold" not in draw_between(
        ("A", "B"), [third(1, tie("A", "M"), None)], tie("A", "B")
    )


def test_no_name_covers_another() -> None:
    """Of thirty parties every name is on the sheet, and none lies on another."""
    drawn = draw_network(network(30), lambda name: f"/actor?name={name}")
    boxes = []
    for one in ET.fromstring(drawn).iter(f"{SVG}text"):  # noqa: S314 - our own markup
        wide, x, y = length(one.text or ""), float(one.get("x", "")), float(one.get("y", ""))
        left = x - wide if "end" in (one.get("class") or "") else x
        boxes.append(Box(left + 1, y - 9, left + wide - 1, y + 1))
    assert len(boxes) == 30
    assert not [(a, b) for k, a in enumerate(boxes) for b in boxes[:k] if a.meets(b)]
    assert all(box.left >= 0 and box.right <= 960 for box in boxes)


def test_the_same_map_is_drawn_the_same() -> None:
    """Layout leaves nothing to chance."""
    assert draw_network(network(12), str) == draw_network(network(12), str)


def test_small_maps_are_drawn_too() -> None:
    """One party, two, and none."""
    assert draw_network(network(1), str).count("<circle") == 1
    assert draw_network(network(2), str).count("<circle") == 2
    empty = Network(asof="2031-05-01", since="2030-05-01", actors=(), ties=())
    assert not draw_network(empty, str)
    assert not draw_between(("A", "B"), [])


def test_ties_are_found_in_either_direction() -> None:
    """A tie has no direction."""
    found = network(4)
    assert tie_of(found, "Party number 1", "Party number 0") == found.ties[0]
    assert tie_of(found, "Party number 1", "Party number 2") is None
