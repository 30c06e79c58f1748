"""Who is who, on that day: the actor registry, its resolver, and the parties of a story."""

from goodoffices.actors.mentions import find_parties
from goodoffices.actors.parties import Parties, PartyMention
from goodoffices.actors.registry import Registry, load_registry
from goodoffices.actors.resolve import Answer, Resolution, Story, answer, resolve

__all__ = [
    "Answer", "Parties", "PartyMention", "Registry", "Resolution", "Story", "answer",
    "find_parties", "load_registry", "resolve",
]  # fmt: skip
