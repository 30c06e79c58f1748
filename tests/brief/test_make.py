"""The sections of a brief: what is in them, what is kept out, and that it all fits."""

from __future__ import annotations

import math
import random
import re
import textwrap
from html import unescape

import msgspec
import pytest

from goodoffices.brief import to_html
from goodoffices.ceasefires import Ceasefire, Citation, Kind, Step, Terms
from goodoffices.errors import InputError
from goodoffices.record import (
    Mark,
    Person,
    Record,
    Situation,
    accept,
    mark_report,
    reject,
    save_situation,
)

from . import reports
from .conftest import Ask, everything, lines
from .reports import DENIAL, MEETING, OFFER, REFUSAL, STRIKE, Told

ME = Person(name="desk", at="2031-06-01T00:00:00Z")
MOST_PAGES = 2


def count(low: int, by: str) -> Told:
    """Return a running total by somebody's count."""
    text = f"Ethiopia bombed Eritrea again; {low:,} were killed since April, {by} said."
    return msgspec.structs.replace(
        STRIKE, text=text, toll={"low": low, "high": low, "according_to": by}
    )


def test_every_line_is_cited_to_a_sentence_of_its_report(record: Record, ask: Ask) -> None:
    """No line stands without the report, the outlet, the day and the words it rests on."""
    reports.tell(record, "a", "2031-05-05", STRIKE, OFFER, MEETING, DENIAL, count(100, "Kenya"))
    brief = ask()
    items = [item for part in brief.sections for item in part.items]
    assert len(items) > len(("strike", "offer", "meeting", "denial", "count"))
    assert all(item.sources for item in items)
    assert {one.outlet for one in brief.sources} == {"Outlet a"}
    texts = {one.text for one in (STRIKE, OFFER, MEETING, DENIAL)}
    assert texts <= {one.text for one in brief.sources}


def test_a_denied_attack_is_disputed_and_nowhere_told_as_fact(record: Record, ask: Ask) -> None:
    """It stands under Disputed, as denied, and in no section as done."""
    reports.tell(record, "a", "2031-05-05", DENIAL, MEETING)
    brief = ask()
    assert lines(brief, "Disputed")[0].startswith("Told on 2031-05-05: Denied, not told as fact")
    assert "Eritrea attacked" not in everything(brief)
    assert not any("attack" in line for line in lines(brief, "Timeline"))


def test_rejected_findings_are_left_out(record: Record, ask: Ask) -> None:
    """What a person rejected is in no line."""
    reports.tell(record, "a", "2031-05-05", STRIKE, MEETING, REFUSAL)
    reject(record, "a:event:0", ME)
    assert "Ethiopia attacked Eritrea" not in everything(ask())


def test_lines_say_whether_a_person_looked(record: Record, ask: Ask) -> None:
    """An accepted finding's line is reviewed, another's is not."""
    reports.tell(record, "a", "2031-05-05", STRIKE, MEETING)
    accept(record, "a:event:0", ME)
    timeline = next(part for part in ask().sections if part.title == "Timeline")
    told = {item.text: item.review for item in timeline.items}
    assert told["Told on 2031-05-05: Ethiopia attacked Eritrea (“bombed”)"] == "reviewed"
    assert told["Told on 2031-05-05: Kenya met or talked with Ethiopia"] == "unreviewed"


def test_nothing_later_and_nothing_too_closely_marked_is_in_it(record: Record, ask: Ask) -> None:
    """Neither their words nor their ids; the coverage says how many were kept back."""
    reports.tell(record, "open", "2031-05-05", STRIKE)
    reports.tell(record, "secret", "2031-05-06", MEETING)
    reports.tell(record, "later", "2031-05-20", OFFER)
    mark_report(record, "secret", Mark(handling="amber"), ME)
    told = everything(ask())
    assert "secret" not in told
    assert "later" not in told
    assert "Left out by their handling mark: 1 marked amber." in told
    assert "secret" in everything(ask(handling="amber"))


