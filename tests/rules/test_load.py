"""Lexicon files: what a rule must have, and errors that say how to mend it."""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.errors import LexiconError
from goodoffices.rules import load as loading
from goodoffices.rules import load_classes
from goodoffices.rules.load import Rule

GOOD = """
kind = "killed"
[[rule]]
id = "t.verb"
verb = ["kill", "@slay"]
roles = { patient = "party|@people|!deal", "agent?" = "party" }
why = "because"
yes = [{ text = "They killed ten men.", low = 10 }]
no = ["They killed the deal."]
"""
CLASSES = {"slay": frozenset({"murder"}), "people": frozenset({"man"})}


class Gives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the rules of this test give."""

    kind: str


def rules_of(text: str) -> list[Rule[Gives]]:
    """Load one file's text."""
    return list(loading._rules_of("t.toml", text, Gives, CLASSES))


def test_rule_keeps_its_words_line_and_examples() -> None:
    """Classes are opened, file-level keys hold for each rule, and the rule knows its line."""
    (rule,) = rules_of(GOOD)
    assert rule.predicates == (("verb", frozenset({"kill", "murder"})),)
    assert rule.where == "t.toml:4"
    assert rule.gives == Gives(kind="killed")
    assert rule.yes[0].expect == {"low": 10}
    patient, agent = rule.constraints
    assert patient.tests == ("party",)
    assert patient.words == {"man"}
    assert patient.unless == {"deal"}
    assert agent.optional


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('no = ["They killed the deal."]', "", "`yes` and `no`"),
        ("@people", "@peopel", "no word class '@peopel'"),
        ('kind = "killed"', "kind = 3", "rule t.verb"),
        ('why = "because"', 'wy = "because"', "wy"),
        ('verb = ["kill", "@slay"]', "", "predicate"),
        ('id = "t.verb"', "", "has no id"),
    ],
)
def test_bad_rule_names_file_rule_and_value(old: str, new: str, message: str) -> None:
    """Whatever is wrong with a rule, the error says where and what."""
    with pytest.raises(LexiconError, match=r"t\.toml") as error:
        rules_of(GOOD.replace(old, new))
    assert message in str(error.value)


def test_same_id_twice_is_refused() -> None:
    """An id names one rule."""
    second = GOOD.split("[[rule]]")[1]
    with pytest.raises(LexiconError, match=r"t\.verb"):
        loading._refuse_duplicates(rules_of(GOOD + "[[rule]]" + second))


def test_narrower_rule_has_less_breadth() -> None:
    """A rule that names fewer words is the narrower one."""
    (wide,) = rules_of(GOOD)
    (narrow,) = rules_of(GOOD.replace('"kill", "@slay"', '"kill"'))
    assert narrow.breadth < wide.breadth


def test_shipped_classes_load() -> None:
    """The classes that rules refer to are there."""
    assert {"talk", "ceasefire", "troops"} <= set(load_classes())
