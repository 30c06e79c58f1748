"""Ranks the third parties of a question, and says why each stands where it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
import numpy as np

from goodoffices.channels.features import NAMES, feature_matrix, main_adversaries, rows_with
from goodoffices.channels.network_position import activity, make_ties
from goodoffices.channels.reasons import reasons_for
from goodoffices.channels.relations import ANNOUNCED, CONTACT
from goodoffices.channels.shape import Balance, Channel, Ranking, Reason
from goodoffices.channels.table import Events, Floats, Ints, iso_day, place_of
from goodoffices.channels.testimony import Testimony, bearing_on, testimony_reasons
from goodoffices.channels.view import Side, View, chosen, make_view
from goodoffices.channels.weights import Weights
from goodoffices.errors import InputError

UNSUPPORTED = "no channel is supported: no contact of any third party with either side is on record"
PAST = frozenset(("brokered", "effort-failed"))  # what makes a party without contacts a candidate
FEWEST = 3  # hostile acts told by a record that make a main adversary
STALE = 365  # days without contact after which the answer says so


class Standing(msgspec.Struct, frozen=True):
    """The candidates of a question, best first, with scores and features (rows by party).

    `apart` are the scores less what being busy everywhere explains of them; `told` what a record
    tells of a party besides its events.
    """

    order: Ints
    scores: Floats
    matrix: Floats
    apart: Floats
    barred: frozenset[int]
    told: Mapping[int, Sequence[Testimony]]


def rank(events: Events, a: str, b: str, asof: int, weights: Weights) -> list[str]:
    """Return the names of the third parties that could carry a proposal, best first.

    All who have dealt with either side up to day `asof` (since 1970-01-01); the main adversaries
    of a side stand last. A side that never occurs has dealt with nobody.
    """
    places = place_of(a, events), place_of(b, events)
    if places[0] is None or places[1] is None:
        return []
    view = make_view(events, places[0], places[1], asof)
    scores, _ = _scores(view, weights)
    known = _candidates(view)
    return [events.names[party] for party in _order(scores, known, main_adversaries(view)).tolist()]


def find_channels(  # noqa: PLR0913, PLR0917 - the parts of one question
    events: Events,
    a: str,
    b: str,
    asof: int,
    weights: Weights,
    testimonies: Sequence[Testimony] = (),
    limit: int = 10,
    only: str | None = None,
) -> Ranking:
    """Return the third parties that could carry a proposal between `a` and `b` on a day, and why.

    Only events dated on or before `asof` count. A party is named where contact of it with a side is
    on record, or where it is told to have brokered between them; `only` asks for one party, wherever
    it stands.

    Raises:
        InputError: a side doesn't occur in the table, or both are the same.

    """
    view = make_view(events, _known(events, a), _known(events, b), asof)
    if view.a.party == view.b.party:
        raise InputError("A B", f"{a!r} and {b!r} are the same party", "name two parties")
    standing = _standing(view, weights, testimonies)
    ranked = [p for p in standing.order.tolist() if p not in standing.barred]
    wanted = ranked[:limit] if only is None else [p for p in ranked if _is(view, p, only)]
    return Ranking(
        a=events.names[view.a.party],
        b=events.names[view.b.party],
        asof=iso_day(asof),
        weights=weights.name,
        events=view.known,
        channels=tuple(_channels(view, standing, ranked, wanted, weights)),
        adversaries=tuple(events.names[p] for p in sorted(standing.barred)),
        note="" if ranked else UNSUPPORTED,
    )


def _scores(view: View, weights: Weights) -> tuple[Floats, Floats]:
    """Return, by party, the score and the features; those without a weight are not computed."""
    used = tuple(name for name in NAMES if weights.weights.get(name))
    matrix = np.zeros((view.size, len(NAMES)))
    if used:
        matrix[:, [NAMES.index(name) for name in used]] = feature_matrix(view, used)
    return matrix @ np.array([weights.weights.get(name, 0.0) for name in NAMES]), matrix


def _candidates(view: View) -> Ints:
    """Return all parties, apart from the two, that had any event with either."""
    return _others(view, [side.other for side in view.sides])


def _others(view: View, met: Sequence[Ints]) -> Ints:
    """Return all of these parties, each once and in order, apart from the two."""
    found = np.zeros(view.size, np.bool_)
    for parties in met:
        found[parties] = True
    found[[view.a.party, view.b.party]] = False
    return np.flatnonzero(found)


def _approached(view: View) -> Ints:
    """Return the candidates with a contact with a side, or an offer or meeting announced to one."""
    met = [side.other[chosen(view, side, CONTACT | ANNOUNCED)] for side in view.sides]
    return _others(view, met)


def _order(scores: Floats, known: Ints, barred: frozenset[int]) -> Ints:
    last = np.isin(known, list(barred))
    return np.asarray(known[np.lexsort((known, -scores[known], last))])


def _standing(view: View, weights: Weights, testimonies: Sequence[Testimony]) -> Standing:
    scores, matrix = _scores(view, weights)
    told = _told(view, testimonies)
    for party, found in told.items():
        scores[party] += sum(one.weight for one in testimony_reasons(found, weights.weights))
    brokers = [p for p, found in told.items() if any(one.kind in PAST for one in found)]
    known = np.union1d(_approached(view), np.array(brokers, dtype=np.int64)).astype(np.int64)
    barred = main_adversaries(view, FEWEST if view.events.cites else 1)
    apart = _apart(view, scores, known)
    return Standing(_order(scores, known, barred), scores, matrix, apart, barred, told)


def _told(view: View, testimonies: Sequence[Testimony]) -> Mapping[int, Sequence[Testimony]]:
    """Return, by party, the testimonies that bear on the question."""
    names = view.events.names
    place = {name: k for k, name in enumerate(names)}
    people = {one.party: _people(view, place[one.party]) for one in testimonies}
    found: dict[int, list[Testimony]] = {}
    a, b = names[view.a.party], names[view.b.party]
    for one in bearing_on(testimonies, a, b, people):
        found.setdefault(place[one.party], []).append(one)
    return found


def _apart(view: View, scores: Floats, known: Ints) -> Floats:
    """Return the scores less what being busy everywhere explains of them.

    A straight line of score on activity is drawn through the candidates, and its rise is taken off.
    """
    busy = activity(make_ties(view))
    if len(known) < 3 or float(np.ptp(busy[known])) == 0.0:
        return scores
    rise = float(np.polyfit(busy[known], scores[known], 1)[0])
    return scores - max(rise, 0.0) * busy


def _known(events: Events, name: str) -> int:
    place = place_of(name, events)
    if place is None:
        raise InputError(name, "no such party in the events", _like(name, events))
    return place


def _like(name: str, events: Events) -> str:
    folded = name.casefold()
    near = [known for known in events.names if folded in known.casefold()][:5]
    return f"did you mean {', '.join(near)}?" if near else "give a name that the table uses"


def _is(view: View, party: int, name: str) -> bool:
    return view.events.names[party].casefold() == name.casefold()


def _channels(
    view: View, standing: Standing, ranked: list[int], wanted: list[int], weights: Weights
) -> Iterator[Channel]:
    ties = make_ties(view)
    apart = sorted(ranked, key=lambda party: (-standing.apart[party], party))
    for party in wanted:
        why = reasons_for(view, ties, party, standing.matrix[party], weights.weights)
        told = testimony_reasons(standing.told.get(party, ()), weights.weights)
        both = tuple(sorted((*why, *told), key=lambda one: -abs(one.weight)))
        score = float(standing.scores[party])
        yield _channel(view, party, ranked.index(party) + 1, score, both, apart.index(party) + 1)


def _channel(
    view: View, party: int, place: int, score: float, why: tuple[Reason, ...], apart: int
) -> Channel:
    amounts = [int((side.other == party).sum()) for side in view.sides]
    last = _last_contact(view, party)
    age = None if last is None else view.asof - last
    contact = _contact(view, party)
    return Channel(
        third_party=view.events.names[party],
        rank=place,
        score=round(score, 4),
        why=why,
        amount=sum(amounts),
        amount_a=amounts[0],
        amount_b=amounts[1],
        last=None if last is None else iso_day(last),
        age=age,
        contact=contact,
        rank_apart=apart,
        people=_people(view, party),
        caveats=tuple(_caveats(view, contact, age)),
    )


def _contacts(view: View, side: Side, party: int) -> Ints:
    return rows_with(view, side, CONTACT, party)


def _contact(view: View, party: int) -> Balance:
    """Return with which side the party is in contact, on what is on record."""
    with_a, with_b = (len(_contacts(view, side, party)) > 0 for side in view.sides)
    if with_a and with_b:
        return "both"
    return "a" if with_a else "b" if with_b else "neither"


def _last_contact(view: View, party: int) -> int | None:
    rows = np.concatenate([_contacts(view, side, party) for side in view.sides])
    return int(view.events.day[rows].max()) if len(rows) else None


def _people(view: View, party: int) -> tuple[str, ...]:
    """Return who, by name and office, was behind the party's contacts, the latest first."""
    events = view.events
    if not events.cites:
        return ()
    rows = np.concatenate([_contacts(view, side, party) for side in view.sides])[::-1]
    return events.cites.people(rows, events.source[rows] != party)


def _caveats(view: View, contact: Balance, age: int | None) -> Iterator[str]:
    names = [view.events.names[side.party] for side in view.sides]
    if contact in {"a", "neither"}:
        yield f"no contact with {names[1]} is told"
    if contact in {"b", "neither"}:
        yield f"no contact with {names[0]} is told"
    if age is not None and age > STALE:
        yield f"the last contact is {age} days old"
