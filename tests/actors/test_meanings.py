"""What a name in a question may mean: ids and codes, the closest first."""

from __future__ import annotations

import pytest

from goodoffices.actors import Registry, load_registry
from goodoffices.actors.meanings import meanings


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The registry that we ship."""
    return load_registry()


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Tehran", ("IRN",)),
        ("the Kremlin", ("RUS",)),
        ("Palestinians", ("PSE",)),
        ("IDF", ("isr.idf", "ISR.MIL")),
        ("Israeli military", ("ISR.MIL",)),
        ("Islamic Resistance Movement", ("pse.hamas",)),
        ("Erdogan", ("tur.erdogan",)),
        ("a heap of stones", ()),
    ],
)
def test_a_name_means_whom_the_registry_reads_in_it(
    words: str, ids: tuple[str, ...], registry: Registry
) -> None:
    """A capital or a people is its country, a body its sector too, a person only himself."""
    assert meanings(words, registry) == ids
