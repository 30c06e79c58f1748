"""What the desk keeps side by side: after any change it answers as if all had been read anew."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from goodoffices.brief import Asked, lives_by, make_brief, to_markdown
from goodoffices.desk.counted import choose
from goodoffices.desk.desk import Desk, open_desk
from goodoffices.desk.page import Answer
from goodoffices.desk.pages import brief, ceasefires, channels, situation, timeline
from goodoffices.desk.pages import map as places
from goodoffices.desk.sides import party_book
from goodoffices.desk.warm import warm
from goodoffices.errors import InputError
from goodoffices.record import (
    Filter,
    Mark,
    Person,
    Record,
    Situation,
    accept,
    add,
    change_finding,
    draft_finding,
    edit,
    follow,
    list_corrections,
    mark_report,
    open_record,
    reject,
    save_situation,
    tell_apart,
    tell_as_one,
    undo,
    write_reading,
)
from goodoffices.record.asking import KINDS, hits
from goodoffices.record.merge import tell_once
from goodoffices.shapes import (
    Date,
    EngineId,
    Event,
    Extent,
    Party,
    Place,
    Precedent,
    Reading,
    Span,
    Standing,
    Toll,
)

ADA = Person("Ada", "2031-06-01T00:00:00Z")
STATES = {"Ethiopia": "ETH", "Eritrea": "ERI", "Kenya": "KEN", "Egypt": "EGY"}
SENTENCES = (
    "Kenya proposed a truce between Ethiopia and Eritrea on Monday.",
    "Ethiopia accepted the truce, and Eritrea agreed to the ceasefire.",
    "Eritrea shelled a town in Ethiopia and killed 12 villagers, Egypt said.",
    "The ceasefire between Ethiopia and Eritrea collapsed, Kenya said.",
    "Kenya met Ethiopia and Egypt met Eritrea near Badme.",
)
KINDS_OF_ACT = (
    ("CONSULT", "040", 1.0), ("AGREE", "030", 3.0), ("ASSAULT", "190", -9.0), ("ACCUSE", "112", -2.0),
    ("CONSULT", "045", 4.0),
)  # fmt: skip


def _span(text: str, words: str) -> Span:
    return Span(text=words, start=text.index(words), end=text.index(words) + len(words))


def _party(dice: random.Random, text: str) -> Party:
    name = dice.choice([one for one in STATES if one in text])
    at = _span(text, name)
    return Party(
        text=name, start=at.start, end=at.end, actor=STATES[name], name=name, country=STATES[name],
        sector="GOV",
    )  # fmt: skip


def _reading(dice: random.Random, name: str, version: str) -> Reading:
    """Return a report of what anybody may have done to anybody, some of it without a day or a place."""
    text = " ".join(dice.sample(SENTENCES, 3)) + f" So {name} ends."
    extents, at = [], 0
    for sentence in text.split(". "):
        extents.append(Extent(start=at, end=min(at + len(sentence) + 1, len(text))))
        at += len(sentence) + 2
    day = f"2031-05-{dice.randrange(1, 20):02}"
    common: dict[str, Any] = {"rule": "r", "confidence": 0.8}

    def event(k: int) -> Event:
        kind, cameo, score = dice.choice(KINDS_OF_ACT)
        first = _party(dice, text)
        return Event(
            id=f"{name}:event:{k}", sentence=k % 3, type=kind, cameo=cameo, score=score,  # type: ignore[arg-type] # one of ours
            quad="verbal-cooperation", trigger=_span(text, text.split()[k]),
            status=dice.choice(("actual", "actual", "offered", "denied")),
            historical=dice.random() < 0.3, actors=(first,),
            recipients=(_party(dice, text),), date=dice.choice((Date(), Date(start=day, end=day))),
            place=dice.choice((None, Place(text="x", name="Badme", country="ETH", lat=14.7, lon=37.8))),
            **common,
        )  # fmt: skip

    toll = Toll(
        id=f"{name}:toll:1", sentence=1, kind="killed", low=dice.randrange(1, 30), by=(_party(dice, text),),
        cumulative=dice.random() < 0.5, evidence=_span(text, text.split()[1]),
        date=Date(start=day, end=day), **common,
    )  # fmt: skip
    holder = _party(dice, text)
    standing = Standing(
        id=f"{name}:standing:1", sentence=2, party=holder, actor=holder, role="minister",
        change=dice.choice(("resigned", "weakened")), evidence=_span(text, text.split()[2]), **common,
    )  # fmt: skip
    precedent = Precedent(
        id=f"{name}:precedent:1", sentence=0, kind="truce", what=_span(text, text.split()[0]),
        brokers=(_party(dice, text),), parties=(_party(dice, text),),
        evidence=_span(text, text.split()[0]), **common,
    )  # fmt: skip
    return Reading(
        id=name, title=f"Headline of {name}", subtitle=None, byline=None, dateline=None,
        published=dice.choice((None, day, day)), source=dice.choice(("Rift Wire", "Red Post")), url=None,
        language="en", synthetic=True, text=text, furniture=(), sentences=tuple(extents),
        engine=EngineId(version=version, lexicon="l", actors="a", places="p"),
        events=tuple(event(k) for k in range(4)), tolls=(toll,), standings=(standing,),
        precedents=(precedent,),
    )  # fmt: skip


def _findings(record: Record, kind: str) -> list[str]:
    rows = record.connection.execute("SELECT id FROM findings WHERE kind = ? ORDER BY id", (kind,))
    return [name for (name,) in rows]


def _read(record: Record, dice: random.Random) -> None:
    name, version = f"report-{dice.randrange(9)}", f"0.{dice.randrange(9)}"
    reading = _reading(dice, name, version)
    write_reading(record, reading, name.encode(), name, ADA.at)


def _judge(record: Record, dice: random.Random) -> None:
    dice.choice((accept, reject))(record, dice.choice(_findings(record, "event")), ADA)


def _edit(record: Record, dice: random.Random) -> None:
    name = dice.choice(_findings(record, "event"))
    edit(record, name, change_finding(record, name, {"status": "denied"}), ADA)


def _add(record: Record, dice: random.Random) -> None:
    (report,) = record.connection.execute("SELECT id FROM reports ORDER BY random()").fetchone()
    facts = {
        "type": "CONSULT",
        "cameo": "042",
        "actors": "Kenya",
        "quad": "verbal-cooperation",
        "score": 1.0,
    }
    add(record, report, draft_finding(record, report, "event", f"So {report} ends", facts), ADA)
    del dice


def _tell(record: Record, dice: random.Random) -> None:
    one, other = dice.sample(_findings(record, "event"), 2)
    if dice.random() < 0.6:
        tell_as_one(record, (one, other), ADA)
    else:
        tell_apart(record, one, (other,), ADA)


def _undo(record: Record, dice: random.Random) -> None:
    lines = [line for line in list_corrections(record) if not line.undone_at]
    if lines:
        undo(record, dice.choice(lines).key, ADA)


def _forget(record: Record, dice: random.Random) -> None:
    rows = record.connection.execute("SELECT id FROM reports ORDER BY id").fetchall()
    if len(rows) > 3:
        record.connection.execute("DELETE FROM reports WHERE id = ?", (dice.choice(rows)[0],))


def _merge(record: Record, dice: random.Random) -> None:
    del dice
    tell_once(record)


Change = Callable[[Record, random.Random], None]
CHANGES: tuple[Change, ...] = (
    _read, _read, _read, _judge, _judge, _edit, _tell, _tell, _undo, _forget, _merge, _merge,
)  # fmt: skip
FILTERS = (
    Filter(), Filter(situation="horn"), Filter(situation="badme"), Filter(between=("Ethiopia", "Eritrea")),
    Filter(party="Kenya", since="2031-05-05"), Filter(by="ERI", until="2031-05-10"),
    Filter(outlet="Red Post"), Filter(place="badme"), Filter(place="ETH"), Filter(reviewed=True),
    Filter(reviewed=False, situation="horn"), Filter(between=("ETH", "Ethiopia")),
)  # fmt: skip
EVENT_FILTERS = (
    *FILTERS, Filter(to="Ethiopia"), Filter(types=("ASSAULT", "CONSULT"), statuses=("actual",)),
    Filter(party="Egypt", types=("CONSULT",)),
)  # fmt: skip


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a few reports and two situations, that never reads all of them again."""
    monkeypatch.setattr(follow, "MANY", 99.0)
    desk = open_desk(tmp_path / "war.db")
    dice = random.Random(0)  # noqa: S311 - no secret
    with open_record(desk.path) as record:
        for k in range(5):
            write_reading(record, _reading(dice, f"report-{k}", "0.1"), b"", "x", ADA.at)
        save_situation(record, Situation(name="horn", parties=("Ethiopia", "Eritrea")), ADA)
        save_situation(record, Situation(name="badme", places=("Badme",), since="2031-05-03"), ADA)
    return desk


