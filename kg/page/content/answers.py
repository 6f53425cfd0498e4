"""An answer to a named question -> a table of the page, and what it lights on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.ontology import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.page.content.translations import Token
    from kg.page.content.wording import Wording
    from kg.queries import Answer
    from kg.queries.answer import Cell
    from kg.queries.question import Column, Parameter

Record = dict[str, Any]


def answered(answer: Answer, wording: Wording) -> Record:
    """The question in both languages, its columns and rows, and for each row what it speaks of and its statements.

    Cells that name something are that thing, so that they are said in the language of the reader.
    """
    question, terms = answer.question, wording.terms
    named = _named(wording)
    return {
        "stem": question.stem,
        "term": terms.number(question.summary),
        "settings": [
            [terms.number(_label(p)), _setting(answer.parameters[p.name], p.type, wording)]
            for p in question.parameters
            if answer.parameters.get(p.name) is not None
        ],
        "columns": [{"name": c.name, "term": terms.number(_label(c))} for c in question.columns],
        "rows": [
            {
                "cells": [
                    list(_pieces(column, cell, wording, named))
                    for column, cell in zip(question.columns, row.cells, strict=True)
                ],
                "things": sorted({wording.numbers[text] for text in _texts(row.cells) if text in wording.numbers}),
                "statements": [wording.numbers[each] for each in row.statements if each in wording.numbers],
            }
            for row in answer.rows
        ],
    }


def _texts(cells: tuple[Cell, ...]) -> Iterator[str]:
    for cell in cells:
        yield from cell if isinstance(cell, tuple) else (str(cell),)


def _label(column: Column | Parameter) -> Text:
    """The meaning of a column or parameter up to its explanation, with a capital letter."""
    lv, en = (text.split(";")[0] for text in (column.meaning.lv, column.meaning.en))
    return Text(lv[:1].upper() + lv[1:], en[:1].upper() + en[1:])


def _named(wording: Wording) -> Mapping[str, int]:
    """What has a name of its own: nothing else has the same."""
    found: dict[str, list[int]] = {}
    for node in wording.graph.nodes.values():
        name = dict(node.values).get("name")
        if name is not None:
            found.setdefault(str(name), []).append(wording.numbers[node.id])
    return {name: numbers[0] for name, numbers in found.items() if len(numbers) == 1}


def _setting(value: Cell, kind: str, wording: Wording) -> list[Token]:
    codes = wording.vocabulary.codes.get(kind, {})
    return [wording.terms.token(codes[str(value)].label) if str(value) in codes else str(value)]


def _pieces(column: Column, cell: Cell, wording: Wording, named: Mapping[str, int]) -> Iterator[Token]:
    for place, value in enumerate(cell if isinstance(cell, tuple) else () if cell is None else (cell,)):
        if place:
            yield ", "
        yield _piece(column, value, wording, named)


def _piece(column: Column, value: object, wording: Wording, named: Mapping[str, int]) -> Token:
    text = str(value)
    if isinstance(value, bool):
        return wording.terms.token(wording.texts["yes" if value else "no"])
    if text in wording.numbers:
        return wording.numbers[text]
    if column.type in ("text", "list") and text in named:
        return named[text]
    found = [codes[text].label for codes in wording.vocabulary.codes.values() if text in codes]
    return wording.terms.token(found[0]) if column.type == "code" and found else text
