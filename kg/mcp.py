"""The questions of the catalogue as tools of the Model Context Protocol (https://modelcontextprotocol.io).

Each named question is a tool with typed parameters, a row limit and optional receipts. All tools are read-only; ad-hoc
Cypher needs `--allow-cypher`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import anyio
import mcp_types as types
from mcp.server import Server
from mcp.server.stdio import stdio_server

from kg.about import VERSION
from kg.queries import QuestionError, find
from kg.queries.catalogue.parameters import parameters as check_parameters
from kg.queries.engines.parameter_choices import choices

if TYPE_CHECKING:
    from kg.project import Project
    from kg.queries import Parameter, Question
    from kg.queries.engines.answer import Engine

ROWS: Final = 50
MOST_ROWS: Final = 1000
MOST_CHOICES: Final = 200
CYPHER: Final = "cypher"
_LIMIT = {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": ROWS, "description": "rows at most"}
_ANNOTATIONS = types.ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Tool = Callable[[Mapping[str, Any]], dict[str, Any]]


def serve(project: Project, engine: Engine, *, allow_cypher: bool) -> None:
    """Serve on standard input and output until the input ends.

    Args:
        project: gives the questions.
        engine: answers them.
        allow_cypher: whether there is a tool for ad-hoc queries, which Neo4j answers.
    """
    tools = [_tool(question, engine) for question in project.questions.values()]
    tools += [_cypher_tool()] if allow_cypher else []

    def call(name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        if allow_cypher and name == CYPHER:
            return _ad_hoc(project, arguments)
        return _answer(find(project.questions, name), arguments, engine)

    async def on_list_tools(_context: Any, _: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=tools)

    async def on_call_tool(_context: Any, request: types.CallToolRequestParams) -> types.CallToolResult:
        return await anyio.to_thread.run_sync(_result, call, request.name, request.arguments or {})

    server = Server("lv-coop-kg", version=VERSION, on_list_tools=on_list_tools, on_call_tool=on_call_tool)

    async def run() -> None:
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    anyio.run(run)


def _result(
    call: Callable[[str, Mapping[str, Any]], dict[str, Any]], name: str, arguments: Mapping[str, Any]
) -> types.CallToolResult:
    """Return the result of a call; an error is returned to the agent, which can correct its call."""
    from neo4j.exceptions import Neo4jError

    try:
        content = call(name, arguments)
    except (QuestionError, Neo4jError) as error:
        text = getattr(error, "message", None) or str(error)
        return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=True)
    text = json.dumps(content, ensure_ascii=False, default=str)
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=text)], structured_content=json.loads(text)
    )


def _answer(question: Question, arguments: Mapping[str, Any], engine: Engine) -> dict[str, Any]:
    limit, with_receipts = _limit(arguments), bool(arguments.get("receipts", False))
    given = {name: value for name, value in arguments.items() if name not in ("limit", "receipts")}
    check_parameters(question, given, engine.vocabulary)
    answer = engine.answer(question, given)
    shown = answer.rows[:limit]
    receipts = engine.receipts({s for row in shown for s in row.statements}) if with_receipts else {}
    rows = [
        {**record, "receipts": [asdict(receipts[s]) for s in row.statements if s in receipts]}
        if with_receipts
        else record
        for record, row in zip(answer.records(), shown, strict=False)
    ]
    more = len(answer.rows) - len(shown)
    return {"question": question.stem, "parameters": dict(answer.parameters), "rows": rows, "rows_left_out": more}


def _ad_hoc(project: Project, arguments: Mapping[str, Any]) -> dict[str, Any]:
    from kg.loaders.neo4j.node_rows import LOAD_PROPERTIES
    from kg.queries.ad_hoc.result_values import plain

    limit = _limit(arguments)
    given = arguments.get("parameters") or {}
    with project.cypher(str(arguments.get("query", "")), given) as result:
        columns = list(result.keys())
        rows = [
            {name: plain(record[name], LOAD_PROPERTIES) for name in columns} for record in islice(result, limit + 1)
        ]
    return {"rows": rows[:limit], "more_rows": len(rows) > limit}


def _limit(arguments: Mapping[str, Any]) -> int:
    limit = arguments.get("limit", ROWS)
    if not isinstance(limit, int) or not 1 <= limit <= MOST_ROWS:
        raise QuestionError(f"limit={limit}, expected a whole number from 1 to {MOST_ROWS}, choose one")
    return limit


def _tool(question: Question, engine: Engine) -> types.Tool:
    columns = "\n".join(f"- {column.name} ({column.type}): {column.meaning.en}" for column in question.columns)
    properties = {parameter.name: _schema(parameter, engine) for parameter in question.parameters}
    receipts = {"type": "boolean", "default": False, "description": "with the source, line and date behind each row"}
    return types.Tool(
        name=question.stem,
        title=question.summary.lv,
        description=f"{question.summary.en} ({question.summary.lv})\nColumns:\n{columns}",
        input_schema={
            "type": "object",
            "properties": {**properties, "limit": _LIMIT, "receipts": receipts},
            "required": [parameter.name for parameter in question.required],
            "additionalProperties": False,
        },
        annotations=_ANNOTATIONS,
    )


def _schema(parameter: Parameter, engine: Engine) -> dict[str, Any]:
    """Return the JSON Schema of a parameter, with its choices unless there are too many."""
    listed = choices(parameter, engine)
    schema: dict[str, Any] = {"type": "integer" if parameter.type == "integer" else "string"}
    if 0 < len(listed) <= MOST_CHOICES:
        names = "; ".join(f"{choice.id} {choice.name or ''}".strip() for choice in listed)
        # An empty text leaves the parameter out.
        schema["enum"] = [*(choice.id for choice in listed), *([""] if parameter.example is None else [])]
        schema["description"] = f"{parameter.meaning.en}: {names}"
    else:
        schema["description"] = parameter.meaning.en
    if parameter.default is not None:
        schema["default"] = parameter.default
    return schema


def _cypher_tool() -> types.Tool:
    return types.Tool(
        name=CYPHER,
        title="Cypher",
        description="Ask Neo4j in Cypher; a query that would do more than read the graph is refused.",
        input_schema={
            "type": "object",
            "properties": {
                "query": {"type": "string"},
                "parameters": {"type": "object", "description": "of the query"},
                "limit": _LIMIT,
            },
            "required": ["query"],
            "additionalProperties": False,
        },
        annotations=_ANNOTATIONS,
    )
