"""A citable bundle: question, parameters, both queries, rows, receipts and the version of the data, in one file."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.queries import Answer, Receipt

ENDINGS = (".md", ".json")


def write_bundle(path: Path, answer: Answer, receipts: Mapping[str, Receipt], version: str) -> None:
    """Write a bundle as Markdown or JSON, by the ending of the file; the same data give the same bytes.

    Args:
        path: the file; its folder is made where it is not there.
        answer: of any engine, since both give the same.
        receipts: of the statements behind the answer.
        version: of the data.

    Raises:
        queries.QuestionError: the ending is another.
    """
    refuse_ending(path)
    content = bundle(answer, receipts, version)
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n" if path.suffix == ".json" else markdown(content)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def refuse_ending(path: Path) -> None:
    """Refuse a file that is neither Markdown nor JSON.

    Raises:
        queries.QuestionError: it is not.
    """
    from kg.queries import QuestionError

    if path.suffix not in ENDINGS:
        raise QuestionError(f"{path}: ending {path.suffix or 'none'}, expected .md or .json, name the file so")


def bundle(answer: Answer, receipts: Mapping[str, Receipt], version: str) -> dict[str, Any]:
    """The content of a bundle."""
    from kg import __version__

    question = answer.question
    return {
        "question": question.stem,
        "summary": asdict(question.summary),
        "cite": f"lv-coop-kg {__version__}, question {question.stem}, data version {version}",
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
    """A bundle as a page that a reader can check row by row."""
    from kg.cli.output import markdown as table
    from kg.cli.output import text

    names = [column["name"] for column in content["columns"]]
    behind = [
        [text(n), r["source"], text(r["issued"]), text(r["line"] or r["locator"]), r["status"], text(r["origin"])]
        for n, row in enumerate(content["rows"], 1)
        for r in row["receipts"]
    ]
    parts = [
        f"# {content['summary']['lv']}",
        content["summary"]["en"],
        f"Cite as: {content['cite']}.",
        "## Parameters",
        table(["name", "value"], [[name, text(value)] for name, value in content["parameters"].items()]),
        "## Rows",
        table(["row", *names], [[str(n), *(text(r[x]) for x in names)] for n, r in enumerate(content["rows"], 1)]),
        "## Receipts",
        table(["row", "source", "issued", "line", "status", "origin"], behind),
        "## Queries",
        f"```cypher\n{content['cypher']}```",
        f"```sparql\n{content['sparql']}```",
    ]
    return "\n\n".join(parts) + "\n"
