"""Tests of other data sets made into files of actors, there and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goodoffices.actors.codes import country_code, two_letters
from goodoffices.actors.import_ftm import read_entities
from goodoffices.actors.import_table import read_table
from goodoffices.actors.imported import read_day
from goodoffices.actors.importing import (
    file_of,
    make_actors,
    newest_day,
    office_of_label,
    write_files,
)
from goodoffices.actors.lexicon import lexica_in
from goodoffices.actors.registry import SHIPPED, Registry, load_registry, read_actors
from goodoffices.actors.resolve import resolve
from goodoffices.errors import InputError

WIKIDATA = (
    "person,personLabel,position,positionLabel,country,start,end,personAltLabel\n"
    'Q1,"Haraldsen, ""Lena""",Q9,Prime Minister of Peru,pe,+2031-10-14T00:00:00Z,,L. H.;Лена\n'
    "Q1,Lena Haraldsen,Q8,Minister of Foreign Affairs,PER,2028-01-00T00:00:00Z,2031-10-14,\n"
    "Q2,Mohamed Morsi,Q7,President of Egypt,EGY,2012-06-30,2013-07-03,Muhammad Isa\n"
    "Q3,Bad Day,Q7,President of Egypt,EGY,soon,,\n"
    "Q4,No Land,Q7,President of Nowhere,zz,2001,,\n"
    "Q5,Odd Job,Q7,Keeper of the Seals,PER,2001,,\n"
    ",,Q7,President,PER,2001,,\n"
)
POPOLO = (
    "id,name,sort_name,group,chamber,term,start_date,end_date\n"
    "a1,Rosa Lindo,Lindo,Blue,Senate,2020,2020-03-01,2024-03-01\n"
    "a1,Rosa Lindo,Lindo,Blue,Senate,2016,2016-03-01,2020-03-01\n"
)


def entity(key: str, schema: str, **properties: object) -> str:
    """Return one line of FollowTheMoney."""
    return json.dumps({"id": key, "schema": schema, "properties": properties})


ENTITIES = "\n".join((
    entity("p1", "Person", name=["Ines Okoro"], alias=["Ines A. Okoro"], country=["gb-sct"]),
    entity("q1", "Position", name=["Minister of Defence"], country=["gb"]),
    entity("o1", "Occupancy", holder=["p1"], post=["q1"], startDate=["2030-02"], status=["current"]),
    entity("o2", "Occupancy", holder=["p1"], post=["q9"], startDate=["2023"], endDate=["2027"]),
    entity("o3", "Occupancy", holder=["p1"], post=["q1"], startDate=["2001"], status=["ended"]),
    entity("b1", "Organization", name=["Vanguard of Noon"], country=["pe"], topics=["crime.terror"]),
    entity("b2", "Organization", name=["Chess Club"], country=["pe"]),
    entity("b3", "PublicBody", name=["Harbour Board"], jurisdiction=["pe"]),
    entity("p2", "Person", name=["Ana Nested"], country=["pe"]),
    entity("o4", "Occupancy", startDate=["2005"], holder=[{"id": "p2", "schema": "Person"}],
           post=[{"id": "q2", "schema": "Position",
                  "properties": {"name": ["President of Peru"], "country": ["pe"]}}]),
    "{broken",
))  # fmt: skip


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table as a Wikidata query gives it, with lines that can't be used."""
    path = tmp_path / "wd.csv"
    path.write_text(WIKIDATA, encoding="utf-8-sig")
    return path