def _answers(desk: Desk) -> dict[str, Answer | str]:
    """Return what the pages answer that are made of what is kept."""
    pair = ("Ethiopia", "Eritrea")
    asked: dict[str, tuple[Any, dict[str, Any]]] = {
        "situation": (situation, {"situation": "horn"}),
        "whole": (situation, {}),
        "pair": (situation, {"between": pair}),
        "timeline": (timeline, {"situation": "horn"}),
        "folded": (timeline, {"fold": True, "since": "2031-05-04"}),
        "ceasefires": (ceasefires, {"between": pair}),
        "main ceasefires": (ceasefires, {}),
        "channels": (channels, {"between": pair}),
        "channels on a day": (channels, {"between": pair, "asof": "2031-05-09"}),
        "map": (places, {"since": "2031-05-03"}),
        "map of a situation": (places, {"situation": "badme"}),
        "brief": (brief, {"situation": "horn"}),
        "brief of a pair": (brief, {"between": pair, "asof": "2031-05-12"}),
    }
    found: dict[str, Answer | str] = {}
    for name, (page, values) in asked.items():
        try:
            found[name] = page.PAGE.answer(desk, page.PAGE.question(**values))
        except InputError as error:
            found[name] = str(error)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_answers_as_if_all_were_read_anew(seen: Desk, seed: int) -> None:
    """Whatever was read, judged, edited, merged, split, undone or forgotten in between, and by whom."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    registry = seen.registry()
    _answers(seen)
    with open_record(seen.path) as record:
        for _ in range(6):
            dice.choice(CHANGES)(record, dice)
            fresh = open_desk(seen.path)
            fresh._registry = registry
            assert _answers(seen) == _answers(fresh)


@pytest.mark.parametrize("seed", range(3))
def test_a_brief_of_what_is_kept_is_the_one_made_of_a_copy(seen: Desk, seed: int) -> None:
    """To the letter, once the record is merged, whatever was changed before and whichever day is asked."""
    dice = random.Random(200 + seed)  # noqa: S311 - no secret
    book, find = party_book(seen), lives_by(seen.registry())
    with open_record(seen.path) as record:
        for k in range(6):
            dice.choice(CHANGES)(record, dice)
            tell_once(record)
            if k == 3:
                report = record.connection.execute("SELECT id FROM reports ORDER BY id").fetchone()[
                    0
                ]
                mark_report(record, report, Mark(handling="amber", reliability="E"), ADA)
            asked = Asked(
                situation="horn" if k % 2 else None,
                between=None if k % 2 else ("Ethiopia", "Eritrea"),
                asof=f"2031-05-{dice.randrange(9, 20):02}", since="2031-05-06", since_why="a week before",
            )  # fmt: skip
            values = {"situation": asked.situation, "between": asked.between or ()}
            question = brief.BriefQuestion(asof=asked.asof, since=asked.since, **values)  # type: ignore[arg-type] # one of both
            wanted = msgspec.structs.replace(asked, since_why="as asked")
            page = _told(lambda asked=question: to_markdown(brief.answer(seen, asked).brief))  # type: ignore[misc]
            anew = _told(lambda asked=wanted: to_markdown(make_brief(record, asked, book, find)))  # type: ignore[misc]
            assert page == anew


def _told(ask: Callable[[], str]) -> str:
    """Return what is told, or why nothing is."""
    try:
        return ask()
    except InputError as error:
        return str(error)


@pytest.mark.parametrize("seed", range(2))
def test_choosing_side_by_side_chooses_what_sql_does(seen: Desk, seed: int) -> None:
    """Every filter gives the findings that the record's own questions give."""
    dice = random.Random(100 + seed)  # noqa: S311 - no secret
    with open_record(seen.path) as record:
        for _ in range(5):
            dice.choice(CHANGES)(record, dice)
            for asked in EVENT_FILTERS:
                assert _chosen(seen, "events", asked) == _hit(record, "events", asked), asked
            for asked in FILTERS:
                assert _chosen(seen, "tolls", asked) == _hit(record, "tolls", asked), asked


