"""The vocabulary: declared in Turtle beside this file, read once into a frozen `Vocabulary`."""

from kg.ontology.terms import (
    Class,
    Code,
    DerivedRelationship,
    Individual,
    Period,
    Property,
    SentencePattern,
    Text,
    Use,
)
from kg.ontology.turtle import VocabularyError
from kg.ontology.vocabulary import Vocabulary

__all__ = [
    "Class",
    "Code",
    "DerivedRelationship",
    "Individual",
    "Period",
    "Property",
    "SentencePattern",
    "Text",
    "Use",
    "Vocabulary",
    "VocabularyError",
]
