"""A record as events with their sources, and what it tells of go-betweens besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from goodoffices.actors import Registry, load_registry
from goodoffices.channels import (
    PartyBook,
    Ranking,
    Reason,
    Weights,
    day_number,
    find_channels,
    make_book,
    read_record,
    shipped_weights,
)
from goodoffices.record import (
    Lookups,
    Person,
    Record,
    import_events,
    open_record,
    reject,
    tell_as_one,
    write_reading,
)
from goodoffices.shapes import Reading

from .story import (
    CIVILIANS,
    EGYPT,
    HAMAS,
    ISRAEL,
    MESHAAL,
    MORSI,
    NETANYAHU,
    NEW_RULERS,
    OBAMA,
    USA,
    event,
    precedent,
    reading,
    standing,
)

DAY = "2014-07-11"
Ask = Callable[..., Ranking]


@pytest.fixture(scope="module")
def book() -> PartyBook:
    """Return the parties of our registry."""
    registry: Registry = load_registry()
    return make_book(registry.actors.values())


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Return a new record."""
    with open_record(tmp_path / "war.db") as opened:
        yield opened


@pytest.fixture
def ask(record: Record, book: PartyBook) -> Ask:
    """Return what keeps readings in the record and asks it about Israel and Hamas."""
    plain = next(one for one in shipped_weights() if one.fitted_until is None)

    def ask(*readings: Reading, asof: str = DAY, weights: Weights = plain) -> Ranking:
        for one in readings:
            write_reading(record, one, b"", one.id, "2031-01-01T00:00:00Z")
        told = read_record(record, asof, book)
        return find_channels(
            told.events, "Israel", "Hamas", day_number(asof), weights, told.testimonies
        )

    return ask


def spring(**more: Any) -> Reading:  # noqa: ANN401 - findings to put in place of the usual ones
    """Return a story: America offers and telephones, Egypt's man is gone and Egypt cracks down."""
    events = (
        event(DAY, "AGREE", "039", [USA], [ISRAEL, HAMAS], status="offered", words="ready"),
        event("2014-07-10", "CONSULT", "041", [OBAMA], [NETANYAHU], mode="phone", words="called"),
        event(DAY, "CONSULT", "040", [MORSI], [HAMAS], words="contacts"),
        event(DAY, "COERCE", "172", [NEW_RULERS], [HAMAS], words="cracked down"),
        event(DAY, "ASSAULT", "195", [ISRAEL], [HAMAS], words="bombed"),
        event(DAY, "ASSAULT", "195", [ISRAEL], [CIVILIANS], words="killed"),
        event(DAY, "REQUEST", "020", [USA], [ISRAEL, HAMAS], status="sought", words="urged"),
    )
    standings = (standing(MORSI, "deposed", "president"), standing(USA, "weakened", "influence"))
    truces = (precedent([USA, EGYPT], [ISRAEL, HAMAS], None, "2012-11-21"),)
    given = {"events": events, "standings": standings, "precedents": truces}
    return reading("spring", DAY, **{**given, **more})


def why(ranking: Ranking, party: str) -> dict[str, Reason]:
    """Return a party's reasons by feature; of several the weightiest."""
    channel = next(c for c in ranking.channels if c.third_party == party)
    return {reason.feature: reason for reason in reversed(channel.why)}


def test_exactly_those_appear_of_whom_a_channel_is_told(ask: Ask) -> None:
    """Offers and calls make America one, a lost contact and an old truce Egypt; nobody else is named."""
    assert [c.third_party for c in ask(spring()).channels] == ["United States", "Egypt"]


def test_a_lost_office_an_old_truce_and_a_crackdown_are_told_of_egypt(ask: Ask) -> None:
    """Egypt brokered before; its man with the contacts was deposed, and it coerced Hamas since."""
    reasons = why(ask(spring()), "Egypt")
    assert "brokered the November 2012 truce" in reasons["brokered"].reason
    assert "with United States" in reasons["brokered"].reason
    assert "Mohamed Morsi" in reasons["office-lost"].reason
    assert "was deposed" in reasons["office-lost"].reason
    assert reasons["office-lost"].weight < 0
    assert reasons["hostility"].weight < 0


