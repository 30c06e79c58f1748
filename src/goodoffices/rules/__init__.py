"""One rule language for every kind of finding: reviewed TOML in, matches with their reasons out.

A rule is a frame pattern (a predicate and constraints on its roles) or a surface pattern (words and
slots in a row). Both live in the same file format, are matched by `match`, and carry examples that
must and must not match, which `check` runs.
"""

from goodoffices.rules.load import Classes, Example, Rule, RuleSet, load_classes, load_rules
from goodoffices.rules.match import (
    Match,
    View,
    match_frame,
    match_frames,
    match_surface,
    match_surfaces,
    rules_for,
)
from goodoffices.rules.words import load_words

__all__ = [
    "Classes",
    "Example",
    "Match",
    "Rule",
    "RuleSet",
    "View",
    "load_classes",
    "load_rules",
    "load_words",
    "match_frame",
    "match_frames",
    "match_surface",
    "match_surfaces",
    "rules_for",
]
