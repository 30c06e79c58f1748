"""The first page of help, which is printed from a file that stands beside the commands."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

import goodoffices.cli as command_line
from goodoffices.cli.app import app


def test_the_file_says_what_the_commands_say() -> None:
    """The text is the one that the commands give; `make docs` writes it anew."""
    told = CliRunner(env={"COLUMNS": "80"}).invoke(app, ["--help"], prog_name="goodoffices")
    assert command_line.HELP.read_text(encoding="utf-8") == told.output


def test_help_is_printed_from_the_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asked for help alone, nothing else is done."""
    monkeypatch.setattr("sys.argv", ["goodoffices", "--help"])
    command_line.main()
    assert capsys.readouterr().out.startswith("Usage: goodoffices [OPTIONS] COMMAND")
