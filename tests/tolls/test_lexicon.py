"""Every rule of the toll lexicon holds where it says it does, and nowhere that it says it does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from goodoffices.rules import Rule, load_classes, load_rules
from goodoffices.shapes import Reading, Toll
from goodoffices.tolls.gives import TollGives

RULES = load_rules("tolls", TollGives, load_classes()).rules
YES = [(rule, example.text, example.expect) for rule in RULES for example in rule.yes]
NO = [(rule, text) for rule in RULES for text in rule.no]
_VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands"})


def _fits(toll: Toll, expect: Mapping[str, Any]) -> bool:
    told = dict(expect)
    by, traits = told.pop("by", None), told.pop("traits", ())
    named = by is None or (
        len(by) == len(toll.by) and all(any(word in p.text for p in toll.by) for word in by)
    )
    vague = expect.get("qualifier") not in _VAGUE or (toll.low is None and toll.high is None)
    same = all(getattr(toll, key) == value for key, value in told.items())
    return same and named and vague and set(traits) <= set(toll.traits)


@pytest.mark.parametrize(("rule", "text", "expect"), YES, ids=[f"{r.id}: {t}" for r, t, _ in YES])
def test_a_rule_finds_what_it_says(
    rule: Rule[TollGives],
    text: str,
    expect: Mapping[str, Any],
    read_text: Callable[..., Reading],
) -> None:
    """A `yes` example gives its toll and no other; `tolls` lists all of them."""
    tolls = read_text(text).tolls
    if "tolls" in expect:
        assert [[toll.kind, toll.low] for toll in tolls] == expect["tolls"]
    else:
        assert len(tolls) == 1
        assert _fits(tolls[0], {"kind": rule.gives.kind, **expect}), tolls[0]


@pytest.mark.parametrize(("rule", "text"), NO, ids=[f"{r.id}: {t}" for r, t in NO])
def test_a_rule_finds_nothing_else(
    rule: Rule[TollGives], text: str, read_text: Callable[..., Reading]
) -> None:
    """A `no` example gives no toll of the rule's kind."""
    assert [t for t in read_text(text).tolls if t.kind == rule.gives.kind] == []
