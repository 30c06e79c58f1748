"""Puts together what is listed, and what belongs to it, where the parser takes it apart.

"Took the mayor, two judges and a priest hostage": all three are taken; nobody hostages anybody.
"The envoy, a Dane, and the minister met": the minister is no second Dane.
"Hit a school, two shops and a clinic": the shops are no school.
"They fled, a nurse said": the nurse says it.
"Ten died in ground fighting": the ground fights nobody.
"Said that forces loyal to him fled": forces are troops; nothing forces.
"The government and Tiger rebels": two sides, and no rebels of the government.
"Kidnapping of two nurses and four guards": the guards are kidnapped too.
"The government and rebel group Ahmar agreed": both agree; the one is no part of the other's name.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_CAPTIVE = frozenset({"captive", "hostage", "prisoner"})
_SEIZING = frozenset({"hold", "take", "keep"})
_NAMING = frozenset({"NOUN", "PROPN"})
_VIOLENT = frozenset("fighting shelling bombing shooting firing rioting looting".split())
_DURING = frozenset({"in", "during", "after", "amid", "despite"})
_RULING = frozenset("government army military police junta president state regime navy".split())
_ARMED = frozenset(
    "rebel insurgent guerrilla militant separatist fighter militia rebels guerrillas insurgents"
    " rebellion faction opposition movement protester".split()
)
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_LISTED = _NOMINAL | {"attr", "conj"}
_WHEN = frozenset({"DATE", "TIME"})
_SAYING = frozenset("say announce tell report add state declare".split())
_OPENING = frozenset({"WDT", "WP", "IN", "TO", "CC"})
_CLOSING = frozenset({",", "-", "--", "\u2013", "\u2014", ")"})
_SOME = frozenset({"several", "some", "many", "dozens", "hundreds"})
_MANY = 1000  # what "several" counts for: no renaming comes to so many
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_AT = frozenset({"in", "at", "near", "from", "to"})
_ANY = frozenset(
    "person man woman victim other member official leader suspect vehicle building".split()
)
_HARDWARE = frozenset(
    "truck tank bunker bridge tunnel boat gun house shop car position checkpoint jeep".split()
)

_WORKS = frozenset(
    "bunker bridge tunnel trench cache depot position checkpoint route mortar howitzer launcher gun camp"
    " store bulldozer".split()
)
_WHEELED = frozenset(
    {"vehicle", "truck", "car", "boat", "building", "house", "structure", "fighter"}
)
_LONG = 4  # items: nobody is named anew so often


def _with_hostages(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make those listed before "hostage" the ones taken: "took the mayor and a priest hostage"."""
    if token.text.lower() not in _CAPTIVE or token.i < 2:
        return []
    verb = _up_to_seizing(token, tokens)
    if verb is None or verb.i > token.i:
        return []
    taken = next((t for t in tokens[: token.i] if t.head == verb.i and t.dep == "dobj"), None)
    last = tokens[token.i - 1]
    held = replace(token, dep="oprd", head=verb.i, pos="ADJ", tag="JJ")
    if token.dep == "ccomp":
        whom = [t for t in tokens[verb.i : token.i] if t.head == token.i and t.dep == "nsubj"]
        return [held, *(replace(t, dep="dobj", head=verb.i) for t in whom)] if whom else []
    if taken is None or last.pos not in _NAMING:
        return []
    if last.head != token.i or last.dep not in {"nsubj", "compound"}:
        return [held] if token.dep == "conj" else []
    return [
        held,
        replace(last, dep="conj", head=taken.i),
        *(replace(t, head=last.i) for t in tokens[: last.i] if t.head == token.i),
        *(replace(t, head=verb.i) for t in tokens[token.i + 1 :] if t.head == token.i),
    ]


def _up_to_seizing(token: Token, tokens: tuple[Token, ...]) -> Token | None:
    """Return the verb of seizing that a word hangs on through a list, if it does."""
    while token.head != token.i and (
        token.dep in {"conj", "appos", "dobj", "ccomp", "pobj"} or token.text.lower() == "of"
    ):
        token = tokens[token.head]
        if token.lemma in _SEIZING:
            return token
    return None


