"""The ceasefires page: what the command line finds, drawn and told, every step with its sentence."""

from __future__ import annotations

from litestar.testing import TestClient

from goodoffices.desk.app import App
from goodoffices.desk.desk import Desk
from goodoffices.desk.pages.ceasefires import CeasefiresQuestion, answer

from .conftest import Run, as_json

PAIR = ("Ethiopia", "Eritrea")


def test_desk_and_command_line_answer_the_same(war_desk: Desk, command: Run) -> None:
    """The lives are those of `goodoffices ceasefires`, field by field."""
    found = answer(war_desk, CeasefiresQuestion(between=PAIR))
    assert found.ceasefires
    assert as_json(found.ceasefires) == command("ceasefires", *PAIR)
    assert as_json(answer(war_desk, CeasefiresQuestion()).ceasefires) == command("ceasefires")


def test_a_period_bounds_the_reports(war_desk: Desk, command: Run) -> None:
    """A month is taken whole, as the command line takes it."""
    found = answer(war_desk, CeasefiresQuestion(between=PAIR, until="2031-05"))
    kinds = {step.kind for life in found.ceasefires for step in life.steps}
    assert "agreed" in kinds
    assert "violated" not in kinds
    assert as_json(found.ceasefires) == command("ceasefires", *PAIR, "--until", "2031-05")


def test_every_step_leads_to_its_sentence(visitor: TestClient[App]) -> None:
    """The page holds the words and the way to them, in the list and in the chart."""
    page = visitor.get("/ceasefires?between=Ethiopia&between=Eritrea").text
    assert "brokered by Kenya, to hold for 72 hours." in page
    assert 'href="/report?id=2031-05-31#s0"' in page
    assert page.count("<svg") == 2


def test_a_situation_names_the_sides(war_desk: Desk) -> None:
    """Its first two parties, in its period."""
    found = answer(war_desk, CeasefiresQuestion(situation="horn"))
    assert found.sides is not None
    assert (found.sides.a, found.sides.b, found.span.since) == (*PAIR, "2031-05-01")


def test_who_is_unknown_is_told(visitor: TestClient[App]) -> None:
    """A name that isn't in the registry is not there; one side alone can't be asked for."""
    assert visitor.get("/api/ceasefires?between=Nowhereland&between=Eritrea").status_code == 404
    assert visitor.get("/api/ceasefires?between=Eritrea").status_code == 400


def test_nothing_read_is_no_peace(nobody: TestClient[App]) -> None:
    """An empty record says that nothing was read, and how to begin; it tells of no peace."""
    page = nobody.get("/ceasefires").text
    assert "Nothing has been read yet." in page
    assert 'href="/read"' in page
    assert "ceasefire is told of" not in page
