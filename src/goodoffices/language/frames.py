"""Who does what in a clause: predicate frames read off the dependency tree.

A frame is one predicate (verb, noun or participle) with its roles. Roles are named as a reader
would: `agent` does it, `patient` undergoes it, `dative` is told or given it, `comp` is what is said
or done in a clause below, `poss` and `mod` stand before a noun, `means` is what it was done with;
every preposition is a role of its own (`with`, `between`, `on`). Passive, control ("offered to
mediate": who mediates is who offered), relative clauses, shared subjects, participles and light
verbs ("launched strikes on") are undone here, once, so that rules need not know of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import Literal, NamedTuple

import msgspec
import msgspec.toml

from goodoffices.language.tokens import Sentence, Token

FrameKind = Literal["verb", "noun", "adj"]
Tense = Literal["past", "present", "future"]

_MODALS = frozenset("will would shall should can could may might must".split())
_NEGATIONS = frozenset("not n't never no neither nor hardly barely".split())


class Grammar(msgspec.Struct, frozen=True):
    """Words of `lexicon/grammar.toml` that decide how roles are shared."""

    particles: frozenset[str]
    object_control: frozenset[str]
    light: frozenset[str]
    undergo: frozenset[str]


def load_grammar() -> Grammar:
    """Return the lexicon's word lists for reading clauses."""
    path = resources.files("goodoffices").joinpath("lexicon", "grammar.toml")
    return msgspec.toml.decode(path.read_bytes(), type=Grammar)


_OBJECT_ROLES = {
    "dobj": "patient",
    "obj": "patient",
    "attr": "attr",
    "acomp": "attr",
    "oprd": "attr",
}
_CLAUSES = frozenset({"ccomp", "xcomp", "relcl", "advcl", "acl"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})


class Filler(NamedTuple):
    """A token in a role of a frame."""

    role: str
    token: int


class Frame(msgspec.Struct, frozen=True):
    """One predicate and its roles; `head` is its token.

    `lemmas` are the ways to look it up, the longest first ("crack_down", "crack"). `parent` is the
    token of the frame that governs it and `link` how: comp, relcl, advcl, conj, noun or root.
    `marker` is the word that opens the clause ("if", "that", "unless") or "".
    """

    head: int
    kind: FrameKind
    lemmas: tuple[str, ...]
    roles: tuple[Filler, ...] = ()
    passive: bool = False
    negated: bool = False
    modals: tuple[str, ...] = ()
    tense: Tense = "past"
    perfect: bool = False
    infinitive: bool = False
    marker: str = ""
    parent: int | None = None
    link: str = "root"
    light: int | None = None

    def fill(self, *roles: str) -> Iterator[int]:
        """Yield the tokens that fill any of `roles`, in the order the roles are named."""
        for role in roles:
            for filler in self.roles:
                if filler.role == role:
                    yield filler.token

    def has(self, role: str) -> bool:
        """Whether anything fills `role`."""
        return any(filler.role == role for filler in self.roles)


def build_frames(sentence: Sentence, grammar: Grammar) -> dict[int, Frame]:
    """Return the frames of a parsed sentence by the token of their predicate."""
    builder = _Builder(sentence, grammar)
    for token in sentence.tokens:
        if builder.is_nominal(token):
            builder.add(token, "noun")
        elif token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
            builder.add(token, "verb")
        elif token.pos == "NOUN" or (token.pos == "PROPN" and token.dep in {"ROOT", "dobj"}):
            if token.dep not in {"compound", "nmod", "amod"}:  # "aid workers" tell of no aid
                builder.add(token, "noun")
        elif token.pos == "ADJ" and token.dep in {
            "acomp",
            "ROOT",
            "ccomp",
            "conj",
            "xcomp",
            "oprd",
        }:
            builder.add(token, "adj")
    return builder.finish()


