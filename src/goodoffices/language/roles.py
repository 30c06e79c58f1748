"""Which words fill the roles of a predicate, those that stand elsewhere in the sentence included."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.language.frame import Filler, Frame, FrameKind
from goodoffices.language.papers import issuers
from goodoffices.language.predicates import GIVING
from goodoffices.language.role_words import (
    BLAMING,
    CLAIMED,
    DOING,
    GOING,
    HARMING,
    JUDGING,
    OPINIONS,
    SAYING,
    TELLING,
    TRYING,
    follows_suit,
    is_prompting,
    only_joins,
)
from goodoffices.language.roles_below import FILLING, OF_NOUNS
from goodoffices.language.roles_through import RolesThrough
from goodoffices.language.tokens import Token

_DIRECTIONS = frozenset({"on", "against", "over", "upon", "toward", "towards"})
_COUNTS = frozenset("dozen dozens score scores hundred hundreds number handful pair".split())
_LENGTHS = frozenset("hour day week month year round minute night".split())
_DURING = frozenset({"in", "during", "at", "after", "under", "through"})
_LASHING = frozenset({"lash", "hit"})


class RoleBuilder(RolesThrough):
    """Gathers roles predicate by predicate; subjects that stand elsewhere are shared at the end."""

    def add(self, token: Token, kind: FrameKind) -> None:
        """Take `token` as a predicate and gather the roles around it."""
        self.kinds[token.i] = kind
        roles = self.roles[token.i] = []
        for child in self.sentence.hanging[token.i]:
            if child.dep in FILLING:
                roles.extend(self._roles_of(token, child, kind))
        if kind == "verb" and token.dep in OF_NOUNS:
            roles.extend(self._from_above(token))

    def finish(self) -> dict[int, Frame]:
        """Share what is shared and return the frames by token."""
        for i in sorted(self.kinds, key=self.sentence.depths.__getitem__):
            self._share_subject(i)
        for i, kind in self.kinds.items():
            if kind == "noun":
                self._borrow_from_light_verb(i)
        for i, kind in self.kinds.items():
            if kind == "verb":
                self._reach_past_object(i)
                self._add_had(i)
                self._add_doer_below(i)
            self._add_doer_through(i)
        return {i: self._frame(i) for i in sorted(self.kinds)}

    # -- roles that hang above the predicate

    def _from_above(self, token: Token) -> Iterator[Filler]:
        """Yield what a participle or relative clause takes from the noun it hangs on."""
        noun = self.tokens[token.head]
        if self._is_that(token):  # "a danger that rebels will return": nothing is relative
            return
        if token.dep == "relcl" and not self._is_infinitive(token):
            yield from self._relativized(token, noun)
        elif token.tag == "VBN":
            yield from (
                self._all("patient", noun) if token.dep == "acl" else (Filler("patient", noun.i),)
            )
        elif token.tag == "VBG" and token.dep == "acl" and issuers(noun, self.sentence):
            return
        elif token.tag in {"VBG", "VBD", "VBZ", "VBP"} and not self._is_that(token):
            yield Filler("agent", noun.i)

    def _relativized(self, verb: Token, noun: Token) -> Iterator[Filler]:
        below = [self.tokens[k] for k in self.sentence.children[verb.i]]
        if any(child.tag == "WRB" for child in below):  # "the north, where troops advance"
            return
        if any(t.tag == "WP$" for child in below for t in self.sentence.below(child.i, "poss")):
            return  # "Kenya, whose troops are fighting": Kenya fills no role but theirs
        for child in below:
            if child.tag in {"WDT", "WP"} and child.dep in {"nsubj", "nsubjpass", "dobj"}:
                passive = child.dep == "nsubjpass" or self._is_passive(verb)
                role = "agent" if child.dep == "nsubj" and not passive else "patient"
                yield from self._all(role, noun)
                return
        if not any(child.dep in {"dobj", "nsubjpass"} for child in below):
            yield Filler("patient", noun.i)

    def _share_subject(self, i: int) -> None:
        """Give a clause without a subject the one its governor has (control, coordination)."""
        token = self.tokens[i]
        roles = self.roles[i]
        have = {role for role, _ in roles}
        passive = self._is_passive(token)
        missing = "patient" if passive else "agent"
        if passive and token.dep == "conj" and token.lemma in GIVING and missing in have:
            missing = "dative"  # "was summoned and handed a note"
        roles.extend(Filler(missing, k) for k in self._cleft(i))
        if token.dep in {"conj", "advcl", "parataxis"}:
            self._give_above(i)
        if self.kinds[i] == "noun" or missing in have or token.dep in {"ROOT", "amod"}:
            return
        if any(True for _ in self.sentence.below(i, "expl")):
            return  # "there were clashes, he added"
        if token.dep == "relcl" and not self._is_infinitive(token):
            return
        if token.tag == "VBN" and token.dep == "acl":
            return
        above = self._governor(i)
        if above is None:
            return
        source = self._absolute(i) or self._before_said(i, above)
        source = source or list(self._cried_for(i, above)) or self._controller(i, above)
        roles.extend(Filler(missing, k) for k in source if not self._is_empty_it(i, k))
        if token.dep == "conj":
            self._share_object(i, above)

    def _absolute(self, i: int) -> list[int]:
        """Return the men in "the day ended with two men being held", which hang on "with"."""
        token = self.tokens[i]
        participle = token.tag == "VBG" or any(
            t.lemma == "be" for t in self.sentence.below(i, "auxpass")
        )
        if not participle or token.dep not in {"ccomp", "pcomp", "advcl", "xcomp"}:
            return []
        if self.tokens[i - 1].text == ",":  # "the conflict with Chad, accusing it": who fights does
            return []
        for prep in reversed(self.tokens[token.head : i]):
            if prep.text == ",":  # "spoke with both, urging calm": who spoke urges
                break
            if prep.text.lower() == "with" and prep.dep == "prep":
                return [k.i for k in self.sentence.below(prep.i, "pobj") if k.i < i]
            if prep.pos == "VERB" and prep.text.lower() != "including":
                break
        return []

    def _before_said(self, i: int, above: int) -> list[int]:
        """Return the rockets in "rockets fell, doctors said, killing two": doctors kill nobody."""
        token, said = self.tokens[i], self.tokens[above].lemma in SAYING
        before = any(t.i > i for t in self.sentence.below(above, "nsubj"))
        if token.dep != "advcl" or not said or (token.lemma not in DOING and not before):
            return []
        told = [t.i for t in self.sentence.below(above, "ccomp") if t.i < above]
        subject = "patient" if told and self._is_passive(self.tokens[told[0]]) else "agent"
        return [k for r, k in self.roles.get(told[0], ()) if r == subject] if told else []

    def _cleft(self, i: int) -> list[int]:
        """Return Oslo in "it was Oslo that brokered the truce"."""
        above = self.tokens[self.tokens[i].head]
        if above.lemma != "be" or above.i == i:
            return []
        subject = {self.tokens[k].text.lower() for r, k in self.roles[i] if r == "agent"}
        if not subject & {"that", "who", "which"}:
            return []
        return [k for r, k in self.roles.get(above.i, ()) if r == "attr"]

    def _controller(self, i: int, above: int) -> list[int]:
        """Return who does what clause `i` says, as far as the predicate above it tells."""
        roles = self.roles[above]
        told = any(f.role == "comp" and f.token == i for f in roles)
        if told and self.tokens[above].lemma in self.grammar.object_control:
            for role in ("dative", "patient", "on", "to", "for", "upon"):
                found = [k for r, k in roles if r == role and self.tokens[k].pos != "VERB"]
                if found:
                    return found
        if self._is_charged(i) and self._is_blamed(above):
            return [f.token for f in self._all("patient", self.tokens[above])]
        if self.kinds[above] == "noun":
            if self.tokens[i].tag == "VBG" and (
                put_out := issuers(self.tokens[above], self.sentence)
            ):
                return put_out
            found = [k for r, k in roles if r in {"agent", "poss", "by"}]
            return found or self._agent_of_light(above)
        token = self.tokens[i]
        subject = "patient" if self._is_passive(self.tokens[above]) else "agent"
        subject = "agent" if is_prompting(token) else subject
        if token.tag == "VBN" and token.dep in {"oprd", "xcomp"} and self._is_passive(token):
            subject = "patient"  # "left two men wounded", "were found shot dead"
        quality = token.dep == "oprd" and token.pos == "ADJ"  # "groups it holds responsible"
        quality = (
            quality and self.tokens[above].lemma != "leave"
        )  # "left ten dead": who left them is told
        if (quality or self._is_charged(i)) and any(r == "patient" for r, _ in roles):
            subject = "patient"
        elif self._is_charged(i) and self.tokens[above].lemma in _LASHING:
            subject = "at"  # "lashed out at Chad for failing to"
        return [k for r, k in roles if r == subject] or self._of_infinitive(token, above)

    def _of_infinitive(self, token: Token, above: int) -> list[int]:
        """Return the men in "the men are to be freed", who undergo it."""
        if not self._is_infinitive(token):
            return []
        return [k for r, k in self.roles[above] if r == "agent"]

    def _is_empty_it(self, i: int, subject: int) -> bool:
        """Whether a subject only fills its place: "it would be a mistake to arrest him"."""
        token, be = self.tokens[subject], self.tokens[self.tokens[subject].head]
        if token.text.lower() != "it" or not self._is_infinitive(self.tokens[i]):
            return False
        told = self.sentence.below(be.i, "attr", "acomp")
        return be.lemma == "be" and any(t.pos == "NOUN" or t.lemma in OPINIONS for t in told)

    def _is_charged(self, i: int) -> bool:
        """Whether a gerund says what somebody is accused of, thanked for or kept from."""
        token = self.tokens[i]
        before = self.tokens[token.head].text.lower()
        return token.dep == "pcomp" and before in {"of", "for", "from", "with", "into", "against"}

    def _is_blamed(self, noun: int) -> bool:
        """Whether a noun is who is accused, where the parser hangs the deed on it and not on the verb."""
        token = self.tokens[noun]
        return token.dep == "dobj" and self.tokens[token.head].lemma in BLAMING

    def _share_object(self, i: int, above: int) -> None:
        """In "arrested and deported ten men" the men are the object of both."""
        mine = [f for f in self.roles[i] if f.role == "patient"]
        theirs = [f for f in self.roles[above] if f.role in {"patient", "comp", "attr"}]
        active = not self._is_passive(self.tokens[above])
        if mine and not theirs and active and only_joins(self.tokens[above + 1 : i]):
            self.roles[above].extend(mine)

    def _share_doer(self, i: int, above: int) -> None:
        """In "was bombed and killed by aircraft" the aircraft did both."""
        mine = [f for f in self.roles[i] if f.role == "agent"]
        theirs = [f for f in self.roles[above] if f.role == "agent"]
        passive = self._is_passive(self.tokens[i]) and self._is_passive(self.tokens[above])
        both = {self.tokens[i].lemma, self.tokens[above].lemma} <= HARMING  # "and two were hurt"
        if mine and not theirs and passive and (both or only_joins(self.tokens[above + 1 : i])):
            self.roles[above].extend(mine)

    def _give_above(self, i: int) -> None:
        """Let Togo do what Mali did in "Mali cut ties with Chad, and so did Togo", "Togo did the same".

        Whoever else does a deed that stands before is shared by `_share_doer`.
        """
        above = self._governor(i)
        if above is None or self.kinds[above] != "verb":
            return
        if self.tokens[i].dep == "conj":
            self._share_doer(i, above)
        mine = [
            f for f in self.roles[i] if f.role == "agent" and self.tokens[f.token].pos != "PRON"
        ]
        if follows_suit(self.tokens[i], self.sentence) and not self._is_passive(self.tokens[above]):
            self.roles[above].extend(mine)

    def _agent_of_light(self, noun: int) -> list[int]:
        token = self.tokens[noun]
        verb = token.head
        if token.dep == "pobj" and token.lemma in TRYING and self.tokens[verb].text.lower() == "in":
            verb = self.tokens[verb].head  # "met the rebels in a bid to revive talks"
            return [k for r, k in self.roles.get(verb, ()) if r == "agent"]
        judged = token.lemma in TRYING and self.tokens[verb].lemma in JUDGING
        if verb in self.roles and token.dep in {"dobj", "attr"} and not judged:
            return [k for r, k in self.roles[verb] if r == "agent"]
        return []

    def _borrow_from_light_verb(self, i: int) -> None:
        """Give the noun of "launched strikes on X", "came under fire" the verb's subject and rest."""
        token = self.tokens[i]
        verb = self._light_above(token)
        if verb is None:
            self._take_part(token)
            return
        lemma = self._lemmas(self.tokens[verb])[0]
        undergone = lemma in self.grammar.undergo or (token.dep == "pobj" and lemma == "come")
        if self._take_fire(token):
            undergone = True
            self.roles[i] = [
                Filler("by", k) if r == "from" else Filler(r, k) for r, k in self.roles[i]
            ]
        self.light[i] = verb
        have = {role for role, _ in self.roles[i]}
        self.roles[i].append(Filler("light", verb))
        for role, k in list(self.roles[verb]):
            if k == i or (lemma == "claim" and role != "agent"):
                continue
            involved = (
                role == "patient" and token.dep == "pobj" and self._is_passive(self.tokens[verb])
            )
            if role == "agent" and self._received(token) is not None:
                self.roles[i].append(Filler("on", k))
            elif (role == "agent" or involved) and (undergone or not have & {"agent", "by"}):
                self.roles[i].append(Filler("patient" if undergone else "agent", k))
            elif role not in {"agent", "patient", "comp", "purpose", "advcl"}:
                self.roles[i].append(Filler(role, k))

    def _reach_past_object(self, i: int) -> None:
        """Give a verb the prepositions of its object where it has none: "inflicted losses on the FARC"."""
        have = {role for role, _ in self.roles[i]}
        told = {"to", "with"} if self.tokens[i].lemma in TELLING else set()
        for role, k in list(self.roles[i]):
            if role != "patient" or k not in self.roles:
                continue
            for below, token in self.roles[k]:
                if below in _DIRECTIONS | told and below not in have:
                    self.roles[i].append(Filler(below, token))

    def _take_part(self, token: Token) -> None:
        """Tell who took part "in talks", in "calls from X to Y" that hang on a verb.

        They fill `subject` and `audience`, which only rules that name them use.
        """
        head = self._past_length(self.tokens[token.head])
        within = token.dep == "pobj" and head.text.lower() in _DURING
        if token.dep == "pobj" and head.text.lower() == "for":  # "returned for talks with"
            within = self.tokens[head.head].lemma in GOING
        verb = head.head if within else token.head
        if not within and token.dep != "dobj":
            return
        for role, k in list(self.roles.get(verb, ())):
            if (role == "agent" and within) or (role == "from" and not within):
                self.roles[token.i].append(Filler("subject", k))
            elif role in {"dative", "to", "with"} and k != token.i:
                self.roles[token.i].append(Filler("audience", k))

    def _past_length(self, preposition: Token) -> Token:
        """Return the "after" of "after ten hours of talks" for its "of"."""
        length = self.tokens[preposition.head]
        if preposition.text.lower() != "of" or length.lemma not in _LENGTHS:
            return preposition
        return self.tokens[length.head] if length.dep == "pobj" else preposition

    def _light_above(self, token: Token) -> int | None:
        while token.dep == "conj" and self.tokens[token.head].pos == token.pos:
            token = self.tokens[token.head]
        head = self.tokens[token.head]
        count = self.tokens[head.head]
        if head.text.lower() == "of" and count.lemma in _COUNTS:
            return self._light_above(count) if count.i < token.i else None  # "dozens of strikes"
        if token.dep == "pobj" and head.text.lower() in {"under", "into", "in"}:
            verb = self.tokens[head.head]
            if head.text.lower() == "in" and verb.lemma in {"go", "come"}:
                return None  # "went missing in the raid"
            if verb.lemma in {"come", "go", "enter", "engage", "be", "involve", "take"}:
                return verb.i if verb.i in self.roles else None
        if token.dep == "pobj" and (received := self._received(token)) is not None:
            return received.i
        direct = token.dep in {"dobj", "nsubjpass"} and head.i in self.roles
        if direct and not self._is_called(head):
            light = any(x in self.grammar.light for x in self._lemmas(head))
            if light or (head.lemma == "claim" and token.lemma in CLAIMED):
                return head.i
        return self._relative_light(token)

    def _is_called(self, verb: Token) -> bool:
        """Whether a verb says what its object is: "called the attack a crime" attacks nobody."""
        below = self.sentence.hanging[verb.i]
        return any(k.dep == "oprd" or (verb.lemma == "call" and k.tag == "WP") for k in below)

    def _relative_light(self, token: Token) -> int | None:
        """Return the light verb of a relative clause or participle: "talks held in Doha"."""
        for below in self.sentence.below(token.i, "relcl", "acl"):
            light = any(x in self.grammar.light for x in self._lemmas(below))
            if any(True for _ in self.sentence.below(below.i, "oprd")):  # "farmers held captive"
                continue
            if light and Filler("patient", token.i) in self.roles.get(below.i, ()):
                return below.i
        return None

    def _frame(self, i: int) -> Frame:
        token = self.tokens[i]
        auxiliaries = list(self.sentence.below(i, "aux", "auxpass"))
        parent = self._governor(i)
        modals = self._modals(token, auxiliaries)
        infinitive = any(a.dep == "aux" and a.tag == "TO" for a in auxiliaries)
        return Frame(
            head=i,
            kind=self.kinds[i],
            lemmas=self._lemmas(token),
            roles=tuple(dict.fromkeys(self.roles[i])),
            passive=self._is_passive(token),
            negated=self._is_negated(i),
            modals=modals,
            tense=self._tense(token, auxiliaries, modals),
            perfect=any(a.lemma == "have" for a in auxiliaries),
            infinitive=infinitive,
            marker=self._marker(i),
            parent=parent,
            link=self._link(token, parent),
            light=self.light.get(i),
        )
