"""Scores the blind actor probes: a mention and a day, and who that is.

Half of the probes, by the hash of their ids, may be read to mend general faults; the other half
stays unread, and the figure is printed for both.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from goodoffices.actors import Answer, Registry, answer, load_registry
from goodoffices.actors.words import keys_of
from goodoffices.places.gazetteer import Gazetteer
from goodoffices.places.towns import country_of_town

Half = Literal["read", "unread"]
Part = Literal["all", "read", "unread", "traps", "plain"]
PARTS: tuple[Part, ...] = ("all", "read", "unread", "traps", "plain")
PROBES = Path("bench/gold/probes/actors.jsonl")
_OPEN = "not judged"


class ActorProbe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mention, the day it was said, and who it means; what is null is not judged.

    With country, sector and name all null the mention is nobody ("the ceasefire"), unless `why` says
    that they are not judged. `context` is the sentence it stood in, `trap` marks what misleads.
    """

    id: str
    mention: str
    date: str
    context: str = ""
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    trap: bool = False
    why: str = ""

    @property
    def nobody(self) -> bool:
        """True where the mention must resolve to nothing."""
        told = (self.name, self.country, self.sector) != (None, None, None)
        return not told and _OPEN not in self.why


class Verdict(msgspec.Struct, frozen=True):
    """What of one probe was right; null where the probe doesn't say."""

    probe: ActorProbe
    country: bool | None
    sector: bool | None
    name: bool | None

    @property
    def both(self) -> bool | None:
        """Whether country and sector are right, as far as they are judged."""
        told = [one for one in (self.country, self.sector) if one is not None]
        return all(told) if told else None


class Figures(msgspec.Struct, frozen=True):
    """Shares of right answers among those judged, and how many probes there are."""

    probes: int
    country: float
    sector: float
    both: float
    name: float


def half_of(name: str) -> Half:
    """Return which half the probe with this id belongs to."""
    return "unread" if hashlib.sha256(name.encode()).digest()[0] % 2 else "read"


def load_probes(path: Path) -> tuple[ActorProbe, ...]:
    """Return the probes of a file of JSON lines."""
    lines = path.read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=ActorProbe) for line in lines if line.strip())


def judge(probe: ActorProbe, found: Answer, known: Callable[[str], str | None]) -> Verdict:
    """Return what of an answer is right; `known` gives the registry's id for a name on that day."""
    if probe.nobody:
        none = found.actor is None and found.country is None and found.sector is None
        return Verdict(probe, none, None, None)
    return Verdict(
        probe,
        None if probe.country is None else found.country == probe.country,
        None if probe.sector is None else (found.sector or "UNK") == probe.sector,
        None if probe.name is None else _same_name(probe.name, found, known),
    )


def _same_name(name: str, found: Answer, known: Callable[[str], str | None]) -> bool:
    """Whether an answer names the one meant, however the name is written."""
    if found.name is None:
        return False
    one, two = keys_of(name), keys_of(found.name)
    if set(one) == set(two):
        return True
    actor = known(name)
    if actor is not None and actor == found.actor:
        return True
    short, long = sorted((one, two), key=len)
    if actor is not None or not short:
        return _initialled(one, two)
    return set(short) <= set(long) or _initialled(one, two)


def _initialled(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names are the same, word by word, where a letter stands for a word."""
    if len(one) != len(two):
        return False
    pairs = zip(one, two, strict=True)
    return all(a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a, b in pairs)


def judge_all(
    probes: Iterable[ActorProbe], find: Callable[[str, str], Answer]
) -> tuple[Verdict, ...]:
    """Return the verdicts on what `find` answers for each mention and day."""
    return tuple(
        judge(one, find(one.mention, one.date), lambda name, day=one.date: find(name, day).actor)  # type: ignore[misc]
        for one in probes
    )


def figures(verdicts: Sequence[Verdict]) -> Figures:
    """Return the shares of right answers."""
    return Figures(
        probes=len(verdicts),
        country=_share([one.country for one in verdicts]),
        sector=_share([one.sector for one in verdicts]),
        both=_share([one.both for one in verdicts]),
        name=_share([one.name for one in verdicts]),
    )


def _share(told: Iterable[bool | None]) -> float:
    judged = [one for one in told if one is not None]
    return sum(judged) / len(judged) if judged else 0.0


def parts(verdicts: Sequence[Verdict]) -> dict[Part, Figures]:
    """Return the figures of all probes, of each half, of traps and of the rest."""
    kept: dict[Part, Callable[[Verdict], bool]] = {
        "all": lambda _: True,
        "read": lambda one: half_of(one.probe.id) == "read",
        "unread": lambda one: half_of(one.probe.id) == "unread",
        "traps": lambda one: one.probe.trap,
        "plain": lambda one: not one.probe.trap,
    }
    return {part: figures([one for one in verdicts if kept[part](one)]) for part in PARTS}


def score(registry: Registry, probes: Iterable[ActorProbe]) -> tuple[Verdict, ...]:
    """Return the verdicts on the resolver with this registry and our gazetteer."""
    towns = country_of_town(Gazetteer())
    return judge_all(probes, lambda mention, day: answer(mention, day, registry, towns))


def main() -> int:
    """Print the figures by part; `--unseen` leaves out what was added after seeing a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, nargs="?", default=PROBES)
    parser.add_argument("--unseen", action="store_true", help="leave out entries marked seen")
    options = parser.parse_args()
    registry = load_registry(seen=not options.unseen)
    lines = [f"{'part':8} {'probes':>6} {'country':>8} {'sector':>8} {'both':>8} {'name':>8}"]
    for part, one in parts(score(registry, load_probes(options.path))).items():
        shares = "".join(f"{share:9.3f}" for share in (one.country, one.sector, one.both, one.name))
        lines.append(f"{part:8} {one.probes:6}{shares}")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