def test_what_changed_holds_only_what_was_first_told_since(record: Record, ask: Ask) -> None:
    """An event told before and again since is no news; a new one is."""
    reports.tell(record, "old", "2031-05-01", STRIKE)
    reports.tell(record, "new", "2031-05-05", MEETING)
    changed = lines(ask(), "What changed since 2031-05-03")
    assert changed == ["New, told on 2031-05-05: Kenya met or talked with Ethiopia"]
    assert ask(since="2031-05-06").sections[1].note.startswith("No report published after")


def test_a_total_that_went_on_is_told_with_what_it_was(record: Record, ask: Ask) -> None:
    """The change names the source, both figures and their days; nothing is added up."""
    reports.tell(record, "a", "2031-05-01", count(100, "Kenya"))
    reports.tell(record, "b", "2031-05-08", count(140, "Kenya"))
    told = lines(ask(), "What changed")
    assert "Killed (people), by Kenya: 100 (2031-05-01), now 140 (2031-05-08)" in told
    assert "240" not in everything(ask())


def test_counts_of_one_day_that_do_not_meet_are_disputed(record: Record, ask: Ask) -> None:
    """Two sources' figures stand beside each other, and under Disputed."""
    reports.tell(record, "a", "2031-05-05", count(100, "Kenya"), count(300, "Uganda"))
    (told,) = lines(ask(), "Tolls by source")
    assert "100 (Kenya, 2031-05-05)" in told
    assert "300 (Uganda, 2031-05-05)" in told
    assert "DISPUTED" in told
    assert told in lines(ask(), "Disputed")


def test_a_total_says_by_what_words_it_is_one(record: Record, ask: Ask) -> None:
    """Told as one; taken for one, as it is no lower; and, of one incident, nothing."""
    lost = Told(text="Eritrea has lost 30 soldiers to Ethiopia.",
                toll={"low": 30, "high": 30, "cumulative": False})  # fmt: skip
    reports.tell(record, "a", "2031-05-05", STRIKE, STRIKE, STRIKE, lost)
    assert lines(ask(), "Tolls") == [
        "Killed (people), running total: 30 (as told by Outlet a, 2031-05-05)"
    ]


def test_an_act_with_a_day_of_its_own_stands_at_it(record: Record, ask: Ask) -> None:
    """Its day is told as the act's, not as the report's."""
    dated = msgspec.structs.replace(MEETING, more=MEETING.more | {"date": reports.on("2031-05-04")})
    reports.tell(record, "a", "2031-05-05", dated, OFFER)
    assert "2031-05-04 Kenya met or talked with Ethiopia" in lines(ask(), "Timeline")


def test_an_offer_stands_with_its_refusal(record: Record, ask: Ask) -> None:
    """Who refused it within a week, and when."""
    reports.tell(record, "a", "2031-05-04", OFFER)
    reports.tell(record, "b", "2031-05-06", REFUSAL)
    (told,) = lines(ask(), "Offers on the table")
    assert told.startswith("Told on 2031-05-04: Kenya made an offer to Ethiopia and Eritrea")
    assert "Then, told on 2031-05-06: Eritrea refused something to Kenya (“turned”)" in told


def test_the_ceasefire_stands_where_its_last_step_put_it(record: Record, ask: Ask) -> None:
    """State and steps are cited to their sentences, and name only who stands in these; a breach no doer."""
    words = "The truce took hold on Monday, Eritrea said."
    reports.tell(record, "a", "2031-05-05", STRIKE, Told(text=words))
    cite = Citation(report="a", sentence=1, text=words, published="2031-05-05", source="Outlet a")
    told_of: list[tuple[Kind, str]] = [("in force", "2031-05-05"), ("violated", "2031-05-06")]
    steps = [
        Step(kind=kind, day=day, by=("Eritrea",), announced=False, rules=(), cites=(cite,))
        for kind, day in told_of
    ]
    life = Ceasefire(
        name="Truce of 5 May 2031", parties=("Ethiopia", "Eritrea"), brokers=("Kenya",),
        state="in force", first="2031-05-05", last="2031-05-06",
        terms=Terms(hours=None, open_ended=False, humanitarian=False, conditions=()),
        steps=tuple(steps),
    )  # fmt: skip
    brief = ask(lives=[life])
    told = lines(brief, "Ceasefires")
    assert told[0].startswith("Truce of 5 May 2031: in force, by what is told of 2031-05-05")
    assert told[0].endswith("; a breach is told of 2031-05-06")
    assert "brokered" not in told[0]
    assert "2031-05-05 Truce of 5 May 2031: in force" in told
    assert "2031-05-06 Truce of 5 May 2031: a breach is told; named: Eritrea" in told
    assert lines(brief, "State of play")[0] == told[0]


