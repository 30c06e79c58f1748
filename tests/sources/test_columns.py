"""Columns: told by the user, or by their usual names."""

from __future__ import annotations

import pytest

from goodoffices.errors import InputError
from goodoffices.sources import SourceOptions, parse_columns
from goodoffices.sources.columns import USUAL, find_columns, looks_like_table


def test_pairs_are_parsed() -> None:
    """`published` is another name for the date."""
    assert parse_columns(["text=body", "published=day:%d.%m.%Y"]) == (
        ("text", "body"),
        ("date", "day:%d.%m.%Y"),
    )


@pytest.mark.parametrize("word", ["body", "words=body", "text=", "=body"])
def test_a_word_that_is_no_pair_raises(word: str) -> None:
    """The error lists the fields there are."""
    with pytest.raises(InputError, match="fields are id, text, title"):
        parse_columns([word])


def test_a_field_told_twice_raises() -> None:
    """One field has one column."""
    with pytest.raises(InputError, match="text is told twice"):
        parse_columns(["text=a", "text=b"])


def test_what_the_user_told_wins_over_usual_names() -> None:
    """And the usual name is free for nothing else."""
    found = find_columns(["text", "body"], "t", SourceOptions(columns=(("text", "body"),)))
    assert found["text"].name == "body"


def test_a_header_is_told_from_a_sentence() -> None:
    """A text and one thing more make a table."""
    assert looks_like_table(["Headline", "Full Text", "Publication-Date"])
    assert not looks_like_table(["text"])
    assert not looks_like_table(["The envoy", " who left", " came back"])


def test_no_usual_name_stands_for_two_fields() -> None:
    """Else the order of the fields would decide."""
    names = [name for usual in USUAL.values() for name in usual]
    assert len(names) == len(set(names))
