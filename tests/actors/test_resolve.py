"""Tests of the resolver: a mention and a day in, who is meant out."""

from __future__ import annotations

import pytest

from goodoffices.actors.registry import Registry
from goodoffices.actors.resolve import Resolution, Story, answer, resolve
from goodoffices.shapes import Party

DAY = "2014-07-11"
TOWNS = {"Kharkiv": "UKR", "New Sodbury": "GBR"}


def _read(mention: str, registry: Registry, day: str | None = DAY) -> Resolution:
    return resolve(mention, day, registry, cities=TOWNS.get)


@pytest.mark.parametrize(
    ("mention", "actor", "sector", "role"),
    [
        ("Barack Obama", "usa.obama", "GOV", "president"),
        ("President Obama", "usa.obama", "GOV", "president"),
        ("U.S. Defense Secretary Chuck Hagel", "usa.hagel", "GOV", "defense secretary"),
        ("Secretary of State John Kerry", "usa.kerry", "GOV", "secretary of state"),
        ("Egyptian President Abdel Fattah al-Sisi", "egy.al-sisi", "GOV", "president"),
        ("Mohammed Mursi", "egy.morsi", "ELI", "president (former)"),
        ("then Egyptian president Mohamed Morsi", "egy.morsi", "ELI", "president (former)"),
        ("ousted president Mohamed Morsi", "egy.morsi", "ELI", "president (former)"),
        ("Minister Yaalon", "isr.ya'alon", "GOV", "defence minister"),
        ("Hamas leader Khaled Meshaal", "pse.meshaal", "REB", "guerrilla leader"),
        ("Mohamed Morsi, then president of Egypt", "egy.morsi", "ELI", "president (former)"),
    ],
)
def test_named_persons(
    mention: str, actor: str, sector: str, role: str, registry: Registry
) -> None:
    """A person is found under any title, with the post held on the day."""
    found = _read(mention, registry)
    assert (found.actor, found.sector, found.role) == (actor, sector, role)


@pytest.mark.parametrize(
    ("day", "sector"), [("2010-01-01", None), ("2013-01-01", "GOV"), ("2013-07-04", "ELI")]
)
def test_the_day_decides_the_sector(day: str, sector: str | None, registry: Registry) -> None:
    """Before a post a person has no sector, in it the post's, after it ELI."""
    assert _read("Mohamed Morsi", registry, day).sector == sector


@pytest.mark.parametrize(
    ("mention", "day", "actor"),
    [
        ("the Israeli prime minister", DAY, "isr.netanyahu"),
        ("Israel's prime minister", DAY, "isr.netanyahu"),
        ("the prime minister of Israel", DAY, "isr.netanyahu"),
        ("the Egyptian president", "2013-06-01", "egy.morsi"),
        ("the Egyptian president", DAY, "egy.al-sisi"),
        ("the former Egyptian president", "2013-12-01", "egy.morsi"),
        ("the U.S. secretary of state", DAY, "usa.kerry"),
        ("the German chancellor", DAY, "deu.merkel"),
        ("the Israeli deputy prime minister", DAY, None),
        ("the Israeli prime minister-elect", DAY, None),
        ("the Peruvian president", DAY, None),
    ],
)
def test_offices_without_a_name(
    mention: str, day: str, actor: str | None, registry: Registry
) -> None:
    """An office of one holder is that person on the day; a deputy, or one elected, is not."""
    assert _read(mention, registry, day).actor == actor


@pytest.mark.parametrize(
    ("mention", "country", "sector"),
    [
        ("four Egyptian men", "EGY", "CVL"),
        ("American warplanes", "USA", "MIL"),
        ("Palestinian militants", "PSE", "REB"),
        ("Israeli settlers", "ISR", "CVL"),
        ("Seoul metropolitan police", "KOR", "COP"),
        ("Kharkiv police", "UKR", "COP"),
        ("New Sodbury police", "GBR", "COP"),
        ("gunmen", None, "UAF"),
        ("protesters", None, "CVL"),
        ("Russian-backed rebels", None, "REB"),
        ("Jordan-based rebels", "JOR", "REB"),
        ("rebel commander", None, "REB"),
        ("a group of Turkish lawmakers", "TUR", "LEG"),
        ("dozens of Georgian students", "GEO", "EDU"),
        ("protesters in Cairo", "EGY", "CVL"),
        ("a spokesman for Hamas", "PSE", "REB"),
        ("Hamas officials", "PSE", "REB"),
        ("a White House official", "USA", "GOV"),
        ("a former White House official", "USA", "ELI"),
        ("the retired Israeli general", "ISR", "ELI"),
        ("U.N. peacekeepers", "UNO", "MIL"),
        ("the Turkish U.N. ambassador", "TUR", "GOV"),
        ("the Peruvian Congress", "PER", "LEG"),
        ("anti-Russian protesters", None, "CVL"),
    ],
)
def test_kinds_of_people(
    mention: str, country: str | None, sector: str, registry: Registry
) -> None:
    """Nationality gives the country, the head and what stands before it the sector."""
    found = _read(mention, registry)
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("mention", "country", "sector"),
    [
        ("Turkey", "TUR", None),
        ("Ankara", "TUR", "GOV"),
        ("the Kremlin", "RUS", "GOV"),
        ("Kharkiv", "UKR", "CVL"),
        ("Palestinians", "PSE", None),
        ("Gaza", "PSE", None),
        ("Hamas", "PSE", "REB"),
        ("the World Health Organization", "UNO", "MED"),
        ("Edna Quill", None, None),
        ("Israeli soil", "ISR", None),
        ("", None, None),
    ],
)
def test_states_bodies_and_nobody(
    mention: str, country: str | None, sector: str | None, registry: Registry
) -> None:
    """A bare state has no sector, its capital governs, an unknown name is nobody."""
    found = _read(mention, registry)
    assert (found.country, found.sector) == (country, sector)


