"""An answer to a named question -> a table of the page, and what it highlights on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.loaders.wording import NO, YES
from kg.ontology import Text
from kg.ontology.model import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.page.content.encoding import Encoding
    from kg.page.content.translations import Token
    from kg.queries import Answer
    from kg.queries.catalogue.question import Column, Parameter
    from kg.queries.rows import Cell

Record = dict[str, Any]


def encode_answer(answer: Answer, encoding: Encoding) -> Record:
    """Return a question in both languages with its columns, and for each row cells, entities and statements.

    A cell that names an entity is stored as that entity, so that it is shown in the language of the reader.
    """
    question, terms, numbers = answer.question, encoding.terms, encoding.numbers
    by_name = _unique_names(encoding)
    return {
        "stem": question.stem,
        "term": terms.number(question.summary),
        "settings": [
            [terms.number(_label(parameter)), _setting(answer.parameters[parameter.name], parameter.type, encoding)]
            for parameter in question.parameters
            if answer.parameters.get(parameter.name) is not None
        ],
        "columns": [{"name": column.name, "term": terms.number(_label(column))} for column in question.columns],
        "rows": [
            {
                "cells": [
                    list(_tokens(column, cell, encoding, by_name))
                    for column, cell in zip(question.columns, row.cells, strict=True)
                ],
                "entities": sorted({numbers[text] for text in _texts(row.cells) if text in numbers}),
                "statements": [numbers[statement] for statement in row.statements if statement in numbers],
            }
            for row in answer.rows
        ],
    }


def _texts(cells: tuple[Cell, ...]) -> Iterator[str]:
    for cell in cells:
        yield from cell if isinstance(cell, tuple) else (str(cell),)


def _label(column: Column | Parameter) -> Text:
    """Return the meaning of a column or parameter up to its explanation, with a capital letter."""
    lv, en = (text.split(";")[0] for text in (column.meaning.lv, column.meaning.en))
    return Text(lv[:1].upper() + lv[1:], en[:1].upper() + en[1:])


def _unique_names(encoding: Encoding) -> Mapping[str, int]:
    """Return the node of each name that no other node has."""
    numbers: dict[str, list[int]] = {}
    for node in encoding.graph.nodes.values():
        name = dict(node.values).get(NAME)
        if name is not None:
            numbers.setdefault(str(name), []).append(encoding.numbers[node.id])
    return {name: nodes[0] for name, nodes in numbers.items() if len(nodes) == 1}


def _setting(value: Cell, kind: str, encoding: Encoding) -> list[Token]:
    codes = encoding.vocabulary.codes.get(kind, {})
    return [encoding.terms.token(codes[str(value)].label) if str(value) in codes else str(value)]


def _tokens(column: Column, cell: Cell, encoding: Encoding, by_name: Mapping[str, int]) -> Iterator[Token]:
    for index, value in enumerate(cell if isinstance(cell, tuple) else () if cell is None else (cell,)):
        if index:
            yield ", "
        yield _token(column, value, encoding, by_name)


def _token(column: Column, value: object, encoding: Encoding, by_name: Mapping[str, int]) -> Token:
    text = str(value)
    if isinstance(value, bool):
        return encoding.terms.token(YES if value else NO)
    if text in encoding.numbers:
        return encoding.numbers[text]
    if column.type in ("text", "list") and text in by_name:
        return by_name[text]
    labels = [codes[text].label for codes in encoding.vocabulary.codes.values() if text in codes]
    return encoding.terms.token(labels[0]) if column.type == "code" and labels else text
