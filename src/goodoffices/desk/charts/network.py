"""Who stands between two parties, and who is tied to whom: two pictures of the actor map."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt

from goodoffices.channels.network import Actor, Network, Tie
from goodoffices.desk.charts.lettering import Box, first_free, fitted, length
from goodoffices.desk.charts.svg import anchor, curve, drawing, lettering, tag, through, title

At = tuple[float, float]
Address = Callable[[str], str]  # a party's name in, the address of what is known of it out

ROW, TOP = 34.0, 34.0
LETTER = 12.0
MARGIN = 70.0
STEPS = 80  # rounds after which nothing moves that an eye could see
CLOSE = 1e-9  # distance at which two stand in one place


class Between(msgspec.Struct, frozen=True, kw_only=True):
    """A third party of a ranking: its rank and score, and its ties to either side, if any."""

    name: str
    rank: int
    score: float
    to_a: Tie | None
    to_b: Tie | None
    href: str


def tie_of(network: Network, one: str, other: str) -> Tie | None:
    """Return what ties two parties of the map, None where nothing does."""
    return next((tie for tie in network.ties if {tie.one, tie.other} == {one, other}), None)


def tie_words(tie: Tie) -> str:
    """Return a tie in words."""
    return (
        f"{tie.one} and {tie.other}: {tie.contacts} contacts, {tie.friendly} friendly,"
        f" {tie.hostile} hostile acts, {tie.since} to {tie.last}"
    )


def draw_between(
    sides: tuple[str, str],
    others: Sequence[Between],
    direct: Tie | None = None,
    *,
    name: str = "between",
    width: float = 960,
) -> str:
    """Return two sides with the third parties between them as SVG, best ranked on top; empty without any.

    The thicker a line, the more contacts and friendly acts; it is dashed where hostile acts outweigh
    these. The number on it counts all acts.
    """
    if not others:
        return ""
    height = TOP + ROW * len(others) + (26 if direct else 6)
    side = 170.0 if width > 500 else 14.0  # a phone has no room for names beside the dots
    middle, (left, right) = width / 2, (side, width - side)
    level = TOP + ROW * len(others) / 2
    most = max((_acts(tie) for one in others for tie in (one.to_a, one.to_b) if tie), default=1)
    parts = [
        *(
            _arms(one, k, ((left, level), (right, level)), middle, most)
            for k, one in enumerate(others)
        ),
        *(_between(one, k, middle, right - left) for k, one in enumerate(others)),
        *_sides(sides, ((left, level), (right, level)), width),
        *([_direct(direct, left, right, level, height)] if direct else []),
        *(
            [lettering(middle, 13, "third parties, best ranked first", "scale middle")]
            if left > 100
            else []
        ),
    ]
    told = (f"Between {sides[0]} and {sides[1]}", describe_between(others))
    return drawing(name, (width, height), told, parts, "between")


def describe_between(others: Sequence[Between]) -> str:
    """Return the picture in words: each party with its ties."""
    lines = []
    for one in others:
        ties = [tie_words(tie) for tie in (one.to_a, one.to_b) if tie]
        lines.append(f"{one.rank}. {one.name}: {'; '.join(ties) or 'no tie in the period'}.")
    return " ".join(lines)


def _acts(tie: Tie) -> int:
    return tie.contacts + tie.friendly + tie.hostile


def _level(place: int) -> float:
    return TOP + ROW * place + ROW / 2


def _arms(one: Between, place: int, ends: tuple[At, At], middle: float, most: int) -> str:
    half = min(92.0, (ends[1][0] - ends[0][0]) / 3.4)
    y = _level(place)
    arms = []
    for tie, end, near in ((one.to_a, ends[0], middle - half), (one.to_b, ends[1], middle + half)):
        if tie is not None:
            bend = (end[0] + near) / 2
            bent = curve(end, (bend, end[1]), (bend, y), (near, y))
            line = tag(
                "path",
                title(tie_words(tie)),
                d=bent,
                class_=_kind(tie),
                stroke_width=_weight(tie, most),
            )
            at = near + (end[0] - near) * 0.16
            arms.append(line + lettering(at, y - 4, str(_acts(tie)), "small middle haloed"))
    return "".join(arms)


def _kind(tie: Tie) -> str:
    return "tie cold" if tie.hostile > tie.contacts + tie.friendly else "tie"


def _weight(tie: Tie, most: int) -> float:
    return 0.8 + 5.2 * math.sqrt(_acts(tie) / max(most, 1))


def _between(one: Between, place: int, middle: float, room: float) -> str:
    half = min(92.0, room / 3.4)
    y = _level(place)
    told = f"{one.rank}. {one.name}, score {one.score:.2f}"
    text = fitted(f"{one.rank}  {one.name}", half * 2 - 12, LETTER)
    box = tag("rect", x=middle - half, y=y - 12, width=half * 2, height=24, rx=3, class_="party")
    return anchor(one.href, told, box, lettering(middle, y + 4, text, "party-name middle"))


def _sides(sides: tuple[str, str], ends: tuple[At, At], width: float) -> Iterator[str]:
    """Yield the two sides with their names: beside their dots, or above where there is no room."""
    for name, (x, y), last in zip(sides, ends, (False, True), strict=True):
        yield tag("circle", title(name), cx=x, cy=y, r=8, class_="side")
        if x < 100 or x > width - 100:
            text = fitted(name, width * 0.45, 13)
            yield lettering(
                width if last else 0, 14, text, "side-name end" if last else "side-name"
            )
            continue
        lines = _lines(name)
        for k, line in enumerate(lines):
            down = 4 + (k - (len(lines) - 1) / 2) * 15
            at, ends_there = (x + 12, "") if last else (x - 12, " end")
            yield lettering(at, y + down, line, f"side-name{ends_there}")


def _lines(name: str) -> list[str]:
    """Return a name in lines that fit, broken between words."""
    lines: list[str] = []
    for word in name.split() or [""]:
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and length(joined, 13) <= 125:
            lines[-1] = joined
        else:
            lines.append(word)
    return [fitted(line, 140, 13) for line in lines[:3]]


def _direct(tie: Tie, left: float, right: float, level: float, height: float) -> str:
    y = height - 12
    bent = through((left, level + 8), (left, y), (right, y), (right, level + 8))
    words = f"direct: {tie.contacts} contacts, {tie.friendly} friendly, {tie.hostile} hostile"
    line = tag(
        "path", title(tie_words(tie)), d=bent, class_=f"{_kind(tie)} direct", stroke_width=1.2
    )
    return line + lettering((left + right) / 2, y - 5, words, "small middle haloed")


def draw_network(
    network: Network,
    href: Address,
    *,
    marked: frozenset[str] = frozenset(),
    name: str = "network",
    size: tuple[float, float] = (960, 620),
) -> str:
    """Return who is tied to whom as SVG, every party with its name, none covered; empty without parties.

    Parties in `marked` are drawn full. Ties are dashed where hostile acts outweigh the others. The same
    map is drawn the same each time.
    """
    if not network.actors:
        return ""
    places = _layout(network, size)
    most = max((_acts(tie) for tie in network.ties), default=1)
    busiest = max(actor.acts for actor in network.actors)
    rounds = {actor.name: 4 + 11 * math.sqrt(actor.acts / busiest) for actor in network.actors}
    told = (
        f"Who is tied to whom, {network.since} to {network.asof}",
        "; ".join(tie_words(tie) for tie in network.ties[:60]) + ".",
    )
    parts = [
        *(_tie(tie, places, most) for tie in network.ties),
        *(_dot(actor, places, rounds, href, marked) for actor in network.actors),
        *_names(network.actors, places, rounds, href, size),
    ]
    return drawing(name, size, told, parts, "network")


def _layout(network: Network, size: tuple[float, float]) -> dict[str, At]:
    """Return where parties stand: tied ones near, as far as two dimensions allow.

    Half of a place is its rank, so that the sheet is filled.
    """
    every, first = tuple(actor.name for actor in network.actors), network.actors[0].name
    if len(every) == 1:
        return {first: (size[0] / 2, size[1] / 2)}
    edges = [
        (tie.one, tie.other, 1 / math.log2(2 + tie.contacts + tie.friendly)) for tie in network.ties
    ]
    tied = {name for one, other, _ in edges for name in (one, other)}
    lone = [name for name in every if name not in tied]
    if len(lone) < len(every):
        edges += [(first, one, 2.5) for one in lone if one != first]
    found = _near(every, tuple(edges))
    names = list(found)
    across = _spread([float(found[one][0]) for one in names], MARGIN, size[0] - MARGIN)
    down = _spread([float(found[one][1]) for one in names], 30, size[1] - 30)
    return dict(zip(names, zip(across, down, strict=True), strict=True))


@lru_cache(maxsize=64)
def _near(names: tuple[str, ...], edges: tuple[tuple[str, str, float], ...]) -> Mapping[str, At]:
    """Return where parties stand in no sheet yet: both of a page's drawings ask for the same.

    From a circle on, the stress between distances on the sheet and along ties is majorized (Gansner,
    Koren and North 2004), which a few rounds of small products do.
    """
    far = _distances(names, edges)
    weigh = np.divide(1.0, far**2, out=np.zeros_like(far), where=far > 0)
    back = np.linalg.pinv(np.diag(weigh.sum(axis=1)) - weigh)
    turn = 2 * np.pi * np.arange(len(names)) / len(names)
    at = np.stack((np.cos(turn), np.sin(turn)), axis=1)
    for _ in range(STEPS):
        across, down = (one[:, None] - one[None] for one in at.T)
        gaps = np.sqrt(across**2 + down**2)
        pull = np.divide(-weigh * far, gaps, out=np.zeros_like(far), where=gaps > CLOSE)
        pull -= np.diag(pull.sum(axis=1))
        at = back @ pull @ at
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, at, strict=True)}


def _distances(
    names: Sequence[str], edges: Sequence[tuple[str, str, float]]
) -> npt.NDArray[np.float64]:
    """Return how far parties are from each other along ties; those that no tie joins, beyond all others."""
    place = {name: k for k, name in enumerate(names)}
    far = np.full((len(names), len(names)), np.inf)
    np.fill_diagonal(far, 0.0)
    for one, other, long in edges:
        a, b = place[one], place[other]
        far[a, b] = far[b, a] = min(long, far[a, b])
    for k in range(len(names)):
        far = np.minimum(far, far[:, k, None] + far[None, k])
    apart = np.isinf(far)
    far[apart] = 1.5 * far.max(initial=1.0, where=~apart)
    return far


def _spread(values: Sequence[float], low: float, high: float) -> list[float]:
    least, most = min(values), max(values)
    order = sorted(range(len(values)), key=lambda k: (values[k], k))
    rank = {k: place / max(len(values) - 1, 1) for place, k in enumerate(order)}
    wide = (most - least) or 1.0
    return [
        low + ((value - least) / wide * 0.5 + rank[k] * 0.5) * (high - low)
        for k, value in enumerate(values)
    ]


def _tie(tie: Tie, places: Mapping[str, At], most: int) -> str:
    (x1, y1), (x2, y2) = places[tie.one], places[tie.other]
    return tag(
        "line", title(tie_words(tie)), x1=x1, y1=y1, x2=x2, y2=y2, class_=_kind(tie),
        stroke_width=_weight(tie, most) * 0.7,
    )  # fmt: skip


def _dot(
    actor: Actor,
    places: Mapping[str, At],
    rounds: Mapping[str, float],
    href: Address,
    marked: frozenset[str],
) -> str:
    x, y = places[actor.name]
    kind = "actor marked" if actor.name in marked else "actor"
    mark = tag("circle", cx=x, cy=y, r=rounds[actor.name], class_=kind)
    return anchor(href(actor.name), f"{actor.name}: {actor.acts} acts", mark)


def _names(
    actors: Sequence[Actor],
    places: Mapping[str, At],
    rounds: Mapping[str, float],
    href: Address,
    size: tuple[float, float],
) -> Iterator[str]:
    """Yield every name where it is free: beside its dot, or further off with a line to it."""
    edge = Box(2, 2, size[0] - 2, size[1] - 2)
    taken = [_square(places[one.name], rounds[one.name]) for one in actors]
    for k, actor in enumerate(actors):
        x, y = places[actor.name]
        text = fitted(actor.name, 190, LETTER)
        others = [box for n, box in enumerate(taken) if n != k]
        boxes = [
            box
            for far in (0, 12, 26, 44, 66, 92)
            for box in _around((x, y), rounds[actor.name] + 3 + far, length(text, LETTER))
        ]
        free = first_free(boxes, others, edge)
        box = boxes[free or 0]
        taken.append(box)
        leader = ""
        if (free or 0) >= 8:
            middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
            leader = tag("line", x1=x, y1=y, x2=middle[0], y2=middle[1], class_="leader")
        left = box.right < x
        drawn = lettering(
            box.right if left else box.left, box.bottom - 3.5, text,
            "actor-name haloed end" if left else "actor-name haloed",
        )  # fmt: skip
        yield anchor(href(actor.name), actor.name, leader, drawn, reached=False)


def _square(at: At, r: float) -> Box:
    return Box(at[0] - r, at[1] - r, at[0] + r, at[1] + r)


def _around(at: At, gap: float, wide: float) -> list[Box]:
    x, y = at
    high, slant = LETTER + 3, gap * 0.75
    corners = (
        (x + gap, y - high / 2), (x - gap - wide, y - high / 2), (x - wide / 2, y - gap - high),
        (x - wide / 2, y + gap), (x + slant, y - slant - high), (x + slant, y + slant),
        (x - slant - wide, y - slant - high), (x - slant - wide, y + slant),
    )  # fmt: skip
    return [Box(left, top, left + wide, top + high) for left, top in corners]