@pytest.fixture
def entities(tmp_path: Path) -> Path:
    """A file of entities, with lines that can't be used."""
    path = tmp_path / "ftm.json"
    path.write_text(ENTITIES, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shipped folder with the lexicon and two states."""
    made = tmp_path_factory.mktemp("ours")
    for path in lexica_in(SHIPPED):
        (made / path.name).write_bytes(path.read_bytes())
    (made / "PER.toml").write_text(
        'checked_until = "2025-01-01"\n[[actor]]\nid = "PER"\nname = "Peru"\nkind = "state"\n'
        'country = "PER"\ndemonyms = ["Peruvian"]\ncapital = "Lima"\n'
    )
    return made


def test_a_table_there_and_back(
    table: Path, registry: Registry, tmp_path: Path, ours: Path
) -> None:
    """What a table says of an officeholder is answered once its file is among the user's."""
    harvest = make_actors(read_table(table), registry, "wikidata 2031-11-01")
    paths = write_files(harvest, tmp_path / "mine", newest_day(harvest) or "")
    assert [path.name for path in paths] == ["EGY.toml", "PER.toml"]
    mine = load_registry(tmp_path / "mine" / "PER.toml", cache=tmp_path / "c", shipped=ours)
    found = resolve("the Peruvian prime minister", "2032-01-01", mine)
    assert found.name == 'Haraldsen, "Lena"'
    assert resolve("Lena Haraldsen", "2030-01-01", mine).role == "foreign minister"
    assert mine.actors[found.actor or ""].posts[0].source == "wikidata 2031-11-01"


def test_who_is_known_is_only_added_to(table: Path, registry: Registry) -> None:
    """A person of the registry gets the names it lacked, and no post twice."""
    harvest = make_actors(read_table(table), registry, "x")
    morsi = harvest.actors["EGY"][0]
    assert (morsi.id, morsi.continued, morsi.aliases, morsi.posts) == (
        "egy.morsi", True, ("Muhammad Isa",), (),
    )  # fmt: skip


def test_what_cannot_be_used_is_told(table: Path, registry: Registry) -> None:
    """Each line that is left out is named with its reason."""
    failures = make_actors(read_table(table), registry, "x").failures
    told = {failure.where: failure.reason for failure in failures}
    assert set(told) == {"wd.csv:5", "wd.csv:6", "wd.csv:7", "wd.csv:8"}
    assert "'soon' is not a date" in told["wd.csv:5"]
    assert "'zz' is unknown" in told["wd.csv:6"]
    assert "without a word for it" in told["wd.csv:7"]
    assert told["wd.csv:8"] == "no name"


def test_members_of_a_chamber(tmp_path: Path, registry: Registry) -> None:
    """A table of members names no country and no office: the first is given, the second the chamber's."""
    path = tmp_path / "popolo.csv"
    path.write_text(POPOLO, encoding="utf-8")
    rosa = make_actors(read_table(path, "PER"), registry, "x").actors["PER"][0]
    assert [(post.office, post.title, post.since) for post in rosa.posts] == [
        ("legislator", "member of the Senate", "2020-03-01"),
        ("legislator", "member of the Senate", "2016-03-01"),
    ]


def test_entities_there_and_back(entities: Path, registry: Registry, tmp_path: Path) -> None:
    """Persons take their posts from occupancies, nested or by id; an organisation needs a topic."""
    harvest = make_actors(read_entities(entities), registry, "opensanctions")
    write_files(harvest, tmp_path / "mine", "2030-12-31")
    read = [one for path in sorted((tmp_path / "mine").iterdir()) for one in read_actors(path)]
    held = {
        one.name: (one.kind, one.country, [(p.office, p.since) for p in one.posts]) for one in read
    }
    assert held == {
        "Ines Okoro": ("person", "GBR", [("defence-minister", "2030-02")]),
        "Vanguard of Noon": ("armed-group", "PER", []),
        "Harbour Board": ("agency", "PER", []),
        "Ana Nested": ("person", "PER", [("president", "2005")]),
    }


def test_entities_that_cannot_be_used(entities: Path) -> None:
    """A broken line, a position that isn't there, an end that isn't told."""
    reasons = " / ".join(failure.reason for failure in read_entities(entities).failures)
    for what in ("malformed", "'q9' is not in the file", "has ended on a day that isn't told"):
        assert what in reasons


@pytest.mark.parametrize(
    ("label", "office", "titled"),
    [
        ("President of Peru", "president", False),
        ("Prime Minister", "prime-minister", False),
        ("Secretary of State", None, False),
        ("Deputy Minister of Trade", "minister", True),
        ("deputy president of the bank", "vice-president", True),
        ("Member of the Chamber of Deputies", "legislator", True),
        ("Poet Laureate", None, False),
    ],
)
def test_offices_by_their_label(
    label: str, office: str | None, titled: bool, registry: Registry
) -> None:
    """A label is an office's name with at most the state; what says more is kept as the title."""
    found, title = office_of_label(label, "PER", registry)
    assert (found, title is not None) == (office, titled)


def test_files_hold_hostile_names(tmp_path: Path, registry: Registry) -> None:
    """Quotes, line ends and control characters come back as they were."""
    path = tmp_path / "odd.csv"
    path.write_text('name,country\n"A ""B"" \\ C\x7f\nD",PER\n', encoding="utf-8")
    made = make_actors(read_table(path), registry, "x").actors["PER"]
    (tmp_path / "PER.toml").write_text(file_of(made, "2020-01-01"), encoding="utf-8")
    assert read_actors(tmp_path / "PER.toml")[0].name == 'A "B" \\ C\x7f\nD'


def test_nothing_is_overwritten(table: Path, registry: Registry, tmp_path: Path) -> None:
    """A file that is there stops the import."""
    harvest = make_actors(read_table(table), registry, "x")
    write_files(harvest, tmp_path / "mine", "2030-01-01")
    with pytest.raises(InputError, match="is there already"):
        write_files(harvest, tmp_path / "mine", "2030-01-01")


def test_a_table_without_names(tmp_path: Path) -> None:
    """A table whose header names nobody is told how to mend."""
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="no column holds the persons' names"):
        read_table(path)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2012-06-30", "2012-06-30"),
        ("+2012-06-00T00:00:00Z", "2012-06"),
        ("2012", "2012"),
        ("", None),
    ],
)
def test_days_of_data_sets(text: str, day: str | None) -> None:
    """Days are cut to what is told."""
    assert read_day(text, "x") == day


def test_codes_of_countries() -> None:
    """Two letters, three letters, parts of a country and bodies; the table is sorted."""
    assert [country_code(one, "x") for one in ("pe", "PER", "gb-sct", "eu", "igo", "suhh")] == [
        "PER", "PER", "GBR", "EUR", "IGO", "RUS",
    ]  # fmt: skip
    assert list(two_letters()) == sorted(two_letters())
    with pytest.raises(InputError, match="'zz' is unknown"):
        country_code("zz", "x")
