"""Whatever stands in a lexicon file, loading it gives rules or an error that says where."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.errors import LexiconError
from goodoffices.rules import load as loading
from goodoffices.rules.load import read_classes

FILE = """
kind = "killed"
[[rule]]
id = "t.verb"
verb = ["kill", "@slay"]
noun = ["death"]
roles = { patient = "party|@people|!deal|!:state", "agent?" = ["party", "!@people"] }
why = "because"
yes = [{ text = "They killed ten men.", low = 10 }, "Ten were killed."]
no = ["They killed the deal."]
[[rule]]
id = "t.row"
pattern = "killed {count} [more] (men|@people)"
yes = ["They killed ten men."]
no = ["They killed the deal."]
"""
CLASSES = {"slay": frozenset({"murder"}), "people": frozenset({"man"})}
CLASS_FILE = 'slay = ["murder"]\nfight = ["battle", "@slay"]\n'

T = TypeVar("T")
PLAIN = st.one_of(
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.sampled_from(
        ["@", "@slay", "!", "!:", "!:party", "!:any thing", "!@", "event:", "|", "{", "?"]
    ),
    st.sampled_from([date(2020, 1, 1), time(1, 2), datetime(2020, 1, 1, tzinfo=UTC)]),
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


class Gives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the rules of this test give."""

    kind: str


def places(value: object, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to every value inside a TOML table."""
    rows = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [way, *(one for key, inner in rows for one in places(inner, (*way, key)))]


def outcome(load: Callable[[], T]) -> tuple[T | None, str]:
    """Return what `load` gives, or what the error of ours says; any other error is the test's."""
    try:
        return load(), ""
    except LexiconError as error:
        return None, str(error)


def put(table: dict[str, Any], way: tuple[str | int, ...], value: object) -> None:
    """Put `value` where `way` leads."""
    at: Any = table
    for key in way[:-1]:
        at = at[key]
    at[way[-1]] = value


@given(st.sampled_from(places(tomllib.loads(FILE))[1:]), VALUES)
def test_a_value_of_any_type_is_used_or_refused_by_name(
    way: tuple[str | int, ...], value: object
) -> None:
    """Any value at any place of a file gives rules, or a LexiconError that begins with the file."""
    table = tomllib.loads(FILE)
    put(table, way, value)
    rules, told = outcome(lambda: list(loading._rules_of("t.toml", FILE, Gives, CLASSES, table)))
    assert told.startswith("t.toml: ") if rules is None else not told
    assert all(isinstance(rule, loading.Rule) for rule in rules or ())


@given(st.sampled_from(places(tomllib.loads(CLASS_FILE))[1:]), VALUES, st.booleans())
def test_word_classes_are_lists_of_words(
    way: tuple[str | int, ...], value: object, cut: bool
) -> None:
    """The file of classes gives sets of words, or a LexiconError that begins with the file."""
    text = CLASS_FILE.replace('"murder"' if way[0] == "slay" else '"battle"', toml(value))
    classes, told = outcome(lambda: read_classes("c.toml", text[:-4] if cut else text))
    assert told.startswith("c.toml: ") if classes is None else not told
    assert all(isinstance(word, str) for words in (classes or {}).values() for word in words)


def toml(value: object) -> str:
    """Return a value in something like TOML."""
    return repr(value).lower() if isinstance(value, (bool, float)) else repr(value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('verb = ["kill", "@slay"]', "verb = 3", "`$.verb`"),
        ('verb = ["kill", "@slay"]', 'verb = "kill"', "`$.verb`"),
        ('["kill", "@slay"]', '["kill", 4]', "`$.verb[1]`"),
        ('"party|@people|!deal|!:state"', "true", "`$.roles[...]`"),
        ('roles = { patient = "party|@people|!deal|!:state", "agent?" = ["party", "!@people"] }',
         'roles = ["party"]', "`$.roles`"),
        ('no = ["They killed the deal."]', "no = 1", "`$.no`"),
        ('yes = [{ text = "They killed ten men.", low = 10 }, "Ten were killed."]', "yes = 1", "`$.yes`"),
        ('why = "because"', "why = 7", "`$.why`"),
    ],
)  # fmt: skip
def test_the_key_and_the_type_wanted_are_told(old: str, new: str, told: str) -> None:
    """The error names file, rule, key, what was found and what is wanted."""
    with pytest.raises(LexiconError, match=r"t\.toml: rule t\.verb: Expected .*got") as error:
        list(loading._rules_of("t.toml", FILE.replace(old, new, 1), Gives, CLASSES))
    assert told in str(error.value)


@pytest.mark.parametrize("rules", ["rule = 3", 'rule = "x"', "rule = [1]", "[rule]\nid = 'x'"])
def test_rules_that_are_no_tables_are_refused(rules: str) -> None:
    """`rule` must be `[[rule]]` tables."""
    with pytest.raises(LexiconError, match=r"t\.toml: rule: Expected"):
        list(loading._rules_of("t.toml", rules, Gives, CLASSES))


@pytest.mark.parametrize("text", ["x = " + "9" * 6000, "x = " + "[" * 20000, "x = 1979-13-01"])
def test_what_the_toml_reader_cannot_take_is_an_error_of_ours(text: str) -> None:
    """Endless numbers, lists in lists and days that aren't name the file too."""
    with pytest.raises(LexiconError, match=r"t\.toml"):
        list(loading._rules_of("t.toml", text, Gives, CLASSES))
