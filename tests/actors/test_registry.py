"""Tests of loading: files in, one registry out."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.actors import cache
from goodoffices.actors.lexicon import lexica_in
from goodoffices.actors.registry import SHIPPED, Registry, load_registry, read_actors, registry_hash
from goodoffices.actors.resolve import resolve
from goodoffices.errors import LexiconError

HEAD = 'checked_until = "2025-01-01"\n'
VALE = '[[actor]]\nid = "xkx.vale"\nname = "Marcus Vale"\nkind = "person"\ncountry = "DEU"\n'
MORSI = """
[[actor]]
id = "egy.morsi"
name = "Mohamed Morsi"
kind = "person"
country = "EGY"
posts = [{ office = "president", from = "2012-06-30", until = "2013-07-03", source = "recalled" }]
"""
POST = 'posts = [{ office = "president", from = "2001", until = "2002", source = "recalled" }]\n'


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A small shipped folder: the real lexicon and one actor."""
    made = tmp_path / "ours"
    made.mkdir()
    for path in lexica_in(SHIPPED):
        (made / path.name).write_bytes(path.read_bytes())
    (made / "EGY.toml").write_text(HEAD + MORSI)
    return made


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """The registry we ship."""
    return load_registry(cache=tmp_path_factory.mktemp("cache"))


def test_what_we_ship_loads(shipped: Registry) -> None:
    """The shipped files load, and hold states, persons and bodies."""
    assert {"EGY", "egy.morsi", "pse.hamas", "igo.un"} <= set(shipped.actors)


def test_the_seed_cases(shipped: Registry) -> None:
    """Offices and names of one July day are found in what we ship."""
    day = "2014-07-11"
    assert resolve("the Israeli prime minister", day, shipped).actor == "isr.netanyahu"
    assert resolve("U.S. Defense Secretary Chuck Hagel", day, shipped).sector == "GOV"
    assert resolve("Mohamed Mursi", day, shipped).sector == "ELI"


def test_split_authorities_are_different_actors(shipped: Registry) -> None:
    """Hamas, the Gaza authorities, Fatah and the Palestinian Authority are four actors."""
    names = ("Hamas", "Gaza authorities", "Fatah", "Palestinian Authority")
    assert len({resolve(name, "2020-01-01", shipped).actor for name in names}) == 4


def test_users_files_win(folder: Path, tmp_path: Path, ours: Path) -> None:
    """An actor of the user's replaces ours of the same id and changes the hash."""
    (folder / "mine.toml").write_text(
        HEAD
        + '[[actor]]\nid = "egy.morsi"\nname = "Somebody Else"\nkind = "person"\ncountry = "EGY"\n'
    )
    bare = load_registry(cache=tmp_path, shipped=ours)
    mine = load_registry(folder, cache=tmp_path, shipped=ours)
    assert mine.actors["egy.morsi"].name == "Somebody Else"
    assert bare.hash != mine.hash


def test_a_continued_actor_gains_posts(folder: Path, tmp_path: Path, ours: Path) -> None:
    """A continued entry adds a post and a name to the actor of that id."""
    more = VALE.replace("xkx.vale", "egy.morsi") + "continued = true\n" + POST
    (folder / "mine.toml").write_text(HEAD + more)
    actor = load_registry(folder, cache=tmp_path, shipped=ours).actors["egy.morsi"]
    assert actor.name == "Mohamed Morsi"
    assert "Marcus Vale" in actor.aliases
    assert [post.since for post in actor.posts] == ["2001", "2012-06-30"]


def test_the_cache_gives_the_same_registry(tmp_path: Path, ours: Path) -> None:
    """A second load reads the compiled file and differs in nothing."""
    first = load_registry(cache=tmp_path, shipped=ours)
    assert len(list(tmp_path.glob("actors-*.msgpack"))) == 1
    assert load_registry(cache=tmp_path, shipped=ours) == first


def test_a_broken_cache_is_passed_over(tmp_path: Path, ours: Path) -> None:
    """A cache that can't be read costs time and nothing else."""
    first = load_registry(cache=tmp_path, shipped=ours)
    next(tmp_path.glob("actors-*.msgpack")).write_bytes(b"\x00broken")
    assert load_registry(cache=tmp_path, shipped=ours) == first


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, ours: Path) -> None:
    """Loading works where the cache folder is a file."""
    taken = tmp_path / "file"
    taken.write_text("")
    assert load_registry(cache=taken, shipped=ours).actors


def test_an_unknown_key_names_the_file(folder: Path) -> None:
    """A misspelt key is told with its file."""
    path = folder / "mine.toml"
    path.write_text(HEAD + VALE + 'capitl = "X"\n')
    with pytest.raises(LexiconError, match=r"mine\.toml.*capitl"):
        read_actors(path)


def test_an_id_twice_names_both_files(folder: Path, tmp_path: Path, ours: Path) -> None:
    """One id in two files of a folder stops the program."""
    for name in ("a.toml", "b.toml"):
        (folder / name).write_text(HEAD + VALE)
    with pytest.raises(LexiconError, match=r"b\.toml.*a\.toml"):
        load_registry(folder, cache=tmp_path, shipped=ours)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """A folder of the user's that isn't there is an error, not an empty registry."""
    with pytest.raises(LexiconError, match="no such file or folder"):
        load_registry(tmp_path / "nowhere", cache=tmp_path)


def test_the_hash_follows_the_contents(folder: Path) -> None:
    """The hash changes with a byte of a file and not with where the file lies."""
    one, two = folder / "a.toml", folder.parent / "a.toml"
    one.write_text(HEAD)
    two.write_text(HEAD)
    assert registry_hash([one]) == registry_hash([two])
    two.write_text(HEAD + VALE)
    assert registry_hash([one]) != registry_hash([two])


def test_phases_change_a_groups_sector(folder: Path, tmp_path: Path, ours: Path) -> None:
    """A continued entry of phases makes rebels the government while they governed."""
    (folder / "mine.toml").write_text(
        HEAD
        + '[[actor]]\nid = "per.front"\nname = "Red Front"\nkind = "armed-group"\ncountry = "PER"\n'
        + 'sectors = ["REB"]\n[[actor]]\nid = "per.front"\nname = "Red Front"\nkind = "armed-group"\n'
        + 'continued = true\nphases = [{ sector = "GOV", from = "2001", until = "2003" }]\n'
    )
    registry = load_registry(folder, cache=tmp_path, shipped=ours)
    days = ("2000-06-01", "2002-06-01", "2004-06-01", None)
    found = [resolve("the Red Front", day, registry).sector for day in days]
    assert found == ["REB", "GOV", "REB", "REB"]


def test_what_was_seen_can_be_left_out(folder: Path, tmp_path: Path, ours: Path) -> None:
    """Entries marked seen are missing where evaluation asks for that, and the hash is another."""
    (folder / "mine.toml").write_text(HEAD + VALE + "seen = true\n")
    whole = load_registry(folder, cache=tmp_path, shipped=ours)
    without = load_registry(folder, cache=tmp_path, shipped=ours, seen=False)
    assert "xkx.vale" in whole.actors
    assert "xkx.vale" not in without.actors
    assert whole.hash != without.hash


def test_a_cache_of_other_code_is_not_read(
    tmp_path: Path, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version of the compiling code made lies under another name."""
    load_registry(cache=tmp_path, shipped=ours)
    monkeypatch.setattr(cache, "MAKERS", cache.MAKERS[:1])
    load_registry(cache=tmp_path, shipped=ours)
    assert len(list(tmp_path.glob("actors-*.msgpack"))) == 2
