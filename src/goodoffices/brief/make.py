"""Makes a brief: asks the record, and puts the answers in sections that fit on two pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from goodoffices.actors import load_registry
from goodoffices.brief.acts import Act, two_sided, weight
from goodoffices.brief.background import offer_item, office_items, precedent_items
from goodoffices.brief.choice import Choice
from goodoffices.brief.chosen import CHANGES, CONTACTS, DAYS, DISPUTED, OFFERS, Chosen, choose_acts
from goodoffices.brief.cite import distinct, source_of
from goodoffices.brief.counts import Counted, change_item, find_counts, group_item, newest
from goodoffices.brief.covered import BLIND, coverage_lines
from goodoffices.brief.days import when
from goodoffices.brief.extract import count_undated, known_by, left_out
from goodoffices.brief.go_betweens import channel_item, find_go_betweens
from goodoffices.brief.ground import Ground, Whole, lay_ground, read_whole
from goodoffices.brief.length import pages
from goodoffices.brief.scope import Asked, Scope, settle
from goodoffices.brief.shape import Brief, Item, Section
from goodoffices.brief.truces import Finder, lives_by, state_item, step_items
from goodoffices.brief.wording import item_of, tell, with_day
from goodoffices.ceasefires import Ceasefire
from goodoffices.channels import PartyBook, Ranking
from goodoffices.errors import InputError
from goodoffices.record import Record
from goodoffices.record.choose import choose_within
from goodoffices.tempo import Tempo, tempo

STATES, STEPS, CHANNELS, TOLLS, INCIDENTS, PRECEDENTS = 2, 6, 4, 4, 3, 3
MAINLY = 3  # acts of a situation by which a report is one about it
PAGES = 2
SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)  # of the lines of each section, tried until all fit
FEWEST = 2
NO_PAIR = "which two sides is not told: name them with --between A B"


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a brief is told from."""

    known: Ground
    scope: Scope
    asked: Asked
    acts: Choice
    chosen: Chosen
    counts: Counted
    lives: tuple[Ceasefire, ...]
    lives_note: str
    ranking: Ranking | str
    pace: Tempo | str
    share: float = 1.0

    def most(self, lines: int) -> int:
        """Return how many of so many lines a section may have: its share, but two at least."""
        return max(round(lines * self.share), min(lines, FEWEST))


def make_brief(record: Record, asked: Asked, book: PartyBook, find: Finder | None = None) -> Brief:
    """Return the brief on a situation, as of a day, from reports out by then and free to travel.

    Args:
        record: the open record; it is not written to.
        asked: of what, as of when, compared with when, how far it may travel.
        book: the registry's parties, by which channels are ranked.
        find: finds the ceasefires of two sides in reports published until a day; by the registry
            that ships where left out.

    Raises:
        InputError: no such situation, or nobody of that name is told of by then.

    """
    with known_by(record, asked.asof, asked.handling) as known:
        ground = lay_ground(known, read_whole(known, book), asked.asof, asked.handling)
        assert ground is not None  # noqa: S101 - nothing holds others together that isn't in the copy
        return _written(ground, record, asked, book, find or lives_by(load_registry()))


def brief_on(
    record: Record, whole: Whole, asked: Asked, book: PartyBook, find: Finder
) -> Brief | None:
    """Return the same brief from what is read of a record already, as far as its events are merged.

    None where a report that is left out holds others together, so that merging begins anew.

    Raises:
        InputError: as `make_brief`.

    """
    ground = lay_ground(record, whole, asked.asof, asked.handling)
    return None if ground is None else _written(ground, record, asked, book, find)


def _written(ground: Ground, record: Record, asked: Asked, book: PartyBook, find: Finder) -> Brief:
    held, undated = left_out(record, asked.asof, asked.handling), count_undated(record)
    drawn = _draw(ground, asked, book, find)
    whole = Brief(
        title=drawn.scope.title,
        asof=asked.asof,
        since=asked.since,
        since_why=asked.since_why,
        handling=asked.handling,
        sections=(),
        coverage=tuple(coverage_lines(ground, drawn.scope, held, undated)),
        synthetic=ground.is_made_up(),
    )
    return _fitted(whole, drawn)


def _fitted(brief: Brief, drawn: Drawn) -> Brief:
    """Return the brief with as many lines of each section as fit on two pages."""
    for share in SHARES:
        scaled = msgspec.structs.replace(drawn, share=share)
        sections = tuple(_cited(make(scaled)) for make in SECTIONS)
        brief = msgspec.structs.replace(brief, sections=sections)
        if pages(brief) <= PAGES:
            break
    return brief


