"""Puts right what "and", "between" and a comma join, where the parser joins other things.

"Attacked troops and bombed buildings": two deeds; the buildings are no bombed ones.
"Two were killed and ten others wounded": the ten were wounded, and not killed.
"Talks between the state and the rebels resumed": the rebels are talked with, and do not resume.
"The envoy, a former minister, met them": he is that minister; not two met them.
"The co-chairs met": no "co" did.
"After talks with the rebels collapsed": the talks did, and nobody collapsed after the talks.
"By Premier Ali Diallo and envoy Jan Berg": two men, and no Berg of Diallo's.
"Signed by Mali and by the rebels": both did.
"Peru, Chile and Ghana sent aid": all three did; Chile is no other name of Peru.
"Accused Malian forces": one object, and no Malian to whom forces are accused.
"UN-brokered talks": the UN brokered them.
"The arrest in Togo of two men": the two were arrested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_NAMING = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PAST = frozenset({"VBD", "VBN"})
_WHEN = frozenset({"DATE", "TIME"})
_HELPERS = frozenset({"aux", "auxpass"})
_OPENED = _SUBJECTS | {"mark", "agent", "aux", "auxpass", "expl", "csubj"}
_SINCE = frozenset({"after", "before", "since", "as", "until"})
_NAMED_SO = frozenset({"call", "name", "dub", "know", "title", "make", "hold", "give", "base"})
_HAPPENING = frozenset(  # what nothing is done to
    "collapse break erupt end begin start resume continue plummet spiral rage escalate fail stall die"
    " flee arrive clash rise fall explode crash intensify spread subside persist flare retreat"
    " withdraw surrender agree refuse".split()
)
_UNCHANGED = frozenset("hit cut set put shut split quit hurt spread burst".split())
_DONE_BY = {
    "brokered": "broker", "mediated": "mediate", "facilitated": "facilitate",
    "sponsored": "sponsor", "led": "lead", "hosted": "host",
    "negotiated": "negotiate", "imposed": "impose", "monitored": "monitor", "convened": "convene",
}  # fmt: skip
_PLACING = frozenset({"in", "from", "to", "at", "near", "into", "outside", "across"})
_OF_MEN = frozenset(
    "arrest withdrawal pullout return deployment removal expulsion deportation transfer departure"
    " dispatch release killing murder assassination detention kidnapping abduction arrival presence"
    " massacre execution death imprisonment disappearance beating bombing shelling seizure capture"
    " evacuation repatriation extradition trial".split()
)
_GIVING = frozenset(
    "give send offer grant hand tell promise pay award deny owe sell lend show teach supply".split()
)
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos"})


def _below(token: Token, tokens: tuple[Token, ...]) -> Iterator[Token]:
    return (t for t in tokens if t.head == token.i and t.i != token.i)


def _begin(token: Token, tokens: tuple[Token, ...]) -> int:
    """Return where the words begin that hang on a noun before it."""
    first = token.i
    while first and tokens[first - 1].head in range(first, token.i + 1):
        first -= 1
    return first


def _with_joined_deed(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a deed of "bombed" in "attacked troops and bombed buildings"."""
    noun = tokens[token.head]
    verb = tokens[noun.head]
    if token.tag not in _PAST or noun.dep != "conj" or not verb.i < token.i < noun.i:
        return []
    if (
        verb.pos != "VERB"
        or verb.tag not in _PAST
        or tokens[token.i - 1].dep not in {"cc", "advmod"}
    ):
        return []
    helping = [t for t in _below(verb, tokens) if t.dep in _HELPERS]
    if any(t.dep == "auxpass" for t in helping) or _begin(noun, tokens) < token.i - 1:
        return []
    if any(t.text == "," for t in tokens[token.i : noun.i]):
        return []
    tag = "VBN" if helping else "VBD"
    between = [t for t in _below(noun, tokens) if t.dep == "advmod" and t.i < token.i]
    return [
        replace(token, dep="conj", head=verb.i, pos="VERB", tag=tag),
        replace(noun, dep="dobj", head=token.i),
        *(replace(t, head=token.i) for t in between),
    ]


