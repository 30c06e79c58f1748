"""Tests of what a post makes of its holder."""

from __future__ import annotations

import pytest

from goodoffices.actors.actor import Post
from goodoffices.actors.phrase import Context
from goodoffices.actors.posts import pick, post_sector, role_of, served, standing
from goodoffices.actors.registry import Registry
from goodoffices.actors.timeline import held_on

from .conftest import person, post


@pytest.mark.parametrize(
    ("one", "sector"),
    [
        (post("president", "2001"), "GOV"),
        (post("army-chief", "2001"), "MIL"),
        (post("leader", "2001", of="pse.hamas"), "REB"),
        (post("leader", "2001", title="leader of Hamas in exile"), "REB"),
        (post("leader", "2001", title="leader of a choir"), None),
        (post("spokesperson", "2001"), "GOV"),
        (post("spokesperson", "2001", of="pse.hamas"), "REB"),
        (post("president", "2001", sector="REB"), "REB"),
        (post("secretary-general", "2001", of="uno.united-nations"), None),
    ],
)
def test_the_sector_of_a_post(one: Post, sector: str | None, registry: Registry) -> None:
    """A post has its own sector, else its office's, else that of the body it belongs to."""
    assert post_sector(one, person("A B", "PER", one), Context(registry)) == sector


def test_roles_are_said_as_the_state_says_them(registry: Registry) -> None:
    """The foreign minister of the United States is the secretary of state."""
    context, one = Context(registry), post("foreign-minister", "2001")
    assert role_of(one, context, "USA") == "secretary of state"
    assert role_of(one, context, "PER") == "foreign minister"
    assert (
        role_of(post("envoy", "2001", title="envoy for peace"), context, "PER") == "envoy for peace"
    )


def test_a_servant_of_a_body_acts_for_it(registry: Registry) -> None:
    """In a body's service a person's country is the body's, before and after the own."""
    chief = person("A B", "PER", post("secretary-general", "2001", "2005", of="uno.united-nations"))
    context = Context(registry, "2003-01-01")
    assert served(chief, held_on(chief, "2003-01-01", registry.offices), context) == "UNO"
    assert served(chief, held_on(chief, "2007-01-01", registry.offices), context) == "PER"


def test_a_rebel_stays_one_after_his_post(registry: Registry) -> None:
    """A former minister is ELI, a former rebel leader still REB."""
    day = "2010-01-01"
    rebel = person("A B", "PSE", post("leader", "2001", "2005", of="pse.hamas"))
    found = standing(rebel, held_on(rebel, day, registry.offices), Context(registry, day))
    assert found == ("REB", "leader (former)")


def test_of_namesakes_the_one_in_office_is_meant(registry: Registry) -> None:
    """Of two with one name the holder on the day is likelier, the one of the country said likeliest."""
    one = person("A B", "PER", post("minister", "2001", "2002"))
    two = person("A B", "TUR", post("minister", "2009"))
    context = Context(registry, "2010-01-01")
    assert pick((one, two), None, context) is two
    assert pick((one, two), "PER", context) is one