def _with_list(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Tell a list from a renaming: "a school, two shops and a clinic", "the envoy, a Dane, and Mali"."""
    above = tokens[token.head]
    if above.i > token.i or above.dep not in _LISTED or token.pos not in _NAMING:
        return []
    also = next((t for t in tokens[token.i :] if t.head == token.i and t.dep == "conj"), None)
    joint = next((t for t in tokens[token.i :] if t.head == token.i and t.dep == "cc"), None)
    first = _first_below(token, tokens)
    if also is None or joint is None or joint.i > also.i or tokens[first - 1].text != ",":
        return []
    if tokens[joint.i - 1].text == "," or (above.pos == "NOUN" and token.tag == "NNP"):
        return [replace(also, head=above.i), replace(joint, head=above.i)]
    last = _last_below(token, tokens)
    behind = tokens[last + (tokens[last].text not in _CLOSING) :][:1]
    ends = not behind or behind[0].text in {".", ";"}
    if behind and not ends and (behind[0].pos == "PUNCT" or behind[0].text in _CLOSING):
        return []
    counted = tokens[first].tag == "CD" or tokens[first].text.lower() in _SOME
    listed = counted or not ends or _is_no_renaming(above, token, also, tokens)
    return [replace(token, dep="conj")] if listed else []


def _with_goods(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """List what is counted piece by piece: "two vehicles, a bunker and a road", four things and more."""
    above = tokens[token.head]
    if above.i > token.i or above.dep not in _LISTED or {above.pos, token.pos} != {"NOUN"}:
        return []
    if tokens[_first_below(token, tokens) - 1].text != "," or not _count(token, tokens):
        return []
    other = (
        token.lemma in _WORKS and above.lemma in _WORKS | _WHEELED and token.lemma != above.lemma
    )
    long = other or _items(token, tokens) + _items_before(above, tokens) >= _LONG
    return [replace(token, dep="conj")] if long else []


def _items(first: Token, tokens: tuple[Token, ...]) -> int:
    """Return how many counted things are listed from `first` on."""
    listed = (t for t in tokens[first.i + 1 :] if t.head == first.i and t.dep in {"conj", "appos"})
    return bool(_count(first, tokens)) + sum(_items(t, tokens) for t in listed if t.pos == "NOUN")


def _items_before(last: Token, tokens: tuple[Token, ...]) -> int:
    counted = bool(_count(last, tokens))
    if last.dep not in {"conj", "appos"} or tokens[last.head].i > last.i:
        return counted
    return counted + _items_before(tokens[last.head], tokens)


def _is_no_renaming(above: Token, one: Token, other: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether "A, B and C" at a sentence's end are three: "two reporters, a nurse and several guards".

    "Two people, a nurse and a guard" are two. Three names are three.
    """
    if above.pos == "PROPN":
        place = tokens[above.head].text.lower() in _AT and above.ent == "GPE"
        return one.pos == other.pos == "PROPN" and not place
    if above.lemma in _ANY or one.pos != "NOUN" or other.pos != "NOUN":
        return False
    whole, parts = _count(above, tokens), (_count(one, tokens), _count(other, tokens))
    if not whole or tokens[_first_below(one, tokens)].text.lower() not in {"a", "an"}:
        return False
    return above.lemma in _HARDWARE or (0 not in parts and sum(parts) != whole)


def _count(token: Token, tokens: tuple[Token, ...]) -> int:
    """Return how many a noun is said to be: 1 for "a nurse", 0 where nothing is said, many for "several"."""
    for below in tokens[: token.i]:
        word = below.text.lower()
        if below.head != token.i or below.dep not in {"det", "nummod", "amod"}:
            continue
        if word in _NUMBERS or word in _SOME:
            return _NUMBERS.get(word, _MANY)
        if word.isdigit():
            return int(word)
    return 0


def _with_officials(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """List "Premier Ali Bero, Minister Ibrahim al-Dori and President Sano": no one renames another."""
    title = tokens[token.head]
    first = tokens[title.head]
    if {token.pos, title.pos, first.pos} != {"PROPN"} or title.dep != "appos":
        return []
    if first.dep not in _LISTED or not first.i < title.i < token.i:
        return []
    begin = _first_below(title, tokens)
    another = any(t.head == token.i and t.dep == "conj" and t.pos == "PROPN" for t in tokens)
    parted = any(t.text == "," for t in tokens[title.i : token.i])
    if not another or parted or tokens[begin - 1].text != ",":
        return []
    return [replace(token, dep="conj", head=first.i), replace(title, dep="compound", head=token.i)]


def _with_last_speaker(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a noun between a comma and "said" who says it, where it is taken to rename another."""
    if token.head > token.i or token.pos not in _NAMING or token.ent in _WHEN:
        return []
    said = next((t for t in tokens[token.i + 1 :] if t.tag in {"VBD", "VBZ", "VBP"}), None)
    if said is None or said.lemma not in _SAYING or tokens[said.i - 1].tag in _OPENING:
        return []
    if any(t.head == said.i and t.dep in {"nsubj", "nsubjpass", "aux"} for t in tokens):
        return []
    parted = any(t.text in _CLOSING and t.text != "-" for t in tokens[token.i : said.i])
    if parted or tokens[_first_below(token, tokens) - 1].text != ",":
        return []
    speaker = replace(token, dep="nsubj", head=said.i)
    if said.dep == "ROOT":
        return [speaker]
    told = [t for t in tokens[: token.i] if t.dep == "ROOT"]
    return [speaker, *(replace(said, dep="parataxis", head=t.i) for t in told)] if told else []


def _first_below(token: Token, tokens: tuple[Token, ...]) -> int:
    """Return where the words begin that hang on a noun before it."""
    first = token.i
    while first and tokens[first - 1].head in range(first, token.i + 1):
        first -= 1
    return first


def _last_below(token: Token, tokens: tuple[Token, ...]) -> int:
    """Return where the words end that hang on a noun, those that hang on them included."""
    inside, size = {token.i}, 0
    while len(inside) > size:
        size = len(inside)
        inside |= {t.i for t in tokens if t.head in inside and t.i > token.i}
    return max(inside)


def _with_fighting(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a noun of the fighting in "killed in ground fighting"."""
    if token.tag != "VBG" or token.text.lower() not in _VIOLENT or token.i < 2:
        return []
    noun, prep = tokens[token.i - 1], tokens[token.i - 2]
    bare = noun.tag == "NN" or noun.text.lower() == "police"
    if noun.dep != "pobj" or not bare or noun.head != prep.i or prep.lemma not in _DURING:
        return []
    below = [t for t in tokens if t.head == token.i and t.i != token.i]
    who = next((t for t in below if t.dep == "nsubj"), None)
    verb = tokens[prep.head]
    if any(t.dep in {"dobj", "aux"} for t in below) or (who is not None and verb.head != who.i):
        return []
    fighting = [
        replace(token, dep="pobj", head=prep.i, pos="NOUN", tag="NN", lemma=token.text.lower()),
        replace(noun, dep="compound", head=token.i),
    ]
    if who is None:
        return fighting
    return [  # "and a youth perished in police firing as crowds fled"
        *(replace(t, head=verb.i) for t in below),
        *fighting,
        replace(verb, dep=token.dep, head=token.head, tag="VBD"),
        replace(who, head=verb.i),
    ]


def _with_forces(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a noun of "forces" where it stands as one, and of "that" before it the word that opens."""
    if token.text.lower() != "forces" or token.tag != "VBZ" or token.dep not in _NOMINAL:
        return []
    that = [t for t in tokens if t.head == token.i and t.dep == "nsubj" and t.tag in {"WDT", "DT"}]
    verb = tokens[token.head]
    return [
        replace(token, pos="NOUN", tag="NNS"),
        *(replace(t, dep="mark", head=verb.i, pos="SCONJ", tag="IN") for t in that),
    ]


def _with_counted_too(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """List "four guards" with "two nurses" in "the kidnapping of two nurses and four guards"."""
    deed = tokens[token.head]
    if token.tag not in {"NNS", "NNPS"} or deed.tag != "NN" or not _is_counted(token, tokens):
        return []
    of = [t for t in tokens[deed.i : token.i] if t.head == deed.i and t.text.lower() == "of"]
    whom = [t for t in tokens[deed.i : token.i] if t.dep == "pobj" and of and t.head == of[0].i]
    if not whom or not _is_counted(whom[0], tokens):
        return []
    joint = [t for t in tokens[whom[0].i : token.i] if t.dep == "cc" and t.head == deed.i]
    return [replace(one, head=whom[0].i) for one in (token, *joint)]


def _with_both_parties(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Part "the government and Tiger rebels": the rebels are no government ones."""
    others = tokens[token.head]
    if token.lemma not in _RULING or others.lemma not in _ARMED or others.i < token.i:
        return []
    below = [t for t in tokens if t.head == token.i]
    joint = next((t for t in below if t.dep == "cc" and token.i < t.i < others.i), None)
    led = any(t.dep in {"det", "poss"} for t in below)
    if joint is None or not led or others.dep == "ROOT":
        return []
    return [
        replace(token, dep=others.dep, head=others.head),
        replace(others, dep="conj", head=token.i),
        *(replace(t, dep="amod", head=others.i) for t in below if joint.i < t.i),
    ]


def _is_counted(token: Token, tokens: tuple[Token, ...]) -> bool:
    return any(t.head == token.i and t.dep == "nummod" for t in tokens)


def _with_beside(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Part "the government and rebel group" from the name behind it, which the group alone bears."""
    name = tokens[token.head]
    if token.dep != "nmod" or token.pos != "NOUN" or name.tag != "NNP" or name.i < token.i:
        return []
    other = next((t for t in tokens if t.head == token.i and t.dep == "conj"), None)
    led = any(t.head == token.i and t.dep in {"det", "poss"} for t in tokens)
    if other is None or not led or not token.i < other.i < name.i or other.pos != "NOUN":
        return []
    if name.dep == "ROOT":
        return []
    return [
        replace(token, dep=name.dep, head=name.head),
        replace(other, dep="compound", head=name.i),
        replace(name, dep="conj", head=token.i),
    ]


LIST_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"nmod"}), _with_beside),
    (frozenset({"conj", "dobj", "ccomp"}), _with_hostages),
    (frozenset({"appos", "npadvmod"}), _with_last_speaker),
    (frozenset({"appos"}), _with_list),
    (frozenset({"appos"}), _with_goods),
    (frozenset({"appos"}), _with_officials),
    (frozenset({"advcl", "acl", "conj", "ccomp"}), _with_fighting),
    (_NOMINAL, _with_forces),
    (frozenset({"conj"}), _with_counted_too),
    (frozenset({"nmod"}), _with_both_parties),
)
