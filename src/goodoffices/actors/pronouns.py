"""Who "he", "she", "it" and "they" are: no one rather than the wrong one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from goodoffices.actors.antecedents import pair_in, subjects_in
from goodoffices.actors.drafts import Draft, given, is_subject, same
from goodoffices.actors.here import Here
from goodoffices.actors.together import listed_subject
from goodoffices.actors.words import keys_of
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Party

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
OWN = HE | SHE | IT | THEY
_WOMAN = frozenset({
    "mrs", "ms", "miss", "madame", "queen", "princess", "woman", "girl", "mother", "sister", "wife",
    "daughter", "widow", "actress", "nun", "spokeswoman", "chairwoman", "congresswoman", "lady",
    "businesswoman", "policewoman", "baroness", "dame", "housewife", "schoolgirl", "bride",
})  # fmt: skip
_MAN = frozenset({
    "mr", "king", "prince", "man", "boy", "father", "brother", "husband", "son", "sir", "spokesman",
    "chairman", "congressman", "businessman", "policeman", "gunman", "clergyman", "imam", "pope",
    "monk", "bishop", "sheikh", "emir", "fisherman", "groom", "priest", "rabbi", "ayatollah",
})  # fmt: skip
_ADDRESSED = frozenset({"mr", "mrs", "ms", "miss", "madame", "sir", "dame"})
_TITLES = _ADDRESSED | {
    "president",
    "minister",
    "prime",
    "general",
    "colonel",
    "chancellor",
    "sheikh",
}
_UNDERGOING = frozenset({"him", "her", "them", "it"})
_TOLD_TO = frozenset({"him", "her", "them"})
_JUDGING = frozenset(
    "praise thank laud commend congratulate applaud hail honour honor reward criticise criticize condemn"
    " blame denounce rebuke fault punish attack".split()
)
_OWNING = frozenset({"their", "its"})
_TELLING = frozenset({"tell", "warn", "inform", "assure", "remind", "notify", "promise"})
_RESCUING = frozenset({"rescue", "recover", "liberate", "free"})
_GUARDS = frozenset({"MIL", "COP", "GOV"})
_EMPTY = frozenset({"rain", "snow", "seem", "appear", "take", "turn", "happen", "matter"})


def resolve_pronoun(here: Here, draft: Draft) -> Draft:
    """Return the pronoun as meaning whom it stands for, unchanged where that isn't clear."""
    if (about := _told_of(here, draft) or _told_to(here, draft)) is not None:
        members = about.mention.members
        return given(draft, about.party, "whom the clause is about", members=members)
    told = _acting_after(here, draft)
    return (
        given(draft, told.party, "the subject named after") if told else _told_before(here, draft)
    )


def _told_before(here: Here, draft: Draft) -> Draft:
    word = draft.party.text.lower()
    here = _less_own_subject(here, draft) if word in _UNDERGOING else _as_judged(here, draft)
    here = _less_rescuers(here, draft) if word == "they" else here
    if word in HE | SHE:
        person = _named_after(here, draft, woman=word in SHE) or _person(here, woman=word in SHE)
        return given(draft, person.party, "the person named before") if person else draft
    if word in IT and _may_mean(here.sentence, draft.mention.head):
        body = _body(here, draft.mention.head)
        return given(draft, body.party, "the body named before") if body else draft
    if word in THEY and (joint := listed_subject(here) or _joint(here)):
        return given(draft, draft.party, "the two named before", members=joint)
    if word in THEY and (many := _many(here, obj=word == "them")) is not None:
        return given(draft, many.party, "those named before", members=many.mention.members)
    acting = [one for one in here.before if one.mention.kind != "place"]
    if word == "they" and (two := pair_in(here.sentence, acting)):
        return given(draft, draft.party, "the two named before", members=two)
    return draft


def _as_judged(here: Here, draft: Draft) -> Here:
    """Keep who is praised or blamed: in "thanked Qatar for its efforts" the efforts are Qatar's."""
    tokens = here.sentence.tokens
    at = tokens[draft.mention.head]
    prep = tokens[tokens[at.head].head]
    if at.dep != "poss" or prep.text.lower() not in {"for", "over"}:
        return here
    over = tokens[prep.head]
    verb = tokens[over.head] if over.dep == "dobj" else over
    judged = {t.i for t in here.sentence.below(verb.i, "dobj")}
    if verb.lemma not in _JUDGING or not judged:
        return here
    kept = tuple(d for d in here.before if judged & {*range(d.mention.first, d.mention.last)})
    return replace(here, before=kept) if kept else here


