"""The ontology as data: codes, types, and what operators make of them."""

from __future__ import annotations

import pytest

from goodoffices.events.ontology import load_ontology

ONTOLOGY = load_ontology()


@pytest.mark.parametrize(
    ("operator", "inner", "code", "kind"),
    [
        ("intent", "045", "039", "AGREE"),
        ("intent", "041", "036", "AGREE"),
        ("refuse", "045", "126", "REJECT"),
        ("refuse", "", "120", "REJECT"),
        ("appeal", "0871", "0256", "REQUEST"),
        ("demand", "0841", "1053", "REQUEST"),
        ("threaten", "195", "1384", "THREATEN"),
        ("reverse", "073", "1623", "SANCTION"),
        ("reverse", "1723", "0813", "CONCEDE"),
    ],
)
def test_operator_makes_the_code_of_an_act(operator: str, inner: str, code: str, kind: str) -> None:
    """The longest prefix of the inner code that has a row decides."""
    made = ONTOLOGY.compose(operator, inner)
    assert made is not None
    assert (made.code, made.type) == (code, kind)


def test_operator_without_a_row_makes_nothing() -> None:
    """Some things don't go together: nobody refuses an attack."""
    assert ONTOLOGY.compose("refuse", "190") is not None  # falls back to the plain refusal
    assert ONTOLOGY.compose("reverse", "090") is None


def test_every_type_of_a_code_has_quad_and_score() -> None:
    """No code leads to a type the ontology doesn't know."""
    for code in ONTOLOGY.codes.values():
        if code.type is not None:
            assert ONTOLOGY.quad(code.type)
            assert ONTOLOGY.score(code.type, code.mode) <= 10


def test_mode_moves_the_score() -> None:
    """A mode with a score of its own counts by it, another by its type's."""
    assert ONTOLOGY.score("CONSULT", "phone") == 1.5
    assert ONTOLOGY.score("CONSULT", None) == 2.5