def _cited(section: Section) -> Section:
    """Return the section without lines that nothing can be cited for."""
    return msgspec.structs.replace(section, items=tuple(i for i in section.items if i.sources))


def _draw(ground: Ground, asked: Asked, book: PartyBook, find: Finder) -> Drawn:
    scope = settle(ground, asked, book)
    lives, note = _lives(ground, scope, asked, find)
    ranking: Ranking | str = NO_PAIR
    pace: Tempo | str = NO_PAIR
    if scope.pair:
        ranking = find_go_betweens(ground, scope.pair, CHANNELS)
        pace = _pace(ground, scope.pair, asked.asof, scope.situation.since)
    connection, within = ground.record.connection, scope.situation
    acts = Choice(ground, choose_within(connection, ground.events, ground.events.events, within))
    about = acts.reports_telling(acts.violence) | (acts.told_by() >= MAINLY)
    table = ground.tolls.tolls
    own = choose_within(connection, ground.events, table, within) | about[table.report]
    return Drawn(
        known=ground,
        scope=scope,
        asked=asked,
        acts=acts,
        chosen=choose_acts(acts, asked.since, pace, ranking),
        counts=find_counts(ground, own, asked.since, DISPUTED),
        lives=tuple(lives),
        lives_note=note,
        ranking=ranking,
        pace=pace,
    )


def _lives(
    ground: Ground, scope: Scope, asked: Asked, find: Finder
) -> tuple[Sequence[Ceasefire], str]:
    """Return the ceasefires, the one told of last first; or none, and why."""
    if scope.pair is None:
        return (), NO_PAIR
    try:
        found = find(ground, scope.pair, asked.asof)
    except InputError as error:
        return (), str(error)
    since = scope.situation.since
    inside = [life for life in found if since is None or life.last >= since]
    return sorted(inside, key=lambda life: (life.last, life.first), reverse=True), ""


def _pace(ground: Ground, pair: tuple[str, str], asof: str, since: str | None) -> Tempo | str:
    try:
        return tempo(
            ground.record,
            *pair,
            since=since,
            until=asof,
            events=ground.events,
            read=ground.by_day(),
        )
    except InputError as error:
        return str(error)


def _section(
    title: str, items: Sequence[Item], most: int, *, note: str = "", empty: str = ""
) -> Section:
    shown = tuple(items[:most])
    told = note if shown else empty or note or "Nothing is told."
    return Section(title=title, items=shown, more=max(len(items) - most, 0), note=told)


def _state(drawn: Drawn) -> Section:
    items = [state_item(drawn.known, life) for life in drawn.lives[:1]]
    items += _pace_items(drawn)
    items += [_dated("Latest", item_of(act)) for act in _latest(drawn)]
    total = newest(drawn.counts.totals)
    items += [group_item(total)] if total else []
    return _section("State of play", items, len(items))


def _latest(drawn: Drawn) -> list[Act]:
    """Return the violence and the contact told last, of the newest few those that name both sides."""
    found = []
    for groups in drawn.chosen.latest:
        newest_few = drawn.acts.tell(groups)
        found += sorted(
            newest_few, key=lambda act: (two_sided(act), act.line.day or "", weight(act))
        )[-1:]
    return found


def _dated(head: str, item: Item) -> Item:
    return msgspec.structs.replace(item, text=f"{head}, {item.when}: {item.text}")


def _pace_items(drawn: Drawn) -> list[Item]:
    pace = drawn.pace
    if isinstance(pace, str) or not pace.turns:
        return []
    turn = pace.turns[-1]
    acts = drawn.acts.tell_by_day(drawn.chosen.carried)
    carried = "; ".join(f"{when(act.line)}, {tell(act)}" for act in acts)
    return [
        Item(
            text=f"By the scores of acts told between {pace.a} and {pace.b}, {turn.direction} since"
            f" {turn.start}; among them: {carried}",
            sources=distinct(source_of(act.line) for act in acts),
            day=turn.start,
            review="worked out",
        )
    ]


def _changed(drawn: Drawn) -> Section:
    """Tell what reports since the last brief add: steps of truces, totals, offices, new events."""
    since = drawn.asked.since
    steps = [item for life in drawn.lives for item in step_items(drawn.known, life, since)]
    steps.sort(key=lambda item: item.day or "", reverse=True)
    totals = [item for group in drawn.counts.totals if (item := change_item(group))]
    offices = office_items(drawn.known, drawn.scope.situation, since)
    few = [*steps[:2], *totals[:2], *offices[:1]][: drawn.most(CHANGES)]
    fresh = drawn.chosen.new
    new = drawn.acts.tell_by_day(fresh.groups[: drawn.most(CHANGES) - len(few)])
    events = [_dated("New", item_of(act)) for act in new]
    found = Section(
        title=f"What changed since {since}",
        items=(*few, *events),
        more=len(steps) + len(totals) + len(offices) + fresh.many - len(few) - len(events),
        note=f"Compared with {since}: {drawn.asked.since_why}.",
    )
    empty = f"No report published after {since} adds anything."
    return found if found.items else msgspec.structs.replace(found, note=empty)


