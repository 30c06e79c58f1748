"""Tests of the places a story names: collisions, persons, organisations, datelines."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from goodoffices.places.find import find_places
from goodoffices.places.gazetteer import Gazetteer
from goodoffices.shapes import Reading

from .conftest import Find, Story


def test_tripoli_follows_the_story(find: Find) -> None:
    """Tripoli is Lebanon's in a Lebanese story and Libya's in a Libyan one."""
    gpe = {"Tripoli": "GPE"}
    lebanon = find("Clashes broke out in Tripoli, Lebanese officials said.", labels=gpe)
    libya = find("Clashes broke out in Tripoli, the Libyan ministry said.", labels=gpe)
    assert lebanon["Tripoli"].place.country == "LBN"
    assert libya["Tripoli"].place.country == "LBY"


def test_tripoli_alone_is_the_larger(find: Find) -> None:
    """A story that speaks of no country means the city with more people."""
    assert find("Clashes broke out in Tripoli.")["Tripoli"].geonames == 2


def test_rafah_is_gazas_unless_egypt_is_said(find: Find) -> None:
    """Rafah is in Gaza, even where Egypt speaks too; "the Egyptian city of Rafah" is not."""
    assert find("Israel struck Rafah, Egypt said.", subjects=("Egypt",))["Rafah"].geonames == 4
    told = find("Trucks waited in the Egyptian city of Rafah.")
    assert told["Rafah"].place.country == "EGY"
    assert told["Rafah"].why == "told by the words beside it"


def test_the_crossing_is_not_the_city(find: Find) -> None:
    """The longest name wins: the Rafah crossing is a place of its own."""
    found = find("Egypt reopened the Rafah crossing.")
    assert found["Rafah crossing"].place.name == "Rafah crossing"
    assert "Rafah" not in found


def test_bor_follows_the_story(find: Find) -> None:
    """Bor is in South Sudan, in Serbia where the story is Serbia's."""
    sudan = find("The South Sudanese army retook Bor.", labels={"Bor": "GPE"})
    serbia = find("Serbia's president visited a mine in Bor.", labels={"Bor": "GPE"})
    assert sudan["Bor"].place.country == "SSD"
    assert serbia["Bor"].place.country == "SRB"


def test_donetsk_is_ukraines_unless_told(find: Find) -> None:
    """Donetsk is in Ukraine, even in a story of Russians; "Donetsk, Russia" is not."""
    gpe = {"Donetsk": "GPE"}
    assert find("Russian troops shelled Donetsk.", labels=gpe)["Donetsk"].geonames == 9
    assert find("A drone fell in Donetsk, Russia.", labels=gpe)["Donetsk"].geonames == 10


def test_a_region_needs_its_noun(find: Find) -> None:
    """Donetsk is the city; "the Donetsk region", "Donetsk and Luhansk regions" are regions."""
    region = find("Ukraine's Donetsk region was shelled.")["Donetsk region"]
    assert (region.place.precision, region.place.name) == ("admin1", "Donetsk Oblast")
    plural = find("Fighting went on in the Donetsk and Luhansk regions.")
    assert plural["Donetsk"].place.precision == "admin1"
    assert find("Troops took Hama.", labels={"Hama": "GPE"})["Hama"].place.precision == "place"


def test_a_region_is_found_by_the_city_it_is_named_after(find: Find) -> None:
    """The gazetteer has Belgorod and Belgorodskaya oblast; the region of Belgorod is the latter."""
    found = find("A depot burned in Russia's Belgorod region.")["Belgorod region"]
    assert found.geonames == 25


def test_georgia_is_a_country_unless_atlanta_is_near(find: Find) -> None:
    """Georgia is the state where its towns are named, and the country otherwise."""
    state = find("A man was shot in Atlanta, Georgia.", "Georgia voted.")
    assert (state["Georgia"].place.country, state["Georgia"].place.precision) == ("USA", "admin1")
    country = find("Police beat demonstrators in Tbilisi, Georgia.", "The U.S. protested.")
    assert (country["Georgia"].place.country, country["Georgia"].geonames) == ("GEO", None)


def test_athens_georgia(find: Find) -> None:
    """Two names side by side settle each other."""
    assert find("He spoke in Athens, Georgia.")["Athens"].geonames == 17
    assert find("He spoke in Athens, Greece.")["Athens"].geonames == 18


def test_a_famous_city_outshines_its_namesake(find: Find) -> None:
    """A story about the United States still means Geneva in Switzerland."""
    found = find("The US and China held talks in Geneva.", labels={"Geneva": "GPE"})
    assert found["Geneva"].place.country == "CHE"


def test_sanaa_is_never_santa_ana(find: Find) -> None:
    """Sana'a is in Yemen even in a story about the United States; Santa Ana is itself."""
    found = find("U.S. jets struck Sana'a.", "Fires neared Santa Ana.", labels={"Santa Ana": "GPE"})
    assert found["Sana'a"].place.country == "YEM"
    assert found["Santa Ana"].place.country == "USA"


