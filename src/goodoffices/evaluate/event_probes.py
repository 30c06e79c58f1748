"""Scores the blind event probes: sentences with the events to find and those not to find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from goodoffices.shapes import Event, Party, Reading

STEM = 5  # letters: an adjective shares them with its country
Countries = Mapping[
    str, str | None
]  # a party's words in the gold -> the country the registry gives


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event that a careful reader codes; `optional` ones may be missing.

    Parties that it does not name at all (null, not an empty list) may be anybody.
    """

    type: str
    status: str
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    mode: str | None = None
    cameo: str | None = None
    optional: bool = False
    symmetric: bool = False
    actors_optional: bool = False
    recipients_optional: bool = False
    alt_types: tuple[str, ...] = ()
    status_alt: tuple[str, ...] = ()
    mode_alt: tuple[str | None, ...] = ()
    recipients_alt: tuple[str, ...] = ()
    host: str | None = None
    according_to: str | None = None


class Forbidden(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event that must not be coded: one that has all the values named here."""

    type: str | None = None
    status: str | None = None
    actor: str | None = None
    recipient: str | None = None


class Probe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence with what is to be found in it and what is not."""

    id: str
    text: str
    published: str
    group: str
    expect: tuple[Expected, ...]
    forbid: tuple[Forbidden, ...]


class Verdict(msgspec.Struct, frozen=True):
    """How a reading did on one probe.

    `told`: every expected event was found with type and status. `whole`: with its parties too.
    `clean`: nothing forbidden was coded.
    """

    probe: Probe
    told: bool
    whole: bool
    clean: bool
    missed: tuple[Expected, ...]
    broken: tuple[Forbidden, ...]


def words_of(probe: Probe) -> frozenset[str]:
    """Return the words by which a probe names parties."""
    sides = (
        s for x in probe.expect for s in (x.actors or (), x.recipients or (), x.recipients_alt)
    )
    expected = (words for side in sides for words in side)
    forbidden = (w for f in probe.forbid for w in (f.actor, f.recipient) if w)
    return frozenset((*expected, *forbidden))


def judge(probe: Probe, reading: Reading, countries: Countries) -> Verdict:
    """Return what the reading of a probe found, missed and should not have coded."""
    needed = [expected for expected in probe.expect if not expected.optional]
    events = reading.events
    missed = [x for x in needed if not any(_tells(e, x) for e in events)]
    bare = [x for x in needed if not any(_tells(e, x) and _sides(e, x, countries) for e in events)]
    broken = [f for f in probe.forbid if any(_breaks(e, f) for e in events)]
    return Verdict(
        probe=probe,
        told=not missed,
        whole=not bare,
        clean=not broken,
        missed=tuple(bare),
        broken=tuple(broken),
    )


def figures(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Return the shares of probes: `right` (told and clean), `whole` (with parties, and clean).

    `positive` and `negative` are `right` among the probes of either half.
    """
    negative = [v for v in verdicts if v.probe.group.startswith("neg.")]
    positive = [v for v in verdicts if not v.probe.group.startswith("neg.")]
    return {
        "right": _share(v.told and v.clean for v in verdicts),
        "whole": _share(v.whole and v.clean for v in verdicts),
        "positive": _share(v.told and v.clean for v in positive),
        "negative": _share(v.told and v.clean for v in negative),
    }


def by_group(verdicts: Iterable[Verdict]) -> dict[str, tuple[int, int]]:
    """Return, for each group of probes, how many were right and how many there are."""
    counts: dict[str, tuple[int, int]] = {}
    for verdict in verdicts:
        right, of = counts.get(verdict.probe.group, (0, 0))
        counts[verdict.probe.group] = (right + (verdict.told and verdict.clean), of + 1)
    return counts


def _share(values: Iterable[bool]) -> float:
    seen = list(values)
    return sum(seen) / len(seen) if seen else 0.0


def _tells(event: Event, expected: Expected) -> bool:
    return event.type in {expected.type, *expected.alt_types} and event.status in {
        expected.status,
        *expected.status_alt,
    }


def _sides(event: Event, expected: Expected, countries: Countries) -> bool:
    actors, recipients = expected.actors, expected.recipients
    ways = [(event.actors, event.recipients)]
    if expected.symmetric:
        ways.append((event.recipients, event.actors))
    return any(
        (_covers(by, actors, countries) or (expected.actors_optional and not by))
        and (
            _covers(to, recipients, countries)
            or _covers(to, expected.recipients_alt or ("",), countries)
            or (expected.recipients_optional and not to)
        )
        for by, to in ways
    )


def _covers(parties: Sequence[Party], wanted: Sequence[str] | None, countries: Countries) -> bool:
    if wanted is None:
        return True
    if not wanted:
        return not parties
    return all(any(_same(party, words, countries) for party in parties) for words in wanted)


def _same(party: Party, words: str, countries: Countries) -> bool:
    if _names(party, words):
        return True
    country = countries.get(words)
    return country is not None and country == party.country


def _names(party: Party, words: str) -> bool:
    """Whether a party is told in one of these words; "Israeli" is told by "Israel"."""
    ours = {word[:STEM] for word in party.text.lower().split() if len(word) > 2}
    theirs = {word[:STEM] for word in words.lower().split() if len(word) > 2}
    return bool(ours & theirs) or party.text.lower() == words.lower()


def _breaks(event: Event, forbidden: Forbidden) -> bool:
    return (
        forbidden.type in {None, event.type}
        and forbidden.status in {None, event.status}
        and (forbidden.actor is None or any(_names(p, forbidden.actor) for p in event.actors))
        and (
            forbidden.recipient is None
            or any(_names(p, forbidden.recipient) for p in event.recipients)
        )
    )
