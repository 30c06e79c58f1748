"""The matcher on sentences built by hand."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from goodoffices.language.frames import Filler, Frame
from goodoffices.language.tokens import Sentence, Token, children_of
from goodoffices.rules import load as loading
from goodoffices.rules.load import Rule
from goodoffices.rules.match import match_frame, match_surface, why_not


class Gives(msgspec.Struct, frozen=True):
    """Nothing but a name."""

    name: str = ""


def rule_of(body: str) -> Rule[Gives]:
    """Return one rule with empty promises."""
    text = f'[[rule]]\nid = "t"\n{body}\nyes = ["y"]\nno = ["n"]'
    (rule,) = loading._rules_of("t.toml", text, Gives, {})
    return rule


def sentence_of(words: Sequence[str]) -> Sentence:
    """Return a flat sentence: every word hangs on the first."""
    tokens, at = [], 0
    for k, word in enumerate(words):
        tokens.append(Token(k, word, word.lower(), "NOUN", "NN", "dep", 0, at, at + len(word)))
        at += len(word) + 1
    rows = tuple(tokens)
    return Sentence(0, 0, at, " ".join(words), tokens=rows, children=children_of(rows))


class View:
    """Knows digits as counts and capitalised words as parties."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    def test(self, name: str, token: int) -> bool:
        return name == "party" and self.sentence.tokens[token].text[0].isupper()

    def slot(self, name: str, first: int) -> int | None:
        word = self.sentence.tokens[first].text
        return first + 1 if name == "count" and word.isdigit() else None


KILL = sentence_of(["killed", "Chad", "men", "deal"])
FRAME = Frame(0, "verb", ("kill",), (Filler("agent", 1), Filler("patient", 2)))


def test_frame_rule_binds_its_roles() -> None:
    """A rule whose constraints hold binds the tokens that met them."""
    rule = rule_of('verb = ["kill"]\nroles = { agent = "party", patient = "men" }')
    match = match_frame(rule, FRAME, View(KILL))
    assert match is not None
    assert match.tokens("agent") == (1,)
    assert match.tokens("patient") == (2,)


def test_named_word_is_more_evidence_than_a_kind() -> None:
    """Between "any" and a word that the rule names, the word weighs more."""
    broad = match_frame(rule_of('verb = ["kill"]\nroles = { patient = "any" }'), FRAME, View(KILL))
    exact = match_frame(rule_of('verb = ["kill"]\nroles = { patient = "men" }'), FRAME, View(KILL))
    assert broad is not None
    assert exact is not None
    assert exact.rank < broad.rank


def test_missing_role_is_told() -> None:
    """A constraint that fails gives no match, and the reason names the role and what was there."""
    rule = rule_of('verb = ["kill"]\nroles = { patient = "party" }')
    assert match_frame(rule, FRAME, View(KILL)) is None
    assert why_not(rule, FRAME, View(KILL)) == "patient is ['men'], wanted party"


def test_barred_word_and_barred_role_keep_a_rule_from_matching() -> None:
    """`!word` bars a filler, `none` bars a role."""
    for roles in ('patient = "any|!men"', 'agent = "none"'):
        rule = rule_of(f'verb = ["kill"]\nroles = {{ {roles} }}')
        assert match_frame(rule, FRAME, View(KILL)) is None


def test_what_must_not_stand_in_a_role_keeps_a_rule_from_matching() -> None:
    """`role!` names fillers that forbid the rule; an empty role, or another filler, does not."""
    for roles, holds in (
        ('"patient!" = "men"', False),
        ('"patient!" = "deal"', True),
        ('"in!" = "any"', True),
    ):
        rule = rule_of(f'verb = ["kill"]\nroles = {{ {roles} }}')
        assert bool(match_frame(rule, FRAME, View(KILL))) is holds
    rule = rule_of('verb = ["kill"]\nroles = { "patient!" = "men" }')
    assert why_not(rule, FRAME, View(KILL)) == "patient is there and must not be"


