"""Who did it where a phrase tells, and no "by": "killed at the hands of", "held on the orders of".

"Moldova was on the receiving end of the attacks": they were made on Moldova.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.language.frame import Filler
from goodoffices.language.role_words import BLAMING
from goodoffices.language.roles_had import RolesElsewhere
from goodoffices.language.tokens import Token

_ORDERS = frozenset("order instruction command behest directive decree".split())
_BIDDING = frozenset({"on", "under", "at", "by"})
_WHEN = frozenset({"DATE", "TIME"})
_FIRE = frozenset("fire attack assault shelling bombardment gunfire shellfire".split())
_OWNING = frozenset({"of", "from", "by"})


class RolesThrough(RolesElsewhere):
    """Adds who is behind a deed that is told in the passive, or by a noun, without its doer."""

    def _add_doer_through(self, i: int) -> None:
        """Give a passive or a noun the doer whom a phrase behind it names."""
        role = "by" if self.kinds[i] == "noun" else "agent"
        roles = self.roles[i]
        if not roles or self.tokens[i].lemma in BLAMING:
            return  # "was accused of killings at the hands of its troops"
        if role == "agent" and not self._is_passive(self.tokens[i]):
            return
        have = {name for name, _ in roles}
        if {"agent", "by"} & have:
            return
        if role == "by" and {"poss", "of"} <= have:  # "Chad's detention of ten men"
            doers = [k for name, k in roles if name == "poss"]
            roles.extend(Filler("by", k) for k in doers if self.tokens[k].ent not in _WHEN)
            return
        roles.extend(
            [f for prep in self.sentence.below(i, "prep") for f in self._behind(role, prep)]
        )

    def _behind(self, role: str, prep: Token) -> Iterator[Filler]:
        name = prep.text.lower()
        for noun in self.sentence.below(prep.i, "pobj"):
            hands = name == "at" and noun.lemma == "hand"
            bidding = role == "agent" and name in _BIDDING and noun.lemma in _ORDERS
            if hands or bidding:
                yield from self._owners(role, noun)

    def _owners(self, role: str, noun: Token) -> Iterator[Filler]:
        for owner in self.sentence.below(noun.i, "poss"):
            yield from self._all(role, owner)
        for prep in self.sentence.below(noun.i, "prep", "agent"):
            if prep.text.lower() in _OWNING:
                for owner in self.sentence.below(prep.i, "pobj"):
                    if owner.pos != "NUM":  # "held on the order of fifty": about as many
                        yield from self._all(role, owner)

    def _take_fire(self, token: Token) -> bool:
        """Whether somebody is under fire, which comes from whoever fires."""
        under = self.tokens[token.head].text.lower() == "under"
        return under and token.dep == "pobj" and token.lemma in _FIRE

    def _received(self, token: Token) -> Token | None:
        """Return the verb of "was on the receiving end of attacks" for the attacks."""
        of = self.tokens[token.head]
        end = self.tokens[of.head]
        on = self.tokens[end.head]
        if of.text.lower() != "of" or end.lemma != "end" or on.text.lower() not in {"on", "at"}:
            return None
        received = any(t.text.lower() == "receiving" for t in self.sentence.below(end.i, "amod"))
        return self.tokens[on.head] if received and on.head in self.roles else None
