"""Which words below a predicate fill its roles: its subject and objects, prepositions, clauses."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.language.frame import Filler, FrameKind
from goodoffices.language.mending_voice import is_event
from goodoffices.language.predicates import Predicates
from goodoffices.language.role_words import NOMINAL, has_not_but, not_but
from goodoffices.language.tokens import Token

_OBJECT_ROLES = {
    "dobj": "patient",
    "obj": "patient",
    "attr": "attr",
    "acomp": "attr",
    "oprd": "attr",
    "intj": "intj",  # "said yes to a visit"
}
_CLAUSES = frozenset({"ccomp", "xcomp", "relcl", "advcl", "acl"})
_STRANDED = frozenset({"on", "upon", "at"})
_SHOOTING = frozenset({"fire", "shoot"})
OF_NOUNS = frozenset({"acl", "relcl", "amod"})
FILLING = (  # labels of what may fill a role; a comma or an article hangs there and fills none
    frozenset("nsubj csubj nsubjpass csubjpass dative iobj agent prep advmod prt".split())
    | frozenset("npadvmod compound nmod poss amod appos".split())
    | frozenset(_OBJECT_ROLES)
    | _CLAUSES
)


_OF_TWO = frozenset(  # what two have with one another, who are told before it: "US-Taliban talks"
    "talk talks negotiation dialogue discussion consultation summit meeting contact ceasefire truce"
    " armistice deal agreement accord pact treaty settlement swap exchange rapprochement".split()
)
_BROKERED = frozenset("broker brokered mediate mediated sponsor sponsored negotiated host".split())
_BEFORE_VERB = frozenset({"npadvmod", "compound", "nmod"})
_NAMING = frozenset({"NORP", "GPE", "ORG"})
_ALONG = frozenset({"along", "together"})
_FORCES = frozenset("force troop soldier fighter militia rebel peacekeeper commando unit".split())
_JOINING = frozenset({"join", "follow"})
_TOGETHER = frozenset({"together", "jointly"})  # how two do it
_PARTING = frozenset({",", "("})
_DASHES = frozenset("-–‑")  # noqa: RUF001 - a page writes either dash

_MAKING = frozenset("persuade convince implore beg urge compel coax cajole induce exhort".split())
_MADE_TO = frozenset(
    "government minister president army rebel leader side general party court authority official"
    " ministry police junta militia regime company premier king guerrilla commander soldier".split()
)  # "got a loan to pay them": a loan pays nobody


class RolesBelow(Predicates):
    """Reads the roles that hang below the predicates of one sentence."""

    def _roles_of(self, head: Token, child: Token, kind: FrameKind) -> Iterator[Filler]:
        passive = self._is_passive(head)
        by = child.text.lower() == "by" and passive
        if child.dep in {"nsubj", "csubj", "nsubjpass", "csubjpass"}:
            undergoes = passive or child.dep.endswith("pass")
            yield from self._all("patient" if undergoes else "agent", child)
            if not undergoes:
                yield from self._fighting_with(child)
        elif child.dep in _OBJECT_ROLES:
            yield from self._all(_OBJECT_ROLES[child.dep], child)
        elif child.dep in {"dative", "iobj"}:
            yield from self._dative(child)
        elif child.dep == "agent" or (child.dep == "prep" and by):
            child = not_but(child, self.sentence)
            timed = any(t.ent in {"DATE", "TIME"} for t in self.sentence.below(child.i, "pobj"))
            forced = "manner" if self._is_by_force(child) else "agent"
            yield from self._objects("by" if timed else forced, child)
        elif child.dep in {"prep", "advmod", "prt"}:
            yield from self._along_with(head, child) or self._beside(child, kind)
        elif child.dep in _CLAUSES:
            yield from self._clause(head, child, kind)
        elif kind == "noun":
            yield from self._before_noun(child)
        elif child.pos in NOMINAL and (child.dep in _BEFORE_VERB or self._is_hyphened(child)):
            brokered = head.tag == "VBN" and head.dep in {"amod", "compound"}  # "Swiss-brokered"
            yield from self._all("agent" if brokered else "adverb", child)

    def _is_hyphened(self, child: Token) -> bool:
        """Whether a name is tied to the participle behind it: "Malaysian-brokered"."""
        tied = child.i + 2 == child.head and self.tokens[child.i + 1].text in _DASHES
        return child.dep == "amod" and tied and child.text[:1].isupper()

    def _along_with(self, head: Token, along: Token) -> list[Filler]:
        """Return Togo in "Mali, along with Togo, condemned it": it does what those beside it do."""
        role = "patient"
        if along.text.lower() not in _ALONG:
            return []
        if along.text == "Together" and not self._is_passive(
            head
        ):  # "Together with Mali, Chad ..."
            told = (t for t in self.sentence.below(head.i, "prep") if t.i == along.i + 1)
            both = (k for t in told if t.text == "with" for k in self.sentence.below(t.i, "pobj"))
            return [f for one in both for f in self._all("agent", one)]
        if not self._is_passive(head):
            behind = any(t.i < along.i for t in self.sentence.below(head.i, "dobj"))
            if along.i > head.i and not behind:
                return []
            role = "agent" if along.i < head.i else "patient"
        return [f for one in self._accompanying(along) for f in self._all(role, one)]

    def _fighting_with(self, subject: Token) -> Iterator[Filler]:
        """Yield the troops of "Malian soldiers with French troops took the town": both took it.

        "Soldiers with the mission" are the mission's, and nobody beside it.
        """
        if subject.lemma not in _FORCES:
            return
        for prep in self.sentence.below(subject.i, "prep"):
            if prep.text.lower() == "with" and prep.i == subject.i + 1:
                for one in self.sentence.below(prep.i, "pobj"):
                    if one.lemma in _FORCES and one.tag == "NNS":
                        yield from self._all("agent", one)

    def _accompanying(self, along: Token) -> Iterator[Token]:
        for prep in self.sentence.below(along.i, "prep"):
            if prep.text.lower() == "with":
                yield from self.sentence.below(prep.i, "pobj")

    def _is_by_force(self, by: Token) -> bool:
        """Whether a thing was taken "by force", which is how and not by whom."""
        told = list(self.sentence.below(by.i, "pobj"))
        return any(t.text.lower() == "force" and not self.sentence.children[t.i] for t in told)

    def _beside(self, child: Token, kind: FrameKind) -> Iterator[Filler]:
        """Yield the objects of a preposition, one behind a particle included: "pulled back from"."""
        if kind == "verb" and child.text.lower() in _TOGETHER:
            yield Filler("adverb", child.i)
        if child.dep == "prep":
            yield from self._prepositional(child)
            yield from self._stranded(child)
        elif child.text.lower() in self.grammar.particles:
            for prep in self.sentence.below(child.i, "prep"):
                yield from self._prepositional(prep)
        elif kind == "noun":
            yield from self._before_noun(child)

    def _clause(self, head: Token, child: Token, kind: FrameKind) -> Iterator[Filler]:
        """Yield the role of a clause below: what is said or done, why, or when."""
        content = child.dep == "relcl" and (
            kind != "noun" or self._is_infinitive(child) or self._is_that(child)
        )
        if child.dep in {"ccomp", "xcomp"} or content:
            yield from self._all("comp", child)
        elif child.dep == "advcl":
            yield Filler(self._adverbial(head, child), child.i)
        elif child.dep == "acl" and kind == "noun":
            if child.lemma == "claim" and child.tag == "VBN":  # "a bombing claimed by rebels"
                for by in self.sentence.below(child.i, "agent"):
                    yield from self._objects("by", by)
            content = self._is_infinitive(child) or child.tag == "VBG" or self._is_that(child)
            if content:
                yield Filler("comp", child.i)

    def _adverbial(self, head: Token, child: Token) -> str:
        """Name the role of an adverbial clause; after "called on X" it is what X is called on to do."""
        if not self._is_infinitive(child):
            return "advcl"
        below = {self.tokens[k].text.lower() for k in self.sentence.children[head.i]}
        asked = {"call": {"on", "upon", "for"}, "appeal": {"to", "on", "for"}}.get(
            head.lemma, set()
        )
        return "comp" if below & asked or self._is_made_to(head, child) else "purpose"

    def _is_made_to(self, head: Token, child: Token) -> bool:
        """Whether an infinitive tells what another was brought to do: "got the minister to yield"."""
        others = [t for t in self.sentence.below(head.i, "dobj") if head.i < t.i < child.i]
        if head.lemma in _MAKING:
            return bool(others)
        named = {"PERSON", "GPE", "NORP", "ORG"}
        return head.lemma == "get" and any(
            t.lemma in _MADE_TO or t.ent in named or t.tag == "PRP" for t in others
        )

    def _before_noun(self, child: Token) -> Iterator[Filler]:
        if child.dep == "poss":
            yield from self._all("poss", child)
        elif child.dep in {"amod", "compound", "nmod", "npadvmod"}:
            yield from self._all("mod", child)
            yield from (Filler("between", k) for k in self._dyad(child))
            by = child.lemma in _BROKERED  # "Swiss-brokered": no side of it
            for below in self.sentence.below(child.i, "compound", "amod", "npadvmod", "nmod"):
                if not (by and below.i < child.i):
                    yield Filler("mod", below.i)
        elif child.dep == "appos":
            yield from self._all("appos", child)

    def _dyad(self, last: Token) -> list[int]:
        """Return Russia and Ukraine in "Russian-Ukrainian talks", whose `last` word is told."""
        joined = [last]
        while joined[0].i > 1 and self.tokens[joined[0].i - 1].text in _DASHES:
            joined.insert(0, self.tokens[joined[0].i - 2])
        named = all(t.text[:1].isupper() and t.pos in {"PROPN", "ADJ"} for t in joined)
        noun = self.tokens[last.head].lemma in _OF_TWO and len(joined) > 1
        known = any(t.ent in _NAMING for t in joined)
        return [t.i for t in joined] if named and noun and known else []

    def _dative(self, child: Token) -> Iterator[Filler]:
        if child.pos == "ADP":
            yield from self._objects("dative", child)
            yield from self._objects(child.text.lower(), child)
        else:
            yield from self._all("dative", child)

    def _prepositional(self, prep: Token) -> Iterator[Filler]:
        name = prep.text.lower()
        yield from self._objects(name, prep)
        for inner in self.sentence.below(prep.i, "prep"):  # "out of", "because of"
            yield from self._objects(f"{name}_{inner.text.lower()}", inner)
            yield from self._objects(inner.text.lower(), inner)
        for other in self.sentence.below(prep.i, "conj"):  # "spoke to Doha and to Cairo"
            if other.tag in {"IN", "TO"}:
                yield from self._prepositional(other)

    def _stranded(self, prep: Token) -> Iterator[Filler]:
        """Yield the convoy in "the convoy was fired upon", which stands before the verb."""
        name, verb = prep.text.lower(), self.tokens[prep.head]
        if name not in _STRANDED or any(t.i > prep.i for t in self.sentence.hanging[prep.i]):
            return
        if verb.lemma in _SHOOTING and self._is_passive(verb):
            for subject in self.sentence.below(verb.i, "nsubjpass"):
                yield from self._all(name, subject)

    def _objects(self, role: str, prep: Token) -> Iterator[Filler]:
        for below in self.sentence.below(prep.i, "pobj", "pcomp"):
            if below.tag in {"WDT", "WP"} and (noun := self._described(prep)) is not None:
                yield from self._all(role, noun)
            yield from self._all(role, below)

    def _described(self, prep: Token) -> Token | None:
        """Return the raid in "the raid in which ten were killed", where they were killed."""
        verb = self.tokens[prep.head]
        while verb.dep in {"xcomp", "conj"} and verb.pos == "VERB":
            verb = self.tokens[verb.head]
        return self.tokens[verb.head] if verb.dep == "relcl" else None

    def _all(self, role: str, token: Token) -> Iterator[Filler]:
        """Yield `token` and all that is coordinated with it, in the same role."""
        pending = [token]
        while pending:
            one = pending.pop()
            if not self.sentence.children[one.i]:
                yield Filler(role, one.i)
                continue
            if not has_not_but(one, self.sentence):  # "not the army but the rebels"
                yield Filler(role, one.i)
            if one.lemma.lower() in self.grammar.partitives or one.pos == "NUM":
                yield from self._part_of(role, one)
            verbal = one.pos in {"VERB", "AUX"}
            joined = [*self.sentence.below(one.i, "conj"), *self._beside_its_name(one)]
            for prep in self.sentence.below(one.i, "prep"):
                if prep.text.lower() == "along":
                    joined += self._accompanying(prep)
            joined += self._joined_by(one)
            pending += [o for o in reversed(joined) if (o.pos in {"VERB", "AUX"}) == verbal]

    def _joined_by(self, token: Token) -> Iterator[Token]:
        """Yield the Danes in "the Dutch, joined by the Danes, sent aid", who do what the Dutch do."""
        beside = [t for t in self.sentence.below(token.head, "advcl") if token.i < t.i < token.head]
        for joining in [*self.sentence.below(token.i, "acl"), *beside]:
            if joining.lemma in _JOINING and self.tokens[joining.i - 1].text == ",":
                for by in self.sentence.below(joining.i, "agent"):
                    yield from self.sentence.below(by.i, "pobj")

    def _beside_its_name(self, token: Token) -> Iterator[Token]:
        """Yield what is joined to a name right behind a word: "the firm Astra and the bank".

        What renames a deed is that deed: "two raids (a bomb and a shooting) killed ten".
        """
        for name in self.sentence.below(token.i, "appos"):
            parted = any(t.text in _PARTING for t in self.tokens[token.i : name.i])
            if parted and token.i < name.i and is_event(token):
                yield name
            if name.i > token.i and not parted:
                yield from self.sentence.below(name.i, "conj")

    def _part_of(self, role: str, token: Token) -> Iterator[Filler]:
        """Yield the troops of "some of its troops", "a batch of troops" in the role of the part."""
        for prep in self.sentence.below(token.i, "prep"):
            if prep.text.lower() == "of":
                yield from self._objects(role, prep)
