"""The prefilter: it passes over a sentence only where no rule could hold, whatever the rules are."""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.language.analyse import analyse_all
from goodoffices.language.tokens import Sentence, Token
from goodoffices.pipeline import ReadingEngine, find_all, outline
from goodoffices.prefilter import forms_of, load_prefilter
from goodoffices.rules import load_classes
from goodoffices.rules.load import Constraint, Rule, RuleSet
from goodoffices.rules.pattern import parse_pattern
from goodoffices.shapes import Report


def rule(name: str, **fields: object) -> Rule[None]:
    """Return a rule with some of its parts."""
    parts = {"predicates": (), "constraints": (), "pattern": (), **fields}
    return Rule(id=name, file="t.toml", line=1, gives=None, why="", yes=(), no=(), **parts)  # type: ignore[arg-type]


def rules(*some: Rule[None]) -> RuleSet[None]:
    """Return these rules as a set."""
    index = {
        (kind, lemma): (one,) for one in some for kind, lemmas in one.predicates for lemma in lemmas
    }
    return RuleSet(some, index, tuple(one for one in some if one.pattern), {}, "")


def sentence(words: str) -> Sentence:
    """Return a sentence of words, each its own lemma unless written form/lemma."""
    tokens = []
    for k, word in enumerate(words.split()):
        text, _, lemma = word.partition("/")
        tokens.append(Token(k, text, lemma or text.lower(), "X", "X", "dep", k, k, k + 1))
    return Sentence(0, 0, len(words), words, tokens=tuple(tokens))


def test_a_sentence_without_any_word_of_a_rule_is_passed_over() -> None:
    """A predicate is met by its lemma, as whatever part of speech, or by the form itself."""
    gate = load_prefilter(rules(rule("a", predicates=(("verb", frozenset({"kill"})),))))
    assert gate.keeps(sentence("They were killed/kill"))
    assert gate.keeps(sentence("KILL"))
    assert not gate.keeps(sentence("They were hurt/hurt"))


def test_words_that_a_role_asks_for_must_stand_too() -> None:
    """A role with words needs one of them; one with tests, or that may be empty, needs none."""
    asks = Constraint("patient", ("patient",), frozenset({"control", "peace_talks"}), ())
    verb = (("verb", frozenset({"take"})),)
    gate = load_prefilter(rules(rule("a", predicates=verb, constraints=(asks,))))
    assert gate.keeps(sentence("They took/take control"))
    assert gate.keeps(sentence("They took/take peace talks/talk"))
    assert not gate.keeps(sentence("They took/take tea"))
    for open_ in (
        msgspec.structs.replace(asks, tests=("party",)),
        msgspec.structs.replace(asks, optional=True),
    ):
        gate = load_prefilter(rules(rule("a", predicates=verb, constraints=(open_,))))
        assert gate.keeps(sentence("They took/take tea"))


def test_particles_and_hyphens_do_not_hide_a_word() -> None:
    """A rule on "crack_down" is met by "crack"; "cease-fire" by its last piece, cut or whole."""
    words = frozenset({"crack_down", "cease-fire"})
    gate = load_prefilter(rules(rule("a", predicates=(("verb", words),))))
    assert gate.keeps(sentence("Police cracked/crack hard down"))
    assert gate.keeps(sentence("a cease - fire"))
    assert gate.keeps(sentence("a cease-fire"))
    assert not gate.keeps(sentence("down and out"))


def test_a_pattern_is_met_by_its_hardest_place() -> None:
    """Of "death toll of" the longest word must stand; words that may be left out need not."""
    pattern = parse_pattern("[the] (death|body) toll of {count}", "t")
    gate = load_prefilter(rules(rule("a", pattern=pattern)))
    assert gate.keeps(sentence("A death toll of nine"))
    assert not gate.keeps(sentence("The cost of nine"))


def test_a_rule_without_words_keeps_every_sentence() -> None:
    """Where a pattern is slots alone, nothing can be told beforehand."""
    gate = load_prefilter(rules(rule("a", pattern=parse_pattern("{count} {people}", "t"))))
    assert gate.keeps(sentence("anything"))


def test_forms_hold_pieces_of_hyphened_words() -> None:
    """Forms, lemmas, and the pieces of either."""
    assert forms_of(sentence("Ill-fated/ill-fated men/man")) >= {
        "ill-fated",
        "ill",
        "fated",
        "men",
        "man",
    }


@pytest.mark.model
@pytest.mark.slow
def test_nothing_is_lost_on_the_examples(
    engine: ReadingEngine, example_reports: tuple[Report, ...]
) -> None:
    """Readings with and without the prefilter are equal, and it passes over a good share of sentences."""
    outlines = [outline(report, engine) for report in example_reports]
    every = msgspec.structs.replace(engine, counting=None)
    left = total = 0
    for story in analyse_all(outlines, engine.parser):
        assert find_all(story, engine) == find_all(story, every)
        assert engine.counting is not None
        left += sum(not engine.counting.keeps(s) for s in story.sentences)
        total += len(story.sentences)
    assert left * 4 > total


def test_the_shipped_toll_rules_open_no_door_to_all() -> None:
    """Every shipped toll rule names a word; else no sentence could be passed over."""
    from goodoffices.tolls import load_toll_lexicon  # noqa: PLC0415 - loads the lexicon

    assert not load_prefilter(load_toll_lexicon(load_classes()).rules).open
