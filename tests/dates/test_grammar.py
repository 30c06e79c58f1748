"""A lexicon that can't be used stops the program and says where and why."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from goodoffices.dates.grammar import CueText, Grammar, RuleText, expand, load_grammar
from goodoffices.errors import LexiconError

RULE = """
[[rule]]
id = "{id}"
near = "{near}"
kind = "day"
reads = "{reads}"
pattern = '{pattern}'
why = "A test."
yes = [{yes}]
no = ["Nothing."]
"""
GOOD = {
    "id": "test.rule",
    "near": "month",
    "reads": "month",
    "pattern": "in {month}",
    "yes": '{ text = "in May", says = "in May" }',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the lexicon that a test may spoil."""
    source = files("goodoffices").joinpath("lexicon", "dates")
    shutil.copytree(str(source), tmp_path / "dates")
    return tmp_path / "dates"


def _write(folder: Path, **changes: str) -> None:
    text = RULE
    for name, value in (GOOD | changes).items():
        text = text.replace("{" + name + "}", value, 1)
    (folder / "test.toml").write_text(text, encoding="utf-8")


def test_a_file_that_is_added_is_read(folder: Path) -> None:
    """A new file of rules needs no code."""
    _write(folder)
    assert "test.rule" in {rule.text.id for rule in load_grammar(folder).simple}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"near": "moon"}, "dates/test.toml: .*'moon'"),
        ({"near": ""}, "rule test.rule: near ''; name the class"),
        ({"reads": "tea-leaves"}, "reads 'tea-leaves'; one of ago, "),
        ({"pattern": "in {moon}"}, r"slot \{moon\}; one of about, "),
        ({"pattern": "in .* May"}, r"\* or \+ in the pattern; write a bound"),
        ({"pattern": "in (May"}, "mend the pattern"),
        ({"yes": ""}, "needs `yes` and `no` examples"),
        ({"id": "day.iso"}, "rule day.iso stands twice"),
    ],
)
def test_a_rule_that_cannot_work_is_refused(
    change: dict[str, str], message: str, folder: Path
) -> None:
    """The message names the file, the rule, the value and the remedy."""
    _write(folder, **change)
    with pytest.raises(LexiconError, match=message):
        load_grammar(folder)


def test_a_table_with_an_unknown_key_is_refused(folder: Path) -> None:
    """A slip of the pen in words.toml doesn't pass in silence."""
    words = folder / "words.toml"
    words.write_text("moons = 3\n" + words.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"dates/words\.toml: .*`moons`; mend the file"):
        load_grammar(folder)


def test_the_signs_of_a_pattern_are_spelt_out() -> None:
    """Spaces, hyphens, apostrophes and the kept part become regular expressions."""
    shown = expand("a~«{x}\u2019s» [ b]", "here", {"x": "y"})
    assert shown == (
        r"(?:a(?:(?:\s{1,3})|[-" + "\u2013" + r"])(?P<kept0>(?P<x00>y)['" + "\u2019" + r"]s)"
        r"(?:\s{1,3})[ b])"
    )


def test_rules_have_both_lists_and_a_reason(grammar: Grammar) -> None:
    """Every rule and cue says why it is there and has sentences on both sides."""
    texts: list[RuleText | CueText] = [rule.text for rule in (*grammar.simple, *grammar.composed)]
    for text in (*texts, *grammar.cues.text):
        assert text.why.endswith("."), text.id
        assert text.yes, text.id
        assert text.no, text.id
