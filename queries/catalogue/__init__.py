"""The named questions: one `.cypher` file each, whose header says what it asks, takes and gives."""

from queries.catalogue.listing import described, listed
from queries.catalogue.question import Parameter, Question, parse
from queries.catalogue.reading import question, questions

__all__ = ["Parameter", "Question", "described", "listed", "parse", "question", "questions"]
