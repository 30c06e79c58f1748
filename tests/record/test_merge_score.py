"""Points for and against two tellings being of one event."""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.record.merge_score import alike, compare, may_be_one, reprints, weigh
from goodoffices.record.merge_tellings import (
    Days,
    Telling,
    Who,
    days_of,
    figures,
    lengths,
    stem,
    stems,
)

NORLAND = Who("NOR", "Norland", "NOR", "GOV", None, "Norland")
MINISTER = Who("nor.berg", "Ada Berg", "NOR", "GOV", "foreign minister", "Ada Berg")
PREMIER = Who("nor.holm", "Liv Holm", "NOR", "GOV", "prime minister", "Premier Holm")
SUDRIA = Who("SUD", "Sudria", "SUD", "GOV", None, "Sudria")
REBELS = Who(None, "militants", "SUD", "REB", None, "militants")
SENTENCE = "Norland's jets bombed the harbour of Port Vell on Tuesday, killing 14 dockers."


def telling(name: str, sentence: str = SENTENCE, **more: object) -> Telling:
    """Return a telling of an air raid of day 100, by Norland on Sudria, with what a test changes."""
    usual = Telling(
        event=name,
        report=ord(name),
        story=ord(name),
        published=101,
        type="ASSAULT",
        mode="aerial",
        cameo="195",
        status="actual",
        historical=False,
        days=Days(100, 100, told=True),
        place="Port Vell",
        spot=True,
        place_country="SUD",
        lat=12.0,
        lon=3.0,
        trigger=stems("bombed"),
        at=0,
        sentence=0,
        words=stems(sentence),
        near=stems(sentence),
        numbers=frozenset(figures(sentence)),
        lengths=frozenset(lengths(sentence)),
        actors=(NORLAND,),
        recipients=(SUDRIA,),
        host=(),
    )
    return msgspec.structs.replace(usual, **more)


OTHER_WORDS = "Fourteen people died when warplanes from Norland hit the port, officials said."


def test_one_raid_in_other_words_is_one_event() -> None:
    """Parties, day, place, type and figures hold two tellings for one, and are its reason."""
    found = compare(
        telling("a"),
        telling("b", OTHER_WORDS, trigger=stems("hit"), at=1),
    )
    assert found is not None
    assert "on the same day" in found.why
    assert "at Port Vell" in found.why
    assert "figures 14" in found.why


@pytest.mark.parametrize(
    "more",
    [
        {"days": Days(101, 101, told=True)},
        {"type": "CONSULT"},
        {"status": "denied"},
        {"historical": True, "days": None},
    ],
)
def test_another_day_type_or_a_denial_rules_it_out(more: dict[str, object]) -> None:
    """However alike the words are, these make two events of two tellings."""
    one, other = telling("a"), telling("b", **more)
    assert not may_be_one(one, other)
    assert compare(one, other) is None


@pytest.mark.parametrize(
    "more",
    [
        {"actors": (SUDRIA,), "recipients": (NORLAND,)},
        {"place": "Hammarby", "lat": 40.0},
    ],
)
def test_other_parties_or_a_far_place_weigh_against_it(more: dict[str, object]) -> None:
    """Who attacked whom, and where, tells two raids of one day apart."""
    assert compare(telling("a"), telling("b", OTHER_WORDS, trigger=stems("hit"), **more)) is None


def test_two_acts_of_one_sentence_are_two() -> None:
    """The engine told them apart; merging doesn't put them together again."""
    one = msgspec.structs.replace(telling("a"), report=1, sentence=4)
    beside = msgspec.structs.replace(telling("b"), report=1, sentence=4, at=30)
    assert not may_be_one(one, beside)
    assert may_be_one(one, msgspec.structs.replace(beside, report=2))


def test_running_totals_of_other_days_are_not_one_attack() -> None:
    """The same sentence with another figure counts others."""
    first = "At least 192 people have been killed since 8 July, the ministry said."
    later = "At least 220 people have been killed since 8 July, the ministry said."
    assert compare(telling("a", first), telling("b", first)) is not None
    assert not reprints(telling("a", first), telling("b", later))
    assert list(figures(first)) == ["192"]


def test_truces_of_other_lengths_are_two() -> None:
    """A truce of 72 hours and one of five days are not one, whoever agreed to both."""
    first = "Norland and Sudria agreed on Tuesday to a truce of 72 hours."
    second = "Norland and Sudria agreed on Tuesday to a truce of five days."
    common = {"type": "AGREE", "mode": None, "cameo": "030", "trigger": stems("agreed")}
    one, other = telling("a", first, **common), telling("b", second, **common)
    same = telling("c", first, report=9, **common)
    score = compare(one, same)
    assert score is not None
    apart = compare(one, other)
    assert apart is None or apart.score < score.score