def test_a_person_is_no_place(find: Find) -> None:
    """A full name, a titled name and a surname known from a full name are persons."""
    labels = {"Michael Jordan": "PERSON", "Ali Hassan": "PERSON"}
    assert not find(
        "Michael Jordan praised Ali Hassan.", "India thanked no one.", labels=labels
    ).get("Jordan")
    assert "Hassan" not in find(
        "Ali Hassan met Indian envoys.", "In Hassan they trust.", labels=labels
    )
    assert not find("General Sinai resigned.")
    assert not find("President Tripoli spoke.")


def test_jordan_is_a_country_where_the_parser_says_so(find: Find) -> None:
    """Names borne by people and countries are countries only with the parser or a preposition."""
    assert find("Jordan signed.", labels={"Jordan": "GPE"})["Jordan"].place.country == "JOR"
    assert find("They met in Jordan.", labels={"Jordan": "PERSON"})["Jordan"].place.country == "JOR"
    assert not find("Jordan signed.", labels={"Jordan": "PERSON"})


def test_an_organisation_is_no_place(find: Find) -> None:
    """A country inside the name of an organisation is not named as a place."""
    labels = {"Bank of Palestine": "ORG", "Hama Health Ministry": "ORG"}
    assert not find("The Bank of Palestine and the Hama Health Ministry closed.", labels=labels)


def test_the_white_house_is_a_place_only_when_one_is_in_it(find: Find) -> None:
    """A seat of power that speaks is a party; a meeting at it is somewhere."""
    assert not find("The White House denied it.")
    assert find("They met at the White House.")["White House"].place.country == "USA"


def test_a_mislabelled_town_after_in_is_a_town(find: Find) -> None:
    """The parser takes many towns for persons; a listed one is still a place."""
    found = find("The rebels attacked Kobani.", labels={"Kobani": "PERSON"})
    assert found["Kobani"].place.country == "SYR"


def test_hamas_is_not_hama(find: Find) -> None:
    """A group is no place, after whatever preposition."""
    assert not find("Confidence in Hamas fell.", labels={"Hamas": "GPE"})


def test_a_name_without_evidence_is_left_alone(find: Find) -> None:
    """A capitalised word that some town bears too is no place by itself."""
    assert not find("Baga was late.", "Baga spoke of Baga.")


def test_a_small_town_far_from_the_story_is_not_taken(find: Find) -> None:
    """Baga near Lake Chad is not the one in India: its country is told by the story, not its point."""
    labels = {"Baga": "GPE"}
    found = find("Fighters came to Borno State and killed farmers in Baga.", labels=labels)["Baga"]
    assert (found.listed, found.place.country, found.place.lat) == (False, "NGA", None)


def test_a_dateline_is_flagged(find: Find) -> None:
    """Where the story was filed is a mention, marked as a dateline; it still tells the country."""
    found = find("BEIRUT, Lebanon (AP) — Men fought in Tripoli on Monday.")
    assert found["Lebanon"].dateline
    assert not found["Tripoli"].dateline
    assert found["Tripoli"].place.country == "LBN"


def test_the_reports_dateline_tells_the_country(find: Find) -> None:
    """A dateline that was cut from the text still counts."""
    found = find("Men fought in Tripoli on Monday.", dateline="Naqoura, Lebanon")
    assert found["Tripoli"].place.country == "LBN"


def test_a_capitalised_title_is_read(find: Find) -> None:
    """In a headline every word is capitalised; listed names are found all the same."""
    found = find("Israel Strikes Rafah As Talks Stall", "It hit Rafah.", title=True)
    assert {"Israel", "Rafah"} <= set(found)


def test_spans_are_the_texts(story: Story, gazetteer: Gazetteer) -> None:
    """Every mention's words stand at its offsets in the report, and none overlaps another."""
    analysis = story("Ukraine's Donetsk region was hit.", "In Bor, Serbia, a mine closed.")
    found = find_places(analysis, gazetteer)
    assert len(found) == 4
    for mention in found:
        assert analysis.report.text[mention.start : mention.end] == mention.place.text
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels met officials in the nation's capital, Yamoussoukro, on Friday.", "Yamoussoukro"),
        ("Rebels met officials at a summit in Samarkand.", "Samarkand"),
        ("The village of Orlinka was shelled on Monday.", "Orlinka"),
        ("Four soldiers died in a blast that tore through a market in Karachi.", "Karachi"),
        ("Clashes broke out in the east of Chad.", "Chad"),
        ("A charity condemned the bombing of a hospital it runs in the city of Idlib.", "Idlib"),
    ],
)
def test_where_it_was(text: str, place: str, read_text: Callable[..., Reading]) -> None:
    """A capital's name, a venue's town, a village no list has, the place of a blast, a part of a land."""
    told = [one.place.name for one in read_text(text).events if one.place]
    told += [one.place.name for one in read_text(text).tolls if one.place]
    assert place in told


def test_a_clock_is_no_place(find: Find) -> None:
    """Whose time an hour is told in says nothing of where."""
    assert set(find("The truce began at midnight Moscow time in Shusha.")) == {"Shusha"}
