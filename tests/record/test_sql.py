"""The SQL files: what each says of itself, and how a script is cut into statements."""

from __future__ import annotations

from importlib import resources

import pytest

from goodoffices.record.sql import migrations, query, statements

FILES = sorted(
    (folder, file.name)
    for folder in ("migrations", "queries")
    for file in resources.files("goodoffices.record").joinpath(folder).iterdir()
)


@pytest.mark.parametrize(("folder", "name"), FILES)
def test_each_file_says_on_its_first_line_what_it_answers(folder: str, name: str) -> None:
    """The first line of every SQL file is a sentence."""
    file = resources.files("goodoffices.record").joinpath(folder, name)
    first = file.read_text("utf-8").splitlines()[0]
    assert first.startswith("-- ")
    assert first.endswith((".", "?"))


def test_migrations_count_from_one_without_a_gap() -> None:
    """The numbers in the file names are the schema's versions."""
    assert [step.number for step in migrations()] == list(range(1, len(migrations()) + 1))


def test_a_trigger_is_one_statement() -> None:
    """Semicolons in a trigger's body or in a string don't end a statement."""
    script = "CREATE TRIGGER t AFTER DELETE ON a BEGIN\n DELETE FROM b;\nEND;\nSELECT ';';\n"
    trigger, select = statements(script)
    assert trigger.startswith("CREATE TRIGGER")
    assert trigger.endswith("END;")
    assert select == "SELECT ';';"


def test_a_last_statement_needs_no_semicolon() -> None:
    """What stands after the last semicolon counts, blank lines don't."""
    assert list(statements("SELECT 1;\n\nSELECT 2\n\n")) == ["SELECT 1;", "SELECT 2"]


def test_unknown_query_is_an_error_of_ours() -> None:
    """A name without a file fails at once, and not with empty SQL."""
    with pytest.raises(FileNotFoundError):
        query("no-such-question")
