"""Roles that another word than the verb's own holds: whose licence it was, who did it, who is to do it.

"Had its licence withdrawn": it was taken from who "had" it.
"Had ten men arrested": who "had" them arrested did it.
"Was declared unwelcome by Chad": Chad did it, though the parser hangs "by Chad" lower.
"Chanted for the king to go": the king is to go, and not who chant.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.language.frame import Filler
from goodoffices.language.roles_below import RolesBelow
from goodoffices.language.tokens import Token

_HAVING = frozenset({"have", "get", "see"})
_HELD = frozenset(  # who "had" his own men arrested or hanged did it, and did not suffer it
    "arrest detain jail imprison round deport expel hang execute behead flog whip try charge".split()
)
_HAD_DONE = _HELD | frozenset(  # nobody has men killed or wounded: he suffers it
    "lock throw ban bar remove close shut evict bring seize confiscate demolish raze block send put pull stop"
    " silence declare".split()
)
_CRYING = frozenset(
    "chant shout clamour clamor cry yell scream bay agitate campaign petition plead press push pray"
    " vote".split()
)
_PLACING = frozenset({"from", "off", "under", "into", "on", "onto", "out"})
_DEEDS = frozenset(  # who does these is told by their own "by"
    "raid strike siege advance visit call demand protest fire sweep coup arrest effort pressure order rule"
    " control report letter statement book film article speech attempt bid move plan appeal complaint request"
    " offer proposal law vote ban probe inquiry threat murder attack assault ambush abuse blast"
    " charge crime".split()
)
_DEED_ENDS = ("ing", "ment", "tion", "sion", "cre", "down", "ade")
_WHEN = frozenset({"DATE", "TIME"})
_NAMED = frozenset({"GPE", "ORG", "NORP", "PERSON"})
_RULING = frozenset(
    "police government authority court judge tribunal army soldier junta militia official officer rebel"
    " regime ministry council guard gunman minister regulator troop force".split()
)


class RolesElsewhere(RolesBelow):
    """Adds to the roles of a verb those that a word above or below it holds."""

    def _add_had(self, i: int) -> None:
        """Say from whom, or by whom, in "had its licence withdrawn", "had ten men arrested"."""
        verb = self.tokens[i]
        above = self.tokens[verb.head]
        if verb.dep != "ccomp" or above.lemma not in _HAVING or not self._is_passive(verb):
            return
        who = [k for role, k in self.roles.get(above.i, ()) if role == "agent"]
        have = {role for role, _ in self.roles[i]}
        own = any(
            True for t in self._things(i) for p in self.sentence.below(t, "poss") if p.pos == "PRON"
        )
        if own and verb.lemma not in _HELD:
            self.roles[i].extend(Filler("from", k) for k in who if "from" not in have)
        elif verb.lemma in _HAD_DONE and "agent" not in have:
            self.roles[i].extend(Filler("agent", k) for k in who)

    def _things(self, i: int) -> list[int]:
        return [k for role, k in self.roles[i] if role == "patient"]

    def _add_doer_below(self, i: int) -> None:
        """Give a passive verb the "by Chad" that hangs on what it was declared, given or told to do."""
        verb = self.tokens[i]
        if not self._is_passive(verb) or any(role == "agent" for role, _ in self.roles[i]):
            return
        for below in self._below_passive(i):
            for by in self.sentence.below(below.i, "prep", "agent"):
                done = by.text.lower() == "by" and not self._is_passive(below)
                doers = [t for t in self.sentence.below(by.i, "pobj") if done and self._acts(t)]
                self.roles[i].extend(Filler("agent", t.i) for t in doers)

    def _below_passive(self, i: int) -> Iterator[Token]:
        """Yield the words behind a passive verb on which the parser hangs who did it."""
        yield from self.sentence.below(i, "oprd", "attr", "dobj", "xcomp")
        for prep in self.sentence.below(i, "prep"):
            if prep.text.lower() in _PLACING:
                for thing in self.sentence.below(prep.i, "pobj"):
                    if thing.lemma not in _DEEDS and not thing.lemma.endswith(_DEED_ENDS):
                        yield thing

    @staticmethod
    def _acts(token: Token) -> bool:
        return token.ent not in _WHEN and (token.ent in _NAMED or token.lemma in _RULING)

    def _cried_for(self, i: int, above: int) -> Iterator[int]:
        """Yield the king of "chanted for the king to go", whom the parser makes nobody's subject."""
        verb = self.tokens[above]
        if verb.lemma not in _CRYING or not self._is_infinitive(self.tokens[i]):
            return
        for prep in self.sentence.below(above, "prep"):
            if prep.text.lower() == "for" and prep.i < i:
                yield from (t.i for t in self.sentence.below(prep.i, "pobj") if t.i < i)