def test_a_reprinted_sentence_is_the_same_event() -> None:
    """The same words in another report need no more; another word of the sentence is another event."""
    one, other = telling("a", report=1), telling("b", report=2, place=None)
    assert reprints(one, other)
    assert not reprints(one, msgspec.structs.replace(other, trigger=stems("killing")))
    assert not reprints(one, msgspec.structs.replace(other, report=1))


def test_identity_and_country_of_parties() -> None:
    """A state fits its minister; two ministers are two; militants fit their country."""
    assert alike(NORLAND, NORLAND) == 1
    assert 0 < alike(NORLAND, MINISTER) < 1
    assert alike(MINISTER, PREMIER) == 0
    assert alike(NORLAND, SUDRIA) == 0
    assert alike(REBELS, SUDRIA) > 0


def test_nameless_forces_of_one_country_are_one_force_or_two_by_their_kind() -> None:
    """Its jets and its planes are its army; its settlers are not."""
    jets = Who(None, None, "NOR", "MIL", None, "Norland's jets")
    planes = Who(None, None, "NOR", "MIL", None, "warplanes of Norland")
    settlers = Who(None, None, "NOR", "CVL", None, "settlers from Norland")
    unknown = Who(None, None, "NOR", None, None, "Norland's side")
    assert alike(jets, planes) > alike(jets, unknown) > alike(jets, settlers)


JETS = (Who(None, None, "NOR", "MIL", None, "Norland's jets"),)
SHELLS = "Planes hit the harbour again after dark, wounding 30 people and burning six boats."


def points(one: Telling, other: Telling) -> float:
    """Return how many points two tellings come to."""
    return sum(point.weight for point in weigh(one, other))


def test_of_one_attack_each_source_has_its_own_toll() -> None:
    """In one town on one told day other figures weigh little; in a region, or on an untold day, more."""
    one, other = telling("a", actors=JETS), telling("b", SHELLS, trigger=stems("hit"), actors=JETS)
    assert not one.numbers & other.numbers
    assert compare(one, other) is not None
    region = msgspec.structs.replace(other, spot=False)
    untold = msgspec.structs.replace(other, days=Days(99, 100, told=False))
    assert points(one, region) < points(one, other) - 1.5
    assert points(one, untold) < points(one, other) - 1.5


def test_attacks_that_share_no_town_and_no_word_are_two() -> None:
    """Two armies at war attack each other many times a day."""
    day = Days(99, 100, told=False)
    one = telling("a", actors=JETS, place=None, numbers=frozenset(), days=day)
    other = msgspec.structs.replace(
        one, event="b", report=2, story=2, trigger=stems("hit"), near=stems("burning boats")
    )
    assert compare(one, msgspec.structs.replace(other, words=other.near)) is None
    alike_ = msgspec.structs.replace(other, words=other.near, near=one.near)
    assert compare(one, alike_) is not None


def test_what_no_paper_dates_is_new_the_next_day() -> None:
    """An appeal told in papers of two days, without its day, is a second one."""
    common: dict[str, object] = {
        "type": "REQUEST",
        "mode": "yield",
        "cameo": "0256",
        "status": "sought",
    }
    first = telling("a", "Norland urged Sudria to pull back its troops.", days=Days(100, 101, told=False),
                    published=101, numbers=frozenset(), **common)  # fmt: skip
    later = telling("b", "Norland called on Sudria to open the road.", days=Days(101, 102, told=False),
                    published=102, numbers=frozenset(), trigger=stems("called"), **common)  # fmt: skip
    same_day = msgspec.structs.replace(later, published=101, days=Days(100, 101, told=False))
    assert points(first, same_day) - points(first, later) > 1.5


def test_days_of_an_event() -> None:
    """A told day is that day; without one the day of the report and the one before; history is open."""
    assert days_of("2031-05-04", "2031-05-04", 741500, historical=False).told  # type: ignore[union-attr]
    assert days_of(None, None, 50, historical=False) == Days(49, 50, told=False)
    assert days_of(None, None, 50, historical=True) is None


def test_words_are_cut_to_stems() -> None:
    """Forms of one word are one; lengths and figures are read in words and digits."""
    assert stem("proposed") == stem("proposal")
    assert stem("shelling") == stem("shelled")
    assert list(lengths("a 72-hour truce, then five days")) == ["72 hour", "5 day"]
    assert list(figures("Two of fourteen, and 1,200 more")) == ["14", "1200"]