def test_a_path_asks_what_hangs_on_a_filler() -> None:
    """`patient.of` looks at the "of" of the patient: tonnes of medicine, not tonnes of sand."""
    tokens = (
        Token(0, "sent", "send", "VERB", "VBD", "ROOT", 0, 0, 4),
        Token(1, "tonnes", "tonne", "NOUN", "NNS", "dobj", 0, 5, 11),
        Token(2, "of", "of", "ADP", "IN", "prep", 1, 12, 14),
        Token(3, "medicine", "medicine", "NOUN", "NN", "pobj", 2, 15, 23),
    )
    kids = children_of(tokens)
    text = "sent tonnes of medicine"
    view = View(Sentence(0, 0, len(text), text, tokens=tokens, children=kids))
    frame = Frame(0, "verb", ("send",), (Filler("patient", 1),))
    for roles, holds in (
        ('"patient.of" = "medicine"', True),
        ('"patient|patient.of" = "medicine"', True),
        ('"patient.of" = "sand"', False),
        ('"patient.of!" = "medicine"', False),
        ('"//of" = "medicine"', True),
        ('"//from" = "any"', False),
        ('self = "send"', True),
    ):
        rule = rule_of(f'verb = ["send"]\nroles = {{ {roles} }}')
        assert bool(match_frame(rule, frame, view)) is holds


def test_a_path_asks_who_does_what_a_clause_tells() -> None:
    """`comp.agent` looks at the subject of the clause: said that kings left, not that clouds did."""
    tokens = (
        Token(0, "said", "say", "VERB", "VBD", "ROOT", 0, 0, 4),
        Token(1, "kings", "king", "NOUN", "NNS", "nsubj", 2, 5, 10),
        Token(2, "left", "leave", "VERB", "VBD", "ccomp", 0, 11, 15),
    )
    text = "said kings left"
    view = View(Sentence(0, 0, len(text), text, tokens=tokens, children=children_of(tokens)))
    frame = Frame(0, "verb", ("say",), (Filler("comp", 2),))
    for word, holds in (("king", True), ("cloud", False)):
        rule = rule_of(f'verb = ["say"]\nroles = {{ "comp.agent" = "{word}" }}')
        assert bool(match_frame(rule, frame, view)) is holds


def test_a_quality_that_is_denied_fills_no_role() -> None:
    """Found guilty and found not guilty are two things."""
    tokens = (
        Token(0, "found", "find", "VERB", "VBD", "ROOT", 0, 0, 5),
        Token(1, "not", "not", "PART", "RB", "neg", 2, 6, 9),
        Token(2, "guilty", "guilty", "ADJ", "JJ", "oprd", 0, 10, 16),
    )
    frame = Frame(0, "verb", ("find",), (Filler("attr", 2),))
    rule = rule_of('verb = ["find"]\nroles = { attr = "guilty" }')
    for rows, holds in (
        (tokens, False),
        ((tokens[0], replace(tokens[1], head=0), tokens[2]), True),
    ):
        sentence = Sentence(0, 0, 16, "found not guilty", tokens=rows, children=children_of(rows))
        assert bool(match_frame(rule, frame, View(sentence))) is holds


def test_surface_rule_binds_slots_over_gaps_and_options() -> None:
    """Words, a slot, an optional word and a gap are matched in a row."""
    sentence = sentence_of(["killed", "20", "more", "young", "men", "today"])
    rule = rule_of('pattern = "killed {count} [more] ..2 men"')
    (match,) = match_surface(rule, View(sentence))
    assert match.range("count") == (1, 2)
    assert (match.first, match.last) == (0, 5)


def test_surface_rule_does_not_match_other_words() -> None:
    """Where a word differs nothing is found."""
    sentence = sentence_of(["killed", "twenty", "men"])
    assert not list(match_surface(rule_of('pattern = "killed {count}"'), View(sentence)))