def test_a_call_to_resume_talks_keeps_no_truce(record: Record, ask: Ask) -> None:
    """A truce is said to be asked to be kept only where the words resume or keep a truce."""
    told = {}
    for words in (
        "Kenya urged both to stop and resume talks.",
        "Kenya urged both to resume the truce.",
    ):
        reports.tell(record, "a", "2031-05-05", STRIKE, Told(text=words))
        cite = Citation(report="a", sentence=1, text=words, published="2031-05-05", source="A")
        step = Step(
            kind="called for", day="2031-05-05", by=(), announced=False, rules=(), cites=(cite,)
        )
        life = Ceasefire(
            name="Calls for a truce from 5 May 2031", parties=("Ethiopia", "Eritrea"), brokers=(),
            state="called for", first="2031-05-05", last="2031-05-05",
            terms=Terms(hours=None, open_ended=False, humanitarian=False, conditions=()),
            steps=(step,),
        )  # fmt: skip
        told[words] = lines(ask(lives=[life]), "Ceasefires")[-1]
    talks, truce = told.values()
    assert "kept, renewed or extended" not in talks
    assert "kept, renewed or extended" in truce


def test_channels_name_third_parties_with_their_sentences(record: Record, ask: Ask) -> None:
    """Who dealt with a side is ranked, and cited to where that was read."""
    reports.tell(record, "a", "2031-05-05", STRIKE, MEETING, OFFER)
    channels = next(part for part in ask().sections if part.title == "Channels")
    assert channels.items[0].text.startswith("1. Kenya: ")
    assert {one.text for one in channels.items[0].sources} <= {MEETING.text, OFFER.text}


def test_a_change_of_office_and_a_precedent_are_told(record: Record, ask: Ask) -> None:
    """Who took office since, and which earlier truce is recalled, by whom brokered."""
    taken = Told(text="Asha Demeke of Ethiopia was appointed foreign minister.",
                 standing={"party": "Asha Demeke", "role": "foreign minister", "change": "appointed"},
                 type="SUPPORT", trigger="appointed", by=("Ethiopia",))  # fmt: skip
    recalled = Told(text="A truce brokered by Kenya held Ethiopia and Eritrea apart in 2019.",
                    precedent={"what": "A truce brokered by Kenya", "kind": "truce",
                               "brokers": ("Kenya",), "parties": ("Ethiopia", "Eritrea")})  # fmt: skip
    reports.tell(record, "a", "2031-05-05", STRIKE, recalled)
    reports.tell(record, "b", "2031-05-06", taken)
    brief = ask()
    assert "Asha Demeke: appointed, foreign minister" in lines(brief, "What changed")
    (told,) = lines(brief, "Precedents recalled")
    assert told == (
        "Truce, “A truce brokered by Kenya”; named with it: Ethiopia; Eritrea; named as brokers: Kenya"
    )


def test_a_place_called_after_a_people_is_no_party_to_a_precedent(record: Record, ask: Ask) -> None:
    """That a plain is Ethiopia-held doesn't name Ethiopia."""
    recalled = Told(text="The Ethiopia-held plain was kept by a truce with Eritrea in 2019.",
                    precedent={"what": "a truce", "kind": "truce",
                               "parties": ("Ethiopia", "Eritrea")})  # fmt: skip
    reports.tell(record, "a", "2031-05-05", STRIKE, recalled)
    assert lines(ask(), "Precedents recalled") == ["Truce, “a truce”; named with it: Eritrea"]


def test_a_precedents_line_names_whom_its_sentence_names(record: Record, ask: Ask) -> None:
    """A truce whose parties were told elsewhere in the story is recalled without them."""
    recalled = Told(text="Eritrea recalled the truce of 2019.",
                    precedent={"what": "truce", "kind": "truce", "parties": ("Eritrea",)})  # fmt: skip
    reports.tell(record, "a", "2031-05-05", STRIKE, recalled)
    assert lines(ask(), "Precedents recalled") == ["Truce, “truce”; named with it: Eritrea"]
    with record.connection as connection:
        connection.execute("UPDATE parties SET start = 0 WHERE finding LIKE '%:precedent:%'")
    assert lines(ask(), "Precedents recalled") == ["Truce, “truce”"]


