"""A citable bundle: question, parameters, both queries, rows, receipts and the version of the data, in one file."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kg.publish.markdown import cell_text, table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.queries import Answer, Receipt

ENDINGS = (".md", ".json")


def write_bundle(path: Path, answer: Answer, receipts: Mapping[str, Receipt], version: str) -> None:
    """Write a bundle as Markdown or JSON, by the ending of the file name; the same data give the same bytes.

    Args:
        path: the file; its folder is created if it does not exist.
        answer: from either engine.
        receipts: of the statements that support the answer.
        version: of the data.

    Raises:
        queries.QuestionError: the file name has another ending.
    """
    check_ending(path)
    content = bundle(answer, receipts, version)
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n" if path.suffix == ".json" else markdown(content)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def check_ending(path: Path) -> None:
    """Check that a file name ends with `.md` or `.json`.

    Raises:
        queries.QuestionError: it has another ending.
    """
    from kg.queries import QuestionError

    if path.suffix not in ENDINGS:
        raise QuestionError(f"{path}: ending {path.suffix or 'none'}, expected .md or .json, name the file so")


def bundle(answer: Answer, receipts: Mapping[str, Receipt], version: str) -> dict[str, Any]:
    """Return the content of a bundle."""
    from kg.about import VERSION

    question = answer.question
    return {
        "question": question.stem,
        "summary": asdict(question.summary),
        "cite": f"lv-coop-kg {VERSION}, question {question.stem}, data version {version}",
        "data_version": version,
        "parameters": dict(answer.parameters),
        "columns": [asdict(column) for column in question.columns],
        "rows": [
            {**record, "receipts": [asdict(receipts[s]) for s in row.statements if s in receipts]}
            for record, row in zip(answer.records(), answer.rows, strict=True)
        ],
        "cypher": question.cypher,
        "sparql": question.sparql,
    }


def markdown(content: Mapping[str, Any]) -> str:
    """Return a bundle as a page that a reader can check row by row."""
    names = [column["name"] for column in content["columns"]]
    receipts = [
        [str(n), *map(cell_text, (r["source"], r["issued"], r["line"] or r["locator"], r["status"], r["origin"]))]
        for n, row in enumerate(content["rows"], 1)
        for r in row["receipts"]
    ]
    rows = [[str(n), *(cell_text(row[name]) for name in names)] for n, row in enumerate(content["rows"], 1)]
    parts = [
        f"# {content['summary']['lv']}",
        content["summary"]["en"],
        f"Cite as: {content['cite']}.",
        "## Parameters",
        table(["name", "value"], [[name, cell_text(value)] for name, value in content["parameters"].items()]),
        "## Rows",
        table(["row", *names], rows),
        "## Receipts",
        table(["row", "source", "issued", "line", "status", "origin"], receipts),
        "## Queries",
        f"```cypher\n{content['cypher']}```",
        f"```sparql\n{content['sparql']}```",
    ]
    return "\n\n".join(parts) + "\n"
