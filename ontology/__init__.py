"""The vocabulary: declared in Turtle beside this file, read once into a frozen `Vocabulary`."""

from ontology.terms import Class, Code, Individual, Property, ShortCut, Text, Use
from ontology.turtle import VocabularyError
from ontology.vocabulary import Vocabulary

__all__ = [
    "Class",
    "Code",
    "Individual",
    "Property",
    "ShortCut",
    "Text",
    "Use",
    "Vocabulary",
    "VocabularyError",
]