def _truces(drawn: Drawn) -> Section:
    states = [state_item(drawn.known, life) for life in drawn.lives]
    steps = step_items(drawn.known, drawn.lives[0]) if drawn.lives else []
    latest = steps[-drawn.most(STEPS) :]
    more = len(states[drawn.most(STATES) :]) + len(steps) - len(latest)
    items = (*states[: drawn.most(STATES)], *(with_day(item) for item in latest))
    note = drawn.lives_note or ("" if items else "No ceasefire is told of.")
    return Section(title="Ceasefires", items=items, more=more, note=note)


def _offers(drawn: Drawn) -> Section:
    acts, offers = drawn.acts, drawn.chosen.offers
    told = acts.tell(offers.groups[: drawn.most(OFFERS)])
    items = [with_day(offer_item(act, acts)) for act in told]
    note = "Whether an offer still stands is not known unless its line tells of a refusal."
    return _first(
        "Offers on the table", items, offers.many, note=note, empty="No offer is told of."
    )


def _contacts(drawn: Drawn) -> Section:
    acts, best = drawn.acts, drawn.chosen.contacts
    items = [with_day(item_of(act)) for act in acts.tell(best.groups[: drawn.most(CONTACTS)])]
    return _first("Contacts", items, best.many, empty="No contact is told of.")


def _first(
    title: str, items: Sequence[Item], many: int, *, note: str = "", empty: str = ""
) -> Section:
    """Return a section of the first of so many lines."""
    found = _section(title, items, len(items), note=note, empty=empty)
    return msgspec.structs.replace(found, more=many - len(items))


def _channels(drawn: Drawn) -> Section:
    ranking = drawn.ranking
    if isinstance(ranking, str):
        return _section("Channels", [], drawn.most(CHANNELS), note=ranking)
    acts, sides = drawn.acts, (ranking.a, ranking.b)

    def find(finding: str) -> Act | None:
        group = acts.find(finding)
        return None if group is None else next(iter(acts.tell([group])), None)

    items = [channel_item(one, sides, find) for one in ranking.channels]
    return _section("Channels", items, drawn.most(CHANNELS), note=BLIND, empty=ranking.note)


def _tolls(drawn: Drawn) -> Section:
    counts = drawn.counts
    shown = [*counts.totals[: drawn.most(TOLLS)], *counts.incidents[: drawn.most(INCIDENTS)]]
    note = "By source, never added up: counts overlap."
    return Section(
        title="Tolls by source",
        items=tuple(group_item(group) for group in shown),
        more=counts.many - len(shown),
        note=note if shown else "No toll is told.",
    )


def _disputed(drawn: Drawn) -> Section:
    acts, most, every = drawn.acts, drawn.most(DISPUTED), drawn.chosen.disputed
    lines = [[with_day(item_of(act)) for act in acts.tell(one.groups[:most])] for one in every]
    counts = [group_item(group) for group in drawn.counts.disputed]
    items = [*lines[0][:2], *counts[:2], *lines[0][2:], *lines[1], *lines[2], *counts[2:]]
    note = "Denials, counts that do not meet, accusations, and attacks told on one side's word."
    many = sum(one.many for one in every) + drawn.counts.disputes
    return _first("Disputed", items[:most], many, note=note, empty="Nothing is told as disputed.")


def _precedents(drawn: Drawn) -> Section:
    items = precedent_items(drawn.known, drawn.scope.situation)
    return _section("Precedents recalled", items, drawn.most(PRECEDENTS), empty="None is recalled.")


def _timeline(drawn: Drawn) -> Section:
    told = drawn.chosen.timely
    acts = drawn.acts.tell_by_day(told.groups[: drawn.most(DAYS)])
    shown = [with_day(item_of(act)) for act in acts]
    return Section(
        title="Timeline", items=tuple(shown), more=told.many - len(shown),
        note="The days that matter most." if shown else "Nothing is told.",
    )  # fmt: skip


SECTIONS: tuple[Callable[[Drawn], Section], ...] = (
    _state, _changed, _truces, _offers, _contacts, _channels, _tolls, _disputed, _precedents,
    _timeline,
)  # fmt: skip
