"""What a state lays to another's charge where it is only the source: "according to Nairobi"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodoffices.events.acts import Act
from goodoffices.events.coder import Coder
from goodoffices.language.tokens import Token
from goodoffices.shapes import Party

RULE = "charged.according-to"
_LAID = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})


def charged(coder: Coder, acts: Iterable[Act]) -> Iterator[Act]:
    """Yield the first charge in "according to Nairobi, Somali troops shelled a village"."""
    if "according" not in coder.sentence.forms:
        return
    for source in _sources(coder):
        if coder.who.mentions.kind_at(source.i) != "state":
            continue
        sayers = coder.who.of(source.i)
        for act in acts:
            if sayers and _is_of_another(act, sayers):
                yield from _charge(coder, act, source, sayers)
                return


def _sources(coder: Coder) -> Iterator[Token]:
    sentence = coder.sentence
    for word in sentence.tokens:
        if word.text.lower() == "according":
            for to in sentence.below(word.i, "prep"):
                yield from sentence.below(to.i, "pobj")


def _is_of_another(act: Act, sayers: tuple[Party, ...]) -> bool:
    """Whether it is a deed done by the men of another country than that which says so."""
    own = {p.country for p in sayers} | {None}
    done = act.type in _LAID and act.status == "actual" and act.time != "future"
    return done and bool(act.actors) and all(p.country not in own for p in act.actors)


def _charge(coder: Coder, act: Act, source: Token, sayers: tuple[Party, ...]) -> Iterator[Act]:
    code = coder.lexicon.ontology.compose("accuse", act.cameo)
    if code is None or code.type is None:
        return
    said = source.i - 1
    yield act.recoded(
        code,
        RULE,
        rule=RULE,
        home=said,
        trigger=(max(0, said - 1), source.i),
        covers=frozenset({said}),
        actors=sayers,
        recipients=act.actors,
        mutual=False,
    )
