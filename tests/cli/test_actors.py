"""`goodoffices actors`: list, show, check, coverage, import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goodoffices.cli.actors import (
    Wanted,
    check_actors,
    import_actors,
    list_actors,
    show_actor,
    show_coverage,
)
from goodoffices.cli.app import Format
from goodoffices.errors import InputError, LexiconError

MINE = """checked_until = "2030-01-01"
[[actor]]
id = "per.vale"
name = "Marcus Vale"
kind = "person"
country = "PER"
posts = [{ office = "foreign-minister", from = "2029-01-01", source = "a list of mine" }]
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder with one actor of the user's own."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "mine.toml").write_text(MINE)
    return folder


def rows(text: str) -> list[dict[str, object]]:
    """Return printed JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


def test_lists_are_filtered(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """By country, kind, office and the day the office was held."""
    wanted = Wanted(country="eg", office="president", date="2013-06-01")
    assert list_actors(wanted, Format.JSONL, None) == 0
    found = rows(capfdbinary.readouterr().out.decode())
    assert [row["id"] for row in found] == ["egy.morsi"]
    list_actors(Wanted(country="EGY", kind="state"), Format.JSONL, None)
    assert [row["id"] for row in rows(capfdbinary.readouterr().out.decode())] == ["EGY"]


def test_a_list_says_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    """The table ends with how many of all actors it shows."""
    list_actors(Wanted(country="EGY", office="president", date="2013-06-01"), Format.TABLE, None)
    lines = capsys.readouterr().out.splitlines()
    assert "egy.morsi" in lines[1]
    assert lines[-1].startswith("1 of ")


@pytest.mark.parametrize(
    "wanted",
    [Wanted(kind="ghost"), Wanted(office="presidnt"), Wanted(country="zz"), Wanted(date="soon")],
)
def test_what_is_no_filter_is_told(wanted: Wanted) -> None:
    """A kind, office, country or day that is none is named with what can be given."""
    with pytest.raises(InputError):
        list_actors(wanted, Format.TABLE, None)


def test_one_actor_with_posts_over_time(capsys: pytest.CaptureFixture[str]) -> None:
    """By id or name, oldest post first, with the source of each."""
    assert show_actor("Mohammed Mursi", Format.TABLE, None) == 0
    by_name = capsys.readouterr().out
    assert show_actor("egy.morsi", Format.TABLE, None) == 0
    assert capsys.readouterr().out == by_name
    posts = [line for line in by_name.splitlines() if "[recalled]" in line]
    assert posts
    assert posts == sorted(posts, key=lambda line: line.split(", ")[1])


def test_nobody_of_that_name(mine: Path) -> None:
    """An unknown name is told; a user's actor is found."""
    with pytest.raises(InputError, match="no actor of that id or name"):
        show_actor("Qwzx Vbnm", Format.TABLE, None)
    assert show_actor("Marcus Vale", Format.TABLE, mine) == 0


def test_what_we_ship_has_no_errors(capsys: pytest.CaptureFixture[str]) -> None:
    """The check finds warnings at most, and prints what is recalled and verified by country."""
    assert check_actors(None, strict=False) == 0
    out = capsys.readouterr().out
    assert "0 errors" in out
    assert "posts recalled / verified by country:" in out
    assert "EGY " in out


@pytest.mark.slow
def test_a_users_file_is_checked_alone(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --actors only that file's problems are told, and an error is the exit status."""
    assert check_actors(mine, strict=False) == 0
    capsys.readouterr()
    (mine / "mine.toml").write_text(MINE.replace("foreign-minister", "forein-minister"))
    assert check_actors(mine, strict=False) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("error")]
    what = "error: mine.toml: per.vale: office 'forein-minister' is unknown"
    assert told == [f"{what}; give an id of the offices*.toml files"]


def test_a_misspelt_key_says_how_to_mend_it(mine: Path) -> None:
    """An unknown key in the user's file is told with the file and where the keys are listed."""
    (mine / "mine.toml").write_text(MINE + 'capitl = "Lima"\n')
    with pytest.raises(LexiconError, match=r"mine\.toml.*capitl.*docs/actors\.md"):
        check_actors(mine, strict=False)


@pytest.mark.slow
def test_the_coverage_page_can_be_checked(tmp_path: Path, mine: Path) -> None:
    """A page just written is current, with another actor it is not."""
    page = tmp_path / "coverage.md"
    assert show_coverage(Format.TABLE, page, None, None) == 0
    assert show_coverage(Format.TABLE, None, page, None) == 0
    assert show_coverage(Format.TABLE, None, page, mine) == 1
    assert show_coverage(Format.TABLE, None, tmp_path / "missing.md", None) == 1


@pytest.mark.slow
def test_import_makes_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table becomes a folder for --actors; a line that can't be used is listed and is status 1."""
    table = tmp_path / "people.csv"
    table.write_text("name,office,country,from\nLena Roth,President of Peru,PER,2031-01-01\n")
    folder = tmp_path / "out"

    def run(folder: Path) -> int:
        return import_actors(
            table, folder, country=None, source="a census", checked_until="2032-01-01", actors=None
        )

    assert run(folder) == 0
    assert 'source = "a census"' in (folder / "PER.toml").read_text()
    assert list_actors(Wanted(country="PER", office="president", date="2031-06-01"),
                       Format.TABLE, folder) == 0  # fmt: skip
    assert "Lena Roth" in capsys.readouterr().out
    table.write_text("name,office,country,from\nLena Roth,President of Peru,PER,soon\n")
    assert run(tmp_path / "two") == 2
    assert "'soon' is not a date" in capsys.readouterr().err
    with pytest.raises(InputError, match="no such file"):
        import_actors(
            tmp_path / "none.csv",
            folder,
            country=None,
            source=None,
            checked_until=None,
            actors=None,
        )


def test_the_shipped_page_is_current() -> None:
    """docs/coverage-actors.md is what the command writes: run it with --write after a change."""
    page = Path(__file__).parents[2] / "docs" / "coverage-actors.md"
    assert show_coverage(Format.TABLE, None, page, None) == 0
