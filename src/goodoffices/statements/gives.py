"""What rules of the statement lexicon give, and the words the room goes by beside them."""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.rules import Classes, RuleSet, load_rules, load_words
from goodoffices.shapes import Stance

Take = Literal["tree", "rest", "lead", "quotation", "paragraph"]


class StatementGives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule makes of the words that say somebody speaks.

    `speaker`, `content` and `addressees` name roles: `a|b` the first that is filled, each entry
    adding to the others; the content runs from the first to the last of what fills them; "that" and
    "for" are also the clauses that open so. `quote`: a quotation beside the cue is its content.
    `around`: the clause that the cue stands in ("the war, he said, is over") is its content where no
    clause below it is. `nested`: kept also inside another's words. `denied`: kept when negated ("did
    not rule out"). `void`: the words look like a statement and are none ("declined to be named").
    `silent`: they take a stand and say nothing, unless somebody says them ("said it rejected the list").
    `tailed`: as `around`, but only where the cue with who speaks ends its sentence.
    `take` is for surface patterns: the rest of the sentence, what it begins with ("lead"), the
    quotation before, or the paragraph before is what is said.
    """

    speaker: tuple[str, ...] = ("agent",)
    content: tuple[str, ...] = ("comp",)
    addressees: tuple[str, ...] = ()
    stance: Stance | None = None
    sure: float = 0.8
    quote: bool = False
    around: bool = False
    tailed: bool = False
    nested: bool = False
    denied: bool = False
    void: bool = False
    silent: bool = False
    take: Take = "tree"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word lists of `lexicon/statements/words.toml`, each explained there."""

    labels: frozenset[str]
    asserting: frozenset[str]
    untold: frozenset[str]
    reasons: frozenset[str]
    naming: frozenset[str]
    indefinite: frozenset[str]
    anonymous: tuple[str, ...]
    sources: frozenset[str]
    papers: frozenset[str]
    mute: frozenset[str]


class StatementLexicon(msgspec.Struct, frozen=True):
    """The rules that find who said what, and the words beside them."""

    rules: RuleSet[StatementGives]
    words: Words


def load_statement_lexicon(classes: Classes) -> StatementLexicon:
    """Return the rules and words of `lexicon/statements`, checked."""
    words = load_words("statements/words.toml", Words)
    return StatementLexicon(load_rules("statements", StatementGives, classes), words)
