"""Rows in the form that a person or a program asks for: table, JSON, CSV or Markdown."""

from __future__ import annotations

import csv
import json
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from kg.publish.markdown import cell_text
from kg.publish.markdown import table as markdown_table

Records = Sequence[Mapping[str, Any]]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Format(StrEnum):
    """The forms in which rows are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    markdown = "markdown"


def print_records(records: Records, form: Format, columns: Sequence[str] | None = None) -> None:
    """Print rows to standard output; columns default to those of the first row."""
    names = list(columns or (records[0] if records else []))
    if form in (Format.json, Format.jsonl):
        print_stream(records, form, names)
        return
    cells = [[cell_text(record.get(name)) for name in names] for record in records]
    if form is Format.csv:
        _print_csv(names, cells)
    elif form is Format.markdown:
        print(markdown_table(names, cells))
    else:
        _print_table(names, cells)


def print_stream(records: Iterable[Mapping[str, Any]], form: Format, names: Sequence[str]) -> None:
    """Print rows as they come; JSON, JSON lines and CSV store none of them, a table and Markdown need all."""
    if form is Format.csv:
        _print_csv(names, ([cell_text(record.get(name)) for name in names] for record in records))
    elif form is Format.jsonl:
        for record in records:
            print(json.dumps(dict(record), ensure_ascii=False, default=str))
    elif form is Format.json:
        _print_json(records)
    else:
        print_records(list(records), form, names)


def _print_json(records: Iterable[Mapping[str, Any]]) -> None:
    separator = "[\n"
    for record in records:
        text = json.dumps(dict(record), ensure_ascii=False, indent=2, default=str)
        print(separator, textwrap.indent(text, "  "), sep="", end="")
        separator = ",\n"
    print("[]" if separator == "[\n" else "\n]")


def _print_csv(names: Sequence[str], cells: Iterable[Sequence[str]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    # A spreadsheet must not take a cell for a formula (OWASP, CSV injection).
    writer.writerows(["'" + cell if cell.startswith(_FORMULA) else cell for cell in row] for row in cells)


def _print_table(names: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    width = None if sys.stdout.isatty() else 100_000
    Console(width=width, highlight=False).print(table, soft_wrap=width is not None)
