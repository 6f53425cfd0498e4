"""No class, property, role or label of the vocabulary stands in Python, but in ontology/model.py."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ontology import Vocabulary

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("ontology", "loaders", "queries", "kg")
MODEL = "ontology/model.py"
# Literals that only look like terms, by file, with the reason.
_KIND, _COLUMN, _RECORD, _RECEIPT = (
    "a kind of property",
    "a type of columns",
    "a key of page records",
    "a column of receipts",
)
BY_FILE = {
    "kg/__init__.py": {"Project": "the class of the API", "network": "a function", "status": "a function"},
    "kg/cli/ask.py": {
        **dict.fromkeys(("issued", "line", "locator", "source", "status"), _RECEIPT),
        **dict.fromkeys(("property", "value"), "a column of the output"),
    },
    "kg/page/assets.py": {"head": "a style sheet"},
    "kg/page/content/answers.py": {"code": _COLUMN, "name": _RECORD},
    "kg/page/content/encoding.py": {"url": _RECORD},
    "kg/page/content/nodes_and_edges.py": dict.fromkeys(("name", "property", "roles"), _RECORD),
    "kg/page/content/page_content.py": {"name": _RECORD},
    "kg/page/content/provenance.py": {"sources": _RECORD},
    "kg/page/page.py": dict.fromkeys(("name", "property", "sources"), _RECORD),
    "kg/publish/answer_bundle.py": {
        **dict.fromkeys(("issued", "line", "locator", "source", "status"), _RECEIPT),
        **dict.fromkeys(("name", "value"), "a column of the table of parameters"),
    },
    "kg/publish/json_schema.py": {"code": _KIND, "number": "a type of JSON Schema"},
    "kg/publish/vocabulary_reference.py": dict.fromkeys(("kind", "name", "property"), "a column of the listing"),
    "loaders/curated/draft_codec.py": {"position": "the attribute of a node"},
    "loaders/curated/record_fields.py": {"code": _KIND},
    "loaders/curated/values.py": {"code": _KIND},
    "loaders/neo4j/load_plan.py": {"property": "a key of a change"},
    "loaders/neo4j/schema.py": {"name": "the property of the lock"},
    "loaders/rdf/write.py": {"code": _KIND},
    "ontology/declarations.py": {
        "code": _KIND,
        "notation": "skos:notation",
        "periodEnd": "meta:periodEnd",
    },
    "ontology/lint.py": {"code": _KIND, "property": "sh:property"},
    "ontology/shapes.py": {"property": "sh:property"},
    "ontology/terms.py": {"code": _KIND},
    "queries/ad_hoc/sparql.py": {"name": "a group of a regular expression"},
    "queries/analyses/brokers.py": {"number": _COLUMN},
    "queries/analyses/edges.py": dict.fromkeys(("event", "kind", "source"), "a column of the table of edges"),
    "queries/analyses/projection.py": {"number": _COLUMN},
    "queries/catalogue/header.py": {"code": _COLUMN, "name": "a key of headers", "number": _COLUMN},
}
HOMONYMS = {(file, text): reason for file, texts in BY_FILE.items() for text, reason in texts.items()}

Literal = tuple[str, str]


def terms(vocabulary: Vocabulary) -> set[str]:
    """Return all names and labels of classes, properties and roles, in YAML, RDF and Neo4j."""
    names = set[str]()
    for cls in vocabulary.classes.values():
        names |= {cls.name, cls.label.lv, cls.label.en}
        names |= set() if cls.abstract else {cls.section, cls.segment}
    for prop in vocabulary.properties.values():
        names |= {prop.name, prop.key, prop.label.lv, prop.label.en}
        names |= {prop.relationship} if prop.kind == "entity" else set()
    for individual in vocabulary.individuals.values():
        names |= {individual.id, individual.id.split("/")[1], individual.name.lv, individual.name.en}
    return names


def literals(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the string literals of a module, without docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node


def named(files: list[Path], vocabulary: Vocabulary) -> dict[Literal, list[int]]:
    """Return the terms in the literals of some files, each with its lines."""
    vocabulary_terms = terms(vocabulary)
    lines: dict[Literal, list[int]] = {}
    for file in files:
        for literal in literals(ast.parse(file.read_text(encoding="utf-8"))):
            if literal.value in vocabulary_terms:
                lines.setdefault((file.relative_to(ROOT).as_posix(), str(literal.value)), []).append(literal.lineno)
    return lines


def python_files() -> list[Path]:
    """Return the modules of all packages but the model; the links to our other packages in kg/ are not followed."""
    files = {file for folder in PACKAGES for file in (ROOT / folder).rglob("*.py") if file == file.resolve()}
    return sorted(files - {ROOT / MODEL})


def test_no_term_stands_in_python(vocabulary: Vocabulary) -> None:
    lines = named(python_files(), vocabulary)
    assert {literal: numbers for literal, numbers in lines.items() if literal not in HOMONYMS} == {}


def test_every_exception_is_needed(vocabulary: Vocabulary) -> None:
    assert HOMONYMS.keys() - named(python_files(), vocabulary).keys() == set()


def test_the_model_names_each_term_once(vocabulary: Vocabulary) -> None:
    values = [str(literal.value) for literal in literals(ast.parse((ROOT / MODEL).read_text(encoding="utf-8")))]
    codes = {notation for codes in vocabulary.codes.values() for notation in codes}
    assert len(values) == len(set(values))
    assert set(values) <= terms(vocabulary) | codes


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = 'startDate'", ["startDate"]),
        ("x = {'REPLACED_BY': f'{y} people'}", ["REPLACED_BY"]),
        ("x = y == 'role/chair' or 'chair'", ["chair", "role/chair"]),
        ("x = 'padomnieks', 'Persona', 'sub-network of'", ["Persona", "padomnieks", "sub-network of"]),
        ('"""name"""\ndef f():\n    """name"""\n    return "name"', ["name"]),
        ("x = 'startDates', 'http://x/startDate', 'START_DATE'", []),
    ],
)
def test_literals_that_are_terms(vocabulary: Vocabulary, source: str, expected: list[str]) -> None:
    vocabulary_terms = terms(vocabulary)
    assert sorted(str(each.value) for each in literals(ast.parse(source)) if each.value in vocabulary_terms) == expected
