"""Tests of the scorer of actor probes, on probes made up here."""

from __future__ import annotations

from goodoffices.actors.resolve import Answer
from goodoffices.evaluate.actor_probes import (
    ActorProbe,
    figures,
    half_of,
    judge,
    judge_all,
    parts,
)


def answered(
    actor: str | None = None,
    name: str | None = None,
    country: str | None = None,
    sector: str | None = None,
) -> Answer:
    """Return an answer of the product."""
    return Answer(actor, name, country, sector, None, None)


def probe(key: str, **told: object) -> ActorProbe:
    """Return a probe; the id is its mention."""
    return ActorProbe(id=key, mention=key, date="2014-07-11", **told)  # type: ignore[arg-type]


def nobody(_: str) -> None:
    """Know no name."""


def test_country_and_sector_are_judged_where_told() -> None:
    """What the probe leaves null is not judged."""
    verdict = judge(probe("a", country="PER"), answered(country="PER", sector="GOV"), nobody)
    assert (verdict.country, verdict.sector, verdict.both, verdict.name) == (True, None, True, None)
    wrong = judge(probe("a", country="PER", sector="MIL"), answered(country="PER"), nobody)
    assert (wrong.sector, wrong.both) == (False, False)


def test_nobody_must_be_nobody() -> None:
    """A probe without any label wants no answer, unless it says that it isn't judged."""
    assert judge(probe("a"), answered(), nobody).both
    assert not judge(probe("a"), answered(country="PER"), nobody).both
    assert judge(probe("a", why="sector not judged"), answered(country="PER"), nobody).both is None


def test_names_are_compared_by_words_or_actor() -> None:
    """Another spelling is right if the registry knows it as the same actor, another person is wrong."""
    bush = probe("a", name="George H. W. Bush")
    son = answered("usa.bush-son", "George W. Bush")
    assert not judge(bush, son, lambda _: "usa.bush").name
    assert judge(bush, answered("usa.bush", "George Bush"), lambda _: "usa.bush").name
    assert judge(probe("a", name="Ana Díaz"), answered(name="Ana Diaz"), nobody).name
    assert not judge(probe("a", name="Ana Díaz"), answered(), nobody).name


def test_initials_stand_for_names() -> None:
    """An initial is right for a name that begins with it."""
    assert judge(probe("a", name="K. P. Roth"), answered(name="Karl Peter Roth"), nobody).name
    assert not judge(probe("a", name="K. P. Roth"), answered(name="Anna Roth"), nobody).name


def test_figures_by_part() -> None:
    """Shares are over what was judged, and the halves are disjoint."""
    probes = [probe(f"p{k}", country="PER", trap=k % 2 == 0) for k in range(40)]
    verdicts = judge_all(
        probes, lambda mention, _: answered(country="PER" if mention < "p3" else "X")
    )
    found = parts(verdicts)
    assert found["all"].probes == 40
    assert found["read"].probes + found["unread"].probes == 40
    assert found["traps"].probes == 20
    assert 0 < found["all"].both < 1
    assert figures([]).both == 0
    assert {half_of(one.id) for one in probes} == {"read", "unread"}
