"""Precedents: earlier efforts told as background, apart from today's events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_truce_brokered_years_ago_is_a_precedent(read_text: Read) -> None:
    """Broker, parties and month of an earlier truce are told."""
    text = "In November 2018 Egypt brokered a truce between Israel and Hamas."
    (found,) = read_text(text, published="2021-05-12").precedents
    assert found.kind == "truce"
    assert (found.date.start, found.date.end) == ("2018-11-01", "2018-11-30")
    assert [p.country for p in found.brokers] == ["EGY"]
    assert {p.country for p in found.parties} == {"ISR", "PSE"}


def test_failed_effort_is_a_precedent_that_failed(read_text: Read) -> None:
    """The failure of a peace effort is its outcome."""
    text = "The failure of a Norwegian-brokered peace effort between Tamils and Sinhalese hurt."
    (found,) = read_text(text, published="2014-07-11").precedents
    assert found.outcome == "failed"


def test_todays_mediation_is_no_precedent(read_text: Read) -> None:
    """What happened this week is news."""
    text = "On Tuesday Egypt brokered a truce between Israel and Hamas."
    assert not read_text(text, published="2021-05-20").precedents


def test_a_named_agreement_is_found_by_its_noun(read_text: Read) -> None:
    """Name, broker, parties, date and what became of it stand in one sentence or the next."""
    text = (
        "The Lusaka accord of July 1999, which Zambia brokered between Congo and Rwanda, is on "
        "everybody's lips. It collapsed within weeks."
    )
    (found,) = read_text(text, published="2008-11-03").precedents
    assert found.kind == "agreement"
    assert found.what.text.startswith("Lusaka accord")
    assert (found.date.start, found.date.end) == ("1999-07-01", "1999-07-31")
    assert [p.country for p in found.brokers] == ["ZMB"]
    assert found.outcome == "collapsed"


def test_price_wars_and_treaties_on_screen_are_no_precedents(read_text: Read) -> None:
    """Without parties or a name of its own nothing is a precedent."""
    text = "The price war of 2009 between two grocers is over. A film treaty of 2011 is forgotten."
    assert not read_text(text, published="2016-05-12").precedents


def test_nobody_brokers_a_war(read_text: Read) -> None:
    """Who brokered the peace after a war is broker of the peace alone; its parties fought the war."""
    text = (
        "The valley was held by guerrillas in the civil war of 1992-97. Norway brokered the peace "
        "agreement of June 1997 between Chad and Libya."
    )
    war, peace = read_text(text, published="2010-09-21").precedents
    assert (war.kind, war.brokers) == ("war", ())
    assert [p.country for p in war.parties] == ["TCD", "LBY"]
    assert [p.country for p in peace.brokers] == ["NOR"]


def test_who_asks_whom_for_help_is_no_side_of_an_old_truce(read_text: Read) -> None:
    """Parties are taken from what foes do to each other, not from any two named before."""
    text = (
        "Norway asked Ethiopia on Monday to carry a message. A truce which Kenya brokered in May "
        "2015 collapsed within weeks."
    )
    (found,) = read_text(text, published="2032-03-03").precedents
    assert [p.country for p in found.brokers] == ["KEN"]
    assert found.parties == ()


def test_a_ceasefire_needs_no_parties_to_be_public(read_text: Read) -> None:
    """Its own word says what it is; a deal of two firms is none."""
    text = "Both camps ignored a truce agreement that they had signed in January 2003."
    (found,) = read_text(text, published="2004-11-05").precedents
    assert (found.kind, found.date.start) == ("agreement", "2003-01-01")
    assert not read_text(
        "They broke an agreement signed in January 2003.", published="2004-11-05"
    ).precedents


def test_the_day_a_truce_ended_is_not_the_day_it_was_made(read_text: Read) -> None:
    """What a relative clause tells of its end dates the end."""
    text = "The sides met in Lome in 1994, when they made a ceasefire that broke down in May 2001."
    found = {one.kind: one.date.start for one in read_text(text, published="2004-11-05").precedents}
    assert found["ceasefire"] == "1994-01-01"
    text = "A ceasefire that broke down in May 2001 was never renewed."
    assert not read_text(text, published="2004-11-05").precedents


def test_a_name_behind_known_as_takes_the_deals_date(read_text: Read) -> None:
    """The date hangs on the noun that the name explains."""
    text = (
        "Both sides must abide by the agreement known as the Lusanga peace accords, signed in 2003."
    )
    (found,) = read_text(text, published="2004-11-10").precedents
    assert (found.what.text, found.date.start) == ("Lusanga peace accords", "2003-01-01")


def test_the_talks_take_no_date_from_another_matter(read_text: Read) -> None:
    """The sentence before must date a deal or a war, or what was done to one."""
    text = "The rebels took up arms in 1964. The army refused to stop its raids during the negotiations."
    assert not read_text(text, published="2012-10-21").precedents


def test_talks_that_were_held_have_no_outcome_told(read_text: Read) -> None:
    """To hold talks is not to say that they held."""
    text = "Rwanda and Uganda held talks in Luanda in 2002."
    (found,) = read_text(text, published="2012-10-21").precedents
    assert found.outcome is None


def test_a_truce_of_grocers_is_no_precedent(read_text: Read) -> None:
    """Only parties or words of a conflict make a matter of state of it."""
    text = (
        "A brief truce between chains in the spring of 2013 lasted until one cut the cost of bread."
    )
    assert not read_text(text, published="2014-09-15").precedents


def test_a_year_before_the_name_is_its_own(read_text: Read) -> None:
    """Of two deals each has its own year; when one broke down is not when it was made."""
    text = (
        "The 1994 Lusenga Protocol collapsed in 1998. "
        "The 1973 border war and the 1979 peace treaty are past."
    )
    found = read_text(text, published="2014-06-10").precedents
    years = [(p.what.text.split()[-1], (p.date.start or "")[:4]) for p in found]
    assert years == [("Protocol", "1994"), ("war", "1973"), ("treaty", "1979")]


def test_a_plain_deal_is_public_where_rebels_are_spoken_of(read_text: Read) -> None:
    """Without parties of its own a deal counts beside fighters, never among grocers."""
    text = "A deal signed in Lome in 1999 gave the rebels posts in the cabinet."
    (found,) = read_text(text, published="2009-06-10").precedents
    assert (found.kind, found.date.start) == ("agreement", "1999-01-01")
    grocers = (
        "A deal signed in Lome in 1999 gave the grocers seats on the board after their price war."
    )
    assert not read_text(grocers, published="2009-06-10").precedents


def test_talks_that_ended_a_war_did_not_end_themselves(read_text: Read) -> None:
    """Both the talks and the war are told."""
    text = "He led the delegation at the Taif talks, which ended the Lebanese civil war in 1989."
    found = read_text(text, published="2014-06-10").precedents
    assert [p.kind for p in found] == ["talks", "war"]


def test_a_ceasefire_in_force_since_long_ago_is_background(read_text: Read) -> None:
    """It began in the past and still holds."""
    (found,) = read_text("A ceasefire has held since 2003.", published="2014-06-10").precedents
    assert (found.date.start, found.date.end, found.outcome) == ("2003-01-01", None, "held")


def test_guarantors_are_brokers(read_text: Read) -> None:
    """Who takes part as guarantor or facilitator is no party."""
    text = (
        "Peace talks in Havana between the FARC and the government began in 2012 "
        "with Cuba and Norway as guarantors."
    )
    (found,) = read_text(text, published="2014-06-10").precedents
    assert {p.country for p in found.brokers} == {"CUB", "NOR"}


def test_what_lasted_only_days_collapsed(read_text: Read) -> None:
    """What another thing lasted tells nothing of a deal."""
    text = "The November 2012 ceasefire lasted only days."
    (found,) = read_text(text, published="2014-06-10").precedents
    assert found.outcome == "collapsed"
    text = "After the Mecca agreement of 2007 the factions formed a government that lasted three months."
    (found,) = read_text(text, published="2014-06-10").precedents
    assert found.outcome is None


def test_an_earlier_truce_without_parties_is_the_storys_sides(read_text: Read) -> None:
    """Who else was spoken of, or rang up whom, is no party of it."""
    text = (
        "Kenya offered to mediate between Sudan and Chad. Uganda accused Rwanda of spying. "
        "Libya brokered several ceasefires in 2016."
    )
    (found,) = read_text(text, published="2021-05-20").precedents
    assert [p.country for p in found.brokers] == ["LBY"]
    assert {p.country for p in found.parties} == {"SDN", "TCD"}


def test_a_truce_that_broke_down_this_week_is_no_precedent(read_text: Read) -> None:
    """It is today's story; one of months ago is background, a ceasefire by its code."""
    text = "A ceasefire reached on {} between Chad and Sudan had broken down within hours."
    assert not read_text(text.format("May 17"), published="2021-05-20").precedents
    (found,) = read_text(text.format("January 17"), published="2021-05-20").precedents
    assert (found.kind, found.date.start) == ("ceasefire", "2021-01-17")
    undated = "A truce was broken almost at once, Chad and Sudan said."
    assert not read_text(undated, published="2021-05-20").precedents


def test_the_talks_of_today_are_not_of_the_wars_year(read_text: Read) -> None:
    """The year in which a war began is no date of the talks that a later sentence speaks of."""
    told = read_text(
        "The visit is the first since the war began in 2031. Omani officials said the talks would go on.",
        published="2039-04-09",
    )
    assert "talks" not in {one.kind for one in told.precedents}
