"""Who let captives go that "were freed": those who held them, unless others came for them.

"Two nurses kidnapped by rebels were freed": the rebels let them go. "Were freed in a raid": they did not.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.actors.identity import same, without
from goodoffices.events.acts import Act
from goodoffices.language.tokens import Sentence

_HOLDING = frozenset({"abduct", "arrest"})
_RESCUING = frozenset(
    "rescue raid storm operation commando police policeman troop soldier army swoop assault overrun recapture"
    " court judge tribunal gunfight shootout escape flee jailbreak force".split()
)


def let_go(act: Act, acts: Sequence[Act], sentence: Sentence) -> Act:
    """Return a release that nobody is told to have made as done by those told to have held them."""
    if act.mode != "release" or act.actors or act.status != "actual" or not act.recipients:
        return act
    if any(t.lemma.lower() in _RESCUING for t in sentence.tokens[act.home :]):
        return act
    for held in acts:
        before = held.mode in _HOLDING and held.status == "actual" and held.home < act.home
        taken = any(same(one, freed) for one in held.recipients for freed in act.recipients)
        others = without(held.actors, act.recipients)  # nobody held himself
        if before and others and taken:
            return act.changed("by those who held them", actors=others)
    return act