def test_a_saved_situation_gives_the_sides_and_the_period(record: Record, ask: Ask) -> None:
    """What lies before the situation's first day is not in its brief."""
    reports.tell(record, "old", "2031-04-01", STRIKE)
    reports.tell(record, "new", "2031-05-05", MEETING)
    save_situation(
        record,
        Situation(name="Lake war", parties=("Ethiopia", "Eritrea"), since="2031-05-01"),
        ME,
    )
    brief = ask(situation="lake war", between=None)
    assert brief.title == "Lake war"
    assert lines(brief, "Timeline") == ["Told on 2031-05-05: Kenya met or talked with Ethiopia"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"between": None}, "nothing to be briefed on"),
        ({"between": None, "situation": "nowhere"}, "is no situation of this record"),
        ({"between": ("Ethiopia", "Atlantis")}, "is nobody this record names"),
    ],
)
def test_what_cannot_be_briefed_on_is_named(
    record: Record, ask: Ask, more: dict[str, object], words: str
) -> None:
    """No situation, an unknown one, or a side that nobody is called: an error with the remedy."""
    reports.tell(record, "a", "2031-05-05", STRIKE)
    with pytest.raises(InputError, match=words):
        ask(**more)


def test_copies_of_a_report_are_told_once(record: Record, ask: Ask) -> None:
    """A reprint adds neither a line nor a source."""
    body = (
        STRIKE,
        *(Told(text=f"Paragraph {k} of a long dispatch from the lake.") for k in range(9)),
    )
    reports.tell(record, "wire", "2031-05-05", *body)
    reports.tell(record, "reprint", "2031-05-05", *body)
    timeline = next(part for part in ask().sections if part.title == "Timeline")
    (item,) = timeline.items
    assert len(item.sources) == 1
    assert item.more == 0


def test_two_hundred_reports_fit_on_two_pages(record: Record, ask: Ask) -> None:
    """However much is told, what is most important is shown and the rest counted."""
    chance = random.Random(7)  # noqa: S311 - words of a made-up dispatch, no secret
    for k in range(200):
        day = f"2031-{3 + k % 3:02}-{1 + k % 28:02}"
        acts = [
            msgspec.structs.replace(
                one, text=f"{one.text.removesuffix('.')}, {dispatch(chance)}.",
                more=one.more | {"date": reports.on(day)},
            )
            for one in (STRIKE, OFFER, MEETING, DENIAL, count(100 + k, "Kenya"))
        ]  # fmt: skip
        reports.tell(record, f"2031-report-number-{k}-of-the-northern-desk", day, *acts)
    brief = ask(asof="2031-05-30", since="2031-05-20")
    assert pages(to_html(brief)) <= MOST_PAGES
    assert all(part.more for part in brief.sections if part.title in {"Timeline", "Contacts"})


def dispatch(chance: random.Random) -> str:
    """Return twenty words that no other report has."""
    return " ".join("".join(chance.choices("aeioulmnrst", k=7)) for _ in range(20))


def pages(page: str) -> float:
    """Return how many sheets of A4 a brief takes, reckoned from its letters and `brief.css`.

    A column holds about 64 letters of a line, 82 in the list of sources; a sheet is 275 mm high.
    """
    main, sources = page.split("</header>")[1].split("<footer>")
    body = rows(main, "li", 64) + rows(main, "p", 72) + 2 * main.count("<h2>")
    cited = rows(sources, "li", 82) + 2
    return math.ceil((body / 2 * 3.67 + cited / 2 * 2.75 + 18) / 275)


def rows(part: str, tag: str, width: int) -> int:
    """Return how many lines the text of these elements takes."""
    found = re.findall(rf"<{tag}[ >].*?</{tag}>", part)
    plain = (unescape(re.sub("<[^>]+>", "", one)) for one in found)
    return sum(len(textwrap.wrap(one, width)) for one in plain)
