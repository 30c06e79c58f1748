"""The record in the forms that other tools take: tables, event data sets, networks, entities.

Every form honours the reports' handling marks, and what people corrected.
"""

from goodoffices.exports.corpus import Corpus, gather
from goodoffices.exports.dev_set import export_dev_set
from goodoffices.exports.formats import FORMATS, Exported, export
from goodoffices.exports.ontology import load_codes
from goodoffices.exports.tables import neutral, table_of, write_table

__all__ = [
    "FORMATS",
    "Corpus",
    "Exported",
    "export",
    "export_dev_set",
    "gather",
    "load_codes",
    "neutral",
    "table_of",
    "write_table",
]
