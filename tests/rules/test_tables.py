"""Tables of lexicon files kept between runs: a short cut that changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.errors import LexiconError
from goodoffices.rules.tables import read_tables

FILES = {"a.toml": 'x = ["one", 2, 3.5]\n[t]\nyes = true', "b.toml": "[[rule]]\nid = 'r'"}
TABLES = ({"x": ["one", 2, 3.5], "t": {"yes": True}}, {"rule": [{"id": "r"}]})


def test_tables_are_the_same_when_read_and_when_kept(tmp_path: Path) -> None:
    """The second reading comes from the cache and is equal."""
    assert read_tables(FILES, tmp_path) == TABLES
    assert len(list(tmp_path.iterdir())) == 1
    assert read_tables(FILES, tmp_path) == TABLES


def test_another_text_is_read_anew(tmp_path: Path) -> None:
    """What is kept belongs to the text, not to the name."""
    read_tables(FILES, tmp_path)
    changed = {**FILES, "b.toml": "[[rule]]\nid = 's'"}
    assert read_tables(changed, tmp_path)[1] == {"rule": [{"id": "s"}]}


def test_a_spoilt_or_forbidden_cache_is_no_harm(tmp_path: Path) -> None:
    """Rubbish in the cache, or a file where its folder should be, only costs the short cut."""
    read_tables(FILES, tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(b"\xc1rubbish")
    assert read_tables(FILES, tmp_path) == TABLES
    barred = tmp_path / "file"
    barred.write_text("here")
    assert read_tables(FILES, barred) == TABLES


def test_what_would_come_back_changed_is_not_kept(tmp_path: Path) -> None:
    """A TOML day is no string: such tables are read each time."""
    files = {"a.toml": "day = 2020-11-10"}
    first, again = read_tables(files, tmp_path), read_tables(files, tmp_path)
    assert first == again
    assert not isinstance(again[0]["day"], str)


def test_a_bad_file_is_named(tmp_path: Path) -> None:
    """The error names the file; nothing is kept."""
    with pytest.raises(LexiconError, match=r"events/X\.toml"):
        read_tables({"events/X.toml": "x ="}, tmp_path)
    assert not list(tmp_path.iterdir())