def _less_own_subject(here: Here, draft: Draft) -> Here:
    """Leave out who does what is done to "them": "prosecutors accused them" means others."""
    tokens = here.sentence.tokens
    at = tokens[draft.mention.head]
    told = at.dep == "nsubj" and at.tag == "PRP" and at.text.lower() in _TOLD_TO
    if not told and at.dep not in {"dobj", "pobj", "dative"}:
        return here
    verb = tokens[tokens[at.head].head if told else at.head]  # "urged them to rest"
    while verb.pos not in {"VERB", "AUX"} and verb.head != verb.i:
        verb = tokens[verb.head]
    doers = {t.i for t in here.sentence.below(verb.i, "nsubj")}
    if not doers:
        return here
    kept = tuple(d for d in here.before if not doers & {*range(d.mention.first, d.mention.last)})
    return replace(here, before=kept)


def _told_of(here: Here, draft: Draft) -> Draft | None:
    """Return whom a clause is about that "its" and "their" stand in: "rebels known for their raids"."""
    tokens = here.sentence.tokens
    if draft.party.text.lower() not in _OWNING:
        return None
    verb = tokens[draft.mention.head]
    while verb.dep != "relcl" and verb.head != verb.i:
        verb = tokens[verb.head]
    if verb.dep != "relcl" or not any(t.tag in {"WP", "WDT"} for t in _heads(here.sentence, verb)):
        return None
    for one in reversed(here.before):
        if one.mention.first <= verb.head < one.mention.last:
            plural = one.mention.plural or one.mention.kind == "group"
            fits = plural if draft.party.text.lower() == "their" else _is_body(one)
            return one if fits and one.mention.kind != "pronoun" else None
    return None


def _heads(sentence: Sentence, verb: Token) -> Iterator[Token]:
    yield from sentence.below(verb.i, "nsubj", "nsubjpass")


def _told_to(here: Here, draft: Draft) -> Draft | None:
    """Return whom it is told that "they" are or should be: "warned the rebels they would be hit"."""
    tokens = here.sentence.tokens
    at = tokens[draft.mention.head]
    verb = tokens[tokens[at.head].head]
    clause = tokens[at.head].dep == "ccomp" and at.dep in {"nsubj", "nsubjpass"}
    if draft.party.text.lower() != "they" or not clause or verb.lemma not in _TELLING:
        return None
    told = {t.i for t in here.sentence.below(verb.i, "dobj", "dative") if t.i < at.i}
    fits = (d for d in here.before if told & {*range(d.mention.first, d.mention.last)})
    return next((d for d in fits if _is_many(d)), None)


def _less_rescuers(here: Here, draft: Draft) -> Here:
    """Leave out who frees those that "they" held: "troops rescued ten nurses they had abducted"."""
    tokens = here.sentence.tokens
    clause = tokens[tokens[draft.mention.head].head]
    freed = tokens[clause.head]
    verb = tokens[freed.head]
    if clause.dep != "relcl" or freed.dep != "dobj" or verb.lemma not in _RESCUING:
        return here
    doers = {t.i for t in here.sentence.below(verb.i, "nsubj")}
    own = [d for d in here.before if doers & {*range(d.mention.first, d.mention.last)}]
    if verb.lemma == "free" and not any(d.party.sector in _GUARDS for d in own):
        return here  # rebels free whom they held themselves
    return replace(here, before=tuple(d for d in here.before if d not in own))


def _person(here: Here, *, woman: bool) -> Draft | None:
    """Return the subject person of this sentence, else of the three before, if one fits."""
    for sentence, drafts in ((here.sentence, here.before), *reversed(here.story[-3:])):
        able = [one for one in drafts if _is_person(one) and not here.quoted(one)]
        fitting = [one for one in able if _fits(here, one, woman=woman)]
        if (found := _chosen(sentence, fitting)) is not None:
            return found
        if able:
            return None
        if (owner := _possessor(here, sentence, drafts, woman=woman)) is not None:
            return owner
    return None


