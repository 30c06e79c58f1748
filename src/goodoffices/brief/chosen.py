"""Which events each section of a brief tells: chosen side by side, then looked up at once."""

from __future__ import annotations

import msgspec
import numpy as np

from goodoffices.brief.choice import Choice
from goodoffices.brief.go_betweens import first_dealings
from goodoffices.channels import Ranking
from goodoffices.record.columns import NONE, Flags, Ints, day_number, ordered
from goodoffices.tempo import Tempo

CHANGES, OFFERS, CONTACTS, DISPUTED, DAYS = 8, 4, 6, 5, 12
CARRIED = 2  # acts told that carried a turn
NEWEST = 4  # acts among which the latest one is chosen that names both sides
NOT_HAPPENED = frozenset(("denied", "hypothetical", "planned"))


class First(msgspec.Struct, frozen=True):
    """The first of so many events, by their groups in `Choice`; as many as a section tells at most."""

    groups: list[int]
    many: int


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """Events that sections are told of, in the order of their telling.

    `latest` are violence and contact, few of each; `disputed` what is denied, alleged, claimed; `new`
    what was told since the last brief and `timely` what happened on a day, what matters most first;
    `carried` what carried the last turn.
    """

    latest: tuple[list[int], ...]
    offers: First
    contacts: First
    disputed: tuple[First, ...]
    new: First
    timely: First
    carried: list[int]


def choose_acts(acts: Choice, since: str, pace: Tempo | str, ranking: Ranking | str) -> Chosen:
    """Return what sections are told of; what they tell of it is looked up at once.

    `since` is the day of the last brief.
    """
    wanted = (acts.violence, acts.contact)
    dated = acts.day != NONE
    chosen = Chosen(
        latest=tuple(np.flatnonzero(one & dated)[:NEWEST].tolist() for one in wanted),
        offers=_first(_offers(acts), OFFERS),
        contacts=_first(_contacts(acts), CONTACTS),
        disputed=tuple(_first(np.flatnonzero(one), DISPUTED) for one in _disputed(acts)),
        new=_weightiest(acts, acts.first > day_number(since), CHANGES),
        timely=_weightiest(acts, dated & ~acts.any_status(NOT_HAPPENED), DAYS),
        carried=_carried(acts, pace),
    )
    _look_up(acts, chosen, ranking)
    return chosen


def _first(groups: Ints, most: int) -> First:
    return First(groups[:most].tolist(), len(groups))


def _weightiest(acts: Choice, among: Flags, most: int) -> First:
    return First(acts.choose(among, most), int(among.sum()))


def _offers(acts: Choice) -> Ints:
    made = acts.is_type("AGREE") & acts.is_status("offered")
    return np.flatnonzero(made & acts.weighed("offers") & acts.weighed("acted"))


def _contacts(acts: Choice) -> Ints:
    """Return the contacts by day, the latest first; those that came about go before the others."""
    met = np.flatnonzero(
        acts.is_type("CONSULT") & ~acts.is_status("denied") & acts.weighed("meets")
    )
    return met[ordered(acts.day[met], acts.contact[met].astype(np.int64))[::-1]]


def _disputed(acts: Choice) -> tuple[Flags, Flags, Flags]:
    """Return what is denied, what is alleged, and which attacks are told on one side's word."""
    denied = acts.any_status(("denied",))
    meets = acts.weighed("meets") & ~denied
    claimed = meets & acts.weighed("claimed") & acts.is_type("ASSAULT")
    return denied, meets & acts.is_mode("allege"), claimed


def _carried(acts: Choice, pace: Tempo | str) -> list[int]:
    if isinstance(pace, str) or not pace.turns:
        return []
    return acts.choose(acts.beside(one.event for one in pace.turns[-1].cites), CARRIED)


def _look_up(acts: Choice, chosen: Chosen, ranking: Ranking | str) -> None:
    """Look up all that lines tell at once: each by itself takes several times as long."""
    several = (chosen.offers, chosen.contacts, *chosen.disputed, chosen.new, chosen.timely)
    every = (*chosen.latest, *(one.groups for one in several), chosen.carried)
    wanted = [group for groups in every for group in groups]
    if not isinstance(ranking, str):
        dealt = map(acts.find, first_dealings(ranking.channels, (ranking.a, ranking.b)))
        wanted += [group for group in dealt if group is not None]
    acts.tell(wanted)
