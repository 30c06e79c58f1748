"""What the parser gets to read in place of what it is known to misread."""

from __future__ import annotations

import pytest

from goodoffices.language.spacy_engine import SpacyEngine, for_parser


@pytest.mark.parametrize(
    "text", ["IS holds the town.", "Troops fought IS near the dam.", "Rebels seize town from IS"]
)
def test_the_group_is_named_to_the_parser(text: str) -> None:
    """The group gets a name of the same length, so that every offset stays."""
    plain = for_parser(text)
    assert "IS" not in plain
    assert len(plain) == len(text)


@pytest.mark.parametrize("text", ["It IS true.", "WHO IS NEXT?", "There IS a way.", "This IS it."])
def test_a_verb_that_is_shouted_stays_one(text: str) -> None:
    """What follows a pronoun, or stands among capitals, is the verb."""
    assert for_parser(text) == text


def test_curly_quotes_come_to_the_parser_as_typed_ones() -> None:
    """Each mark has the length of the one it stands for."""
    assert for_parser("\u201cGo,\u201d he said: it\u2019s over.") == '"Go," he said: it\'s over.'


@pytest.mark.model
def test_the_group_is_what_troops_fight(parser: SpacyEngine) -> None:
    """The group is the object of the verb, and its word is that of the text."""
    ((tokens, _),) = parser.parse([("Malian troops are fighting IS near the dam.", 0)])
    (group,) = [t for t in tokens if t.text == "IS"]
    assert (group.dep, tokens[group.head].text) == ("dobj", "fighting")
