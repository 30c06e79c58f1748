"""What a predicate says of itself: lemma, tense, modals, voice, negation, and what governs it."""

from __future__ import annotations

from goodoffices.language.frame import Filler, FrameKind, Grammar, Tense
from goodoffices.language.role_words import BLAMING
from goodoffices.language.tokens import Sentence, Token

_MODALS = frozenset("will would shall should can could may might must".split())
_REDUCED = frozenset({"acl", "amod", "advcl", "oprd", "xcomp"})  # "were found shot dead"
_OWN = frozenset({"nsubj", "dobj", "ccomp", "xcomp"})  # what a predicate of its own would have
_PARTICLES = frozenset({"prt", "advmod", "prep"})
_BEHIND_OBJECT = frozenset(  # "brought the sides together", "set the house ablaze"
    {"together", "apart", "aside", "closer", "ablaze", "alight", "back"}
)
_VIOLENT = frozenset("fighting shelling bombing shooting firing rioting looting".split())
GIVING = frozenset("give hand tell deny offer grant award show promise serve".split())
_DENYING = frozenset({"not", "n't", "n’t", "never"})  # noqa: RUF001 - a curly apostrophe is read
_NEGATIONS = frozenset("not n't never no neither nor hardly barely".split())
_SHORT_OF = frozenset({("of", "instead"), ("of", "short"), ("from", "far")})
_ONLY = frozenset({"only", "just", "merely", "simply"})
_TURNED = frozenset({"had", "should", "were"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_DENIERS = _DENYING | _NEGATIONS | _NOBODY  # without one, and a label "neg", nothing is denied
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HAVING = frozenset({"have", "get", "see"})


class Predicates:
    """Reads the predicates of one sentence; `roles` and `kinds` fill as they are added."""

    def __init__(self, sentence: Sentence, grammar: Grammar) -> None:
        self.sentence = sentence
        self.grammar = grammar
        self.tokens = sentence.tokens
        self.kinds: dict[int, FrameKind] = {}
        self.roles: dict[int, list[Filler]] = {}
        self.light: dict[int, int] = {}
        self._passive: dict[int, bool] = {}
        self._denies = not _DENIERS.isdisjoint(sentence.lowers) or any(
            token.dep == "neg" for token in sentence.tokens
        )
        self._parts = frozenset(
            token.i
            for token, word in zip(sentence.tokens, sentence.lowers, strict=True)
            if token.dep == "prt" or word in grammar.particles or word in _BEHIND_OBJECT
        )

    def is_nominal(self, token: Token) -> bool:
        """Whether a word tagged as a verb stands as a noun: "Armenian shelling of Ganja"."""
        if token.tag != "VBG" or token.dep not in {
            "nsubj",
            "dobj",
            "pobj",
            "nsubjpass",
            "attr",
            "conj",
            "pcomp",
        }:
            return False
        below = self.sentence.hanging[token.i]
        if any(t.dep in {"dobj", "aux", "nsubj", "ccomp"} for t in below):
            return False
        # "were killed in fighting so far": the dead are not told to have fought
        if token.dep in {"pobj", "nsubj", "pcomp"} and token.text.lower() in _VIOLENT:
            return not self._is_blamed_on(token)
        if token.dep == "pcomp":
            return False
        made_noun = {"of"} if token.dep == "attr" else {"of", "between"}  # "is mediating between"
        return any(
            t.dep in {"det", "amod", "poss", "compound"} or t.text in made_noun for t in below
        )

    def _is_blamed_on(self, token: Token) -> bool:
        """Whether somebody is accused of doing it: "accused Mali of firing on a patrol"."""
        prep = self.tokens[token.head]
        whom = self.tokens[prep.head]
        verb = self.tokens[whom.head] if whom.dep in {"dobj", "nsubjpass"} else whom
        objects = any(True for _ in self.sentence.below(token.i, "prep"))
        return token.dep == "pcomp" and objects and verb.lemma in BLAMING

    def _modals(self, token: Token, auxiliaries: list[Token]) -> tuple[str, ...]:
        """Return a verb's modals, those it shares with the verb it is joined to included."""
        words = [_full(a.text.lower()) for a in auxiliaries if a.tag == "MD"]  # not "since May"
        head = self.tokens[token.head]
        if (
            token.dep == "xcomp" and token.tag == "VB" and head.lemma in {"have", "need"}
        ):  # "had to go"
            return ("must",)
        if token.dep == "conj" and token.tag == "VB" and not words and head.tag == "VB":
            return self._modals(head, list(self.sentence.below(head.i, "aux", "auxpass")))
        return tuple(word for word in words if word in _MODALS)

    def _lemmas(self, token: Token) -> tuple[str, ...]:
        parts = self._parts.intersection(self.sentence.children[token.i])
        told = (self._particle(self.tokens[k]) for k in sorted(parts))
        particle = next(filter(None, told), "")
        if particle:
            return f"{token.lemma}_{particle}", token.lemma
        if self.kinds.get(token.i) != "noun":
            return (token.lemma,)
        return tuple(
            dict.fromkeys((self.sentence.joined(token.i), token.lemma, token.text.lower()))
        )

    def _particle(self, word: Token) -> str:
        """Return a word that hangs on a predicate where it is a part of it: "crack down", "" for none."""
        behind = word.i - word.head
        if word.dep not in _PARTICLES and behind < 0:
            return ""
        text = word.text.lower()
        beside = behind == 1 and word.dep in _PARTICLES and text in self.grammar.particles
        alone = word.dep == "advmod" or not self.sentence.children[word.i]
        told = word.dep == "prt" or (behind > 0 and text in _BEHIND_OBJECT)
        return text if told or (beside and alone) else ""

    def _tense(self, token: Token, auxiliaries: list[Token], modals: tuple[str, ...]) -> Tense:
        if "will" in modals or "shall" in modals:
            return "future"
        headline = token.dep == "ROOT" and self._is_infinitive(token)  # "UK to send tanks"
        if headline or self._is_going_to(token):
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
        known = self._passive.get(token.i)
        if known is None:
            known = self._passive[token.i] = self._reads_passive(token)
        return known

    def _reads_passive(self, token: Token) -> bool:
        deps = {below.dep for below in self.sentence.hanging[token.i]}
        if deps & {"auxpass", "nsubjpass", "agent"} or self._is_had(token, deps):
            return True
        if token.dep == "conj" and self._is_given(token, deps):
            return self._is_passive(self.tokens[token.head])
        past = token.tag == "VBN" or (token.tag == "VBD" and token.dep == "pcomp")
        if past and not deps & {"aux", "dobj"} and self._is_done_to_by_next(token):
            return True
        if token.tag != "VBN" or "aux" in deps:
            return False
        if token.dep == "conj" and not deps & _OWN:  # "was seized and executed"
            return self._is_passive(self.tokens[token.head])
        return token.dep in _REDUCED

    def _is_had(self, token: Token, deps: set[str]) -> bool:
        """Whether somebody has it done, or done to him: "had ten men arrested", "had its flag burnt"."""
        above = self.tokens[token.head]
        if token.dep != "ccomp" or above.lemma not in _HAVING or deps & {"aux", "dobj", "mark"}:
            return False
        things = [*self.sentence.below(token.i, "nsubj"), *self.sentence.below(above.i, "dobj")]
        return token.tag in {"VBN", "VBD"} and any(above.i < t.i < token.i for t in things)

    @staticmethod
    def _is_given(token: Token, deps: set[str]) -> bool:
        """Whether a verb of giving is joined to another: "was summoned and handed a note"."""
        return token.lemma in GIVING and "dobj" in deps and not deps & {"nsubj", "aux", "dative"}

    def _is_done_to_by_next(self, token: Token) -> bool:
        """Whether the next verb says who did both: "people shot and killed by police"."""
        return any(
            other.tag == "VBN" and any(True for _ in self.sentence.below(other.i, "agent"))
            for other in self.sentence.below(token.i, "conj")
        )

    def _is_infinitive(self, token: Token) -> bool:
        return any(a.tag == "TO" for a in self.sentence.below(token.i, "aux"))

    def _is_that(self, token: Token) -> bool:
        """Whether a clause tells the content of its noun: "reports that its army fired"."""
        return any(t.text.lower() == "that" for t in self.sentence.below(token.i, "mark"))

    def _has(self, i: int, word: str) -> bool:
        """Whether a word hangs on token `i`: "no longer", "neither Peru nor Chile"."""
        return any(below.text.lower() == word for below in self.sentence.hanging[i])

    def _is_left_undone(self, token: Token) -> bool:
        """Whether a gerund says what was not done: "without announcing", "far from sending"."""
        if token.dep != "pcomp":
            return False
        prep = self.tokens[token.head]
        before = self.tokens[prep.i - 1].text.lower() if prep.i else ""
        return prep.text.lower() == "without" or (prep.text.lower(), before) in _SHORT_OF

    def _is_negated(self, i: int) -> bool:
        token = self.tokens[i]
        if self._is_left_undone(token):
            return True
        below = self.sentence.hanging[i]
        if self._is_not_even(token) or self._is_yet_to(token):
            return True
        return self._denies and (
            (bool(below) and self._is_denied(i, below))
            or (token.dep == "conj" and (self._is_nor(token) or self._is_or(token)))
        )

    def _is_not_even(self, token: Token) -> bool:
        """Whether not even that was done: "did not so much as condemn it", "rather than bomb it"."""
        words = [t.text.lower() for t in self.tokens[max(token.i - 3, 0) : token.i]]
        if words[-2:] == ["rather", "than"]:
            return True
        return words == ["so", "much", "as"] and self._is_negated(token.head)

    def _is_denied(self, i: int, below: tuple[Token, ...]) -> bool:
        """Whether a word that hangs on a predicate denies it: "not", "no longer", "no talks"."""
        return (
            any(
                (t.dep == "neg" or t.text.lower() in _NEGATIONS) and not self._is_not_only(t)
                for t in below
                if t.pos != "NOUN"
            )
            or self._is_at_no_time(i, below)
            or any(t.text.lower() == "longer" and self._has(t.i, "no") for t in below)
            or self._has_no_side(i, below)
        )

    def _is_yet_to(self, token: Token) -> bool:
        """Whether something is still undone: "has yet to arrest him" arrests nobody."""
        if token.lemma != "have" or not self._has(token.i, "yet"):
            return False
        return any(self._is_infinitive(t) for t in self.sentence.below(token.i, "xcomp"))

    def _is_not_only(self, word: Token) -> bool:
        """Whether "not" denies nothing: "not only did Chad expel him"."""
        if word.text.lower() != "not" or word.i + 1 >= len(self.tokens):
            return False
        return self.tokens[word.i + 1].text.lower() in _ONLY

    def _is_at_no_time(self, i: int, below: tuple[Token, ...]) -> bool:
        """Whether a clause is denied by what it opens with: "at no time", "not once did Chad expel him"."""
        fronted = [t for t in below if t.dep in {"prep", "advmod"} and t.i < i]
        no = any(t.dep == "prep" and self.tokens[t.i + 1].text.lower() == "no" for t in fronted)
        if not no and not any(t.text.lower() == "once" and self._has(t.i, "not") for t in fronted):
            return False
        subject = next((t.i for t in below if t.dep in _SUBJECTS), 0)
        return any(t.dep in {"aux", "auxpass"} and t.i < subject for t in below)

    def _is_nor(self, token: Token) -> bool:
        return any(t.text.lower() == "nor" for t in self.sentence.below(token.head, "cc"))

    def _is_or(self, token: Token) -> bool:
        """Whether a verb shares the "not" of the first: "will not leave, disarm or talk"."""
        own = {t.dep for t in self.sentence.below(token.i, "nsubj", "nsubjpass", "aux", "neg")}
        first, joined = token, False
        while first.dep == "conj":
            first = self.tokens[first.head]
            joined = joined or any(
                t.text.lower() == "or" for t in self.sentence.below(first.i, "cc")
            )
        denied = any(t.text.lower() in _DENYING for t in self.sentence.below(first.i, "neg"))
        return joined and denied and not own and token.tag == first.tag

    def _has_no_side(self, i: int, below: tuple[Token, ...]) -> bool:
        """Whether a subject or object is told to be nobody: "no talks", "neither Peru nor Chile"."""
        subjects = [t for t in below if t.dep in _SUBJECTS]
        if not subjects:
            subjects = self._subjects_before(self.tokens[i])
        if any(self._has(t.i, "neither") for t in subjects):
            return True
        objects = [t for t in below if t.dep == "dobj"]
        return self.kinds[i] == "verb" and any(self._has_no(t) for t in (*subjects, *objects))

    def _subjects_before(self, token: Token) -> list[Token]:
        """Return the subjects that a verb joined with "or" shares: "no guards were killed or hurt"."""
        if token.dep != "conj" or not any(
            t.text.lower() == "or" for t in self.sentence.below(token.head, "cc")
        ):
            return []
        return [t for t in self.sentence.hanging[token.head] if t.dep in _SUBJECTS]

    def _has_no(self, token: Token) -> bool:
        first = self.sentence.hanging[token.i]
        more = (w for t in first if t.text.lower() == "more" for w in self.sentence.hanging[t.i])
        counted = token.i > 1 and self.tokens[token.i - 1].dep == "nummod"
        if counted and self.tokens[token.i - 2].text.lower() == "not":
            return True  # "not one soldier"
        if (
            token.text.lower() == "one"
            and token.i
            and self.tokens[token.i - 1].text.lower() == "not"
        ):
            return self.tokens[token.i + 1].text.lower() != "but"  # "not one of the rebels"
        if token.text.lower() == "nothing" and self._has(token.i, "wrong"):
            return False  # "has done nothing wrong" says what is so
        return token.text.lower() in _NOBODY or any(
            t.text.lower() in {"no", "neither"} and (t.dep in {"det", "neg"} or t.head != token.i)
            for t in (*first, *more)
        )

    def _marker(self, i: int) -> str:
        for child in self.sentence.below(i, "mark", "advmod", "prep"):
            if child.dep == "mark" or child.tag == "WRB":
                return child.text.lower()
        head = self.tokens[self.tokens[i].head]
        if self.tokens[i].dep == "pcomp":
            return head.text.lower()
        return "if" if self._is_turned(i) else ""

    def _is_turned(self, i: int) -> bool:
        """Whether a clause is a condition by its order: "had they left", "were Togo to attack"."""
        if self.tokens[i].dep != "advcl":
            return False
        subject = next((t for t in self.sentence.below(i, "nsubj", "nsubjpass")), None)
        helping = (self.tokens[i], *self.sentence.below(i, "aux", "auxpass"))
        return subject is not None and any(
            t.text.lower() in _TURNED and t.i < subject.i for t in helping
        )

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


def _full(word: str) -> str:
    return {"'ll": "will", "wo": "will", "ca": "can", "'d": "would"}.get(word, word)
