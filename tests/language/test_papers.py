"""Who speaks in a statement, a letter or a resolution."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.language.papers import issuers
from goodoffices.language.tokens import Analysis


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Peru and Chile issued a statement condemning the raid.", "statement", {"Peru", "Chile"}),
        ("Peru said in a statement urging calm that it would wait.", "statement", {"Peru"}),
        ("A letter by Norway urging calm was read out.", "letter", {"Norway"}),
        ("A motion backing Peru was carried by Chile.", "motion", {"Chile"}),
        ("A report by Norway accusing Peru was leaked.", "report", {"Norway"}),
        ("A statement signed by Chile condemning Peru came late.", "statement", {"Chile"}),
        ("Chile voted for a resolution condemning Peru.", "resolution", {"Chile"}),
        ("A motion backing Peru was vetoed by Chile.", "motion", set()),
        ("Russia vetoed a resolution condemning Peru.", "resolution", set()),
        ("Peru issued a stamp honouring Chile.", "stamp", set()),
    ],
)
def test_issuers_of_a_paper(
    parse_text: Callable[[str], Analysis], text: str, noun: str, expected: set[str]
) -> None:
    """Whoever puts a paper out speaks in it; who vetoes one, or prints a stamp, does not."""
    (sentence,) = parse_text(text).sentences
    head = next(token for token in sentence.tokens if token.lemma == noun)
    assert {sentence.tokens[k].text for k in issuers(head, sentence)} == expected
