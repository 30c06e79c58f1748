"""A reading in words: what each finding is told as, and who is in it."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

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
    Statement,
    Toll,
)
from goodoffices.telling import (
    dated,
    describe,
    is_contact,
    is_offer,
    json_line,
    named,
    safe,
    tell,
    who_is_in,
)


def party(name: str, **fields: str | None) -> Party:
    """Return a party that the registry knows by `name`."""
    return replace(Party(text=name, start=0, end=len(name), name=name), **fields)


PERU = party("Peru", actor="PER", country="PER", sector="GOV")
CHILE = party("Chile", actor="CHL", country="CHL", sector="GOV")
ROJAS = party("Ana Rojas", actor="per.rojas", country="PER", sector="GOV", role="foreign minister")
WORDS = Span(text="rejected", start=5, end=13)
FOUND = {"id": "r:x:5", "rule": "some.rule", "confidence": 0.9, "sentence": 0}
EVENT = Event(**FOUND, type="REJECT", quad="verbal-conflict", score=-4.0, trigger=WORDS)
STATEMENT = Statement(**FOUND, content=(WORDS,), direct=True)
TOLL = Toll(**FOUND, kind="killed", evidence=WORDS, low=12)


def reading(**findings: tuple[object, ...]) -> Reading:
    """Return a reading that holds `findings`."""
    whole = Reading(
        id="r",
        title=None,
        subtitle=None,
        byline=None,
        dateline=None,
        published=None,
        source=None,
        url=None,
        language="en",
        synthetic=False,
        text="Peru rejected the plan.",
        furniture=(),
        sentences=(Extent(start=0, end=23),),
        engine=EngineId(version="1", lexicon="a", actors="b", places="c"),
    )
    return replace(whole, **findings)


def said(**findings: tuple[object, ...]) -> str:
    """Return the only line that a reading is told in, in its first section."""
    (line,) = tell(reading(**findings))[0].lines
    return line.text


def test_a_state_is_named_by_its_name_alone() -> None:
    """Others of the registry with their country, those without a name with their sector too."""
    assert named(PERU) == "Peru"
    assert named(ROJAS) == "Ana Rojas (PER)"
    gunmen = Party(text="gunmen", start=0, end=6, country="NGA", sector="UAF", role="gunmen")
    assert named(gunmen) == "gunmen (NGA, UAF)"
    assert named(Party(text="they", start=0, end=4)) == "they"


def test_a_description_does_not_say_the_role_twice() -> None:
    """An "Israeli official" isn't an "Israeli official, Israeli official"."""
    assert describe(ROJAS) == "Ana Rojas (PER, GOV, foreign minister)"
    one = Party(text="Peruvian official", start=0, end=17, country="PER", role="peruvian official")
    assert describe(one) == "Peruvian official (PER)"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (Date(start="2025-03-03", end="2025-03-03", text="Monday"), "2025-03-03"),
        (Date(start="2025-03-01", end="2025-03-03"), "2025-03-01 to 2025-03-03"),
        (Date(start="2025-03-01"), "since 2025-03-01"),
        (Date(end="2025-03-01"), "until 2025-03-01"),
        (Date(text="last month"), "“last month”"),
        (Date(), ""),
    ],
)
def test_dates_are_told_as_far_as_they_are_known(date: Date, words: str) -> None:
    """A day, an interval with its open end, or the words of the report."""
    assert dated(date) == words


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (EVENT, "REJECT: ?"),
        (replace(EVENT, cameo="120", actors=(PERU,)), "REJECT 120: Peru"),
        (replace(EVENT, actors=(PERU,), recipients=(CHILE, ROJAS)), "REJECT: Peru → Chile, Ana Rojas (PER)"),
        (replace(EVENT, recipients=(CHILE,)), "REJECT: ? → Chile"),
        (replace(EVENT, status="offered", mode="x", actors=(PERU,)), "REJECT x (offered): Peru"),
        (
            replace(
                EVENT,
                actors=(PERU,),
                date=Date(start="2025-03-03", end="2025-03-03"),
                place=Place(text="Lima", name="Lima"),
                host=CHILE,
                historical=True,
                according_to=ROJAS,
            ),
            "REJECT: Peru; 2025-03-03; Lima; host Chile; background; according to Ana Rojas (PER)",
        ),
    ],
)  # fmt: skip
def test_an_event_is_told_from_code_to_source(event: Event, words: str) -> None:
    """Code, status unless it happened, who to whom, when, where, and whose word it is."""
    assert said(events=(event,)) == words