def _chosen(desk: Desk, table: str, asked: Filter) -> set[str] | str:
    try:
        known, chosen = choose(desk, table, asked)  # type: ignore[arg-type] # one of both tables
    except InputError as error:
        return str(error)
    if table == "events":
        names = known.events.words.events.words
        return {names[k] for k in known.events.events.finding[chosen].tolist()}
    return {known.tolls.findings.words[k] for k in known.tolls.tolls.finding[chosen].tolist()}


def _hit(record: Record, table: str, asked: Filter) -> set[str] | str:
    try:
        sql, values = hits(record.connection, KINDS[table], asked, limit=-1, newest=False)
    except InputError as error:
        return str(error)
    return {finding for finding, _ in record.connection.execute(sql, values)}


def test_a_correction_is_seen_in_the_answer_that_follows(seen: Desk) -> None:
    """The event that a person rejects is off the timeline at once."""
    name = next(one for one in _findings(seen.record(), "event") if one.startswith("report-1"))
    before = timeline.answer(seen, timeline.TimelineQuestion(per_page=200))
    with seen.writing() as record:
        reject(record, name, ADA)
    after = timeline.answer(seen, timeline.TimelineQuestion(per_page=200))
    assert {row.finding for row in before.rows} - {row.finding for row in after.rows} <= {name}
    known, chosen = choose(seen, "events", Filter())
    names = known.events.words.events.words
    assert name not in {names[k] for k in known.events.events.finding[chosen].tolist()}


