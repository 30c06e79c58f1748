"""The unread third: near-copies stay together, and the split never moves."""

from __future__ import annotations

from goodoffices.evaluate.split import held_back, held_document

TEXT = "The army of {} shelled the port of {} on Monday, officials of both sides said"


def test_near_copies_fall_on_one_side() -> None:
    """Two texts that share most of their words are held back together or not at all."""
    texts = {}
    for k in range(60):
        texts[f"a{k}"] = TEXT.format(f"land{k}", f"city{k}") + f" word{k} thing{k} name{k} term{k}"
        texts[f"b{k}"] = texts[f"a{k}"] + " again"
    held = held_back(texts)
    assert 0 < len(held) < len(texts)
    assert all((f"a{k}" in held) == (f"b{k}" in held) for k in range(60))


def test_about_a_third_is_held_back() -> None:
    """Of many different texts a third is held."""
    texts = {str(k): f"alpha{k} beta{k} gamma{k} delta{k}" for k in range(600)}
    assert 150 < len(held_back(texts)) < 250


def test_document_is_held_by_its_id() -> None:
    """Whole documents are held by id, the same ones always."""
    assert held_document("eu_regional")
    assert not held_document("seed")
