"""Who said what to whom: direct, indirect and mixed speech, over sentences and paragraphs."""

from goodoffices.statements.find import find_statements
from goodoffices.statements.gives import StatementGives, StatementLexicon, load_statement_lexicon
from goodoffices.statements.issuer import issuers
from goodoffices.statements.said import who_says
from goodoffices.statements.view import StoryScene

__all__ = [
    "StatementGives",
    "StatementLexicon",
    "StoryScene",
    "find_statements",
    "issuers",
    "load_statement_lexicon",
    "who_says",
]