def _possessor(
    here: Here, sentence: Sentence, drafts: Sequence[Draft], *, woman: bool
) -> Draft | None:
    """Return Rao in "Mr Rao's party", where the party is the subject and nobody else is named."""
    for one in reversed(drafts):
        for name in sentence.below(one.mention.head, "poss"):
            words = [t.text for t in (*sentence.below(name.i, "compound"), name)]
            keys = {*keys_of(" ".join(words))}
            person = name.ent == "PERSON" or keys & _ADDRESSED
            if not person or name.pos != "PROPN" or not is_subject(sentence, one.mention):
                continue
            if bool(keys & _WOMAN or keys & here.context.registry.female) is woman:
                return _as_person(here, one, words)
    return None


def _as_person(here: Here, body: Draft, words: Sequence[str]) -> Draft:
    """Return the person whose `body` was named: by the registry, if met before."""
    known = here.history.persons.get("".join(keys_of(words[-1])))
    actor = here.context.registry.actors[known] if known is not None else None
    name = " ".join(word for word in words if not {*keys_of(word)} & _TITLES)
    party = replace(
        body.party,
        actor=actor.id if actor is not None else None,
        name=actor.name if actor is not None else name,
        role=None,
    )
    return replace(body, mention=replace(body.mention, party=party))


def _acting_after(here: Here, draft: Draft) -> Draft | None:
    """Return the subject that a phrase before it speaks of: "In its statement, the PKK said"."""
    tokens = here.sentence.tokens
    noun = tokens[tokens[draft.mention.head].head]
    prep = tokens[noun.head]
    own = draft.party.text.lower() in {"its", "their"}
    if not own or here.before or noun.dep != "pobj" or tokens[prep.head].dep != "ROOT":
        return None
    named = (one for one in here.after if one.mention.kind in {"state", "group"})
    return next((one for one in named if _is_doer(tokens[one.mention.head], prep.head)), None)


def _is_doer(token: Token, verb: int) -> bool:
    return token.dep == "nsubj" and token.head == verb


def _named_after(here: Here, draft: Draft, *, woman: bool) -> Draft | None:
    """Return the subject known before that "he" runs ahead of: "At talks he hosted, Mr Obi said"."""
    tokens = here.sentence.tokens
    told = next((one for one in here.after if _is_person(one)), None)
    if (
        told is None
        or tokens[told.mention.head].dep != "nsubj"
        or any(map(_is_person, here.before))
    ):
        return None
    verb = tokens[tokens[told.mention.head].head]
    named = any(
        one.party.name and same(one.party, told.party) for _, row in here.story for one in row
    )
    ahead = tokens[draft.mention.head].dep == "nsubj" and verb.dep == "ROOT"
    inside = tokens[tokens[draft.mention.head].head].dep in {"relcl", "advcl"}
    return told if ahead and inside and named and _fits(here, told, woman=woman) else None


def _is_person(draft: Draft) -> bool:
    """Return True for a person named, and for one described: "an American journalist"."""
    if draft.mention.kind == "person":
        return True
    if draft.party.text.lower() in HE | SHE:  # "he thanked the envoy and said he would go"
        return draft.party.name is not None
    single = draft.mention.kind == "agent" and not draft.mention.plural
    return single and not draft.reading.body and draft.party.role is not None


def _fits(here: Here, draft: Draft, *, woman: bool) -> bool:
    """Return whether the person can be of the pronoun's sex; a woman must be known to be one."""
    words = {*keys_of(draft.party.text), *keys_of(draft.party.role or ""), *draft.lead}
    if draft.mention.kind == "agent":
        return not words & (_MAN if woman else _WOMAN)
    given_names = keys_of(draft.party.name or "")[:2]
    registry = here.context.registry
    named = registry.female & set(given_names)
    if named <= registry.male and named and not words & (_WOMAN | _MAN):
        return True  # "Morgan": a man's name and a woman's
    return bool(words & _WOMAN or named) is woman


def _chosen(sentence: Sentence, able: Sequence[Draft]) -> Draft | None:
    subjects = [one for one in able if is_subject(sentence, one.mention) or _tells(sentence, one)]
    if subjects:
        return subjects[-1]
    meant = {one.party.actor or one.party.name or one.party.start for one in able}
    return able[0] if len(meant) == 1 else None


