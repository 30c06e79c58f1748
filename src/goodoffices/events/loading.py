"""The event lexicon, read and checked."""

from __future__ import annotations

from goodoffices.events.coder import EventLexicon
from goodoffices.events.gives import EventGives, OperatorGives
from goodoffices.events.ontology import load_ontology
from goodoffices.events.senses import SenseGives
from goodoffices.events.settings import load_settings
from goodoffices.rules import Classes, load_rules


def load_event_lexicon(classes: Classes) -> EventLexicon:
    """Return the event rules, operators, senses, settings and ontology, checked."""
    return EventLexicon(
        events=load_rules("events", EventGives, classes),
        operators=load_rules("operators", OperatorGives, classes),
        senses=load_rules("senses", SenseGives, classes),
        ontology=load_ontology(),
        settings=load_settings(),
    )