def test_offers_calls_and_waned_influence_are_told_of_america(ask: Ask) -> None:
    """Its offer counts, its call to Israel counts, an appeal is no contact with Hamas."""
    found = ask(spring())
    reasons = why(found, "United States")
    assert "offered to mediate" in reasons["announced"].reason
    assert "telephoned 1" in reasons["contact"].reason
    assert "waned" in reasons["weakened"].reason
    channel = found.channels[0]
    assert channel.contact == "a"
    assert channel.caveats == ("no contact with Hamas is told",)
    assert channel.people == ("Barack Obama, president",)


@pytest.mark.parametrize(
    ("gone", "party", "feature"),
    [
        ("precedents", "Egypt", "brokered"),
        ("standings", "Egypt", "office-lost"),
        ("standings", "United States", "weakened"),
    ],
)
def test_without_what_was_told_the_reason_is_gone(
    ask: Ask, gone: str, party: str, feature: str
) -> None:
    """A testimony cites its sentence; with the finding taken away, so is the reason."""
    found = ask(spring(**{gone: ()}))
    assert feature not in why(found, party)


def test_a_testimony_cites_its_sentence(ask: Ask) -> None:
    """Report, sentence and the words it rests on are there, of events as of standings."""
    reasons = why(ask(spring()), "Egypt")
    for feature in ("office-lost", "brokered", "contact"):
        (cited,) = reasons[feature].evidence[0].cited
        assert cited.report == "spring"
        assert str(cited.sentence).startswith("The one sentence of spring")
        assert cited.words


def test_what_is_published_later_is_not_known(ask: Ask) -> None:
    """A report of the twentieth tells nothing on the eleventh, even of the tenth."""
    call = event("2014-07-09", "CONSULT", "041", [EGYPT], [ISRAEL], words="called")
    later = reading("later", "2014-07-20", events=(call,))
    early = ask(spring(), later)
    assert early.channels[1].amount_a == 0
    assert ask(asof="2014-07-20").channels[1].amount_a == 1


def test_a_failed_attempt_counts_as_such(ask: Ask) -> None:
    """A mediation that failed is no contact but a failure, and an old truce that collapsed speaks against."""
    tried = event(DAY, "CONSULT", "045", [EGYPT], [ISRAEL, HAMAS], status="failed", words="tried")
    truce = precedent([EGYPT], [ISRAEL, HAMAS], "collapsed", "2013-01-01")
    told = spring(events=(*spring().events, tried), precedents=())
    reasons = why(ask(told, reading("old", DAY, precedents=(truce,))), "Egypt")
    assert "attempt that failed" in reasons["failure"].reason
    assert "which collapsed" in reasons["effort-failed"].reason
    assert reasons["failure"].weight < 0
    assert reasons["effort-failed"].weight < 0


def test_what_is_denied_or_imagined_is_no_contact(ask: Ask) -> None:
    """A denied meeting and one that might be give nobody a channel."""
    unreal = tuple(
        event(DAY, "CONSULT", "040", [EGYPT], [HAMAS], status=status, words=status)
        for status in ("denied", "hypothetical")
    )
    found = ask(reading("spring", DAY, events=(*unreal, spring().events[4])))
    assert found.channels == ()
    assert "no channel is supported" in found.note


def test_history_is_no_contact_of_today(ask: Ask) -> None:
    """A mediation told as history is something brokered before, without a contact."""
    old = event("2012-11-21", "CONSULT", "045", [EGYPT], [ISRAEL, HAMAS], historical=True)
    found = ask(reading("spring", DAY, events=(old, spring().events[4])))
    (channel,) = found.channels
    assert channel.contact == "neither"
    assert [r.feature for r in channel.why] == ["brokered"]


def test_what_a_precedent_tells_is_no_contact_of_today(ask: Ask) -> None:
    """A brokering that the same sentence tells as a precedent is not counted as a contact again."""
    again = event(DAY, "CONSULT", "045", [EGYPT], [ISRAEL, HAMAS], words="broker")
    found = ask(spring(events=(*spring().events[:2], *spring().events[4:], again)))
    (egypt,) = [c for c in found.channels if c.third_party == "Egypt"]
    assert egypt.contact == "neither"
    assert [r.feature for r in egypt.why] == ["brokered"]


def test_a_truce_between_others_is_no_merit_here(ask: Ask) -> None:
    """Having brokered between two other parties is not having brokered between these."""
    truce = precedent([EGYPT], [USA], None, "2012-11-21")
    assert "brokered" not in why(ask(spring(precedents=(truce,))), "Egypt")


