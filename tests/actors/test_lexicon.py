"""Tests of the generic lexicon, its own examples among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.actors.lexicon import (
    SECTORS,
    Agent,
    AgentsFile,
    forms,
    plural_of,
    read_lexica,
    read_toml,
)
from goodoffices.actors.registry import SHIPPED, Registry
from goodoffices.actors.resolve import resolve
from goodoffices.actors.words import keys_of
from goodoffices.errors import LexiconError

AGENTS, OFFICES = read_lexica(SHIPPED)


@pytest.mark.parametrize(
    ("agent", "text"), [(agent, text) for agent in AGENTS.agent for text in agent.yes]
)
def test_examples_get_the_sector(agent: Agent, text: str, registry: Registry) -> None:
    """Each mention listed as `yes` gets the sector of its entry."""
    assert resolve(text, "2020-01-01", registry).sector == agent.sector


@pytest.mark.parametrize(
    ("agent", "text"), [(agent, text) for agent in AGENTS.agent for text in agent.no]
)
def test_counterexamples_do_not(agent: Agent, text: str, registry: Registry) -> None:
    """No mention listed as `no` gets the sector of its entry."""
    assert resolve(text, "2020-01-01", registry).sector != agent.sector


def test_agents_with_a_sector_have_examples() -> None:
    """An entry that gives a sector shows what it matches and what not."""
    bare = [one.id for one in AGENTS.agent if one.sector and len(one.words) > 2 and not one.yes]
    assert not bare


def test_the_lexicon_is_large_enough() -> None:
    """More than 350 heads are known."""
    assert len({word for agent in AGENTS.agent for word in (*agent.words, *agent.mass)}) > 350


def test_no_word_has_two_sectors() -> None:
    """A word stands for one sector, so that the order of entries decides nothing."""
    told: dict[tuple[str, ...], set[str | None]] = {}
    for agent in AGENTS.agent:
        for text, _ in forms(agent):
            told.setdefault(keys_of(text), set()).add(agent.sector)
    assert not [keys for keys, sectors in told.items() if len(sectors) > 1]


def test_sectors_are_of_the_closed_list() -> None:
    """Every sector of agents, modifiers, titles, peoples and offices is one of the ontology's."""
    told: set[str | None] = {one.sector for one in AGENTS.agent}
    told |= {one.sector for one in AGENTS.modifier} | {one.sector for one in AGENTS.title}
    told |= {one.sector for one in AGENTS.people} | {one.sector for one in OFFICES.office}
    assert told - {None} <= SECTORS


def test_ids_are_unique() -> None:
    """No two entries of a kind share an id."""
    for kind in (AGENTS.agent, AGENTS.modifier, AGENTS.title, AGENTS.people, OFFICES.office):
        ids = [one.id for one in kind]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("one", "many"),
    [("gunman", "gunmen"), ("spy", "spies"), ("coach", "coaches"), ("child", "children"),
     ("German", "Germans"), ("policewoman", "policewomen"), ("journalist", "journalists")],
)  # fmt: skip
def test_plurals(one: str, many: str) -> None:
    """English plurals are derived."""
    assert plural_of(one) == many


def test_mass_words_stand_as_written() -> None:
    """A mass word is plural and gets no s."""
    agent = Agent(id="x", words=("guard",), mass=("police",))
    assert list(forms(agent)) == [("guard", False), ("guards", True), ("police", True)]


def test_an_unknown_key_is_told_with_the_file(tmp_path: Path) -> None:
    """A misspelt key names the file and the key."""
    path = tmp_path / "agents.toml"
    path.write_text('[[agent]]\nid = "a"\nsectr = "MIL"\n')
    with pytest.raises(LexiconError, match=r"agents\.toml.*sectr"):
        read_toml(path, AgentsFile)


def test_broken_toml_is_told_with_the_file(tmp_path: Path) -> None:
    """A file that is no TOML names itself."""
    path = tmp_path / "agents.toml"
    path.write_text("[[agent\n")
    with pytest.raises(LexiconError, match=r"agents\.toml: not readable as TOML"):
        read_toml(path, AgentsFile)