class _Builder:
    """Gathers roles predicate by predicate; subjects that stand elsewhere are shared at the end."""

    def __init__(self, sentence: Sentence, grammar: Grammar) -> None:
        self.sentence = sentence
        self.grammar = grammar
        self.tokens = sentence.tokens
        self.kinds: dict[int, FrameKind] = {}
        self.roles: dict[int, list[Filler]] = {}
        self.light: dict[int, int] = {}

    def is_nominal(self, token: Token) -> bool:
        """Whether a word tagged as a verb stands as a noun: "Armenian shelling of Ganja"."""
        if token.tag != "VBG" or token.dep not in {
            "nsubj",
            "dobj",
            "pobj",
            "nsubjpass",
            "attr",
            "conj",
        }:
            return False
        below = [self.tokens[k] for k in self.sentence.children[token.i]]
        if any(t.dep in {"dobj", "aux", "nsubj", "ccomp"} for t in below):
            return False
        return any(t.dep in {"det", "amod", "poss", "compound"} or t.text == "of" for t in below)

    def add(self, token: Token, kind: FrameKind) -> None:
        self.kinds[token.i] = kind
        roles = self.roles[token.i] = []
        for child in self.sentence.children[token.i]:
            roles.extend(self._roles_of(token, self.tokens[child], kind))
        roles.extend(self._from_above(token, kind))

    def finish(self) -> dict[int, Frame]:
        for i in sorted(self.kinds, key=self._depth):
            self._share_subject(i)
        for i, kind in self.kinds.items():
            if kind == "noun":
                self._borrow_from_light_verb(i)
        return {i: self._frame(i) for i in sorted(self.kinds)}

    # -- roles that hang below the predicate

    def _roles_of(self, head: Token, child: Token, kind: FrameKind) -> Iterator[Filler]:
        passive = self._is_passive(head)
        by = child.text.lower() == "by" and passive
        if child.dep in {"nsubj", "csubj", "nsubjpass", "csubjpass"}:
            undergoes = passive or child.dep.endswith("pass")
            yield from self._all("patient" if undergoes else "agent", child)
        elif child.dep in _OBJECT_ROLES:
            yield from self._all(_OBJECT_ROLES[child.dep], child)
        elif child.dep in {"dative", "iobj"}:
            yield from self._dative(child)
        elif child.dep == "agent" or (child.dep == "prep" and by):
            yield from self._objects("agent", child)
        elif child.dep == "prep":
            yield from self._prepositional(child)
        elif child.dep in _CLAUSES:
            yield from self._clause(head, child, kind)
        elif kind == "noun":
            yield from self._before_noun(child)
        elif child.dep in {"npadvmod", "compound", "nmod"} and child.pos in _NOMINAL:
            brokered = head.tag == "VBN" and head.dep in {"amod", "compound"}  # "Swiss-brokered"
            yield from self._all("agent" if brokered else "adverb", child)

    def _clause(self, head: Token, child: Token, kind: FrameKind) -> Iterator[Filler]:
        """Yield the role of a clause below: what is said or done, why, or when."""
        if child.dep in {"ccomp", "xcomp"} or (child.dep == "relcl" and kind != "noun"):
            yield from self._all("comp", child)
        elif child.dep == "advcl":
            yield Filler(self._adverbial(head, child), child.i)
        elif child.dep == "acl" and kind == "noun":
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
        return "comp" if below & asked else "purpose"

    def _before_noun(self, child: Token) -> Iterator[Filler]:
        if child.dep == "poss":
            yield from self._all("poss", child)
        elif child.dep in {"amod", "compound", "nmod", "npadvmod"}:
            yield from self._all("mod", child)
            for below in self.sentence.below(child.i, "compound", "amod", "npadvmod", "nmod"):
                yield Filler("mod", below.i)
        elif child.dep == "appos":
            yield from self._all("appos", child)

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

    def _objects(self, role: str, prep: Token) -> Iterator[Filler]:
        for below in self.sentence.below(prep.i, "pobj", "pcomp"):
            yield from self._all(role, below)

    def _all(self, role: str, token: Token) -> Iterator[Filler]:
        """Yield `token` and all that is coordinated with it, in the same role."""
        yield Filler(role, token.i)
        for other in self.sentence.below(token.i, "conj"):
            if (other.pos in {"VERB", "AUX"}) == (token.pos in {"VERB", "AUX"}):
                yield from self._all(role, other)

    # -- roles that hang above the predicate

    def _from_above(self, token: Token, kind: FrameKind) -> Iterator[Filler]:
        """Yield what a participle or relative clause takes from the noun it hangs on."""
        if kind != "verb" or token.dep not in {"acl", "relcl", "amod"}:
            return
        noun = self.tokens[token.head]
        if token.dep == "relcl":
            yield from self._relativized(token, noun)
        elif token.tag == "VBN":
            yield from (
                self._all("patient", noun) if token.dep == "acl" else (Filler("patient", noun.i),)
            )
        elif token.tag in {"VBG", "VBD", "VBZ", "VBP"} and not self._is_that(token):
            yield Filler("agent", noun.i)

    def _relativized(self, verb: Token, noun: Token) -> Iterator[Filler]:
        below = [self.tokens[k] for k in self.sentence.children[verb.i]]
        for child in below:
            if child.tag in {"WDT", "WP"} and child.dep in {"nsubj", "nsubjpass", "dobj"}:
                passive = child.dep == "nsubjpass" or self._is_passive(verb)
                yield Filler("agent" if child.dep == "nsubj" and not passive else "patient", noun.i)
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
        roles.extend(Filler(missing, k) for k in self._cleft(i))
        if self.kinds[i] == "noun" or missing in have or token.dep in {"ROOT", "relcl", "amod"}:
            return
        if token.tag == "VBN" and token.dep == "acl":
            return
        above = self._governor(i)
        if above is None:
            return
        source = self._controller(i, above)
        roles.extend(Filler(missing, k) for k in source)
        if token.dep == "conj":
            self._share_object(i, above)

    def _cleft(self, i: int) -> list[int]:
        """Return Oslo in "it was Oslo that brokered the truce"."""
        above = self.tokens[self.tokens[i].head]
        subject = [self.tokens[k].text.lower() for r, k in self.roles[i] if r == "agent"]
        if above.lemma != "be" or above.i == i or not set(subject) & {"that", "who", "which"}:
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
        if self.kinds[above] == "noun":
            found = [k for r, k in roles if r in {"agent", "poss", "by"}]
            return found or self._agent_of_light(above)
        subject = "patient" if self._is_passive(self.tokens[above]) else "agent"
        if self._is_charged(i) and any(r == "patient" for r, _ in roles):
            subject = "patient"
        return [k for r, k in roles if r == subject]

    def _is_charged(self, i: int) -> bool:
        """Whether a gerund says what somebody is accused of, thanked for or kept from."""
        token = self.tokens[i]
        before = self.tokens[token.head].text.lower()
        return token.dep == "pcomp" and before in {"of", "for", "from", "with", "into"}

    def _share_object(self, i: int, above: int) -> None:
        """In "arrested and deported ten men" the men are the object of both."""
        mine = [f for f in self.roles[i] if f.role == "patient"]
        theirs = [f for f in self.roles[above] if f.role in {"patient", "comp", "attr"}]
        if mine and not theirs and not self._is_passive(self.tokens[above]):
            between = self.tokens[above + 1 : i]
            if all(t.pos in {"CCONJ", "ADV", "PUNCT"} for t in between):
                self.roles[above].extend(mine)

    def _agent_of_light(self, noun: int) -> list[int]:
        verb = self.tokens[noun].head
        if verb in self.roles and self.tokens[noun].dep in {"dobj", "attr"}:
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
        self.light[i] = verb
        have = {role for role, _ in self.roles[i]}
        for role, k in list(self.roles[verb]):
            if k == i:
                continue
            if role == "agent" and "agent" not in have:
                self.roles[i].append(Filler("patient" if undergone else "agent", k))
            elif role not in {"agent", "patient", "comp", "purpose", "advcl"}:
                self.roles[i].append(Filler(role, k))

    def _take_part(self, token: Token) -> None:
        """Tell who took part "in talks", in "calls from X to Y" that hang on a verb.

        They fill `subject` and `audience`, which only rules that name them use.
        """
        head = self.tokens[token.head]
        within = token.dep == "pobj" and head.text.lower() in {"in", "during", "at", "after"}
        verb = head.head if within else token.head
        if not within and token.dep != "dobj":
            return
        for role, k in list(self.roles.get(verb, ())):
            if role == "agent" and within:
                self.roles[token.i].append(Filler("subject", k))
            elif role == "from" and not within:
                self.roles[token.i].append(Filler("subject", k))
            elif role in {"dative", "to", "with"} and k != token.i:
                self.roles[token.i].append(Filler("audience", k))

    def _light_above(self, token: Token) -> int | None:
        while token.dep == "conj" and self.tokens[token.head].pos == token.pos:
            token = self.tokens[token.head]
        head = self.tokens[token.head]
        if token.dep == "pobj" and head.text.lower() in {"under", "into", "in"}:
            verb = self.tokens[head.head]
            if verb.lemma in {"come", "go", "enter", "engage", "be", "involve", "take"}:
                return verb.i if verb.i in self.roles else None
        direct = token.dep in {"dobj", "nsubjpass"}
        if (
            direct
            and any(x in self.grammar.light for x in self._lemmas(head))
            and head.i in self.roles
        ):
            return head.i
        return self._relative_light(token)

    def _relative_light(self, token: Token) -> int | None:
        """Return the light verb of a relative clause or participle: "talks held in Doha"."""
        for below in self.sentence.below(token.i, "relcl", "acl"):
            light = any(x in self.grammar.light for x in self._lemmas(below))
            if light and Filler("patient", token.i) in self.roles.get(below.i, ()):
                return below.i
        return None

    # -- what the predicate itself says

    def _frame(self, i: int) -> Frame:
        token = self.tokens[i]
        auxiliaries = list(self.sentence.below(i, "aux", "auxpass"))
        parent = self._governor(i)
        modals = self._modals(token, auxiliaries)
        infinitive = self._is_infinitive(token)
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

    def _modals(self, token: Token, auxiliaries: list[Token]) -> tuple[str, ...]:
        """Return a verb's modals, those it shares with the verb it is joined to included."""
        words = [_full(a.text.lower()) for a in auxiliaries]
        head = self.tokens[token.head]
        if token.dep == "xcomp" and head.lemma == "have":  # "had to let them through"
            return ("must",)
        if token.dep == "conj" and token.tag == "VB" and not words and head.tag == "VB":
            return self._modals(head, list(self.sentence.below(head.i, "aux", "auxpass")))
        return tuple(word for word in words if word in _MODALS)

    def _lemmas(self, token: Token) -> tuple[str, ...]:
        particle = next(
            (
                self.tokens[k].text.lower()
                for k in self.sentence.children[token.i]
                if self.tokens[k].dep == "prt"
                or (
                    k == token.i + 1
                    and self.tokens[k].dep in {"advmod", "prep"}
                    and self.tokens[k].text.lower() in self.grammar.particles
                    and not self.sentence.children[k]
                )
            ),
            None,
        )
        if particle:
            return f"{token.lemma}_{particle}", token.lemma
        if self.kinds.get(token.i) != "noun":
            return (token.lemma,)
        return tuple(dict.fromkeys((self.sentence.joined(token.i), token.lemma, token.text.lower())))

    def _tense(self, token: Token, auxiliaries: list[Token], modals: tuple[str, ...]) -> Tense:
        if "will" in modals or "shall" in modals:
            return "future"
        if self._is_going_to(token):
            return "future"
        tags = [a.tag for a in auxiliaries] or [token.tag]
        return (
            "present"
            if tags[0] in {"VBP", "VBZ", "VBG"} and not self._is_perfect(auxiliaries)
            else "past"
        )

    @staticmethod
    def _is_perfect(auxiliaries: list[Token]) -> bool:
        return any(a.lemma == "have" for a in auxiliaries)

    def _is_going_to(self, token: Token) -> bool:
        head = self.tokens[token.head]
        return token.dep == "xcomp" and head.text.lower() in {"going", "set", "due", "about"}

    def _is_passive(self, token: Token) -> bool:
        if token.pos not in {"VERB", "AUX"}:
            return False
        deps = {self.tokens[k].dep for k in self.sentence.children[token.i]}
        if deps & {"auxpass", "nsubjpass"}:
            return True
        return token.tag == "VBN" and "aux" not in deps and token.dep in {"acl", "amod", "advcl"}

    def _is_infinitive(self, token: Token) -> bool:
        return any(a.tag == "TO" for a in self.sentence.below(token.i, "aux"))

    def _is_that(self, token: Token) -> bool:
        """Whether a clause tells the content of its noun: "reports that its army fired"."""
        return any(t.text.lower() == "that" for t in self.sentence.below(token.i, "mark"))

    def _is_negated(self, i: int) -> bool:
        below = [self.tokens[k] for k in self.sentence.children[i]]
        if any(t.dep == "neg" or t.text.lower() in _NEGATIONS for t in below if t.pos != "NOUN"):
            return True
        head = self.tokens[self.tokens[i].head]
        if self.tokens[i].dep == "conj" and any(
            t.text.lower() == "nor" for t in self.sentence.below(head.i, "cc")
        ):
            return True
        if self.kinds[i] == "verb":
            subjects = [t for t in below if t.dep in {"nsubj", "nsubjpass", "dobj"}]
            return any(self._has_no(t) for t in subjects)
        return False

    def _has_no(self, token: Token) -> bool:
        first = [self.tokens[k] for k in self.sentence.children[token.i]]
        return token.text.lower() in {"nobody", "none", "neither", "nothing"} or any(
            t.dep in {"det", "neg"} and t.text.lower() in {"no", "neither"} for t in first
        )

    def _marker(self, i: int) -> str:
        for child in self.sentence.below(i, "mark", "advmod", "prep"):
            if child.dep == "mark" or child.tag == "WRB":
                return child.text.lower()
        head = self.tokens[self.tokens[i].head]
        if self.tokens[i].dep == "pcomp":
            return head.text.lower()
        return ""

    def _governor(self, i: int) -> int | None:
        token = self.tokens[i]
        while token.head != token.i:
            token = self.tokens[token.head]
            if token.i in self.kinds:
                return token.i
        return None

    @staticmethod
    def _link(token: Token, parent: int | None) -> str:
        if parent is None:
            return "root"
        if token.dep in {"ccomp", "xcomp"}:
            return "comp"
        return token.dep if token.dep in {"relcl", "acl", "advcl", "conj", "amod"} else "noun"

    def _depth(self, i: int) -> int:
        depth, token = 0, self.tokens[i]
        while token.head != token.i:
            token = self.tokens[token.head]
            depth += 1
        return depth


def _full(word: str) -> str:
    return {"'ll": "will", "wo": "will", "ca": "can", "'d": "would"}.get(word, word)