def test_a_statement_tells_whose_words_they_are() -> None:
    """Quoted words stand in quotation marks, the reporter's don't; a stance is told."""
    quoted = replace(STATEMENT, speaker=ROJAS, addressees=(CHILE,))
    assert said(statements=(quoted,)) == "Ana Rojas (PER) to Chile, quoted: “rejected”"
    reported = replace(STATEMENT, direct=False, stance="rejects")
    assert said(statements=(reported,)) == "unnamed [rejects], reported: rejected"


def test_a_long_statement_is_cut_between_words() -> None:
    """Its sentence stands below it in full."""
    words = "we will sit down with nobody who has not first laid down every one of his arms"
    long = replace(STATEMENT, content=(Span(text=words, start=0, end=len(words)),))
    told = said(statements=(long,))
    assert told.endswith("laid down …”")
    assert len(told) < 90


@pytest.mark.parametrize(
    ("toll", "words"),
    [
        (TOLL, "killed: 12 (people)"),
        (replace(TOLL, qualifier="over"), "killed: over 12 (people)"),
        (replace(TOLL, high=15), "killed: 12-15 (people)"),
        (replace(TOLL, low=None, high=15, qualifier="up to"), "killed: up to 15 (people)"),
        (replace(TOLL, low=None, qualifier="dozens"), "killed: dozens (people)"),
        (
            replace(TOLL, by=(PERU,), according_to=CHILE, cumulative=True, traits=("child",)),
            "killed: 12 (people); by Peru; according to Chile; running total; child",
        ),
    ],
)
def test_a_toll_is_told_with_its_number_and_whose_count(toll: Toll, words: str) -> None:
    """A bound, a range, or the word where there is no number."""
    assert said(tolls=(toll,)) == words


def test_a_standing_and_a_precedent_are_told() -> None:
    """Who holds what since when; what was agreed before, by whom, and what became of it."""
    standing = Standing(
        **FOUND, party=ROJAS, actor=ROJAS, role="foreign minister", change="holds",
        evidence=WORDS, date=Date(start="2025-01-01"),
    )  # fmt: skip
    words = "Ana Rojas (PER): holds foreign minister; since 2025-01-01"
    assert said(standings=(standing,)) == words
    precedent = Precedent(
        **FOUND, what=WORDS, kind="truce", evidence=WORDS, brokers=(CHILE,), outcome="collapsed"
    )
    assert said(precedents=(precedent,)) == "truce; brokered by Chile; collapsed"


def test_sections_stand_in_order_and_empty_ones_are_left_out() -> None:
    """Contacts and offers are views over the events: what took place, what is on the table."""
    call = replace(EVENT, type="CONSULT", actors=(PERU,), recipients=(CHILE,))
    offer = replace(EVENT, type="AGREE", status="offered", actors=(PERU,))
    titles = [s.title for s in tell(reading(events=(call, offer), tolls=(TOLL,)))]
    assert titles == ["Events", "Tolls", "Contacts", "Offers"]
    assert tell(reading()) == ()
    assert is_contact(call)
    assert not is_contact(replace(call, status="planned"))
    assert not is_contact(replace(call, recipients=()))
    assert is_offer(offer)
    assert not is_offer(replace(offer, status="actual"))


def test_who_is_in_it_tells_each_party_once() -> None:
    """The one named most comes first, under its commonest description; nobodies are left out."""
    by_chance = replace(CHILE, role="neighbour")
    they = Party(text="they", start=0, end=4)
    call = replace(EVENT, actors=(PERU, CHILE), recipients=(by_chance, CHILE, they))
    assert who_is_in(reading(events=(call,))) == ["Chile (CHL, GOV)", "Peru (PER, GOV)"]


def test_every_line_keeps_its_evidence() -> None:
    """Words, sentence, rule and confidence go with the line."""
    (section,) = tell(reading(events=(EVENT,)))
    (line,) = section.lines
    assert (line.words, line.sentence, line.rule, line.confidence) == (
        (WORDS,),
        0,
        "some.rule",
        0.9,
    )


HOSTILE = "\x00\x07\x1b\x7f\x85\x9b\u2028\u202a\u202e\u2066\u2069"


def test_what_moves_a_cursor_is_taken_out() -> None:
    """Escapes, old and new control characters, and marks that turn a line around; no more."""
    assert set(safe(HOSTILE)) == {"\N{REPLACEMENT CHARACTER}"}
    plain = "Şanlıurfa - “truce”\tשלוم سلام\n"  # noqa: RUF001 - names as they are written
    assert safe(plain) == plain


def test_json_is_escaped_where_it_would_move_a_cursor() -> None:
    """The line is printable and decodes to what it was made from."""
    line = json_line({"text": HOSTILE}).decode()
    assert safe(line) == line
    assert json.loads(line) == {"text": HOSTILE}