def _with_joined_passive(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Part "were killed and ten others wounded": the ten others are who was wounded."""
    who = tokens[token.head]
    verb = tokens[who.head]
    if token.tag not in _PAST or who.dep != "conj" or not verb.i < who.i < token.i:
        return []
    absolute = verb.dep == "advcl" and any(t.dep == "nsubj" for t in _below(verb, tokens))
    passive = absolute or any(t.dep == "auxpass" for t in _below(verb, tokens))
    if verb.tag != "VBN" or not passive or any(t.dep in _OPENED for t in _below(token, tokens)):
        return []
    if any(t.text == "," or t.pos == "VERB" for t in tokens[who.i + 1 : token.i]):
        return []
    if any(t.tag in {"WDT", "WP", "VBD", "VBZ", "VBP"} for t in tokens[who.i : token.i]):
        return []
    behind = (t for t in _below(who, tokens) if t.i > token.i)
    return [
        replace(token, dep="conj", head=verb.i, tag="VBN"),
        replace(who, dep="nsubjpass", head=token.i),
        *(replace(t, head=token.i, dep="advcl" if t.dep == "acl" else t.dep) for t in behind),
    ]


def _with_both_between(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Join the second subject of "talks between the state and the rebels resumed" to the state."""
    first = _first_subject(token, tokens)
    start = _begin(token, tokens) if first else 0
    if first is None or not start or tokens[start - 1].text.lower() != "and":
        return []
    for prep in tokens[first.i : token.i]:
        if prep.text.lower() == "between" and _hangs(prep, first, tokens):
            one = next((t for t in _below(prep, tokens) if t.dep == "pobj"), None)
            paired = one is None or any(t.dep == "conj" for t in _below(one, tokens))
            return [] if one is None or paired else [replace(token, dep="conj", head=one.i)]
    return []


def _first_subject(token: Token, tokens: tuple[Token, ...]) -> Token | None:
    for other in tokens[: token.i]:
        if other.head == token.head and other.dep in _SUBJECTS:
            return other
    return None


def _hangs(word: Token, noun: Token, tokens: tuple[Token, ...]) -> bool:
    while word.i not in {word.head, noun.i}:
        word = tokens[word.head]
    return word.i == noun.i


def _with_renaming(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a second name of "the envoy, a former minister, met them", which is taken for a second doer."""
    first = _first_subject(token, tokens)
    if first is None or token.pos not in _NAMING:
        return []
    start = _begin(token, tokens)
    if start < 1 or tokens[start - 1].text != ",":
        return []
    last = token.i
    while last + 1 < len(tokens) and _hangs(tokens[last + 1], token, tokens):
        last += 1
    ends = (token.i + 1, last, min(last + 1, len(tokens) - 1))
    closing = next((tokens[i] for i in ends if tokens[i].text == ","), token)
    verb = tokens[token.head]
    if closing.text != "," or closing.i > verb.i or first.ent in _WHEN or token.ent in _WHEN:
        return []
    listed = any(t.dep == "cc" and t.head in {first.i, token.i} for t in tokens[: verb.i])
    third = any(t.dep in _SUBJECTS and t.i > token.i for t in _below(verb, tokens))
    return [] if listed or third else [replace(token, dep="appos", head=first.i)]


def _with_hyphen(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Put "co-chairs" together: neither "co" nor the hyphen does what they do."""
    if token.text != "-" or not 0 < token.i < len(tokens) - 1:
        return []
    before, after = tokens[token.i - 1], tokens[token.i + 1]
    if before.end != token.start or token.end != after.start:
        return []
    if not before.dep == token.dep == after.dep or not before.head == token.head == after.head:
        return []
    title = tokens[_begin(before, tokens) - 1]  # "Prime Minister Fayez al-Din"
    titled = title.pos == "PROPN" and title.dep == after.dep and title.head == after.head
    return [
        replace(before, dep="compound", head=after.i),
        replace(token, dep="punct", head=after.i, pos="PUNCT", tag="HYPH"),
        *([replace(title, dep="compound", head=after.i)] if titled else []),
    ]


def _with_brokered(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Put "UN-brokered" together, where all three words stand before the talks as qualities."""
    if token.text != "-" or not 0 < token.i < len(tokens) - 2 or token.tag == "HYPH":
        return []
    before, after = tokens[token.i - 1], tokens[token.i + 1]
    lemma = _DONE_BY.get(after.text.lower())
    if lemma is None or before.end != token.start or after.head != token.head:
        return []
    return [
        replace(before, dep="npadvmod", head=after.i),
        replace(token, dep="punct", head=after.i, pos="PUNCT", tag="HYPH"),
        replace(after, dep="amod", pos="VERB", tag="VBN", lemma=lemma),
    ]


def _with_second_by(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang the second "by" of "by Mali and by the rebels" where the first one hangs."""
    first = tokens[token.head]
    if token.pos != "ADP" or first.dep not in {"agent", "prep"} or first.i > token.i:
        return []
    of_verb = first.dep == "agent" or tokens[first.head].pos == "VERB"
    led = of_verb and tokens[token.i - 1].text.lower() in {"and", "or"}
    same = led and token.text.lower() == first.text.lower()
    return [replace(token, dep=first.dep, head=first.head)] if same else []


def _with_states(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """List "Chile" with "Peru" in "Peru, Chile and Ghana sent aid", where it is taken to rename it."""
    first = tokens[token.head]
    if not {token.ent, first.ent} <= {"GPE", "ORG"} or first.dep not in _SUBJECTS:
        return []
    if first.i > token.i or tokens[token.i - 1].text != "," or _is_short(token, first, tokens):
        return []
    listed = any(t.dep == "conj" for t in _below(token, tokens))
    return [replace(token, dep="conj")] if listed else []


def _is_short(token: Token, name: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a word is made of a name's first letters: "SPLA" of the Sudan People's Liberation Army."""
    letters = iter(t.text[0] for t in tokens[_begin(name, tokens) : token.i] if t.text[0].isupper())
    return token.text.isupper() and all(letter in letters for letter in token.text)


def _with_demonym(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "Malian" in "accused Malian forces" a quality of the forces, which alone are accused."""
    if token.tag != "NNP" or token.i + 1 >= len(tokens):
        return []
    noun = tokens[token.i + 1]
    same = noun.dep == "dobj" and noun.head == token.head and noun.tag == "NNS"
    if not same or tokens[token.head].lemma in _GIVING | _NAMED_SO or not noun.text.isalpha():
        return []
    return [replace(token, dep="amod", head=noun.i, pos="ADJ", tag="JJ")]


def _with_whose_arrest(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang "of two men" in "the arrest in Togo of two men" on the arrest: Togo is not theirs."""
    place = tokens[token.head]
    where = tokens[place.head]
    deed = tokens[where.head]
    if token.text.lower() != "of" or token.i != place.i + 1 or token.ent or place.dep != "pobj":
        return []
    if where.text.lower() not in _PLACING or deed.lemma not in _OF_MEN or place.pos != "PROPN":
        return []
    return [replace(token, head=deed.i)]


def _with_clause(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a clause of "after talks with the rebels collapsed", whose subject hangs on "after"."""
    if token.tag != "VBD" or token.i < 2 or any(t.dep in _OPENED for t in _below(token, tokens)):
        return []
    acts = any(t.dep == "dobj" and t.i > token.i for t in _below(token, tokens))
    same = token.text == token.lemma and token.lemma not in _UNCHANGED  # a name in small letters
    if token.lemma in _NAMED_SO or same or not (acts or token.lemma in _HAPPENING):
        return []
    noun = tokens[token.i - 1]
    while noun.dep in {"pobj", "conj", "dobj", "advcl", "acl"}:
        above = tokens[noun.head]
        if above.i > noun.i:
            return []
        if noun.dep == "pobj" and above.text.lower() in _SINCE and above.dep == "prep":
            return _parted(token, noun, above, tokens)
        noun = tokens[above.head] if noun.dep == "pobj" else above
    return []


def _parted(verb: Token, noun: Token, since: Token, tokens: tuple[Token, ...]) -> list[Token]:
    if any(t.text in {",", ";"} for t in tokens[since.i : verb.i]) or noun.ent in _WHEN:
        return []
    above = tokens[since.head]
    if above.i == verb.i or above.i > since.i:
        return []
    return [
        replace(verb, dep="advcl", head=above.i),
        replace(noun, dep="nsubj", head=verb.i),
        replace(since, dep="mark", head=verb.i),
    ]


def _with_joined_persons(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Part two persons: "efforts by Premier Ali Diallo and U.S. envoy Jan Berg"."""
    other = tokens[token.head]
    if other.i < token.i + 2 or {token.ent, other.ent} != {"PERSON"}:
        return []
    joint = tokens[token.i + 1]
    if joint.dep != "cc" or joint.head != token.i or joint.text.lower() != "and":
        return []
    if other.dep in {"ROOT", "compound", "nmod"}:
        return []
    return [
        replace(token, dep=other.dep, head=other.head),
        replace(other, dep="conj", head=token.i),
        *(replace(t, head=token.i) for t in _below(other, tokens) if t.i < token.i),
    ]


JOINT_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"amod"}), _with_joined_deed),
    (frozenset({"acl"}), _with_joined_passive),
    (_SUBJECTS, _with_both_between),
    (_SUBJECTS, _with_renaming),
    (_ROLES, _with_hyphen),
    (frozenset({"amod", "compound", "nmod", "punct"}), _with_brokered),
    (frozenset({"conj"}), _with_second_by),
    (frozenset({"appos", "npadvmod"}), _with_states),
    (frozenset({"dobj"}), _with_demonym),
    (frozenset({"prep"}), _with_whose_arrest),
    (frozenset({"advcl", "acl"}), _with_clause),
    (frozenset({"nmod", "compound", "npadvmod"}), _with_joined_persons),
)