def test_a_people_stands_for_its_movements_in_the_report(ask: Ask) -> None:
    """A truce with "the Palestinians" bears on Hamas, which the report tells of, and not on Peru."""
    truce = precedent([EGYPT], [CIVILIANS], None, "2012-11-21")
    assert "brokered" in why(ask(spring(precedents=(truce,))), "Egypt")


def test_a_wing_and_a_leader_are_their_movement(ask: Ask) -> None:
    """Khaled Meshaal is Hamas, so a host of his is in contact with Hamas."""
    talks = event(DAY, "CONSULT", "040", [MESHAAL], [EGYPT], words="talked")
    found = ask(spring(events=(*spring().events, talks)))
    assert "2 contacts with Hamas" in why(found, "Egypt")["contact"].reason


def test_the_same_act_told_twice_is_one(ask: Ask) -> None:
    """Two reports of one call are one contact with two sources."""
    call = event("2014-07-10", "CONSULT", "041", [OBAMA], [NETANYAHU], mode="phone", words="rang")
    found = ask(spring(), reading("again", DAY, events=(call,)))
    contact = why(found, "United States")["contact"]
    assert contact.count == 1
    assert {cited.report for cited in contact.evidence[0].cited} == {"spring", "again"}


def test_events_that_people_told_as_one_are_one(ask: Ask, record: Record) -> None:
    """A call that another outlet dates a day later counts once when a person said it is the same."""
    called = [
        reading(name, DAY, events=(event(day, "CONSULT", "041", [EGYPT], [ISRAEL], words="rang"),))
        for name, day in (("one", "2014-07-09"), ("two", "2014-07-10"))
    ]
    before = ask(spring(), *called)
    assert [c.amount_a for c in before.channels if c.third_party == "Egypt"] == [2]
    ids = [one.events[0].id for one in called]
    tell_as_one(record, ids, Person("Anna", "2031-01-02T00:00:00Z"))
    after = ask()
    assert [c.amount_a for c in after.channels if c.third_party == "Egypt"] == [1]


def test_what_a_person_rejected_is_no_evidence(ask: Ask, record: Record) -> None:
    """A finding that was struck out counts no more."""
    ask(spring())
    gone = next(one.id for one in spring().events if one.trigger.text == "called")
    reject(record, gone, Person("Anna", "2031-01-02T00:00:00Z"))
    (america,) = [c for c in ask().channels if c.third_party == "United States"]
    assert america.contact == "neither"


def test_imported_history_stands_behind_what_was_read(
    ask: Ask, record: Record, tmp_path: Path
) -> None:
    """Events of another data set count by party, cited by data set and id, up to the day."""
    lines = [
        "Event ID\tEvent Date\tSource Name\tSource Country\tCAMEO Code\tTarget Name\tTarget Country"
    ]
    lines += [
        "7\t2014-07-01\tSome Minister (Qatar)\tQatar\t041\tHamas\tOccupied Palestinian Territory"
    ]
    lines += ["8\t2014-07-30\tForeign Ministry (Turkey)\tTurkey\t040\tHamas\t"]
    path = tmp_path / "icews.tab"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    lookups = Lookups(codes={"041": ("CONSULT", "phone"), "040": ("CONSULT", None)},
                      countries={"qatar": "QAT", "turkey": "TUR"})  # fmt: skip
    import_events(record, path, lookups, "2031-01-01T00:00:00Z")
    names = {c.third_party: c for c in ask(spring()).channels}
    assert "Turkey" not in names
    cited = next(r for r in names["Qatar"].why if r.feature == "contact").evidence[0].cited
    assert cited[0].report == "ICEWS:7"


def test_one_quarrel_makes_no_main_adversary(ask: Ask) -> None:
    """In a record of few stories Egypt's crackdown weighs against it, and bars it only from the third act."""
    acts = tuple(
        event(f"2014-07-0{day}", "COERCE", "173", [EGYPT], [HAMAS], words=f"seized{day}")
        for day in (1, 2, 3)
    )
    found = ask(spring(events=(*spring().events, *acts)))
    assert "Egypt" in found.adversaries
    assert "Egypt" not in [c.third_party for c in found.channels]