def test_unknown_names_are_typed_by_their_title(registry: Registry) -> None:
    """A name the registry lacks gets country, sector and role from its title."""
    found = _read("Egyptian rebel commander Tarek Wahba", registry)
    assert (found.actor, found.name, found.country, found.sector, found.role) == (
        None, "Tarek Wahba", "EGY", "REB", "Egyptian rebel commander",
    )  # fmt: skip


def test_a_surname_needs_a_fitting_title(registry: Registry) -> None:
    """The words "Judge Obama" is not the president: he never sat in that office."""
    assert _read("Peruvian President Obama", registry).actor is None


def test_after_the_check_the_answer_says_so(registry: Registry) -> None:
    """Past the day a file was checked until, the reason says as last known."""
    assert (
        "as last known on 2025-01-01" in _read("Abdel Fattah al-Sisi", registry, "2030-01-01").why
    )


def test_no_date_means_as_last_known(registry: Registry) -> None:
    """Without a day a post that was never left counts."""
    assert _read("Abdel Fattah al-Sisi", registry, None).sector == "GOV"


def test_the_story_helps(registry: Registry) -> None:
    """A surname is the person named before; "the government" is of the state spoken of."""
    roth = Party(text="Anna Roth", start=0, end=9, name="Anna Roth", country="DEU", sector="JRN")
    story = Story(parties=(roth,), country="TUR")
    assert resolve("Roth", DAY, registry, story).country == "DEU"
    assert resolve("the government", DAY, registry, story).country == "TUR"


def test_the_answer_has_the_contracts_fields(registry: Registry) -> None:
    """The line printed by `goodoffices actor` holds all six fields."""
    found = answer("the German chancellor", DAY, registry)
    assert (found.actor, found.name, found.country, found.sector, found.role, found.as_of) == (
        "deu.merkel", "Angela Merkel", "DEU", "GOV", "German chancellor", DAY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mention", "day", "actor", "sector"),
    [
        ("Egypt's president-elect", "2012-06-25", "egy.morsi", "ELI"),
        ("the president-elect of Egypt", "2012-06-25", "egy.morsi", "ELI"),
        ("the Egyptian president-elect", "2010-06-25", None, "ELI"),
        ("former Israeli prime minister Netanyahu", "2005-01-01", "isr.netanyahu", "ELI"),
        ("the president of the Republic of Egypt", DAY, "egy.al-sisi", "GOV"),
        ("an adviser to the Egyptian president", DAY, None, "GOV"),
    ],
)
def test_offices_before_and_after(
    mention: str, day: str, actor: str | None, sector: str, registry: Registry
) -> None:
    """One elected but not in office is found if the registry knows who came next."""
    found = _read(mention, registry, day)
    assert (found.actor, found.sector) == (actor, sector)


@pytest.mark.parametrize(
    ("mention", "sector"),
    [
        ("the Israeli military spokesman", "MIL"),
        ("the Israeli spokesman", "GOV"),
        ("the provincial governor's spokesman", "GOV"),
        ("Chechen fighters", "REB"),
        ("fighters", "UAF"),
        ("ordinary Egyptians", "CVL"),
        ("Hamas's military wing", "REB"),
        ("the Peruvian Defense Department", "GOV"),
    ],
)
def test_what_stands_before_decides(mention: str, sector: str, registry: Registry) -> None:
    """A head without a sector of its own takes that of the words before it."""
    assert _read(mention, registry).sector == sector


def test_opposition_is_said_by_the_title(registry: Registry) -> None:
    """A party's leader who is called opposition leader is opposition."""
    assert _read("opposition leader Mohamed Morsi", registry, "2005-01-01").sector == "OPP"


def test_an_office_says_as_last_known(registry: Registry) -> None:
    """The holder of an office, too, is told as last known past the day of the check."""
    why = _read("the Egyptian president", registry, "2030-01-01").why
    assert why.endswith("(as last known on 2025-01-01)")
