"""Search: which sentences are found, and that no words can break it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodoffices.record import Record, open_record, search, write_reading
from goodoffices.record.search import match_expression

READ_AT = "2031-05-04T10:00:00Z"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, readings: ModuleType) -> Iterator[Record]:
    """A record of one report."""
    path: Path = tmp_path_factory.mktemp("search") / "war.db"
    with open_record(path) as record:
        write_reading(record, readings.make_reading(), b"", "a.txt", READ_AT)
        yield record


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("truce", [4]),
        ("TRUCE ostmark", [4]),
        ("talk*", [1, None]),
        ("dure", [2]),
        ('"foreign minister"', [0]),
        ('"minister foreign"', []),
        ("shell*", [2]),
        ("shell", []),
        ('"port ve"*', [0]),
        ("host* norland", [1]),
        ("Sudria's", [0]),
        ("truce villagers", []),
    ],
)
def test_words_find_their_sentences(held: Record, words: str, sentences: list[int | None]) -> None:
    """All words must stand in one sentence; case and accents don't matter; `*` ends a beginning."""
    assert sorted((hit.sentence for hit in search(held, words)), key=str) == sentences


def test_hit_says_where_it_stands(held: Record) -> None:
    """A hit names report, sentence, day and outlet, and marks the words."""
    (hit,) = search(held, "villagers")
    assert (hit.report, hit.sentence, hit.published) == ("story", 3, "2031-04-30")
    assert (hit.source, hit.title) == ("The Vell Courier", "Sudria and Norland talk again")
    assert hit.snippet == "At least 12 [villagers] were killed, the Red Lantern clinic said."
    assert hit.synthetic


def test_marks_are_the_callers(held: Record) -> None:
    """A page can choose marks that no report holds."""
    (hit,) = search(held, "villagers", marks=("\ue000", "\ue001"))
    assert "12 \ue000villagers\ue001 were" in hit.snippet


def test_limit_is_kept(held: Record) -> None:
    """No more hits than were asked for; none for none."""
    assert [len(search(held, "norland", limit=limit)) for limit in (0, 1, 2, -1)] == [0, 1, 2, 0]


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("cease fire", '"cease" "fire"'),
        ("NOT talks OR NEAR(truce)", '"NOT" "talks" "OR" "NEAR(truce)"'),
        ('"the truce', '"the truce"'),
        ('said"now"', '"said" "now"'),
        ("text:truce -war", '"text:truce" "-war"'),
        ("* -- () ''", ""),
        ("", ""),
        ("a\0b", '"a" "b"'),
    ],
)
def test_words_are_quoted(words: str, expression: str) -> None:
    """What FTS5 would take for an operator is a word like any other; signs alone are nothing."""
    assert match_expression(words) == expression


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=30) | st.text('"*()-:^{}+ANDORNT ', max_size=20))
def test_no_words_break_the_search(held: Record, words: str) -> None:
    """Whatever is typed, an answer comes."""
    assert isinstance(search(held, words), list)


def test_changed_sentence_is_found_by_its_new_words(record: Record, readings: ModuleType) -> None:
    """The index follows what any tool does to a sentence."""
    write_reading(record, readings.make_reading(), b"", "a.txt", READ_AT)
    record.connection.execute("UPDATE sentences SET text = 'A lull.' WHERE number = 4")
    assert search(record, "truce") == []
    assert [hit.sentence for hit in search(record, "lull")] == [4]