def _tells(sentence: Sentence, draft: Draft) -> bool:
    """Return True for one "who said" something: Roth in "with Anna Roth, who said he"."""
    clauses = sentence.below(draft.mention.head, "relcl")
    return any(t.text.lower() == "who" for c in clauses for t in sentence.below(c.i, "nsubj"))


def _body(here: Here, at: int) -> Draft | None:
    """Return the state or body that is subject here; at a sentence's beginning, of the one before."""
    found = [one for one in here.before if _is_body(one)]
    subjects = [one for one in found if is_subject(here.sentence, one.mention)]
    own = [one for one in subjects if one.mention.head in _sayers(here.sentence, at)]
    if subjects:
        return (own or subjects)[-1]
    if found:
        return found[0] if len({one.party.country for one in found}) == 1 else None
    if here.before or not here.story:
        return None
    sentence, drafts = here.story[-1]
    found = [one for one in drafts if _is_body(one) and is_subject(sentence, one.mention)]
    leading = [one for one in found if _of_root(sentence, one)]
    return (leading or found)[-1] if found else None


def _sayers(sentence: Sentence, at: int) -> frozenset[int]:
    """Return who says that which the pronoun `at` is the subject of: "the PKK said it had"."""
    verb = sentence.tokens[sentence.tokens[at].head]
    if verb.dep != "ccomp":
        return frozenset()
    return frozenset(t.i for t in sentence.below(verb.head, "nsubj") if t.i < at)


def _of_root(sentence: Sentence, draft: Draft) -> bool:
    """Return True for a subject of the main verb, the one told and not that of telling it."""
    verb = sentence.tokens[sentence.tokens[draft.mention.head].head]
    if verb.dep == "ROOT":
        return not any(True for _ in _told(sentence, verb))
    root = sentence.tokens[verb.head]
    return root.dep == "ROOT" and verb in _told(sentence, root)


def _told(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Yield what a verb at the end tells: "the rebels freed a nurse, the Red Cross said"."""
    yield from (one for one in sentence.below(verb.i, "ccomp") if one.i < verb.i)


def _is_body(draft: Draft) -> bool:
    if draft.mention.kind in {"state", "group"}:
        return True
    if draft.mention.kind == "pronoun":  # "it says it has"
        return draft.party.text.lower() == "it" and draft.party.country is not None
    return draft.mention.kind == "agent" and draft.reading.body and draft.party.country is not None


def _many(here: Here, *, obj: bool) -> Draft | None:
    """Return the plural subject of this sentence; at its beginning, of the sentence before.

    An object ("them") may mean any plural told before in its sentence where no subject is one.
    """
    able = [one for one in _subjects(here.sentence, here.before) if _is_many(one)]
    if able:
        return able[-1]
    if here.before or not here.story:
        others = [one for one in here.before if _is_many(one) and one.mention.kind != "pronoun"]
        return others[-1] if others and obj else None
    last = [one for one in _subjects(*here.story[-1]) if _is_many(one)]
    return last[-1] if last else None


def _joint(here: Here) -> tuple[Party, ...]:
    """Return the joint subject of this sentence; at its beginning, of the sentence before."""
    if here.before or not here.story:
        return subjects_in(here.sentence, here.before)
    return subjects_in(*here.story[-1])


def _subjects(sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[Draft]:
    yield from (one for one in drafts if is_subject(sentence, one.mention))


def _is_many(draft: Draft) -> bool:
    if draft.party.sector == "JRN":
        return False  # "a channel quoted officers saying their men had fired"
    return draft.mention.kind == "group" or (draft.mention.kind == "agent" and draft.mention.plural)


def _may_mean(sentence: Sentence, at: int) -> bool:
    """Return False for the empty "it" ("it is unclear whether") and for an object, seldom a party."""
    token = sentence.tokens[at]
    if token.text.lower() in {"its", "itself"}:
        return True
    verb = sentence.tokens[token.head]
    if token.dep not in {"nsubj", "nsubjpass"} or verb.lemma in _EMPTY:
        return False
    linked = {sentence.tokens[child].dep for child in sentence.children[verb.i]}
    return verb.lemma != "be" or not linked & {"acomp", "attr", "ccomp", "advcl"}