def test_imported_histories_are_read_again_when_another_comes(seen: Desk) -> None:
    """They belong to no report, and are noticed all the same."""
    asked = channels.ChannelsQuestion(between=("Ethiopia", "Eritrea"))
    before = channels.answer(seen, asked)
    assert before.ranking is not None
    with open_record(seen.path) as record:
        record.connection.execute("INSERT INTO imports VALUES (1, 'icews', 'x', 'x', 'x', 2, 0, 0)")
        for k, target in enumerate(("Ethiopia", "Eritrea")):
            record.connection.execute(
                "INSERT INTO imported_events (import, dataset, external_id, line, day, source,"
                " source_sectors, cameo, target, target_sectors)"
                " VALUES (1, 'icews', ?, ?, '2031-05-01', 'Uganda', '', '040', ?, '')",
                (str(k), k, target),
            )
    after = channels.answer(seen, asked)
    assert after.ranking is not None
    assert "Uganda" in {one.third_party for one in after.ranking.channels}


def test_warming_reads_what_changed(seen: Desk) -> None:
    """After it, the same state is handed out without another reading."""
    warm(seen)
    known = seen.known()
    with open_record(seen.path) as record:
        _read(record, random.Random(5))  # noqa: S311 - no secret
    warm(seen)
    again = seen.known()
    assert again is not known
    assert seen.known() is again
