"""Every rule's examples, read with the real parser."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from goodoffices.rules import Rule, load_classes
from goodoffices.shapes import Statement
from goodoffices.statements import StatementGives, load_statement_lexicon

pytestmark = pytest.mark.model
Reader = Callable[..., tuple[Statement, ...]]
RULES = load_statement_lexicon(load_classes()).rules.rules


def _ids(rule: Rule[StatementGives]) -> str:
    return rule.id


def _of(rule: Rule[StatementGives], statements: Iterable[Statement]) -> list[Statement]:
    return [one for one in statements if one.rule == rule.id]


def _shown(found: list[Statement], key: str) -> list[Any]:
    if key == "content":
        return [" ".join(span.text for span in one.content) for one in found]
    if key == "addressee":
        return [party.text for one in found for party in one.addressees]
    if key == "speaker":
        return [one.speaker.text if one.speaker else None for one in found]
    return [getattr(one, key) for one in found]


@pytest.mark.parametrize("rule", RULES, ids=_ids)
def test_a_rule_finds_its_yes_examples(rule: Rule[StatementGives], read: Reader) -> None:
    """Each `yes` text gives a statement by the rule (a silent one's, by another); a void rule's none."""
    for example in rule.yes:
        expect = dict(example.expect)
        statements = read(example.text, title=bool(expect.pop("title", False)))
        if rule.gives.void:
            assert not statements, example.text
            continue
        found = list(statements) if rule.gives.silent else _of(rule, statements)
        assert found, f"{rule.where}: nothing in {example.text!r}"
        for key, wanted in expect.items():
            values = wanted if isinstance(wanted, list) else [wanted]
            assert set(values) <= set(_shown(found, key)), (rule.where, example.text, key)


@pytest.mark.parametrize("rule", RULES, ids=_ids)
def test_a_rule_leaves_its_no_examples(rule: Rule[StatementGives], read: Reader) -> None:
    """No `no` text gives a statement by the rule; a void rule leaves that of another alone."""
    for text in rule.no:
        title = rule.gives.take in {"rest", "lead"}
        statements = read(text, title=title)
        if rule.gives.void:
            assert statements, f"{rule.where}: {text!r} is a statement"
        else:
            assert not _of(rule, statements), f"{rule.where}: matches {text!r}"
